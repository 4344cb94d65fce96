"""The panes and bars of the desk, each painted line by line."""
