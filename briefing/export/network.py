"""Who speaks to which matter, as a network for Gephi, yEd and the like (GraphML): voices and sections, joined by how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from briefing.export.part import contents_of
from briefing.workspace.safe_text import one_line
from briefing.workspace.view import View

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
FIELDS = (
    ("kind", "node", "string"),
    ("label", "node", "string"),
    ("affiliation", "node", "string"),
    ("side", "node", "string"),
    ("weight", "edge", "int"),
)


def graphml(view: View) -> Iterator[bytes]:
    """The network: a node for each voice and each section, an edge with the number of statements of that voice in that section."""
    from lxml import etree

    tree = etree.Element(f"{{{NAMESPACE}}}graphml", nsmap={None: NAMESPACE})
    for name, of, kind in FIELDS:
        etree.SubElement(tree, f"{{{NAMESPACE}}}key", {"id": name, "for": of, "attr.name": name, "attr.type": kind})
    graph = etree.SubElement(tree, f"{{{NAMESPACE}}}graph", edgedefault="undirected")
    spoken = _spoken(view)
    for row in view.sections():
        _node(graph, f"section:{row.id}", {"kind": "section", "label": row.title, "side": row.side})
    voices = {voice for voice, _ in spoken}
    for voice in view.voices():
        if voice.id in voices:
            about = {"kind": "voice", "label": voice.name, "affiliation": voice.affiliation, "side": voice.side}
            _node(graph, f"voice:{voice.id}", about)
    for (name, section), count in sorted(spoken.items()):
        edge = etree.SubElement(graph, f"{{{NAMESPACE}}}edge", source=f"voice:{name}", target=f"section:{section}")
        _data(edge, "weight", str(count))
    yield etree.tostring(tree, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _spoken(view: View) -> Counter[tuple[str, str]]:
    """How many statements of each voice stand in each section."""
    contents = contents_of(view)
    heard = {row.id for row in view.voices()}
    voice_of = {one.id: one.voice for one in contents.attributions()}
    found: Counter[tuple[str, str]] = Counter()
    for statement in contents.statements():
        if statement.section:
            voices = {voice_of.get(name) for name in statement.attributions}
            found.update((voice, statement.section) for voice in voices if voice in heard)
    return found


def _node(graph: Any, name: str, about: dict[str, str | None]) -> None:
    from lxml import etree

    node = etree.SubElement(graph, f"{{{NAMESPACE}}}node", id=name)
    for key, value in about.items():
        if value:
            _data(node, key, one_line(value))


def _data(parent: Any, key: str, value: str) -> None:
    from lxml import etree

    etree.SubElement(parent, f"{{{NAMESPACE}}}data", key=key).text = value


FORMS: dict[str, Callable[[View], Iterator[bytes]]] = {"graphml": graphml}
"""The form in which `briefing voices` gives who speaks, beside the tables."""
