"""Commands that make assembly's trained weights again: `python -m briefing.assembly.training.NAME`."""
