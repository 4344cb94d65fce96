"""Who wrote a page, where and when: from its head, its marked elements, its title and its address."""

from __future__ import annotations

import json
import time

import pytest

from briefing.model import Metadata, Source
from briefing.reading import read_bytes
from briefing.reading.publishers.outlets import from_host
from tests.reading import making

ARTICLE = f"<article><h1>{making.TITLE}</h1>{making.TARMA.marked_up}</article>"


def known(head: str = "", body: str = ARTICLE) -> Metadata:
    (found,) = read_bytes(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")
    assert isinstance(found, Source)
    return found.metadata


def authors(byline: str) -> list[str]:
    return [author.value for author in known(body=byline + ARTICLE).authors]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ('<p class="byline">By Julia Mamani</p>', ["Julia Mamani"]),
        ('<p class="entry-byline">By Julia Mamani and Ana Cruz, April 16, 2024</p>', ["Julia Mamani", "Ana Cruz"]),
        ('<span class="byline">Julia Mamani April 16, 2024 9:30 am</span>', ["Julia Mamani"]),
        ('<span class="author">Julia Mamani, Senior Political Correspondent</span>', ["Julia Mamani"]),
        ('<span class="author-name">Julia Mamani Business Editor</span>', ["Julia Mamani"]),
        ('<div><a rel="author">Julia Mamani</a></div><div><a rel="author">Ana Cruz</a></div>', ["Julia Mamani", "Ana Cruz"]),
        ('<span itemprop="author creator"><span itemprop="name">Julia Mamani</span> in Lima</span>', ["Julia Mamani"]),
        ('<aside class="related"><span class="byline">By Ana Cruz</span></aside><p class="byline">By Julia Mamani</p>', ["Julia Mamani"]),
        ('<span class="byline">Our foreign staff</span>', []),
        ('<span class="author">admin</span>', []),
        ('<p class="byline">Last updated: April 16, 2024</p>', []),
    ],
)
def test_a_byline_gives_its_names_and_nothing_else(byline: str, names: list[str]) -> None:
    assert authors(byline) == names


def test_a_title_loses_the_name_of_its_site_which_is_known_by_it() -> None:
    found = known(f'<title>{making.TITLE} - El Andino</title><link rel="canonical" href="https://elandino.example/1">')
    assert found.title is not None
    assert found.title.value == making.TITLE
    assert found.outlet is not None
    assert (found.outlet.value, found.outlet.origin) == ("El Andino", "title of the page")


def test_a_section_at_the_end_of_a_title_is_no_outlet() -> None:
    found = known(f'<title>{making.TITLE} | World</title><link rel="canonical" href="https://elandino.example/1">')
    assert found.title is not None
    assert found.title.value == making.TITLE
    assert found.outlet is not None
    assert (found.outlet.value, found.outlet.certainty) == ("Elandino", "doubtful")


def test_a_slogan_is_no_part_of_the_outlet() -> None:
    found = known('<meta property="og:site_name" content="Andean Post - News from the highlands">')
    assert found.outlet is not None
    assert found.outlet.value == "Andean Post"


def test_a_page_saved_by_an_extension_knows_its_address_and_when_it_was_fetched() -> None:
    saved = "Tue Apr 16 2024 09:30:00 GMT+0200 (CEST)"
    note = f"<!--\n Page saved with SingleFile \n url: https://andeanpost.example/a \n saved date: {saved}\n-->"
    (found,) = read_bytes(f"<!DOCTYPE html> <html>{note}<head></head><body>{ARTICLE}</body></html>".encode(), "a.html")
    assert isinstance(found, Source)
    assert found.metadata.address is not None
    assert found.metadata.address.value == "https://andeanpost.example/a"
    assert found.metadata.fetched is not None
    assert found.metadata.fetched.value.startswith("2024-04-16T09:30")


@pytest.mark.parametrize("when", ["20240416", "20240416093000", "20240416093000if_"])
def test_a_copy_in_an_archive_is_the_page_of_its_outlet(when: str) -> None:
    found = known(f'<link rel="canonical" href="https://web.archive.org/web/{when}/https://andeanpost.example/a">')
    assert found.address is not None
    assert found.address.value == "https://andeanpost.example/a"
    assert found.outlet is not None
    assert found.outlet.value == "Andean Post"


