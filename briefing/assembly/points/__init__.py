"""Statements that say the same become one point: `build`, by `clustering`, with a `representative` for each."""
