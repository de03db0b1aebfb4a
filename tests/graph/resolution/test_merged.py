"""Those that are the same seen as one, with nothing lost and nothing changed."""

from pathlib import Path

import pytest

from samverkan.graph.resolution.merged import merged
from samverkan.graph.resolution.sameness import same
from samverkan.knowledge import KnowledgeBase

WHY = {"by": "kansliet", "why": "Samma", "date": "2020-01-01"}


@pytest.fixture
def kb() -> KnowledgeBase:
    return KnowledgeBase.memory("vagen-in")


def judge(kb: KnowledgeBase, one: str, other: str, verdict: str, date: str = "2020-01-01") -> None:
    cells = {"subject": one, "object": other, "verdict": verdict, **WHY, "date": date}
    kb.record("judgements", **cells)


ONE, OTHER = "org-foretagarna", "org-almi-gavledala"


def test_two_judged_the_same_are_one_node_with_the_statements_of_both(kb: KnowledgeBase) -> None:
    alone = kb.network("declared")
    one, other = (kb.meaning("actor", name) for name in (ONE, OTHER))
    judge(kb, ONE, OTHER, "same")
    seen = KnowledgeBase(merged(kb.store, same(kb.facts)))
    together = seen.network("declared")
    leader, gone = sorted((one, other))
    assert gone not in together
    assert set(together[leader]) == set(alone[one]) | set(alone[other])

    def statements(network: object, *actors: str) -> set[str]:
        edges = network.edges(actors, data="statements")  # type: ignore[attr-defined]
        return {statement for _, _, told in edges for statement in told}

    assert statements(together, leader) == statements(alone, one, other)


def test_every_name_is_kept_and_leads_to_the_one(kb: KnowledgeBase) -> None:
    before = {n for name in (ONE, OTHER) for n in kb.names.names(kb.meaning("actor", name))}
    judge(kb, ONE, OTHER, "same")
    stored = set(kb.store.quads())
    seen = kb.merged()
    leader = seen.meaning("actor", ONE)
    assert leader == seen.meaning("actor", OTHER)
    assert set(seen.names.names(leader)) == before
    assert all(seen.meaning("actor", name) == leader for name in before)
    assert set(seen.store.quads()) != stored


def test_the_store_is_as_it_was_and_a_later_judgement_takes_it_back(tmp_path: Path) -> None:
    with KnowledgeBase.edit(tmp_path) as kb:
        kb.load("vagen-in")
        judge(kb, ONE, OTHER, "same")
        before = set(kb.store.quads())
    with KnowledgeBase.open(tmp_path, merged=True) as seen:
        assert len(seen.same) == 1
    with KnowledgeBase.edit(tmp_path) as kb:
        assert set(kb.store.quads()) == before
        judge(kb, ONE, OTHER, "different", "2020-02-01")
    with KnowledgeBase.open(tmp_path, merged=True) as seen:
        assert seen.same == {}


def test_an_undone_judgement_is_no_merger(kb: KnowledgeBase) -> None:
    judge(kb, ONE, OTHER, "same")
    kb.undo(kb.history.numbers[-1])
    assert same(kb.facts) == {}


def test_judgements_that_contradict_each_other_merge_nothing(kb: KnowledgeBase) -> None:
    judge(kb, ONE, OTHER, "same")
    judge(kb, OTHER, "org-arbetsformedlingen", "same")
    judge(kb, ONE, "org-arbetsformedlingen", "different")
    assert same(kb.facts) == {}
    assert len(kb.resolve().conflicts) == 1


def test_a_number_that_two_registers_have_is_one(kb: KnowledgeBase, tmp_path: Path) -> None:
    (tmp_path / "register.toml").write_text('id = "other"\ntitle = "Other"\n', "utf-8")
    (tmp_path / "organisations.csv").write_text(
        "id,name,org_number,source\norg-x,Employment Office,2021002114,src\n", "utf-8"
    )
    (tmp_path / "sources.csv").write_text("id,name,kind\nsrc,Src,web page\n", "utf-8")
    kb.load(tmp_path)
    found = kb.resolve(between=("vagen-in", "other"))
    assert [(row.kind, row.proposed) for row in found.rows] == [("number", "same")]
    assert len(same(kb.facts)) == 1
