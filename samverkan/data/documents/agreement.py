"""An agreement as rows: itself, its areas, who signed it, and who is named for each area."""

from collections.abc import Mapping
from typing import Any

from samverkan.data.documents.flow import Passage, bare_heading
from samverkan.data.documents.parties import Party
from samverkan.data.documents.parts import names_a_part
from samverkan.data.documents.proposal import Confidence
from samverkan.data.documents.rows import SURE, Rows
from samverkan.data.documents.signatures import Signed
from samverkan.ontology.identity import slug


def agreement(rows: Rows) -> str:
    """Propose an agreement, who signed it, its areas, and who is named for each.

    Returns its id, or nothing for a page that is about none.
    """
    reading = rows.reading
    told = _itself(rows)
    if not told:
        return ""
    for area in reading.areas:
        _area(rows, area.printed, area.passage, area.start, told)
    signing = {
        known.id: one for one in reversed(reading.signed) for known in reading.chosen(one.meant)[:1]
    }
    for party in reading.parties:
        _party(rows, told, party, signing)
    for actor, one in signing.items():
        chosen = reading.chosen(one.meant)[0]
        if chosen.kind == "organisation" and one.at is not None:
            rows.actor(chosen, *one.at, one.how)
            _sign(rows, told, actor, *one.at, SURE[one.how], one, {})
    return told


def _itself(rows: Rows) -> str:
    """Return the id of the agreement: one that the first lines name, or a new one."""
    reading = rows.reading
    for passage in reading.passages[:4]:
        for mention in reading.found(passage):
            if mention.kind == "agreement":
                return mention.meant[0].id
    if reading.kind != "agreement":
        return ""
    start, end = reading.period or (reading.stated_day("from"), reading.stated_day("to"))
    signed = reading.stated_day("signed")
    cells = {"name": reading.title, "signed": signed, "from": start, "to": end}
    return rows.add(
        "agreements", f"agr-{slug(reading.title)}", cells, *rows.titled(), "medium", "title"
    )


def _party(rows: Rows, told: str, party: Party, signing: dict[str, Signed]) -> None:
    reading = rows.reading
    meant = reading.chosen(party.meant)
    place = (party.passage, party.start, party.end)
    sure: Confidence = SURE[party.how] if len(meant) == 1 else "low"
    actor = rows.actor(meant[0], *place, party.how, org_number=party.org_number)
    area = _area_of(rows, party, told)
    why = {"cue": party.cue or party.printed}
    if len(meant) > 1:
        why["others"] = ", ".join(one.id for one in meant[1:])
    if area:
        cells = {"agreement": told, "area": area, "actor": actor}
        cells |= {"leads": "true"} if party.leads else {}
        rows.add(
            "commitments", f"com-{slug(f'{told} {area} {actor}')}", cells, *place, sure,
            "several" if len(meant) > 1 else "listed", why,
        )  # fmt: skip
    elif meant[0].kind == "organisation" and party.role in rows.reading.signing:
        _sign(rows, told, actor, *place, sure, signing.get(actor), why)


def _area_of(rows: Rows, party: Party, told: str) -> str:
    """Return the id of the area that a list of parties stands below, if one is told.

    Those of a list stand for its heading, and those of a sentence for one that is known to be an
    area; below none, a group stands for the only area that there is.
    """
    heading = bare_heading(party.heading)
    listed = party.role == "party" and heading and heading != rows.reading.title
    if (listed and not names_a_part(heading) and len(heading) <= 100) or (
        party.role == "partner" and heading.casefold() in rows.reading.headings
    ):
        return _area(rows, heading, *rows.reading.heading(heading, party.passage), told)
    [*several] = rows.reading.areas
    if party.role == "party" and party.meant[0].kind != "organisation" and len(several) == 1:
        [only] = several
        return _area(rows, only.printed, only.passage, only.start, told)
    return ""


def _area(rows: Rows, name: str, passage: Passage, at: int, told: str) -> str:
    """Propose an area of an agreement, and the area that it is a part of before it."""
    parent = rows.reading.parents.get(name, "")
    above = rows.reading.heading(parent, passage) if parent else (passage, at)
    broader = _area(rows, parent, *above, told) if parent else ""
    return rows.thing("areas", "area", name, passage, at, agreement=told, broader=broader)


def _sign(
    rows: Rows, told: str, actor: str, passage: Passage, start: int, end: int,
    sure: Confidence, one: Signed | None, why: Mapping[str, str],
) -> None:  # fmt: skip
    cells: dict[str, Any] = {"agreement": told, "actor": actor, "role": "signatory"}
    cells["date"] = rows.reading.stated_day("signed")
    if one is not None:
        cells["person"] = rows.person(one, "signed")
    reason = "several" if "others" in why else "listed" if why else "signed"
    rows.add(
        "signatures", f"sig-{slug(f'{told} {actor}')}", cells, passage, start, end, sure,
        reason, why,
    )  # fmt: skip
