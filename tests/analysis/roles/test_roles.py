"""What a sentence does in its article."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from briefing.analysis import roles
from briefing.analysis.roles import network, pooled_convolution
from briefing.analysis.roles.features import Article, feature_matrix
from briefing.analysis.roles.wordpiece import WordPieceTokenizer
from briefing.model import ROLES, Sentence, Source

FLOOD = """River bursts its banks in the delta, thousands leave their homes

Thousands of people left their homes on Tuesday after the river burst its banks in the southern delta, officials said.
Rescue teams in boats reached six villages by noon and brought 430 people to schools on higher ground.

"This is the worst water I have ever seen, and nobody warned us," said Amina Baloch, a farmer.

The delta was last flooded in 1998, when more than 200 people died and the railway was cut for a month.

The weather office expects more rain on Thursday and said that the level may rise by another metre.

(Reporting by Karim Daud; Editing by Lena Holt)
"""


def source_of(text: str) -> Source:
    title, _, body = text.partition("\n\n")
    sentences = []
    for paragraph, block in enumerate(body.split("\n\n")):
        for line in block.strip().split("\n"):
            start = text.index(line)
            sentences.append(Sentence(start=start, end=start + len(line), paragraph=paragraph))
    return Source(id="s", path="flood.txt", text=text, sha256="0", title_span=(0, len(title)), sentences=tuple(sentences))


def assigned(text: str) -> list[str | None]:
    return [ROLES[row.best] if row.best is not None else None for row in roles.assign(source_of(text))]


def test_an_article_on_a_flood_is_told_apart() -> None:
    found = assigned(FLOOD)
    assert found[0] == "main_event"
    assert found[3] == "historical_event"
    assert found[4] == "expectation"
    assert found[5] is None


def test_scores_are_chances_in_the_order_of_roles() -> None:
    for row in roles.assign(source_of(FLOOD)):
        assert len(row.scores) == len(ROLES)
        assert all(0 <= score <= 1 for score in row.scores)
        assert sum(row.scores) <= 1.001
        if row.best is not None:
            assert row.scores[row.best] == max(row.scores)


def test_the_same_article_gets_the_same_scores() -> None:
    assert roles.assign(source_of(FLOOD)) == roles.assign(source_of(FLOOD))


def test_a_source_without_sentences_has_no_roles() -> None:
    assert roles.assign(Source(id="s", path="x", text="", sha256="0")) == []


def test_what_is_no_prose_does_no_harm() -> None:
    lines = ["?", "...", "١٢٣ ٤٥٦", "漢字かな交じり文。", "x" * 5000, "word " * 3000, "\u200b"]
    found = network.probabilities(network.load(), Article("", lines, list(range(len(lines)))))
    assert found.shape == (len(lines), len(ROLES) + 1)
    assert found.min() >= 0


def test_long_articles_are_read_in_blocks_with_the_same_result(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [f"The council met on day {number} and agreed on a new bridge." for number in range(2 * network.BLOCK + 3)]
    article = Article("Council agrees on bridge", lines, list(range(len(lines))))
    whole = network.load()
    in_blocks = network.probabilities(whole, article)
    monkeypatch.setattr(network, "BLOCK", len(lines))
    assert len(in_blocks) == len(lines)
    assert abs(in_blocks - network.probabilities(whole, article)).max() < 1e-5


def test_features_are_numbers_that_do_not_run_away() -> None:
    table = feature_matrix(Article("A title", ["1 " * 400, "“Why?” he asked in 1997.", "IT WAS LOUD!!!"], [0, 0, 1]))
    assert table.shape[0] == 3
    assert table.min() >= 0
    assert table.max() < 8


def test_words_fall_apart_into_known_pieces() -> None:
    pieces = WordPieceTokenizer(["[unk]", "re", "##build", "##ing", "port", '"'])
    assert pieces.tokenize("Rebuilding “Port”", 10) == [1, 2, 3, 5, 4, 5]
    assert pieces.tokenize("Pört xyz", 10) == [4, 0]
    assert pieces.tokenize("port port port", 2) == [4, 4]
    assert pieces.tokenize("", 5) == [0]


def test_the_weights_stay_small_and_have_their_card() -> None:
    assert network.WEIGHTS.stat().st_size <= 6_000_000
    assert "python -m briefing.analysis.training.roles" in network.WEIGHTS.with_suffix(".md").read_text(encoding="utf-8")


def test_what_was_read_before_changes_no_score() -> None:
    network_of_now = network.load()
    article = Article("Ferry runs aground", ["The ferry from Cebu ran aground at dawn.", "Divers will search the hull tomorrow."], [0, 1])
    before = network.probabilities(network_of_now, article).tobytes()
    for number in range(40):
        lines = [f"Harbour {number}{k} handled {k}x{number} crates of q{number * 37 + k}z." for k in range(30)]
        network.probabilities(network_of_now, Article("", lines, list(range(30))))
    assert network.probabilities(network_of_now, article).tobytes() == before
    assert network.probabilities(network.read(network.WEIGHTS), article).tobytes() == before


def test_pieces_that_no_longer_fit_are_forgotten_and_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pooled_convolution, "MOST_REMEMBERED", 40)
    article = Article("", ["The well ran dry in Turkana after eleven months without rain, and herders moved north."], [0])
    small = network.read(network.WEIGHTS)
    for number in range(30):
        network.probabilities(small, Article("", [f"Line {number * 7} of ward {number * 13} is closed."], [0]))
    assert network.probabilities(small, article).tobytes() == network.probabilities(network.load(), article).tobytes()


def test_threads_that_share_the_network_get_the_same_scores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pooled_convolution, "MOST_REMEMBERED", 200)
    goods = ("wheat", "salt", "iron", "tea", "maize")
    articles = [
        Article(
            "", [f"Ward {number}{k} sold {k * number} crates of {what} at {what}ford." for k, what in enumerate(goods)], [0] * len(goods)
        )
        for number in range(40)
    ]
    alone = network.read(network.WEIGHTS)
    expected = [network.probabilities(alone, article).tobytes() for article in articles]
    shared = network.read(network.WEIGHTS)
    switched = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(8) as threads:
            found = list(threads.map(lambda article: network.probabilities(shared, article).tobytes(), articles))
    finally:
        sys.setswitchinterval(switched)
    assert found == expected
