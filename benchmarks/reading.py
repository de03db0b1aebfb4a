"""How much of what documents say is found, and how much of what is found they say: per kind.

The documents of `benchmarks/data/agreements.toml` come with the project. Others are read where the
environment says that they lie, and left out where it does not: $SAMVERKAN_AGREEMENTS is a folder
with `expected.json` and `texts/`, $SAMVERKAN_DOCUMENTS the documents of the shipped register.
"""

import csv
import json
import os
import re
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from samverkan.data.documents.document import Document, Line
from samverkan.data.documents.found import gazetteer
from samverkan.data.documents.names import Gazetteer
from samverkan.data.documents.plain import plain_lines
from samverkan.data.documents.proposals import proposals
from samverkan.data.documents.reading import Reading
from samverkan.data.documents.reference import reference_names
from samverkan.data.documents.values import amount

DATA = Path(__file__).parent / "data" / "agreements.toml"
REGISTER = Path(__file__).parent.parent / "samverkan/data/registers/vagen-in"


class Score:
    """What was found, missed and found too much, by kind."""

    def __init__(self) -> None:
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)
        self.lines: list[str] = []

    def add(self, where: str, kind: str, expected: Iterable[str], found: Iterable[str]) -> None:
        wanted, got = Counter(map(_plain, expected)), Counter(map(_plain, found))
        self.counts[kind]["hit"] += (wanted & got).total()
        self.counts[kind]["missed"] += (wanted - got).total()
        self.counts[kind]["extra"] += (got - wanted).total()
        for sign, names in (("-", wanted - got), ("+", got - wanted)):
            self.lines += [f"  {where} {kind} {sign} {name}" for name in names]

    def table(self, title: str, details: bool = True) -> None:
        print(title)
        for kind, count in self.counts.items():
            found, wanted = count["hit"] + count["extra"], count["hit"] + count["missed"]
            precision = count["hit"] / found if found else 1.0
            recall = count["hit"] / wanted if wanted else 1.0
            print(f"  {kind:14} precision {precision:.2f}  recall {recall:.2f}  of {wanted}")
        print("\n".join(self.lines if details else ()))


def _plain(name: str) -> str:
    return re.sub(r"\W+", " ", name).strip().casefold()


def read_text(name: str, text: str) -> Reading:
    lines: list[Line] = plain_lines(Path(name), text.encode())
    return Reading(Document(name, name, "text", tuple(lines)), Gazetteer(reference_names()))


def parties(reading: Reading, *roles: str, formal: bool = False) -> list[str]:
    """Return the organisations of these roles; with `formal`, none that only stand for an area."""
    told = [p for p in reading.parties if p.role in roles and p.meant[0].kind == "organisation"]
    told = [p for p in told if not (formal and p.role == "party" and p.heading)]
    return list({p.meant[0].id: p.meant[0].label for p in told}.values())


def by_area(reading: Reading) -> list[str]:
    """Return "area: actor" for each organisation that a list or a sentence names for an area."""
    areas = {one.printed.casefold() for one in reading.areas}
    told = [
        f"{p.heading}: {p.meant[0].label}"
        for p in reading.parties
        if p.meant[0].kind == "organisation"
        and (p.role == "party" or (p.role == "partner" and p.heading.casefold() in areas))
    ]
    return list(dict.fromkeys(told))


def own(score: Score, document: dict[str, Any]) -> None:
    """Score a document of our own."""
    where, reading = document["id"], read_text(document["id"], document["text"])
    project = reading.kind == "project page"
    expected = document["parties"]
    roles = ("partner", "party", "signatory") if project else reading.signing
    got = parties(reading, *roles, formal=not project)
    if project:
        got += [k for f in reading.stated if f.field == "partners" for k in _within(reading, f)]
        got = [name for name in dict.fromkeys(got) if name != document.get("owner")]
    score.add(where, "parties", expected, got)
    people = {one.person for one in (*reading.signed, *reading.persons, *reading.contacts)}
    signatories = document.get("signatories", ())
    named = [one.split(":")[0] for one in signatories]
    score.add(where, "people", document.get("people", named), people)
    if "owner" in document:
        owners = [k for f in reading.stated if f.field == "owner" for k in _within(reading, f)]
        score.add(where, "owner", [document["owner"]], dict.fromkeys(owners))
    if "period" in document:
        score.add(where, "period", [" ".join(document["period"])], [" ".join(reading.period or ())])
    if "amount" in document:
        told = [amount(f.value) for f in reading.stated if f.field in ("budget", "support")]
        score.add(where, "amount", [document["amount"]], [f"{a.value:.0f}" for a in told if a])
    if "areas" in document and "commitments" not in document:
        areas = [row.cells["name"] for row in proposals(reading) if row.table == "areas"]
        score.add(where, "areas", document["areas"], areas)
    if "by_area" in document:
        score.add(where, "by area", document["by_area"], by_area(reading))
    if signatories:
        signed = [f"{s.person}: {s.meant[0].label}" for s in reading.signed if s.meant]
        score.add(where, "signatories", signatories, signed)
    if "commitments" in document:
        named = [p.meant[0].label for p in reading.parties if p.role == "party"]
        score.add(where, "commitments", document["commitments"], named)
    if "organisations" in document:
        named = [n.known.label for n in reading.named]
        wanted = document["organisations"]
        score.add(where, "named", wanted, [n for n in named if n in wanted])


