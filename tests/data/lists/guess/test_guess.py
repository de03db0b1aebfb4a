"""What is guessed of other people's lists, and that it stays a proposal."""

import tomllib
from pathlib import Path

import pytest

from samverkan.data.lists import read_list
from samverkan.data.lists.guess import Proposal, propose_mapping
from samverkan.data.lists.guess.writing import mapping_text
from samverkan.errors import FaultsFound, UnreadableFile

BANK = """Projektbanken;;;;;;;;;;;;
Projektnamn;Projektägare;Diarienummer;Beviljat belopp;Startdatum;Slutdatum;Kommun;Län;\
Insatsområde;Målgrupp;Samverkanspartner;Status;Kontakt
Bo i Mora;Mora kommun;2017/1;1 234 500;2018-01-01;2019-06-30;Mora;Dalarnas län;\
Arbete;Nyanlända;"Orsa kommun; IFK Mora";Avslutad;Eva Ek
Väg in;Falu kommun;2017/2;2 234 500;2018-01-01;2019-06-30;Falun;Dalarnas län;\
Bildning;Unga;"Region Dalarna, ABF Dalarna";Pågående;eva@ex.se
Steget;Vuxenskolan;2017/3;500 000;2018-01-01;2019-06-30;Leksand;Dalarnas län;\
Arbete;Nyanlända;;Vilande;
"""
OF_ITS_OWN = {"Organization": "actor", "Sector": "area"}


def propose(tmp_path: Path, content: str) -> Proposal:
    (tmp_path / "lista.csv").write_text(content, "utf-8")
    return propose_mapping(tmp_path / "lista.csv")


def told(proposal: Proposal) -> dict[str, str]:
    return {guess.heading: guess.key for guess in proposal.guesses}


def test_a_bank_of_projects_is_known_by_its_headings(tmp_path: Path) -> None:
    proposal = propose(tmp_path, BANK)
    assert told(proposal) == {
        "Projektnamn": "name",
        "Projektägare": "actor",
        "Diarienummer": "id",
        "Beviljat belopp": "amount",
        "Startdatum": "from",
        "Slutdatum": "to",
        "Kommun": "place",
        "Län": "county",
        "Insatsområde": "area",
        "Målgrupp": "target_group",
        "Samverkanspartner": "partner",
        "Status": "status",
    }
    assert {one.heading: one.why for one in proposal.unread} == {"Kontakt": "person"}
    assert proposal.unitless
    assert proposal.header == 2
    assert proposal.separators == {"partner": (";", ",")}
    assert proposal.statuses == {"Avslutad": "ended", "Pågående": "ongoing", "Vilande": ""}


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_what_is_proposed_reads_the_list(tmp_path: Path, lang: str) -> None:
    text = mapping_text(propose(tmp_path, BANK), lang)
    (tmp_path / "lista.toml").write_text(text, "utf-8")
    register, faults = read_list(tmp_path / "lista.csv")
    assert [(fault.row, fault.column, fault.value) for fault in faults] == [
        (3, "Beviljat belopp", "1 234 500"),
        (5, "Status", "Vilande"),
    ]
    mended = text.replace('# "Vilande"', '"Vilande"').replace("# amounts =", "amounts =")
    (tmp_path / "lista.toml").write_text(mended, "utf-8")
    register, faults = read_list(tmp_path / "lista.csv")
    assert faults == []
    names = {row.name for row in register.tables["organisations"]}  # type: ignore[attr-defined]
    assert {"Orsa kommun", "IFK Mora", "Region Dalarna", "ABF Dalarna"} <= names


