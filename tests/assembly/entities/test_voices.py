"""One voice across the corpus: what is joined, what is kept apart, and why."""

import random
import time

from msgspec.structs import replace

from briefing.assembly.entities import voices
from briefing.assembly.entities.side_names import parse_side
from briefing.model import Analysis, Article, Attribution, Mention, Source, Voice, VoiceForm


def article(name: str, *rows: Voice) -> Article:
    """An article in which each voice says one thing."""
    own = tuple(
        replace(voice, id=f"{name}:v{number}", forms=(VoiceForm(text=voice.name, source=name, why="named"),))
        for number, voice in enumerate(rows)
    )
    said = tuple(Attribution(id=f"{name}:a{n}", source=name, content_spans=((n, n + 1),), voice=voice.id) for n, voice in enumerate(own))
    source = Source(id=name, path=f"{name}.txt", text=" " * 50, sha256=name)
    return Article(source=source, analysis=Analysis(source=name, attributions=said, voices=own))


def joined(*articles: Article) -> dict[str, Voice]:
    """The voices of the corpus by id."""
    return {voice.id: voice for voice in voices.corpus_voices(voices.link_voices(list(articles)))}


def person(name: str, title: str | None = None, affiliation: str | None = None, country: str | None = None) -> Voice:
    return Voice(id="", name=name, title=title, affiliation=affiliation, country=country)


def test_surname_full_name_and_office_are_one_voice() -> None:
    found = joined(
        article("one", person("Okoro", "government spokesman")),
        article("two", person("Tom Okoro")),
        article("three", person("Tom Okoro", "spokesman", "Zambia", "ZMB")),
    )
    assert list(found) == ["tom-okoro"]
    voice = found["tom-okoro"]
    assert (voice.name, voice.affiliation, voice.aliases) == ("Tom Okoro", "Zambia", ("Okoro",))
    assert {form.source: form.why for form in voice.forms}["one"].startswith("named; surname of “Tom Okoro”, same title")


def test_a_surname_alone_that_looks_like_a_bodys_name_is_the_person_who_bears_it() -> None:
    rows = [article(name, replace(person("Okoro"), kind="organisation")) for name in ("two", "three")]
    assert [(voice.name, voice.kind) for voice in joined(article("one", person("Tom Okoro")), *rows).values()] == [("Tom Okoro", "person")]


def test_spellings_of_one_name_join_where_other_evidence_agrees() -> None:
    found = joined(
        article("one", person("Yusuf Haddad", "minister", None, "TUN")), article("two", person("Youssef Hadad", "minister", None, "TUN"))
    )
    assert len(found) == 1
    assert any("spelling" in form.why for voice in found.values() for form in voice.forms)
    assert (
        len(joined(article("one", person("Yusuf Haddad", None, None, "TUN")), article("two", person("Youssef Hadad", None, None, "EGY"))))
        == 2
    )


def test_namesakes_are_kept_apart() -> None:
    found = joined(
        article("one", person("Grace Banda", "minister")),
        article("two", person("Peter Banda", "striker")),
        article("three", person("Banda", "minister")),
    )
    assert set(found) == {"grace-banda", "peter-banda"}
    assert [form.source for form in found["grace-banda"].forms] == ["one", "three"]


def test_given_names_that_only_sound_alike_are_two_people() -> None:
    assert len(joined(article("one", person("Erica Stone", "mayor")), article("two", person("Eric Stone", "mayor")))) == 2


def test_a_short_given_name_is_the_long_one() -> None:
    assert len(joined(article("one", person("Robert Vance")), article("two", person("Bob Vance")))) == 1


def test_initials_and_accents_make_no_difference() -> None:
    assert len(joined(article("one", person("Inés J. Duarte")), article("two", person("Ines Duarte")))) == 1


def test_acronyms_join_what_another_article_explains() -> None:
    body = Voice(id="", name="National Flood Agency", aliases=("NFA",), kind="organisation")
    found = joined(article("one", body), article("two", Voice(id="", name="NFA", kind="organisation")))
    assert list(found) == ["national-flood-agency"]


def test_unnamed_people_of_two_articles_stay_two() -> None:
    found = joined(
        article("one", Voice(id="", name="analysts", kind="unnamed")), article("two", Voice(id="", name="analysts", kind="unnamed"))
    )
    assert set(found) == {"analysts", "analysts-2"}


