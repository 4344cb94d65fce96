"""What only all sources together show."""

from __future__ import annotations

import json
from pathlib import Path

from briefing.model import Source
from briefing.reading import Limits, corpus, read_bytes, read_paths
from briefing.reading.readers import library
from tests.reading import making


def source(name: str, **fields: object) -> Source:
    (found,) = read_bytes(json.dumps({**making.RECORD, **fields}).encode(), name)
    assert isinstance(found, Source)
    return found


def test_a_library_beside_the_files_gives_metadata(tmp_path: Path) -> None:
    (tmp_path / "clip.txt").write_text(making.TITLE + "\n\n" + making.TEXT)
    entry = (
        "@article{m2024,\n  title = {{Reservoir} above Tarma is half empty},\n  author = {Mamani, Julia and {\\'A}lvarez, Ana},\n"
        "  journal = {Andean Post},\n  date = {2024-04-16},\n  url = {https://andeanpost.example/water/tarma}\n}\n"
    )
    (tmp_path / "zotero.bib").write_text(entry)
    found = [item for item in read_paths([tmp_path]) if isinstance(item, Source)]
    (enriched,) = corpus.with_references(found, library.references(tmp_path / "zotero.bib", "zotero.bib", Limits()))
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
    known = library.references(tmp_path / "library.json", "library.json", Limits())
    (enriched,) = corpus.with_references([source("a.json", source_domain="", url="")], known)
    assert enriched.metadata.outlet is not None
    assert enriched.metadata.outlet.value == "Andean Post"


def test_snapshots_of_a_library_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    for folder, name in (("12", "Tarma"), ("13", "Junin")):
        (tmp_path / "files" / folder).mkdir(parents=True)
        (tmp_path / "files" / folder / "index.txt").write_text(making.TEXT.replace("Tarma", name))
    items = "".join(
        f"@online{{x{folder}, title = {{{name}}}, journaltitle = {{{name} Post}}, author = {{Mamani, Julia and {{Associated Press}}}}, "
        f"file = {{Snapshot:files/{folder}/index.txt:text/plain}}}}\n\n"
        for folder, name in (("12", "Tarma"), ("13", "Junin"))
    )
    (tmp_path / "zotero.bib").write_text(items)
    found = [item for item in read_paths([tmp_path]) if isinstance(item, Source)]
    enriched = corpus.with_references(found, library.references(tmp_path / "zotero.bib", "zotero.bib", Limits()))
    assert [(source.path, source.metadata.outlet and source.metadata.outlet.value) for source in enriched] == [
        ("files/12/index.txt", "Tarma Post"),
        ("files/13/index.txt", "Junin Post"),
    ]
    assert enriched[0].metadata.agency is not None
    assert [author.value for author in enriched[0].metadata.authors] == ["Julia Mamani"]


def test_a_library_with_an_item_without_a_date_is_one(tmp_path: Path) -> None:
    items = [{"id": "1", "type": "webpage", "title": "A", "URL": "https://x.example/a"}, {"id": "2", "type": "document", "title": "B"}]
    (tmp_path / "library.json").write_text(json.dumps(items))
    assert list(read_paths([tmp_path])) == []