def test_the_time_of_the_article_comes_before_that_of_a_teaser() -> None:
    teaser = '<aside><time datetime="2024-05-02">2 May</time></aside>'
    found = known(body=f'{teaser}<time datetime="2024-04-16T09:30:00Z">16 April</time>{ARTICLE}')
    assert found.published is not None
    assert (found.published.value[:10], found.published.origin) == ("2024-04-16", "time element")


def test_times_that_say_what_they_are_are_believed() -> None:
    times = '<time class="updated" datetime="2024-04-18">later</time><time class="entry-date published" datetime="2024-04-16">first</time>'
    found = known(body=times + ARTICLE)
    assert found.published is not None
    assert found.published.value == "2024-04-16"
    assert found.modified is not None
    assert found.modified.value == "2024-04-18"


def test_a_year_alone_is_no_date() -> None:
    assert known(body=f"{ARTICLE}<footer>© 2024 Andean Post</footer>").published is None


def test_what_kind_a_page_is_is_not_its_title() -> None:
    linked = json.dumps({"@type": "NewsArticle", "headline": "General page template"})
    found = known(f'<title>{making.TITLE}</title><script type="application/ld+json">{linked}</script>')
    assert found.title is not None
    assert found.title.value == making.TITLE


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("www.denverpost.example", "Denver Post"),
        ("thelocal.example", "The Local"),
        ("dailynews.co.tz", "Daily News"),
        ("rtv.example", "RTV"),
        ("theatre.example", "Theatre"),
        ("harbour-watch.blogspot.com", "Harbour Watch"),
        ("el-andino.example.pe", "Example"),
        ("127.0.0.1", "127.0.0.1"),
    ],
)
def test_a_host_is_spelled_out_and_doubtful(host: str, name: str) -> None:
    assert from_host(host) == (name, False)


def test_each_author_of_a_library_s_tags_is_one_and_beats_the_plain_tag() -> None:
    tags = (
        '<meta name="author" content="form">'
        + '<meta name="DC.Creator" content="Mamani, J."><meta name="DC.Creator" content="Cruz, Ana de la">'
    )
    assert [author.value for author in known(tags).authors] == ["J. Mamani", "Ana de la Cruz"]
    tags = '<meta name="author" content="Julia Mamani"><meta name="author" content="Ana Cruz">'
    assert [author.value for author in known(tags).authors] == ["Julia Mamani", "Ana Cruz"]


@pytest.mark.parametrize("wrapped", ["<![CDATA[{}]]>", "//<![CDATA[\n{}\n//]]>", "<!--\n{}\n-->", "/* <![CDATA[ */ {} /* ]]> */"])
def test_data_that_is_hidden_from_old_programs_is_read(wrapped: str) -> None:
    data = {"@type": "NewsArticle", "author": [{"name": "Julia Mamani"}, {"name": "Ana (Maria) Cruz"}], "datePublished": "2024-04-16"}
    found = known(f'<script type="application/ld+json">{wrapped.replace("{}", json.dumps(data))}</script>')
    assert [author.value for author in found.authors] == ["Julia Mamani", "Ana Cruz"]
    assert found.published is not None
    assert found.published.value == "2024-04-16"


def test_data_behind_many_spaces_is_read_in_linear_time() -> None:
    data = json.dumps({"@type": "NewsArticle", "datePublished": "2024-04-16"})
    begun = time.perf_counter()
    found = known(f'<script type="application/ld+json">{" " * 200_000}{data}{" " * 200_000}</script>')
    assert time.perf_counter() - begun < 20  # minutes where each space is gone through for each other
    assert found.published is not None
    assert found.published.value == "2024-04-16"


def test_a_headline_of_the_data_that_says_what_the_page_is_about_is_no_title() -> None:
    data = json.dumps({"@type": "Article", "headline": "dam in the highlands of a country in South America"})
    found = known(f'<title>Tarma dam failure</title><script type="application/ld+json">{data}</script>', making.TARMA.marked_up)
    assert found.title is not None
    assert found.title.value == "Tarma dam failure"


def test_a_name_within_another_marked_element_names_the_author() -> None:
    assert authors('<div class="byline"><span class="author-name">Julia Mamani</span> • 8h</div>') == ["Julia Mamani"]
    assert authors('<span class="author">Authority control</span>') == []
