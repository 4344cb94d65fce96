"""One module a format; each has `read(document)`. The table is `briefing.reading.formats`."""
