"""Verbs that report: who uses one of them says, thinks or wants what follows. General English, no corpus of ours.

Kinds: `SPEECH` takes a clause or a quotation ("said that"), `THOUGHT` is an attitude ("believes that"), `ACT` is an act of speech on an
object ("accused them of"), which makes a statement somebody's only when what is said stands with it.
"""

from __future__ import annotations

from briefing.analysis.wordlists import listed

SPEECH = listed(
    """say tell add note announce report claim argue warn insist confirm deny acknowledge admit suggest explain stress emphasize
emphasise state declare write tweet post reply respond answer ask allege assert contend maintain complain conclude concede boast
brag caution comment counter disclose estimate indicate joke mention observe propose quip recall recommend reiterate remark reveal
speculate testify echo repeat underline underscore hint shout yell whisper read point_out predict forecast recount relate affirm
argue attest clarify confide continue lament muse opine plead proclaim profess retort chide inform cite rule find show"""
)

THOUGHT = listed("""believe think hope fear worry expect agree feel consider suspect doubt anticipate assume understand decide""")

ACT = listed(
    """accuse urge call describe criticize criticise condemn praise denounce dismiss reject blame welcome vow threaten pledge promise
demand appeal applaud decry deplore deride hail mock ridicule slam blast rebuke refute dispute label vote_against"""
)

IRREGULAR = {
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "write": ("writes", "wrote", "written", "writing"),
    "read": ("reads", "reading"),
    "think": ("thinks", "thought", "thinking"),
    "feel": ("feels", "felt", "feeling"),
    "find": ("finds", "found", "finding"),
    "show": ("shows", "showed", "showing", "shown"),
    "understand": ("understands", "understood"),
}

DOUBLED = {"plan": "plann", "quip": "quipp", "admit": "admitt", "brag": "bragg", "slam": "slamm"}


def forms(base: str) -> tuple[str, ...]:
    """The inflected forms of a verb, by rule where it is regular."""
    if base in IRREGULAR:
        return (base, *IRREGULAR[base])
    if base.endswith("y") and base[-2] not in "aeiou":
        return (base, base[:-1] + "ies", base[:-1] + "ied", base + "ing")
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
    if base.endswith("e"):
        return (base, third, base + "d", base[:-1] + "ing")
    stem = DOUBLED.get(base, base)
    return (base, third, stem + "ed", stem + "ing")


def _table() -> dict[str, str]:
    rows = {}
    for kind, verbs in (("act", ACT), ("thought", THOUGHT), ("speech", SPEECH)):
        for verb in verbs:
            for form in forms(verb.partition("_")[0]):
                rows[form] = kind
    return rows


KIND_OF = _table()
"""The kind of each inflected form."""
