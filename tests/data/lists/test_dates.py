"""A date is taken where there is one way to read it, and never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.data.lists.dates import Order, certain, period
from samverkan.ontology.dates import is_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2015", "2015"),
        ("2015-06", "2015-06"),
        ("2015-6-3", "2015-06-03"),
        ("2015/06/03", "2015-06-03"),
        ("20150603", "2015-06-03"),
        ("2015-06-03 00:00:00", "2015-06-03"),
        ("2015-06-03T08:30:00.000Z", "2015-06-03"),
        ("2015-06-03T08:30+02:00", "2015-06-03"),
        ("June 2015", "2015-06"),
        ("juni 2015", "2015-06"),
        ("Okt 2015", "2015-10"),
        ("3 juni 2015", "2015-06-03"),
        ("03-Jun-2015", "2015-06-03"),
        ("June 3rd, 2015", "2015-06-03"),
        ("25/06/2015", "2015-06-25"),
        ("06/25/2015", "2015-06-25"),
        ("25.6.2015", "2015-06-25"),
        ("05/05/2015", "2015-05-05"),
    ],
)
def test_what_can_only_mean_one_thing(text: str, date: str) -> None:
    assert certain(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "", "June", "03/06/2015", "3/6 2015", "03/06/15", "Jun-15", "42158", "2015-13",
        "2015-02-30", "30 februari 2015", "31/13/2015", "i höstas", "2015?", "ca 2015", "2015.5",
        "3 Foo 2015", "15", "2015-06-03-01",
    ],
)  # fmt: skip
def test_what_may_mean_something_else_is_left(text: str) -> None:
    assert certain(text) is None


@pytest.mark.parametrize(("order", "date"), [("dmy", "2015-06-03"), ("mdy", "2015-03-06")])
def test_the_order_of_day_and_month_may_be_told(order: Order, date: str) -> None:
    assert certain("03/06/2015", order) == date
    assert certain("31/12/2015", "mdy") is None


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("2015", ("2015", "2015")),
        ("2015-06", ("2015-06", "2015-06")),
        ("2015-2017", ("2015", "2017")),
        ("2015–2017", ("2015", "2017")),
        ("2015 - 2017-06", ("2015", "2017-06")),
        ("2015-06-01/2015-09-30", ("2015-06-01", "2015-09-30")),
        ("2015/2016", ("2015", "2016")),
        ("juni 2015 till maj 2016", ("2015-06", "2016-05")),
        ("June 2015 to May 2016", ("2015-06", "2016-05")),
        ("2015–", ("2015", None)),
        ("– 2017", (None, "2017")),
        ("2015/16", None),
        ("2015-16", None),
        ("June - August 2015", None),
        ("03/06/2015 - 2016", None),
        ("våren 2015", None),
        ("–", None),
        ("", None),
    ],
)
def test_periods(text: str, both: tuple[str | None, str | None] | None) -> None:
    assert period(text) == both


@given(st.text(st.characters(codec="utf-8"), max_size=20) | st.from_regex(r"[\d/. -]{4,12}"))
def test_whatever_is_written_comes_out_as_a_date_or_not_at_all(text: str) -> None:
    for date in (certain(text), certain(text, "dmy"), *(period(text) or ())):
        assert date is None or is_date(date)


@given(st.dates())
def test_a_day_in_iso_form_is_itself(day) -> None:
    assert certain(day.isoformat()) == certain(f"{day.isoformat()} 00:00:00") == day.isoformat()
