"""What the cells of a row say, by the plan: values told apart, dates and statuses made out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final, NamedTuple, get_args

from samverkan import words
from samverkan.data.lists.dates import certain, period
from samverkan.data.lists.days import IMPOSSIBLE, remedy, why_not
from samverkan.data.lists.files import Record
from samverkan.data.lists.payments import Paid, Payments
from samverkan.data.lists.plan import Plan
from samverkan.data.lists.reading import Doubts
from samverkan.data.lists.things import digest, exact_id
from samverkan.ontology.dates import earliest, latest
from samverkan.ontology.model import Participation
from samverkan.ontology.model.rows import Status

#: The words of the model for what a row prints.
_OURS: Final = {
    "status": get_args(Status),
    "role": get_args(Participation.model_fields["role"].annotation),
}
#: What a row may be without.
LACKING: Final = ("actor", "area", "place", "anything")
#: Between the parts of a name that is put together from what a row says.
_DOT: Final = " · "


class Doing(NamedTuple):
    """Somebody that a row says does it; the role is None where the row does not tell it."""

    name: str
    role: str | None
    sector: str


class Spelt(NamedTuple):
    """A place as a row prints it: its name, its code, or both."""

    kind: str
    name: str
    code: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What a row says. `areas` and `places` go by level, the widest first."""

    row: int
    #: Where it stands, and what tells it from every other row.
    at: str
    key: str
    doing: tuple[Doing, ...]
    paid: tuple[Paid, ...]
    areas: tuple[tuple[str, ...], ...]
    places: tuple[tuple[Spelt, ...], ...]
    activities: tuple[str, ...]
    target_groups: tuple[str, ...]
    name: str
    description: str
    note: str
    status: str | None
    start: str | None
    end: str | None

    def called(self) -> str:
        """Return the printed name, or one of what, who and where. Empty if the row says nothing."""
        nearest = next((level for level in reversed(self.places) if level), ())
        parts = (
            self.activities or self.areas[-1] or self.areas[0] or self.target_groups,
            [one.name for one in self.doing] or [one.funder for one in self.paid if one.funder],
            [place.name or place.code for place in nearest],
        )
        made = _DOT.join(", ".join(part) for part in parts if part)
        return self.name or made or self.description.partition("\n")[0]

    def lacks(self) -> tuple[str, ...]:
        """Return which of actor, area and place the row does not tell, or that it tells nothing."""
        told = (self.doing, any(self.areas), any(self.places), self.called())
        return tuple(what for what, found in zip(LACKING, told, strict=True) if not found)


