"""Every change has its change set, and how the store once was can be had again."""

import json
import signal
import subprocess
import sys
import textwrap
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.errors import NotFound, StoreError, UsageError
from samverkan.graph import history as module
from samverkan.graph.change_sets import GRAPH, File, Origin, moment, origin
from samverkan.graph.history import History
from samverkan.graph.store import Change, Store
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.vocabulary import RDF, SAM

R = ox.NamedNode("https://example.org/register/r")
OTHER = ox.NamedNode("https://example.org/register/other")
P = ox.NamedNode("https://example.org/p")


def register(graph: ox.NamedNode = R) -> ox.Quad:
    return ox.Quad(graph, ox.NamedNode(RDF.type), ox.NamedNode(SAM.Register), graph)


def quad(name: str, value: str = "v", graph: ox.NamedNode = R) -> ox.Quad:
    return ox.Quad(ox.NamedNode(f"https://example.org/id/r/{name}"), P, ox.Literal(value), graph)


def known(store: Store) -> set[Any]:
    return set(store.quads())


def test_a_change_is_recorded_with_who_when_why_and_from_what() -> None:
    with Store.memory() as store:
        before = datetime.now(UTC)
        made = History(store).record(
            Change(frozenset({register(), quad("a")}), frozenset()),
            Origin("load", by="kansliet", why="Första", files=(File("a.csv", "00ff"),)),
        )
        (one,) = History(store).change_sets
        assert one == made
        assert (one.number, one.command, one.by, one.why) == (1, "load", "kansliet", "Första")
        assert one.files == (File("a.csv", "00ff"),)
        assert (one.added, one.removed, one.made) == (2, 0, (R.value,))
        assert one.started is not None
        assert one.saved is not None
        assert before <= one.started <= one.saved <= datetime.now(UTC)


def test_a_change_of_nothing_is_none() -> None:
    with Store.memory() as store:
        assert History(store).record(Change(frozenset(), frozenset()), origin("load")) is None
        assert len(store) == 0


def test_what_it_added_and_removed_can_be_read(tmp_path: Path) -> None:
    first = Change(frozenset({register(), quad("a")}), frozenset())
    second = Change(frozenset({quad("å", 'ä”ö\n\\"')}), frozenset({quad("a")}))
    with Store.write(tmp_path / "s") as store:
        for change in (first, second):
            History(store).record(change, origin("load"))
    with Store.read(tmp_path / "s") as store:
        history = History(store)
        assert history.change(history.change_set(2)) == second
        with pytest.raises(NotFound):
            history.change_set(3)


def test_a_change_that_cannot_be_kept_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.write(tmp_path / "s") as store:
        history = History(store)
        history.record(Change(frozenset({register(), quad("a")}), frozenset()), origin("load"))
        before = set(store.quads()), history.change_sets

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("samverkan.graph.changes.os.fsync", full)
        with pytest.raises(StoreError):
            history.record(Change(frozenset({quad("b")}), frozenset()), origin("load"))
        assert (set(store.quads()), History(store).change_sets) == before


def test_a_lost_or_damaged_file_of_a_change_is_told(tmp_path: Path) -> None:
    with Store.write(tmp_path / "s") as store:
        history = History(store)
        history.record(Change(frozenset({register()}), frozenset()), origin("load"))
        history.record(Change(frozenset({quad("b")}), frozenset()), origin("load"))
        (file,) = (tmp_path / "s" / "changes").iterdir()
        for content in (b"", b"\x1f\x8b", b"nonsense", file.read_bytes()[:-9]):
            file.write_bytes(content)
            with pytest.raises(StoreError, match="missing or damaged"):
                history.change(history.change_set(2))


