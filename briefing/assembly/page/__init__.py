"""The page: the few points that stand for the briefing, and the rank of every point by its importance in the whole."""
