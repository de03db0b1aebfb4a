"""A project as rows: itself, who owns it and takes part, and its money."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Final

from samverkan.data.documents.flow import Passage
from samverkan.data.documents.proposal import Confidence
from samverkan.data.documents.reading import Reading
from samverkan.data.documents.rows import SURE, Rows
from samverkan.data.documents.values import money
from samverkan.ontology.identity import slug

#: Words of a title, and the kind of initiative that they tell.
_KINDS: Final = (("projekt", "project"), ("plan", "plan"), ("strategi", "strategy"))


def initiative(rows: Rows) -> str:
    """Propose a project, or what else a page tells that some do together, and return its id.

    Who owns it and takes part, and its money. Nothing for a page that tells of none.
    """
    reading = rows.reading
    taking_part = list(_taking_part(rows))
    if reading.kind != "project page" and not taking_part:
        return ""
    start, end = reading.period or (reading.stated_day("from"), reading.stated_day("to"))
    places = "|".join(dict.fromkeys(_places(rows)))
    groups = [
        rows.thing("target_groups", "tg", item, one.passage, one.start)
        for one in reading.stated
        if one.field == "target_groups" and one.labelled and len(one.value) < 60
        for item in [one.value.strip(" .")]
    ]
    areas = [
        rows.thing("areas", "area", one.printed, one.passage, one.start) for one in reading.areas
    ]
    cells = {
        "name": reading.title, "kind": _kind(reading), "from": start, "to": end, "places": places,
        "target_groups": "|".join(groups), "areas": "|".join(areas), "document": reading.reference,
    }  # fmt: skip
    project = rows.add(
        "initiatives", f"init-{slug(reading.title)}", cells, *rows.titled(), "medium", "title"
    )
    for role, actor, where in taking_part:
        passage, first, last, sure, why, cue = where
        rows.add(
            "participations", f"part-{slug(f'{project} {actor}')}",
            {"actor": actor, "initiative": project, "role": role}, passage, first, last, sure, why,
            {"cue": cue},
        )  # fmt: skip
    _fundings(rows, project)
    return project


def _kind(reading: Reading) -> str:
    if reading.kind == "project page":
        return "project"
    text = " ".join(one.text for one in reading.passages[:6]).casefold()
    return next((kind for word, kind in _KINDS if word in text), "measure")


def _plainly(value: Decimal) -> str:
    """Return an amount without the zeros that only say how it was reckoned."""
    whole = value.to_integral_value()
    return f"{whole if whole == value else value:f}"


def _places(rows: Rows) -> Iterator[str]:
    reading = rows.reading
    for one in reading.stated:
        if one.field == "region" and one.labelled:
            for mention in reading.found(one.passage):
                if mention.kind == "place" and mention.start >= one.start:
                    known = reading.chosen(mention.meant)[0]
                    yield rows.place(known, one.passage, mention.start, mention.end)


_Where = tuple[Passage, int, int, Confidence, str, str]


def _taking_part(rows: Rows) -> Iterable[tuple[str, str, _Where]]:
    """Yield the role and the actor of each participation that is stated, owners first."""
    for actor, where in _in_fields(rows, "owner"):
        yield "owner", actor, where
    for actor, where in _in_fields(rows, "partners"):
        yield "partner", actor, where
    for party in rows.reading.parties:
        if party.role in ("partner", "party", "signatory"):
            meant = rows.reading.chosen(party.meant)
            place = (party.passage, party.start, party.end)
            actor = rows.actor(meant[0], *place, party.how)
            yield "partner", actor, (*place, SURE[party.how], "listed", party.cue)


def _in_fields(rows: Rows, field: str) -> Iterator[tuple[str, _Where]]:
    """Yield the actors that stand in the value of a field."""
    for one in rows.reading.stated:
        for party in rows.reading.actors(one) if one.field == field else ():
            place = (party.passage, party.start, party.end)
            actor = rows.actor(party.meant[0], *place, party.how, org_number=party.org_number)
            cue = one.passage.text[: one.start].strip(" :\t")[-60:]
            yield actor, (*place, SURE[party.how], "field", cue)


def _fundings(rows: Rows, project: str) -> None:
    """Propose a row for each funder, and for each amount that the document prints.

    An amount that stands beside one funder is theirs; a budget is nobody's.
    """
    reading = rows.reading
    for funder, where in _in_fields(rows, "funders"):
        passage, start, end, sure, _, cue = where
        rows.add(
            "fundings", f"fund-{project.removeprefix('init-')}-{funder}",
            {"initiative": project, "funder": funder}, passage, start, end, sure, "field",
            {"cue": cue},
        )  # fmt: skip
    for one in reading.stated:
        told = money(one.value, one.labelled) if one.field in ("budget", "support") else None
        if told is None:
            continue
        cells: dict[str, Any] = {
            "initiative": project, "amount": _plainly(told.value), "currency": told.currency,
        }  # fmt: skip
        cue = one.passage.text[: one.start].strip(" :\t")[-60:]
        rows.add(
            "fundings", f"fund-{project.removeprefix('init-')}-{one.field}", cells, one.passage,
            one.start + told.start, one.start + told.end, SURE["shape"], "field", {"cue": cue},
        )  # fmt: skip
