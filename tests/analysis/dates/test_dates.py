"""Times in news, resolved against the day the article came out."""

import pytest

from briefing.analysis.dates import find
from briefing.model import Known, Metadata, Source

THURSDAY = "2021-05-20"


def times(text: str, published: str | None = THURSDAY) -> list[tuple[str, str | None, str]]:
    metadata = Metadata(published=Known(value=published, certainty="sure", origin="test")) if published else Metadata()
    source = Source(id="s", path="s.txt", text=text, sha256="0", metadata=metadata)
    return [(text[d.start : d.end], d.when, "garbled" if d.garbled else d.precision) for d in find(source)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam burst on Tuesday.", ("Tuesday", "2021-05-18", "day")),
        ("The ministry will report on Tuesday.", ("Tuesday", "2021-05-25", "day")),
        ("Rescuers arrived yesterday.", ("yesterday", "2021-05-19", "day")),
        ("The strike began on March 3.", ("March 3", "2021-03-03", "day")),
        ("The strike began on 3 November.", ("3 November", "2020-11-03", "day")),
        ("The poll is scheduled for 3 November.", ("3 November", "2021-11-03", "day")),
        ("Lima signed it on 9 December 2004.", ("9 December 2004", "2004-12-09", "day")),
        ("Prices rose last July.", ("last July", "2020-07", "month")),
        ("Prices rose in February.", ("in February", "2021-02", "month")),
        ("The mine closed four years ago.", ("four years ago", "2017", "year")),
        ("The mine closed in 1987.", ("1987", "1987", "year")),
        ("Exports fell last year.", ("last year", "2020", "year")),
        ("It grew through the 1970s.", ("the 1970s", "1970", "decade")),
        ("Filed 2021-05-01.", ("2021-05-01", "2021-05-01", "day")),
    ],
)
def test_a_time_is_resolved_to_its_precision(text: str, expected: tuple[str, str, str]) -> None:
    assert times(text) == [expected]


@pytest.mark.parametrize(
    "text", ["It sank on June 31.", "It fell on April 70.", "On the 1th of the month.", "The 22th group left.", "Built 14/25/2019."]
)
def test_a_day_that_cannot_exist_is_garbled(text: str) -> None:
    assert [kind for _, _, kind in times(text)] == ["garbled"]


def test_without_a_date_of_publication_relative_times_stay_unknown() -> None:
    assert times("It shut on Monday and reopens next month.", published=None) == [("Monday", None, "day"), ("next month", None, "day")]


def test_numbers_that_are_no_years_are_left_alone() -> None:
    assert times("They paid $2019 for 2,019 bags and 1999.5 litres.") == []


def test_a_modal_may_is_no_month() -> None:
    assert times("Talks may fail and the court may rule.") == []


