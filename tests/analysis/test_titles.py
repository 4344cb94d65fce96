"""What is printed beside a voice: whole titles, and bodies under whole names, only where the text gives them."""

import pytest

from tests.analysis.making import chains


def voice(text: str) -> tuple[str | None, str | None]:
    """Title and affiliation of the one voice of a text, whose source is marked."""
    ((found, _),) = chains(f"{text} [c1 said] [t1 it was late].")
    return found.title, found.affiliation


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # the words that the noun belongs to, where a determiner, a body or the start of a clause stands before them
        ("[s1 The rail operator's timetable chief Ines Duarte]", "timetable chief"),
        ("[s1 Its marketing chief, Ines Duarte,]", "marketing chief"),
        ("[s1 Special counsel Ines Duarte]", "Special counsel"),
        ("[s1 Former prosecutor and Lima Mayor Ines Duarte]", "Former prosecutor and Lima Mayor"),
        ("At a dinner of former Senator Tom Okoro and [s1 Peruvian President Ines Duarte]", "Peruvian President"),
        ("[s1 The Lumo Motors chief financial officer, Ines Duarte,]", "Lumo Motors chief financial officer"),
        ("However, [s1 Lumo Motors labour policy director Ines Duarte]", "Lumo Motors labour policy director"),
        ("[s1 Women for Clean Rivers President Ines Duarte]", "Women for Clean Rivers President"),
        ("[s1 Secretary of the Interior Ines Duarte]", "Secretary of the Interior"),
        # not what only stands before it
        ("[s1 Calling Prime Minister Ines Duarte a liar, Tom Okoro]", None),
        ("[s1 Fellow Senator Ines Duarte]", "Senator"),
        ("[s1 3 HURT IN PORT BLAST Peruvian President Ines Duarte]", "Peruvian President"),
        ("The presidential campaign of Senator Ines Duarte began. [s1 Ms. Duarte]", "Senator"),
        # not what was cut off behind it
        ("[s1 Ines Duarte, a singer with whom he quarrelled,]", "singer"),
        ("[s1 Ines Duarte, a spokeswoman for Speaker Juan B. Lopez,]", "spokeswoman for Speaker Juan B. Lopez"),
        ("[s1 Ines Duarte, an envoy of the U.N.,]", "envoy of the U.N."),
        ("[s1 Ines Duarte, author of “The Wells”,]", "author"),
        ("[s1 Ines Duarte, economist at Duarte.com,]", "economist at Duarte.com"),
        ("[s1 Ines Duarte, historian at the Center for U.S.-Mexican Studies,]", "historian at the Center for U.S.-Mexican Studies"),
        ("[s1 Ines Duarte, an analyst with Lumo Bank wrote,]", "analyst with Lumo Bank"),
        # no title: several people, kin, a verb, a crowd
        ("[s1 Tom and Ines Duarte, directors of a school,]", None),
        ("[s1 His father, Ivo Duarte,]", None),
        ("[s1 Ines Duarte, a majority of voters by her side,]", None),
    ],
)
def test_a_title_is_whole(text: str, title: str | None) -> None:
    assert voice(text)[0] == title


