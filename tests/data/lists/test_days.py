"""What is wrong with a date, and what to write instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.data.lists.dates import certain, period
from samverkan.data.lists.days import remedy, serials, why_not


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3/6 2015", "Det kan vara 2015-06-03 eller 2015-03-06. Skriv den dag som menas."),
        ("31/2 2016", "2016-02 har 29 dagar. Skriv en dag som finns, eller bara 2016-02."),
        ("2015-02-30", "2015-02 har 28 dagar. Skriv en dag som finns, eller bara 2015-02."),
        ("2015-25-06", "Månad 25 finns inte. Har dag och månad bytt plats, skriv 2015-06-25;"),
        ("2015-13", "Månad 13 finns inte. Skriv en månad från 01 till 12, eller bara året."),
        ("Q2 2015", "Skriv 2015-04 där det börjar och 2015-06 där det slutar."),
        ("kvartal 4 2015", "Skriv 2015-10 där det börjar och 2015-12 där det slutar."),
        ("2015–2017", "Skriv 2015 där den börjar och 2017 där den slutar, i var sin cell."),
        ("2015/16", "Skriv 2015 där den börjar och 2016 där den slutar, i var sin cell."),
        ("150603", "Skriv året med fyra siffror: 2015-06-03."),
        ("31. Dez 18", "Skriv året med fyra siffror: 2018-12-31."),
        ("3/6-15", "2015-06-03 eller 2015-03-06."),
        ("2015 juni", "Skriv 2015-06."),
        ("06/2015", "Skriv 2015-06."),
        ("2015.06.03", "Skriv 2015-06-03."),
        ("våren 2015", "En årstid är inget datum. Skriv de månader som menas, eller bara 2015."),
        ("tills vidare", "Har det inget känt slut, lämna cellen tom."),
        ("2015–", "Skriv bara 2015; det som är okänt lämnas tomt."),
        ("42156", "Skriv 2015-06-01, eller 2019-06-02 om arbetsboken räknar från 1904."),
        ("i höstas", "Skriv ÅÅÅÅ, ÅÅÅÅ-MM eller ÅÅÅÅ-MM-DD."),
    ],
)
def test_what_to_write_instead(text: str, said: str) -> None:
    told = remedy(text)
    assert said in told["sv"]
    assert told["en"]


def test_the_epoch_of_a_workbook_says_which_day() -> None:
    assert remedy("42156", since=1904)["sv"] == "Skriv 2019-06-02, om det är den dagen."
    assert remedy("42156", since=1900)["sv"] == "Skriv 2015-06-01, om det är den dagen."


@given(st.dates())
def test_every_day_that_exists_is_read_or_suggested(day: object) -> None:
    text = str(day).replace("-", ".")
    told = why_not(text)
    assert certain(text.replace(".", "-")) == told.fields["day"] == str(day)


@given(st.integers(20_000, 69_999))
def test_the_epochs_lie_1462_days_apart(number: int) -> None:
    days, later = serials(str(number)), serials(str(number + 1462))
    assert days is not None
    assert later is None or later[1900] == days[1904]


def test_periods_of_a_quarter() -> None:
    assert period("2015 Q3") == ("2015-07", "2015-09")
    assert period("2:a kvartalet 2015") == ("2015-04", "2015-06")