@pytest.mark.parametrize(
    ("text", "published"),
    [("The harbour opens tomorrow.", "9999-12-31"), ("Last week it rained.", "0001-01-01"), ("It sank 999999999 days ago.", THURSDAY)],
)
def test_a_time_outside_the_calendar_is_unknown_and_no_error(text: str, published: str) -> None:
    assert all(when is None for _, when, _ in times(text, published))


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        # A weekday is the nearest that the tense allows, a day around the stamp.
        ("The mill burned on Friday.", "2021-05-20", "2021-05-21"),
        ("The mill burned on Thursday.", "2021-05-20", "2021-05-20"),
        ("The mill burned on Saturday.", "2021-05-20", "2021-05-15"),
        ("The court will sit on Wednesday.", "2021-05-20", "2021-05-26"),
        ("Voters are expected to queue in Lahore on Sunday.", "2021-05-20", "2021-05-23"),
        ("On Saturday, the council will meet.", "2021-05-20", "2021-05-22"),
        ("On Saturday, a man who had come to be a priest drowned.", "2021-05-20", "2021-05-15"),
        ("The talks ended last Friday.", "2021-05-20", "2021-05-14"),
        ("The talks ended last Wednesday.", "2021-05-20", None),
        ("The trial begins next Monday.", "2021-05-20", "2021-05-24"),
        ("The trial begins next Saturday.", "2021-05-20", None),
        # Years of days and months that stand without one.
        ("The pact was signed on March 3 last year.", "2021-05-20", "2020-03-03"),
        ("A draft came in October last year.", "2021-05-20", "2020-10"),
        ("It ended on 4 June of this year.", "2021-07-20", "2021-06-04"),
        ("The court sat on 29 February.", "2021-05-20", "2020-02-29"),
        ("The firm reports earnings in mid-January.", "2020-12-29", "2021-01"),
        ("In January, the bank announced plans to close.", "2021-01-01", None),
        ("The dam held in May and July of 2016.", "2021-05-20", "2016-05"),
        ("Crowds danced there on New Year's Eve two years ago.", "2021-12-31", "2019-12-31"),
        ("They met on New Year’s Eve 2015.", "2021-05-20", "2015-12-31"),
        ("The court sat on Tuesday, March 12.", "2021-05-20", None),
        ("They met on Oct. 7 in Cairo.", "2025-12-20", None),
        ("A service will be held on Sept. 11 in Boston.", "2021-09-04", "2021-09-11"),
        ("The swans return in March.", "2020-12-30", "2021-03"),
        ("Other days: Jan. 12, 19 and 26.", "2020-12-30", "2021-01-12"),
        ("The two met on Sept. 20.", "2021-08-20", None),
        ("The plant could start a delayed trial as soon as Jan. 4.", "2020-12-27", "2021-01-04"),
        ("It plans to build by the middle of next year, Ruiz said in late September.", "2020-12-02", "2021"),
        # Stretches and forms.
        ("It rained last week.", "2021-05-20", "2021-05"),
        ("It rained last week.", "2021-05-05", "2021"),
        ("It rained three weeks ago.", "2021-01-20", None),
        ("It rained in mid-2019.", "2021-05-20", "2019"),
        ("It opened on 12.09.2023.", "2024-05-20", "2023-09-12"),
        ("It opened on 12-Sep-2023.", "2024-05-20", "2023-09-12"),
        ("It opened on 2023/09/12.", "2024-05-20", "2023-09-12"),
        ("It closed about ten years ago.", "2021-05-20", None),
        ("It closed 20 years ago.", "2021-05-20", None),
    ],
)
def test_a_time_without_its_year_or_day_is_the_nearest_that_is_sure(text: str, published: str, expected: str | None) -> None:
    assert [when for _, when, _ in times(text, published)][:1] == [expected]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Crews walk out on Monday 10, Tuesday 11 and Wednesday 12 May.", ["2021-05-10", "2021-05-11", "2021-05-12"]),
        ("It runs on 3, 4 and 5 June 2021.", ["2021-06-03", "2021-06-04", "2021-06-05"]),
        ("Polls were held on May 3-5.", ["2021-05-03", "2021-05-05"]),
        ("Polls were held on May 3 and 4.", ["2021-05-03", "2021-05-04"]),
        ("The fair ran from 9 to 12 April.", ["2021-04-09", "2021-04-12"]),
        ("On May 5, 12 people died.", ["2021-05-05"]),
        ("On May 5 and 12 people died.", ["2021-05-05"]),
        ("Ruiz, 40, 3 May, was there.", ["2021-05-03"]),
    ],
)
def test_days_that_share_a_month_are_each_found(text: str, days: list[str]) -> None:
    assert [when for _, when, _ in times(text)] == days


@pytest.mark.parametrize(
    "text",
    [
        "The Sunday Telegraph broke the story.",
        "He told the Mail on Sunday.",
        "Shops were full on Black Friday.",
        "Marches recalled Bloody Sunday.",
        "The Friday Agreement held.",
        "The court sits on Tuesdays.",
        "It was a Monday like any other.",
        "A deal negotiated by May was rejected.",
        "The cabinet of April Ruiz met, and the rise of June was over.",
        "The council passed Resolution 2231.",
        "Under resolution 1973 the flights stopped.",
        "A Boeing 2030 landed.",
        "Flight 1999 was late.",
        "About 2000 people fled.",
        "The army lost 1900 soldiers.",
        "It struck at 1900 GMT.",
        "Sales fell in fiscal 2019.",
        "FY2019 was poor.",
        "In the 2018-19 financial year it shrank.",
        "The Long March 5 rocket flew.",
        "She read it in USA Today.",
    ],
)
def test_names_and_numbers_of_things_are_no_times(text: str) -> None:
    assert [one for one in times(text) if one[1]] == []


def test_a_month_that_somebody_is_called_by_is_a_person_in_the_whole_article() -> None:
    assert times("Theresa May spoke. Ministers had learned it from May.") == []
    assert times("The road was shut in May.", "2021-07-01") == [("in May", "2021-05", "month")]
    assert times("The road will be built by May.", "2021-02-01") == [("by May", "2021-05", "month")]


def test_a_year_at_the_head_of_a_sentence_is_that_of_its_day() -> None:
    assert [when for _, when, _ in times("Two years ago, crowds danced there on New Year's Eve.", "2021-12-31")] == ["2019", "2019-12-31"]


def test_a_year_of_another_clause_is_not_that_of_a_month() -> None:
    found = times("It plans to build by the middle of next year, Ruiz said in late September.", "2020-12-02")
    assert [when for _, when, _ in found] == ["2021", "2020-09"]


