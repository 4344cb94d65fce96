"""Lines that pages leave among the reporting, each beside a line of reporting that is like it."""

from __future__ import annotations

import pytest

from briefing.model import Source
from briefing.reading import read_bytes
from tests.reading import making
from tests.reading.making import said as said_by

BEFORE = "Dockers in the Peruvian port of Callao went back to work on Monday, nine days after they had walked out.\n\n"
AFTER = (
    "\n\nThe operator will pay 12 percent more, said Elena Rojas, who leads the union.\n\nThe port handles most of the country's trade.\n"
)


def said(text: str) -> list[str]:
    (found,) = read_bytes((BEFORE + text + AFTER).encode(), "a.txt")
    assert isinstance(found, Source)
    return [found.text[sentence.start : sentence.end] for sentence in found.sentences][1:-2]


@pytest.mark.parametrize(
    "text",
    [
        "Dockers stand in front of the closed north gate in Callao, Peru, March 4, 2024.",
        "A crane operator waves from his cabin on Tuesday as the first ship in nine days enters the port.",
        "Two men carry a banner through the streets of Lima on Friday. AFP",
        "The walkout cost the port (pictured) 40 million dollars. It began on the north pier and spread to all others",
        "Getty Images Dockers on their way to the north pier",
        "(Elena Rojas via AP) ( /Associated Press)",
        "3 of 14 Skip in Skip x Embed x Share The port from above | 0:41 Ships wait for nine days.",
        "Ship queue off Lima grows to forty, harbour master says Read more",
        "Ship queue off Lima grows to forty (VIDEO)",
        "Read more about the ship queue here.",
        "Watch the first crane start below.",
        "Email the author.",
        "The gate opened at six. Take a look at what the pier was like in 2004. (Elena Rojas/The Andean Post)",
        "This is all that passengers saw of the pier. (Courtesy of Elena Rojas)",
        "Dockers have been out for nine days, as ships wait off the coast. Pictured, the north pier on Sunday.",
        "The port from above. Play slideshow Getty Images 1 of 35 A docker stands next to a crane",
        "The port from above Play Video 0:53 The first ship enters the port – video",
        "Related What Do the Dockers Want? Why the second offer to the crews isn't quite enough after nine days",
        "Now Playing:",
        "Interested in Ports? Add Ports as an interest to stay up to date on the latest news from Andean Post.",
        "Dockers go back to work in Callao originally appeared on andeanpost.example on Mon, 4 Mar 2024.",
        "Celebrating 90 years of the Post! Look back at our front pages each day. Click to read today's story.",
        "Elena Rojas is the Post's correspondent and editor-at-large covering ports. Read her other columns and follow her reports.",
        "Dockers' pay at a glance, and what they asked https://t.co/a1B2c3pic.twitter.com/d4E5 — Andean Post (@apost) March 4, 2024",
        "Are you affected by the strike?",
        "The Tide is a weekly newsletter that tells you what ships bring.",
        "SaveSave",
        "ab/cde (AFP, dpa)",
        "Archives Select Month March 2024 February 2024 January 2024 December 2023 November 2023",
        "Twitter: @portwatch Map: maps.example/callao",
        "And, of course, we'll have more details tonight.",
        "Stay informed with our evening edition.",
        "Sign up here, and never miss a race in Eldoret again.",
        "Follow the Sukkur flood on Telegram.",
        "To keep reading, register with your e-mail.",
        "For more on the merger, subscribe to our business pages.",
        "To advertise, contact ads@andeanpost.example.",
        "By clicking on it, you agree to be counted.",
        "The post Port opens again appeared first on Andean Post.",
        "This article was first published in May.",
        "You need to enable JavaScript to run this app.",
        "We're sorry but this page doesn't work properly without JavaScript.",
        "Read the full ruling of the Oslo court here.",
        "3/34 A crane stands over the north pier.\n\n4/34 Dockers walk past the gate.\n\n5/34 Ships wait off the coast.",
        "8 show all\n\nA crane stands over the pier.\n\n1/8\n\nDockers walked past the gate on their way home.\n\n2/8",
        "8 show all A crane stands over the pier. 1/8 Dockers walked past the gate. 2/8 Ships wait off the coast. 3/8",
        "1 of 12\n\nA crane stood over the pier on Monday.\n\n2 of 12\n\nDockers walked past the gate on their way home.",
        "Most read\n\n1. Bus strike in Arica ends after a week of talks.\n\n2. Mayor of Tacna resigns over a bridge.",
        "Most Read\n1\nBus strike in Arica ends after a week of talks\n2\nMayor of Tacna resigns over a bridge",
        "Trending now\n\nBus strike in Arica ends after a week.\n\n2 hours ago\n\nMayor of Tacna resigns over a bridge.\n\n3h ago",
        "Sign up for our newsletter\nYour e-mail\nFirst name\nLast name\nCountry\nSubmit\nI agree to the terms and conditions.",
        "Enter your email address\nSubscribe\nThank you for subscribing!\nPlease check your inbox to confirm.",
        "Your browser is out of date. Please update it to view this page properly.",
        "We've detected that JavaScript is disabled in your browser.",
        "This browser is no longer supported. Switch to a supported browser to continue.",
        "You are using an outdated browser. Please upgrade your browser to improve your experience.",
        "It looks like you're using an ad blocker.",
        "Please disable your ad blocker, as adverts pay for our reporters.",
        "Please enable cookies to continue.",
        "HATS OFF Council finds a bell that was lost for years RING IT OUT How the bells of Arica came back Ready to hear them?",
        "more on ships and ports OUT OF THE DEEP Wreck of a steamer found off Tacna SHIP SHAPE?",
        "How to watch the regatta for FREE and who sails first ON THE WATER Race dates, boats and all the crews of the year",
        "[Is the port's owner losing his grip?]",
        "[A man sailed to Arica in a tub. The harbour master sent him a ‘bill for parking.’]",
        "WHO OWNS THE PORT?",
        "Ship queue off Lima: What the storm left behind https://t.co/Pzk2KkXcro — Andean Post (@andeanpost) January 13, 2024",
        "It was their first walk in years. The two were snapped in May 2016 in Lima",
        "HOW IT BEGAN",
        "This photo released by Peru's ports authority shows dockers in front of the gate in Callao on Sunday, March 3, 2024.",
        "Keeper Ada Quist (1) reaches for the ball while two defenders stand by.",
        "The dockers won after nine days. They are seen cheering at the gate",
        "A man takes pictures as a crane lifts the first box on March 4, 2024 ©Boris Lens (AFP)",
        "A ship enters the port on Wednesday, Feb. 11, 2015, carrying wheat and 300 tonnes of fertiliser",
        "About the author\n\nAda Quist lives in Lima. Her passion for ships made her known all along the coast.",
        "Got a confidential news tip?",
        "How well do you know the ports of Peru?",
        "Have a suggestion on how we can improve this letter?",
        "You can track the ship yourself on the harbour's map here.",
        "We have put all pictures in our gallery below.",
        "Update: This article has been updated with a statement of the union.",
        "Please see our terms for use of feeds.",
        "Sorry, this zip code is not in our area.",
        "That's our Elena Rojas speaking to us from Callao.",
        "We're going to have to leave it there.",
    ],
)
def test_what_a_page_leaves_is_furniture(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The government did not react on Tuesday.",
        "1/3 of the ships that wait carry grain, 2/3 carry coal.",
        "The union asked its 3 of 8 delegates to vote, and 4 of 8 came.",
        "Rojas agreed to the terms on Sunday.",
        "The court told the firm to update its browser in two weeks.",
        "The dockers walked to the ministry on Friday.",
        "The two sides will sit down again on Monday.",
        "Rojas is expected to hold talks in Lima on Friday.",
        "The north pier (pictured) was closed first.",
        "Reuters quoted two officials who had seen the paper.",
        "She read about the ship queue here, in the union's small office by the gate, and called the operator at once.",
        "The strike was announced in a newsletter of the union.",
        "Sailors watch the queue grow and hope for an end.",
        "Bolivia holds a presidential election on Sunday.",
        "The carrier holds its annual meeting on Wednesday.",
        "The tribunal sits again on Thursday.",
        "The fleet runs for cover on Tuesday.",
        "Nurses walk out at two clinics in Incheon on Friday.",
        "We will have more jobs next year.",
        "Getty Images and Shutterstock agreed to merge, and Getty Images will own 54 percent.",
        "Stay informed and leave the river bank, the mayor of Sukkur told residents.",
        "“Subscribe to our plan or leave,” the landlord wrote.",
        "Follow the rules on X, regulators in Seoul told both banks.",
        "Sign up here or lose your vote, officials in Lima warned migrants.",
        "Please try again, said the referee, and the sprinter from Eldoret went back to her block.",
        "Support independent journalism, the union of reporters told the court in Oslo.",
        "The names of the children may not be published, the judge ruled.",
        "To keep reading scores up, schools in Puno hired forty tutors.",
        "To advertise on buses, both parties paid two million soles.",
        "By using drones, growers agree, yields rise by a tenth.",
        "No spam was found in the tins.",
        "We pay for peace with our land, an elder in Sindh said.",
        "By Easter, most shops in Callao had closed.",
        "The report was first published in May and names two banks.",
        "Share it with the poor, he said.",
        "“Contact us by radio if the water rises.”",
        "The gate opened on Jan. 12 at noon.",
        "[The account is based on recordings of the harbour radio.]",
        "The union and the UN agency IAEA met NATO envoys, and the EU Commission sent a note.",
        "Captain Ada Quist (41) says the first ship will leave at noon.",
        "The video originally appeared on bulletin.example and showed the north gate.",
        "Residents were told to stay up to date on the strike.",
        "The crew of the tug is local (Ilo/Matarani).",
        "Click to read stands on the board, said Elena Rojas.",
        "Do you have a permit, the guards asked every docker who came back.",
    ],
)
def test_reporting_that_is_like_it_stays(text: str) -> None:
    assert said(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Bolivia holds a presidential election on Sunday.",
        "Divers search the river near Sukkur on Monday.",
        "Farmers block the road to Puno on Tuesday.",
        "By Friday, the river had reached 8 metres. It fell later.",
        "By Tuesday, 40 people had left their homes.",
    ],
)
def test_a_text_of_a_sentence_or_two_is_no_caption_and_no_byline(text: str) -> None:
    (found,) = read_bytes(text.encode(), "a.txt")
    assert isinstance(found, Source)
    assert " ".join(found.text[sentence.start : sentence.end] for sentence in found.sentences) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Two carmakers recalled 1.2 million vehicles. (Reuters)", ["Two carmakers recalled 1.2 million vehicles."]),
        ("Bolivia goes to the polls. Voting ends at four. (AFP)", ["Bolivia goes to the polls.", "Voting ends at four."]),
        ("The dam near Sukkur holds.\n\nSchools stay shut. (AP)", ["The dam near Sukkur holds.", "Schools stay shut."]),
    ],
)
def test_a_short_dispatch_that_its_agency_signs_is_kept_without_the_signature(text: str, kept: list[str]) -> None:
    (found,) = read_bytes(text.encode(), "a.txt")
    assert isinstance(found, Source)
    assert [found.text[sentence.start : sentence.end] for sentence in found.sentences] == kept


