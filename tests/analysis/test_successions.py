"""Who is who: chains of successions are followed to their end."""

from collections.abc import Mapping
from pathlib import Path

from samverkan.analysis.successions import Successions
from samverkan.graph.facts import Facts
from samverkan.knowledge import KnowledgeBase
from tests.analysis.registers import register

A = "https://w3id.org/samverkan/id/a/"


def successions(tmp_path: Path, rows: str) -> Successions:
    names = "abcdefg"
    organisations = "id,name,source\n" + "".join(f"org-{n},{n},src\n" for n in names)
    steps = "id,predecessor,successor,kind,date,source\n" + "".join(
        f"succ-{i},org-{r[0]},org-{r[2]},becomes,{r[4:]},src\n" for i, r in enumerate(rows.split())
    )
    folder = register(tmp_path, "a", {"organisations": organisations, "successions": steps})
    return Successions(Facts(KnowledgeBase.memory(folder).store))


def short(found: Mapping[str, str | None]) -> dict[str, str | None]:
    return {iri[-1]: date for iri, date in found.items()}


def test_a_chain_is_followed_to_its_end_with_the_last_date(tmp_path: Path) -> None:
    chain = successions(tmp_path, "a-b-2016 b-c-2018 c-d-2020")
    assert short(chain.onward(A + "org-a", lambda _, date: (date or "") < "2019")) == {"c": "2018"}
    assert short(chain.onward(A + "org-a", lambda *_: True)) == {"d": "2020"}
    assert chain.onward(A + "org-d", lambda *_: True) == {}
    assert chain.stands(A + "org-a", lambda *_: True) == A + "org-d"
    assert chain.stands(A + "org-a", lambda *_: False) == A + "org-a"


def test_one_that_was_divided_stands_for_itself(tmp_path: Path) -> None:
    divided = successions(tmp_path, "a-b-2016 a-c-2017")
    assert short(divided.onward(A + "org-a", lambda *_: True)) == {"b": "2016", "c": "2017"}
    assert divided.stands(A + "org-a", lambda *_: True) == A + "org-a"


def test_a_circle_of_successions_ends(tmp_path: Path) -> None:
    circle = successions(tmp_path, "a-b-2016 b-a-2017 c-d-2016 d-c-2017 d-e-2018")
    assert circle.onward(A + "org-a", lambda *_: True) == {}
    assert short(circle.onward(A + "org-c", lambda *_: True)) == {"e": "2018"}
