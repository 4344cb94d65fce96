"""A brief made by hand, about a strike in a harbour: what is tested hangs on no analysis, and a snapshot changes only with the desk."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from briefing.model import (
    Attribution,
    Brief,
    Dispute,
    Evidence,
    Furniture,
    Heading,
    Known,
    Metadata,
    Near,
    Origin,
    Point,
    Position,
    Problem,
    Section,
    Side,
    Source,
    Statement,
    TimelineEntry,
    Voice,
)
from briefing.workspace.view import View

GAZETTE = """Harbour strike ends after nine days

Home | News | Sport

Dockers in Callao went back to work on Monday after nine days of strike. The union said that 400 men had been on strike.

What the union wants

“We have got what we came for,” said Rosa Quispe, who leads the union. Wages will rise by six per cent, she said.

Ministers were relieved. The harbour company denied that it had threatened to close the northern pier, as the union claims.

Read also: Ten harbours to see in Peru
"""
COURIER = """Callao: the cranes turn again

The harbour of Callao works again since Monday, the agency Andes Wire reported. The harbour company said that 250 men had been on strike.

Analysts in Lima expect that fruit will be dearer for some weeks.

The strike had begun in February, when talks about night work failed. The union says the company threatened to close the northern pier.

3 comments
"""
WIRE = """東京の港から: Callao reopens

The port of Callao reopened on Monday. Shipping lines from 東京 and חיפה said that they would come back within a week.
"""

OUTLETS = {"courier": "The Lima Courier", "gazette": "Callao Gazette", "wire": "Andes Wire"}
TEXTS = {"courier": COURIER, "gazette": GAZETTE, "wire": WIRE}
FURNITURE = ("Home | News | Sport", "Read also: Ten harbours to see in Peru", "3 comments")

SAYS = (
    ("rosa", "direct", "Rosa Quispe, who leads the union", "said", "“We have got what we came for,”", None),
    ("rosa", "indirect", "she", "said", "Wages will rise by six per cent", None),
    ("union", "indirect", "The union", "said", "400 men had been on strike", None),
    ("company", "indirect", "The harbour company", "said", "250 men had been on strike", "andes"),
    ("company", "indirect", "The harbour company", "denied", "it had threatened to close the northern pier", None),
    ("union", "indirect", "The union", "says", "the company threatened to close the northern pier", None),
    ("analysts", "indirect", "Analysts in Lima", "expect", "fruit will be dearer for some weeks", None),
)
"""Voice, mode, source, cue, content, via."""

SECTIONS = (
    ("developments", "What happened", None, ("Dockers in Callao", "The port of Callao", "The harbour of Callao")),
    ("background", "Background", None, ("The strike had begun",)),
    ("motives/union", "Motives: Union of dockers", "union", ("The union said", "“We have got", "Wages will", "The union says")),
    ("motives/company", "Motives: Harbour company", "company", ("The harbour company said", "The harbour company denied")),
    ("reaction", "International reaction", None, ("Shipping lines",)),
    ("outlook", "Outlook", None, ("Analysts in Lima",)),
)
SAME = (("Dockers in Callao", "The port of Callao", "The harbour of Callao"),)


def known(value: str, certainty: str = "sure") -> Known:
    """A value as reading has it."""
    return Known(value=value, certainty=certainty, origin="made")  # type: ignore[arg-type]


def where(text: str, words: str) -> tuple[int, int] | None:
    """Where words stand in a text."""
    start = text.find(words)
    return None if start < 0 else (start, start + len(words))


def sources() -> list[Source]:
    """Three outlets; the wire's story is printed by the courier."""
    found = []
    for number, (name, text) in enumerate(TEXTS.items()):
        title = text.splitlines()[0]
        furniture = tuple(
            Furniture(start=text.index(one), end=text.index(one) + len(one), reason="made") for one in FURNITURE if one in text
        )
        heading = "What the union wants"
        headings = (Heading(start=text.index(heading), end=text.index(heading) + len(heading)),) if heading in text else ()
        data = Metadata(
            title=known(title), outlet=known(OUTLETS[name]), published=known(f"2024-03-0{4 + number}", "likely" if number else "sure")
        )
        found.append(
            Source(
                id=name,
                path=f"{name}.txt",
                text=text,
                sha256=hashlib.sha256(text.encode()).hexdigest(),
                metadata=data,
                title_span=(0, len(title)),
                furniture=furniture,
                headings=headings,
            )
        )
    return found


def statements(sources: Sequence[Source]) -> list[Statement]:
    """Every sentence of the paragraphs that are neither title, heading nor furniture."""
    made: list[Statement] = []
    for source in sources:
        out = [*FURNITURE, "What the union wants", source.text.splitlines()[0]]
        for line in source.text.splitlines():
            if not line or line in out:
                continue
            start = source.text.index(line)
            for piece in line.replace(". ", ".\n").split("\n"):
                at = source.text.index(piece, start)
                made.append(
                    Statement(id=f"{source.id}:{at}", source=source.id, start=at, end=at + len(piece), text=piece, ordinal=len(made))
                )
    return made


def attributions(made: Sequence[Statement]) -> list[Attribution]:
    """Who says what, by where the words stand."""
    found = []
    for number, (voice, mode, who, cue, content, via) in enumerate(SAYS):
        statement = next(one for one in made if content in one.text and who in one.text)
        spans = [
            (statement.start + statement.text.index(one), statement.start + statement.text.index(one) + len(one))
            for one in (who, cue, content)
        ]
        found.append(
            Attribution(
                id=f"a{number}",
                source=statement.source,
                source_spans=(spans[0],),
                cue_spans=(spans[1],),
                content_spans=(spans[2],),
                mode=mode,  # type: ignore[arg-type]
                voice=voice,
                via=via,
            )
        )
    return found


