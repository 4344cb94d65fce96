"""Whose a statement is, of all attributions that touch it."""

from tests.analysis.making import whose


def test_what_somebody_says_is_theirs() -> None:
    assert whose("[s1 Mayor Rosa Alvarez] [c1 said] [t1 the wards would open on Friday].") == [["Rosa Alvarez"]]


def test_what_somebody_wants_is_the_articles_own_word() -> None:
    assert whose("[s1 The nurses] [c1 want] [t1 shorter shifts on Sundays].") == [[]]


def test_who_declines_to_speak_says_nothing() -> None:
    assert whose("[s1 The bank] [c1 declined to comment] [t1 on the merger].") == [[]]


def test_a_quotation_goes_on_in_its_paragraph() -> None:
    text = "[t1 “The dam will hold,”] [s1 Tom Okoro] [c1 said]. “We measured it twice this week.”"
    assert whose(text) == [["Tom Okoro"], ["Tom Okoro"]]


def test_no_attribution_means_nobody() -> None:
    assert whose("The dam was built in 1961. It feeds three cities.") == [[], []]