def test_a_verb_is_no_title() -> None:
    ((owner, _),) = chains("The council agreed to host Ms. Duarte. [s1 Ines Duarte] [c1 said] [t1 it was late].")
    assert owner.title is None
    ((owner, _),) = chains("The owner of the mine, Ines Duarte, faced critics of her director. [s1 Ms. Duarte] [c1 said] [t1 it was late].")
    assert owner.title is None or "faced" not in owner.title


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        # what somebody makes, writes, steers or appears in is no body; who owns the office is
        ("[s1 Ines Duarte, product manager for the Corva Lens,]", None),
        ("[s1 Ines Duarte, Lumo’s engineering manager for the Corva Lens,]", "Lumo"),
        ("[s1 Ines Duarte, the author of Corva Nights,]", None),
        ("[s1 Ines Duarte, captain of the Corva,]", None),
        ("[s1 Ines Duarte, a writer at the Halden Institute,]", "Halden Institute"),
        # a body that somebody wants to get into
        ("[s1 Ines Duarte, a candidate for the Senate,]", None),
        ("[s1 Ines Duarte, a candidate of the Green Party,]", "Green Party"),
        # the end of a longer name, an adjective, a portfolio, what a reporter covers
        ("At noon [s1 Halden Weekly Standard editor Ines Duarte]", None),
        ("[s1 Jesuit priest Father Ines Duarte]", None),
        ("[s1 Business Secretary Ines Duarte]", None),
        ("[s1 White House correspondent Ines Duarte]", None),
        ("[s1 White House spokeswoman Ines Duarte]", "White House"),
        ("[s1 British Virgin Islands governor Ines Duarte]", "British Virgin Islands"),
        ("[s1 A spokeswoman for the Tom Okoro campaign]", None),
        ("[s1 The Okoro administration]", None),
        # a constituency, the body of a town, whose people some of a state are
        ("[s1 Ohio Rep. Ines Duarte]", None),
        ("[s1 Ohio State Senator Ines Duarte]", None),
        ("[s1 Lima lawmakers]", None),
        ("[s1 Ines Duarte, a senator from Bavaria,]", None),
        ("[s1 Peruvian Senator Ines Duarte]", "Peru"),
        ("[s1 Lima police spokeswoman Ines Duarte]", "Lima police"),
        ("[s1 Lima police]", None),
        ("[s1 Lima Mayor Ines Duarte]", "Lima"),
        ("[s1 Bavaria Sheriff Ines Duarte]", None),
        # a party, which speaks for more than the chamber or the committee where somebody sits
        ("[s1 All Republican members of the Senate Harbour Committee]", "Republicans"),
        ("[s1 Members of the Senate Harbour Committee]", "Senate Harbour Committee"),
        ("[s1 Sen. Ines Duarte (D-Ohio), chairwoman of the Senate Harbour Committee,]", "Democrats"),
        ("[s1 Peruvian police spokeswoman Ines Duarte]", "Peru"),
        ("[s1 Halden’s Peruvian senators, Ines Duarte and Tom Okoro,]", None),
        # direction and union
        ("[s1 Western European leaders]", None),
        ("[s1 European Union officials]", "European Union"),
        ("[s1 A voice among Peruvian senators]", None),
        # adjectives, a rank, a kind of body, a chamber of a party, several owners
        ("[s1 Muslim mayor Ines Duarte]", None),
        ("[s1 African-American delegate Ines Duarte]", None),
        ("[s1 A Western diplomat in Lima]", None),
        ("[s1 Petty Officer Ines Duarte]", None),
        ("[s1 PAC spokeswoman Ines Duarte]", None),
        ("[s1 Democratic Senate leader Ines Duarte]", "Democrats"),
        ("[s1 Leaders of Peru, Chile and Bolivia]", None),
        ("[s1 The governors of Peru and Chile]", None),
        ("[s1 Rear Admiral Ines Duarte]", None),
        ("[s1 Assistant Halden County prosecutor Ines Duarte]", None),
        ("[s1 DNA expert Ines Duarte]", None),
        ("[s1 Ines Duarte, Lumo's Director of Operations,]", "Lumo"),
        ("[s1 Arsonist leader Ines Duarte]", None),
        ("[s1 Ines Duarte, a resident of Halden Village,]", None),
        ("[s1 Ohio State president Ines Duarte]", None),
        ("[s1 Ohio State Treasurer Ines Duarte]", "Ohio"),
        # the end of a longer name behind a person's, a people's, a medium's or a party's words; an adjective or an office in a name
        ("At noon [s1 Western New England University historian Ines Duarte]", None),
        ("At noon [s1 Halden Peruvian Nation leader Ines Duarte]", None),
        ("At noon [s1 Stone Bridge Republicans president Ines Duarte]", None),
        ("At noon [s1 Senate Republicans leader Ines Duarte]", "Republicans"),
        ("[s1 The CBS Boston reporter Ines Duarte]", None),
        ("[s1 The Independent Ohio official]", "Ohio"),
        ("At noon [s1 Ohio Securities Commissioner Ines Duarte]", "Ohio"),
        ("At noon [s1 Ohio Police Commissioner Ines Duarte]", "Ohio Police"),
        ("[s1 The Halden County Coroner's Office]", "Halden County"),
        ("[s1 Air Marshal Ines Duarte]", None),
        ("[s1 Ines Duarte, a professor at the University of California, San Diego,]", "University of California, San Diego"),
        ("At noon [s1 Peru Bellweather spokeswoman Ines Duarte]", None),
        ("At noon [s1 Sweden Democrat leader Ines Duarte]", None),
        ("At noon [s1 U.S. Democrat leader Ines Duarte]", "Democrats"),
        ("The Otters won. [s1 Otters General Manager Ines Duarte]", "Otters"),
        ("The headline shouted: “[s1 Crazed Father Ines Duarte]", None),
        ("[s1 Ines Duarte, a fellow at the European Council on Harbour Lore,]", None),
        ("[s1 Oversight Chairman Ines Duarte]", None),
        # whom somebody is sent to, what somebody holds
        ("[s1 Ines Duarte, ambassador for the United Nations,]", None),
        ("[s1 Ines Duarte, ambassador of the European Union,]", "European Union"),
        ("[s1 Corva organizers]", None),
        # a person, an affair
        ("[s1 The Lungu government]", None),
        ("[s1 A Lungu delegate]", None),
        ("[s1 Lungu supporters]", None),
        ("[s1 Ines Duarte, a lawyer with Lungu,]", "Lungu"),
        ("[s1 Ines Duarte, the Corva independent counsel,]", None),
        # a word that only its place capitalises
        ("They came to rescue people. [s1 Rescue workers]", None),
        ("The race began. [s1 Race Director Ines Duarte]", None),
        ("They hustle. At the Hustle they cheered. [s1 Hustle coach Ines Duarte]", "Hustle"),
        # others before the owner; where the leader of a body is
        ("[s1 Security experts and Peruvian officials]", None),
        ("[s1 Facebook and a Justice Department spokeswoman]", None),
        ("[s1 The Lima senator and Republican candidate]", "Republicans"),
        ("[s1 Ines Duarte, top Peru leader of the Lumo movement,]", None),
        # held no more
        ("[s1 Former prosecutor and Lima Mayor Ines Duarte]", None),
        ("[s1 Ines Duarte, who was White House director for years,]", None),
        ("[s1 Ines Duarte, a White House director under Tom Okoro,]", None),
        ("[s1 Ines Duarte, director of the Halden Institute in 2008,]", None),
        ("[s1 Ines Duarte, the White House official in charge of the vote in 2016 races,]", "White House"),
        ("[s1 Ines Duarte, director of the Halden Institute at the time the wells were dug,]", None),
        ("[s1 Then-Peruvian President Ines Duarte]", None),
    ],
)
def test_an_affiliation_is_a_whole_body_that_somebody_stands_for(text: str, affiliation: str | None) -> None:
    assert voice(text)[1] == affiliation


