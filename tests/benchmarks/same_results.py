"""Whether a change of the code left every brief as it was, byte for byte.

    python -m tests.benchmarks.same_results write FILE      make the briefs and write the sums of each to FILE
    python -m tests.benchmarks.same_results compare FILE    make them again and name those whose sums are not those of FILE

`--sets` chooses from: seeds, events (of `../shared/data/events`, sides given and found), news (`../shared/data/news_events`), varied
(statements of `assembly_scale`, `--varied` tells how many). `--every N` takes each N-th corpus of events and news. Texts are read
and analysed once, into the folder `--analyses`: what is compared is assembly, storing and the JSON export. Each brief has two sums:
of the brief itself, with the reasons that no export prints, and of its export, which is left out for varied statements.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from briefing.model import Article, Brief, Problem, Side
from briefing.reading import read_paths
from briefing.workspace.analyses import FileContents, decode, encode
from tests.benchmarks.corpora import written
from tests.benchmarks.figures import SEEDS, SHARED

SETS = ("seeds", "events", "news", "varied")
DATA = SHARED / "data"


class Corpus(NamedTuple):
    """Analysed articles under a name; `sides` None are found."""

    name: str
    articles: Sequence[Article]
    sides: tuple[Side, ...] | None = None
    exported: bool = True


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or compare; 1 where a sum differs or is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=("write", "compare"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--sets", nargs="+", choices=SETS, default=SETS)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--varied", type=int, default=30_000)
    parser.add_argument("--analyses", type=Path, default=Path(tempfile.gettempdir()) / "briefing-analyses")
    options = parser.parse_args(arguments)
    options.analyses.mkdir(parents=True, exist_ok=True)
    sums = {corpus.name: sums_of(corpus) for corpus in corpora(options)}
    if options.action == "write":
        options.file.write_text(json.dumps(sums, indent=1) + "\n", encoding="utf-8")
        return 0
    before = json.loads(options.file.read_text(encoding="utf-8"))
    differing = [name for name, found in sums.items() if before.get(name) != found]
    for name in differing:
        print(f"differs: {name} {'(not in the file)' if name not in before else _which(before[name], sums[name])}")
    print(f"{len(sums) - len(differing)} of {len(sums)} briefs as before")
    return bool(differing)


def _which(before: dict[str, str], now: dict[str, str]) -> str:
    return ", ".join(part for part in now if before.get(part) != now[part])


def corpora(options: argparse.Namespace) -> Iterator[Corpus]:
    """The corpora that were chosen, one after the other."""
    from briefing.assembly.entities.side_names import parse_side

    if "seeds" in options.sets:
        yield Corpus("seeds", analysed("seeds", SEEDS, options.analyses))
    for meta in sorted((DATA / "events").glob("*.meta.json"))[:: options.every] if "events" in options.sets else ():
        name = meta.name.removesuffix(".meta.json")
        articles = analysed(f"events-{name}", meta.with_name(name), options.analyses)
        given = tuple(map(parse_side, json.loads(meta.read_text(encoding="utf-8"))["sides"]))
        yield Corpus(f"events/{name} found", articles)
        yield Corpus(f"events/{name} given", articles, given)
    folders = sorted(path for path in (DATA / "news_events").glob("*") if path.is_dir()) if "news" in options.sets else []
    for folder in folders[:: options.every]:
        yield Corpus(f"news/{folder.name}", analysed(f"news-{folder.name}", folder, options.analyses))
    if "varied" in options.sets:
        yield varied(options.varied, options.analyses)


def varied(size: int, analyses: Path) -> Corpus:
    """So many varied statements, without their export."""
    from tests.benchmarks import assembly_scale

    file = analyses / "originals"
    if not file.exists():
        file.write_bytes(encode(FileContents(articles=tuple(assembly_scale.originals()))))
    return Corpus(f"varied/{size}", assembly_scale.corpus(decode(file.read_bytes()).articles, size), exported=False)


def analysed(name: str, folder: Path, analyses: Path) -> Sequence[Article]:
    """The articles of a folder, read and analysed once."""
    from briefing.analysis.pipeline import analyse

    file = analyses / name
    if not file.exists():
        with tempfile.TemporaryDirectory() as place:
            texts = Path(place) / "texts"
            if next(folder.rglob("*.json"), None):
                written(folder, texts)
            sources = {one.id: one for one in read_paths([texts if texts.exists() else folder]) if not isinstance(one, Problem)}
        file.write_bytes(encode(FileContents(articles=tuple(Article(source=one, analysis=analyse(one)) for one in sources.values()))))
    return decode(file.read_bytes()).articles


def sums_of(corpus: Corpus) -> dict[str, str]:
    """The sum of the brief of a corpus and, where it is exported, that of its export."""
    from briefing import templates
    from briefing.assembly.pipeline import assemble

    brief = assemble(corpus.articles, templates.load_template("event"), named_sides=corpus.sides, sides_said_in="--side")
    sums = {"brief": hashlib.sha256()}
    for field in Brief.__struct_fields__:
        records = getattr(brief, field)
        for record in records if isinstance(records, tuple) else (records,):
            sums["brief"].update(msgspec.json.encode(record))
    if corpus.exported:
        from briefing.export import json as exported
        from briefing.workspace import store_writer
        from briefing.workspace.view import View

        view = View(store_writer.in_memory(brief, ""), ())
        sums["export"] = hashlib.sha256()
        for part in exported.write(view):
            sums["export"].update(part)
        view.close()
    return {name: digest.hexdigest() for name, digest in sums.items()}


if __name__ == "__main__":
    sys.exit(main())
