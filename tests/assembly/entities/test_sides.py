"""The sides of an event, found without being told."""

import pytest
from msgspec import structs

from briefing import templates
from briefing.analysis.actors import mentions
from briefing.analysis.voices import resolve
from briefing.assembly.entities import governments, sides, unnamed_groups, voices
from briefing.assembly.entities.actors import collect_actors
from briefing.assembly.entities.mention_contexts import thing_signs
from briefing.assembly.entities.side_names import parse_side
from briefing.model import Analysis, Article, Known, Mention, Metadata, Statement
from tests.analysis.making import source


def article(name: str, title: str, body: str) -> Article:
    """An article with a title and reporting, without attributions."""
    text = f"{title}\n\n{body}"
    found = source(text, name)
    found = type(found)(**{field: getattr(found, field) for field in found.__struct_fields__} | {"title_span": (0, len(title))})
    names = mentions(found)
    spoken, attributions = resolve(found, [], names)
    statements = tuple(
        Statement(
            id=f"{name}:{sentence.start}",
            source=name,
            start=sentence.start,
            end=sentence.end,
            text=text[sentence.start : sentence.end],
            ordinal=number,
            mentions=_within(names, sentence.start, sentence.end),
        )
        for number, sentence in enumerate(found.sentences)
        if sentence.start > len(title)
    )
    return Article(
        source=found,
        analysis=Analysis(
            source=name, statements=statements, attributions=tuple(attributions), voices=tuple(spoken), mentions=tuple(names)
        ),
    )


def _within(names: list[Mention], start: int, end: int) -> tuple[Mention, ...]:
    return tuple(one for one in names if start <= one.start and one.end <= end)


def found(*rows: tuple[str, str]) -> set[str]:
    """The names of the sides of articles given as title and body."""
    articles = voices.link_voices([article(f"s{number}", title, body) for number, (title, body) in enumerate(rows)])
    return {side.name for side in sides.find_sides(articles, templates.load_template("event"))}


def test_two_states() -> None:
    first = (
        "Peru and Chile sign a fishing pact",
        "Peru and Chile signed a pact on fishing on Monday. Peru wants larger quotas, and Chile offers ports in return. "
        "Chile rejected an earlier plan. Peru hopes that Chilean ports will open by May. Chile needs Peruvian gas.",
    )
    second = (
        "Chile promises Peru its ports",
        "Chile promised Peru access to three ports. Peru agreed to sell gas to Chile. Peru had threatened to walk out of the talks. "
        "Chile insists on a vote in its parliament. Fishermen in Peru oppose the pact with Chile.",
    )
    assert found(first, second) == {"Peru", "Chile"}


TARIFF = (
    (
        "Norvia puts a duty on Sarland's salmon",
        "Norvian customs began to ask 30 percent on Monday. Prices rose. Norvia spoke of dumping. Sarland was told in March.",
    ),
    (
        "Sarland hits back at Norvia",
        "Sarland stopped talks with Norvia on Tuesday. The salmon came by sea. Buyers in Norvia waited, and Sarland sent a letter.",
    ),
)


def test_a_title_that_stands_in_no_text_tells_the_same() -> None:
    """As of a clipping with a line `Title: …`, or of a record whose title is a field."""

    def stats(rows: list[Article]) -> list[tuple[str, int, int, int]]:
        return [(one.key, one.titles, one.volition, one.as_subject) for one in collect_actors(rows).actors.values()]

    inside = [article(f"s{number}", title, body) for number, (title, body) in enumerate(TARIFF)]
    apart = [
        structs.replace(
            one,
            source=structs.replace(
                one.source, title_span=None, metadata=Metadata(title=Known(value=title, certainty="sure", origin="field"))
            ),
        )
        for one, (title, _) in zip(inside, TARIFF, strict=True)
    ]
    assert stats(apart) == stats(inside)
    assert [one.titles for one in collect_actors(apart).actors.values() if one.key == "sarland"] == [2]


