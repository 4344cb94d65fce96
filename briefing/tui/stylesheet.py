"""The style sheet: only where things stand; colours are painted line by line (`styles.py`)."""

CSS = """
Screen { background: $surface; }
#top, #filter, #tabs, #keys { height: 1; }
#panes { height: 1fr; layout: horizontal; }
#left { width: 30; height: 1fr; }
#groups { height: 1fr; }
#rows { width: 1fr; border-left: solid $border; }
#source, #comparison { width: 1fr; border-left: solid $border; }
#search, #find { height: 1; border: none; padding: 0 1; background: $panel; }
#tabs, #filter, #comparison, #detail { display: none; }
.-filtered #filter, .-comparison #comparison { display: block; }
.-detailed #detail { display: block; height: 1fr; }
.-very-wide #left { width: 44; }
.-stacked #panes { layout: grid; grid-size: 1; grid-rows: 9fr 11fr; }
.-stacked.-comparison #panes { grid-size: 2; }
.-stacked.-comparison #rows { column-span: 2; }
.-stacked #tabs, .-row-of-groups #tabs { display: block; }
.-stacked #left { display: none; }
.-stacked #rows, .-stacked #source { border-left: none; }
.-single #panes { layout: vertical; }
.-single #panes > * { display: none; height: 1fr; width: 1fr; border-left: none; }
.-single #detail { display: none; }
.-single.-at-groups #left, .-single.-at-rows #rows, .-single.-at-source #source, .-single.-at-comparison #comparison { display: block; }
TextModal, Chooser, Prompt, ExportScreen { align: center middle; background: $background 50%; }
ThemeScreen { align: right bottom; background: transparent; }
#modal-text { width: 90; max-width: 96%; height: 90%; }
#choices, #chooser-note { width: 80; max-width: 96%; }
#chooser-note { height: auto; background: $surface; padding: 0 1; }
#export { width: 96; max-width: 100%; height: 92%; background: $surface; padding: 0 1; }
#preview { height: 1fr; border: solid $border; }
.-tiny #preview, .-tiny #to, .-tiny #question { display: none; }
.-tiny .offer, .-tiny #hint { height: 1; }
#prompt { width: 64; max-width: 96%; height: auto; background: $surface; padding: 1; }
Toast { width: auto; max-width: 80%; }
MainScreen { layers: default status; }
"""
"""Textual reads this before the first frame, and every rule costs: keep it small."""
