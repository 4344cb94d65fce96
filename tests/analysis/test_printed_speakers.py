"""Who is printed beside a statement: nobody where nothing is said, one where another is only retold, the person and not her party."""

import pytest
from msgspec.structs import replace

from briefing.analysis import actors
from briefing.analysis.speakers import attribute_sentences
from briefing.analysis.voices import resolve
from briefing.model import Attribution, Mode
from tests.analysis.making import marked, source, speakers, whose


@pytest.mark.parametrize(
    "text",
    [
        # a purpose, a remark that is only spoken of, a question that a reporter asks
        "The bones were washed in [s1 labs] [c1 to confirm] [t1 the find of the divers in the harbour of Callao].",
        "Ana Quiroga spoke. [s1 Her] [c1 comments] [t1 follow a string of warnings on the dam from farmers of the valley].",
        "[c1 What do] [s1 other divers] [c1 say about] [t1 the wreck in the harbour of Callao]?",
        # what is only called, blamed or mentioned
        "It has a surprise: [s1 A chip] [c1 called] [t1 Lumo Visual Core], built in Quito.",
        "In the report [s1 the groups] [c1 ultimately blamed for] [t1 the raid on the mill] had fled.",
        "It drew [s1 numerous senators] [c1 mentioned] [t1 as heirs of the mayor of the port of Callao].",
        "Kori Air was launched in 2011 and [c1 described as] [t1 a “potent symbol” of Peru].",
        # verbs that only look like speech
        "[s1 Paz] [c1 was arranging calls with both] [t1 the mayor and the judge to discuss the race before the vote].",
        "Paz led, and [s1 Ben Okoro] [c1 spoke for] [t1 him in the town of Oruro all weekend].",
        "On Sunday [s1 Bill Paz] [c1 called] [t1 her to get together again in Oruro].",
        "In the office [s1 workers] [c1 call] [t1 each other brother and sister, and their leader wears jeans].",
        "[s1 Rosa Alvarez] [c1 said] [t1 a prayer at the foot of the dam].",
        "[s1 Greens and their allies] rush to build a defence, [c1 fearing] [t1 that the party could lose its hold on the council].",
        "[s1 Police] [c1 continued to question] [t1 people who sat near the bar of the ferry].",
        "[s1 Many traders] [c1 have faced questions over] [t1 what they did in the years of the flood].",
        "[s1 Workers] [c1 would also see] [t1 their share of the tax cut by nearly a third in spring].",
    ],
)
def test_where_nothing_is_said_nobody_is_printed(text: str) -> None:
    assert not any(whose(text))


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("The leak prompted [s1 members of the board] [c1 to question] [t1 whether the dam could hold].", ["members of the board"]),
        ("[t1 Was he sure], [s1 Luis Paz] [c1 asked], [t1 that the dam never leaked]?", ["Luis Paz"]),
        ("[s1 Ana Quiroga] [c1 would only say] [t1 that the dam had been looked at by two firms].", ["Ana Quiroga"]),
        ("Of [s1 her] [c1 claim] [t1 that the dam leaks and the firm knew it], Ana Quiroga said no more.", []),
    ],
)
def test_what_is_said_has_its_speaker(text: str, voices: list[str]) -> None:
    assert whose(text)[0] == voices


