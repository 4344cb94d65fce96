"""Whom a denial answers: the clause before it, the claim of its own matter wherever that stands, or nobody."""

from pathlib import Path

import pytest

from briefing.assembly.disputes.claim_words import claim_in_words
from briefing.assembly.disputes.speaker_words import speaker_in_words
from briefing.assembly.text.terms import Stemmer
from tests.assembly.disputes.test_denials import disputes_of, sides

CAT = "“My cat is ill,” said Petra Lund, a baker."


@pytest.mark.parametrize(
    ("words", "claimant", "denier", "about"),
    [
        ("The welders’ union said 2,000 posts would go; Norbank denied it.", "welders’ union", "Norbank", "2,000 posts would go"),
        ("The union said that 2,000 posts would go, which the mill denied.", "union", "mill", "2,000 posts would go"),
        ("2,000 posts would go, the union said; Norbank denied that.", "union", "Norbank", "2,000 posts would go"),
        (
            "The Karsk Herald reported last week that a rival, Ostmill, was weighing an offer; Ostmill denied it.",
            "Karsk Herald",
            "Ostmill",
            "a rival, Ostmill, was weighing an offer",
        ),
        (
            "Tavria says 12 tanks crossed the Lom, while Belmark rejects the allegation.",
            "Tavria",
            "Belmark",
            "12 tanks crossed the Lom",
        ),
        ("Tavria says 12 tanks crossed the Lom; Belmark says that is untrue.", "Tavria", "Belmark", "12 tanks crossed the Lom"),
        (
            "Nurses said that patients had died in the corridors, but the ministry denied that any patient had died in a corridor.",
            "Nurses",
            "ministry",
            "patients had died in the corridors",
        ),
        ("“Two men were shot,” the mayor said, an account that the army rejected.", "mayor", "army", "Two men were shot"),
    ],
)
def test_a_claim_and_its_denial_in_one_sentence(tmp_path: Path, words: str, claimant: str, denier: str, about: str) -> None:
    _, found = disputes_of(tmp_path, f"Row at the mill\n\n{CAT} {words} Rain fell on Sunday.\n")
    (dispute,) = [one for one in found if one.sure]
    assert dispute.about == f"denied: “{about}”"
    assert [position.value for position in dispute.positions] == [claimant, denier]
    assert dispute.positions[0].statements == dispute.positions[1].statements


@pytest.mark.parametrize(
    "words",
    [
        "It snowed in Osk; the mayor denied a permit to the bakers.",
        "The mayor said the road was open, and never denied it.",
        "The bakers said the road was open, but the mayor denied that the mill had a debt of four millions.",
    ],
)
def test_no_claim_of_the_same_sentence_is_denied(tmp_path: Path, words: str) -> None:
    _, found = disputes_of(tmp_path, f"Row at the mill\n\n{CAT} {words} Rain fell on Sunday.\n")
    assert not [one for one in found if one.sure and len(one.positions) > 1]


def test_what_was_said_right_before_is_denied_however_short(tmp_path: Path) -> None:
    articles, found = disputes_of(tmp_path, f"Row at the mill\n\n{CAT} The union said 2,000 posts would go. Norbank denied it.\n")
    (dispute,) = [one for one in found if one.sure]
    assert [("posts" in said, "denied" in said) for said in sides(articles, dispute)] == [(True, False), (False, True)]


def test_an_accusation_is_denied_over_what_its_voice_says_after_it(tmp_path: Path) -> None:
    text = (
        "Well of Osk\n\nIda Berg, a farmer, accused the mine of poisoning the well. “They knew for weeks,” she said. Ostmine denied it.\n"
    )
    articles, found = disputes_of(tmp_path, text)
    (dispute,) = [one for one in found if one.sure]
    assert dispute.about == "denied: “accused the mine of poisoning the well”"
    assert "accused" in sides(articles, dispute)[0]


FRAUD = """Vote in Osk

“There has been systematic fraud,” Ida Berg told reporters in Osk. {between}The electoral office denied that there had been fraud.
"""


def test_a_denial_answers_the_claim_of_its_matter_and_not_the_nearest(tmp_path: Path) -> None:
    between = "Her lawyer, Jon Falk, said the party had filed 802 complaints. "
    articles, found = disputes_of(tmp_path, FRAUD.format(between=between))
    (dispute,) = [one for one in found if one.sure]
    assert "systematic fraud" in sides(articles, dispute)[0]
    assert "complaints" not in sides(articles, dispute)[0]


