"""Statements to a brief; `pipeline` is the way through."""
