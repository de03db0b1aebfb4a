"""How well organisations under two names are found, on names with known answers, and how fast.

`data/matching_same.csv` has names and other names of the same organisation: short, English, in the
genitive, misspelt, without marks on letters, in another order or form. `data/matching_apart.csv`
has pairs that look alike and are two: parts, successors, other kinds of bodies, other places. They
were written for this, from names that are commonly known. Rules were made with the part `tuning`
only; `held-out` says how well they do on names they were not made for. Many of the short and
English names stand in the list of known names that comes with the program; what is found without
it is told too. The parts `tuning-2` and `held-out-2` were written later, of names that mostly are
not in that list, with former names and abbreviations that no rule can know.

Then 25 000, 50 000 and 100 000 generated names with planted variants: the time, the memory and what
is found.
"""

import csv
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Final
from unittest import mock

from samverkan.graph.resolution import Party, Resolution, lexicon, reading
from samverkan.graph.resolution.candidates import THRESHOLD, among
from samverkan.graph.resolution.judged import Judged

DATA: Final = Path(__file__).parent / "data"
FIRST: Final = (10, 50, 100, 200)
SIZES: Final = (25_000, 50_000, 100_000)

Pair = frozenset[str]


def rows(name: str, part: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["part"] == part]


def labels(part: str) -> tuple[dict[Pair, str], dict[Pair, str]]:
    """Return the pairs that are one and those that are two, each with its kind."""
    names: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows("matching_same", part):
        names[row["name"]].append((row["also"], row["kind"]))
    same = {
        frozenset(pair): kind
        for name, others in names.items()
        for pair, kind in _pairs(name, others)
    }
    apart = {
        frozenset((row["name"], row["other"])): row["kind"] for row in rows("matching_apart", part)
    }
    groups = [[name, *(also for also, _ in others)] for name, others in names.items()]
    for one, other in combinations(groups, 2):
        apart |= {frozenset((a, b)): "any other" for a in one for b in other}
    for row in rows("matching_apart", part):
        apart[frozenset((row["name"], row["other"]))] = row["kind"]
    return same, {pair: kind for pair, kind in apart.items() if pair not in same}


def _pairs(name: str, others: Sequence[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], str]]:
    for also, kind in others:
        yield (name, also), kind
    for (one, _), (other, _) in combinations(others, 2):
        yield (one, other), "two variants"


def found(names: Sequence[str], threshold: float = THRESHOLD) -> Resolution:
    every = [Party(name, name, (name,)) for name in sorted(set(names))]
    return among(every, Judged({}), {}, threshold=threshold)


def told(part: str, *, show: bool = False) -> None:
    same, apart = labels(part)
    names = {name for pair in (*same, *apart) for name in pair}
    result = found(sorted(names))
    shown = {frozenset((row.one.id, row.other.id)): row for row in result.rows}
    proposed = {pair for pair, row in shown.items() if row.proposed == "same"}
    right, wrong = proposed & same.keys(), proposed & apart.keys()
    asked = shown.keys() & (same.keys() | apart.keys())
    print(f"{part}: {len(same)} pairs are one, {len(apart)} are two")
    _rates("proposed as the same", len(right), len(right) + len(wrong), len(same))
    _rates("that or a question", len(asked & same.keys()), len(asked), len(same))
    ranked = [pair for pair in shown if pair in asked]
    at = {k: sum(pair in same for pair in ranked[:k]) / k for k in FIRST if len(ranked) >= k}
    print("  precision of the first", ", ".join(f"{k}: {share:.3f}" for k, share in at.items()))
    _by_kind("found", same, right)
    _by_kind("kept apart", apart, apart.keys() - proposed)
    if show:
        for pair in sorted(map(sorted, same.keys() - proposed)):
            row = shown.get(frozenset(pair))
            print("  missed", pair, row and (row.kind, row.score))
        for pair in sorted(map(sorted, wrong)):
            print("  wrong ", pair, shown[frozenset(pair)].kind, shown[frozenset(pair)].score)
        for pair in sorted(map(sorted, (shown.keys() & apart.keys()) - wrong)):
            print("  asked ", pair, shown[frozenset(pair)].kind, shown[frozenset(pair)].score)
        for pair in sorted(map(sorted, proposed - same.keys() - apart.keys())):
            print("  unlabelled", pair, shown[frozenset(pair)].kind)


def _rates(what: str, right: int, all_found: int, all_same: int) -> None:
    precision, recall = right / max(all_found, 1), right / all_same
    print(f"  {what}: {all_found}, precision {precision:.3f}, recall {recall:.3f}")


def _by_kind(what: str, labelled: Mapping[Pair, str], hit: Iterable[Pair]) -> None:
    counts, hits = Counter(labelled.values()), Counter(labelled[pair] for pair in hit)
    print(f"  {what}:", ", ".join(f"{kind} {hits[kind]}/{counts[kind]}" for kind in sorted(counts)))


