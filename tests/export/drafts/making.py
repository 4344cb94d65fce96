"""Folders of articles that drafts are held against."""

from collections.abc import Mapping
from pathlib import Path


def written(folder: Path, articles: Mapping[str, str]) -> Path:
    """The folder, with a file for each article."""
    folder.mkdir(exist_ok=True)
    for name, text in articles.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
