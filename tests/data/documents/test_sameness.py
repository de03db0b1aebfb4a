"""A document that comes again is known, and another one made from the same template is not."""

import hashlib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from samverkan.data.documents.document import Document
from samverkan.data.documents.plain import plain_lines
from samverkan.data.documents.reading import Reading
from samverkan.data.documents.sameness import Fingerprint, known_by, likeness
from tests.data.documents.test_proposals import NAMES

TERMS = " ".join(
    f"Parterna ska under år {i} mötas minst {i + 2} gånger och då gå igenom mål nummer {i}."
    for i in range(40)
)


def agreement(party: str, years: str = "2020-2022", end: str = "") -> str:
    title = f"Överenskommelse om samverkan {years}"
    return f"{title}\n\nParter\n\nArbetsförmedlingen\n{party}\n\nVillkor\n\n{TERMS}\n\n{end}\n"


def mark(text: str) -> Fingerprint:
    lines = tuple(plain_lines(Path("avtal.txt"), text.encode()))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Reading(Document("avtal.txt", sha256, "text", lines), NAMES).mark


def alike(one: str, other: str) -> str | None:
    return likeness(mark(one), mark(other))


def test_the_same_words_on_other_lines_are_the_same_text() -> None:
    text = agreement("Mora kommun")
    cut = text.replace("minst ", "minst\n").replace("nummer", "num-\nmer")
    assert mark(text).text == mark(cut).text


def test_a_page_with_another_footer_is_the_same_work() -> None:
    text = agreement("Mora kommun")
    assert alike(text, agreement("Mora kommun", end="Sidan uppdaterad 2 maj. Kakor.")) == "work"


def test_two_agreements_from_one_template_are_two() -> None:
    text = agreement("Mora kommun")
    assert alike(text, agreement("Orsa kommun")) is None
    assert alike(text, agreement("Mora kommun", years="2023-2025")) is None


def test_a_part_of_a_document_is_its_extract() -> None:
    text = agreement("Mora kommun")
    assert alike(text, TERMS[: len(TERMS) // 3]) == "extract"
    assert alike(text, "Sångfåglar i Siljansbygden kommer tillbaka i april varje år. " * 9) is None


@given(st.text("abcåÅ 12.,:–\n\t", max_size=200))
def test_what_a_document_is_known_by_is_written_and_read_back(text: str) -> None:
    one = mark(f"Överenskommelse\n\n{text}")
    assert known_by(str(one)) == one
    assert likeness(one, one) == "file"


def test_anything_else_is_no_mark() -> None:
    for text in ("", "okänt", "1:a:b", "2:a:b:c:d:e:f:1", "1:a:b:%:d:e:f:x"):
        assert known_by(text) is None


def test_a_mark_is_short_enough_to_stand_in_a_cell() -> None:
    assert len(str(mark(agreement("Mora kommun")))) < 400
