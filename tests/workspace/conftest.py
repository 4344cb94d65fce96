from pathlib import Path

import pytest


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """An empty folder beside which decisions are kept."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    return folder
