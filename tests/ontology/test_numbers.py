"""Organisation numbers have one form, and those of persons are known for what they are."""

from collections.abc import Callable
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from samverkan.ontology.numbers import (
    holds_personal,
    is_personal,
    masked,
    normal_number,
    plain_number,
)


def sound(nine: str) -> str:
    digits = nine + luhn.calc_check_digit(nine)
    return f"{digits[:6]}-{digits[6:]}"


numbers = st.from_regex(r"[0-9]{2}[2-9][0-9]{6}", fullmatch=True).map(sound)
WAYS = (
    lambda n: n,
    lambda n: n.replace("-", ""),
    lambda n: f"16{n}",
    lambda n: f"SE{n.replace('-', '')}01",
    lambda n: f"{n.replace('-', '')}.0",
    lambda n: n.replace("-", "–"),
    lambda n: f" {n[:6]} {n[7:]}",
    lambda n: "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in n),
)


@given(numbers, st.sampled_from(WAYS))
def test_every_way_of_typing_a_number_is_one(number: str, way: Callable[[str], str]) -> None:
    assert normal_number(way(number)) == number


@given(st.text())
def test_what_is_no_number_is_left_as_it_is(text: str) -> None:
    found = plain_number(text)
    assert found == text or (len(found) == 11 and found[6] == "-")
    assert plain_number(found) == found


@given(st.dates(), st.integers(0, 9999), st.sampled_from(["%Y%m%d", "%y%m%d"]))
def test_a_persons_number_is_never_an_organisations(day: date, last: int, form: str) -> None:
    assert normal_number(f"{day.strftime(form)}-{last:04}") is None


def test_only_the_beginning_of_a_persons_number_is_told() -> None:
    assert is_personal("811228-9874")
    assert masked("19811228-9874") == "19••••••-••••"
    assert masked("556036-0793") == "556036-0793"


born = st.dates(date(1900, 1, 1)).map(lambda day: day.strftime("%y%m%d"))


@given(born, st.integers(0, 999), st.sampled_from(("", "19")), st.sampled_from(("", "-", "+", " ")))
def test_a_persons_number_is_found_within_a_text(
    day: str, serial: int, century: str, sign: str
) -> None:
    ten = sound(f"{day}{serial:03}").replace("-", "")
    text = f"Firma 2 ({century}{ten[:6]}{sign}{ten[6:]}), Mora"
    assert holds_personal(text)
    assert ten[6:] not in masked(text)
    assert not holds_personal(f"{ten[:-1]}{(int(ten[-1]) + 1) % 10}")


@given(numbers)
def test_an_organisations_number_within_a_text_is_none(number: str) -> None:
    assert not holds_personal(f"Firma {number}")
    assert masked(f"Firma {number}") == f"Firma {number}"
