"""Where what the desk in a browser needs is not installed, its tests are left out."""

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("textual_serve") else ["*.py"]
