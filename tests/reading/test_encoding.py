"""Bytes that are no UTF-8: which letters they stand for, and that a guess is told."""

from __future__ import annotations

import pytest

from briefing.model import Problem, Source
from briefing.reading import read_bytes
from briefing.reading.encoding import decode
from briefing.reading.files import ReadError

TEXTS = {
    "es": "La alcaldesa dijo el lunes que la presa se rompió y que las familias dejaron sus casas. “Nos quedamos”, añadió la señora Peña.",
    "pt": "O presidente disse que a barragem não resistiu e que as famílias deixaram as suas casas, segundo a câmara de São João.",
    "fr": "Le maire a déclaré lundi que le barrage a cédé et que quarante familles ont quitté leurs maisons à côté de la rivière.",
    "de": "Der Bürgermeister sagte am Montag, dass der Damm gebrochen sei und die Familien ihre Häuser verlassen hätten.",
    "it": "Il sindaco ha detto lunedì che la diga è crollata e che le famiglie hanno lasciato le case. La città è però al sicuro.",
    "sv": "Borgmästaren sade på måndagen att dammen hade brustit och att det var för tidigt att säga något om skadorna.",
    "pl": "Burmistrz powiedział w poniedziałek, że tama pękła i że czterdzieści rodzin opuściło swoje domy. Jest za wcześnie.",
    "cs": "Starosta v pondělí řekl, že hráz se protrhla a že čtyřicet rodin opustilo své domy. Podle něj je to příliš brzy.",
    "hu": "A polgármester hétfőn azt mondta, hogy a gát átszakadt, és negyven család hagyta el az otthonát. Még erős a víz.",
    "tr": "Belediye başkanı pazartesi günü barajın yıkıldığını ve kırk ailenin evlerini terk ettiğini söyledi. Bu çok üzücü dedi.",
    "ru": "Мэр города сказал в понедельник, что плотина прорвана и что сорок семей покинули свои дома. Армия послала лодки.",
    "ja": "市長は月曜日に、ダムが決壊したと述べた。四十世帯が家を離れた。軍は二隻の船を送ったと発表した。",
}


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        *((language, encoding) for language in ("es", "pt", "fr", "de") for encoding in ("cp1252", "mac_roman")),
        *((language, encoding) for language in ("it", "sv") for encoding in ("latin-1", "cp850")),
        *((language, encoding) for language in ("pl", "cs", "hu") for encoding in ("cp1250", "iso8859_2")),
        *(("tr", "cp1254"), ("ru", "cp1251"), ("ru", "koi8-r"), ("ja", "shift_jis"), ("ja", "euc-jp")),
    ],
)
@pytest.mark.parametrize("times", [1, 30])
def test_the_letters_of_the_language_tell_the_encoding(language: str, encoding: str, times: int) -> None:
    text = TEXTS[language].encode(encoding, "ignore").decode(encoding) * times
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_needs_no_mark(encoding: str) -> None:
    assert decode(TEXTS["es"].encode(encoding)).text == TEXTS["es"]


def test_a_file_put_together_from_two_encodings_keeps_all_its_letters() -> None:
    old, new = TEXTS["es"], TEXTS["de"]
    assert decode(old.encode("cp1252") + b"\n\n" + (f"{new}\n\n{old}" * 4).encode()).text == f"{old}\n\n" + f"{new}\n\n{old}" * 4


def test_a_guess_is_told() -> None:
    problem, source = read_bytes(TEXTS["es"].encode("cp1252"), "a.txt")
    assert isinstance(source, Source)
    assert isinstance(problem, Problem)
    assert "cp1252" in problem.error
    assert "guess" in problem.error


def test_a_page_that_says_utf_8_and_is_not_is_read_by_its_letters() -> None:
    page = f'<html><head><meta charset="utf-8"></head><body><article><p>{TEXTS["es"]}</p><p>{TEXTS["es"]}</p></article></body></html>'
    source = next(found for found in read_bytes(page.encode("cp1252"), "a.html") if isinstance(found, Source))
    assert "añadió la señora Peña" in source.text


def test_bytes_without_sense_are_refused() -> None:
    with pytest.raises(ReadError):
        decode(bytes(range(0x80, 0x100)) * 20)
