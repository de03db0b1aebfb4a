"""The labelled set: what two owners do alike comes first, what only touches it does not."""

from benchmarks.overlaps_labelled import by_overlaps, by_text, labels, rows


def test_duplicates_come_first_and_all_are_found() -> None:
    labelled = labels()
    duplicates = {pair for pair, label in labelled.items() if label == "duplicate"}
    told = by_overlaps(rows("overlaps_descriptions"))
    assert len(duplicates) == 15
    assert set(told[:10]) <= duplicates
    assert duplicates <= set(told[:20])
    assert not any(labelled.get(pair) == "complementary" for pair in told[:15])


def test_facets_and_text_together_are_better_than_text_alone() -> None:
    descriptions, labelled = rows("overlaps_descriptions"), labels()
    first = [
        sum(labelled.get(pair) == "duplicate" for pair in told[:15])
        for told in (by_text(descriptions), by_overlaps(descriptions))
    ]
    assert first[0] < first[1]


def test_the_labels_are_of_descriptions_and_each_pair_has_one() -> None:
    ids = {row["id"] for row in rows("overlaps_descriptions")}
    pairs = rows("overlaps_pairs")
    assert len(pairs) == len(labels())
    assert {one for pair in labels() for one in pair} <= ids
    assert {row["label"] for row in pairs} == {"duplicate", "complementary", "neither"}
