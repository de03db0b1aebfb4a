"""A ranking is counted at once and made as it is read."""

from samverkan.analysis.gaps.gap import Gap
from samverkan.analysis.gaps.ranked import Ranked


def ranking(made: list[int]) -> Ranked:
    def make(place: int) -> Gap:
        made.append(place)
        return Gap("hole", (str(place),), 1.0, "known", (), "pairs", {})

    return Ranked({"known": 3, "unknown": 2}, make)


def test_only_what_is_read_is_made() -> None:
    made: list[int] = []
    gaps = ranking(made)
    assert len(gaps) == 5
    assert made == []
    assert [gap.subjects for gap in gaps[1:3]] == [("1",), ("2",)]
    assert gaps[-1].subjects == ("4",)
    assert made == [1, 2, 4]


def test_it_reads_as_any_sequence() -> None:
    assert [gap.subjects[0] for gap in ranking([])] == ["0", "1", "2", "3", "4"]
    assert [gap.subjects[0] for gap in ranking([])[:99]] == ["0", "1", "2", "3", "4"]
    assert [gap.subjects[0] for gap in reversed(ranking([]))] == ["4", "3", "2", "1", "0"]