def test_a_day_that_the_article_prints_with_its_year_has_it_everywhere() -> None:
    found = times("The ship sank on March 3, 2015. Divers spoke of March 3 as the worst day.")
    assert [when for _, when, _ in found] == ["2015-03-03", "2015-03-03"]


def test_today_in_somebodys_words_or_in_the_small_hours_is_unsure() -> None:
    assert times("“We won today,” Ruiz said.") == [("today", None, "day")]
    assert times("The firm opened its doors today.", "2021-05-20T02:30:00+00:00") == [("today", None, "day")]
    assert times("The firm opened its doors today.", "2021-05-20T12:30:00+00:00") == [("today", "2021-05-20", "day")]


def dating(text: str, published: str | None = THURSDAY) -> list[str]:
    """The times that date their sentence."""
    metadata = Metadata(published=Known(value=published, certainty="sure", origin="test")) if published else Metadata()
    source = Source(id="s", path="s.txt", text=text, sha256="0", metadata=metadata)
    return [date.when for date in find(source) if date.when and not date.aside]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels on Tuesday freed a nurse abducted two years ago.", ["2021-05-18"]),
        ("The nurse, who was abducted in 2019, was freed on Tuesday.", ["2021-05-18"]),
        ("After he was charged on Monday, Ruiz resigned on Tuesday.", ["2021-05-18"]),
        ("A man arrested on Monday died in his cell.", []),
        ("Exports fell to the lowest level since 2009.", []),
        ("The 2003 film made her known.", []),
        ("She was sentenced for bombings in 2012.", []),
        ("The firm, founded in 1987, closed on Tuesday.", ["2021-05-18"]),
        ("Police said on Tuesday that the dam broke on Monday.", ["2021-05-18", "2021-05-17"]),
        ("The rain was heavier than in 2016.", []),
        ("He wants the job he held in 1998.", []),
        ("She wants the Lima post she held in 1998.", []),
        ("The money raised in 2019, Fund Two, is frozen.", []),
        ("Ines Rey, a member from 2002 to 2012, has shares in it.", []),
        ("It shows Bo Lund, who left after “Rain: Part One” in 2016.", []),
        ("They sing whenever May 2, 2016, is named.", []),
        ("It holds works of note, including a mass of 1969, and the opera sung in 1981.", []),
        ("The look of the town in the 1960s looks odd.", []),
        ("The fence keeps crowds back three miles, a distance fixed by the navy in the 1960s.", []),
        ("The moon gets close — a rare event — on Wednesday, the observatory said.", []),
        ("It has the best brakes of any car sold in 2012.", []),
        ("The count rose after logs, released on Monday showed more.", []),
        ("According to a study by the port, reported on last year by the press, half of them left.", []),
        ("The pier burned in 1969. On January 9, the town rebuilt it.", ["1969"]),
        ("The pier burned in 1969. On May 9, the town rebuilt it.", ["1969", "2021-05-09"]),
        ("It will be the fastest ferry in use today.", []),
        ("She has been shunned since calling Al Roe (Greens) a thief last week.", []),
        ("The union referenced an incident in March.", []),
        ("He raised the issue of her comments at a dinner in March.", []),
        ("He condemned the attack on Tuesday.", ["2021-05-18"]),
        ("Ann Poole (Greens) resigned on Tuesday.", ["2021-05-18"]),
        ("Friday: the club meets every Friday.", []),
        ("In relation to the fire on Monday, the town is calm.", []),
        ("Was the mine closed in 1987?", []),
        ("The war could end in 2030.", []),
        ("The line will open in 2030.", ["2030"]),
        ("LIMA, May 19 (Reuters) - A bus fell into a gorge on Tuesday.", ["2021-05-18"]),
        ("It flew shortly after 5 p.m. Tuesday.", ["2021-05-18"]),
    ],
)
def test_only_the_time_of_the_main_clause_dates_a_sentence(text: str, expected: list[str]) -> None:
    assert dating(text) == expected


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("The drought was the worst since 1961, the ministry in Lima said.", ["1961"]),
        ("Prices rose to the highest level since 1998.", []),
        ("About 1960 were taken to schools.", []),
    ],
)
def test_a_record_names_the_year_of_the_one_before(text: str, years: list[str]) -> None:
    assert dating(text) == years


@pytest.mark.parametrize(
    ("text", "printed", "when"),
    [
        # what should be done by a month is to come, though it was asked for
        ("The mayor urged both to reach a deal by March.", "by March", "2022-03"),
        ("Farmers expect more rain by March.", "by March", "2022-03"),
        ("They managed to sell the mill by March.", "by March", "2021-03"),
    ],
)
def test_a_month_by_which_something_is_due_is_to_come(text: str, printed: str, when: str) -> None:
    assert (printed, when) in [(words, day) for words, day, _ in times(text, "2021-05-26")]
