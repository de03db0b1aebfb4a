"""How alike texts are: against scikit-learn, and on texts made for it."""

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]

from samverkan.analysis import texts as module
from samverkan.analysis.texts import Texts, parts_of

WALK = """Frivilliga bjuder in nyanlända till promenader i skogen och samtal på lätt svenska varje
vecka under våren och hösten så att fler lär känna varandra"""
STROLL = """Volontärer ordnar skogspromenader för nyanlända där alla samtalar på lättare svenska en
gång i veckan hela våren och lär känna nya vänner"""
FIBRE = """Byalagen gräver ner optisk fiber och upphandlar operatör så att hushållen utanför
tätorten får bredband före årets slut med stöd av bidrag från staten"""


def both(count: int) -> tuple[np.ndarray, np.ndarray]:
    return np.triu_indices(count, k=1)


def test_the_same_as_scikit_learn() -> None:
    written = [WALK, STROLL, FIBRE, f"{WALK} {FIBRE}", "språk " * 20]
    vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    expected = vectors.fit_transform([text.casefold() for text in written])
    one, other = both(len(written))
    found = Texts(written).likeness(one, other)
    assert found == pytest.approx((expected @ expected.T).toarray()[one, other], abs=1e-6)


def test_what_stands_in_more_than_a_quarter_of_the_texts_does_not_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "FEW", 0)
    template = "Projektet medfinansieras av Europeiska unionen och följs upp av en styrgrupp"
    own = [3 * chr(ord("a") + n) for n in range(15)]
    written = [f"{template} {f'{word} ' * 9}" for word in own]
    one, other = both(len(written))
    found = Texts(written).likeness(one, other)
    assert found.max() == 0  # each has words of its own, and what they share all have


def test_parts_of_short_words_come_once() -> None:
    assert list(parts_of("i")) == [" i "]
    assert list(parts_of("på")) == [" på", "på ", " på "]


def test_compounds_are_found_and_the_other_is_not() -> None:
    texts = Texts([WALK, STROLL, FIBRE])
    alike, unlike, _ = texts.likeness(*both(3))
    assert alike > 2 * unlike > 0


def test_too_short_texts_are_not_compared() -> None:
    fourteen, fifteen = ("ord " * n for n in (14, 15))
    texts = Texts([fourteen, fifteen, fifteen])
    assert texts.known.tolist() == [False, True, True]
    found = texts.likeness(*both(3))
    assert np.isnan(found[:2]).all()
    assert found[2] == pytest.approx(1)


def test_words_left_out_are_not_compared_or_counted() -> None:
    texts = Texts(["mora " * 10 + "ord " * 14], without={"mora"})
    assert texts.words.tolist() == [14]


def test_short_texts_are_marked() -> None:
    texts = Texts(["ord " * 199, "ord " * 200, "ord " * 300])
    assert texts.short(*both(3)).tolist() == [True, True, False]


def test_no_words_at_all() -> None:
    texts = Texts(["", "12 34"])
    assert texts.unusual(lambda one, _: np.ones(len(one), bool)) is None
    assert np.isnan(texts.likeness(*both(2))).all()
    assert list(texts.pairs(0.1)) == [] or all(len(alike) == 0 for _, alike in texts.pairs(0.1))


def test_every_pair_that_is_alike_enough_comes_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ROWS", 2)
    texts = Texts([WALK, "för kort", STROLL, FIBRE, WALK])
    one, other = both(5)
    every = texts.likeness(one, other)
    expected = {
        (i, j): value for i, j, value in zip(one, other, every, strict=True) if value >= 0.1
    }
    found = {
        (int(i), int(j)): value
        for (left, right), values in texts.pairs(0.1)
        for i, j, value in zip(left, right, values, strict=True)
    }
    assert found == pytest.approx(expected, abs=1e-6)
    assert found[0, 4] == pytest.approx(1)


def test_the_unusual_is_the_most_alike_hundredth_of_the_pairs_that_count() -> None:
    texts = Texts([WALK, STROLL, FIBRE, f"{FIBRE} igen"])
    one, other = both(4)
    counted = (one == 0) | (other == 0)
    found = texts.unusual(lambda one, other: (one == 0) | (other == 0))
    assert found == pytest.approx(np.quantile(texts.likeness(one, other)[counted], 0.99), abs=1e-6)


def test_the_sample_of_many_texts_is_the_same_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SAMPLE", (4, 5))
    written = [f"{WALK} {n * 'a'} {FIBRE[: 9 * n]}" for n in range(12)]
    every = lambda one, _: np.ones(len(one), bool)  # noqa: E731
    assert Texts(written).unusual(every) == Texts(written).unusual(every)


def test_texts_of_one_template_do_not_stand_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "NEAREST", 2)
    template = [f"{FIBRE} {word * 3}" for word in ("norr", "söder", "väster", "öster", "mitten")]
    texts = Texts([WALK, STROLL, *template])
    one, other = np.asarray([0, 2]), np.asarray([1, 0])
    assert texts.standing_out(one, other).tolist() == [True, False]


def test_above_many_texts_near_copies_are_found_by_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("rensa")
    monkeypatch.setattr(module, "MANY", 3)
    texts = Texts([WALK, FIBRE, f"{WALK} igen", "för kort", f"{FIBRE} också"])
    pairs = [
        (int(i), int(j))
        for (one, other), _ in texts.pairs(0.3)
        for i, j in zip(one, other, strict=True)
    ]
    assert pairs == [(0, 2), (1, 4)]
