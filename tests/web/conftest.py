"""Where what the desk in a browser needs is not installed, its tests are left out; they look at processes as Linux shows them."""

import sys
from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("textual_serve") and sys.platform == "linux" else ["*.py"]
