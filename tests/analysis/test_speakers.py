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


def test_a_thing_that_only_seems_to_speak_is_no_speaker() -> None:
    assert whose("[s1 The removal] [c1 suggests] [t1 the shop broke the rules of the port in Callao last week].") == [[]]
    assert whose("[s1 Analysts] [c1 suggest] [t1 the shop broke the rules of the port in Callao last week].") == [["Analysts"]]


def test_verbs_of_thinking_aloud_make_a_speaker() -> None:
    assert whose("[s1 Customs officers in Lagos] [c1 posit] [t1 that the cocoa left through another harbour].") == [
        ["Customs officers in Lagos"]
    ]
