"""Where sources disagree, and where a figure only grew."""

from briefing.assembly.compare import comparison
from briefing.assembly.disputes import detect
from briefing.assembly.text.numbers.quantity import find_quantities
from briefing.model import Article, Dispute
from tests.assembly.articles import article


def found(*articles: Article) -> tuple[Dispute, ...]:
    compared = comparison.compare_articles(articles)
    return detect.find_disputes(articles, compared)


def of_kind(kind: str, *articles: Article) -> list[Dispute]:
    return [dispute for dispute in found(*articles) if dispute.kind == kind]


def values(dispute: Dispute) -> list[str]:
    return [position.value for position in dispute.positions]


def test_a_death_toll_that_grows_is_an_update_the_latest_first() -> None:
    early = article(
        "early", "At least 12 people were killed when the ferry sank off Matanga port.", "Boats searched.", published="2019-03-02"
    )
    late = article("late", "The sinking of the ferry off Matanga port killed 31 people.", "Divers went down.", published="2019-03-04")
    (update,) = of_kind("update", early, late)
    assert values(update) == ["31", "12"]
    assert update.about == "people killed"


def test_the_toll_of_an_earlier_event_is_not_mixed_in() -> None:
    early = article("early", "At least 12 people were killed when the ferry sank off Matanga port.", published="2019-03-02")
    late = article(
        "late",
        "The sinking of the ferry off Matanga port killed 31 people.",
        "Divers went down.",
        "The owner keeps silent.",
        "The port is shut.",
        "Relatives waited.",
        "In 2003 another ferry sank off Matanga port and 140 people were killed.",
        published="2019-03-04",
    )
    (update,) = of_kind("update", early, late)
    assert values(update) == ["31", "12"]


def test_two_prices_for_one_thing_are_a_dispute() -> None:
    one = article("a", "Tallgrass agreed to buy the brewer Lindqvist for $4.2 billion in cash.", "Unions protested.")
    other = article("b", "Tallgrass agreed to buy the brewer Lindqvist for $3.7 billion in cash.", "Beer is brewed in Malmo.")
    (dispute, *_) = of_kind("number", one, other)
    assert sorted(values(dispute)) == ["$3.7 billion", "$4.2 billion"]


def test_a_rounded_figure_is_no_dispute() -> None:
    one = article("a", "About 30,000 runners finished the Lakeside marathon in Bern.", "It rained.")
    other = article("b", "In Bern 29,870 runners finished the Lakeside marathon.", "The sun shone.")
    assert of_kind("number", one, other) == []


def test_a_day_that_cannot_exist_is_garbled() -> None:
    (dispute,) = of_kind("garble", article("a", "The treaty was signed on June 31 in Quito.", "Flags flew."))
    assert values(dispute) == ["June 31"]


def test_an_anniversary_that_does_not_add_up_is_garbled() -> None:
    (dispute,) = of_kind("garble", article("a", "Crowds marked the 7th anniversary of the 1953 truce.", published="2023-07-27"))
    assert "1953" in dispute.about


def test_one_quotation_in_different_words() -> None:
    one = article("a", "“We will rebuild every school in the valley before winter,” governor Tamang said.", "Roads are cut.")
    other = article("b", "“We will rebuild every clinic in the valley before winter,” governor Tamang said.", "Help arrives.")
    assert any("school" in dispute.about and "clinic" in dispute.about for dispute in of_kind("garble", one, other))


def test_marks_alone_make_no_different_quotation() -> None:
    one = article("a", "“We don’t know what the sea will bring to us tomorrow,” said Amadou Ba.", "Nets dried.")
    other = article("b", '"We don\'t know what the sea will bring to us tomorrow," said Amadou Ba.', "Gulls cried.")
    assert of_kind("garble", one, other) == []


def test_two_spellings_of_one_name() -> None:
    one = article("a", "The court in Almaty freed the editor Yerlan Zhumabayev on Friday.", "Friends of Yerlan Zhumabayev cheered.")
    other = article("b", "Judges in Almaty set the editor Yerlan Zhumabaev free on Friday.", "Critics of Yerlan Zhumabaev were silent.")
    assert any("Zhumabayev" in dispute.about for dispute in of_kind("name", one, other))