CAPTIONS = (
    "Dockers wait at the north gate of the port, which has been closed for nine days\n\n"
    "Families brought bread and soup to the pier on each of the nine days\n\n"
    "A red crane towers over the pier, and forty ships lie off the coast\n\n"
)


def test_long_captions_go_where_captions_have_no_full_stop_and_speech_stays() -> None:
    caption = "If all goes well, the port will open its second pier next week. The cranes will then lift twice as much as they did in May"
    tied = "It had closed its doors on the first night. And many of those who came then to the north gate were turned away by police"
    speech = "The second pier will open next week. Ships that have waited longest will go first, said Elena Rojas of the union"
    body = "".join(f"{BEFORE.strip()[:-1]} by word of the union, paper {n}.\n\n" for n in range(9))
    assert said(CAPTIONS + body + caption)[-1].startswith("Dockers in the Peruvian port")
    assert said(CAPTIONS + body + tied)[-1].startswith("And many")
    assert said(CAPTIONS + body + speech)[-1].startswith("Ships that")
    assert said(body + caption)[-1].startswith("The cranes")


def test_questions_behind_a_dash_are_headings_where_there_are_several() -> None:
    answer = "\n\nThe union of the dockers, which has nine thousand members.\n\n"
    asked = ["— Who is behind it?", "— What do I need to know?", "— What about the ships?"]
    assert said(answer.join(asked) + answer) == [answer.strip()] * 3
    assert said(answer.join(asked[:2]) + answer) != [answer.strip()] * 2


