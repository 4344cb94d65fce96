"""Title, outlet, dates, language, authors and agency of a source, each with how sure it is and where it was found."""
