"""Pages whose article lies in pieces, under odd names or beside cards: nothing of it is lost, and nothing of another story is kept."""

# ruff: noqa: E501 (markup reads better in long lines)

from __future__ import annotations

import json

import pytest

from briefing.model import Problem, Source
from briefing.reading import read_bytes
from tests.reading.making import said

LINES = tuple(
    f"The {place} council voted on {day} to close the bridge over the {river} for repairs until spring, its clerk said."
    for place, day, river in (
        ("Ayacucho", "Monday", "Rio Pampas"),
        ("Quetta", "Tuesday", "Hanna"),
        ("Busan", "Wednesday", "Suyeong"),
        ("Tamale", "Thursday", "White Volta"),
        ("Turku", "Friday", "Aura"),
        ("Hobart", "Saturday", "Derwent"),
    )
)
PARAGRAPHS = [f"<p>{line}</p>" for line in LINES]


def statements(body: str) -> list[str]:
    page = f'<html lang="en"><head><title>Six bridges close</title><meta property="og:title" content="Six bridges close"></head><body>{body}</body></html>'
    (source,) = [one for one in read_bytes(page.encode(), "a.html") if isinstance(one, Source)]
    return said(source)


@pytest.mark.parametrize(
    "body",
    [
        # containers of one class with advertisements between
        "<main><article><h1>Six bridges close</h1><div class='story'>"
        + "<div class='ad'>Advertisement</div>".join(
            f"<div class='text-block body'>{''.join(PARAGRAPHS[at : at + 2])}</div>" for at in (0, 2, 4)
        )
        + "</div></article></main>",
        # the lead in an element that is called a teaser
        f"<article><h1>Six bridges close</h1><div class='article-teaser'>{''.join(PARAGRAPHS[:2])}</div><div class='rest'>{''.join(PARAGRAPHS[2:])}</div></article>",
        # text right in a div, links and boxes within it
        "<h1>Six bridges close</h1><div class='txt'>"
        + "<br><br>".join(line.replace("council", "<a href='/c'>council</a>").replace("clerk", "<span>clerk</span>") for line in LINES[:3])
        + "<div class='ad'></div>"
        + "<br><br>".join(LINES[3:])
        + "</div>",
    ],
)
def test_no_paragraph_is_lost(body: str) -> None:
    assert statements(body) == list(LINES)


@pytest.mark.parametrize(
    "card",
    [
        "<div class='c'><a href='/{n}'><h3>Title of {n}</h3></a><p>{blurb}</p></div>",
        "<div class='c'><h4><a href='/{n}'>Title of {n}</a></h4><p>{blurb}</p></div>",
    ],
)
def test_cards_of_other_stories_are_left_out(card: str) -> None:
    blurbs = [
        "A singer from Lagos has cancelled her tour after a fall on stage.",
        "Coffee in Minas Gerais is dearer than ever, growers say.",
        "A ship ran aground off Muscat in a storm at night.",
    ]
    cards = "".join(card.format(n=number, blurb=blurb) for number, blurb in enumerate(blurbs))
    assert statements(f"<div id='m'><div><h1>Six bridges close</h1>{''.join(PARAGRAPHS)}</div><div>{cards}</div></div>") == list(LINES)


def test_a_page_of_nothing_but_cards_keeps_them() -> None:
    cards = "".join(f"<div class='c'><a href='/{n}'><h3>Bridge {n}</h3></a><p>{line}</p></div>" for n, line in enumerate(LINES))
    assert statements(f"<div>{cards}</div>")


def page_with(data: str, lines: tuple[str, ...]) -> list[Problem]:
    page = f'<html lang="en"><head><title>Six bridges close</title><script type="application/ld+json">{data}</script></head><body><article><h1>Six bridges close</h1>{"".join(f"<p>{line}</p>" for line in lines)}</article></body></html>'
    return [one for one in read_bytes(page.encode(), "a.html") if isinstance(one, Problem)]


