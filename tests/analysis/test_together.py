"""Articles that the networks see together get the same analysis as each alone, bit for bit."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from msgspec.msgpack import encode

from briefing.analysis import pipeline
from briefing.model import Article, Problem, Source
from briefing.reading import Limits, read_bytes
from briefing.workspace import file_analysis
from briefing.workspace.corpus import file_at

LINES = (
    "The ferry to Batangas is late.",
    "“We wait,” said Ana Quispe of the port.",
    "Nobody was hurt in Quetta, police said on Monday.",
    "Rain.",
    "The mayor resigned. His deputy, Omar Diallo, told reporters that he would stay. Votes are counted on 4 May.",
    "Prices rose by 12 percent, according to the central bank, which blamed fuel; the union denies it.",
)


def sources() -> list[Source]:
    chance = random.Random(3)
    texts = [" ".join(chance.sample(LINES, chance.randint(1, 3))).replace("Monday", f"{number} May") for number in range(60)]
    texts.append(" ".join(LINES) * 20)
    return [one for number, text in enumerate(texts) for one in read_bytes(text.encode(), f"{number}.txt") if isinstance(one, Source)]


def test_what_stands_beside_an_article_changes_no_bit_of_its_analysis() -> None:
    read = sources()
    alone = [encode(pipeline.analyse(source)) for source in read]
    for _ in range(2):
        order = random.Random(5).sample(range(len(read)), len(read))
        seen = pipeline.see([read[number] for number in order])
        together = {number: encode(pipeline.analyse(read[number], one)) for number, one in zip(order, seen, strict=True)}
        assert [together[number] for number in range(len(read))] == alone
        read, alone = read[::-1], alone[::-1]


def test_the_lines_of_a_table_go_through_together_and_come_in_their_order(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "posts.csv"
    rows = [f"{LINES[number % len(LINES)]} {number}" for number in range(200)]
    rows[7], rows[9] = "", " ".join(LINES) * 3
    file.write_text("id,text\n" + "".join(f'{number},"{row}"\n' for number, row in enumerate(rows)))
    asked: list[int] = []
    see = pipeline.see
    monkeypatch.setattr(pipeline, "see", lambda some: asked.append(len(some)) or see(some))
    found = list(file_analysis.read_and_analyse(file_at(str(file), "posts.csv", given=True), Limits()))
    order = [int((one.source.path if isinstance(one, Article) else one.path).split("#")[1]) for one in found]
    assert order == sorted(order)
    assert set(order) == set(range(1, 201))
    assert sum(asked) == sum(isinstance(one, Article) for one in found) == 199
    assert len(asked) == 4  # before the long one, that, and two stacks behind it
    assert asked[1] == 1


def test_where_the_networks_fail_over_one_article_the_others_beside_it_are_analysed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "posts.csv"
    file.write_text("text\n" + "".join(f"{line}\n" for line in ("Bus 1 is late.", "A bad one.", "Bus 3 is late.")))
    see = pipeline.see

    def fails(some: list[Source]) -> list[pipeline.Seen]:
        if any("bad" in one.text for one in some):
            raise ValueError("too odd")
        return see(some)

    monkeypatch.setattr(pipeline, "see", fails)
    found = list(file_analysis.read_and_analyse(file_at(str(file), "posts.csv", given=True), Limits()))
    assert [type(one) for one in found] == [Article, Problem, Article]