def test_two_transliterations_beside_one_first_name() -> None:
    one = article("a", "The mayor of Osh, Bakyt Kozhenov, opened the bridge.", "Rain fell.")
    other = article("b", "Trucks may cross from Sunday, Bakyt Kojenow told farmers.", "Nets dried.")
    assert [dispute.about for dispute in of_kind("name", one, other)] == ["Kojenow or Kozhenov"]


def test_the_parts_of_one_name_are_no_spellings_of_each_other() -> None:
    one = article("a", "The vote was counted by Cheong Seong Min on Friday.", "Rain fell.")
    other = article("b", "On Friday Cheong Seong Min counted the vote.", "In the eyes of Cheong it was fair.")
    assert of_kind("name", one, other) == []


def test_an_accusation_and_its_denial() -> None:
    text = ("The opposition accused the ministry of burning ballots in Puno.", "But the ministry denied burning any ballots.", "Rain fell.")
    assert of_kind("denial", article("a", *text))


def test_the_surest_come_first_and_the_list_stays_short() -> None:
    shown = found(
        *(article(f"s{n}", *(f"Clerk number {n + m} counted {m + 3} boats at pier {n}, not {m}." for m in range(20))) for n in range(6))
    )
    assert len(shown) <= 30
    assert [dispute.certainty for dispute in shown] == sorted((dispute.certainty for dispute in shown), reverse=True)


def test_numbers_are_read_as_they_are_meant() -> None:
    text = "Some 44million people, $5.7 billion, 15.5 percent, twenty-three men and at least 59 dead on flight A320 at 3:15 on 9/11."
    assert [(found.value, found.unit, found.bound) for found in find_quantities(text)] == [
        (44_000_000, "", "about"),
        (5_700_000_000, "$", ""),
        (15.5, "%", ""),
        (23, "", ""),
        (59, "", "at least"),
    ]


def test_one_quotation_in_two_wordings_of_one_article_is_no_dispute() -> None:
    told_twice = article(
        "a",
        "“We will rebuild every school in the valley before winter,” governor Tamang said.",
        "Roads are cut.",
        "“We will rebuild every clinic in the valley before winter,” Tamang said again.",
    )
    assert of_kind("garble", told_twice) == []


def test_a_year_cut_to_a_digit_is_garbled_but_a_day_or_a_count_is_not() -> None:
    (dispute,) = of_kind("garble", article("a", "The quota has been raised every spring since 7, fishers say.", "Nets dried."))
    assert values(dispute) == ["since 7"]
    assert of_kind("garble", article("b", "It has rained since 7 a.m. on the coast.", "Since 12 boats left, 3.5 have come back.")) == []


def test_a_denial_is_titled_by_what_is_denied() -> None:
    text = ("The opposition accused the ministry of burning ballots in Puno.", "But the ministry denied burning any ballots.", "Rain fell.")
    assert any("ballots" in dispute.about for dispute in of_kind("denial", article("a", *text)))


def test_words_that_begin_a_sentence_before_a_name_are_no_first_names() -> None:
    one = article("one", "When Halvorsen shut the smelter, 300 people lost their work.", "Wages fell while prices rose.")
    other = article("other", "While Halvorsen shut the smelter, the town looked on.", "Nobody knew when it would open.")
    assert not of_kind("name", one, other)
    mike = article("one", "The smelter was shut by Mike Halvorsen in May.", "Wages fell while prices rose.")
    michael = article("other", "The smelter was shut by Michael Halvorsen in May.", "Nobody knew when it would open.")
    (dispute,) = of_kind("name", mike, michael)
    assert sorted(values(dispute)) == ["Michael Halvorsen", "Mike Halvorsen"]


