"""Wire copies against what was read by hand: `python -m tests.benchmarks.wire_copies [FOLDER]` (default `../shared/data/news_events`).

Prints, for each event of wire_copies.yaml, pairs of sources rightly held to be copies, wrongly so, and missed.
Pairs of one outlet are left out.
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

import yaml

from briefing.analysis.pipeline import analyse
from briefing.assembly.corroboration import origins
from briefing.model import Article, Source
from briefing.reading import read_paths

HERE = Path(__file__).parent
DEFAULT = HERE.parents[1].parent / "shared" / "data" / "news_events"


def pairs_of(folder: Path) -> set[frozenset[str]]:
    """Pairs of files of different outlets that come out as one origin."""
    sources = [source for source in read_paths([folder]) if isinstance(source, Source)]
    outlet = {source.id: source.metadata.outlet.value if source.metadata.outlet else source.id for source in sources}
    file = {source.id: Path(source.path).stem for source in sources}
    found = origins.find_origins([Article(source=source, analysis=analyse(source)) for source in sources])
    return {
        frozenset((file[one], file[other]))
        for origin in found
        for one, other in itertools.combinations(origin.sources, 2)
        if outlet[one] != outlet[other]
    }


def main() -> None:
    """Print one row an event."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for event, groups in yaml.safe_load((HERE / "wire_copies.yaml").read_text(encoding="utf-8")).items():
        by_hand = {
            frozenset((one, other)) for group in groups for one, other in itertools.combinations(group, 2) if group[one] != group[other]
        }
        ours = pairs_of(next(folder.glob(f"{event}*")))
        print(f"{event[:40]:40} right {len(ours & by_hand)}  wrong {len(ours - by_hand)}  missed {len(by_hand - ours)}")


if __name__ == "__main__":
    main()
