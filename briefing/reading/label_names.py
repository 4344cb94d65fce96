"""The names of lines that say what a text is: `Title: …`, `Source: …`."""

from __future__ import annotations

NAMES = {
    **dict.fromkeys(("title", "headline", "full title", "subject", "titel", "titre", "título", "titulo", "titolo", "überschrift"), "title"),
    **dict.fromkeys(
        (
            "source",
            "outlet",
            "publication",
            "publisher",
            "newspaper",
            "quelle",
            "zeitung",
            "medium",
            "fuente",
            "medio",
            "fonte",
            "source name",
            "journal",
        ),
        "outlet",
    ),
    **dict.fromkeys(
        (
            "date",
            "published",
            "publication date",
            "date published",
            "posted",
            "datum",
            "fecha",
            "data",
            "date de publication",
            "erschienen",
        ),
        "date",
    ),
    **dict.fromkeys(("updated", "modified"), "updated"),
    **dict.fromkeys(("author", "authors", "byline", "by", "autor", "autoren", "auteur", "autores", "autore", "autora", "von"), "author"),
    **dict.fromkeys(("url", "link", "address", "source url", "adresse", "enlace", "web address", "original url"), "url"),
    **dict.fromkeys(
        ("accessed", "retrieved", "fetched", "created", "created time", "clipped", "saved", "date added", "abgerufen"), "accessed"
    ),
    **dict.fromkeys(("language", "lang", "sprache", "langue", "idioma", "lingua"), "language"),
    **dict.fromkeys(("agency", "agentur", "agence", "agencia", "agenzia"), "agency"),
}
"""What the names of such lines mean, in English and in the languages next to it."""
