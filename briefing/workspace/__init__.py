"""What is kept on disk, and the way from paths to a brief."""
