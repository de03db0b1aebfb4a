"""How many columns of other people's lists are guessed right, with and without their hashtags.

    python -m benchmarks guesses

The lists of project banks are made here, with the headings that Swedish ones have, in several
wordings; who-does-what-where lists that are not in the repository are used where they are found.
"""

import csv
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from samverkan.data.lists.guess import propose_mapping

#: What each column of a made bank holds, and the headings it goes by.
HEADINGS: Final[Mapping[str, Sequence[str]]] = {
    "name": ("Projektnamn", "Projekttitel", "Projekt", "Titel", "Namn på projektet"),
    "actor": ("Projektägare", "Stödmottagare", "Sökande organisation", "Huvudman", "Organisation"),
    "id": ("Diarienummer", "Dnr", "Ärende-ID", "Projekt-ID", "Diarienr."),
    "amount": ("Beviljat belopp", "Beviljat stöd (SEK)", "EU-stöd", "Tilldelade medel", "Belopp"),
    "from": ("Startdatum", "Projektstart", "Start", "Fr.o.m.", "Från och med"),
    "to": ("Slutdatum", "Projektslut", "Slut", "T.o.m.", "Till och med"),
    "place": ("Kommun", "Kommun(er)", "Kommunnamn", "Geografi", "Berörd kommun"),
    "county": ("Län", "Länsnamn", "Region", "LÄN", "Projektets län"),
    "area": ("Insatsområde", "Programområde", "Tema", "Verksamhetsområde", "Område"),
    "target_group": ("Målgrupp", "Målgrupper", "Primär målgrupp", "Projektets målgrupp", "För vem"),
    "partner": (
        *("Samverkanspartner", "Medverkande parter", "Samarbetspartners", "Övriga parter"),
        "Partners",
    ),
    "status": ("Status", "Projektstatus", "Läge", "Skede", "Status (beslut)"),
    "-contact": ("Kontaktperson", "Kontakt", "Handläggare", "E-post", "Projektledare"),
    "description": ("Sammanfattning", "Projektbeskrivning", "Syfte", "Om projektet", "Kort om"),
    "-visits": ("Antal deltagare", "Diskonteringsränta", "Kod 7", "Webbplats", "Version"),
}  # fmt: skip
#: Harder headings; some of them led to words that are known now.
UNSEEN: Final = {
    "name": "Benämning", "actor": "Ansvarig part", "id": "Ref.nr", "amount": "Omfattning i kronor",
    "from": "Tar sin början", "to": "Avslutas senast", "place": "Hemkommun", "county": "Region/län",
    "area": "Inriktning", "target_group": "Vilka det gäller", "partner": "Ihop med",
    "status": "Hur långt", "-contact": "Vem svarar", "description": "Vad det går ut på",
    "-visits": "Besök",
}  # fmt: skip
_NAMES: Final = ("Mora", "Falun", "Leksand", "Orsa", "Borlänge", "Ludvika", "Avesta", "Rättvik")
_ORGANISATIONS: Final = (
    *(f"{place} kommun" for place in _NAMES if place not in ("Falun", "Leksand")),
    *("Region Dalarna", "ABF Dalarna", "IFK Mora", "Högskolan Dalarna", "Tillväxt i Siljan AB"),
    *("Hela Människan", "Kompassen", "Arbetsförmedlingen", "Fornby folkhögskola", "Navet"),
)
SHARED: Final = Path("/work/shared/data/who-does-what-where")


def main() -> None:
    """Print, for each list, how many columns are guessed right, wrong and not at all."""
    print("Columns of lists, guessed from headings and values")
    for wording in range(5):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "bank.csv"
            _bank(path, wording)
            expected = {
                HEADINGS[key][wording]: "" if key.startswith("-") else key for key in HEADINGS
            }
            _print(f"bank of projects, wording {wording + 1}", path, expected)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bank.csv"
        _bank(path, 0, tuple(UNSEEN.values()))
        expected = {h: "" if key.startswith("-") else key for key, h in UNSEEN.items()}
        _print("bank of projects, headings that are not known", path, expected)
    for name, file, expected in _shared():
        with tempfile.TemporaryDirectory() as folder:
            plain = Path(folder) / file
            rows = list(csv.reader((SHARED / file).open(encoding="utf-8-sig", newline="")))
            _print(f"{name}, with hashtags", SHARED / file, expected)
            if not rows[0][0].startswith("#"):
                kept = [row for row in rows if not any(cell.startswith("#") for cell in row)]
                with plain.open("w", encoding="utf-8", newline="") as out:
                    csv.writer(out).writerows(kept)
                _print(f"{name}, without", plain, expected)


def _print(what: str, path: Path, expected: Mapping[str, str]) -> None:
    proposal = propose_mapping(path)
    told = {guess.heading: guess.key for guess in proposal.guesses}
    right = sum(told.get(heading, "") == key for heading, key in expected.items())
    wrong = {h: told[h] for h, key in expected.items() if h in told and told[h] != key}
    missed = [h for h, key in expected.items() if key and h not in told]
    print(f"  {what}: {right} of {len(expected)} right; wrong {wrong}; not seen {missed}")


def _bank(path: Path, wording: int, headings: Sequence[str] = ()) -> None:
    chance = random.Random(wording)
    with path.open("w", encoding="cp1252", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(headings or [HEADINGS[key][wording] for key in HEADINGS])
        for number in range(200):
            writer.writerow(_row(chance, number, wording))


def _row(chance: random.Random, number: int, wording: int) -> list[str]:
    year, mark = 2014 + number % 6, (";", ",", "|", "\n", " / ")[wording]
    partners = chance.sample(_ORGANISATIONS, chance.randint(0, 4))
    return [
        f"Steg {number} mot arbete",
        chance.choice(_ORGANISATIONS),
        f"{year}/{number:05}",
        f"{chance.randint(1, 9_000):,}".replace(",", " ") + " 000",
        f"{year}-{number % 12 + 1:02}-01",
        f"{year + 2}-{number % 12 + 1:02}-28",
        chance.choice(_NAMES),
        "Dalarnas län",
        chance.choice(("Arbete", "Bostad", "Utbildning", "Hälsa")),
        chance.choice(("Unga", "Nyanlända", "Långtidsarbetslösa")),
        f"{mark} ".join(partners),
        chance.choice(("Pågående", "Avslutat", "Beviljat")),
        f"person{number}@exempel.se" if wording == 3 else "Eva Ek",
        "Projektet ska öka " + "samverkan mellan parter som arbetar för målgruppen. " * 3,
        str(chance.randint(1, 500)),
    ]


def _shared() -> Iterator[tuple[str, str, dict[str, str]]]:
    if not SHARED.is_dir():
        print("  (no lists beside the repository)", file=sys.stderr)
        return
    yield (
        "Nepal, 4 767 rows", "nepal_eq2015_rc_recovery_3w.csv",
        {"#org+implementing": "actor", "#activity+description": "area",
         "#adm3+code": "locality_code", "#status": "status", "#reached": ""},
    )  # fmt: skip
    yield (
        "Sahel", "rowca_sahel_3w_hxl.csv",
        {"Organization": "actor", "Cluster": "area", "Activity": "activity", "Country": "country",
         "Admin1": "county", "AnnualTarget": "", "Achieved": "", "IsApproved": ""},
    )  # fmt: skip