def test_two_companies() -> None:
    first = (
        "Lumo rejects bid from Karst",
        "Lumo Motors rejected a bid from Karst on Tuesday. Karst offered 40 euros a share. Lumo demanded at least 50. "
        "Karst wants the battery plants of Lumo. Lumo vowed to stay independent. Karst threatened to ask the owners of Lumo.",
    )
    second = (
        "Karst raises its offer for Lumo",
        "Karst raised its offer for Lumo to 46 euros. Lumo plans to answer on Friday. Karst needs a majority. Lumo criticised Karst.",
    )
    assert len(found(first, second) & {"Lumo", "Lumo Motors"}) == 1
    assert "Karst" in found(first, second)


def test_strikers_without_a_name_and_an_employer() -> None:
    first = (
        "Miners at Halden Energy reject pay offer",
        "Striking miners rejected an offer from Halden Energy on Monday. The miners demand nine per cent and want shorter shifts at night. "
        "Halden Energy offered four per cent. The miners vowed to stay out until Friday. Halden Energy warned that pits may close.",
    )
    second = (
        "Halden Energy asks miners to come back",
        "Halden Energy asked the miners to go back to work. The miners refused. Miners want talks with the owners, and Halden Energy "
        "insists on a vote first. The miners accused Halden Energy of breaking a promise.",
    )
    assert found(first, second) == {"Miners", "Halden Energy"}


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Storm floods villages along the coast",
            "Heavy rain flooded villages along the coast overnight. Roads were under water and power was out. Rescuers came by boat. "
            "The river fell by noon. Schools stay shut until Thursday, and more rain is forecast.",
        ),
        (
            "Two ferries collide in the harbour",
            "Two ferries collided in fog on Sunday. Nine people were hurt. The cause is unknown. Divers looked at the hull.",
        ),
    ],
)
def test_no_sides_in_storms_and_accidents(title: str, body: str) -> None:
    assert found((title, body), (title, body.replace("on Sunday", "at dawn").replace("overnight", "at night"))) == set()


def test_a_template_without_sides_finds_none() -> None:
    template = templates.load_template("event")
    without = type(template)(name="plain", title="Plain", sections=tuple(rule for rule in template.sections if not rule.each_side))
    assert sides.find_sides([article("a", "Peru and Chile sign a pact", "Peru wants quotas. Chile offers ports.")], without) == ()


def test_a_side_as_typed_keeps_its_aliases() -> None:
    side = parse_side("North Korea=Pyongyang, Kim Jong Un")
    assert (side.id, side.name, side.aliases) == ("north-korea", "North Korea", ("Pyongyang", "Kim Jong Un"))


def test_one_of_a_group_without_a_name_speaks_for_it() -> None:
    body = (
        "Prosecutors in Turin sued Vanta on Monday. The prosecutors want a fine of 40 million. Prosecutors accused Vanta of hiding "
        "accidents. Vanta rejected the demand. Vanta wants the case closed. The prosecutors refused a deal with Vanta."
    )
    articles = voices.link_voices(
        [article("a", "Prosecutors sue Vanta over accidents", body), article("b", "Vanta fights prosecutors", body)]
    )
    sides_found = sides.find_sides(articles, templates.load_template("event"))
    side = next(one for one in sides_found if one.name == "Prosecutors")
    assert {"prosecutors", "prosecutor"} <= set(side.aliases)


def test_a_part_of_a_name_is_no_second_side() -> None:
    body = (
        "Halden Airlines wants to cut 300 jobs. The AIRLINES chief rejected talks. Halden Airlines offered a smaller bonus to its pilots. "
        "The pilots vowed to strike. Halden Airlines threatened to sue. AIRLINES plans were attacked by the pilots."
    )
    first, second = (
        ("Halden Airlines cuts jobs, pilots vow to strike", body),
        ("AIRLINES job cuts: pilots refuse offer of Halden Airlines", body),
    )
    assert sorted(name for name in found(first, second) if "airlines" in name.lower()) == ["Halden Airlines"]


