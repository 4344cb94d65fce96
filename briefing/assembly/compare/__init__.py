"""How alike two statements are, for points, near lines and disputes: candidates, features, models, and the cascade of both."""
