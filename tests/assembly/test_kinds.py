"""Kinds of sections and disputes are closed: what is made of them knows them all."""

import pytest

from briefing.assembly.compare.candidates import candidates
from briefing.assembly.compare.cascade import RESCORE_FEATURES, screen
from briefing.assembly.compare.comparison import compare_articles
from briefing.assembly.compare.features import FeatureSet
from briefing.assembly.compare.models import LogisticModel, OtherFeaturesError, load_pair_model
from briefing.assembly.compare.pair_features import PAIR_FEATURES
from briefing.assembly.disputes.contradiction_features import CONTRADICTION_FEATURES
from briefing.assembly.disputes.contradiction_model import load_contradiction_model
from briefing.assembly.disputes.registry import DETECTORS
from briefing.assembly.sections import section_model
from briefing.assembly.sections.section_model import KINDS, load_section_model
from briefing.model import DisputeKind, SectionKind
from briefing.templates import ANSWERS
from tests.assembly.articles import article


def test_every_kind_of_section_is_an_answer_and_is_weighed() -> None:
    assert set(ANSWERS) == {kind.value for kind in SectionKind}
    assert set(KINDS) == {*ANSWERS, "none"}
    model = load_section_model()
    assert all(len(row) == len(KINDS) for weights in (model.first, model.second) for row in weights.general.values())


def test_every_kind_of_dispute_has_a_detector_but_places() -> None:
    assert {kind for detector in DETECTORS for kind in detector.kinds} == set(DisputeKind) - {DisputeKind.PLACE}


def test_models_know_the_features_of_the_code() -> None:
    model = load_pair_model()
    assert set(model.screening.weights) == set(PAIR_FEATURES.names)
    assert model.rescoring.features == RESCORE_FEATURES
    assert tuple(load_contradiction_model().weights) == CONTRADICTION_FEATURES.names


def test_a_model_of_other_features_is_told_which_command_learns_it() -> None:
    comparison = compare_articles([article("a", "Gulls left the harbour.", "Boats left the harbour.")])
    with pytest.raises(OtherFeaturesError, match=r"training\.points"):
        screen(LogisticModel(weights={"unheard": 1.0}, constant=0.0), comparison.terms, comparison.context, *candidates(comparison.terms))


def test_a_kind_of_section_that_nothing_was_learned_for_is_told_which_command_learns_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(section_model, "KINDS", (*KINDS, "cost"))
    with pytest.raises(OtherFeaturesError, match=r"training\.sections"):
        load_section_model.__wrapped__()


def test_a_feature_is_one_entry_whose_column_follows_its_place() -> None:
    features = FeatureSet[int]({"twice": lambda value: [2 * value], "half": lambda value: [value / 2]})  # type: ignore[arg-type,return-value]
    assert features.names == ("twice", "half")
    assert features.matrix(4).tolist() == [[8.0, 2.0]]
    assert features.column("half", 3).tolist() == [1.5]
