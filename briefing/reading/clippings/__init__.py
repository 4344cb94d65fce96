"""Several articles in one file: exports of press databases and collections of clippings, each article cut out with its own head.

What looks like several and can't be told apart is a `Problem`, never one source under one outlet.
"""

from briefing.reading.clippings.division import divide

__all__ = ["divide"]