def test_a_person_is_never_shown_in_a_proposal(tmp_path: Path) -> None:
    text = mapping_text(propose(tmp_path, BANK), "sv")
    assert "Eva" not in text
    assert "ex.se" not in text


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Var;Vilka\nMora;Mora kommun\nFalun;IFK Falun\n", {"Var": "place", "Vilka": "actor"}),
        ("Kommun;X\nMora kommun;1\nFalu kommun;2\n", {"Kommun": "place"}),
        (
            "Län;År;Huvudman\nDalarna;2015;A\nSkåne;2016–2017;B\n",
            {"Län": "county", "År": "period", "Huvudman": "actor"},
        ),
        ("Dnr;Titel\nA1;B\nA1;C\n", {"Titel": "name"}),
        ("Startdatum;Aktör\ni våras;A\nsenare;B\n", {"Aktör": "actor"}),
        ("Organization;Cluster;Admin1;Admin2;Beneficiaries\nA;Health;B;C;Women\n", {
            "Organization": "actor", "Cluster": "area", "Admin1": "county", "Admin2": "place",
            "Beneficiaries": "target_group",
        }),
        ("Organization,Sector,Antal\n#org,#sector,#reached\nA,B,3\n", OF_ITS_OWN),
        ("Budget;Telefon\n1;2\n", {}),
        ("Kommunkod;Aktör\n2062;A\n1280;B\n", {"Kommunkod": "place_code", "Aktör": "actor"}),
        ("Partner 1;Partner 2\nA;B\n", {"Partner 1": "partner", "Partner 2": "partner"}),
        ("Ägare;Ägare;Område\nA;B;C\n", {"Område": "area"}),
    ],
)  # fmt: skip
def test_headings_and_values_tell_together(
    tmp_path: Path, content: str, expected: dict[str, str]
) -> None:
    assert told(propose(tmp_path, content)) == expected


def test_which_of_day_and_month_comes_first_is_left_to_a_person(tmp_path: Path) -> None:
    proposal = propose(tmp_path, "Aktör;Start\nA;25/06/2015\nB;03/06/2015\nC;2015-06-03\n")
    assert proposal.dates == (1, 0, 1)
    text = mapping_text(proposal, "sv")
    assert "dates" not in tomllib.loads(text)
    assert '# dates = "dmy"' in text


def test_quotes_and_lines_in_a_heading_are_written_as_toml_reads_them(tmp_path: Path) -> None:
    proposal = propose(tmp_path, 'Aktör;"Xyz ""A""\nny rad"\nA;B\n')
    assert tomllib.loads(mapping_text(proposal, "sv"))["columns"] == {"actor": "Aktör"}
    assert [one.heading for one in proposal.unread] == ['Xyz "A" ny rad']


def test_a_list_without_rows_is_not_guessed_at(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        propose(tmp_path, "Aktör;Område\n")
    with pytest.raises(FaultsFound):
        propose(tmp_path, 'Aktör;Område\n"A;B\n')


def test_headings_of_banks_in_other_countries_and_of_systems(tmp_path: Path) -> None:
    head = (
        "_source,Projektitel / Operation name,name_of_beneficiaries,ProjectTitleEn,ProjectTitleSv,"
        "FundingOrganisationId,Startdato / Operation start date,uppdateringsdatum,fund,"
        "ERDF investment £m,Benificiary Name\n"
    )
    row = (
        "https://a.se/1,Fit for work,Mora kommun,Way in,Väg in,7,01.02.2016,2016-03-04,ESF,1.5,A\n"
    )
    proposal = propose(tmp_path, head + row + row.replace("/1", "/2").replace("Fit", "Fat"))
    assert told(proposal) == {
        "Projektitel / Operation name": "name",
        "name_of_beneficiaries": "actor",
        "Benificiary Name": "actor",
        "Startdato / Operation start date": "from",
        "fund": "programme",
        "ERDF investment £m": "amount",
    }
    assert not proposal.unitless


def test_what_a_person_must_decide_of_amounts_and_what_means_nothing(tmp_path: Path) -> None:
    content = "Projekt;Belopp;Kommun\nA;1.234;Mora\nB;12 500;Uppgift saknas\nC;-;Orsa\n"
    text = mapping_text(propose(tmp_path, content), "sv")
    assert '# amounts = "SEK"' in text
    assert "1.234 kan läsas på två sätt" in text
    (tmp_path / "lista.toml").write_text(
        text.replace("# amounts", "amounts").replace("# decimal", "decimal"), "utf-8"
    )
    register, faults = read_list(tmp_path / "lista.csv")
    assert faults == []
    assert len(register.tables["places"]) == 2
    assert len(register.tables["fundings"]) == 2