FIRST_WORDS: Final = (
    *("Norra", "Södra", "Nya", "Gamla", "Stora", "Lilla", "Fria", "Unga", "Gröna", "Blå", "Röda"),
    *("Östra", "Västra", "Första", "Andra", "Svenska", "Nordiska", "Lokala", "Öppna", "Glada"),
)
STEMS: Final = (
    *("björk", "gran", "tall", "sjö", "berg", "dal", "å", "ström", "sten", "skog", "ängs", "lund"),
    *(
        "varg",
        "älg",
        "örn",
        "hav",
        "vind",
        "sol",
        "måne",
        "väv",
        "språk",
        "kultur",
        "musik",
        "dans",
    ),
    *(
        "teater",
        "data",
        "teknik",
        "bygg",
        "el",
        "vatten",
        "odlings",
        "fiske",
        "båt",
        "hund",
        "häst",
    ),
)
ENDS: Final = (
    *("gården", "huset", "laget", "gruppen", "kretsen", "klubben", "verket", "skolan", "centrum"),
    *("nätverket", "kollektivet", "verkstaden", "sällskapet", "bolaget", "akademin", "hemmet"),
)
LAWS: Final = ("", " AB", " ek. för.", " ideell förening", " HB")


def generated(count: int, planted: int) -> tuple[list[str], list[tuple[str, str, str]]]:
    """Return names, all different, and planted variants of some: name, variant and kind."""
    draw = random.Random(0)
    places = [" ".join(map(str.capitalize, p)) for p in sorted(lexicon.lexicon().places)]
    names: dict[str, None] = {}
    while len(names) < count - planted:
        name = f"{draw.choice(STEMS)}{draw.choice(STEMS)}{draw.choice(ENDS)}".capitalize()
        if draw.random() < 0.3:
            name = f"{draw.choice(FIRST_WORDS)} {name.lower()}"
        if draw.random() < 0.5:
            name = f"{name} {draw.choice(places)}"
        names[name + draw.choice(LAWS)] = None
    every = list(names)
    variants = []
    for name in draw.sample(every, planted):
        kind = draw.choice(("typo", "marks", "order", "law"))
        other = _varied(name, kind, draw)
        if other and other not in names:
            variants.append((name, other, kind))
            names[other] = None
    return list(names), variants


def _varied(name: str, kind: str, draw: random.Random) -> str:
    if kind == "marks":
        return name.translate(str.maketrans("åäöÅÄÖ", "aaoAAO"))
    if kind == "order":
        words = name.split()
        return " ".join([*words[1:], words[0]])
    if kind == "law":
        return (
            name.removesuffix(" AB")
            if name.endswith(" AB")
            else f"{name} AB"
            if not any(law and name.endswith(law) for law in LAWS)
            else ""
        )
    word = max(name.split(), key=len)
    at = draw.randrange(1, len(word) - 1)
    return name.replace(word, word[:at] + word[at + 1 :])


def large(count: int = 100_000, planted: int = 2_000) -> None:
    names, variants = generated(count, planted)
    before, worked = time.perf_counter(), time.process_time()
    result = found(names)
    seconds, worked = time.perf_counter() - before, time.process_time() - worked
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    shown = {frozenset((row.one.id, row.other.id)): row for row in result.rows}
    counts = Counter(kind for _, _, kind in variants)
    hits = Counter(kind for a, b, kind in variants if frozenset((a, b)) in shown)
    same = Counter(
        kind for a, b, kind in variants
        if (row := shown.get(frozenset((a, b)))) and row.proposed == "same"
    )  # fmt: skip
    print(
        f"{len(names)} names: {seconds:.0f} s ({worked:.0f} s of work), {memory:.0f} MB at most, "
        f"{result.compared} pairs compared, {result.total} shown, told apart {dict(result.apart)}"
    )
    print(
        "  planted, shown, proposed as the same:",
        ", ".join(f"{kind} {counts[kind]}, {hits[kind]}, {same[kind]}" for kind in sorted(counts)),
    )


def main() -> None:
    show = "--show" in sys.argv
    for again in ("", "-2"):
        told(f"tuning{again}", show=show)
        told(f"held-out{again}", show="--show-held-out" in sys.argv)
    bare = replace(lexicon.lexicon(), known={}, chief=())
    reading.read_name.cache_clear()
    with mock.patch.object(reading, "lexicon", return_value=bare):
        print("without the list of known names:")
        told("held-out")
        told("held-out-2")
    reading.read_name.cache_clear()
    for count in () if "--small" in sys.argv else SIZES:
        large(count, count // 50)


if __name__ == "__main__":
    main()
