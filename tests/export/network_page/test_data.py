"""The data of a page hold all that its picture does, each text once, and little else."""

import json
from dataclasses import replace
from typing import Any

from samverkan.export.network_page.data import data
from samverkan.export.picture import LAYERS, Link, Mark, draw
from samverkan.export.webpage import script_json
from tests.export.conftest import Drawn


def found(what: Drawn) -> tuple[Any, Any]:
    picture = draw(what.networks, title="", evidence=what.evidence)
    first, second = picture.nodes[:2]
    marked = replace(first, marks=(Mark("cut-point", "Faller isär."),), areas=("Bostad",))
    picture = replace(
        picture,
        nodes=(marked, *picture.nodes[1:]),
        links=(Link(first.id, second.id, "overlap", 0.8, "Lika namn."),),
    )
    return picture, json.loads(script_json(data(picture, "sv")))


def test_every_tie_is_there_with_its_ends_its_layer_and_its_evidence(everything: Drawn) -> None:
    picture, told = found(everything)
    texts, ties, nodes = told["texts"], told["ties"], told["nodes"]
    ids = [told["base"] + rest for rest in nodes["id"]]
    assert ids == [node.id for node in picture.nodes]
    assert len(ties["source"]) == len(picture.ties)
    for i, (tie, row) in enumerate(zip(picture.ties, picture.rows, strict=True)):
        assert ids[ties["source"][i]] == tie.source
        assert ids[ties["target"][i]] == tie.target
        assert told["lists"]["layer"][ties["layer"][i]] == tie.layer
        assert texts[ties["basis"][i]] == row.basis
        places = told["evidence"]
        assert [
            tuple(texts[places[column][e]] or None for column in ("source", "locator", "wording"))
            for e in ties["evidence"][i]
        ] == list(tie.evidence)


def test_findings_are_there(everything: Drawn) -> None:
    _, told = found(everything)
    texts = told["texts"]
    assert [texts[i] for i in told["marks"]["text"]] == ["Faller isär."]
    assert told["links"]["strength"] == [0.8]
    assert told["lists"]["area"] == ["", "Bostad"]
    assert told["nodes"]["areas"][0] == [1]
    assert not any(told["nodes"]["areas"][1:])


def test_each_text_stands_once_and_nothing_is_zero(everything: Drawn) -> None:
    _, told = found(everything)
    for texts in (told["texts"], *told["lists"].values()):
        assert texts[0] == ""
        assert len(set(texts)) == len(texts)
    assert told["lists"]["layer"][1:] == list(LAYERS)
    assert len(told["terms"]["layer"]) == len(told["lists"]["layer"])
