"""Proposals as a person reads them: one line, or all of it beside what is known; or as JSON."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from samverkan.export.tables.cells import cell, heading
from samverkan.graph.naming import Names
from samverkan.graph.proposals import Proposal
from samverkan.graph.weighed import Effect, Voice, Weighed
from samverkan.ontology.identity import local_id
from samverkan.ontology.model import TABLES
from samverkan.words import say, term

if TYPE_CHECKING:
    from rich.console import RenderableType

#: The longest id of a new row that is shown in its one line.
_SHORT: Final = 24
#: What says where a row is from: it is shown with all of a proposal, not in its one line.
_PLACE: Final = frozenset({"source", "locator", "as_printed", "fingerprint"})
#: What many rows of a document say the same of: it comes last.
_WITHIN: Final = frozenset({"agreement", "initiative"})
_NOBODY: Final[Mapping[str, str]] = {}


def called(proposals: Iterable[Proposal], names: Names, lang: str) -> dict[str, str]:
    """Return by its IRI what each thing is called: those that are known, and those proposed."""
    new = {one.row: one.cells["name"] for one in proposals if "name" in one.cells}
    return new | {thing: names.label(thing, lang) for thing in names.things()}


def line(one: Proposal, lang: str, called: Mapping[str, str] = _NOBODY) -> str:
    """Return a proposal in one line: its id, its sender, and what it would change.

    Ids are told as what they are `called`, by the IRI of the thing.
    """
    kind = term("proposal_kind", one.kind, lang)
    about = table_called(one, lang)
    if one.kind != "new" or len(local_id(one.row)) <= _SHORT:  # one that was made up says nothing
        about += f" {local_id(one.row)}"
    if one.kind in ("remark", "remove"):
        what = one.remark or ""
    else:
        shown = [name for name in one.cells if name not in _PLACE] or list(one.cells)
        shown.sort(key=lambda name: name in _WITHIN)
        what = "; ".join(_cell(one, name, lang, called) for name in shown)
    status = "" if one.status == "open" else f" [{term('proposal_status', one.status, lang)}]"
    return f"{one.id}{status}  {one.sender}: {kind}, {about}: {' / '.join(what.splitlines())}"


def table_called(one: Proposal, lang: str) -> str:
    """Return what the table of a proposal is called."""
    row_class = TABLES.get(one.table)
    return row_class.sv if row_class is not None and lang == "sv" else one.table


def _cell(one: Proposal, name: str, lang: str, called: Mapping[str, str]) -> str:
    things = one.row.removesuffix(local_id(one.row))

    def said(text: str) -> str:
        parts = text.split("|")
        if not any(things + part in called for part in parts):
            return text if "://" in text else cell(name, text, lang)
        return ", ".join(called.get(things + part, part) for part in parts)

    before = one.known.get(name)
    value = f"{said(before)} → {said(one.cells[name])}" if before else said(one.cells[name])
    return f"{heading(name, lang)}: {value}"


def sheet(one: Weighed, effects: Sequence[Effect], lang: str) -> "Iterator[RenderableType]":
    """Yield the parts of a proposal: who sent what, each cell now and as proposed, and the rest.

    The rest is who else says the same or not, what it touches, and the `effects` on answers.
    """
    from rich.padding import Padding
    from rich.text import Text

    from samverkan.export.terminal import Rows

    proposal = one.proposal
    yield Text(line(proposal, lang), style="bold")
    for text in (*told_of(proposal, lang), *_reviewed(proposal, lang)):
        yield Padding(Text(text), (0, 0, 0, 2))
    if one.cells:
        goes = proposal.kind == "remove"
        rows = [
            {
                "column": heading(cell.column, lang),
                "now": cell.now,
                "suggested": cell.sent,
                "others": "; ".join(
                    f"{voice.who}: {voice.text}{_sign(voice, lang)}" for voice in cell.voices
                ),
            }
            for cell in one.cells
        ]
        filled = [name for name in ("now", "suggested", "others") if any(r[name] for r in rows)]
        shown = ("column", "now") if goes else ("column", *filled)
        yield Rows(shown, rows, lang)
    for text in (*_touched(one, lang), *(_effect(effect, lang) for effect in effects)):
        yield Padding(Text(text), (0, 0, 0, 2))
    yield Text()


def _sign(voice: Voice, lang: str) -> str:
    status = f", {term('proposal_status', voice.status, lang)}" if voice.status else ""
    same = say("proposal.same_as_sent" if voice.same else "proposal.not_as_sent", lang)
    return f" ({same}{status})"


def _touched(one: Weighed, lang: str) -> Iterator[str]:
    for voice in one.alike:
        yield say("proposal.alike", lang, who=voice.who, text=voice.text)
    if one.waits_on:
        yield say("proposal.waits_on", lang, ids=", ".join(one.waits_on))
    if one.naming:
        told = ", ".join(
            f"{TABLES[table].sv if lang == 'sv' else table} {count}"
            for table, count in one.naming.items()
        )
        yield say("proposal.naming", lang, rows=told)
    if one.going:
        yield say("proposal.going", lang, ids=", ".join(one.going))


def _effect(effect: Effect, lang: str) -> str:
    return say(
        "proposal.effect", lang, question=effect.question, more=effect.more, fewer=effect.fewer
    )


def told_of(one: Proposal, lang: str) -> Iterator[str]:
    """Yield who sent a proposal, in what file, in which words, and what was said beside."""
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


def _reviewed(one: Proposal, lang: str) -> Iterator[str]:
    if one.status != "open":
        status = term("proposal_status", one.status, lang)
        yield say("proposal.reviewed", lang, status=status, by=one.by, date=one.on, why=one.why)
    if one.rule:
        yield say("proposal.rule", lang, rule=one.rule)


def as_json(
    one: Proposal,
    now: Mapping[str, Sequence[str]] | None = None,
    weighed: Weighed | None = None,
    effects: Sequence[Effect] | None = None,
) -> dict[str, Any]:
    """Return a proposal as JSON; with `now`, what each cell proposed holds now.

    `weighed` adds who else says so and what it touches, and `effects` how answers would change.
    """
    told = one.as_dict()
    if now is not None and one.cells:
        told["now"] = {name: ", ".join(now.get(name, ())) for name in one.cells}
    if weighed is not None:
        about = asdict(weighed)
        about.pop("proposal")
        told["weighed"] = about
    if effects is not None:
        told["effects"] = [asdict(effect) for effect in effects]
    return told
