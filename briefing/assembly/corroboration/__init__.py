"""Which sources are independent, and how many stand behind a statement: `count` is the only place that counts."""
