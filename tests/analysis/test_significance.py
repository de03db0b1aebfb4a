"""Pairs that share more than chance gives: the fixed degree sequence model and its backbone."""

import networkx as nx
import pytest

from samverkan.analysis.significance import backbone, fixed_margin
from samverkan.errors import UsageError
from tests.analysis.networks.published import two_mode

WOMEN = nx.davis_southern_women_graph()

#: Row and column sums 2, 2, 1, 1; a and b share one unit.
SMALL = two_mode(("a", "u"), ("a", "v"), ("b", "u"), ("b", "w"), ("c", "v"), ("d", "x"))


def blocks() -> nx.Graph:
    """Two groups of six that share twelve units each, and one tie across."""
    ties = [(f"{side}{p}", f"{side}-{u}") for side in "ab" for p in range(6) for u in range(12)]
    return two_mode(*ties, ("a0", "b-0"))


@pytest.mark.slow
def test_probabilities_are_those_of_the_34_matrices() -> None:
    # Two of the 34 share two units, 20 one, 12 none.
    found = fixed_margin(SMALL, [("a", "b")], samples=4_000)
    (pair,) = found["pairs"]
    assert (pair["one"], pair["other"], pair["observed"]) == ("a", "b", 1)
    assert pair["p_greater"] == pytest.approx(22 / 34, abs=0.03)
    assert pair["p_less"] == pytest.approx(32 / 34, abs=0.03)
    assert pair["expected"] == pytest.approx(24 / 34, abs=0.03)
    assert found["samples"] == 4_000


def test_all_pairs_come_in_the_order_of_the_network() -> None:
    pairs = fixed_margin(SMALL, samples=50)["pairs"]
    assert [pair["one"] + pair["other"] for pair in pairs] == ["ab", "ac", "ad", "bc", "bd", "cd"]
    assert [pair["observed"] for pair in pairs] == [1, 1, 0, 0, 0, 0]
    assert pairs[-1]["p_greater"] == 1
    some = fixed_margin(SMALL, [("d", "c"), ("a", "c")], samples=50)["pairs"]
    assert [pair["p_less"] for pair in some] == [pairs[5]["p_less"], pairs[1]["p_less"]]


def test_the_same_seed_gives_the_same_answer() -> None:
    first, again, other = (fixed_margin(WOMEN, samples=60, seed=seed) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_p_is_never_nothing() -> None:
    found = fixed_margin(blocks(), [("a1", "a2"), ("a1", "b1")], samples=99)["pairs"]
    assert found[0]["p_greater"] == pytest.approx(0.01)
    assert found[1]["p_less"] == pytest.approx(0.01)


def test_an_empty_network_has_no_pairs() -> None:
    assert fixed_margin(nx.Graph()) == {"samples": 1_000, "pairs": []}
    assert len(backbone(nx.Graph())) == 0


def test_a_stranger_in_a_pair_is_told() -> None:
    with pytest.raises(UsageError, match="zz"):
        fixed_margin(SMALL, [("a", "zz")])
    with pytest.raises(UsageError):
        fixed_margin(nx.path_graph(3))


@pytest.mark.slow
@pytest.mark.parametrize("correction", ["none", "fdr", "holm"])
def test_the_backbone_keeps_the_groups_and_drops_the_tie_across(correction: str) -> None:
    found = backbone(blocks(), samples=1_999, correction=correction)
    parts = [set(part) for part in nx.connected_components(found)]
    assert sorted(map(sorted, parts)) == [[f"{side}{p}" for p in range(6)] for side in "ab"]
    assert found.edges["a1", "a2"]["weight"] == 12
    assert found.edges["a1", "a2"]["p"] == pytest.approx(1 / 2_000)
    assert found.graph == {"alpha": 0.05, "samples": 1_999, "seed": 0, "correction": correction}
    assert found.nodes["a1"] == {"bipartite": 0}


@pytest.mark.slow
def test_fewer_ties_are_left_the_stricter_the_test() -> None:
    loose, usual = (backbone(WOMEN, alpha=alpha, samples=499) for alpha in (0.2, 0.05))
    corrected = backbone(WOMEN, samples=499, correction="fdr")
    assert len(loose) == len(usual) == len(corrected) == 18
    assert set(loose.edges) > set(usual.edges) > set(corrected.edges)


def test_too_few_samples_to_tell_are_refused() -> None:
    with pytest.raises(UsageError, match="19"):
        backbone(WOMEN, samples=18)
    assert backbone(WOMEN, samples=19) is not None
    with pytest.raises(UsageError, match="3059"):  # 153 pairs / 0.05, less one
        backbone(WOMEN, samples=1_000, correction="holm")


@pytest.mark.parametrize("wrong", [{"alpha": 0}, {"alpha": 1}, {"correction": "bonferroni"}])
def test_other_options_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=next(iter(wrong))):
        backbone(SMALL, **wrong)
