"""A brief as a file: markdown, JSON; `check` holds an export against its sources."""