def _within(reading: Reading, field: Any) -> list[str]:
    return [
        mention.meant[0].label
        for mention in reading.found(field.passage)
        if field.start <= mention.start < field.end and mention.kind == "organisation"
    ]


def main() -> None:
    score = Score()
    started = time.perf_counter()
    for document in tomllib.loads(DATA.read_text("utf-8"))["document"]:
        own(score, document)
    score.table("Reading: agreements of our own")
    print(f"  {time.perf_counter() - started:.2f} s")
    agreements = os.environ.get("SAMVERKAN_AGREEMENTS")
    if agreements:
        shared(Path(agreements))
    else:
        print("Reading: $SAMVERKAN_AGREEMENTS names no folder of agreements; left out")
    documents = os.environ.get("SAMVERKAN_DOCUMENTS")
    if documents:
        register(Path(documents))
    else:
        print("Reading: $SAMVERKAN_DOCUMENTS names no folder of documents; left out")


def shared(folder: Path) -> None:
    """Score agreements with known answers."""
    score = Score()
    for one in json.loads((folder / "expected.json").read_text("utf-8"))["documents"]:
        reading = read_text(one["file"], (folder / one["file"]).read_text("utf-8"))
        got = {
            _plain(party.printed): party.printed
            for party in reading.parties
            if party.meant[0].kind == "organisation"
        }
        owners = [
            f.passage.text[m.start : m.end]
            for f in reading.stated
            if f.field == "owner"
            for m in reading.found(f.passage)
            if f.start <= m.start < f.end
        ]
        wanted = [re.sub(" kommuner$", "", party["as_printed"]) for party in one["parties"]]
        score.add(one["id"], "parties", wanted, {*got.values(), *owners})
        groups = [p.printed for p in reading.parties if p.meant[0].kind == "group"]
        score.add(one["id"], "groups", [g["as_printed"] for g in one["groups"]], groups)
        if one["areas"]:
            score.add(one["id"], "areas", one["areas"], [a.printed for a in reading.areas])
        persons = {p.person for p in (*reading.persons, *reading.signed)}
        score.add(one["id"], "people", [p["name"] for p in one["persons"]], persons)
    score.table("Reading: agreements with known answers")


def register(folder: Path) -> None:
    """Score the documents that the shipped register was made of against the register itself."""
    from samverkan.knowledge import KnowledgeBase
    from samverkan.reading import known_names

    with KnowledgeBase.memory("vagen-in") as kb:
        names = gazetteer(known_names(kb.store, kb.names))
    [path] = folder.glob("002_*")
    document = Document("002", "002", "text", tuple(plain_lines(path, path.read_bytes())))
    reading = Reading(document, names)
    score = Score()
    rows = {name: _table(name) for name in ("commitments", "signatures", "people", "areas")}
    committed = [
        f"{row['actor']} {_line(row)}" for row in rows["commitments"] if _line(row) is not None
    ]
    found = [
        f"{p.meant[0].id} {p.passage.line(p.start).number}"
        for p in reading.parties
        if p.role == "party"
    ]
    score.add("002", "commitments", committed, found)
    signed = [reading.chosen(p.meant)[0].id for p in reading.parties if p.role == "signatory"]
    score.add("002", "signatures", [row["actor"] for row in rows["signatures"]], signed)
    persons = [row["name"] for row in rows["people"] if row["source"] == "src-agreement-002"]
    score.add("002", "people", persons, [one.person for one in reading.signed])
    areas = [row["id"] for row in rows["areas"]]
    named = {n.known.id for n in reading.named if n.known.kind == "area"}
    score.add("002", "areas", areas, named)
    score.table("Reading: the agreement of the shipped register")


def _table(name: str) -> list[dict[str, str]]:
    with (REGISTER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _line(row: dict[str, str]) -> str | None:
    told = re.search(r"rad (\d+)", row["locator"])
    return told[1] if told and row["source"] == "src-agreement-002" else None


if __name__ == "__main__":
    main()