def test_the_titles_of_one_person_are_one_dispute_under_the_persons_name() -> None:
    one = article("a", "Treasurer Lucía Farro left the hall early.", "Bells rang.", "Party treasurer Lucía Farro was tired.")
    other = article("b", "Judge Lucía Farro left the hall early.", "Dogs barked.", "Federal judge Lucía Farro spoke to nobody.")
    (dispute,) = of_kind("role", one, other)
    assert "Farro" in dispute.about
    assert sorted(len(position.statements) for position in dispute.positions) == [2, 2]


def test_the_day_on_which_something_was_said_is_not_when_it_happened() -> None:
    said = article("a", "The dam above Kelmora broke on Sunday and flooded nine villages.", "Cows drowned.", published="2021-06-10")
    later = article(
        "b", "Officials said Monday that the dam above Kelmora broke and flooded nine villages.", "Rain fell.", published="2021-06-10"
    )
    assert not of_kind("date", said, later)


def test_two_days_of_one_event_are_a_dispute() -> None:
    one = article("a", "The dam above Kelmora broke on Sunday and flooded nine villages.", "Cows drowned.", published="2021-06-10")
    other = article("b", "The dam above Kelmora broke on Saturday and flooded nine villages.", "Rain fell.", published="2021-06-10")
    (dispute,) = of_kind("date", one, other)
    assert sorted(values(dispute)) == ["Saturday", "Sunday"]


def test_what_is_done_to_somebody_is_no_title() -> None:
    one = article("a", "Senator Ilse Brandner opened the session.", "Bells rang.")
    other = article("b", "The mayor wrote that he would completely disagree with Senator Ilse Brandner.", "Dogs barked.")
    assert not of_kind("role", one, other)


def test_a_title_after_a_lone_possessive_stops_nothing() -> None:
    one = article("a", "The union 's chairman Mateo Quiroga resigned.", "Bells rang.")
    other = article("b", "The union’s former chairman Mateo Quiroga resigned ’s he said.", "Dogs barked.")
    (dispute,) = of_kind("role", one, other)
    assert sorted(values(dispute)) == ["chairman", "union’s former chairman"]


def test_a_word_shortened_or_inflected_is_no_other_quotation() -> None:
    one = article("a", "“We owe Gen. Okafor and his men a debt that nobody pays,” the widow told the hearing.", "Doors shut.")
    other = article(
        "b", "“We owe General Okafor and his men a debt that nobody paid,” the widow told the hearing in tears.", "Phones rang."
    )
    assert not of_kind("garble", one, other)


def test_an_anniversary_is_held_against_the_year_that_another_article_gives() -> None:
    one = article("a", "Crowds gathered for the 5th anniversary of the siege of the Velden War.", "Drums rolled.", published="2020-05-01")
    other = article("b", "His father had fallen in the Velden War of 1921 like many others.", "Snow fell.", published="2020-05-02")
    (dispute,) = of_kind("garble", one, other)
    assert values(dispute) == ["5th anniversary", "1921"]
    right = article("c", "His father had fallen in the Velden War of 2015 like many others.", "Snow fell.", published="2020-05-02")
    assert not of_kind("garble", one, right)


def test_opposite_outcomes_of_one_vote_are_held_against_each_other() -> None:
    one = article("a", "The fishing council of Tarvik approved the harbour levy by nine votes.", "Gulls circled.", "Nets dried in the sun.")
    other = article("b", "The fishing council of Tarvik rejected the harbour levy after a long night.", "Boats left.", "Children slept.")
    dispute = found(one, other)[0]
    assert {dispute.positions[0].statements[0], dispute.positions[1].statements[0]} == {
        one.analysis.statements[0].id,
        other.analysis.statements[0].id,
    }


def test_the_order_of_the_articles_makes_no_difference() -> None:
    one = article("a", "The dam above Kelmora broke on Sunday and flooded nine villages.", "The owner denied that he had been warned.")
    other = article(
        "b", "The dam above Kelmora broke on Saturday and flooded seven villages.", "Farmers accused the owner of ignoring a warning."
    )

    def told(*articles: Article) -> set[tuple[str, frozenset[str]]]:
        shown = found(*articles)
        return {(dispute.kind, frozenset(number for place in dispute.positions for number in place.statements)) for dispute in shown}

    assert told(one, other) == told(other, one)
