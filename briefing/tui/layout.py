"""The style sheet: only where things stand; colours are painted line by line (`styles.py`)."""

CSS = """
#top, #tabs, #keys { height: 1; }
#panes { height: 1fr; layout: horizontal; }
#groups { width: 30; }
#rows { width: 1fr; border-left: solid $border; }
#source, #against { width: 1fr; border-left: solid $border; }
#tabs, #against { display: none; }
.-stacked #panes { layout: vertical; }
.-stacked #tabs { display: block; }
.-stacked #groups { display: none; width: 1fr; }
.-stacked #rows { height: 9fr; width: 1fr; border-left: none; }
.-stacked #source { height: 11fr; width: 1fr; border-left: none; }
.-single #panes > * { display: none; height: 1fr; width: 1fr; border-left: none; }
.-single.-at-groups #groups, .-single.-at-rows #rows, .-single.-at-source #source { display: block; }
.-very-wide #groups { width: 36; }
.-very-wide #rows { width: 100; }
.-one-group #groups { display: none; }
.-one-group #tabs { display: none; }
Sheet, Chooser, Prompt { align: center middle; background: $background 60%; }
#sheet { width: 90; max-width: 96%; height: 90%; }
#choices { width: 64; max-width: 96%; }
#prompt { width: 64; max-width: 96%; height: auto; background: $surface; padding: 1; }
Screen { background: $surface; }
Toast { max-width: 80%; }
"""
"""Textual reads this before the first frame, and every rule costs: keep it small."""
