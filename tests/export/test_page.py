"""The page as people get it: what stands on it, in which order, and how dates, counts and names are said."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from briefing.cli import cli
from briefing.export import calendars, dates, formats, tables
from briefing.export.citation import cite
from briefing.export.document import Text
from briefing.export.page import who_speaks
from briefing.export.part import page_selection
from briefing.model import Brief, Dispute, Known, OtherTime, Position, TimelineEntry
from briefing.workspace.rows import VoiceRow
from briefing.workspace.view import View
from tests.export.corpus import made, on_disk, paged, paged_brief
from tests.workspace.made import brief


def text_of(view: View, form: str = "markdown") -> str:
    return b"".join(formats.parts(view, form, page_selection(view))).decode()


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_the_page_tells_its_parts_in_order(form: str) -> None:
    found = re.findall(r"^## (.*)|<h2[^>]*>(.*?)</h2>", text_of(paged(), form), re.MULTILINE)
    titles = ["".join(one) for one in found]
    beside = ["Timeline"] if form == "html" else []
    after = ["Articles"] if form == "html" else []
    assert titles == ["In brief", "One", "Two", "Where sources disagree", *beside, "Who speaks", "Sources", "Notes", *after]


def test_the_title_stands_with_the_days_of_the_event_and_counts_in_words() -> None:
    text = text_of(paged())
    assert "\n# The dam\n\n1 to 2 March 2025, 3 sources, 3 origins\n" in text
    assert 'date: "1 to 2 March 2025"' in text
    assert not re.search(r"\d{4}-\d\d-\d\d", text), "dates are for people"
    assert "1 outlet" not in text


def test_articles_give_their_days_where_the_event_has_none_and_most_are_surely_dated() -> None:
    undecided = replace(paged_brief(), days=None)
    assert "\nArticles of 1 to 3 March 2025, 3 sources" in text_of(View(undecided))
    doubtful = Known(value="2025-03-01", certainty="doubtful", origin="test")
    sources = [replace(one, metadata=replace(one.metadata, published=doubtful)) for one in undecided.sources]
    assert "\n# The dam\n\n3 sources, 3 origins\n" in text_of(View(replace(undecided, sources=tuple(sources))))


def test_what_is_in_brief_is_not_said_again() -> None:
    brief, rest = text_of(paged()).split("\n## One")
    assert brief.count("\n- ") == 2
    assert "\n- Two gates" in brief
    assert "\n- Two gates" not in rest


def test_without_lines_in_brief_there_is_no_such_heading() -> None:
    points = tuple(replace(point, in_brief=False) for point in paged_brief().points)
    assert "In brief" not in text_of(View(replace(paged_brief(), points=points)))


def test_lines_stand_in_the_order_of_their_rank() -> None:
    brief = paged_brief()
    turned = tuple(replace(point, rank=100 - point.rank, in_brief=False) for point in brief.points)
    section = text_of(View(replace(brief, points=turned))).split("\n## One")[1].split("\n## Two")[0]
    lines = re.findall(r"^- (\w+ \w+)", section, re.MULTILINE)
    assert lines == ["Three gates", "Engineers say", "Two gates", "The dam"]


@pytest.mark.parametrize(
    ("form", "said"),
    [("markdown", "Two gates stay shut.[^2] \\[gates: the sluices of Kariba\\] — "), ("html", "[gates: the sluices of Kariba]")],
)
def test_a_gloss_stands_outside_the_quotation_which_still_holds(form: str, said: str, tmp_path: Path) -> None:
    text = text_of(paged(), form)
    assert said in text
    assert "Two gates stay shut." in text
    file = tmp_path / f"brief{next(one for one in formats.FORMATS if one.name == form).suffixes[0]}"
    file.write_text(text, encoding="utf-8")
    done = CliRunner().invoke(cli, ["check", str(file), str(on_disk(tmp_path / "corpus"))])
    assert done.exit_code == 0, done.output


def of_another_time() -> Brief:
    """The brief, of which the line with the best rank of section one tells what was a year before."""
    brief, texts = paged_brief(), {one.id: one.text for one in paged_brief().statements}
    earlier = OtherTime(when="2024-03", precision="month")
    points = (
        replace(one, in_brief=False, rank=1, other_time=earlier) if texts[one.lead].startswith("Two") else one for one in brief.points
    )
    return replace(brief, points=tuple(replace(one, in_brief=False) for one in points))


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_what_happened_at_another_time_says_so_and_stands_last_in_its_section(form: str) -> None:
    section = re.split(r"## One|<h2[^>]*>One</h2>", text_of(View(of_another_time()), form))[1]
    section = re.split(r"## Two|<h2[^>]*>Two</h2>", section)[0]
    assert section.index("Two gates stay shut") > max(section.index("Three gates"), section.index("Engineers say"))
    assert "earlier: March 2024" in section


def test_word_marks_another_time_and_the_desk_and_programs_are_told_it() -> None:
    view = View(of_another_time())
    packed = ZipFile(BytesIO(b"".join(formats.parts(view, "docx", page_selection(view)))))
    assert "earlier: March 2024" in packed.read("word/document.xml").decode()
    (row,) = [row for row in view.points("one") if row.other_time]
    assert row.text == "Two gates stay shut."
    assert row.gloss == ("gates: the sluices of Kariba",)
    assert '"other_time":{"when":"2024-03","later":false}' in text_of(view, "json").replace(" ", "")


def test_an_order_by_time_keeps_its_place_for_what_happened_earlier() -> None:
    view = View(of_another_time())
    (name,) = [row.id for row in view.points("one") if row.other_time]
    assert view.orders.page.lines("one")[-1] == name
    view.edits.sort("time", "one")
    days = [line.day for line in (view.orders.page.lines_by_id[one] for one in view.orders.page.lines("one"))]
    assert days == sorted(days, key=lambda day: (day == "", day))


def test_a_section_without_a_line_says_why() -> None:
    brief = paged_brief()
    two = {point.id for point in brief.points if point.section == "two"}
    off = tuple(replace(point, page=point.page and point.id not in two) for point in brief.points)
    assert "\n## Two\n\nNo line on this page; the record has 6.\n" in text_of(View(replace(brief, points=off)))
    opening = tuple(replace(point, in_brief=point.id in two, page=point.id in two) for point in brief.points)
    assert "\n## Two\n\nSee above, in brief.\n" in text_of(View(replace(brief, points=opening)))
    sections = (*brief.sections, replace(brief.sections[0], id="three", title="Three", points=()))
    assert "\n## Three\n\nNothing found.\n" in text_of(View(replace(brief, sections=sections)))


def test_a_source_without_a_title_is_called_by_its_first_words() -> None:
    text = text_of(paged())
    assert "| “The Kariba dam is safe, engineers said. Prices…” |" in text
    assert re.search(r"^\[\^\d+\]: .*Outlet unknown, “The Kariba dam is safe, engineers said. Prices…”, 3 March 2025, ", text, re.MULTILINE)
    record = b"".join(formats.parts(paged(), "markdown")).decode()
    assert "— “The Kariba dam is safe…”" in record, "an outlet that is not known is told by fewer words"


def test_later_notes_of_a_source_without_an_outlet_say_which_it_is(tmp_path: Path) -> None:
    (tmp_path / "callao").mkdir()
    words = ["Dockers in Callao stopped work on Monday.", "Ana Flores said that the port of Callao would stay shut until Friday."]
    (tmp_path / "callao" / "strike.txt").write_text(
        "\n\n".join(["title: Dockers of Callao walk out again over nights", "date: 5 May 2031", "", *words])
    )
    for suffix in ("md", "html", "docx"):
        file = tmp_path / f"page.{suffix}"
        assert CliRunner().invoke(cli, ["export", str(tmp_path / "callao"), "-o", str(file)]).exit_code == 0
        checked = CliRunner().invoke(cli, ["check", str(file), str(tmp_path / "callao")])
        assert checked.exit_code == 0, checked.output
    notes = [line for line in (tmp_path / "page.md").read_text(encoding="utf-8").splitlines() if line.startswith("[^")]
    assert "Outlet unknown, *Dockers of Callao walk out again over nights*, 5 May 2031" in notes[0]
    assert len(notes) == 2
    assert notes[1].startswith("[^2]: In “Dockers of Callao walk out…”, 5 May 2031")


def test_a_voice_is_named_once_whatever_letter_it_begins_with() -> None:
    names = ("Analysts", "analysts", "Dockers")
    voices = [VoiceRow(id=one, name=one, aliases=(), title=None, affiliation=None, side=None, statements=1) for one in names]
    told = [block.text for block in who_speaks(voices) if isinstance(block, Text)]
    assert told == ["These, of whom no title is told: Analysts; Dockers."]


def test_only_sure_disputes_stand_on_the_page_five_at_most_with_who_says_what() -> None:
    brief = paged_brief()
    [real] = brief.disputes
    many = tuple(replace(real, id=f"d{number}", about=f"matter {number}", sure=number % 2 == 0) for number in range(20))
    text = text_of(View(replace(brief, disputes=many)))
    assert re.findall(r"^\| \*\*(.*)\*\* \| \|$", text, re.MULTILINE) == [f"matter {number}" for number in (0, 2, 4, 6, 8)]
    assert re.search(r"^\| two \| Delta\[\^\d\] \|\n\| three \| Herald\[\^\d\] \|$", text, re.MULTILINE)


def test_who_speaks_is_told_once_with_title_and_affiliation() -> None:
    text = text_of(paged())
    assert "| Name | Title | Affiliation |" in text
    assert text.count("| River Authority | spokesman | Zambezi basin |") == 1


def test_title_and_address_of_a_source_stand_in_its_first_note_only() -> None:
    notes = [line for line in text_of(paged()).split("\n") if line.startswith("[^") and "Herald" in line]
    assert len(notes) > 1
    assert ["Of the herald" in note for note in notes] == [True] + [False] * (len(notes) - 1)
    assert ["https://herald.example" in note for note in notes] == [True] + [False] * (len(notes) - 1)
    assert all("2 March 2025" in note and "`herald.txt`, characters" in note for note in notes)


def test_counts_are_said_only_where_they_say_something() -> None:
    lines = {line.split("[^")[0]: line for line in text_of(paged()).split("\n") if line.startswith("- ")}
    assert lines["- Engineers say the Kariba dam is safe."].endswith(" · 2 origins")
    assert lines["- Three gates stay shut."].endswith("— Herald · disputed")


def test_what_could_not_be_read_is_said() -> None:
    assert "- Not read: `scan.pdf`. It holds no text. Run it through OCR.\n" in text_of(paged())


def test_dates_are_said_in_words() -> None:
    assert dates.in_words("2023-09-12T08:30:00+02:00") == "12 September 2023"
    assert dates.in_words("2023-09") == "September 2023"
    assert dates.in_words("2023") == "2023"
    assert dates.in_words("soon") == "soon"
    assert dates.moment("1980", "decade") == "1980s"
    assert dates.moment("2023-09-12T08:30", "time") == "12 September 2023, 08:30"
    assert dates.span("2023-09-12", "2023-09-12") == "12 September 2023"
    assert dates.span("2023-09-11", "2023-09-13") == "11 to 13 September 2023"
    assert dates.span("2023-08-30", "2023-09-02") == "30 August to 2 September 2023"
    assert dates.span("2023-12-31", "2024-01-01") == "31 December 2023 to 1 January 2024"


def test_a_dispute_of_more_sides_names_one_for_each_and_counts_the_others() -> None:
    brief = paged_brief()
    every = tuple(one.id for one in brief.statements)
    positions = tuple(Position(value=str(number), statements=every[number : number + 3]) for number in range(3))
    text = text_of(
        View(replace(brief, disputes=(Dispute(id="d", kind=brief.disputes[0].kind, about="x", positions=positions, sure=True),)))
    )
    assert text.count("; and 2 more |") == 3


def test_a_part_of_the_record_keeps_its_layout() -> None:
    view = View(made())
    assert "In brief" not in b"".join(formats.parts(view, "markdown")).decode()


def test_an_uncertain_date_is_said_to_be_one_wherever_it_stands() -> None:
    brief = paged_brief()
    doubtful = Known(value="2017-11-30", certainty="doubtful", origin="test")
    sources = tuple(replace(one, metadata=replace(one.metadata, published=doubtful)) for one in brief.sources)
    entry = TimelineEntry(when="2017-11-29", precision="day", statements=(brief.statements[0].id,))
    view = View(replace(brief, sources=sources, timeline=(entry,)))
    sure = View(replace(brief, timeline=(entry,)))
    for form in ("markdown", "html", "docx"):
        for selected in (page_selection(view), None):
            told = told_by(b"".join(formats.parts(view, form, selected)), form)
            assert told.count("30 November 2017") >= len(sources)
            assert told.count("30 November 2017") == told.count("30 November 2017 (date uncertain)")
            assert "uncertain" not in told_by(b"".join(formats.parts(sure, form, None if selected is None else page_selection(sure))), form)
    for rows in (tables.lines(view), tables.page_lines(view), tables.timeline(view), tables.disputes(view)):
        assert b"2017-11-30" not in b"".join(tables.as_json(rows))
    assert {(row.published, row.certainty) for row in tables.sources(view)} == {("2017-11-30", "doubtful")}
    for form in calendars.FORMS.values():
        assert "(date uncertain)" in b"".join(form(view)).decode().replace("\r\n ", "")
    row = view.point(view.page()[0]).statements[0]
    assert "2017-11-30 (date uncertain)" in cite(row, view.source(row.source).source)


def told_by(data: bytes, form: str) -> str:
    """The words of an export, without what marks them up."""
    if form != "docx":
        return data.decode()
    with ZipFile(BytesIO(data)) as archive:
        return re.sub("<[^>]*>", "", "".join(archive.read(f"word/{name}.xml").decode() for name in ("document", "footnotes")))


def test_a_sentence_that_an_outlet_prints_twice_has_one_note() -> None:
    said = "The Kariba dam is safe."
    texts = {"delta.txt": f"{said} Rain fell.", "herald.txt": f"{said} Fish is dear.", "wire.txt": f"{said} Shops are shut."}
    found = brief(texts, joined=[[said]])
    by_name = {source.id: source for source in found.sources}
    delta, wire = by_name["delta"], by_name["wire"]
    again = replace(wire, metadata=replace(wire.metadata, outlet=delta.metadata.outlet))
    counts = []
    for sources in (found.sources, tuple(again if one is wire else one for one in found.sources)):
        view = View(replace(found, sources=sources))
        record = b"".join(formats.parts(view, "markdown")).decode()
        line = next(one for one in record.split("\n") if one.startswith(f"- {said}"))
        counts.append(line.count("[^"))
    assert counts == [3, 2]
