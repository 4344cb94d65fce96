"""Quotations that go on over sentences and paragraphs: whose they are where nobody is named beside them."""

from __future__ import annotations

import pytest

from tests.analysis.making import whose


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # who is announced behind says only what follows
        (
            "[s1 Rosa Alvarez] [c1 said] [t1 it leaks]. A tune plays.\n\n“They tell us to wait, and I say wait for what?” "
            "[s2 A narrator] [c2 concludes]: [t2 “The port needs strength.”]",
            [["Rosa Alvarez"], [], [], ["narrator"]],
        ),
        # a sentence goes on with the subject of the one before
        (
            "[s1 The task force] [c1 recommended] [t1 guards], at what [s2 Okoro] [c2 said] [t2 was a cost of $8 million for each of the "
            "schools of Kori]. Guards would also take “an eye test, a hearing test and a run.”",
            [["task force", "Okoro"], ["task force"]],
        ),
        # the quotation that a sentence opens is closed behind
        (
            '"We split in May. Not "in May" - not then. [t1 No fight,"] [s1 Rosa Alvarez] [c1 wrote]. "We are. Felt so, "How is it?"',
            [["Rosa Alvarez"], ["Rosa Alvarez"], []],
        ),
        # one question is answered after another
        (
            "[s1 Rosa Alvarez] [c1 spoke of] [t1 them].\n\nThe mill? [t2 “Too old,”] [s2 she] [c2 said].\n\nThe pit? “A sorry ruin.”",
            [["Rosa Alvarez"], [], ["Rosa Alvarez"], [], ["Rosa Alvarez"]],
        ),
        # single marks open each paragraph, and close the last
        (
            "[s1 Rosa Alvarez] [c1 said]: [t1 'It was near].\n\n'I was numb. I wept.\n\n'Then it sank.' She left.",
            [["Rosa Alvarez"], ["Rosa Alvarez"], ["Rosa Alvarez"], ["Rosa Alvarez"], []],
        ),
        # who is named where a quotation ends began it, whoever acts in it
        (
            "'Lately [s1 the Oruro Council] [c1 revealed] [t1 a plan to dig.]\n\n[t2 'We have one too,'] [c2 said] [s2 Rosa Alvarez].",
            [["Rosa Alvarez"], ["Rosa Alvarez"]],
        ),
        ("[s1 Rosa Alvarez] [c1 said]: [t1 'It is near.']\n\n'Tis late. We left.", [["Rosa Alvarez"], [], []]),
    ],
)
def test_a_quotation_goes_on(text: str, rows: list[list[str]]) -> None:
    found = whose(text)
    assert [sorted(row) for row in found] == [sorted(row) for row in rows]


def test_striking_at_somebody_for_doing_is_speech() -> None:
    text = "[s1 Rosa Alvarez] [c1 tweaked] [t1 the board for closing the mill]. [s2 Tom Okoro] [c2 tweaked] [t2 the lens of the camera]."
    assert whose(text) == [["Rosa Alvarez"], []]
