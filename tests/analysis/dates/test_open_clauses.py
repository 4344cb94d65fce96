"""Which clause a time stands in: side clauses that go on behind commas, words between dashes, what a colon explains."""

import pytest

from tests.analysis.dates.test_side_details import dating


@pytest.mark.parametrize(
    "text",
    [
        "The report names Ana Ruiz, a diver who, in 2011, helped raise the ferry.",
        "The minister called in Luis Mamani, whose younger son, Marco Mamani, was killed in December along with three others.",
        "The plan drew anger from mayors, who ask for a dam after the flood at the lower bridge in Oruro, Bolivia, in December.",
        "Rosa Sall, who lost her brother in the fire at the mill in Tarija, Bolivia, in July 2016, was rude to nobody.",
        "They will have to hurry if they want to vote before a new, more hostile council is sworn in next month.",
        "Doubt came up again after Radio Sucre, a station run by students, recently reported that the bank lent to a shell firm in 2004.",
        "Mr. Sall is known as a producer who made the names of Diop, Quispe and the Mamani sisters in the 1990s.",
        "As Radio Oruro reported on Wednesday, the council chose to lift the ban.",
        "The letters shook the vote, as Ms. Diop told the council on May 7, that more had been found.",
        "Mr. Quispe made clear that he would stay, even as the primary on Tuesday nears.",
        "The vote would be his third in three years, starting with his win in January 2019.",
        "It has rained as never before, comparable only to the flood seen in Sucre in 1981.",
        "The road - opened in 2016 - is closed.",
        "They argued over what her years on the council — she was first elected in 1990 — were worth.",
        "The station has angered all sides: a minister, in 2013, called it a plague.",
        "He spoke of reports that his son met the envoy in August 2016.",
        "He spoke of reports that his elder son, Marco Sall, met the envoy in August 2016.",
        "They ask whether he is the Luis Diop who, according to a paper of the time, was honoured by the town in 1987.",
        "The firm ran aground because of its debts after buying the Sucre Salt Co. for a song in 2004.",
        "Two rivals of the mayor in 2009 - Rosa Diop and Luis Sall - have been in hiding for a year.",
    ],
)
def test_a_side_clause_goes_on_behind_its_commas(text: str) -> None:
    assert dating(text) == []


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The mayor, who lives in Lima, Peru, on Friday said that the dam holds.", "2021-05-21"),
        ("He said no more, adding that Luis Sall, his deputy, joined the board in May 2019.", "2019-05"),
        ("Dozens were hurt after the blast, officials said on Friday.", "2021-05-21"),
        ("The mayor was cheered as Oruro won its first cup in a final against Sucre on Saturday.", "2021-05-22"),
        ("Ms. Diop presented herself as a friend of the miners during a speech in Oruro on Friday.", "2021-05-21"),
        ("“They chose a life of crime as they went after the miners,” she told reporters on Friday.", "2021-05-21"),
        ("The choir has sung in the mine before, in 2004, beside the band.", "2004"),
        ("It was a show of respect to see him on that day in March 2010.", "2010-03"),
        ("He is trying to win back the miners: On Friday he promised them a school.", "2021-05-21"),
        ("Rosa Sall waves to the crowd after landing from Sucre in Tarija, Bolivia May 20, 2021.", "2021-05-20"),
        ("ORURO, Bolivia — The mayor — who turned 60 — resigned on Friday.", "2021-05-21"),
    ],
)
def test_the_main_clause_dates_its_sentence(text: str, when: str) -> None:
    assert when in dating(text)
