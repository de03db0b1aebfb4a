"""What was read in documents becomes proposals that rest on the document, and no guess."""

import json
from pathlib import Path
from typing import Any

import pytest

from samverkan.data.rdf import register_from_quads
from samverkan.errors import UnreadableFile
from samverkan.export.documents import as_json
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.identity import local_id

AGREEMENT = """Överenskommelse om lov

Parter: Mora kommun, Lovföreningen i Mora
Mora den 3 juni 2016

Eva Exempelsson
kommunchef, Mora kommun
"""


@pytest.fixture
def kb(tiny: Path) -> KnowledgeBase:
    return KnowledgeBase.memory(tiny)


@pytest.fixture
def told(kb: KnowledgeBase, tmp_path: Path) -> dict[str, Any]:
    path = tmp_path / "avtal.txt"
    path.write_text(AGREEMENT, "utf-8")
    found = as_json(kb.read([path]), "sv")
    person = {"id": "person-0123abcd", "name": "Eva Exempelsson", "basis": "kommunchef"}
    named = {"file": "avtal.txt", "table": "people", "cells": person, "locator": "rad 6"}
    return {**found, "rows": [*found["rows"], named]}


def written(folder: Path, told: dict[str, Any]) -> Path:
    path = folder / "läst.json"
    path.write_text(json.dumps(told), "utf-8")
    return path


def test_every_row_is_proposed_with_its_document_place_and_wording(
    kb: KnowledgeBase, told: dict[str, Any], tmp_path: Path
) -> None:
    done = kb.propose(written(tmp_path, told), sender="kansliet")
    open_rows = [row for row in told["rows"] if row["table"] != "people"]
    assert {(one.table, local_id(one.row)) for one in done.proposals} == {
        (row["table"], row["cells"]["id"]) for row in open_rows
    }
    (document,) = told["documents"]
    for one in done.proposals:
        assert (one.file, one.sha256) == ("avtal.txt", document["sha256"])
        assert one.confidence in ("high", "medium", "low")
        assert one.locator
        assert one.as_printed is not None
    people = len(told["rows"]) - len(open_rows)
    assert [fault.key for fault in done.left_out] == ["people_not_proposed"] * people
    assert people
    again = kb.propose(written(tmp_path, told), sender="kansliet")
    assert (again.proposals, again.again) == ((), len(done.proposals))


def test_what_is_accepted_rests_on_the_document_alone(
    kb: KnowledgeBase, told: dict[str, Any], tmp_path: Path
) -> None:
    done = kb.propose(written(tmp_path, told), sender="kansliet")
    kb.review(done.proposals, "accepted", why="Läst")
    (iri,) = kb.store.registers()
    found = register_from_quads(kb.store.quads(), iri)
    (source,) = (row for row in told["rows"] if row["table"] == "sources")
    rows = {row.id: row.model_dump() for row in found.rows()}
    for one in done.proposals:
        if "source" in one.cells:
            assert rows[local_id(one.row)]["source"] == source["cells"]["id"]
    assert not [row for row in rows.values() if row.get("kind") == "reply"]
    same = kb.propose(written(tmp_path, told), sender="någon annan")
    assert (same.proposals, same.same) == ((), len(done.proposals))


def test_what_has_no_place_is_left_out_with_what_refers_to_it(
    kb: KnowledgeBase, told: dict[str, Any], tmp_path: Path
) -> None:
    row = {"file": "avtal.txt", "locator": "rad 9", "confidence": "low"}
    signed = {"id": "s", "agreement": "agr-a", "actor": "org-x"}
    added = [
        {**row, "table": "organisations", "cells": {"id": "org-x", "name": "X", "place": "Y"}},
        {**row, "table": "signatures", "cells": signed},
        {**row, "table": "names", "cells": {"named": "org-af", "name": "Ring 0250-260 00"}},
        {**row, "table": "secrets", "cells": {"id": "x"}},
        {**row, "table": "areas", "cells": {"id": "a", "colour": "blue"}},
        {**row, "table": "areas", "cells": {"id": "a", "name": "A"}, "file": "other.txt"},
        "nothing",
    ]  # fmt: skip
    count = len(kb.propose(written(tmp_path, told), sender="kansliet").proposals)
    done = kb.propose(written(tmp_path, {**told, "rows": [*told["rows"], *added]}), sender="k2")
    assert len(done.proposals) == count
    keys = sorted(fault.key for fault in done.left_out)
    assert keys == sorted(
        ["people_not_proposed"] * sum(one["table"] == "people" for one in told["rows"])
        + ["name_unknown", "name_unknown", "personal_in_text"]
        + ["reading_table", "reading_column", "reading_document", "reading_row"]
    )


@pytest.mark.parametrize("text", ["[]", "{}", '{"documents": 1, "rows": []}', "no", '{"rows": []}'])
def test_json_of_another_kind_is_refused(kb: KnowledgeBase, tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableFile):
        kb.propose(path, sender="kansliet")
    assert kb.proposals(None) == []
