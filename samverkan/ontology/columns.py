"""Every column a register can have, once: its Swedish header and the property it stands for.

A column name means the same property in every table, so the JSON-LD context and the quads follow
from this list alone.
"""

from typing import Final, NamedTuple

from samverkan.ontology.vocabulary import DCTERMS, ORG, SAM, SCHEMA, SKOS


class Column(NamedTuple):
    """A column: `sv` is its Swedish header, `term` the IRI of its property."""

    sv: str
    term: str
    #: The property leads from the value to the row.
    inverse: bool = False


COLUMNS: Final = {
    "name": Column("namn", SKOS.prefLabel),
    "name_en": Column("namn_en", SKOS.prefLabel),
    "note": Column("anmärkning", SKOS.editorialNote),
    "source": Column("källa", DCTERMS.source),
    "locator": Column("ställe", SAM.locator),
    "as_printed": Column("som_det_står", SAM.asPrinted),
    "from": Column("från", SCHEMA.startDate),
    "to": Column("till", SCHEMA.endDate),
    "date": Column("datum", DCTERMS.date),
    "kind": Column("slag", SAM.kind),
    "status": Column("läge", SAM.status),
    "role": Column("roll", SAM.role),
    "why": Column("varför", SAM.why),
    "language": Column("språk", SAM.language),
    "url": Column("webbadress", SCHEMA.url),
    # actors
    "sector": Column("sektor", ORG.classification),
    "org_number": Column("organisationsnummer", SAM.organisationNumber),
    "part_of": Column("del_av", ORG.subOrganizationOf),
    "place": Column("plats", DCTERMS.spatial),
    "places": Column("platser", DCTERMS.spatial),
    "named": Column("den_som_heter_så", SAM.named),
    "name_kind": Column("namnslag", SAM.nameKind),
    "group": Column("grupp", SAM.group),
    "member": Column("medlem", SAM.member),
    "basis": Column("grund", SAM.basis),
    "predecessor": Column("före", SAM.predecessor),
    "successor": Column("efter", SAM.successor),
    "frequency": Column("hur_ofta", SAM.frequency),
    "body": Column("organ", SAM.body),
    "post_of": Column("uppdrag_i", SAM.post),
    "person": Column("person", SAM.person),
    "hub": Column("nav", SAM.hub),
    # subjects
    "broader": Column("över", SKOS.broader),
    "order": Column("ordning", SAM.order),
    "code": Column("kod", SKOS.notation),
    "within": Column("inom", SCHEMA.containedInPlace),
    "neighbours": Column("grannar", SAM.neighbour),
    "tile_x": Column("ruta_x", SAM.tileX),
    "tile_y": Column("ruta_y", SAM.tileY),
    # agreements
    "agreement": Column("överenskommelse", SAM.agreement),
    "signed": Column("undertecknad", SAM.signed),
    "actor": Column("aktör", SAM.actor),
    "area": Column("område", SAM.area),
    "areas": Column("områden", SAM.area),
    "leads": Column("leder", SAM.leads),
    "example_of": Column("exempel_på", SAM.exampleOf),
    # practice
    "document": Column("dokument", SAM.document),
    "proposed_in": Column("föreslagen_i", SAM.proposedIn),
    "target_group": Column("målgrupp", SAM.targetGroup),
    "target_groups": Column("målgrupper", SAM.targetGroup),
    "activities": Column("verksamheter", SAM.activity),
    "description": Column("beskrivning", DCTERMS.description),
    "method": Column("metod", SAM.method),
    "result": Column("resultat", SAM.result),
    "initiative": Column("insats", SAM.initiative),
    "funder": Column("finansiär", SAM.funder),
    "programme": Column("program", SAM.programme),
    "amount": Column("belopp", SAM.amount),
    "currency": Column("valuta", SAM.currency),
    "share": Column("andel", SAM.share),
    "relation": Column("samband", SAM.relationKind),
    "subject": Column("det_som_avses", SAM.subject),
    "object": Column("föremål", SAM.object),
    "event": Column("möte", SAM.event),
    "count": Column("antal", SAM.count),
    "attending_low": Column("deltagare_lägst", SAM.attendingLow),
    "attending_high": Column("deltagare_högst", SAM.attendingHigh),
    # what is known about what is known
    "term": Column("term", SAM.term),
    "coder": Column("kodare", SAM.coder),
    "low": Column("lägst", SAM.low),
    "high": Column("högst", SAM.high),
    "unit": Column("enhet", SAM.unit),
    "answer": Column("svar", SAM.answer),
    "publisher": Column("utgivare", DCTERMS.publisher),
    "same_work_as": Column("samma_verk_som", SAM.sameWorkAs),
    "fingerprint": Column("kännetecken", SAM.fingerprint),
    "statement": Column("uppgift", SAM.furtherEvidence, inverse=True),
    "reading": Column("läsning", SAM.asPrinted),
    "row": Column("rad", SAM.row),
    "field": Column("fält", SAM.field),
    "chosen": Column("vald", SAM.chosen),
    "verdict": Column("bedömning", SAM.verdict),
    "by": Column("av", SAM.by),
}
