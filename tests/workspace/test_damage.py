"""What is kept and was damaged on the disk is made again without a word, and never gives another output."""

import math
import random
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.workspace import analyses, folders, store
from briefing.workspace.open import is_current, open_view, stored_view
from briefing.workspace.options import Options
from briefing.workspace.store import Store
from briefing.workspace.visits import Changes
from tests.fuzz.damage import damaged
from tests.fuzz.storage import KINDS, run
from tests.terminal import Terminal
from tests.tui import corpus
from tests.workspace.looking import exported

PLACES = 200


@pytest.fixture
def asked(tmp_path: Path) -> Options:
    return corpus.options(corpus.write(tmp_path / "harbour"))


def stored() -> Path:
    (file,) = (folders.cache() / "briefs").glob("*.sqlite")
    return file


def test_a_store_damaged_at_any_place_gives_what_it_gave(asked: Options) -> None:
    first = exported(open_view(asked))
    whole = stored().read_bytes()
    for place in range(PLACES):
        stored().write_bytes(damaged(whole, random.Random(place)))
        assert stored_view(asked) is None, place
        if place % 10 == 0:  # making it again takes its time, and is the same after all of them
            assert exported(open_view(asked)) == first
            view = stored_view(asked)
            assert view is not None, "it was made again"
            assert exported(view) == first


def test_a_large_store_that_is_damaged_is_not_current(asked: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    first = exported(open_view(asked))
    whole = stored().read_bytes()
    monkeypatch.setattr(store, "SOON", 0)
    sound = stored_view(asked)
    assert sound is not None
    assert is_current(sound, asked)
    sound.close()
    at = whole.index(b"harbour company")
    stored().write_bytes(whole[:at] + b"J" + whole[at + 1 :])
    view = stored_view(asked)
    assert view is not None, "it is shown at once, and looked through behind that"
    assert not is_current(view, asked)
    view.close()
    assert exported(open_view(asked)) == first


def test_analyses_damaged_at_any_place_give_what_they_gave(asked: Options) -> None:
    first = exported(open_view(asked))
    whole = folders.analyses_file().read_bytes()
    for place in range(PLACES // 2):
        folders.analyses_file().write_bytes(damaged(whole, random.Random(place)))
        stored().unlink()
        assert exported(open_view(asked)) == first, place


def test_the_result_of_another_file_is_never_taken(tmp_path: Path) -> None:
    with analyses.Analyses(tmp_path / "analyses.sqlite") as cache:
        cache.put("one", analyses.encode(analyses.FileContents()))
        cache.commit()
        assert cache.get("one") is not None
    with sqlite3.connect(tmp_path / "analyses.sqlite") as connection:
        connection.execute("UPDATE result SET key = 'two'")
    connection.close()
    with analyses.Analyses(tmp_path / "analyses.sqlite") as cache:
        assert cache.get("two") is None


DAMAGE: dict[str, Callable[[sqlite3.Connection], object]] = {
    "a column of another name": lambda kept: kept.execute("ALTER TABLE result RENAME COLUMN control TO kontrol"),
    "a text that is no text": lambda kept: kept.execute("UPDATE file SET checksum = CAST(x'ff' AS TEXT)"),
    "a number for a result": lambda kept: kept.execute("UPDATE result SET data = 5"),
    "nothing for a result": lambda kept: kept.execute("UPDATE result SET data = NULL"),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_analyses_of_another_shape_are_made_again(asked: Options, kind: str) -> None:
    first = exported(open_view(asked))
    with sqlite3.connect(folders.analyses_file()) as connection:
        DAMAGE[kind](connection)
    connection.close()
    for _ in range(2):
        stored().unlink()
        assert exported(open_view(asked)) == first
    with sqlite3.connect(folders.analyses_file()) as connection:
        assert connection.execute("SELECT count(*) FROM result WHERE typeof(control) = 'integer' AND typeof(data) = 'blob'").fetchone() == (
            2,
        )
    connection.close()


def test_a_damaged_visit_is_none(asked: Options) -> None:
    view = open_view(asked)
    view.mark_seen()
    file = folders.visit_file(asked.paths)
    whole = file.read_bytes()
    assert Changes(view.store, asked.paths).since
    for place in range(50):
        file.write_bytes(damaged(whole, random.Random(place)))
        assert Changes(view.store, asked.paths).since is None
    view.close()


def test_a_store_says_with_its_checksum_that_it_is_whole(asked: Options) -> None:
    open_view(asked).close()
    with stored().open("rb") as stream:
        assert store.checksum(stream) == stored().read_bytes()[store.CONTROL]
    with sqlite3.connect(stored()) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    assert Store.open(stored()) is not None


@pytest.mark.parametrize("kind", KINDS)
def test_a_short_pass_of_the_fuzzer_finds_nothing(kind: str) -> None:
    found = run(kind, 20, 1, math.inf)
    assert (found.done, found.failures) == (20, [])


STUMBLING = """
import sys
from briefing.workspace import store
store.SOON = 0  # as if it were a large one
from briefing.__main__ import main
main()
"""


def test_a_large_damaged_store_does_not_bring_the_desk_down(asked: Options) -> None:
    open_view(asked).close()
    with sqlite3.connect(stored()) as connection:
        for table in ("statement", "point", "voice"):  # tables that can be read, of records that can't
            connection.execute(f"UPDATE {table} SET data = x'c1'")
    connection.close()
    for _ in range(2):
        with Terminal([sys.executable, "-c", STUMBLING, str(asked.paths[0])]) as desk:
            desk.until("What happened", "dockers", seconds=60)
            desk.press("q")
            assert desk.ended() == 0
            assert "Traceback" not in desk.output.decode("utf-8", "replace")
    assert exported(open_view(asked)).count(b"harbour") > 3