def test_a_union_that_bears_the_name_of_its_company_is_a_side_beside_it() -> None:
    body = (
        "The Halden Airlines Union wants a raise of 9 percent. Halden Airlines rejected the demand. The Halden Airlines Union threatened "
        "to strike. Halden Airlines offered 3 percent. The Halden Airlines Union refused the offer. Halden Airlines vowed to sue."
    )
    first, second = ("Halden Airlines Union rejects offer of Halden Airlines", body), ("Halden Airlines sues Halden Airlines Union", body)
    assert {"Halden Airlines", "Halden Airlines Union"} <= found(first, second)


def test_a_direction_and_a_claim_are_no_group_of_people() -> None:
    assert unnamed_groups.find_groups("the river rose on the right bank, and she has the right to vote on the left.") == []


def test_an_outlet_of_the_corpus_is_no_side() -> None:
    body = (
        "Lumo wants to build a plant in Arven, Harbourweek has found. Harbourweek asked Lumo for its plans. Lumo refused to answer. "
        "Harbourweek demanded the letters of Lumo from the city, and the city rejected that. Lumo threatened to sue Harbourweek."
    )
    one = article("a", "Lumo plans plant, Harbourweek finds", body)
    known = Known(value="Harbourweek", certainty="sure", origin="test")
    from_outlet = structs.replace(one, source=structs.replace(one.source, metadata=Metadata(outlet=known)))
    template = templates.load_template("event")
    assert "Harbourweek" in {side.name for side in sides.find_sides(voices.link_voices([one]), template)}
    assert {side.name for side in sides.find_sides(voices.link_voices([from_outlet]), template)} == {"Lumo"}


def test_of_a_state_its_head_and_his_officers_one_is_a_side() -> None:
    first = (
        "Peru's Rojas warns Chile over fishing",
        "President Elena Rojas warned Chile on Monday. The Government Palace wants Chile to withdraw its boats, Peru said. "
        "Chile rejected the demand. Rojas threatened to close the border with Chile. Peruvian Foreign Minister Luis Ortega accused Chile "
        "of lying, and Ortega demanded talks. Chile insists on its rights and offers Peru a court.",
    )
    second = (
        "Chile rejects Peru's demand on boats",
        "Chile rejected a demand from Peru on Tuesday. Peruvian President Elena Rojas vowed to protect fishermen. Peru wants an apology. "
        "Peruvian Foreign Minister Luis Ortega accused Chile again. Chile refused. Chile plans to send more boats.",
    )
    sides_found = found(first, second)
    assert "Chile" in sides_found
    assert len(sides_found & {"Peru", "Rojas", "Elena Rojas"}) == 1
    assert not sides_found & {"Ortega", "Luis Ortega", "Government Palace"}


def test_an_office_without_a_state_is_held_at_home() -> None:
    body = (
        "President Bo Lund wants a new tax on fish. The Kremlin said Congress must vote by May. Congress rejected the plan of Lund. "
        "Lund threatened to veto the budget. The Kremlin offered Congress a smaller tax, “a fair offer,” President Bo Lund said. "
        "Congress refused the offer from the Kremlin. Lund blamed Congress."
    )
    sides_found = found(("Lund threatens Congress with veto", body), ("Congress rejects tax plan of Lund", body))
    assert sides_found & {"Lund", "Bo Lund"}
    assert "Congress" in sides_found
    assert "Kremlin" not in sides_found


