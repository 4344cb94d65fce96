"""All statements and a template to a `Brief`: the doorway of assembly. Nothing here is quadratic in the statements."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.assembly import absent, disputes, identity, origins, points, sections, sides, timeline, voices
from briefing.assembly.memory import give_back, without_collector
from briefing.assembly.templates import Template
from briefing.assembly.texts import texts_of
from briefing.model import Article, Brief, Problem, Side


@without_collector()
def assemble(
    articles: Sequence[Article],
    template: Template,
    *,
    named_sides: Sequence[Side] | None = None,
    sides_said_in: str = "",
    title: str | None = None,
    problems: Sequence[Problem] = (),
) -> Brief:
    """The brief of a corpus. Any order of articles gives the same brief.

    `named_sides` are the user's, said where `sides_said_in` says; with None the sides are found.
    """
    articles = sorted(articles, key=lambda article: (article.source.path, article.source.id))
    articles = voices.join(articles)
    texts = texts_of(articles)
    parties = sides.find(articles, template, texts) if named_sides is None else tuple(named_sides)
    articles = voices.take_sides(articles, parties)
    unnamed = absent.problems(articles, parties, sides_said_in) if named_sides else []
    size = len(texts)
    identity.forget()
    give_back(size)
    stories = origins.find(articles, texts)
    give_back(size)
    comparison = points.compare_all(articles, texts)
    give_back(size)
    lines = points.join(articles, stories, comparison)
    comparison = comparison._replace(same=comparison.pairs)  # what only joining asks for goes before disputes need the room
    give_back(size)
    contested = disputes.find(articles, comparison)
    del comparison  # a fifth of all that is held
    give_back(size)
    placed = sections.place(articles, lines, parties, template, texts)
    return Brief(
        title=title or template.title,
        template=template.name,
        sides=parties,
        sources=tuple(article.source for article in articles),
        statements=placed.statements,
        attributions=tuple(found for article in articles for found in article.analysis.attributions),
        voices=voices.of_corpus(articles),
        sections=placed.sections,
        origins=stories,
        points=placed.points,
        disputes=contested,
        timeline=timeline.build(placed.statements),
        problems=(*problems, *unnamed),
    )
