"""What the desk can list: each view says what its groups and rows are, and what the source pane shows for a row."""