def test_a_large_loss_against_the_page_s_own_text_is_said() -> None:
    whole = json.dumps({"@type": "NewsArticle", "articleBody": " ".join(LINES * 3)})
    (problem,) = page_with(whole, LINES)
    assert problem.kind == "notice"
    assert "words" in problem.error
    assert not page_with(json.dumps({"@type": "NewsArticle", "articleBody": " ".join(LINES)}), LINES)


def test_a_preview_of_a_paid_article_is_called_one() -> None:
    (problem,) = page_with(json.dumps({"@type": "NewsArticle", "isAccessibleForFree": "False", "wordCount": 900}), LINES[:2])
    assert "paid" in problem.error


@pytest.mark.parametrize(
    "box",
    [
        '<div class="author-box"><h4>Ada Quist</h4><p>{told}</p></div>',
        '<section id="about-the-author"><h3>About the author</h3><p>{told}</p></section>',
        '<div class="live-stream"><h3>Live</h3><ul><li><time>10:15</time><p>{told}</p></li></ul></div>',
        '<aside class="c-liveticker"><p><time>10:15</time> {told}</p></aside>',
    ],
)
def test_streams_of_other_news_and_boxes_on_authors_are_left_out(box: str) -> None:
    told = "The ferry to Sal Rei turned back in the night, and it will not sail again before the wind has dropped."
    assert statements(f"<article><h1>Six bridges close</h1>{''.join(PARAGRAPHS)}{box.format(told=told)}</article>") == list(LINES)


def test_a_live_blog_is_the_article_of_its_own_page() -> None:
    posts = "".join(f'<div class="live-blog-post"><time>10:1{number}</time>{part}</div>' for number, part in enumerate(PARAGRAPHS))
    assert statements(f'<article class="live-blog"><h1>Six bridges close</h1>{posts}</article>') == list(LINES)


@pytest.mark.parametrize(
    "body",
    [
        "<article><h1>Six bridges close</h1><p class='{name}'>{first}</p><div class='article-body'>{rest}</div></article>",
        "<article><header><h1>Six bridges close</h1><p class='{name}'>{first}</p></header><div class='article-body'>{rest}</div></article>",
        "<div class='top'><h1>Six bridges close</h1><div class='{name}'>{first}</div></div><div><div class='article-body'>{rest}</div></div>",
        "<main><h1>Six bridges close</h1><p class='{name}'>{first}</p><article><div class='article-body'>{rest}</div></article></main>",
        "<article><h1>Six bridges close</h1><div class='{name}-teaser'><p>{first}</p></div><div class='article-body'>{rest}</div></article>",
    ],
)
@pytest.mark.parametrize("name", ["lead", "standfirst", "x1"])
def test_a_lead_beside_the_container_of_the_text_is_kept(body: str, name: str) -> None:
    assert statements(body.format(name=name, first=LINES[0], rest="".join(PARAGRAPHS[1:]))) == list(LINES)


@pytest.mark.parametrize(
    "rest",
    [
        "<div class='article-body'>{one}</div><div class='more-body'>{two}</div>",
        "<div><div class='article-body'>{one}</div>{two}</div>",
    ],
)
def test_the_end_beside_the_container_of_the_text_is_kept(rest: str) -> None:
    body = rest.format(one="".join(PARAGRAPHS[1:4]), two="".join(PARAGRAPHS[4:]))
    assert statements(f"<article><h1>Six bridges close</h1>{PARAGRAPHS[0]}{body}</article>") == list(LINES)


OTHERS = (
    ("Singer cancels tour", "A singer from Lagos has cancelled her tour after a fall on stage, her agent said."),
    ("Coffee dearer than ever", "Coffee in Minas Gerais is dearer than ever, growers say, and frost may come."),
)
ITEMS = "".join(f"<div class='i'><h4>{title}</h4><p>{blurb}</p></div>" for title, blurb in OTHERS)