def test_an_accused_and_prosecutors_though_their_lawyer_speaks_most() -> None:
    first = (
        "Prosecutors in Oslo charge Nils Brandvold with fraud",
        "Prosecutors in Oslo accused Nils Brandvold of fraud on Monday. Brandvold denied the charges. “He rejects every word,” said Ida "
        "Moe, a lawyer for Brandvold. Prosecutors want eight years. Brandvold demanded a new judge. Moe said that the case was weak. "
        "“We will appeal,” Moe said. Prosecutors rejected a deal with Brandvold.",
    )
    second = (
        "Brandvold denies fraud as prosecutors open trial",
        "Nils Brandvold denied fraud at the opening of his trial. Prosecutors accused Brandvold of taking bribes. "
        "“There is no proof,” said Ida Moe, the lawyer of Brandvold. Moe told the court that prosecutors lied. Brandvold vowed to fight.",
    )
    sides_found = found(first, second)
    assert "Prosecutors" in sides_found
    assert sides_found & {"Brandvold", "Nils Brandvold"}
    assert not sides_found & {"Moe", "Ida Moe"}


def test_an_adviser_whom_the_event_is_about_is_a_side() -> None:
    first = (
        "Adviser Bo Lund sues the port of Arven",
        "Bo Lund, an adviser, sued the port of Arven on Monday and demanded his wages. The port rejected the demand. Lund wants two years "
        "of pay. “I will not give in,” Lund said. The port accused Lund of theft. Lund denied it.",
    )
    second = (
        "Port of Arven accuses its former adviser Lund",
        "Bo Lund, a former adviser, refused a deal with the port of Arven. Lund asked for a judge. Lund vowed to fight on.",
    )
    assert found(first, second) & {"Lund", "Bo Lund"}


def test_a_lone_side_gets_whom_it_faces_and_not_who_is_only_near() -> None:
    body = (
        "Dockworkers in Lagos vowed to strike against Halden Energy on Friday. Halden Energy offered 4 percent. The dockworkers rejected "
        "the offer of Halden Energy. Halden Energy threatened the dockworkers with a court. Nigeria has four plants. Ships wait in Nigeria."
    )
    sides_found = found(("Lagos dockworkers reject offer of Halden Energy", body), ("Halden Energy warns dockworkers in Nigeria", body))
    assert sides_found == {"Dockworkers", "Halden Energy"}


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Quake in Nepal kills 40",
            "An earthquake in Nepal killed 40 people on Monday. Houses fell in Nepal's valleys, and roads were cut. Rescuers reached "
            "two villages. India sent helicopters to Nepal. Dozens were injured in Nepal. Rain hampered the rescue.",
        ),
        (
            "Velda climbs to record",
            "Velda, a digital currency, climbed to a record on Monday. Velda doubled in a week. The price of Velda rose because banks want "
            "to use it. Velda is traded in 30 countries. Velda fell on Sunday, and traders hope for more.",
        ),
        (
            "Singer Oda Vik mourns her mother",
            "Oda Vik wrote to her fans on Sunday. Oda Vik was born in Bergen. Vik has sold a million records. Her mother was 80. "
            "Vik sang in Oslo last week. Vik's last album came out in May. Fans hope that Vik will sing again.",
        ),
        (
            "Corva 9 rocket lifts off",
            "The Corva 9 rocket lifted off on Monday. The Corva 9 carried two satellites. It was the first launch of the Corva 9 rocket. "
            "Engineers hope to fly the Corva 9 again. Its Corva 9 costs 40 million, and the Corva 9 rocket is 60 metres tall.",
        ),
    ],
)
def test_no_side_is_a_scene_a_thing_or_a_person_who_is_only_told_of(title: str, body: str) -> None:
    assert found((title, body), (title, body.replace("on Monday", "at noon").replace("on Sunday", "last night"))) == set()


