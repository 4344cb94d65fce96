"""What only all sources together show."""

from __future__ import annotations

import json
from pathlib import Path

from briefing.model import Source
from briefing.reading import corpus, read_bytes, read_paths
from tests.reading import making


def source(name: str, **fields: object) -> Source:
    (found,) = read_bytes(json.dumps({**making.RECORD, **fields}).encode(), name)
    assert isinstance(found, Source)
    return found


def test_a_date_that_all_articles_of_an_outlet_share_is_doubted() -> None:
    texts = ["The dam broke.", "The road is closed.", "The bus came late.", "The bridge is new.", "The bank has closed."]
    found = [source(f"{number}.json", maintext=text, title=text, url=f"https://x.example/{number}") for number, text in enumerate(texts)]
    dates = [settled.metadata.published for settled in corpus.settle(found)]
    assert {date.certainty for date in dates if date} == {"doubtful"}
    assert dates[0] is not None
    assert "other articles" in dates[0].origin


def test_a_date_after_the_fetching_is_doubted() -> None:
    (settled,) = corpus.settle([source("a.json", date_publish="2031-01-01")])
    assert settled.metadata.published is not None
    assert settled.metadata.published.certainty == "doubtful"


def test_a_date_that_the_address_contradicts_is_doubted() -> None:
    settled = corpus.settle(
        [
            source("a.json", url="https://x.example/2016/07/14/dam"),
            source("b.json", url="https://x.example/2024/apr/16/dam", title="b", maintext="B."),
        ]
    )
    assert [found.metadata.published and found.metadata.published.certainty for found in settled] == ["doubtful", "sure"]


def test_a_library_beside_the_files_gives_metadata(tmp_path: Path) -> None:
    (tmp_path / "clip.txt").write_text(making.TITLE + "\n\n" + making.TEXT)
    entry = (
        "@article{m2024,\n  title = {{Reservoir} above Tarma is half empty},\n  author = {Mamani, Julia and {\\'A}lvarez, Ana},\n"
        "  journal = {Andean Post},\n  date = {2024-04-16},\n  url = {https://andeanpost.example/water/tarma}\n}\n"
    )
    (tmp_path / "zotero.bib").write_text(entry)
    found = [item for item in read_paths([tmp_path]) if isinstance(item, Source)]
    (enriched,) = corpus.with_libraries(found, [tmp_path / "zotero.bib"])
    known = enriched.metadata
    assert known.outlet is not None
    assert (known.outlet.value, known.outlet.origin) == ("Andean Post", "library")
    assert known.published is not None
    assert known.published.value == "2024-04-16"
    assert known.authors[0].value == "Julia Mamani"


def test_a_csl_library_is_no_article(tmp_path: Path) -> None:
    items = [
        {"type": "article-newspaper", "title": making.TITLE, "container-title": "Andean Post", "issued": {"date-parts": [[2024, 4, 16]]}}
    ]
    (tmp_path / "library.json").write_text(json.dumps(items))
    assert list(read_paths([tmp_path])) == []
    (enriched,) = corpus.with_libraries([source("a.json", source_domain="", url="")], [tmp_path / "library.json"])
    assert enriched.metadata.outlet is not None
    assert enriched.metadata.outlet.value == "Andean Post"
