"""The name of the outlet: from what a page says of itself, or from its address."""

# ruff: noqa: E501 (patterns read better whole)
from __future__ import annotations

import re
from urllib.parse import urlsplit

COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright(?: ©)?|copyright \(c\))\s*(?:(?:19|20)\d\d(?:\s*[-–—]\s*(?:(?:19|20)\d\d)?)?)?,?\s*(?:by )?(?P<name>[^\W\d_][^.|©\n]{1,60}?)\s*(?:[.|©,]|\ball rights\b|\(|\s[-–—]\s(?=all\b)|$)",
    re.IGNORECASE,
)
SOURCE = re.compile(r"(?:sources?|quelle|fuente|fonte|via|original source)\s*:\s*(?P<name>[^|:\n]{2,60}?)\s*(?:\||$)", re.IGNORECASE)
BLURB = re.compile(
    r"^(?P<name>[^\W\d_a-z][^.\n]{1,60}?) is an? [^.\n]{0,60}\b(?:news (?:portal|site|website|outlet|platform|magazine|agency)|newspaper|magazine)\b"
)
BYLINE_OUTLET = re.compile(r"\s*(?:[,|·•]|\s[-–—]\s| for | of )\s*(?P<name>(?:the |The )?[^\W\d_a-z][\w&.' -]{2,40})$")
ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?P<address>https?://\S+)")
LEGAL = re.compile(r"(?:,? (?:Inc|LLC|Ltd|Limited|Corp|Corporation|GmbH|S\.A|PLC|plc|Pty)\b\.?.*| Internet Ventures.*| All rights.*)$")
SECOND_LEVEL = frozenset(("co", "com", "org", "net", "ac", "gov", "edu", "or", "ne", "go", "gob", "info"))
"""Labels that stand before the country's own at the end of a host."""
SUBDOMAINS = frozenset(
    [
        "www",
        "m",
        "mobile",
        "amp",
        "edition",
        "news",
        "en",
        "de",
        "fr",
        "es",
        "english",
        "feeds",
        "rss",
        "web",
        "beta",
        "old",
        "blog",
        "blogs",
    ]
)
OUTLETS = {
    "nytimes": "The New York Times",
    "washingtonpost": "The Washington Post",
    "wsj": "The Wall Street Journal",
    "theguardian": "The Guardian",
    "guardian": "The Guardian",
    "bbc": "BBC",
    "cnn": "CNN",
    "foxnews": "Fox News",
    "nbcnews": "NBC News",
    "cbsnews": "CBS News",
    "abcnews": "ABC News",
    "msnbc": "MSNBC",
    "cnbc": "CNBC",
    "npr": "NPR",
    "pbs": "PBS",
    "usatoday": "USA Today",
    "latimes": "Los Angeles Times",
    "chicagotribune": "Chicago Tribune",
    "bostonglobe": "The Boston Globe",
    "huffpost": "HuffPost",
    "huffingtonpost": "HuffPost",
    "politico": "Politico",
    "thehill": "The Hill",
    "breitbart": "Breitbart",
    "nypost": "New York Post",
    "nydailynews": "New York Daily News",
    "newsweek": "Newsweek",
    "time": "Time",
    "theatlantic": "The Atlantic",
    "vox": "Vox",
    "buzzfeed": "BuzzFeed",
    "buzzfeednews": "BuzzFeed News",
    "businessinsider": "Business Insider",
    "bloomberg": "Bloomberg",
    "forbes": "Forbes",
    "fortune": "Fortune",
    "ft": "Financial Times",
    "economist": "The Economist",
    "reuters": "Reuters",
    "apnews": "Associated Press",
    "ap": "Associated Press",
    "afp": "AFP",
    "upi": "UPI",
    "telegraph": "The Telegraph",
    "independent": "The Independent",
    "thetimes": "The Times",
    "thesun": "The Sun",
    "the-sun": "The Sun",
    "dailymail": "Daily Mail",
    "mirror": "Daily Mirror",
    "express": "Daily Express",
    "metro": "Metro",
    "sky": "Sky News",
    "aljazeera": "Al Jazeera",
    "dw": "Deutsche Welle",
    "spiegel": "Der Spiegel",
    "zeit": "Die Zeit",
    "sueddeutsche": "Süddeutsche Zeitung",
    "faz": "FAZ",
    "lemonde": "Le Monde",
    "lefigaro": "Le Figaro",
    "liberation": "Libération",
    "france24": "France 24",
    "elpais": "El País",
    "elmundo": "El Mundo",
    "corriere": "Corriere della Sera",
    "repubblica": "la Repubblica",
    "rt": "RT",
    "tass": "TASS",
    "sputniknews": "Sputnik",
    "xinhuanet": "Xinhua",
    "chinadaily": "China Daily",
    "globaltimes": "Global Times",
    "cgtn": "CGTN",
    "scmp": "South China Morning Post",
    "straitstimes": "The Straits Times",
    "japantimes": "The Japan Times",
    "nhk": "NHK",
    "yna": "Yonhap",
    "koreatimes": "The Korea Times",
    "koreaherald": "The Korea Herald",
    "timesofindia": "The Times of India",
    "thehindu": "The Hindu",
    "ndtv": "NDTV",
    "indianexpress": "The Indian Express",
    "hindustantimes": "Hindustan Times",
    "dawn": "Dawn",
    "abc": "ABC",
    "smh": "The Sydney Morning Herald",
    "cbc": "CBC",
    "theglobeandmail": "The Globe and Mail",
    "timesofisrael": "The Times of Israel",
    "haaretz": "Haaretz",
    "jpost": "The Jerusalem Post",
    "folha": "Folha de S.Paulo",
    "clarin": "Clarín",
    "theverge": "The Verge",
    "techcrunch": "TechCrunch",
    "wired": "Wired",
    "engadget": "Engadget",
    "gizmodo": "Gizmodo",
    "arstechnica": "Ars Technica",
    "cnet": "CNET",
    "zdnet": "ZDNet",
    "yahoo": "Yahoo",
    "msn": "MSN",
}
"""The label of an outlet's domain, and its name as its masthead prints it: agencies, broadcasters and papers of record of many countries,
for hosts that no rule turns into a name. What is not among them is spelled out by `_spelled`, and doubtful."""
_ADJECTIVES = "business|daily|evening|international|morning|national|news|radio|science|sporting|sports|sunday|tech|weekly|world"
_TITLE_WORDS = (
    f"advocate|argus|broadcasting|bulletin|channel|chronicle|citizen|courier|dispatch|echo|examiner|express|gazette|globe|guardian|herald|"
    f"independent|inquirer|insider|journal|leader|ledger|magazine|mail|mercury|mirror|monitor|now|observer|online|post|press|progress|record|"
    f"register|reporter|review|sentinel|standard|star|sun|telegraph|times|today|tribune|voice|wire|{_ADJECTIVES}"
)
"""Words that titles of papers and channels are made of; those that may stand first."""
PLATFORMS = frozenset(("blogspot", "github", "livejournal", "medium", "substack", "tumblr", "typepad", "weebly", "wixsite", "wordpress"))
"""Labels of hosts where anybody may publish: the name before them is the outlet's."""
_FIRST = re.compile(rf"(the)(?=[a-z]{{5}}|(?:{_TITLE_WORDS})$)|({_ADJECTIVES})(?=[a-z]{{3}})")
_LAST = re.compile(rf"(?<=[a-z0-9]{{2}})(?:{_TITLE_WORDS})$")
_VOWEL = re.compile("[aeiouyæøåäöü]")
NUMBER = re.compile(r"[\d.]+|.*:.*")