@pytest.mark.parametrize(
    ("text", "name", "person", "thing"),
    [
        ("the Corva rocket", "Corva", True, True),
        ("the cryptocurrency Velda", "Velda", False, True),
        ("Velda, a digital currency used in Peru,", "Velda", False, True),
        ("the island of Corva", "Corva", False, True),
        ("bought an Orla for 300 euros", "Orla", False, True),
        ("Lumo, a phone maker in Seoul,", "Lumo", False, False),
        ("a Lumo spokesman", "Lumo", False, False),
        ("Ms. Corva refused", "Corva", True, False),
        ("the Lund administration", "Lund", True, False),
    ],
)
def test_words_beside_a_name_that_say_it_is_a_thing(text: str, name: str, *, person: bool, thing: bool) -> None:
    start = text.index(name)
    assert (thing_signs(text, start, start + len(name), person=person) > 0) is thing


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("President", "head"),
        ("Israeli Prime Minister", "head"),
        ("National Security Adviser", "officer"),
        ("Secretary of State", "officer"),
        ("Vice President", "officer"),
        ("former president", None),
        ("opposition leader", None),
        ("Senate majority leader", None),
        ("union president", None),
        ("House Speaker", None),
    ],
)
def test_offices_in_a_state(title: str, office: str | None) -> None:
    assert governments.office_in_state(title) == office


def test_a_ship_or_a_numbered_thing_that_nobody_speaks_for_is_no_side() -> None:
    wreck = (
        "Minister Ines Duarte accused the owner of the Corva of sending it to sea. Ines Duarte demanded money for the beaches. "
        "The Corva was pulled off the sand on Friday. The Corva lay in the channel for days. Ines Duarte rejected an offer. "
        "The Corva had lost its engine."
    )
    assert "Corva" not in found(("Minister accuses owner of the Corva", wreck), ("Corva floats again", wreck))
    craft = (
        "Peru wants to land Corva-2 on the moon. Corva-2 will launch in May. Corva-2 decided the race of two years. "
        "Peru plans a third flight. Corva-2 will try to bring back dust. Peru announced that Corva-2 will try it in June."
    )
    assert "Corva-2" not in found(("Peru plans to launch Corva-2", craft), ("Corva-2 will launch in May", craft))


def test_a_lone_person_who_is_only_told_of_is_no_side() -> None:
    body = "Tom Okoro was arrested on Monday. Tom Okoro, 67, faces 20 charges. Tom Okoro was led away. Tom Okoro will go to court in May."
    assert found(("Tom Okoro arrested", body), ("Tom Okoro faces 20 charges", body)) == set()


SCORER = (
    "Ana Torres wants to stay in Callao for another season. Ana Torres scored nine goals on Sunday. “I hope to win the cup here,” Ana "
    "Torres said. Ana Torres plans to train with the Callao Gulls in May. Ana Torres rejected an offer from abroad. The Callao Gulls "
    "play on Friday. Ana Torres decided late. “I want to thank my coach,” Ana Torres said."
)


def test_who_is_only_the_subject_of_a_story_of_sport_is_no_side() -> None:
    assert "Torres" not in found(("Ana Torres breaks scoring record", SCORER), ("Ana Torres to stay with Gulls", SCORER))


def test_the_same_person_in_politics_is_one() -> None:
    public = (
        " The Socialist Party and Parliament backed her. The Socialist Party wants a new law. The Liberal Party opposed it in Parliament."
    )
    assert "Torres" in found(("Ana Torres wants cup law", SCORER + public), ("Ana Torres plans cup law", SCORER + public))


def test_two_private_people_who_act_towards_each_other_are_sides() -> None:
    bout = (
        "Ana Torres challenged Rosa Paz to a bout. Rosa Paz rejected the first offer of Ana Torres. “I want the belt,” Rosa Paz said. Ana "
        "Torres accused Rosa Paz of hiding. Ana Torres wants to fight Rosa Paz in May. “I want to fight,” Ana Torres said. Rosa Paz "
        "threatened to sue Ana Torres."
    )
    assert found(("Ana Torres challenges Rosa Paz", bout), ("Rosa Paz agrees to fight Ana Torres", bout)) == {"Torres", "Paz"}


def test_a_group_without_a_name_that_nobody_faces_is_no_side() -> None:
    hunt = (
        "Police plan to search the harbour on Monday. Police want witnesses to call. “We need help,” police said. Police ordered a ban on "
        "boats. Police announced a reward. Police decided to close the pier."
    )
    assert found(("Police want witnesses", hunt), ("Police plan search of harbour", hunt)) == set()