def test_who_is_retold_in_anothers_quotation_is_not_printed() -> None:
    text = "Mayor Luis Paz was late. “Mayor Paz said he knew I would come to the port,” Tito Lind said."
    article, whole = source(text), (text.index("“"), text.index(" Tito"))

    def said(number: int, who: str, cue: str, content: tuple[int, int], mode: Mode) -> Attribution:
        at = text.index(who + " " + cue)
        spans = {"source_spans": ((at, at + len(who)),), "cue_spans": ((at + len(who) + 1, at + len(who) + 1 + len(cue)),)}
        return Attribution(id=f"a{number}", source="article", content_spans=(content,), mode=mode, **spans)

    inner = said(1, "Mayor Paz", "said", (text.index("he knew"), whole[1] - 2), "indirect")
    voices, found = resolve(article, [inner, said(2, "Tito Lind", "said", whole, "direct")], actors.mentions(article))
    names = {voice.id: voice.name for voice in voices}
    (_, row) = attribute_sentences(article, found, voices)
    assert [names[one.voice or ""] for one in found if one.id in row] == ["Tito Lind"]


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        # one of a party is not the party
        ("[t1 “There is anger,”] [c1 said] [s1 one Democrat who opposed her].", ["Democrat"]),
        ("[s1 Another top Republican, Sen. Rosa Alvarez of Ohio,] [c1 said] [t1 it leaks].", ["Rosa Alvarez"]),
        ("[s1 Republicans] [c1 said] [t1 it leaks].", ["Republicans"]),
        # whom "who" means
        ("Luis Paz waits. [s1 The senator, who] [c1 said] [t1 it leaks], left.", ["Luis Paz"]),
        ("Tito Lind, a former governor of Oruro and preacher [s1 who] [c1 said] [t1 it leaks], left.", ["Tito Lind"]),
        (
            "They met Tito Lind, a reader at Oruro and head of the Kori Center for Rivers, [s1 who] [c1 said] [t1 it leaks].",
            ["Tito Lind"],
        ),
        ("It lies in Florida, [s1 which two clerks] [c1 say] [t1 is dry].", ["clerks"]),
        # the place that a sentence opens with
        ("In St. Lucia, [s1 Florida, Rabbi Tito Lind of Oruro] [c1 said] [t1 it leaks].", ["Tito Lind"]),
        # whose government
        (
            "American hikers left. [t1 A ferry with ten American hikers sank in the fjords of Chile], [s1 the government] [c1 said].",
            ["Chile"],
        ),
        (
            "[s1 The Kori Ethics Committee] [c1 said] [t1 it leaks]. [s2 That committee] [c2 said] [t2 it is old].",
            ["Kori Ethics Committee"] * 2,
        ),
        # a board is not just any body
        ("Lumo Court met. The Oruro Herald waits. [s1 The board] [c1 said] [t1 it leaks].", ["board"]),
    ],
)
def test_the_one_who_is_meant_is_named(text: str, voices: list[str]) -> None:
    assert speakers(text) == voices


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        # who is described and was named just before
        ("In 1979 Tomás Vera described it. [s1 The astrologer] [c1 said] [t1 the moon is near].", ["Tomás Vera"]),
        ("Ines Duarte came, and Joe Okoro left. [s1 The astrologer] [c1 said] [t1 the moon is near].", ["astrologer"]),
        ("An astrologer came. Ines Duarte left. [s1 The astrologer] [c1 said] [t1 the moon is near].", ["astrologer"]),
        ("Ines Duarte boarded. [s1 The pilot] [c1 said] [t1 the wind was strong].", ["pilot"]),
        ("Chief executive Ines Duarte left. [s1 The prime minister] [c1 said] [t1 it was late].", ["prime minister"]),
        # a name that is set off from what is said of it
        ("It came from Joe Okoro — still [s1 an influential voice in the valley] — [c1 writing] [t1 that it leaks].", ["Joe Okoro"]),
        ("Enter Ms. Ines Duarte — a former Lumo Party new media [s1 aide who] [c1 says] [t1 it leaks].", ["Ines Duarte"]),
        ("Kori Club, [s1 a group that sued the mayor] in 2014, [c1 said] [t1 it leaks].", ["Kori Club"]),
        # whose office
        ("Lumo Hospital waits. Joe Okoro is in good spirits, [s1 his office] [c1 said] [t1 on the Monday after].", ["Okoro’s office"]),
        # whom "they" means
        (
            "[t1 It leaks], [s1 Radio Kori] [c1 said]. While zoo officials are looking, [s2 they] [c2 believe] [t2 no].",
            ["Radio Kori", "zoo officials"],
        ),
        ("[s1 The monologue] [c1 said] [t1 it leaks]. The Greens met. [s2 They] [c2 said] [t2 no].", ["monologue", "Greens"]),
        # clauses without "that", addresses, those around somebody
        ("It was the kind of homage [s1 the kind of homage Joe Okoro himself] [c1 called] [t1 “vile”].", ["Joe Okoro"]),
        ("[c1 According to] [s1 space].com, [t1 the moon is near].", ["space.com"]),
        ("[s1 Those around him] [c1 thought] [t1 he was ill].", ["Those around him"]),
    ],
)
def test_descriptions_and_pronouns_mean_whom_the_text_ties_them_to(text: str, voices: list[str | None]) -> None:
    assert speakers(text) == voices


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        # two who speak together, also where one is no person, and where a name only belongs to a title
        ("[s1 Joe Okoro and the White House] [c1 said] [t1 it leaks].", ["Joe Okoro and White House"]),
        ("[s1 Democrats and some Republicans] [c1 said] [t1 it leaks].", ["Democrats and Republicans"]),
        (
            "[s1 Kori House Majority Leader Joe Okoro and Assistant House Majority Leader Ana Lund] [c1 said] [t1 no].",
            ["Joe Okoro and Ana Lund"],
        ),
        # the party that was named just before
        ("Republicans won. Republicans cheered. It is on the minds of Democrats, and [s1 the party] [c1 said] [t1 no].", ["Democrats"]),
        # a platform is no tabloid, a surname no company, an adjective no state where an airline bears it
        ("It was all over Twitter. [s1 The tabloid] [c1 said] [t1 it leaks].", ["tabloid"]),
        ("Peruvian Airways waits. [s1 Peruvian] [c1 pledged] [t1 to hire a firm].", ["Peruvian Airways"]),
        ("Dean Ana Lund and Joe Okoro met. Okoro stayed. [s1 The company] [c1 said] [t1 it leaks].", ["company"]),
        # the paper that was named before, and whose website it is
        ("[s1 A report by the clerks] [c1 said] [t1 it leaks]. [s2 The report] [c2 said] [t2 no].", ["report by the clerks"] * 2),
        ("Lumo Motors sold it. [t1 It leaks], [c1 according to] [s1 its website].", ["Lumo Motors"]),
        # where somebody was quoted
        ("[s1 Sen. Joe Okoro,] [c1 was quoted in The Hill as saying:] [t1 “It leaks.”]", ["Joe Okoro"]),
    ],
)
def test_bodies_papers_and_couples(text: str, voices: list[str]) -> None:
    assert speakers(text) == voices


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        # where a paper or a word was sent, and where it was told
        ("Emails turned over [s1 to senators] [c1 suggest] [t1 that it leaks].", [None]),
        ("Ten clerks signed a letter to Ana Lund and [s1 other lawmakers] [c1 demanding] [t1 a new dam].", [None]),
        ("Joe Okoro also on [s1 Kori News] [c1 defended] [t1 the plan for a dam].", [None]),
        ("Whatever happens in [s1 the Senate, progressive groups] [c1 said] [t1 it leaks].", ["progressive groups"]),
        ("On Monday, [s1 the Kori Rail Committee, a body of the House,] [c1 said] [t1 no].", ["Kori Rail Committee"]),
        ("With [s1 Joe Okoro] [c1 saying] [t1 that it leaks], the dam was shut.", ["Joe Okoro"]),
        # who stands behind a verb that opens its sentence
        ("[s2 Ana Lund] [c2 said] [t2 no].\n\n[c1 Added] Joe Okoro: [t1 “I think you would have to ask him.”]", ["Joe Okoro", "Ana Lund"]),
    ],
)
def test_where_it_was_told_is_not_who_told_it(text: str, voices: list[str | None]) -> None:
    assert speakers(text) == voices