def test_numbers_go_on_and_times_never_go_back(monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        times = iter([datetime(2026, 1, 2, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)])

        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return next(cls.times)

    with Store.memory() as store:
        history = History(store)
        origins = [origin("load"), origin("load")]
        monkeypatch.setattr(module, "datetime", Clock)
        for name, one in zip("ab", origins, strict=True):
            history.record(Change(frozenset({quad(name)}), frozenset()), one)
        monkeypatch.undo()
        first, second = History(store).change_sets
        assert (first.number, second.number) == (1, 2)
        assert first.saved is not None
        assert second.saved == first.saved + timedelta(microseconds=1)


def test_who_is_the_environment_or_the_user_of_the_computer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SAMVERKAN_BY", " kansliet ")
    assert origin("load").by == "kansliet"
    assert origin("load", by="rådet").by == "rådet"
    monkeypatch.delenv("SAMVERKAN_BY")
    monkeypatch.setenv("LOGNAME", "någon")
    assert origin("load").by == "någon"


def test_what_takes_back_a_change_may_itself_be_taken_back() -> None:
    with Store.memory() as store:
        history = History(store)
        for undoes in (None, 1, 2):
            name = str(undoes)
            history.record(
                Change(frozenset({quad(name)}), frozenset()), Origin("undo", by="x", undoes=undoes)
            )
        assert [one.undone_by for one in history.change_sets] == [None, 3, None]


_CHANGES = st.lists(
    st.tuples(st.sets(st.integers(0, 5), max_size=4), st.sets(st.integers(0, 5), max_size=4)),
    min_size=1,
    max_size=5,
)


@settings(max_examples=30, deadline=None)
@given(_CHANGES, st.booleans())
def test_how_it_was_is_the_same_as_it_was(
    steps: list[tuple[set[int], set[int]]], other: bool
) -> None:
    with Store.memory() as store:
        history = History(store)
        states = []
        for number, (there, here) in enumerate(steps):
            wanted = {register(), *(quad(str(n)) for n in there)}
            if number and other:
                wanted |= {register(OTHER), *(quad(str(n), graph=OTHER) for n in here)}
            now = known(store)
            change = Change(frozenset(wanted - now), frozenset(now - wanted))
            if history.record(change, origin("load")):
                states.append(known(store))
        for number, state in enumerate(states, 1):
            with history.as_of(number) as then:
                assert known(then) == state
                assert [o.number for o in History(then).change_sets] == list(range(1, number + 1))


def test_how_a_store_in_a_folder_was_leaves_the_folder_as_it_is(tmp_path: Path) -> None:
    with Store.write(tmp_path / "s") as store:
        history = History(store)
        history.record(Change(frozenset({register(), quad("a")}), frozenset()), origin("load"))
        history.record(Change(frozenset({quad("b")}), frozenset({quad("a")})), origin("load"))
    before = sorted(path.name for path in (tmp_path / "s").iterdir())
    with Store.read(tmp_path / "s") as store:
        with History(store).as_of(1) as then:
            assert known(then) == {register(), quad("a")}
        assert known(store) == {register(), quad("b")}
    assert sorted(path.name for path in (tmp_path / "s").iterdir()) == before


def test_files_that_belong_to_no_change_are_removed(tmp_path: Path, tiny: Path) -> None:
    folder = tmp_path / "s"
    with KnowledgeBase.edit(folder) as kb:
        kb.load(tiny)
        kb.record("judgements", **JUDGED)
    kept = sorted((folder / "changes").iterdir())
    (folder / "changes" / "0000.nq.gz").write_bytes(b"left")
    (folder / "quads-left").mkdir()
    (folder / "then-left").mkdir()
    with KnowledgeBase.edit(folder) as kb:
        assert len(kb.history.change_sets) == 2
    assert sorted((folder / "changes").iterdir()) == kept
    assert {path.name for path in folder.iterdir()} == {
        "changes", "lock.db", "quads", "samverkan-store.json",
    }  # fmt: skip


JUDGED = {
    "subject": "init-bo",
    "object": "init-jobb",
    "verdict": "different",
    "by": "kansliet",
    "date": "2026-01-02",
    "why": "Olika.",
}


def test_what_is_recorded_and_loaded_is_in_the_history(tiny: Path) -> None:
    with KnowledgeBase.memory() as kb:
        kb.load(tiny, by="kansliet", why="Ny termin")
        kb.record("judgements", **JUDGED)
        kb.load(tiny)
        first, second = kb.history.change_sets
    assert (first.command, first.by, first.why) == ("load", "kansliet", "Ny termin")
    names = [file.name for file in first.files]
    assert {"register.toml", "organisations.csv"} <= set(names)
    assert (second.command, second.by, second.why) == ("judge", "kansliet", "Olika.")


def test_people_are_in_no_history(tmp_path: Path, tiny: Path) -> None:
    folder = tmp_path / "s"
    with KnowledgeBase.edit(folder) as kb:
        kb.load(tiny)
        people = kb._people
        assert people is not None
        (one,) = History(people).change_sets
        assert one.added > 0
        assert one.added_statements is one.removed_statements is None
        said = {str(quad) for store in (kb.store, people) for quad in store.quads(graph=GRAPH)}
    assert not any("Eva" in text for text in said)
    assert not (tmp_path / "s-people" / "changes").exists()


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_kill_never_leaves_a_change_without_its_history(tmp_path: Path) -> None:
    script = textwrap.dedent(f"""
        import pathlib, sys, pyoxigraph as ox
        sys.path.insert(0, {str(Path.cwd())!r})
        from samverkan.graph.change_sets import origin
        from samverkan.graph.history import History
        from samverkan.graph.store import Change, Store
        from tests.graph.test_history import quad
        with Store.write(pathlib.Path({str(tmp_path / "s")!r})) as store:
            history = History(store)
            for n in range(history.next - 1, 100000):
                gone = frozenset({{quad(str(n - 1))}}) if n else frozenset()
                history.record(Change(frozenset({{quad(str(n))}}), gone), origin("load"))
                print(n, flush=True)
    """)
    for turn in range(8):
        child = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.03 * turn)
        child.kill()
        child.communicate()
        with Store.read(tmp_path / "s") as store:
            history = History(store)
            assert set(store.quads(graph=R)) == {quad(str((history.next - 1) - 1))}
            for one in history.change_sets[-3:]:
                assert history.change(one).added == {quad(str(one.number - 1))}


