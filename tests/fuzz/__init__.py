"""Files of every format, broken in many ways, and the rules that reading them must keep."""
