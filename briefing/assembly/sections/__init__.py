"""Statements to the sections of a template: `extract` takes their features, `assign` decides by `section_model` and `slots`."""
