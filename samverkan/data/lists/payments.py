"""Who pays for what a row tells, how much, in what currency and out of which programme."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Final, NamedTuple, NoReturn

from samverkan.data.lists.files import Record
from samverkan.data.lists.money import Money, Unit, Uses, money, unit_in, unit_of, uses_of
from samverkan.data.lists.plan import Plan
from samverkan.data.lists.reading import Doubts, Remark

#: No initiative costs so much: then the unit is another.
_HUGE: Final = Decimal(10) ** 11


class Paid(NamedTuple):
    """Money for what a row tells. What is not known is empty, and the amount None."""

    funder: str
    programme: str
    amount: Decimal | None = None
    currency: str = ""
    #: The cell of the amount as it stands.
    printed: str = ""


class _Sum(NamedTuple):
    amount: Decimal
    currency: str
    printed: str


class _Unsure(Exception):
    """An amount that is not certain; the doubt is noted."""


class Payments:
    """Reads the columns of money of one row after the other, and notes what is not certain."""

    def __init__(self, plan: Plan, doubts: Doubts) -> None:
        self._plan = plan
        self._doubts = doubts
        self._units = {column: unit_in(plan.heads[column]) for column in plan.columns.amounts}
        #: The first cell of each column that nothing tells the unit of.
        self._first: dict[int, str] = {}
        #: The first cell of each column whose other cells say how it is read.
        self._settled: dict[int, tuple[int, str, Decimal]] = {}

    def read(self, record: Record, funders: Sequence[Sequence[str]]) -> tuple[Paid, ...]:
        """Return what a row tells of money; `funders` are those in each of their columns.

        An amount goes with the funder of the same place in order, where that is one. Amounts that
        go with several funders, or none, stand alone.
        """
        programme = record.text(self._plan.columns.programme)
        sums = [self._sum(record, column) for column in self._plan.columns.amounts]
        paid = list(self._pairs(programme, sums, funders))
        if not paid and programme:
            paid.append(Paid("", programme))
        return tuple(dict.fromkeys(paid))

    def remarks(self) -> Iterator[Remark]:
        """Yield how amounts are read that the other cells of their column settle."""
        for column, (row, printed, amount) in sorted(self._settled.items()):
            head = self._plan.heads[column]
            fields = {"column": head, "row": row, "value": printed, "amount": _said(amount)}
            yield Remark("amount_settled", fields)

    def _pairs(
        self, programme: str, sums: Sequence[_Sum | None], funders: Sequence[Sequence[str]]
    ) -> Iterator[Paid]:
        if len(sums) == len(funders):
            pairs = [
                ([one] if one else [], names) for one, names in zip(sums, funders, strict=True)
            ]
        else:
            told = [one for one in sums if one]
            pairs = [(told, [name for names in funders for name in names])]
        for amounts, names in pairs:
            if len(amounts) == len(names) == 1:
                yield Paid(names[0], programme, *amounts[0])
                continue
            yield from (Paid("", programme, *one) for one in amounts)
            yield from (Paid(name, programme) for name in names)

    def _sum(self, record: Record, column: int) -> _Sum | None:
        """Return the amount in a column, or None where there is none that is certain."""
        text = record.text(column)
        try:
            return self._certain(record, column, text) if text else None
        except _Unsure:
            return None

    def _certain(self, record: Record, column: int, text: str) -> _Sum:
        found = money(text)
        if found is None:
            self._stop("amount", record, column)
        amount = self._reading(record, column, found)
        if amount < 0:
            self._stop("amount_negative", record, column)
        unit = self._unit(record, column, found)
        total = amount * unit.factor
        if unit.factor > 1 and total >= _HUGE:
            fields = {"unit": unit.say(), "amount": _said(total)}
            self._doubts.add("amount_huge", record.number, column, text, **fields)
        return _Sum(total, self._currency(record, column, unit), text)

    @cached_property
    def _uses(self) -> dict[int, Uses]:
        """What each mark between digits does in each column, by its other cells."""
        rows = self._plan.rows
        return {
            column: uses_of(row.text(column) for row in rows)
            for column in self._plan.columns.amounts
        }

    def _reading(self, record: Record, column: int, found: Money) -> Decimal:
        """Return the number that is meant. Raises _Unsure where it may be either of two."""
        decimal = self._plan.decimal
        for mark, use in found.uses.items():
            if decimal and (use == "decimal") != (mark == decimal):
                self._stop("amount_mark", record, column, decimal=decimal)
        if len(found.readings) == 1:
            return found.readings[0]
        whole, parted = found.readings
        if decimal:
            return parted if found.mark == decimal else whole
        settled = self._uses[column].get(found.mark)
        if settled is None:
            self._stop("amount_two", record, column, one=_said(whole), other=_said(parted))
        amount = parted if settled == "decimal" else whole
        self._settled.setdefault(column, (record.number, record.text(column), amount))
        return amount

    def _unit(self, record: Record, column: int, found: Money) -> Unit:
        """Return what an amount is counted in. Raises _Unsure where two things are told."""
        head = self._units[column]
        around = self._plan.unit or head
        unit = found.unit or around or Unit("", 1)
        strict = around is head or (around is not None and around.factor > 1)
        if around and _differ(unit, around, strict):
            self._stop("amount_units", record, column, one=around.say(), other=unit.say())
        return Unit(unit.currency or (around.currency if around else ""), unit.factor)

    def _currency(self, record: Record, column: int, unit: Unit) -> str:
        """Return the currency of an amount. Raises _Unsure where none is told, or two."""
        where = self._plan.columns.currency
        if where is not None and (record.text(where) or not unit.currency):
            told = unit_of(record.text(where))
            if told is None or told.factor != 1:
                self._stop("currency", record, where, amount=record.text(column))
            if unit.currency and unit.currency != told.currency:
                fields = {"one": told.currency, "other": unit.currency}
                self._stop("amount_currencies", record, column, **fields)
            return told.currency
        if not unit.currency:
            first = self._first.setdefault(column, record.text(column))
            self._doubts.add("amount_unit", record.number, column, first)
            raise _Unsure
        return unit.currency

    def _stop(self, key: str, record: Record, column: int, **fields: object) -> NoReturn:
        """Note a doubt about a cell, and raise _Unsure."""
        self._doubts.add(key, record.number, column, record.text(column), **fields)
        raise _Unsure


def _differ(cell: Unit, around: Unit, strict: bool) -> bool:
    """Say whether a cell says another unit than its column: a currency or, if strict, a factor."""
    if cell.currency and around.currency and cell.currency != around.currency:
        return True
    return strict and cell.factor != around.factor


def _said(amount: Decimal) -> str:
    """Return an amount as it is written in Swedish.

    >>> _said(Decimal("1234567.5")), _said(Decimal("1.234"))
    ('1 234 567,5', '1,234')
    """
    return f"{amount:,f}".replace(",", " ").replace(".", ",")
