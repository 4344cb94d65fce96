"""The JSON contract, `briefing/1`."""

from __future__ import annotations

from typing import Any

import msgspec

from briefing.model import Brief, Source

SCHEMA = "briefing/1"


def render(brief: Brief) -> bytes:
    """The export as UTF-8 JSON, indented, ending in a newline; the same brief gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(document(brief)), indent=1) + b"\n"


def document(brief: Brief) -> dict[str, Any]:
    """The export as plain objects."""
    full = msgspec.to_builtins
    return {
        "schema": SCHEMA,
        "title": brief.title,
        "template": brief.template,
        "sides": [{"id": side.id, "name": side.name} for side in brief.sides],
        "sources": [_source(source) for source in brief.sources],
        "statements": [
            {
                "id": s.id,
                "source": s.source,
                "start": s.start,
                "end": s.end,
                "text": s.text,
                "role": s.role,
                "section": s.section,
                "also": list(s.also),
                "point": s.point,
                "attributions": list(s.attributions),
            }
            for s in brief.statements
        ],
        "attributions": [
            {
                "id": a.id,
                "source": a.source,
                "voice": a.voice,
                "mode": a.mode,
                "source_spans": full(a.source_spans),
                "cue_spans": full(a.cue_spans),
                "content_spans": full(a.content_spans),
                "via": a.via,
            }
            for a in brief.attributions
        ],
        "voices": [
            {"id": v.id, "name": v.name, "aliases": list(v.aliases), "affiliation": v.affiliation, "side": v.side} for v in brief.voices
        ],
        "sections": [{"id": s.id, "title": s.title, "side": s.side, "points": list(s.points)} for s in brief.sections],
        "origins": [{"id": o.id, "sources": list(o.sources), "agency": o.agency, "why": o.why} for o in brief.origins],
        "points": [
            {
                "id": p.id,
                "section": p.section,
                "lead": p.lead,
                "statements": list(p.statements),
                "sources": p.sources,
                "independent": p.independent,
                "pinned": p.pinned,
                "note": p.note,
            }
            for p in brief.points
        ],
        "disputes": [
            {
                "id": d.id,
                "kind": d.kind,
                "about": d.about,
                "positions": [{"value": p.value, "statements": list(p.statements)} for p in d.positions],
            }
            for d in brief.disputes
        ],
        "timeline": [{"when": t.when, "precision": t.precision, "statements": list(t.statements)} for t in brief.timeline],
        "problems": [{"path": p.path, "error": p.error, "advice": p.advice} for p in brief.problems],
    }


def _source(source: Source) -> dict[str, Any]:
    known = source.metadata
    return {
        "id": source.id,
        "path": source.path,
        "title": known.title.value if known.title else None,
        "outlet": known.outlet.value if known.outlet else None,
        "published": known.published.value if known.published else None,
        "language": known.language.value if known.language else None,
        "sha256": source.sha256,
        "words": len(source.text.split()),
        "furniture": [{"start": f.start, "end": f.end, "reason": f.reason} for f in source.furniture],
    }
