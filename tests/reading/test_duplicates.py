"""The same article twice is one source with two paths; what was changed, and what another outlet prints, is not the same."""

from __future__ import annotations

import json

import pytest

from briefing.model import Source
from briefing.reading import corpus, read_bytes
from briefing.reading.duplicates import address_key
from tests.reading import making

MORE = (
    "The council of Tarma met behind closed doors on Monday night, three of its nine members told this paper.",
    "Prices of drinking water have doubled since January, the national statistics office in Lima reported last week.",
    "A second reservoir was planned in 2011 and has never been built, as its contractor went bankrupt a year later.",
)
ARTICLE = making.Article(making.TITLE, making.PARAGRAPHS + MORE)


def record(name: str, article: making.Article = ARTICLE, **fields: object) -> Source:
    (found,) = read_bytes(json.dumps({**making.RECORD, "title": article.title, "maintext": article.text, **fields}).encode(), name)
    assert isinstance(found, Source)
    return found


def page(name: str, head: str = "", article: making.Article = ARTICLE, saved: str = "", beside: str = "") -> Source:
    note = f"<!-- saved from url=({len(saved):04}){saved} -->" if saved else ""
    text = (
        f"<!DOCTYPE html>{note}<html lang='en'><head><title>{article.title}</title>{head}</head><body><article><h1>{article.title}</h1>"
        f"{article.marked_up}</article>{beside}</body></html>"
    )
    found = next(read_bytes(text.encode(), name))
    assert isinstance(found, Source)
    return found


def paths(*sources: Source) -> list[tuple[str, ...]]:
    return [source.paths for source in corpus.settle(sources)]


CANONICAL = '<link rel="canonical" href="https://andeanpost.example/water/tarma">'


def test_one_article_in_two_formats_is_one_source_with_two_paths() -> None:
    assert paths(record("a.json"), page("b.html", CANONICAL)) == [("a.json", "b.html")]


def test_a_print_of_the_page_is_the_page() -> None:
    lines = [making.TITLE, ""]
    for text in ARTICLE.paragraphs:
        words = text.replace("\u201c", '"').replace("\u201d", '"').replace("\u2019", "'").split()
        lines += [" ".join(words[start : start + 9]) for start in range(0, len(words), 9)] + [""]
    (printed,) = read_bytes(making.pdf([lines]), "a.pdf")
    assert isinstance(printed, Source)
    assert paths(printed, page("b.html", CANONICAL)) == [("a.pdf", "b.html")]


def test_an_amp_view_that_names_its_page_is_the_page() -> None:
    amp = page("amp.html", CANONICAL, saved="https://amp.andeanpost.example/tarma-4711")
    assert paths(page("a.html", CANONICAL), amp) == [("a.html", "amp.html")]


def test_an_amp_view_that_its_page_names_is_the_page() -> None:
    named = f'{CANONICAL}<link rel="amphtml" href="https://mobil.andeanpost.example/x/4711">'
    amp = page("amp.html", saved="https://mobil.andeanpost.example/x/4711")
    assert paths(page("a.html", named), amp) == [("a.html", "amp.html")]


def test_a_page_shared_under_another_address_is_the_page() -> None:
    shared = page("b.html", '<meta property="og:url" content="https://andeanpost.example/water/tarma">', saved="https://short.example/x1")
    assert paths(page("a.html", CANONICAL), shared) == [("a.html", "b.html")]


def test_without_any_address_nearly_the_same_words_of_one_outlet_are_one() -> None:
    named = '<meta property="og:site_name" content="Andean Post">'
    other = making.Article("Tarma: half of the water is gone", (f"TARMA, Peru \u2014 {ARTICLE.paragraphs[0]}", *ARTICLE.paragraphs[1:]))
    one, two = page("a.html", named), page("b.html", named, article=other)
    assert paths(one, two) == [("a.html",), ("b.html",)]  # the dateline is a word more
    same = making.Article("Tarma: half of the water is gone", tuple(text.replace("\u2019", "'") for text in ARTICLE.paragraphs))
    assert paths(one, page("b.html", named, article=same)) == [("a.html", "b.html")]


@pytest.mark.parametrize(
    "changed",
    [
        ARTICLE._replace(paragraphs=(*ARTICLE.paragraphs, "Three villages were cut off on Wednesday.")),
        ARTICLE._replace(paragraphs=(ARTICLE.paragraphs[0].replace("48 percent", "47 percent"), *ARTICLE.paragraphs[1:])),
        ARTICLE._replace(paragraphs=(*ARTICLE.paragraphs[:4], ARTICLE.paragraphs[4].replace("doubled", "tripled"), ARTICLE.paragraphs[5])),
        ARTICLE._replace(paragraphs=ARTICLE.paragraphs[:5]),
    ],
    ids=["a sentence more", "a figure in the first sentence", "a word in the middle", "a sentence less"],
)
def test_a_changed_article_is_another_version_and_no_copy(changed: making.Article) -> None:
    for one, other in ((record("a.json"), record("b.json", changed)), (page("a", CANONICAL), page("b", CANONICAL, article=changed))):
        (settled,) = corpus.settle([one, other])
        (version,) = settled.versions
        assert {settled.paths, version.paths} == {one.paths, other.paths}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Five are dead. Rain falls.", "Nine are dead. Rain falls."),
        ("Toll is 5.", "Toll is 9."),
        ("洪水造成五人死亡。", "洪水造成九人死亡。"),
    ],
)
def test_short_texts_under_one_title_are_held_against_each_other_too(one: str, other: str) -> None:
    assert len(paths(record("a.json", making.Article(making.TITLE, (one,))), record("b.json", making.Article(making.TITLE, (other,))))) == 2


def test_two_outlets_that_print_the_same_words_stay_two() -> None:
    one = record("a.json", outlet="Andean Post")
    other = record("b.json", outlet="Lima Courier", url="https://limacourier.example/1")
    settled = corpus.settle([one, other])
    assert [found.paths for found in settled] == [("a.json",), ("b.json",)]
    assert settled[0].id != settled[1].id


def test_two_unknown_sites_that_print_the_same_words_stay_two() -> None:
    one, other = (record(f"{name}.json", source_domain="", url=f"https://{name}.example/1") for name in ("elandino", "lacosta"))
    assert len(paths(one, other)) == 2


def test_two_articles_of_one_address_are_two() -> None:
    other = making.Article("Bus strike in Tarma ends", MORE[::-1])
    assert len(paths(record("a.json"), record("b.json", other))) == 2


def test_an_address_is_known_whatever_way_led_to_it() -> None:
    addresses = (
        "https://www.x.example/a/b?utm_source=mail",
        "https://x.example/a/b/amp",
        "https://m.x.example/a/b/?id=&print=1",
        "http://x.example/a/b",
        "https://www-x-example.cdn.ampproject.org/c/s/www.x.example/a/b?amp=1",
        "https://www.google.com/amp/s/amp.x.example/a/b",
    )
    assert len({address_key(address) for address in addresses}) == 1
    assert address_key("https://x.example/a?id=1") != address_key("https://x.example/a?id=2")
    assert address_key("https://x.example/") is None


def test_thousands_of_texts_under_one_address_and_title_are_no_trouble() -> None:
    texts = [
        record(f"{number}.json", making.Article(making.TITLE, (f"At {number} o'clock the water stood {number} cm high.",)))
        for number in range(300)
    ]
    assert len(paths(*texts)) == 300
