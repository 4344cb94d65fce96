"""Claims and denials of real, if short, articles: who says what is found by the analysis."""

from pathlib import Path

import pytest

from briefing.analysis.pipeline import analyse
from briefing.assembly.compare import comparison
from briefing.assembly.disputes import detect
from briefing.assembly.disputes.denial_cues import denied_part
from briefing.assembly.entities import voices
from briefing.model import Article, Dispute, Source
from briefing.reading import read_paths


def disputes_of(folder: Path, *texts: str) -> tuple[list[Article], list[Dispute]]:
    for number, text in enumerate(texts):
        folder.joinpath(f"{number}.txt").write_text(text, encoding="utf-8")
    sources = [one for one in read_paths([folder]) if isinstance(one, Source)]
    articles = voices.link_voices([Article(source=source, analysis=analyse(source)) for source in sources])
    return articles, list(detect.find_disputes(articles, comparison.compare_articles(articles)))


def sides(articles: list[Article], dispute: Dispute) -> list[str]:
    text_of = {statement.id: statement.text for article in articles for statement in article.analysis.statements}
    return [" ".join(text_of[statement] for statement in position.statements) for position in dispute.positions]


HARBOUR = """Harbour report

The fishers' union accused the port authority of Paita on Monday of hiding a diesel spill in the northern basin.

The authority's spokeswoman, Elsa Quiroz, rejected that accusation and said that divers had checked the basin.

Gulls circled over the market all day.
"""
SPILL = """Spill claim

A leader of the fishers' union, Raúl Mendo, said that the port authority of Paita had hidden a diesel spill in the northern basin.

Boats stayed at their moorings for a second day.
"""


def test_a_denial_that_points_back_is_gathered_with_all_who_claim(tmp_path: Path) -> None:
    articles, found = disputes_of(tmp_path, HARBOUR, SPILL)
    dispute = found[0]
    assert dispute.kind == "denial"
    assert dispute.sure
    claims, denials = sides(articles, dispute)
    assert "accused" in claims
    assert "Mendo" in claims
    assert "rejected" in denials
    assert [one.kind for one in found if one.sure] == ["denial"]


SWAP = """Prisoners walk free

Two engineers held in Ashgar were freed in a prisoner swap with Velmark, the newspaper Zaman claimed on Friday.

Their families wept at the airport.
"""
NO_SWAP = """Ministry speaks

The foreign ministry of Velmark denied that a prisoner swap with Ashgar had taken place.

A statement is to follow next week.
"""


def test_a_claim_and_its_denial_stand_in_two_articles(tmp_path: Path) -> None:
    articles, found = disputes_of(tmp_path, SWAP, NO_SWAP)
    claims, denials = sides(articles, found[0])
    assert found[0].kind == "denial"
    assert "claimed" in claims
    assert "denied" in denials


AGREED = """Bridge opens

The mayor of Osh, Aida Bekova, said that the bridge would open in June.

Engineers had tested the cables for a month.
"""


def test_what_nobody_denies_is_no_sure_dispute(tmp_path: Path) -> None:
    _, found = disputes_of(tmp_path, AGREED, AGREED.replace("would open in June", "was to open in June"))
    assert not [dispute for dispute in found if dispute.sure]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The embassy denied any role in the theft of the maps.", "role in the theft"),
        ("The claim that the dam leaks is completely false, Mr. Oyelaran said.", "dam leaks"),
        ("“The situation absolutely does not exist,” the spokesman said.", "situation"),
        ("The minister dismissed the report about unpaid teachers.", "unpaid teachers"),
    ],
)
def test_what_is_denied_is_read_from_the_denial(text: str, denied: str) -> None:
    assert denied in denied_part(text)


@pytest.mark.parametrize(
    "text",
    [
        "The guards denied her access to the archive.",
        "The judge dismissed the claims of the heirs.",
        "The men were lying on the deck.",
        "He would neither confirm nor deny the sale.",
        "The board rejected the offer of the bank.",
        "The mayor asked two friends to refute the stories.",
        "The treasurer was charged with making false statements.",
        "They mischaracterized the trips as visits to clinics.",
        "The statement does not deny that pensions may fall.",
        "Voters were denied their ballots.",
    ],
)
def test_words_of_denying_that_deny_nothing(text: str) -> None:
    assert not denied_part(text)
