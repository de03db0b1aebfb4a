"""`register.toml`: what is said of a register as open data is read with every fault."""

from pathlib import Path

import pytest

from samverkan.data.about import read_about
from samverkan.data.intake import read_register
from samverkan.data.rdf import open_quads, register_from_quads
from samverkan.errors import UnreadableFile
from samverkan.knowledge import KnowledgeBase
from samverkan.loading import REGISTERS


def add(folder: Path, text: str) -> None:
    with (folder / "register.toml").open("a", encoding="utf-8") as file:
        file.write(text)


def test_what_is_shipped_names_no_publisher_licence_or_contact() -> None:
    about = read_about(REGISTERS / "vagen-in")
    assert about["faults"] == []
    assert set(about["publication"]) == {
        *("description", "description_en", "keywords", "keywords_en", "themes"),
    }


def test_every_fault_is_told_at_once_with_what_to_write(tiny: Path) -> None:
    add(
        tiny,
        '[catalogue]\nlicens = "CC0-1.0"\nlicence = "MIT"\npublisher = 7\n'
        'base_url = "example.org"\n',
    )
    _, faults = read_register(tiny)
    assert [(f.column, f.key) for f in faults] == [
        ("catalogue.licens", "toml_key"),
        ("catalogue.licence", "about_choice"),
        ("catalogue.publisher", "about_text"),
        ("catalogue.base_url", "about_form"),
    ]
    assert "licence" in faults[0].say("sv")
    assert "CC-BY-4.0" in faults[1].say("en")
    assert all(fault.file == "register.toml" for fault in faults)


def test_a_catalogue_that_is_no_table_cannot_be_read(tiny: Path) -> None:
    text = (tiny / "register.toml").read_text("utf-8")
    (tiny / "register.toml").write_text('catalogue = "x"\n' + text, "utf-8")
    with pytest.raises(UnreadableFile):
        read_about(tiny)


def test_what_is_said_goes_through_the_graph_and_back(tiny: Path) -> None:
    add(
        tiny,
        '[catalogue]\npublisher = "Region Exempel"\npublisher_org_number = "232100-0180"\n'
        'contact_email = "a@example.org"\nkeywords = ["ö", "a"]\n',
    )
    register, faults = read_register(tiny)
    assert faults == []
    assert register.publication["keywords"] == ("a", "ö")
    again = register_from_quads(open_quads(register), register.iri)
    assert again.publication == register.publication


def test_a_new_contact_is_a_change_of_the_register(tiny: Path) -> None:
    add(tiny, '[catalogue]\ncontact_email = "a@example.org"\n')
    with KnowledgeBase.memory(tiny) as kb:
        text = (tiny / "register.toml").read_text("utf-8")
        (tiny / "register.toml").write_text(text.replace("a@example", "b@example"), "utf-8")
        assert kb.load(tiny).changed == {"register": ["tiny"]}
        assert kb.load(tiny).changed == {}
