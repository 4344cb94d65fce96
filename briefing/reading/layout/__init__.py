"""What each stretch of a text is: title, heading, reporting, furniture. Works on plain text, so every reader ends here."""

from briefing.reading.layout.marking import FURNITURE, Layout, lay_out

__all__ = ["FURNITURE", "Layout", "lay_out"]