def test_the_title_of_a_gallery_is_cut_from_the_text_of_its_pictures() -> None:
    shown = (
        "Dockers were cheered by their families when they came back to the north gate on the morning of the tenth day.",
        "The first crane began to work at noon, and by nightfall three ships with wheat and fertiliser had been unloaded.",
        "Ships had waited outside the harbour for nine days, some of them with fruit that could no longer be sold.",
    )
    assert said("\n\n".join(f"Photos: Port of Callao opens {text}" for text in shown)) == list(shown)


def test_what_screen_readers_are_told_around_a_post_is_cut() -> None:
    assert said("Skip Twitter post by @portwatch The north pier is open again, we are told. End of Twitter post by @portwatch") == [
        "The north pier is open again, we are told."
    ]


def test_a_long_list_of_links_beside_an_article_is_none_of_it() -> None:
    paragraphs = [f"The council of town {number} said on Monday that its bridge will stay closed until May." for number in range(9)]
    links = [f"Why the bridge of town {number} is the longest of them all and what it carries every day" for number in range(40)]
    (found,) = read_bytes("\n\n".join([*paragraphs, *links]).encode(), "a.txt")
    assert isinstance(found, Source)
    assert len(found.sentences) == len(paragraphs)


def test_a_title_that_ends_in_a_quotation_is_a_title() -> None:
    (found,) = read_bytes(("Rojas to the operator: We won't wait for 'that wretched contract!'\n\n" + BEFORE + AFTER).encode(), "a.txt")
    assert isinstance(found, Source)
    assert found.metadata.title is not None
    assert found.metadata.title.value.startswith("Rojas to the operator")


