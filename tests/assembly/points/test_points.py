"""Statements that say the same stand in one line; what differs stays apart."""

import itertools

import numpy as np
from msgspec.structs import replace

from briefing.assembly.compare import comparison
from briefing.assembly.compare.pairs import Pairs
from briefing.assembly.corroboration import origins
from briefing.assembly.corroboration.count import OriginCounter
from briefing.assembly.points import build
from briefing.model import Article, Attribution, Point, Statement, Voice
from tests.assembly.articles import article

DAM = article(
    "herald",
    "Engineers opened the spillway of the Kariwa dam on Tuesday after three days of heavy rain.",
    "The mayor, Ines Quispe, ordered 4,000 people in the lower town to leave their homes.",
    "“We will not wait until the water is in our kitchens,” Quispe said.",
    "Fishing boats stayed in the harbour.",
)
DAM_TOO = article(
    "tribune",
    "The spillway of the Kariwa dam was opened by engineers on Tuesday after heavy rain.",
    "Shops sold out of candles and bottled water.",
    "“We will not wait until the water is in our kitchens,” the mayor told reporters.",
    "Quispe said on Monday that the harbour was safe.",
)
STRIKE = article(
    "post", "Pilots of the airline voted for a strike over pay.", "Cabin crews will decide next month.", "Shares fell 3 percent."
)


def joined(*articles: Article) -> list[set[str]]:
    """The texts of each point with more than one statement."""
    texts = {statement.id: statement.text for one in articles for statement in one.analysis.statements}
    return [{texts[name] for name in point.statements} for point in made(*articles) if len(point.statements) > 1]


def made(*articles: Article) -> tuple[Point, ...]:
    return build.build_points(articles, origins.find_origins(articles), comparison.compare_articles(articles))


def test_a_paraphrase_of_one_fact_is_one_point() -> None:
    assert any({DAM.analysis.statements[0].text, DAM_TOO.analysis.statements[0].text} <= group for group in joined(DAM, DAM_TOO, STRIKE))


def test_the_same_quotation_is_one_point_whatever_stands_around_it() -> None:
    assert any({DAM.analysis.statements[2].text, DAM_TOO.analysis.statements[2].text} <= group for group in joined(DAM, DAM_TOO, STRIKE))


def test_every_statement_is_in_exactly_one_point() -> None:
    found = [name for point in made(DAM, DAM_TOO, STRIKE) for name in point.statements]
    assert sorted(found) == sorted(statement.id for one in (DAM, DAM_TOO, STRIKE) for statement in one.analysis.statements)


def test_one_speaker_on_one_day_is_not_one_fact() -> None:
    one = article("a", "Minister Adeyemi said on Monday that the fuel subsidy would end in June.", "Markets were calm.")
    other = article("b", "Minister Adeyemi said on Monday that she had met the teachers' union.", "Schools stay shut.")
    spoken = [_heard(each, "adeyemi", source="Minister Adeyemi", cue="said") for each in (one, other)]
    assert joined(*spoken) == []


def test_an_accusation_and_its_denial_stay_apart() -> None:
    one = article("a", "The union accused Hallorn Mining of hiding dust readings at the Corvo pit.", "Work goes on.")
    other = article("b", "Hallorn Mining denied hiding dust readings at the Corvo pit.", "Its shares rose.")
    assert joined(one, other) == []


def test_other_figures_do_not_stand_behind_one_line() -> None:
    one = article("a", "The union of the Osaka tram drivers said that 400 drivers were on strike.", "Rain fell.")
    other = article("b", "The tram company of Osaka said that 250 drivers were on strike.", "Its shares rose.")
    assert joined(one, other) == []
    same = article("c", "The union of the Osaka tram drivers said that 400 drivers were on strike on Friday.", "Buses ran.")
    assert len(joined(one, other, same)) == 1


def test_figures_for_other_things_keep_nothing_apart() -> None:
    one = article("a", "The captain of the ferry, Amara Diallo, 41, brought all passengers ashore at Port Louis on Friday.", "Rain fell.")
    other = article("b", "Captain Amara Diallo brought all passengers ashore at Port Louis, 12 miles off, on Friday.", "Trams ran.")
    assert len(joined(one, other)) == 1


def test_short_words_that_mean_something_else_each_time_are_not_joined() -> None:
    assert joined(article("a", "The bank closed.", "She declined."), article("b", "A plant opened.", "She declined.")) == []


def test_the_lead_stands_by_itself() -> None:
    pair = article("a", "But it was opened by engineers at the Kariwa dam spillway on Tuesday after heavy rain.", "Trams ran late.")
    (point,) = (point for point in made(DAM, pair) if len(point.statements) > 1)
    assert point.lead == DAM.analysis.statements[0].id


def test_sources_and_independent_origins_are_counted() -> None:
    (point, *_) = (point for point in made(DAM, DAM_TOO, STRIKE) if len(point.statements) > 1)
    assert (point.sources, point.independent) == (2, 2)