def test_ids_do_not_hang_on_the_order_of_the_articles() -> None:
    articles = [
        article("a", person("Tom Okoro")),
        article("b", person("Okoro")),
        article("c", person("Grace Banda")),
        article("d", person("Banda", "aide")),
    ]
    before = joined(*articles)
    random.Random(1).shuffle(articles)
    assert set(joined(*articles)) == set(before)


def test_attributions_follow_their_voices() -> None:
    (first, second) = voices.link_voices([article("one", person("Tom Okoro")), article("two", person("Okoro"))])
    assert [one.voice for one in (*first.analysis.attributions, *second.analysis.attributions)] == ["tom-okoro", "tom-okoro"]


def test_voices_take_the_side_they_speak_for() -> None:
    rows = (
        person("Ama Owusu", "finance minister", "Ghana", "GHA"),
        person("Kofi Mensah", "former minister", "Ghana", "GHA"),
        Voice(id="", name="Accra", kind="state", country="GHA"),
        person("Lena Voss", "spokeswoman for Lumo Motors", "Lumo Motors"),
        person("Ruth Adler", "analyst", "Lumo Motors"),
        person("Jo Quinn", "senator", "Republicans"),
        Voice(id="", name="union", kind="unnamed"),
    )
    parties = [parse_side("Ghana"), parse_side("Lumo Motors"), parse_side("Republicans"), parse_side("Strikers=union,nurses")]
    found = {
        voice.name: voice.side for voice in voices.corpus_voices(voices.assign_sides(voices.link_voices([article("one", *rows)]), parties))
    }
    assert found == {
        "Ama Owusu": "ghana",
        "Kofi Mensah": None,
        "Accra": "ghana",
        "Lena Voss": "lumo-motors",
        "Ruth Adler": None,
        "Jo Quinn": "republicans",
        "union": "strikers",
    }


def test_joining_costs_linear_time() -> None:
    def cost(count: int) -> float:
        rows = [
            article(f"s{n}", person(f"Given{n % 997} Family{n % 4999}"), person(f"Family{n % 4999}", "spokesman")) for n in range(count)
        ]
        begun = time.process_time()
        voices.link_voices(rows)
        return time.process_time() - begun

    small, large = cost(1500), cost(6000)
    assert large < 12 * max(small, 0.05)


def test_a_surname_with_an_honorific_is_not_somebody_of_the_other_sex() -> None:
    mr = Voice(id="a:v0", name="Okoro", forms=(VoiceForm(text="Mr. Okoro", source="a"),))
    wife = Voice(id="b:v0", name="Anna Okoro", forms=(VoiceForm(text="Anna Okoro", source="b"),))
    assert [cluster.members for cluster in voices.cluster_voices([mr, wife])] == [[0], [1]]


def with_people(one: Article, *names: str) -> Article:
    """The article with more people whom it names in full."""
    mentions = tuple(Mention(start=n, end=n + 1, name=name, kind="person") for n, name in enumerate(names))
    return replace(one, analysis=replace(one.analysis, mentions=mentions))


def test_a_surname_is_nobody_whom_its_own_article_names_in_full() -> None:
    """The article has linked its surnames itself: whom it left alone is another of the family."""
    found = joined(
        with_people(article("one", person("Okoro", "president")), "Lena Okoro"),
        article("two", person("Lena Okoro")),
        article("three", person("Tom Okoro", "president")),
    )
    assert {voice.name: voice.aliases for voice in found.values()} == {"Lena Okoro": (), "Tom Okoro": ("Okoro",)}


def test_father_and_son_are_two_where_an_article_names_both() -> None:
    both = with_people(article("one", person("Tom Okoro"), person("Tom Okoro Jr.")), "Tom Okoro", "Tom Okoro Jr.")
    assert len(joined(both, article("two", person("Tom Okoro")), article("three", person("Tom Okoro Jr.")))) == 2
    assert len(joined(article("two", person("Tom Okoro")), article("three", person("Tom Okoro Jr.")))) == 1


def test_a_second_surname_makes_nobody_else() -> None:
    assert len(joined(article("one", person("Eva Quiroga")), article("two", person("Eva Quiroga Paz")))) == 1
    assert len(joined(article("one", person("Eva Lopez")), article("two", person("Eva Lopez Paz")))) == 2