def test_a_denial_answers_the_claim_of_its_matter_in_another_article(tmp_path: Path) -> None:
    claim = "River\n\nThe governor of Tavria, Ivo Kral, said that Belmark’s men had crossed the river at dawn.\n\nGeese flew.\n"
    denial = "Army\n\nRain fell in Osk on Sunday.\n\nBelmark’s army denied that any of its men had crossed the river.\n"
    articles, found = disputes_of(tmp_path, claim, denial)
    (dispute,) = [one for one in found if one.sure]
    assert ["Kral" in said for said in sides(articles, dispute)] == [True, False]
    assert dispute.about == "denied: “Belmark's men had crossed the river at dawn”".replace("'", "’")


def test_a_denial_of_what_nobody_told_stands_by_itself(tmp_path: Path) -> None:
    text = "Camp\n\nTwo gunmen were killed, the minister, Jon Falk, told reporters. The Lom Front denied that there had been any raid.\n"
    _, found = disputes_of(tmp_path, text)
    (dispute,) = [one for one in found if one.sure]
    assert dispute.about == "denied: “that there had been any raid”"
    assert len(dispute.positions) == 1


def test_a_denial_of_any_such_thing_answers_who_told_of_it(tmp_path: Path) -> None:
    text = "Letters\n\nMs Iyengar said that the bank had letters from the mill. Norbank denied that any such letters existed.\n"
    articles, found = disputes_of(tmp_path, text)
    (dispute,) = [one for one in found if one.sure]
    assert "Iyengar" in sides(articles, dispute)[0]


def test_lines_that_do_not_tell_the_claim_do_not_support_it(tmp_path: Path) -> None:
    claim = (
        "Ransom\n\nThe group that held four miners for 30 days said on Monday it had received $2 million for their release. "
        "The interior minister, Jon Falk, denied the claim.\n"
    )
    other = "Miners\n\nFour miners held for 30 days were freed on Monday, and flew home to Osk.\n"
    articles, found = disputes_of(tmp_path, claim, other)
    (dispute,) = [one for one in found if one.sure]
    assert "flew home" not in sides(articles, dispute)[0]


@pytest.mark.parametrize(
    ("text", "said", "about"),
    [
        (
            "Berg accused Falk of taking $200,000 from a mine in Osk.",
            "Falk of taking",
            "accused Falk of taking $200,000 from a mine in Osk",
        ),
        ("Kral imposed a duty, accusing Belmark of helping its farmers.", "Belmark of", "accusing Belmark of helping its farmers"),
        ("Falk told the council in Lund that its dam leaked.", "council in", "its dam leaked"),
        ("Lind told them that Falk, the pilots’ leader, had thrown a pen.", "that Falk", "Falk, the pilots’ leader, had thrown a pen"),
        ("There was “a plan to bend the vote” in the hills, she said.", "There", "There was a plan to bend the vote in the hills"),
        ("He said the train left at 10:30 and hit a cow.", "the train", "the train left at 10:30 and hit a cow"),
    ],
)
def test_a_claim_is_quoted_by_its_whole_clause(text: str, said: str, about: str) -> None:
    end = text.index(", she said") if ", she said" in text else len(text)
    assert claim_in_words(text, text.index(said), end, Stemmer()) == f"“{about}”"


def test_a_long_claim_is_cut_within_no_number_and_no_name() -> None:
    text = "He said the builders of the new quay in the old harbour of Karsk were paid some $14 million in Osk."
    assert claim_in_words(text, 8, len(text), Stemmer()).endswith("were paid …”")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Belmark’s embassy in Osk denied that.", "Belmark’s embassy in Osk"),
        ("Belmark’s trade minister, Jon Falk, said the charge was baseless.", "Jon Falk"),
        ("The guild has repeatedly rejected the claim.", "guild"),
        ("She rejected the claim.", "she"),
        ("What the mayor said was denied.", ""),
        ("There was snow, the mayor said.", ""),
    ],
)
def test_who_denies_is_read_from_the_words(text: str, speaker: str) -> None:
    assert speaker_in_words(text) == speaker
