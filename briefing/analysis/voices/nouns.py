"""Nouns that mean somebody: bodies, people, papers, titles of those who speak for others."""

from __future__ import annotations

from briefing.analysis.wordlists import listed

COMPANY = listed(
    "company firm maker giant carrier airline retailer lender broadcaster corporation startup start-up bank chain developer insurer"
)
PUBLIC_WORDS = listed(
    "Bureau Ministry Department Court Police Agency Council Committee University Commission Office Parliament Army Party Union"
)
GROUP = listed("group organisation organization movement militants militia rebels faction network alliance")
MEDIA = listed("newspaper magazine network broadcaster outlet channel website daily tabloid weekly")
COUNTRY = listed("country nation state kingdom republic north south")
BODY = (
    listed(
        """ministry agency department government administration party union court police embassy army military committee commission council
        board team club university institute office bureau regime campaign association federation coalition tribunal parliament congress
        senate house watchdog regulator authority church charity foundation"""
    )
    | COMPANY
    | GROUP
    | MEDIA
)
PERSON = listed(
    """old republican democrat conservative liberal native billionaire tycoon mogul star veteran father mother man woman businessman
    businesswoman politician statesman lawmaker incumbent frontrunner front-runner nominee candidate challenger singer actor actress
    player athlete teenager student hopeful boss reformer newcomer outsider"""
)
PAPER = listed("statement letter email e-mail tweet post filing release memo announcement message")
SPEAKING_TITLES = listed(
    "spokesman spokeswoman spokesperson official aide source officer lawyer attorney adviser advisor diplomat analyst expert researcher"
)


SCHOLARS = listed("expert analyst researcher scholar specialist scientist economist historian")
"""Nouns that call nobody's office: they mean who spoke last."""


OFFICES = listed(
    """president minister chancellor premier king queen pope governor mayor senator representative judge general sheriff secretary
    founder ceo executive chairman chairwoman director ambassador"""
)