def test_the_order_of_the_articles_does_not_matter() -> None:
    found = {frozenset(frozenset(group) for group in joined(*order)) for order in itertools.permutations((DAM, DAM_TOO, STRIKE))}
    assert len(found) == 1


def test_thousands_of_identical_sentences_and_one_word_repeated_do_no_harm() -> None:
    many = article("many", *["The ferry to Nordholm leaves at noon from the old pier."] * 3000, "storm " * 5000)
    sizes = sorted(len(point.statements) for point in made(many, DAM))
    assert sizes[-1] == 3000


def test_nothing_to_compare_is_no_point() -> None:
    assert made(article("empty")) == ()


def test_a_line_of_an_faq_joins_the_line_that_it_restates() -> None:
    again = "Why was the spillway at Kariwa opened? Because of three days of heavy rain, engineers opened the spillway."
    plain = article("a", *(statement.text for statement in DAM.analysis.statements), "Trams ran late.", again)
    last = replace(plain.analysis.statements[-1], restates=True)
    faq = replace(plain, analysis=replace(plain.analysis, statements=(*plain.analysis.statements[:-1], last)))
    assert {DAM.analysis.statements[0].text, again} in joined(faq)


def test_what_is_said_to_another_outlet_of_the_corpus_comes_from_there() -> None:
    home, other = article("a", "The dam holds.", outlet="Andes Post"), article("b", "The dam is safe, the mayor said.", outlet="Lima Mail")
    statement = replace(other.analysis.statements[0], attributions=("one",))
    voice = Voice(id="andes-post", name="Andes Post", aliases=("the Post",), kind="media")
    said = Attribution(id="one", source=other.source.id, content_spans=((0, 15),), voice=None, via=voice.id)
    analysis = replace(other.analysis, statements=(statement,), voices=(voice,), attributions=(said,))
    articles = [home, replace(other, analysis=analysis)]
    support = OriginCounter(articles, origins.find_origins(articles))
    assert support.count([home.analysis.statements[0], statement]) == (2, 1)


def test_two_that_cite_one_medium_have_one_origin() -> None:
    tribune, mail = (_citing(name, "Radio Sur") for name in ("tribune", "mail"))
    assert OriginCounter([tribune, mail], origins.find_origins([tribune, mail])).count(_statements(tribune, mail)) == (2, 1)
    other = _citing("mail", "Radio Norte")
    assert OriginCounter([tribune, other], origins.find_origins([tribune, other])).count(_statements(tribune, other)) == (2, 2)


def test_who_cites_an_agency_has_its_origin() -> None:
    story, cited = article("story", "The dam holds.", agency="AFP"), _citing("mail", "Agence France-Presse")
    assert OriginCounter([story, cited], origins.find_origins([story, cited])).count(_statements(story, cited)) == (2, 1)


def _citing(name: str, medium: str) -> Article:
    heard = _heard(article(name, f"The dam is safe, {medium} reported."), medium, source=medium, cue="reported")
    return replace(heard, analysis=replace(heard.analysis, voices=(Voice(id=medium, name=medium, kind="media"),)))


def _statements(*articles: Article) -> list[Statement]:
    return [statement for one in articles for statement in one.analysis.statements]


def test_a_voice_heard_in_both_joins_what_a_stranger_would_not() -> None:
    """The same two remarks, once by one mayor, once by two people."""

    def likeness(*names: str) -> float:
        told = article("a", "The tram line to Porto Velo will not be built before the vote, the mayor said.", "Rain is expected.")
        again = article("b", "“Nothing will be built in Porto Velo before people have voted on the tram.”", "Shops were open.")
        heard = [_heard(one, name) for one, name in zip((told, again), names, strict=True)]
        compared = comparison.compare_articles(heard)
        return max(compared.screened.score.tolist(), default=0.0)

    assert likeness("ines", "ines") > likeness("ines", "omar")


def _heard(one: Article, voice: str, source: str = "", cue: str = "") -> Article:
    """The article with its first statement said by that voice, in these words."""
    first, *rest = one.analysis.statements
    spans = [((at := first.start + first.text.index(words), at + len(words)),) if words else () for words in (source, cue)]
    said = Attribution(
        id=f"{one.source.id} said",
        source=one.source.id,
        content_spans=((first.start, first.end),),
        source_spans=spans[0],
        cue_spans=spans[1],
        voice=voice,
    )
    statements = (replace(first, attributions=(said.id,)), *rest)
    return replace(one, analysis=replace(one.analysis, statements=statements, attributions=(said,)))


def test_the_best_pairs_are_the_likest_of_either_statement() -> None:
    pairs = Pairs(np.array([0.9, 0.5, 0.4, 0.8]), np.array([0, 0, 1, 2]), np.array([1, 2, 2, 3]))
    assert list(pairs.best_per_row(4, 1).each()) == [(0.9, 0, 1), (0.8, 2, 3)]
    assert list(pairs.best_per_row(4, 2).each()) == [(0.9, 0, 1), (0.5, 0, 2), (0.4, 1, 2), (0.8, 2, 3)]
