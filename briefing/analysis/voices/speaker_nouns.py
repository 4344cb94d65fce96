"""Nouns that mean somebody: bodies, people, papers, titles of those who speak for others."""

from __future__ import annotations

from briefing.analysis.wordlists import listed

COMPANY = listed(
    """company firm maker giant carrier airline retailer lender broadcaster corporation startup start-up bank chain developer insurer
    chipmaker automaker carmaker drugmaker planemaker shipbuilder brewer miner conglomerate operator utility builder publisher"""
)
KINDRED = {
    "airline": listed("Airline Airlines Airways Air Aviation Aerolíneas"),
    "carrier": listed("Airline Airlines Airways Air Aviation Aerolíneas Telecom Mobile Wireless"),
    "bank": listed("Bank Banco Banca Banque Bancorp"),
    "lender": listed("Bank Banco Banca Banque Bancorp"),
    "insurer": listed("Insurance Assurance Seguros"),
    "maker": listed("Motors Motor Manufacturing"),
    "retailer": listed("Stores Supermarkets Retail"),
}
"""Words in names that say what sort of company it is."""

COMPANY_WORDS = frozenset(word for words in KINDRED.values() for word in words) | listed(
    """Inc Inc. Corp Corp. Corporation Company Co Co. Ltd Ltd. Limited Group Holdings LLC PLC plc AG GmbH NV SA Industries Partners
    Technologies"""
)
"""Words in names that only companies bear."""

PUBLIC_WORDS = listed(
    "Bureau Ministry Department Court Police Agency Council Committee University Commission Office Parliament Army Party Union"
)
ASSEMBLIES = listed("Assembly Congress Senate House Parliament Court Council Ministry Department")
"""Words in names of bodies that nobody calls a group."""

GROUP = listed("group organisation organization movement militants militia rebels faction network alliance")
MEDIA = listed("newspaper magazine network broadcaster outlet channel website daily tabloid weekly")
PLATFORMS = listed("Twitter Facebook Instagram YouTube Snapchat Reddit WhatsApp TikTok Telegram Weibo LinkedIn VKontakte")
PRINTED = listed("newspaper magazine daily tabloid weekly website broadcaster channel")
"""What no platform is, on which everybody writes."""

MEDIUM = listed("newspaper television radio magazine channel broadcaster agency daily weekly tabloid")
"""Behind a name, the nouns that make it a medium's."""

MEDIUM_WORDS = listed("News Times Post Journal Tribune Herald Gazette Chronicle Daily Weekly Television TV Radio Magazine")
"""Words in the names of media."""

OF_ONE_NAME = listed(
    "board committee commission council court tribunal campaign parliament congress senate house embassy administration regime office"
)
"""Bodies that are called so only where their name says so."""

GOVERNMENTS = listed("administration government regime cabinet")
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
HOUSES = listed(
    "hospital school zoo clinic casino airport museum prison port report indictment lawsuit suit complaint filing study survey media "
    "panel force cable petition"
)
"""More bodies and papers, which only "it" means, where they have spoken."""

THINGS = listed(
    """papers letters numbers orders powers offers matters waters computers others factors sectors errors doors floors colors colours
    dollars corners borders chapters covers towers quarters centers centres theaters theatres disasters winters summers servers routers
    scooters ratings mirrors motors tractors reactors ones reports courts parties"""
)
"""Plurals that look like those of people."""

SEVERAL = listed("police people men women media family couple crew staff majority")
PERSON = listed(
    """old republican democrat dem conservative liberal native billionaire tycoon mogul star veteran father mother man woman businessman
    businesswoman politician statesman lawmaker incumbent frontrunner front-runner nominee candidate challenger singer actor actress
    player athlete champion teenager student hopeful boss reformer newcomer outsider"""
)
PAPER = listed("statement letter email e-mail tweet post filing release memo announcement message")
STORIES = listed("story stories account accounts outlet outlets monologue")
"""What tells something too, and is never "they"."""

BODIES_AND_PAPERS = BODY | PAPER | HOUSES
"""What "it" means, and who speaks without being a person."""

