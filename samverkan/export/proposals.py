"""Proposals as a person reads them: one line, or all of it beside what is known; or as JSON."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from samverkan.export.tables import heading
from samverkan.graph.proposals import Proposal
from samverkan.ontology.identity import local_id
from samverkan.ontology.model import TABLES
from samverkan.words import say, term

if TYPE_CHECKING:
    from rich.console import RenderableType

#: What says where a row is from: it is shown with all of a proposal, not in its one line.
_PLACE: Final = frozenset({"source", "locator", "as_printed"})

Cells = Mapping[str, tuple[str, ...]]


def line(one: Proposal, lang: str) -> str:
    """Return a proposal in one line: its id, its sender, and what it would change."""
    kind = term("proposal_kind", one.kind, lang)
    about = f"{_table(one, lang)} {local_id(one.row)}"
    if one.kind in ("remark", "remove"):
        what = one.remark or ""
    else:
        shown = [name for name in one.cells if name not in _PLACE] or list(one.cells)
        what = "; ".join(_cell(one, name, lang) for name in shown)
    status = "" if one.status == "open" else f" [{term('proposal_status', one.status, lang)}]"
    return f"{one.id}{status}  {one.sender}: {kind}, {about}: {what}"


def _table(one: Proposal, lang: str) -> str:
    row_class = TABLES.get(one.table)
    return row_class.sv if row_class is not None and lang == "sv" else one.table


def _cell(one: Proposal, name: str, lang: str) -> str:
    before = one.known.get(name)
    value = f"{before} → {one.cells[name]}" if before else one.cells[name]
    return f"{heading(name, lang)}: {value}"


def sheet(one: Proposal, now: Cells, lang: str) -> "Iterator[RenderableType]":
    """Yield the parts of a proposal: who sent what, and each cell now and as proposed."""
    from rich.padding import Padding
    from rich.text import Text

    from samverkan.export.terminal import Rows

    yield Text(line(one, lang), style="bold")
    for text in _told(one, lang):
        yield Padding(Text(text), (0, 0, 0, 2))
    if one.cells:
        rows = [
            {"column": heading(name, lang), "now": ", ".join(now.get(name, ())), "suggested": text}
            for name, text in one.cells.items()
        ]
        yield Rows(("column", "now", "suggested"), rows, lang)
    yield Text()


def _told(one: Proposal, lang: str) -> Iterator[str]:
    yield say("proposal.sent", lang, sender=one.sender, date=one.received)
    if one.file:
        place = ", ".join(part for part in (one.file, one.locator) if part)
        yield say("proposal.file", lang, place=place)
    if one.as_printed:
        yield say("proposal.wording", lang, text=one.as_printed)
    if one.confidence:
        sure = term("confidence", one.confidence, lang)
        yield say("proposal.read", lang, confidence=sure, text=one.remark or "")
    elif one.remark:
        yield say("proposal.remark", lang, text=one.remark)
    if one.status != "open":
        status = term("proposal_status", one.status, lang)
        yield say("proposal.reviewed", lang, status=status, by=one.by, date=one.on, why=one.why)
    if one.rule:
        yield say("proposal.rule", lang, rule=one.rule)


def as_json(one: Proposal, now: Cells | None = None) -> dict[str, Any]:
    """Return a proposal as JSON; with `now`, what each cell proposed holds now."""
    told = one.as_dict()
    if now is not None and one.cells:
        told["now"] = {name: ", ".join(now.get(name, ())) for name in one.cells}
    return told