@pytest.mark.parametrize(
    "text",
    [
        "They borrowed the phrase [s1 Joe Okoro] [c1 used to describe] [t1 the parting of the two of them].",
        "It was heard as [s1 Ana Lund] [c1 made a desperate call] [t1 for help from the bank of the river].",
        "[s1 Ana Lund] [c1 was referring to] [t1 words of 1993 that “no sane country” would build it].",
    ],
)
def test_calls_and_references_say_nothing(text: str) -> None:
    assert whose(text) == [[]]


@pytest.mark.parametrize(
    "text",
    [
        "Polls will almost surely force [s1 Joe Okoro] [c1 to acknowledge] [t1 a hard truth about the dam of his fathers].",
        "[s1 He] [c1 needs to persuade] [t1 a good number of the farmers of the valley to back the dam].",
        "But [s1 investors] [c1 expecting] [t1 a big deal in the next few months may want to think twice].",
        "In their first walk - her father was born here, as [s1 Ana Lund] [c1 said] [t1 at noon] - all was well, and the dam held.",
        "They met Sheriff Tito Lind, [s1 who] [c1 calls] himself [t1 the “toughest sheriff” in the land and on the coast].",
        "[s1 Joe Okoro] [c1 has not said] [t1 what he will do when the dam is built and the valley is full].",
        "[s1 Joe Okoro] [c1 to frame] [t1 the vote as a ‘test’ of the dam and of the men who had built it].",
    ],
)
def test_plans_and_asides_are_nobodys(text: str) -> None:
    assert whose(text) == [[]]


def test_what_only_runs_over_the_edge_of_a_sentence_is_not_its_own() -> None:
    text = "[s1 Joe Okoro] [c1 said] [t1 the way is very long. For instance], the driver of the mayor spends much of his time on the bus."
    assert whose(text) == [["Joe Okoro"], []]


def test_a_clause_without_that_has_its_own_subject() -> None:
    text = "[s1 Tomás Vera] [c1 said] [t1 it is hard] - [s2 something Lumo aides] [c2 argue] [t2 is not]. [t3 “Yes,”] [s3 he] [c3 said]."
    assert speakers(text)[2] == "Tomás Vera"


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("[s1 22 percent] [c1 said] [t1 it leaks].", None),
        ("[s1 75 percent of farmers] [c1 said] [t1 it leaks].", "75 percent of farmers"),
        ("The dam, [s1 which officials] [c1 said] [t1 is old], leaks.", "officials"),
        ("[t1 It leaks], [c1 according to] [s1 a person] briefed on the plan.", "person briefed on the plan"),
        ("“[s1 All I] [c1 am asking] [t1 is that it holds],” she said.", None),
    ],
)
def test_pieces_of_descriptions(text: str, voice: str | None) -> None:
    assert speakers(text) == [voice]


def test_who_only_tells_whose_spokeswoman_speaks_says_nothing() -> None:
    article, (citing, told) = marked(
        "Tom Okoro was vice president. [c1 Citing] [t1 “much work,”] [s1 the former vice president]’s spokeswoman [c2 said] "
        "[s2 the former] [t2 that he would stay at home for the whole of the vote]."
    )
    whole = (citing.source_spans[0][0], citing.source_spans[0][1] + len("’s spokeswoman"))
    voices, resolved = resolve(article, [citing, replace(told, source_spans=(whole,))], actors.mentions(article))
    names = {one.id: one.name for one in voices}
    who = {one.id: names.get(one.voice or "") for one in resolved}
    assert [[who[one] for one in row] for row in attribute_sentences(article, resolved, voices)] == [
        [],
        ["former vice president’s spokeswoman"],
    ]