SPEAKING_TITLES = listed(
    "spokesman spokeswoman spokesperson official aide source officer lawyer attorney adviser advisor diplomat analyst expert researcher"
)


STRANGERS = listed(
    """attacker gunman shooter suspect assailant man woman boy girl teenager driver victim witness survivor passenger soldier officer
    source caller resident neighbor neighbour bystander worker nurse teacher student official spokesman spokeswoman guard
    militant fighter protester prisoner inmate
    detective investigator pilot sailor miner doctor medic nun priest monk trader engineer
    defendant juror customer tourist fisherman farmer shopkeeper
    deputy colleague"""
)
"""Who has a part in a story without a name."""

ANYONE = listed("man woman boy girl")
"""Nouns that call any person of a sex and age, also who was described by another noun before."""

CAMPS = listed("opposition majority minority defence defense prosecution resistance")
"""Words of titles that call many people where they stand alone."""

SCHOLARS = listed("expert analyst researcher scholar specialist scientist economist historian")
"""Nouns that call nobody's office: they mean who spoke last."""


OFFICES = listed(
    """president minister chancellor premier king queen pope governor mayor senator representative judge general sheriff secretary
    founder ceo executive chairman chairwoman director ambassador"""
)

ABSTRACT = listed(
    """development claim allegation accusation suspicion speculation criticism warning threat event incident move measure talk
    negotiation meeting summit visit trip attack strike protest violence tragedy disaster crisis situation condition circumstance
    decision removal release arrival departure death loss rise fall increase decline growth progress effort attempt plan policy
    possibility prospect hope fear concern doubt issue problem question matter thing fact fate idea reason result outcome sign step
    change shift trend history past future beginning end moment hour day night morning evening week month year decade century
    name part case success failure victory defeat performance behaviour behavior experience relationship tension dispute conflict
    war peace deal agreement criterion criteria picture photo photograph image footage clip graphic chart photos pictures images
    music song album melody lens sensor marquee scoreboard interview discussion
    home weather"""
)
"""What happens or is thought, in the singular: it seems to say something, and nobody does ("Recent developments suggest")."""

NO_NOUN = listed(
    """earlier later before after finally so then also still now today yesterday tomorrow meanwhile however instead recently
    previously again surveyed"""
)
"""What a source span that lost its noun ends in."""


NOBODY = listed(
    """critics critic one many some others other observers opponents supporters skeptics sceptics detractors naysayers people everyone
    everybody anyone anybody nobody someone somebody most few all insiders pundits legend rumour rumor rumours rumors gossip
    tradition conventional"""
)
"""Whom a text names by no more than this, it does not name."""


ANYBODY = listed("everyone everybody anyone anybody nobody someone somebody")


def is_nobody(called: str) -> bool:
    """Whether words name nobody who could be asked: "critics", "many others", "22 percent", but not "critics of the dam"."""
    words = called.lower().split()
    if words and "percent" in (words[0], words[-1]):
        return True
    return bool(words) and (words[-1] in ANYBODY or (len(words) <= 3 and all(word in NOBODY for word in words)))


def cannot_speak(noun: str) -> bool:
    """Whether a noun without a name is nobody's: of what happens, or none at all. "Reports" and "media" are unnamed sources."""
    return (
        noun in NO_NOUN or noun in ABSTRACT or noun.removesuffix("s") in ABSTRACT or (noun.endswith("ies") and noun[:-3] + "y" in ABSTRACT)
    )


KIN = listed(
    """father mother brother sister son daughter husband wife widow widower uncle aunt cousin nephew niece grandfather grandmother grandson
    granddaughter"""
)
"""Relatives, who are one person each where their article names them so: "the boy’s uncle, Luis Paz" is "the uncle"."""

OF_A_CONTINENT = listed(
    "African Asian Australian American Arctic Antarctic Caribbean Nordic Baltic Balkan Scandinavian Latin Arab Western Eastern"
)
"""What a capital only makes look like a body's name."""
