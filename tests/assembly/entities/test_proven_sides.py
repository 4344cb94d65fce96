"""Sides and affiliations are printed only where the text says them of that voice."""

from pathlib import Path

import pytest

from briefing.model import Voice
from briefing.workspace.open import make_brief
from briefing.workspace.options import Options


def voices(folder: Path, text: str, *sides: str) -> dict[str, Voice]:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    return {voice.name: voice for voice in make_brief(Options(paths=(folder,), sides=sides, cache=False)).voices}


@pytest.mark.parametrize(
    ("sentence", "name", "side"),
    [
        # proven: a title in front, an apposition behind, the body itself
        ("Peru's Foreign Minister Rosa Quispe said that the border would stay open.", "Rosa Quispe", "peru"),
        ("Peruvian President Rosa Quispe said that the border would stay open.", "Rosa Quispe", "peru"),
        ("Rosa Quispe, the prime minister of Peru, said that the border would stay open.", "Rosa Quispe", "peru"),
        ("Peru said that the border would stay open.", "Peru", None),
        # proven of another: a head of state, an international body, another state's officer
        ("Chilean President Rosa Quispe said that Peru must open the border.", "Rosa Quispe", None),
        ("Rosa Quispe, the president of Chile who led the war against Peru, said that the border would open.", "Rosa Quispe", None),
        ("NATO chief Lars Holm said in Lima that Peru must open the border.", "Lars Holm", None),
        ("Chile's ambassador to Peru, Rosa Quispe, said that the border would open.", "Rosa Quispe", None),
        # a member of a parliament, of an opposition or of the past does not speak for the state
        ("Peruvian Senator Rosa Quispe said that the border would stay open.", "Rosa Quispe", None),
        ("Peruvian opposition leader Rosa Quispe said that the border would stay open.", "Rosa Quispe", None),
        ("Former Peruvian President Rosa Quispe said that the border would stay open.", "Rosa Quispe", None),
        ("Peruvian singer Rosa Quispe said that the border would stay open.", "Rosa Quispe", None),
        # only near
        ("Rosa Quispe, who met ministers of Peru in Lima, said that the border would stay open.", "Rosa Quispe", None),
        ("Rosa Quispe, a teacher who met the president of Peru, said that the border would stay open.", "Rosa Quispe", None),
    ],
)
def test_a_state_has_those_whom_the_text_gives_an_office_of_it(tmp_path: Path, sentence: str, name: str, side: str | None) -> None:
    assert voices(tmp_path, f"Peru closed its border.\n\n{sentence}\n", "Peru")[name].side == side


@pytest.mark.parametrize(
    ("sentence", "name", "side"),
    [
        ("Lumo Motors spokeswoman Ines Duarte said that nobody would lose work.", "Ines Duarte", "lumo-motors"),
        ("Ines Duarte, a spokeswoman for Lumo Motors, said that nobody would lose work.", "Ines Duarte", "lumo-motors"),
        ("Ines Duarte, the chief executive of Lumo Motors, said that nobody would lose work.", "Ines Duarte", "lumo-motors"),
        ("A spokesman for Lumo Motors said that nobody would lose work.", "spokesman for Lumo Motors", None),
        ("Ines Duarte, an attorney for drivers who sued Lumo Motors, said that many would lose work.", "Ines Duarte", None),
        ("Ines Duarte, a critic of Lumo Motors, said that many would lose work.", "Ines Duarte", None),
        ("Former Lumo Motors director Ines Duarte said that many would lose work.", "Ines Duarte", None),
        ("Lumo Motors customers said that many would lose work.", "Lumo Motors customers", None),
        ("Lumo Motors union leader Ines Duarte said that many would lose work.", "Ines Duarte", None),
    ],
)
def test_a_body_has_those_who_speak_for_it(tmp_path: Path, sentence: str, name: str, side: str | None) -> None:
    assert voices(tmp_path, f"Lumo Motors will close a plant.\n\n{sentence}\n", "Lumo Motors")[name].side == side


def test_a_family_name_is_the_one_person_that_bears_it(tmp_path: Path) -> None:
    text = """Elena Duarte wants the mine closed.

Elena Duarte said that the water was bad. “It is bad,” Elena Duarte said. Elena Duarte said so again. Elena Duarte spoke for hours,
and then Elena Duarte said that the wells were dry. Elena Duarte left at noon.

Her brother, Tomas Duarte, said that the mine should stay.
"""
    found = voices(tmp_path, text, "Duarte")
    assert found["Elena Duarte"].own_side == "duarte"
    assert found["Tomas Duarte"].own_side is None


def test_a_side_that_the_name_says_already_is_filtered_by_and_not_printed(tmp_path: Path) -> None:
    text = "Peru shut a port.\n\nPeru said it was late.\n\nA spokesman for Lumo said that nobody would pay.\n"
    found = voices(tmp_path, text, "Peru", "Lumo")
    assert (found["Peru"].side, found["Peru"].own_side) == (None, "peru")
    assert (found["spokesman for Lumo"].side, found["spokesman for Lumo"].own_side) == (None, "lumo")


@pytest.mark.parametrize(
    ("sentence", "name", "affiliation"),
    [
        ("Ines Duarte, a chemist at the Halden Institute, said that the water was bad.", "Ines Duarte", "Halden Institute"),
        ("Ines Duarte, who toured the Halden Institute, said that the water was bad.", "Ines Duarte", None),
        ("Researchers at the Halden Institute said that the water was bad.", "Researchers at the Halden Institute", "Halden Institute"),
        ("Kenyan comedian Ines Duarte said that the water was bad.", "Ines Duarte", None),
        ("Kenyan police said that the water was bad.", "Kenyan police", "Kenya"),
        ("A majority of Kenyans said that the water was bad.", "majority of Kenyans", None),
    ],
)
def test_an_affiliation_is_said_of_that_voice(tmp_path: Path, sentence: str, name: str, affiliation: str | None) -> None:
    assert voices(tmp_path, f"Wells were closed on Monday.\n\n{sentence}\n")[name].affiliation == affiliation


def test_a_title_is_no_clause(tmp_path: Path) -> None:
    text = "Ines Duarte, whose first talk with the Halden Institute was about a director, said that it was late.\n"
    assert voices(tmp_path, text)["Ines Duarte"].title is None


@pytest.mark.parametrize(
    ("before", "sentence", "name", "affiliation"),
    [
        ("The ferry Corva sank off Halden.", "Ines Duarte, director of Corva, said that it was late.", "Ines Duarte", None),
        ("Corva, a digital currency, fell.", "Ines Duarte, an analyst at Corva, said that it was late.", "Ines Duarte", None),
        ("Rosa Okoro went home.", "Ines Duarte, the treasurer of Okoro, said that it was late.", "Ines Duarte", None),
        ("Shares of Corva fell.", "Ines Duarte, an analyst at Corva, said that it was late.", "Ines Duarte", "Corva"),
    ],
)
def test_nobody_belongs_to_a_thing_or_to_a_surname(tmp_path: Path, before: str, sentence: str, name: str, affiliation: str | None) -> None:
    assert voices(tmp_path, f"Wells were closed on Monday. {before}\n\n{sentence}\n")[name].affiliation == affiliation