def test_the_heading_of_a_box_is_cut_from_its_first_sentence() -> None:
    text = "HOW THE STRIKE BEGAN Dockers had asked for more pay since May. The operator refused."
    assert said(text) == ["Dockers had asked for more pay since May.", "The operator refused."]


def test_an_article_may_begin_with_words_in_capitals() -> None:
    text = "NOT CONTENT WITH CRANES Callao has bought three tugs from a yard in Ulsan.\n\n" + AFTER
    (found,) = read_bytes(text.encode(), "a.txt")
    assert isinstance(found, Source)
    assert found.text[slice(found.sentences[0].start, found.sentences[0].end)].startswith("NOT CONTENT WITH CRANES Callao")


def test_the_texts_of_a_gallery_under_one_title_are_furniture() -> None:
    shown = (
        "A family of the sea The Rojas family has owned tugs since 1921.",
        "Cranes The first crane came from Hull.",
        "Old days In 1930 it had one pier.",
    )
    assert said("\n\n".join(f"The port of Callao turns 400 {text}" for text in shown)) == []


def test_paragraphs_that_begin_alike_are_no_gallery() -> None:
    texts = [f"The mayor of the town told {who} on Sunday that the pier is safe." for who in ("Reuters", "Xinhua", "Kyodo")]
    assert said("\n\n".join(texts)) == texts


def test_the_buttons_of_a_box_are_cut_from_its_text() -> None:
    assert said("Show Hide A demurrage is what a ship pays for waiting.") == ["A demurrage is what a ship pays for waiting."]


def test_the_last_list_of_links_is_dropped_whatever_its_headlines_end_with() -> None:
    headlines = (
        "A docker got a seat on a ship. Passengers filmed his ‘fit of joy’",
        "A captain left as a crowd chanted: ‘Come back!’",
        "Tugs race off Tacna",
    )
    links = "\n\n".join(["Read more:", *headlines])
    (found,) = read_bytes((BEFORE + AFTER + "\n" + links).encode(), "a.txt")
    assert isinstance(found, Source)
    assert found.text[found.sentences[-1].start : found.sentences[-1].end] == "The port handles most of the country's trade."


def test_calls_of_a_site_at_the_foot_are_furniture_and_what_comes_next_is_news() -> None:
    offers = "\n\nHarbour life 101: The Tide tells you all there is to know of cranes.\n\nTide Magazine: Check out a sample of its stories."
    news = "\n\nCallao: Host the sailors of Arica on Sunday.\n\nArica: Visit the sailors of Tacna on Monday."
    for foot, kept in ((offers, 0), (news, 2)):
        (found,) = read_bytes((BEFORE + AFTER + foot).encode(), "a.txt")
        assert isinstance(found, Source)
        assert len(found.sentences) == 3 + kept


def test_the_words_of_a_post_that_are_a_sentence_stay() -> None:
    post = "The north pier is open again, we are told. https://t.co/Pzk2KkXcro — Harbour (@harbour) January 13, 2024"
    assert said(post) == ["The north pier is open again, we are told."]


@pytest.mark.parametrize(
    "heading",
    [
        "Lo más leído",
        "As mais lidas",
        "Les plus lus",
        "Meistgelesen",
        "I più letti",
        "Best gelezen",
        "많이 본 뉴스",
        "Popular now",
        "Readers also liked",
    ],
)
@pytest.mark.parametrize("number", ["{} {}", "{}. {}", "{}\n{}"])
def test_what_others_read_most_is_none_of_the_article(heading: str, number: str) -> None:
    others = ["Bus fares rise by a tenth in Juliaca", "Why the lake is falling again", "Teacher, 43, wins the Andes run"]
    cards = "\n".join(number.format(place, title) for place, title in enumerate(others, 1))
    (source,) = read_bytes(f"{making.TITLE}\n\n{making.TEXT}\n\n{heading}\n\n{cards}\n".encode(), "a.txt")
    assert isinstance(source, Source)
    assert said_by(source) == list(making.PARAGRAPHS)
