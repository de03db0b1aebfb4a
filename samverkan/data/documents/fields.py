"""The labels under which pages of projects and agreements say the same few things."""

import re
from typing import Final

#: Each field, and the labels it goes by, in small letters.
LABELS: Final[dict[str, tuple[str, ...]]] = {
    "owner": (
        "projektägare",
        "projektägande organisation",
        "stödmottagare",
        "projektets ägare",
        "ägare",
        "huvudman",
        "ansvarig organisation",
        "ansvarig aktör",
        "sökande organisation",
        "sökande",
        "bidragsmottagare",
        "ägare av projektet",
        "projektets huvudman",
        "huvudsökande",
        "huvudprojektägare",
        "lead partner",
        "ansvarig för projektet",
        "utförare",
        "projektansvarig organisation",
        "koordinator",
    ),
    "partners": (
        "samarbetspartner",
        "samarbetspartners",
        "samarbetspartners i projektet",
        "partner",
        "partners",
        "projektpartner",
        "projektpartners",
        "samverkanspart",
        "medverkande",
        "medverkande aktörer",
        "medverkande organisationer",
        "deltagande organisationer",
        "deltagande aktörer",
        "projektparter",
        "samarbetsparter",
        "medsökande",
        "samverkansaktörer",
        "samarbetsorganisationer",
        "samverkande parter",
        "samverkansparter",
        "samverkanspartners",
        "samverkanspartner",
        "samverkar med",
        "i samarbete med",
        "i samverkan med",
        "tillsammans med",
        "partners i projektet",
        "associerade partner",
        "övriga partner",
        "övriga parter",
        "deltagande kommuner",
        "medverkande kommuner",
        "deltagande parter",
    ),
    "funders": (
        "finansiär",
        "finansiärer",
        "finansieras av",
        "finansierat av",
        "finansiering",
        "medfinansiär",
        "medfinansiärer",
        "medfinansiering",
        "finansieras genom",
        "finansierad av",
        "projektfinansiärer",
        "offentliga medfinansiärer",
        "bidragsgivare",
    ),
    "budget": (
        "budget",
        "total budget",
        "projektbudget",
        "total projektbudget",
        "totalbudget",
        "total finansiering",
        "totalkostnad",
        "total kostnad",
        "projektkostnad",
        "omslutning",
        "total projektkostnad",
        "kostnad",
        "budgeten",
        "omfattning",
    ),
    "support": (
        "beviljat stöd",
        "beviljat esf-stöd",
        "beviljat belopp",
        "stödbelopp",
        "esf-stöd",
        "eu-stöd",
        "beviljat eu-stöd",
        "stöd",
        "bidrag",
        "beviljat bidrag",
        "bidragsbelopp",
        "beviljade medel",
    ),
    "period": (
        "projektperiod",
        "period",
        "projekttid",
        "tidsperiod",
        "avtalsperiod",
        "avtalstid",
        "projektets period",
        "genomförandetid",
        "tidsram",
        "projektet pågår",
        "pågår",
        "giltighetstid",
        "giltighet",
        "löptid",
        "tid",
        "genomförandeperiod",
        "projektets längd",
        "överenskommelsen gäller",
        "gäller",
        "avtalet gäller",
        "tidplan",
    ),
    "from": (
        "startdatum",
        "start",
        "projektstart",
        "gäller från",
        "gäller fr.o.m.",
        "från",
        "gäller från och med",
        "giltigt från och med",
        "giltig från och med",
        "giltigt från",
        "giltig från",
        "giltig fr.o.m.",
        "giltigt fr.o.m.",
        "träder i kraft",
        "ikraftträdande",
    ),
    "to": (
        "slutdatum",
        "slut",
        "projektslut",
        "gäller till",
        "gäller t.o.m.",
        "till",
        "gäller till och med",
        "giltigt till och med",
        "giltig till och med",
        "giltigt till",
        "giltig till",
        "giltig t.o.m.",
        "giltigt t.o.m.",
    ),
    "region": (
        "region",
        "län",
        "geografiskt område",
        "geografi",
        "område",
        "kommun",
        "kommuner",
        "plats",
        "ort",
        "geografisk avgränsning",
        "programområde (region)",
        "berörda kommuner",
    ),
    "target_groups": ("målgrupp", "målgrupper", "primär målgrupp", "deltagare"),
    "reference": (
        "diarienummer",
        "diarienr",
        "dnr",
        "ärendenummer",
        "projektnummer",
        "projekt-id",
        "projektid",
        "ansökans id",
    ),
    "contact": (
        "kontaktperson",
        "kontakt",
        "kontaktpersoner",
        "projektledare",
        "projektansvarig",
        "kontaktuppgifter",
    ),
    "programme": ("programområde", "program", "fond", "utlysning", "programperiod"),
    "status": ("projektfas", "status", "fas"),
    "name": ("projektnamn", "projektets namn", "projekttitel", "benämning", "projekt"),
}
_FIELD_OF: Final = {label: field for field, labels in LABELS.items() for label in labels}
_LONGEST: Final = sorted(_FIELD_OF, key=len, reverse=True)
#: A label that runs into its value.
_RUN_ON: Final = re.compile(
    rf"(?=[A-ZÅÄÖ])((?i:{'|'.join(map(re.escape, _LONGEST))}))(?=[A-ZÅÄÖ0-9])"
)
_COLON: Final = re.compile(r"^\s*([^:\t]{2,45}?)\s*[:\t]\s*(.*)$", re.S)


def is_label(text: str) -> bool:
    """Say whether a text is one of the labels, with or without its colon."""
    return text.strip().rstrip(":").strip().casefold() in _FIELD_OF


def field_of(label: str) -> str | None:
    """Return the field that a label stands for.

    >>> field_of("Projektägare:"), field_of("Väder")
    ('owner', None)
    """
    return _FIELD_OF.get(label.strip().rstrip(":").strip().casefold())


def labelled(text: str) -> tuple[str, str, int] | None:
    """Return the field, the value and where the value begins in a line of a label and its value.

    The label may stand before a colon or a tab, or run into the value as web pages lose the line
    between two cells.

    >>> labelled("Projektägare: Mora kommun")
    ('owner', 'Mora kommun', 14)
    >>> labelled("ProjektägareRegion Dalarna")
    ('owner', 'Region Dalarna', 12)
    >>> labelled("Region Dalarna är en part.")
    """
    told = _COLON.match(text)
    if told:
        field = field_of(told[1])
        return (field, told[2].strip(), told.start(2)) if field else None
    run_on = _RUN_ON.match(text)
    if run_on:
        end = run_on.end()
        return _FIELD_OF[run_on[1].casefold()], text[end:].strip(), end
    return None
