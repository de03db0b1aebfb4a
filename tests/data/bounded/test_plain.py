"""What is packed comes back; what nobody packed is refused."""

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.data.bounded.plain import packed, unpacked
from samverkan.data.forms import Form, FormRow
from samverkan.data.lists.files import Record
from samverkan.faults import Fault
from samverkan.ontology.model import TABLES

SIMPLE = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary()
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.decimals(allow_nan=False)
    | st.just(Path("a/å"))
    | st.builds(Fault, st.text(), st.text(), fields=st.dictionaries(st.text(), st.integers()))
    | st.builds(Record, st.integers(), st.tuples(st.text(), st.text()))
)
KEYS = st.text() | st.just("$") | st.integers()
VALUES = st.recursive(
    SIMPLE,
    lambda inner: (
        st.lists(inner)
        | st.lists(inner).map(tuple)
        | st.dictionaries(KEYS, inner)
        | st.frozensets(st.integers())
    ),
    max_leaves=20,
)


@pytest.mark.slow
@given(VALUES)
def test_what_is_packed_comes_back(value: Any) -> None:
    again = unpacked(packed(value))
    assert again == value
    assert type(again) is type(value)


def test_dates_numbers_and_rows_keep_their_type() -> None:
    row = TABLES["fundings"](
        id="fund-1", source="src", initiative="i", funder="f", amount=Decimal("12.50")
    )
    form = Form("org-a", (FormRow("1", "2", "3", "4"),))
    value = [date(2020, 1, 2), datetime(2020, 1, 2, 3), time(4, 5), {row}, form, {"$": {"v": 1}}]
    assert unpacked(packed(value)) == value


@pytest.mark.parametrize("value", [object(), print, {"a": {1j}}, Fault])
def test_what_is_not_plain_is_not_packed(value: object) -> None:
    with pytest.raises(TypeError):
        packed(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[1",
        "[" * 100_000,
        '{"$":"samverkan.cli:main","v":{}}',
        '{"$":"os:system","v":{}}',
        '{"$":"samverkan.data.bounded.child:serve","v":{}}',
        '{"$":"samverkan.data.bounded.process:subprocess.Popen","v":{}}',
        '{"$":"samverkan.faults:Fault","v":{"nothing":1}}',
        '{"$":"samverkan.faults:Fault"}',
        '{"$":"samverkan.data.nothing:Fault","v":{}}',
        '{"$":"samverkan.ontology.model:Organisation","v":{"id":"A B"}}',
        '{"$":["tuple"],"v":[]}',
        '{"$":"path","v":1}',
        '{"$":"decimal","v":"x"}',
        "9" * 5000,
    ],
)
def test_what_nobody_packed_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        unpacked(text.encode())
