"""Proposals as a workbook: a row each, with room for what is decided and why."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from samverkan.data.verdicts import CHOICES, COLUMNS
from samverkan.export.proposals import table_called, told_of
from samverkan.export.tables import heading
from samverkan.export.workbook import Sheet, workbook
from samverkan.graph.weighed import Weighed
from samverkan.ontology.identity import local_id
from samverkan.words import say, term

#: The columns that stay in view: the proposal, the verdict and the reason.
_FROZEN: Final = 3


def review_workbook(weighed: Iterable[Weighed], lang: str = "sv") -> bytes:
    """Return a workbook with a row for each proposal, for somebody to write verdicts in.

    It is read again by `samverkan.data.verdicts`.
    """
    every = list(weighed)
    columns = [say(f"verdicts.{name}", lang) for name in COLUMNS]
    verdict = say("verdicts.verdict", lang)
    rows = [cells_of(one, lang) for one in every]
    sheet = Sheet(
        say("verdicts.sheet", lang),
        [[row[name] for name in COLUMNS] for row in rows],
        columns,
        frozen=_FROZEN,
        room=[say("verdicts.why", lang)],
        choices={verdict: [say(f"verdicts.{name}", lang) for name in CHOICES]},
    )
    return workbook([_about(len(every), lang), sheet], say("verdicts.title", lang), lang)


def cells_of(one: Weighed, lang: str) -> dict[str, str]:
    """Return what stands in the row of a proposal, by column; verdict and reason are empty."""
    proposal = one.proposal
    name = local_id(proposal.row)
    return {
        "proposal": proposal.id,
        "verdict": "",
        "why": "",
        "sender": proposal.sender,
        "received": proposal.received,
        "kind": term("proposal_kind", proposal.kind, lang),
        "table": table_called(proposal, lang),
        "row": name if one.row == name else f"{one.row} ({name})",
        "sent": sent(one, lang),
        "known": known(one, lang),
        "others": "\n".join(_others(one, lang)),
        "wording": "\n".join(told_of(proposal, lang)),
    }


def sent(one: Weighed, lang: str) -> str:
    """Return what a proposal sends, a line for each cell."""
    if one.proposal.kind == "remark":
        return one.proposal.remark or ""
    if one.proposal.kind == "remove":
        return say("proposal.goes", lang)
    return "\n".join(f"{heading(cell.column, lang)}: {cell.sent}" for cell in one.cells)


def known(one: Weighed, lang: str) -> str:
    """Return what is known in the same cells, a line for each that says something."""
    return "\n".join(f"{heading(cell.column, lang)}: {cell.now}" for cell in one.cells if cell.now)


def _others(one: Weighed, lang: str) -> Iterator[str]:
    for cell in one.cells:
        for voice in cell.voices:
            key = "proposal.voice_same" if voice.same else "proposal.voice_other"
            yield say(key, lang, who=voice.who, column=heading(cell.column, lang), text=voice.text)
    for voice in one.alike:
        yield say("proposal.alike", lang, who=voice.who, text=voice.text)
    if one.waits_on:
        yield say("proposal.waits_on", lang, ids=", ".join(one.waits_on))


def _about(count: int, lang: str) -> Sheet:
    lines: Sequence[Sequence[object]] = [
        [say("verdicts.title", lang)],
        [say("verdicts.about", lang, count=count)],
        *([say(f"verdicts.about_{name}", lang)] for name in ("verdict", "why", "rest", "back")),
    ]
    return Sheet(say("verdicts.about_sheet", lang), lines)
