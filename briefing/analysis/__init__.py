"""A source to its statements; `pipeline.analyse` leads through."""
