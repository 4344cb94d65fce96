"""The desk: no analysis in here."""
