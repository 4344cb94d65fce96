"""Subjects and senders in old encodings, named right, named wrong, or not named at all."""

from __future__ import annotations

import base64

import pytest

from briefing.model import Source
from briefing.reading import read_bytes

BODY = "The harbour of Kaohsiung opens again on Monday, nine days after the storm had closed it."


def title(subject: bytes, charset: str = "utf-8", body: bytes = BODY.encode()) -> str | None:
    head = b"From: News <n@x.example>\nMessage-ID: <1@x>\nMIME-Version: 1.0\nDate: Tue, 16 Apr 2024 09:30:00 +0800\nSubject: "
    kind = f"\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n".encode()
    (found,) = (one for one in read_bytes(head + subject + kind + body, "a.eml") if isinstance(one, Source))
    return found.metadata.title.value if found.metadata.title else None


def word(charset: str, data: bytes) -> bytes:
    return b"=?" + charset.encode() + b"?B?" + base64.b64encode(data) + b"?="


@pytest.mark.parametrize(
    ("charset", "encoding", "text"),
    [
        ("gb2312", "gb18030", "港口工人朱镕基复工：堃"),
        ("x-gbk", "gb18030", "港口复工堃"),
        ("gb_2312-80", "gb18030", "港口复工堃"),
        ("euc-cn", "gb18030", "港口复工堃"),
        ("big5", "cp950", "碁港口工人"),
        ("shift_jis", "cp932", "①港の労働者"),
        ("windows-31j", "cp932", "港の髙橋"),
        ("iso-2022-jp", "iso2022_jp", "港の労働者"),
        ("ks_c_5601-1987", "cp949", "똠방각하 항구"),
        ("iso-8859-8-i", "iso8859-8", "נמל חיפה"),
        ("windows-874", "cp874", "ท่าเรือ"),
        ("koi8-r", "koi8-r", "Порт открыт"),
        ("x-mac-cyrillic", "mac-cyrillic", "Порт открыт"),
        ("hz-gb-2312", "hz", "港口"),
        ("iso-8859-1", "cp1252", "“Café” du port"),
    ],
)
def test_a_subject_in_an_old_encoding_is_read_whole(charset: str, encoding: str, text: str) -> None:
    assert title(word(charset, text.encode(encoding))) == text


def test_a_letter_that_is_cut_between_two_words_is_whole() -> None:
    data = "港口工人".encode("gb18030")
    assert title(word("gb2312", data[:3]) + b"\n " + word("gb2312", data[3:])) == "港口工人"


def test_words_and_plain_letters_stand_side_by_side() -> None:
    assert title(b"Port: =?gb2312?Q?=B8=DB_=BF=DA?= opens") == "Port: 港 口 opens"


@pytest.mark.parametrize(("charset", "text"), [("gb2312", "港口工人复工"), ("big5", "港口工人"), ("utf-8", "Порт открыт")])
def test_bytes_without_a_word_are_in_the_encoding_of_the_text(charset: str, text: str) -> None:
    encoding = {"gb2312": "gb18030", "big5": "cp950"}.get(charset, charset)
    body = (text * 20 + "。").encode(encoding)
    assert title(text.encode(encoding), charset, body) == text


def test_a_word_in_no_known_encoding_costs_the_title_alone() -> None:
    title(b"=?x-nothing?B?/////w==?=")  # the article is there, or this raises
