"""A person's numbers and addresses are found in what is sent, and other numbers are not."""

import pytest

from samverkan.data.sent.personal import tells


@pytest.mark.parametrize(
    "text",
    [
        "Ring 070-123 45 67", "+46 70 123 45 67", "0046701234567", "tel 0250/26 00 00",
        "08-123 456 78", "eva@mora.se", "19121212-1212", "121212-1212", "+46 (0)250 260 00",
    ],
)  # fmt: skip
def test_what_tells_of_a_person(text: str) -> None:
    assert tells(text)


@pytest.mark.parametrize(
    "text",
    [
        "2015-06-03", "2015-2020", "rad 250-260", "dnr 2015/0345-12", "212000-2213", "1 234,50",
        "2019-01-01 – 2020-12-31", "SFS 2010:197", "0,5", "0-19 år", "kl. 09-16", "prop-0f93a2c192",
        "ISBN 978-91-0-012345-6", "09-10-2015",
    ],
)  # fmt: skip
def test_what_does_not(text: str) -> None:
    assert not tells(text)
