"""Times behind what a sentence states: behind a dash, in a participle, in what is compared, in later sentences, in promises."""

import pytest

from briefing.analysis.dates import find
from briefing.assembly.timeline import when_of
from briefing.model import Known, Metadata, Sentence, Source, Statement

MONDAY = "2021-05-24"


def dating(text: str, published: str = MONDAY) -> str | None:
    metadata = Metadata(published=Known(value=published, certainty="sure", origin="test"))
    whole = (Sentence(start=0, end=len(text), paragraph=0),)
    source = Source(id="s", path="s.txt", text=text, sha256="0", metadata=metadata, sentences=whole)
    told = when_of(Statement(id="s:0", source="s", start=0, end=len(text), text=text, ordinal=0, dates=tuple(find(source))))
    return told.when if told else None


@pytest.mark.parametrize(
    "text",
    [
        "Oruro had to win before fans who have long gone without – their last title was back in 1948.",
        "He was dealt to Oruro for a good price — a first-round pick in 2012 and a second-rounder in 2013.",
        "The mayor sued the bank – it had lent to the mine in March 2009.",
        "The mine - shut since the flood - was sold again - the first buyer went broke in 2004.",
    ],
)
def test_an_old_time_behind_a_dash_that_closes_nowhere_dates_nothing(text: str) -> None:
    assert dating(text) is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("ORURO — The mine was sold in 2012.", "2012"),
        ("Another blow — the mine was sold in 2012.", "2012"),
        ("The mine has grown — and in 2012 it was sold.", "2012"),
        ("“It broke — it is old,” Ms. Diop said in 2012.", "2012"),
        ("Nobody was elected — Mr. Sall was appointed on Friday.", "2021-05-21"),
        ("The mine — the oldest of Peru — was sold in 2012.", "2012"),
    ],
)
def test_the_statement_behind_a_dash_does(text: str, when: str) -> None:
    assert dating(text) == when


@pytest.mark.parametrize(
    "text",
    [
        "The crowds did not rival those at Ms. Diop’s first inauguration eight years ago.",
        "The flood did not match those of the region in 1998.",
        "The turnout was fewer than at the vote in 2009.",
        "Unlike the fair in 2009, the parade drew few.",
        "The crowd was small compared with the one at the fair in May 2019.",
        "The hall was not as full as at the vote in 2009.",
    ],
)
def test_what_is_compared_dates_nothing(text: str) -> None:
    assert dating(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Oruro has played here often, triumphing in 1907 and 1908.",
        "He sang in Lima in 2001 and 2004.",
        "He recalled the anger in 2012 and 2013 about the mine.",
        "The bank was robbed in 2010, 2011 and 2013.",
        "The firm failed to mend its mines, causing a big loss in 2013.",
        "The state was held by the miners, barely backing Ms. Diop in 1988.",
    ],
)
def test_a_list_of_years_and_the_year_of_a_participle_date_nothing(text: str) -> None:
    assert dating(text) is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("A bus fell into the river, killing 12 on Friday.", "2021-05-21"),
        ("The mine burned, killing 12 on May 3, 2012.", "2012-05-03"),
        ("He denied it again, telling the council in 2012 that he was ill.", "2012"),
        ("In 2012 Oruro won the cup, beating Lima.", "2012"),
        ("On Friday morning, the mayor left in 2012 boots.", "2021-05-21"),
    ],
)
def test_days_and_words_of_saying_do(text: str, when: str) -> None:
    assert dating(text) == when


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("“The mine is old. It was sold in 2012. We want it back,” Ms. Diop said.", None),
        ('"Who pays? We paid in May 2012. It was enough."', None),
        ("“The mine is old. It was sold in 2012,” Ms. Diop said on Friday.", "2021-05-21"),
        ("“In 2012 it was sold. We want it back,” Ms. Diop said.", "2012"),
        ("“Mr. Sall sold it in 2012. We want it back,” Ms. Diop said.", "2012"),
    ],
)
def test_only_the_first_sentence_of_a_quotation_dates_it(text: str, when: str | None) -> None:
    assert dating(text) == when


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The river tends to flood in March.", None),
        ("Smoke can be seen over Oruro since the mine burned on Friday.", None),
        ("The mayor said on Friday that the smoke can be seen from Lima.", "2021-05-21"),
    ],
)
def test_general_remarks_date_nothing(text: str, when: str | None) -> None:
    assert dating(text) == when


@pytest.mark.parametrize(
    "text",
    [
        "New Year’s Eve in Oruro can be a raucous affair.",
        "New Year’s Eve in Lima can be dangerous.",
        "Roads over the pass can get icy in December.",
    ],
)
def test_a_general_remark_on_a_feast_just_past_dates_nothing(text: str) -> None:
    assert dating(text, "2021-01-01") is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Mr. Sall claimed he would open the mine in November, but admitted that he had no money.", None),
        ("Ms. Diop vowed that she would step down in June, though later conceded that she might stay.", None),
        ("The firm said in 2010 that the bridge would be built in 2013.", "2010"),
        ("The clerk said the council would vote by May 2012 on the mine.", None),
        ("The mayor would not say on Friday whether he runs.", "2021-05-21"),
        ("The mayor said the clerk would not comment on Friday.", "2021-05-21"),
    ],
)
def test_what_was_only_promised_dates_nothing(text: str, when: str | None) -> None:
    assert dating(text) == when