class Cells:
    """Reads the cells of one row after the other, and keeps the doubts."""

    def __init__(self, plan: Plan) -> None:
        self.doubts = Doubts()
        self._plan = plan
        self._used = plan.columns.used()
        self._repeats: Counter[str] = Counter()
        self.payments = Payments(plan, self.doubts)

    def read(self, record: Record) -> Said:
        """Return what a row says."""
        columns, notes = self._plan.columns, list[str]()
        start, end = self._period(record, notes)
        status = self._status(record, notes)
        return Said(
            row=record.number,
            at=self._locator(record),
            key=self._key(record),
            doing=self._doing(record),
            paid=self.payments.read(
                record, [self._plan.values(record, one) for one in columns.funders]
            ),
            areas=tuple(self._values(record, its) for its in (columns.areas, columns.subareas)),
            places=self._places(record),
            activities=self._values(record, columns.activities),
            target_groups=self._values(record, columns.target_groups),
            name=_DOT.join(self._texts(record, columns.names)),
            description="\n".join(self._texts(record, columns.descriptions)),
            note="; ".join([*notes, *self._texts(record, columns.notes)]),
            status=status,
            start=start,
            end=end,
        )

    def _texts(self, record: Record, columns: Iterable[int]) -> tuple[str, ...]:
        """Return the cells in these columns that hold something, each once."""
        return tuple(dict.fromkeys(filter(None, (record.text(column) for column in columns))))

    def _values(self, record: Record, columns: Iterable[int]) -> tuple[str, ...]:
        """Return the values in these columns, each once."""
        found = (value for column in columns for value in self._plan.values(record, column))
        return tuple(dict.fromkeys(found))

    def _each(self, record: Record, columns: Iterable[int | None]) -> list[list[str]]:
        """Return the values in each of these columns."""
        return [self._plan.values(record, column) for column in columns]

    def _doing(self, record: Record) -> tuple[Doing, ...]:
        told = self._meant("role", record, self._plan.roles)
        return tuple(
            Doing(name, doer.role or told, record.text(doer.sector))
            for doer in self._plan.columns.doers
            for name in self._plan.values(record, doer.column)
        )

    def _places(self, record: Record) -> tuple[tuple[Spelt, ...], ...]:
        levels: dict[str, dict[Spelt, None]] = {}
        for spot in self._plan.columns.places:
            names, codes = (
                self._plan.values(record, spot.name),
                self._plan.values(record, spot.code),
            )
            if names and codes and len(names) != len(codes):
                self.doubts.add("codes", record.number, spot.code, record.text(spot.code))
            level = levels.setdefault(spot.kind, {})
            for name, code in zip_longest(names, codes, fillvalue=""):
                level[Spelt(spot.kind, name, code)] = None
        return tuple(map(tuple, levels.values()))

    def _meant(self, what: str, record: Record, table: Mapping[str, str]) -> str | None:
        """Return our word for the printed status or role, None where the mapping leaves it out."""
        column: int | None = getattr(self._plan.columns, what)
        printed = record.text(column)
        meant = table.get(printed, printed)
        known = _OURS[what] if self._plan.mapping else ()  # hashtags never mean our words
        if meant and meant not in known:
            self.doubts.add(what, record.number, column, printed)
            return None
        return meant or None

    def _status(self, record: Record, notes: list[str]) -> str | None:
        """Return our status; where another word is printed, it stays in the note."""
        column = self._plan.columns.status
        status = self._meant("status", record, self._plan.statuses)
        if status != record.text(column):
            self._note(record, column, notes)
        return status

    def _period(self, record: Record, notes: list[str]) -> tuple[str | None, str | None]:
        columns = self._plan.columns
        start = self._date(record, columns.start, notes)
        end = self._date(record, columns.end, notes)
        column = columns.end
        if not (record.text(columns.start) or record.text(columns.end)):
            column = next((one for one in columns.periods if record.text(one)), None)
            told = period(record.text(column), self._plan.order)
            if column is not None and told is None:
                self._doubt_date(record, column, notes)
            start, end = told or (None, None)
        if start and end and earliest(start) > latest(end):
            self.doubts.add(
                "reversed", record.number, column, record.text(column), start=start, end=end
            )
            self._note(record, column, notes)
            return None, None
        return start, end

    def _date(self, record: Record, column: int | None, notes: list[str]) -> str | None:
        text = record.text(column)
        date = certain(text, self._plan.order)
        if text and date is None:
            self._doubt_date(record, column, notes)
        return date

    def _doubt(self, key: str, record: Record, column: int | None, notes: list[str]) -> None:
        self.doubts.add(key, record.number, column, record.text(column))
        self._note(record, column, notes)

    def _doubt_date(self, record: Record, column: int | None, notes: list[str]) -> None:
        text, plan = record.text(column), self._plan
        wrong = why_not(text, plan.order, plan.since)
        key = "date"
        if plan.mapping:
            key = "date_two" if wrong.key in ("two", "short_two") else "date"
        elif wrong.key in IMPOSSIBLE:
            key = "date_impossible"
        told = remedy(text, plan.order, plan.since)
        self.doubts.add(key, record.number, column, text, remedy=told)
        self._note(record, column, notes)

    def _note(self, record: Record, column: int | None, notes: list[str]) -> None:
        if column is not None and record.text(column):
            notes.append(f"{self._plan.heads[column]}: {record.text(column)}")

    def _locator(self, record: Record) -> str:
        columns, marks = self._plan.columns, list[str]()
        for column in (columns.id, *columns.marks):
            self._note(record, column, marks)
        pointers = self._plan.pointers
        at = pointers.record(record.number) if pointers else None
        return ", ".join([at or words.say("list.locator", "sv", row=record.number), *marks])

    def _key(self, record: Record) -> str:
        """Return what tells a row from every other: its own id, or its content and which time."""
        column = self._plan.columns.id
        if own := record.text(column):
            key = exact_id("", own, "id")
            if self._repeats[key]:
                self.doubts.add("id_doubled", record.number, column, own)
        else:
            key = digest(record.text(column) for column in self._used)
        self._repeats[key] += 1
        time = self._repeats[key]
        return key if time == 1 else f"{key}-{time}"
