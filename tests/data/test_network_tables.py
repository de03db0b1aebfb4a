"""Cells of a network's tables: numbers, and what only looks like one."""

import pytest

from samverkan.data.network_tables import number, weight_fault


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("-3", -3),
        ("+4", 4),
        ("007", 7),
        ("1.5", 1.5),
        ("1,5", 1.5),
        ("0,125", 0.125),
        ("1234,567", 1234.567),
        (".5", 0.5),
        ("5.", 5.0),
        ("1E3", 1000.0),
    ],
)
def test_numbers(text: str, value: float) -> None:
    assert number(text) == value
    assert type(number(text)) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "NA",
        "nan",
        "inf",
        "1e999",
        "1_0",
        "0x1",
        "1 000",
        "1,500",
        "12,000",
        "½",
        "٣",
        "9" * 400,
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert number(text) is None


def test_what_is_wrong_with_a_weight() -> None:
    assert [weight_fault(v, v) for v in (0, 1.5, -0.1, float("inf"), "1", True, None)] == [
        None,
        None,
        "weight_negative",
        "not_number",
        "not_number",
        "not_number",
        "value_missing",
    ]
