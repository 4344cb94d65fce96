"""Which side a voice without the side's name belongs to."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing.analysis import attribution
from briefing.analysis.actors import mentions
from briefing.analysis.voices import resolve
from briefing.assembly.entities.side_by_description import SideByDescription
from briefing.assembly.entities.side_names import parse_side
from briefing.assembly.entities.voices import assign_sides, link_voices
from briefing.model import Analysis, Article, Voice
from briefing.workspace.open import make_brief
from briefing.workspace.options import Options
from tests.analysis.making import source as made

TEXT = """Belarus will receive the guest in Minsk on Monday.

“Nothing is decided,” Belarusian President Aleksandr Lukashenko said.

Pentagon spokesman Harold Dunn told reporters that the talks would be watched closely.

The White House warned that the sale would have consequences.
"""


def test_another_countrys_staff_does_not_belong_to_the_only_head_among_the_sides(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    brief = make_brief(Options(paths=(tmp_path,), sides=("Belarus",), cache=False))
    found = {voice.name: voice.side for voice in brief.voices}
    assert found["Aleksandr Lukashenko"] == "belarus"
    assert found["Harold Dunn"] is None
    assert found["White House"] is None


def test_a_voice_that_is_several_sides_at_once_is_no_outsider() -> None:
    allegiance = SideByDescription([parse_side("Peru=Lima"), parse_side("Chile")])
    assert allegiance.of(Voice(id="a", name="Peru and Chile", kind="state")) == "peru"
    assert allegiance.of(Voice(id="b", name="Chile and Bolivia", kind="group")) is None


def side_of(text: str, name: str, *sides: str) -> str | None:
    """The side that a voice of a text is taken for where its statements are sorted, by a part of its name."""
    source = made(text + "\n", "a")
    names = mentions(source)
    spoken, attributions = resolve(source, attribution.find(source), names)
    article = Article(source=source, analysis=Analysis(source="a", attributions=tuple(attributions), voices=tuple(spoken)))
    article = replace(article, analysis=replace(article.analysis, mentions=tuple(names)))
    assigned = assign_sides(link_voices([article]), [parse_side(side) for side in sides])
    return next(voice.side for one in assigned for voice in one.analysis.voices if name in voice.name)


ROW = (
    "U.S. President Tom Okoro said on Monday that he would veto the bill. The White House said that the bill was bad. “It is a bad bill,” "
    "White House press secretary Ana Lund said. Israeli Prime Minister Dan Peri said that he liked the bill."
)


@pytest.mark.parametrize("name", ["Tom Okoro", "White House", "Ana Lund"])
def test_a_side_named_by_whom_it_is_around_has_him_and_his_staff(name: str) -> None:
    assert side_of(ROW, name, "Okoro administration", "Peri") == "okoro-administration"


def test_another_head_of_government_keeps_his_own_side() -> None:
    assert side_of(ROW, "Dan Peri", "Okoro administration", "Peri") == "peri"


@pytest.mark.parametrize(("office", "side"), [("Defense Secretary", "okoro"), ("Chilean Defense Minister", None)])
def test_an_officer_belongs_to_his_own_head_and_not_to_whom_he_writes(office: str, side: str | None) -> None:
    text = (
        f"U.S. President Tom Okoro said that he would veto the bill. {office} Bo Larsen said in a letter to a member of Congress that "
        "the bill was bad. Congress said that it would vote."
    )
    assert side_of(text, "Larsen", "Okoro", "Congress") == side


@pytest.mark.parametrize(
    ("sentence", "name", "side"),
    [
        ("Lumo’s management team, led by its chief executive Bo Ruiz, said it was worth more. Bo Ruiz said no.", "Bo Ruiz", "lumo"),
        ("Lumo rejected the offer, with chairman Bo Ruiz saying it was too low. Bo Ruiz said no.", "Bo Ruiz", "lumo"),
        ("Lumo rejected the offer. Its rival Acme, with chairman Bo Ruiz, waits. Bo Ruiz said no.", "Bo Ruiz", None),
        ("The Lumo Central Committee said that it would vote.", "Committee", "lumo"),
    ],
)
def test_a_bodys_own_officers_and_parts_belong_to_it(sentence: str, name: str, side: str | None) -> None:
    assert side_of(f"Orbit made an offer for Lumo on Monday. {sentence}", name, "Orbit", "Lumo") == side


@pytest.mark.parametrize(("name", "side"), [("Peruvian authorities", "peruvian-authorities"), ("Peruvian miners", None)])
def test_the_authorities_of_a_state_are_the_state(name: str, side: str | None) -> None:
    assert SideByDescription([parse_side(name)]).of(Voice(id="a", name="Peru", kind="state", country="PER")) == side
