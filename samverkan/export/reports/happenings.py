"""What can have happened in a collaboration: each kind of thing with a date, and its sentence."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from samverkan.export.reports.document import Run, Runs
from samverkan.export.reports.pen import Pen
from samverkan.graph.facts import Facts
from samverkan.ontology.dates import earliest, latest
from samverkan.ontology.vocabulary import DCTERMS, SAM, SCHEMA
from samverkan.words import term

When = Literal["in", "before", "ahead", "coarse", "undated"]


@dataclass(frozen=True, slots=True)
class Happening:
    """A thing that happened: the row that says so, its date, and what it is about."""

    row: str
    date: str | None
    name: str
    other: str | None = None
    what: str | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of happening: how its rows are found."""

    find: Callable[[Facts], Iterable[Happening]]


def _rows(
    class_: str,
    date: str,
    name: str | None = None,
    other: str | None = None,
    keep: Callable[[Facts, str], bool] | None = None,
) -> Kind:
    """Return the kind whose rows are of a class, named by themselves or by what they join."""

    def find(facts: Facts) -> Iterable[Happening]:
        for row in facts.things(class_):
            if keep is None or keep(facts, row):
                named = facts.value(name, row) if name else None
                joined = facts.value(other, row) if other else None
                yield Happening(row, facts.value(date, row), named or row, joined)

    return Kind(find)


def _done(facts: Facts, row: str) -> bool:
    unit = facts.initiatives.get(row) or facts.events[row]
    return not unit.intended


def _intended(facts: Facts, row: str) -> bool:
    return not _done(facts, row)


def _asked(facts: Facts) -> Iterable[Happening]:
    for row in facts.inquiries:
        actor: str = row.get("actor") or row["iri"]
        yield Happening(row["iri"], row.get("date"), actor, None, row.get("answer"))


def _judged(facts: Facts) -> Iterable[Happening]:
    for row in facts.judgements:
        yield Happening(
            row["iri"], row.get("date"), row["subject"], row.get("object"), row.get("verdict")
        )


#: Every kind of happening, in the order that they are told.
KINDS: Final[Mapping[str, Kind]] = {
    "agreed": _rows(SAM.Agreement, SCHEMA.startDate),
    "signed": _rows(SAM.Signature, DCTERMS.date, SAM.actor, SAM.agreement),
    "begun": _rows(SAM.Initiative, SCHEMA.startDate, keep=_done),
    "ended": _rows(SAM.Initiative, SCHEMA.endDate, keep=_done),
    "held": _rows(SAM.Event, SCHEMA.startDate, keep=_done),
    "planned": _rows(SAM.Event, SCHEMA.startDate, keep=_intended),
    "became": _rows(SAM.Succession, DCTERMS.date, SAM.predecessor, SAM.successor),
    "joined": _rows(SAM.Membership, SCHEMA.startDate, SAM.member, SAM.body),
    "left": _rows(SAM.Membership, SCHEMA.endDate, SAM.member, SAM.body),
    "source": _rows(SAM.Source, DCTERMS.date),
    "asked": Kind(_asked),
    "judged": Kind(_judged),
}
#: The kinds of which every row has happened or will: one without a date may have, in any time.
DATED: Final = frozenset(KINDS) - {"ended", "left"}


def when(date: str | None, since: str, until: str) -> When:
    """Say when something was, seen from a time: `coarse` where its date reaches outside it.

    >>> when("2019-05", "2019", "2020-12-31"), when("2019", "2019-05", "2020-12-31")
    ('in', 'coarse')
    >>> when("2021", "2019", "2020-12-31"), when(None, "2019", "2020-12-31")
    ('ahead', 'undated')
    """
    if date is None:
        return "undated"
    if latest(date) < earliest(since):
        return "before"
    if earliest(date) > latest(until):
        return "ahead"
    within = earliest(date) >= earliest(since) and latest(date) <= latest(until)
    return "in" if within else "coarse"


def line(pen: Pen, kind: str, one: Happening) -> Runs:
    """Return a happening in a sentence, with the mark that leads to its row."""
    noun = kind in ("held", "planned", "source")
    date = pen.date(one.date or "") if noun else pen.at(one.date or "")
    fields: dict[str, Run | Runs] = {"name": pen.name(one.name), "date": date, "who": ()}
    statements = [one.row]
    if one.other:
        fields["other"] = pen.name(one.other)
    if one.what:
        fields["what"] = Run(term("value", one.what, pen.lang))
    if kind in ("begun", "ended", "held", "planned"):
        ties = [*pen.facts.participations, *pen.facts.attendances]
        own = [tie for tie in ties if tie.unit == one.row]
        statements += [tie.statement for tie in own]
        if own:
            fields["who"] = pen.say("digest.who", names=pen.names(tie.actor for tie in own))
    sentence = pen.say(f"digest.line_{kind}", **fields)
    return (*sentence, pen.told("", statements))
