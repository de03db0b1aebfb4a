"""Amounts: one reading, two, or none; and units in cells and headings."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.data.lists.money import Unit, money, unit_in, unit_of, uses_of

SEK, TKR, MKR, EUR = Unit("SEK", 1), Unit("SEK", 1_000), Unit("SEK", 10**6), Unit("EUR", 1)


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("1 234 567,50 kr", "1234567.50", SEK),
        ("1\u00a0234\u202f567", "1234567", None),
        ("1'234'567", "1234567", None),
        ("1,2 mkr", "1.2", MKR),
        ("1.234.567", "1234567", None),
        ("1,234.50", "1234.50", None),
        ("€15,524,474.00", "15524474.00", EUR),
        ("236.450,00 €", "236450.00", EUR),
        ("500 000:-", "500000", SEK),
        ("10 000,-", "10000", SEK),
        ("250 tkr", "250", TKR),
        ("3,5 miljoner kronor", "3.5", MKR),
        ("3,5 miljoner", "3.5", Unit("", 10**6)),
        ("-5", "-5", None),
        ("\u2212 500", None, None),
        ("0.181", "0.181", None),
        ("1234.567", "1234.567", None),
    ],
)
def test_an_amount_with_one_reading(text: str, amount: str | None, unit: Unit | None) -> None:
    found = money(text)
    if amount is None:
        assert found is None
    else:
        assert found is not None
        assert (found.readings, found.unit) == ((Decimal(amount),), unit)


@pytest.mark.parametrize("text", ["1.234", "12,345 kr", "999.000"])
def test_an_amount_with_two_readings(text: str) -> None:
    found = money(text)
    assert found is not None
    whole, parted = found.readings
    assert whole == 1000 * parted


@pytest.mark.parametrize(
    "text",
    ["ca 500 000", "1–2 mkr", "50 %", "500 kr/år", "12 34", "1.23.456", "1e5", "n/a", "12 stycken"],
)
def test_what_is_no_certain_amount(text: str) -> None:
    assert money(text) is None


@given(st.decimals(0, 10**9, places=2), st.sampled_from(["kr", "tkr", "EUR", ""]))
def test_what_is_written_in_swedish_is_read_back(amount: Decimal, unit: str) -> None:
    text = f"{amount:,.2f}".replace(",", " ").replace(".", ",") + f" {unit}"
    found = money(text)
    assert found is not None
    assert found.readings == (amount,)
    assert found.unit == (unit_of(unit) if unit else None)


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Beviljat belopp (tkr)", TKR),
        ("beviljat_belopp_sek", SEK),
        ("ERDF/ESF investment £m", Unit("GBP", 10**6)),
        ("Belopp i tusental kronor", TKR),
        ("EU-stöd i miljoner SEK", MKR),
        ("FundingsSek", SEK),
        ("Belopp", None),
        ("SEK och EUR", None),
    ],
)
def test_the_unit_that_a_heading_tells(heading: str, unit: Unit | None) -> None:
    assert unit_in(heading) == unit


def test_what_marks_do_in_a_column() -> None:
    assert uses_of(["1.234", "1.234.567", "12,5"]) == {".": "thousands", ",": "decimal"}
    assert uses_of(["1.234", "1 234", ""]) == {}
    assert uses_of(["1.234.567", "12.5"]) == {}