@pytest.mark.parametrize(
    "others",
    [
        f"<div><h3>Popular now</h3>{ITEMS}</div>",
        f"<section><header><span>You may also like</span></header>{ITEMS}</section>",
        "<h3>Most read</h3><ol>" + "".join(f"<li>{title}</li>" for title, _ in OTHERS) + "</ol>",
        "".join(f"<div class='card'><a href='/x'><h3>{title}</h3></a><p>{blurb}</p></div>" for title, blurb in OTHERS),
        "".join(f"<a class='teaser' href='/x'><span>{title}</span> <span>{blurb}</span></a>" for title, blurb in OTHERS),
        f"<section class='live'><h2>Live updates</h2>{ITEMS}</section>",
        f"<div><p>Sign up for our bridge letter</p><p>{OTHERS[1][1][:-1]}, in your inbox.</p></div>",
    ],
)
def test_stories_of_others_between_paragraphs_are_left_out(others: str) -> None:
    body = "".join(PARAGRAPHS[:4]) + others + "".join(PARAGRAPHS[4:])
    assert statements(f"<article><h1>Six bridges close</h1>{body}</article>") == list(LINES)


@pytest.mark.parametrize(
    "others",
    [
        "<h2>Popular now</h2>" + "".join(f"<p>{title}</p><p>{blurb}</p>" for title, blurb in OTHERS),
        "<h3>More stories</h3>" + "".join(f"<div><p><b>{title}</b> {blurb}</p></div>" for title, blurb in OTHERS),
        f"<h4>About the author</h4><p>{OTHERS[0][1]}</p>",
    ],
)
def test_what_follows_an_article_under_such_a_heading_is_left_out(others: str) -> None:
    assert statements(f"<article><h1>Six bridges close</h1>{''.join(PARAGRAPHS)}{others}</article>") == list(LINES)


def test_a_button_that_unfolds_an_article_heads_no_list() -> None:
    body = f"<div><a href='#'>Read more</a>{''.join(PARAGRAPHS[2:4])}</div>"
    assert statements(f"<article><h1>Six bridges close</h1>{''.join(PARAGRAPHS[:2])}{body}{''.join(PARAGRAPHS[4:])}</article>") == list(
        LINES
    )


@pytest.mark.parametrize(
    "call",
    [
        "Subscribe to continue reading",
        "To read the full story, subscribe or sign in.",
        "This article is for subscribers only.",
        "Il vous reste 80 % de cet article à lire. La suite est réservée aux abonnés.",
        "Weiterlesen mit dem Digitalabo",
        "Contenido exclusivo para suscriptores",
    ],
)
def test_a_page_that_calls_for_payment_after_its_first_lines_is_called_a_preview(call: str) -> None:
    page = f'<html lang="en"><body><article><h1>Six bridges close</h1>{"".join(PARAGRAPHS[:2])}<div><p>{call}</p></div></article></body></html>'
    source, problem = read_bytes(page.encode(), "a.html")
    assert isinstance(source, Source)
    assert said(source) == list(LINES[:2])
    assert isinstance(problem, Problem)
    assert "paid for" in problem.error
    whole = page.replace("<div>", "".join(PARAGRAPHS) * 2 + "<div>")
    assert [one for one in read_bytes(whole.encode(), "a.html") if isinstance(one, Problem)] == []


@pytest.mark.parametrize("tag", ["script", "style", "template"])
def test_a_call_for_payment_that_is_not_shown_makes_no_preview(tag: str) -> None:
    hidden = f"<{tag}><!-- -->const wall = 'Subscribe to continue reading'</{tag}>"
    page = f'<html lang="en"><body><article><h1>Six bridges close</h1>{"".join(PARAGRAPHS[:4])}</article>{hidden}</body></html>'
    assert [one for one in read_bytes(page.encode(), "a.html") if isinstance(one, Problem)] == []
