"""A source to its statements; `pipeline.analyse` leads through."""

import os

# For who calls a part of analysis alone: read when numpy is first imported. `pipeline.analyse` holds threads whatever is set.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
