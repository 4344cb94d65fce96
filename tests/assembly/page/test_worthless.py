"""Lines that say nothing stay off the page."""

from __future__ import annotations

import pytest

from briefing.assembly.page.worthless import says_nothing
from briefing.model import Statement

NOTHING = (
    "An overview of the vote in Lima:",
    "Here is what we know about the ferry.",
    "Would you live beside the dam?",
    "We are going to have to leave it there.",
    "Thank you for joining us tonight, Professor Ndiaye.",
    "Senator Ada Lund joins “Evenings in Oulu” to discuss the flood and what the city can do.",
    "3/34 A market in Quetta after the rain.",
    "Photo: Ada Lund / Getty Images",
    "If you witnessed the crash in Busan, please call our desk.",
    "Email us at the desk with your photos of the flood.",
    "We use cookies to make this page better.",
    "This article has been updated with the count of Tuesday.",
    "Amina Yusuf contributed to this report.",
    "It rained.",
    "Read more about the merger in Seoul.",
    "Look back at the floods of Tolve, year by year.",
    "You can see the crater in the above photos of the airport.",
    "The chart below shows how the peso fell after the vote.",
)
SOMETHING = (
    "The minister said the dam would hold: it was mended in 2019.",
    "“Who pays for the dam?” asked the mayor of Tolve.",
    "Voters in Peru chose a new congress on Sunday.",
    "The firm updated its offer for the bank in Seoul on Monday.",
    "A new advertisement says that the river is safe.",
    "If the river rises again, the dam at Tolve may break.",
    "The photographs show a crater beside the airport.",
    "The bank looked back at a year of losses.",
    "Divers found the ferry in the mud below.",
)


def line(text: str) -> Statement:
    return Statement(id="s", source="a", start=0, end=len(text), text=text, ordinal=0)


@pytest.mark.parametrize("text", NOTHING)
def test_announcements_forms_captions_and_notices_say_nothing(text: str) -> None:
    assert says_nothing(line(text))


@pytest.mark.parametrize("text", SOMETHING)
def test_reporting_says_something(text: str) -> None:
    assert not says_nothing(line(text))
