"""Counts that two claimants give of one thing stand first; one that followed another does not."""

from pathlib import Path

import pytest

from briefing.model import Dispute
from tests.assembly.disputes.test_denials import disputes_of


def counted(folder: Path, *texts: str) -> list[Dispute]:
    """The sure disputes on numbers of articles; a text with "LATER" came out a day after the others."""
    heads = (f"Outlet: Paper {n}\nPublished: 2024-05-0{3 if 'LATER' in text else 2}\nTitle: Osk {n}\n\n" for n, text in enumerate(texts))
    _, found = disputes_of(folder, *(head + text.replace("LATER ", "") + "\n" for head, text in zip(heads, texts, strict=True)))
    return [one for one in found if one.sure and one.kind == "number"]


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (["Organisers put the crowd at 80,000; the police spoke of 15,000."], ["80,000 (Organisers)", "15,000 (police)"]),
        (["Organisers estimated the crowd at 40,000, while police put it at 9,000."], ["40,000 (Organisers)", "9,000 (police)"]),
        (["The government says 12 people died, but the opposition says 30 were killed."], ["12 (government)", "30 (opposition)"]),
        (["Some 5,000 teachers had walked out, the union said. The ministry put the figure at “fewer than 1,200”."], ["5,000", "1,200"]),
        (["Tavria’s ministry said 12 Belmark soldiers were killed. Geese flew. Belmark’s army said two soldiers had died."], ["12", "two"]),
        (
            ["Four people were killed near the palace, a doctor said. The junta said nobody had been hurt."],
            ["Four", "nobody had been hurt"],
        ),
        (
            ["The health ministry of Karsk said 64 people had died.", "Doctors of the guild in Karsk said 110 people had died."],
            ["64", "110"],
        ),
        (["Seven boys died in the fire at the mill, police said. The Lom Red Cross put the number of dead at 11."], ["Seven", "11"]),
        (
            ["The electoral court said turnout had reached 71 per cent.", "The mission put turnout at 64 per cent."],
            ["71 per cent", "64 per cent"],
        ),
        (
            [
                "At least 41 people drowned off Lund, the coast guard said.",
                "LATER At least 60 people were lost off Lund, survivors said, many more than Tavria has admitted.",
            ],
            ["41", "60"],
        ),
    ],
)
def test_two_claimants_give_two_counts(tmp_path: Path, texts: list[str], values: list[str]) -> None:
    (dispute,) = counted(tmp_path, *texts)
    assert [position.value for position in dispute.positions] == values


@pytest.mark.parametrize(
    "texts",
    [
        ["Police said 41 people had died in the flood.", "LATER The toll of the flood rose to 46, the rescue office said."],
        ["At least 40 people died in the flood, police said.", "LATER The mayor said 41 people had died in the flood."],
        ["The health ministry said 64 people had died.", "LATER Doctors of the guild said 110 people had died."],
        ["Belmark said five soldiers were killed near Osk. The health ministry said 30 people were killed in the town."],
        ["Police said 12 people died in Osk on Friday. The army said four people were killed in Lund."],
        ["The ministry said 90 people were hurt. Doctors in the hills gave a preliminary count and said 40 people were hurt."],
        ["The mine said 300 posts were safe. The mayor said two posts at the school had been filled."],
    ],
)
def test_a_rise_another_place_and_another_thing_are_no_dispute(tmp_path: Path, texts: list[str]) -> None:
    assert not counted(tmp_path, *texts)