def written_by_version_1(folder: Path) -> None:
    """Make a store as version 1 wrote it: no history, and a mark that names no engine."""
    folder.mkdir()
    (folder / "samverkan-store.json").write_text('{"version": 1}\n', "utf-8")
    engine = ox.Store(str(folder / "quads"))
    engine.extend([register(), quad("a")])
    engine.flush()


def test_a_store_from_before_history_is_read_and_becomes_one_of_now(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    written_by_version_1(folder)
    with Store.read(folder) as store:
        assert known(store) == {register(), quad("a")}
        assert History(store).change_sets == ()
    for _ in range(2):
        with KnowledgeBase.edit(folder) as kb:
            (one,) = kb.history.change_sets
            assert (one.number, one.command, one.saved, one.by) == (0, "unrecorded", None, None)
            assert one.made == (R.value,)
            assert known(kb.store) == {register(), quad("a")}
    assert json.loads((folder / "samverkan-store.json").read_text()) == {
        "version": 2, "quads": "quads",
    }  # fmt: skip
    with KnowledgeBase.edit(folder) as kb:
        kb.history.record(Change(frozenset({quad("b")}), frozenset()), origin("load"))
        assert [one.number for one in kb.history.change_sets] == [0, 1]
        with kb.history.as_of(0) as then:
            assert known(then) == {register(), quad("a")}


def test_a_text_means_a_moment() -> None:
    assert moment("2026-11-28T12:00Z") == datetime(2026, 11, 28, 12, tzinfo=UTC)
    for text, last in (("2026", "2026-12-31"), ("2024-02", "2024-02-29"), ("2026-11-28",) * 2):
        assert moment(text).isoformat()[:26] == f"{last}T23:59:59.999999"
    for text in ("i går", "2026-13", "2026-02-30", ""):
        with pytest.raises(UsageError):
            moment(text)


def test_a_knowledge_base_is_opened_as_it_was(tmp_path: Path, tiny: Path) -> None:
    folder = tmp_path / "s"
    with KnowledgeBase.edit(folder) as kb:
        kb.load(tiny)
        kb.record("judgements", **JUDGED)
        (tiny / "names.csv").unlink()
        kb.load(tiny)
        first, _, last = (one.saved for one in kb.history.change_sets)
    assert first is not None
    assert last is not None
    with KnowledgeBase.open(folder, known_at=first) as kb:
        assert kb.names.find("AF")
        assert not kb.facts.judgements
        assert len(kb.history.change_sets) == 1
    for now in (last, "2999", None):
        with KnowledgeBase.open(folder, known_at=now) as kb:
            assert not any(hit.name == "AF" for hit in kb.names.find("AF"))
            assert kb.store.folder == folder
    with pytest.raises(NotFound, match="was empty"):
        KnowledgeBase.open(folder, known_at="2020")
    with pytest.raises(UsageError):
        KnowledgeBase.open(folder, known_at="förr")
    KnowledgeBase.edit(folder).close()  # nobody holds it still


def test_a_store_from_before_history_knows_no_earlier_time(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    written_by_version_1(folder)
    for _ in range(2):
        with KnowledgeBase.open(folder, known_at="2001") as kb:
            assert known(kb.store) == {register(), quad("a")}
        with KnowledgeBase.edit(folder) as kb:
            kb.history.record(Change(frozenset({quad("b")}), frozenset()), origin("load"))
            kb.history.record(Change(frozenset(), frozenset({quad("b")})), origin("load"))
