"""Plain text scrapes: what is reporting, what is furniture, and that passages are exact."""

# ruff: noqa: E501 (pages in other languages, each in a string)

import pytest

from briefing.model import Problem, Source
from briefing.reading import read_bytes
from tests.reading.making import said

PAGE = """Home » World » Dockers in Callao end nine-day strike

Dockers in Callao end nine-day strike

By Rosa Quispe
Published: 4 March 2024, 18:20

Table of contents

• What the union won
• Why the port matters
• Is another strike possible?

Dockers in the Peruvian port of Callao went back to work on Monday, nine days after they had walked out.

Containers are stacked at the north pier of the port. (Photo: L. Huaman/Andina)

What the union won

The operator will pay 12 percent more, said Elena Rojas, who leads the union. "Was it worth it?" she asked. "Ask the children."

Read also: Ship queue off Lima grows to forty

Why the port matters

Four of five containers that reach Peru pass through Callao, according to the customs office.

Is another strike possible?

The agreement ends in December. Both sides have promised to meet before that.

Advertisement Continue reading the main story

Source: El Muelle

3 comments

PepeL March 5, 2024 - 9:14 am

They always give in at the end, and we pay for it with higher prices in every shop of the city.

Reply

Leave a Comment

© 2024 Puerto Diario
"""


def read(text: str, path: str = "a.txt") -> Source:
    (source,) = read_bytes(text.encode(), path)
    assert isinstance(source, Source)
    return source


def test_only_the_reporting_becomes_sentences() -> None:
    assert said(read(PAGE)) == [
        "Dockers in the Peruvian port of Callao went back to work on Monday, nine days after they had walked out.",
        "The operator will pay 12 percent more, said Elena Rojas, who leads the union.",
        '"Was it worth it?" she asked.',
        '"Ask the children."',
        "Four of five containers that reach Peru pass through Callao, according to the customs office.",
        "The agreement ends in December.",
        "Both sides have promised to meet before that.",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Two banks in Seoul agree to merge", ["Two banks in Seoul agree to merge"]),
        ("Two banks in Seoul agree to merge\n\nBy Min-ji Park\n", ["Two banks in Seoul agree to merge"]),
        ("River rises\nSchools shut\nArmy sends boats\n", ["River rises", "Schools shut", "Army sends boats"]),
        ("# Runners wait in Eldoret for a second start", ["# Runners wait in Eldoret for a second start"]),
    ],
)
def test_lines_without_full_stops_are_statements_where_there_is_nothing_else(text: str, said: list[str]) -> None:
    (found,) = read_bytes(text.encode(), "clipping.txt")
    assert isinstance(found, Source)
    assert [found.text[sentence.start : sentence.end] for sentence in found.sentences] == said


@pytest.mark.parametrize(
    "text",
    [
        "ok",
        "© 2024 Andean Post. All rights reserved.",
        "Two banks in Seoul agree to merge\n\nCopyright 2024 Andean Post. This material may not be printed, sent on or kept by anybody without our leave in writing.",
    ],
)
def test_a_text_that_says_nothing_is_a_source_and_a_problem(text: str) -> None:
    source, problem = read_bytes(text.encode(), "leftover.txt")
    assert isinstance(source, Source)
    assert source.sentences == ()
    assert isinstance(problem, Problem)
    assert problem.path == "leftover.txt"
    assert "reporting" in problem.error
    assert ".txt" in problem.advice


def test_headings_are_kept_with_what_stands_under_them() -> None:
    source = read(PAGE)
    headings = [source.text[heading.start : heading.end] for heading in source.headings]
    assert headings == ["What the union won", "Why the port matters", "Is another strike possible?"]
    assert [sentence.heading for sentence in source.sentences] == [None, 0, 0, 0, 1, 2, 2]


def test_metadata_says_how_sure_it_is_and_where_it_was_found() -> None:
    known = read(PAGE).metadata
    assert known.title is not None
    assert known.title.value == "Dockers in Callao end nine-day strike"
    assert known.published is not None
    assert (known.published.value, known.published.origin) == ("2024-03-04T18:20", "date line")
    assert [author.value for author in known.authors] == ["Rosa Quispe"]
    assert known.outlet is not None
    assert known.outlet.value == "Puerto Diario"
    assert known.language is not None
    assert known.language.value == "en"
    assert known.agency is None


def test_what_is_unknown_stays_unknown() -> None:
    known = read("The river rose by two metres overnight. Nobody was hurt, the mayor said.\n").metadata
    assert known.title is None
    assert known.outlet is None
    assert known.published is None
    assert known.authors == ()


@pytest.mark.parametrize(("mark", "agency"), [("(Reuters) -", "Reuters"), ("(AP) _", "Associated Press")])
def test_an_agency_is_read_from_the_dateline(mark: str, agency: str) -> None:
    source = read(f"Dam holds after night of rain\n\nISLAMABAD {mark} The dam above the town held on Friday, engineers said.\n")
    assert source.metadata.agency is not None
    assert (source.metadata.agency.value, source.metadata.agency.certainty) == (agency, "sure")
    assert said(source) == [f"ISLAMABAD {mark} The dam above the town held on Friday, engineers said."]


