"""What the analyst corrects in a source shows at once, hangs on nothing but its path or text, and makes the brief anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.export import markdown
from briefing.model import Source
from briefing.workspace.filter_query import Filter
from briefing.workspace.open import is_current, open_view
from briefing.workspace.options import Options
from briefing.workspace.project import SourceSettings
from briefing.workspace.view import View
from tests.workspace.looking import again
from tests.workspace.made import brief

STORY = "The ferry Aurora ran aground off Valdivia on Monday. The harbour master said that nobody was hurt. Divers will look at the hull."


def told(view: View, source: str = "herald") -> tuple[object, ...]:
    """Every place at which a source's outlet, title and date are shown."""
    row = next(row for row in view.sources() if row.id == source)
    statement = view.statement(f"{source}:0")
    page = view.source(source).source.metadata
    point = next(row for row in view.points("one") if row.id == f"p{source}:0")
    assert page.outlet
    assert page.title
    assert page.published
    assert row.published
    return (
        {row.outlet, statement.outlet, point.outlet, page.outlet.value, view.source_title(source)},
        {row.title, statement.source_title, page.title.value},
        {row.published.value, statement.published, page.published.value},
    )


def test_what_is_corrected_shows_everywhere_at_once_and_after_reopening(corpus: Path) -> None:
    view = again(corpus)
    before = told(view)
    view.edits.correct_source("herald", SourceSettings(outlet="Zambezi Herald", date="5 March 2024"))
    view.edits.correct_source("herald", SourceSettings(title="Dam is safe", author=("Ada Phiri", "Joe Banda")))
    for now in (view, again(corpus)):
        assert told(now) == ({"Zambezi Herald"}, {"Dam is safe"}, {"2024-03-05"})
        assert [one.value for one in now.source("herald").source.metadata.authors] == ["Ada Phiri", "Joe Banda"]
        assert [source.metadata.outlet.value for source in now.each_source() if source.metadata.outlet][1] == "Zambezi Herald"
        assert "Zambezi Herald" in markdown.render(now).decode()
        assert now.edited() == "1 source corrected by briefing.edits.yaml"
    for _ in range(2):
        view.edits.undo()
    assert told(view) == before
    assert told(again(corpus)) == before


def test_an_empty_value_is_what_was_read(corpus: Path) -> None:
    view = again(corpus)
    before = told(view)
    view.edits.correct_source("herald", SourceSettings(outlet="Zambezi Herald"))
    view.edits.correct_source("herald", SourceSettings(outlet=""))
    assert told(view) == before


def test_a_rating_is_the_analysts_and_can_be_taken_away(corpus: Path) -> None:
    view = again(corpus)
    assert not any(row.rating for row in view.sources())
    view.edits.rate_source("wire", "B usually reliable")
    for now in (view, again(corpus)):
        assert [row.rating for row in now.sources()] == ["", "", "B usually reliable"]
        assert now.source("wire").rating == "B usually reliable"
        assert "rated B usually reliable" in markdown.render(now).decode()
    view.edits.rate_source("wire", "")
    assert not any(row.rating for row in view.sources())


def test_a_source_that_is_gone_makes_an_orphan(corpus: Path) -> None:
    view = again(corpus)
    view.edits.correct_source("wire", SourceSettings(outlet="Kariba Wire"))
    view.edits.rate_source("wire", "A reliable")
    other = again(corpus, brief({"delta.txt": "The dam holds. Two gates stay shut. Villages wait."}))
    assert [(row.what, row.quotes, row.gone) for row in other.edits.orphans()] == [
        ("Source corrected", ("wire.txt",), ("wire.txt",)),
        ("Source rated", ("wire.txt",), ("wire.txt",)),
    ]
    assert [row.text for row in other.edits.rows()] == ["outlet: Kariba Wire", "A reliable"]


@pytest.mark.parametrize(("entry", "what"), [("{edit: correct, id: a}", "names no source"), ("{edit: rate, id: b}", "names no source"),
                                             ("{edit: correct, id: c, source: wire.txt}", "lacks what is other")])  # fmt: skip
def test_a_correction_that_lacks_something_is_set_aside(corpus: Path, entry: str, what: str) -> None:
    (corpus / "briefing.edits.yaml").write_text(f"- {entry}\n")
    assert what in again(corpus).edits.problems()[0].error


def source_of(view: View) -> Source:
    return next(source for source in view.each_source() if "Aurora" in source.text)


def test_the_brief_is_made_again_with_what_is_corrected_also_under_another_name(corpus: Path) -> None:
    """Origins, counts and dates hang on outlet and day: what is made anew counts them, wherever the file lies now."""
    (corpus / "first.txt").write_text(STORY)
    (corpus / "second.txt").write_text("The ferry Aurora is stuck off Valdivia. Passengers were taken off by boat, the coast guard said.")
    options = Options(paths=(corpus,), jobs=1)
    view = open_view(options)
    origins = len({row.origin for row in view.sources()})
    assert origins == 2
    for row in list(view.sources()):
        view.edits.correct_source(row.id, SourceSettings(outlet="Valdivia Post", date="2024-03-05"))
    assert not is_current(view, options)
    view.close()
    (corpus / "first.txt").rename(corpus / "moved.txt")
    view = open_view(options)
    assert is_current(view, options)
    assert len({row.origin for row in view.sources()}) == 1, "one publisher is one origin"
    published = source_of(view).metadata.published
    assert published
    assert (published.value, published.origin) == ("2024-03-05", "briefing.edits.yaml")
    assert any(entry.when == "2024-03-04" for entry in view.timeline()), "Monday counts from the day that is known now"
    assert view.filtered(Filter(sources=(source_of(view).id,))).sources()
    view.edits.undo()
    view.edits.undo()
    assert not is_current(view, options)
    view.close()
    view = open_view(options)
    assert len({row.origin for row in view.sources()}) == 2
    view.close()