def from_host(host: str) -> tuple[str, bool]:
    """The outlet's name for a host, and whether it is known by name and not only made from the label."""
    if NUMBER.fullmatch(host):
        return host, False
    labels = [label for label in host.lower().rstrip(".").split(":")[0].split(".") if label]
    while len(labels) > 1 and labels[0] in SUBDOMAINS:
        labels.pop(0)
    if len(labels) > 1:
        labels.pop()
    while len(labels) > 1 and labels[-1] in SECOND_LEVEL:
        labels.pop()
    for label in reversed(labels):
        if label in OUTLETS:
            return OUTLETS[label], True
    while len(labels) > 1 and labels[-1] in PLATFORMS:
        labels.pop()
    return " ".join(_spelled(part) for part in re.split(r"[-_]+", labels[-1] if labels else host) if part), False


def _spelled(label: str) -> str:
    """A label of a host as a name: `denverpost` is Denver Post, `ctvnews` CTV News, `thelocal` The Local."""
    first = _FIRST.match(label)
    begin = first.end() if first else 0
    last = _LAST.search(label, begin)
    end = last.start() if last else len(label)
    if begin or end < len(label):
        return " ".join(_spelled(part) for part in (label[:begin], label[begin:end], label[end:]) if part)
    return label.upper() if len(label) < 3 or (len(label) < 5 and not _VOWEL.search(label)) else label.capitalize()


def original(address: str) -> str:
    """The address of the page that the Internet Archive shows a copy of; any other address as it is."""
    found = ARCHIVED.match(address)
    return found["address"] if found else address


def from_address(address: str) -> tuple[str, bool] | None:
    """The outlet's name for a web address, or None where there is no host."""
    try:
        host = urlsplit(original(address)).hostname
    except ValueError:
        return None
    return from_host(host) if host else None


def tidy(name: str) -> str:
    """A name without legal forms and stray marks."""
    return LEGAL.sub("", name.strip(" \t-–—|:,.")).strip(" \t-–—|:,")