def test_a_comment_only_bounds_the_date() -> None:
    text = PAGE.replace("Published: 4 March 2024, 18:20\n", "")
    published = read(text).metadata.published
    assert published is not None
    assert (published.value, published.certainty) == ("2024-03-05", "doubtful")


def test_a_faq_that_says_the_article_again_is_marked() -> None:
    text = """Two carmakers in Ulsan agree to merge

The two carmakers signed the merger contract in Ulsan on Tuesday, both boards said in a joint statement.

The new company will build four million cars a year and keep all five plants in the region open until 2030.

Shareholders will vote on the merger in May, and the competition office has six months to examine it.

Frequently Asked Questions

Where was the merger contract signed?

The carmakers signed the merger contract in Ulsan on Tuesday.

How many cars will the new company build?

The company will build four million cars a year and keep five plants open.
"""
    assert [sentence.restates for sentence in read(text).sentences] == [False, False, False, True, True]


def test_lines_wrapped_by_hand_are_one_paragraph_and_offsets_are_those_of_the_file() -> None:
    text = (
        "The council of Izmir voted on Thursday to close the old bridge to\r\n"
        "lorries, as inspectors had found cracks in two of its nine piers\r\n"
        "and could not rule out that more of them are damaged below the\r\n"
        "water line. The bridge was built in 1931.\r\n\r\n"
        "Drivers will have to take the ring road, which adds twenty minutes\r\n"
        "to the way into the centre, the traffic office said on its page in\r\n"
        "the evening.\r\n"
    )
    source = read(text)
    assert source.text == text
    assert len(source.paragraphs) == 2
    assert said(source)[1] == "The bridge was built in 1931."


def test_a_flash_of_two_lines_that_are_wrapped_by_hand_loses_nothing() -> None:
    first = "Forty families left their houses near the town of Sukkur on Monday\nbefore the water came, the mayor said."
    second = "The army sent two boats on Tuesday, and schools in the whole valley\nof the Indus stay closed, officials said."
    for text, wanted in ((f"{first}\n", [first]), (f"{first}\n\n{second}\n", [first, second])):
        (found,) = read_bytes(text.encode(), "flash.txt")
        assert isinstance(found, Source)
        assert [found.text[sentence.start : sentence.end] for sentence in found.sentences] == wanted


def test_a_story_in_clean_paragraphs_loses_nothing() -> None:
    text = (
        "Lake mine gets its licence\n\n"
        "NUUK — The government granted the licence on Friday after a debate of four years.\n\n"
        "Why now? The minister did not say.\n\n"
        "“We asked for a study,” said Aqqaluk Petersen, a fisherman. “Nobody answered us.”\n\n"
        "These are the conditions:\n\n"
        "• The company builds a second dam before it digs.\n\n"
        "• It pays for the measuring of the water for thirty years.\n"
    )
    assert len(said(read(text))) == 8
    assert said(read(text))[-1] == "It pays for the measuring of the water for thirty years."
    assert read(text).furniture == ()


@pytest.mark.parametrize(
    ("text", "language", "published", "statements"),
    [
        (
            "La represa de Tarma se rompe\n\nPor Julia Mamani\n16 de abril de 2024, 09:30\n\nLa represa se rompió el lunes, según el alcalde.\n\n"
            "Lea también: El puerto vuelve a abrir\n\n¿Qué dicen los ingenieros?\n\nAdvirtieron en marzo de que el muro estaba agrietado.\n\nPublicidad\n",
            "es",
            "2024-04-16T09:30",
            2,
        ),
        (
            "Damm oberhalb von Tarma gebrochen\n\nVon Anna Schmidt\nStand: 16.04.2024, 09:30 Uhr\n\nDer Damm ist am Montag gebrochen. „Niemand wurde "
            "verletzt“, sagte die Bürgermeisterin.\n\nLesen Sie auch: Hafen wieder offen\n\nQuelle: dpa\n",
            "de",
            "2024-04-16T09:30",
            2,
        ),
        (
            "塔尔马水坝决堤\n\n2024年4月16日\n\n塔尔马上方的水坝在连续三天降雨后于周一决堤。市长说没有人受伤。\n\n责任编辑：王小明\n",
            "zh",
            "2024-04-16",
            2,
        ),
        (
            "Плотина прорвана\n\n16 апреля 2024\n\nПлотина над городом прорвалась в понедельник, сообщил мэр.\n\nЧитайте также: Порт открыт\n",
            "ru",
            "2024-04-16",
            1,
        ),
    ],
)
def test_pages_in_other_languages(text: str, language: str, published: str, statements: int) -> None:
    source = read(text)
    assert len(said(source)) == statements
    assert source.metadata.language is not None
    assert source.metadata.language.value == language
    assert source.metadata.published is not None
    assert source.metadata.published.value == published
