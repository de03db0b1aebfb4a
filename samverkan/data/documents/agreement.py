"""An agreement as rows: itself, its areas, who signed it, and who is named for each area."""

from collections.abc import Mapping
from typing import Any, Final

from samverkan.data.documents.flow import Passage, bare_heading
from samverkan.data.documents.parties import Party
from samverkan.data.documents.proposal import Confidence
from samverkan.data.documents.rows import SURE, Rows
from samverkan.data.documents.signatures import Signed
from samverkan.ontology.identity import slug

#: Headings that name a part of a document, never an area.
_PARTS: Final = frozenset(
    [
        "parter",
        "inledning",
        "bakgrund",
        "syfte",
        "mål",
        "organisation",
        "genomförande",
        "uppföljning",
        "ekonomi",
        "finansiering",
        "giltighetstid",
        "avtalstid",
        "underskrifter",
        "bilagor",
        "principer",
        "målgrupp",
        "sammanfattning",
        "kontakt",
    ]
)


def agreement(rows: Rows) -> str:
    """Propose an agreement, who signed it, its areas, and who is named for each.

    Returns its id, or nothing for a page that is about none.
    """
    reading = rows.reading
    told = _itself(rows)
    if not told:
        return ""
    for area in reading.areas:
        rows.thing("areas", "area", area.printed, area.passage, area.start, agreement=told)
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
    area = _area(rows, party, told)
    why = {"cue": party.cue or party.printed}
    if len(meant) > 1:
        why["others"] = ", ".join(one.id for one in meant[1:])
    if party.role == "party" and area:
        cells = {"agreement": told, "area": area, "actor": actor}
        cells |= {"leads": "true"} if party.leads else {}
        rows.add(
            "commitments", f"com-{slug(f'{told} {area} {actor}')}", cells, *place, sure,
            "several" if len(meant) > 1 else "listed", why,
        )  # fmt: skip
    elif meant[0].kind == "organisation" and party.role in ("signatory", "party"):
        _sign(rows, told, actor, *place, sure, signing.get(actor), why)


def _area(rows: Rows, party: Party, told: str) -> str:
    """Return the id of the area that a list of parties stands below, if one is told."""
    heading = bare_heading(party.heading)
    if party.role != "party" or not heading or heading == rows.reading.title:
        return ""
    if heading.casefold().split()[0].strip(",") in _PARTS or len(heading) > 100:
        return ""
    return rows.thing("areas", "area", heading, party.passage, 0, agreement=told)


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
