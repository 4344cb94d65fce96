"""Templates: those that ship, and what is said about those that people write."""

from pathlib import Path

import pytest

from briefing import templates
from briefing.assembly.sections.phrases import PhraseMatcher, lower_words
from briefing.model import SectionKind
from briefing.yamlfile import YamlFileError

SHIPPED = sorted(file.stem for file in Path(templates.__file__).parent.glob("*.yaml"))


def complaint(tmp_path: Path, text: str) -> str:
    file = tmp_path / "mine.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(YamlFileError) as error:
        templates.check_template(file)
    return str(error.value).removeprefix(str(file))


@pytest.mark.parametrize("name", SHIPPED)
def test_every_template_that_ships_is_right_and_says_what_it_is_for(name: str) -> None:
    template = templates.load_template(name)
    assert template.name == name
    assert len(template.description) > 40
    kinds = {rule.kind for rule in template.sections}
    assert {"developments", "background", "reaction", "outlook"} <= kinds <= set(SectionKind), "every answer is a kind"


def test_the_default_has_its_five_sections() -> None:
    assert [rule.id for rule in templates.load_template("event").sections] == [
        "developments",
        "background",
        "motives",
        "reaction",
        "outlook",
    ]


def test_a_disaster_has_no_motives() -> None:
    assert all(rule.kind != "motives" for rule in templates.load_template("disaster").sections)


HEAD = "name: mine\ntitle: Mine\nsections:\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + "- {id: outlook, title: Outlook, cuse: [a]}\n", ':4: sections[0].cuse: unknown key; did you mean "cues"?'),
        (
            HEAD + "- {id: outlok, title: Outlook}\n",
            ':4: sections[0]: answers: is missing, and "outlok" does not say it; did you mean "outlook"?',
        ),
        (HEAD + "- {id: next, title: Next, answers: outlok}\n", 'answers: "outlok" is not known; did you mean "outlook"?'),
        (HEAD + "- {id: outlook, title: Outlook, speakers: outsider}\n", 'speakers: "outsider" is not known; did you mean "outside"?'),
        (HEAD + "- {id: outlook, title: Outlook, order: latest}\n", ':4: sections[0].order: "latest" is not known'),
        (
            HEAD + "- id: outlook\n  title: O\n  roles:\n  - expectation\n  - main_evnt\n",
            ':8: sections[0].roles[1]: "main_evnt" is not known; did you mean "main_event"?',
        ),
        (HEAD + "- {id: outlook, title: O}\n- {id: outlook, title: P}\n", ':5: sections[1].id: "outlook" stands twice'),
        (HEAD + "- {id: motives, title: Motives, each_side: true}\n", "needs {side} in it"),
        (HEAD + '- {id: motives, title: "M"}\n', "each_side: must be true where a section answers motives"),
        (HEAD + "- {id: outlook, title: O, limit: 0}\n", "limit: must be 1 or more"),
        (HEAD + "- {id: What Next, title: O}\n", "is no id"),
        ("name: mine\ntitle: Mine\nsections: []\n", "needs at least one section"),
        ("title: Mine\nsections: []\n", "name: is missing"),
    ],
)
def test_what_is_wrong_is_said_with_line_key_and_the_nearest_word(tmp_path: Path, text: str, said: str) -> None:
    assert said in complaint(tmp_path, text)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("summit", "According to the ministry the two will deal with it, which is a sign of haste."),
        ("conflict", "The reporter talks to a witness, whose camera captured the moment."),
        ("company", "All is fine, said a clerk."),
        ("disaster", "In some cases the neonatal hospitalist volunteered; the country has no army."),
        ("election", "The majority leader leads a choir."),
    ],
)
def test_cues_of_our_templates_do_not_take_other_words_for_theirs(template: str, text: str) -> None:
    cues = {rule.id: list(rule.cues) for rule in templates.load_template(template).sections if rule.cues}
    assert not PhraseMatcher(cues).find(lower_words(text))