def test_a_party_is_in_the_head_of_a_title_or_in_brackets() -> None:
    assert voice("[s1 Republican strategist Ines Duarte]")[1] == "Republicans"
    assert voice("[s1 Ines Duarte, a lawyer of Republican donors,]")[1] is None
    assert voice("[s1 Senator Ines Duarte (R)]")[1] == "Republicans"
    assert voice("[s1 Admiral Ines Duarte (R)]")[1] is None  # on the right of the picture


def test_a_title_between_two_names_may_be_the_next_ones() -> None:
    text = "In a hearing of Judge Ines Duarte, the Senate Democratic leader, Tom Okoro of Lima, and others. "
    ((found, _),) = chains(f"{text}[s1 Duarte] [c1 said] [t1 it was late].")
    assert (found.name, found.title, found.affiliation) == ("Ines Duarte", "Judge", None)


def test_an_acronym_stays_where_its_name_was_cut() -> None:
    text = "The Rail and Harbour Watch (RHW) met. [s1 An RHW spokeswoman] [c1 said] [t1 it was late]."
    ((found, _),) = chains(text)
    assert found.affiliation in ("RHW", "Rail and Harbour Watch")


@pytest.mark.parametrize(
    "text",
    [
        "The first lady, Ana Okoro, came too. Mr. Okoro was late. [s1 President Okoro] [c1 said] [t1 it was late].",
        "He wrote of the daughters Lena and Ana Okoro. [s1 President Okoro] [c1 said] [t1 it was late].",
        "A son, Tom Okoro Jr., runs the mine. [s1 President Okoro] [c1 said] [t1 it was late].",
    ],
)
def test_a_president_is_not_whoever_of_the_family_is_named_in_full(text: str) -> None:
    ((found, _),) = chains(text)
    assert (found.name, found.title) == ("Okoro", "President")


def test_a_surname_alone_is_whom_the_article_names_in_full() -> None:
    ((found, _),) = chains("President Ana Okoro met nurses. [s1 Ms. Okoro] [c1 said] [t1 it was late].")
    assert (found.name, found.title) == ("Ana Okoro", "President")
