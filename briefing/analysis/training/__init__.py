"""Commands that make the trained weights again: `python -m briefing.analysis.training.NAME`."""
