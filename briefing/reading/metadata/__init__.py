"""Title, outlet, dates, language, authors and agency of a source, each with how sure it is and where it was found."""

from briefing.reading.metadata.completing import complete, without_agencies

__all__ = ["complete", "without_agencies"]