def _placed(plain: Sequence[Statement], said: Sequence[Attribution]) -> list[Statement]:
    """The statements with their sections, points and speakers."""
    from msgspec.structs import replace

    home = {start: section for section, _, _, starts in SECTIONS for start in starts}
    lead_of = {start: group[0] for group in SAME for start in group}
    made = []
    for one in plain:
        start = next((start for start in home if one.text.startswith(start)), None)
        lead = next((other for other in plain if other.text.startswith(lead_of.get(start or "", "\0"))), one)
        own = tuple(found.id for found in said if one.start <= found.content_spans[0][0] < one.end and found.source == one.source)
        reasons = (Evidence(what="it opens the article", weight=1.0), Evidence(what="it is an opinion", weight=-0.5))
        section = home[start] if start else None
        made.append(replace(one, section=section, point=f"p{lead.id}", attributions=own, evidence=reasons, role="main_event"))
    return made


def brief() -> Brief:
    """The whole brief."""
    read = sources()
    plain = statements(read)
    said = attributions(plain)
    made = _placed(plain, said)
    points = _points(made)
    return Brief(
        title="Harbour strike in Callao",
        template="event",
        sides=(Side(id="union", name="Union of dockers"), Side(id="company", name="Harbour company")),
        sources=tuple(read),
        statements=tuple(made),
        attributions=tuple(said),
        voices=(
            Voice(id="rosa", name="Rosa Quispe", title="leader of the union", affiliation="Union of dockers", side="union"),
            Voice(id="union", name="Union of dockers", kind="organisation", side="union"),
            Voice(id="company", name="Harbour company", kind="organisation", side="company"),
            Voice(id="analysts", name="Analysts in Lima", kind="group"),
            Voice(id="andes", name="Andes Wire", kind="media"),
        ),
        sections=tuple(
            Section(id=name, title=title, side=side, points=tuple(point.id for point in points if point.section == name))
            for name, title, side, _ in SECTIONS
        ),
        origins=(
            Origin(id="o1", sources=("courier", "wire"), agency="Andes Wire", why="the courier names the agency"),
            Origin(id="o2", sources=("gazette",)),
        ),
        points=tuple(points),
        disputes=_disputes(made),
        timeline=(
            TimelineEntry(when="2024-02", precision="month", statements=_named(made, "The strike had begun")),
            TimelineEntry(
                when="2024-03-04", precision="day", statements=_named(made, "Dockers in Callao", "The port of", "The harbour of")
            ),
        ),
        problems=(
            Problem(path="scan.pdf", error="It holds pictures of pages and no text.", advice="Run it through text recognition first."),
        ),
    )


def _points(made: Sequence[Statement]) -> list[Point]:
    groups: dict[str, list[Statement]] = {}
    for one in made:
        groups.setdefault(one.point or "", []).append(one)
    found = []
    for name, members in groups.items():
        outlets = {one.source for one in members}
        independent = len({"o1" if one in ("courier", "wire") else "o2" for one in outlets})
        found.append(
            Point(
                id=name,
                section=members[0].section,
                lead=name[1:],
                statements=tuple(one.id for one in members),
                sources=len(outlets),
                independent=independent,
            )
        )
    return found


def _named(made: Sequence[Statement], *starts: str) -> tuple[str, ...]:
    return tuple(one.id for one in made if one.text.startswith(starts))


def _disputes(made: Sequence[Statement]) -> tuple[Dispute, ...]:
    return (
        Dispute(
            id="d1",
            kind="number",
            about="how many men were on strike",
            positions=(
                Position(value="400 men", statements=_named(made, "The union said")),
                Position(value="250 men", statements=_named(made, "The harbour company said")),
            ),
            certainty=0.9,
            sure=True,
        ),
        Dispute(
            id="d2",
            kind="denial",
            about="whether the company threatened to close the northern pier",
            positions=(
                Position(value="says so", statements=_named(made, "The union says")),
                Position(value="denies it", statements=_named(made, "The harbour company denied")),
            ),
            certainty=0.7,
            sure=True,
        ),
    )


PAGE = ("Dockers in Callao", "The union said", "The harbour company said", "Analysts in Lima", "Wages will", "The strike had begun")
"""How the lines of the page begin, by rank; it opens with the first."""
NEAR = ("Analysts in Lima", "Shipping lines")
"""What may say the same as the line on wages, as far as a test is concerned."""


def paged() -> Brief:
    """The brief with a page."""
    from msgspec.structs import replace

    made = brief()
    texts = {one.id: one.text for one in made.statements}
    ranked = sorted(made.points, key=lambda one: next((n for n, start in enumerate(PAGE) if texts[one.lead].startswith(start)), len(PAGE)))
    ranks = {one.id: rank for rank, one in enumerate(ranked, 1)}
    near = {start: next(one.id for one in made.points if texts[one.lead].startswith(start)) for start in NEAR}
    points = (
        replace(
            one,
            rank=ranks[one.id],
            page=ranks[one.id] <= len(PAGE),
            in_brief=ranks[one.id] == 1,
            near=tuple(Near(point=near[start], chance=0.5) for start in NEAR) if texts[one.lead].startswith("Wages will") else (),
        )
        for one in made.points
    )
    return replace(made, points=tuple(points))


def curated(made: Brief | None = None) -> View:
    """The view of the brief after some work: a point pinned, one noted, one excluded, one moved, one new."""
    view = View(made or brief())
    section = view.points("motives/union")
    view.edits.pin([section[1].id])
    view.edits.note([section[0].id], "Ask the union for the list.")
    view.edits.exclude([view.points("outlook")[0].id])
    view.edits.move([view.points(None)[0].id], "reaction")
    view.changes.points = frozenset({view.points("background")[0].id})
    return view
