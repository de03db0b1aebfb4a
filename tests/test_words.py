"""The catalogue is whole in both languages, and every word it should have is there."""

import re
import string
import tomllib
from pathlib import Path

import samverkan
from samverkan import words
from samverkan.cli import COMMANDS
from samverkan.graph.query import names, question
from samverkan.ontology.columns import COLUMNS
from samverkan.ontology.model import TABLES
from samverkan.ontology.model.fields import fields

PACKAGE = Path(samverkan.__file__).parent


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_entry_says_the_same_in_both_languages() -> None:
    for key, entry in words.catalogue().items():
        assert set(entry) == set(words.LANGUAGES), key
        assert all(entry[lang].strip() for lang in words.LANGUAGES), key
        if key != "fault.shape":  # it shows one language's message or the other's
            assert _placeholders(entry["sv"]) == _placeholders(entry["en"]), key


def test_no_entry_stands_twice() -> None:
    homes: dict[str, list[str]] = {}
    for path in sorted((PACKAGE / "words").glob("*.toml")):
        for section, entries in tomllib.loads(path.read_text("utf-8")).items():
            for name in entries:
                homes.setdefault(f"{section}.{name}", []).append(path.name)
    assert {key: files for key, files in homes.items() if len(files) > 1} == {}


def test_every_key_in_the_code_is_in_the_catalogue() -> None:
    used = set()
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text("utf-8")
        used |= set(re.findall(r'(?:say|told)\(\s*"([a-z_]+\.[a-z_]+)"', text))
        raised = re.findall(
            r"(?:NotFound|UnknownName|AmbiguousName|Store\w+|OutputError|UnreadableFile|"
            r'QueryError|QueryRefused|UsageError)\(\s*"([a-z_]+)"',
            text,
        )
        used |= {f"error.{key}" for key in raised}
        used |= {f"fault.{key}" for key in re.findall(r'Fault\([\w.]+, "([a-z_]+)"', text)}
        told = re.findall(r'(?:\.fault|_fault|Wrong|Unreadable)\(\s*"([a-z_]+)"', text)
        used |= {f"fault.{key}" for key in told}
        if "lists" not in path.parts:  # whose remarks have a section of their own
            remarks = re.findall(r'(?:Remark|_remark)\("([a-z_]+)"', text)
            used |= {f"remark.{key}" for key in remarks}
    assert len(used) > 50
    assert used - set(words.catalogue()) == set()


def test_every_value_of_a_controlled_column_has_words() -> None:
    values = {c for row in TABLES.values() for field in fields(row) for c in field.choices}
    assert {v for v in values if f"value.{v}" not in words.catalogue()} == set()


def test_every_class_has_words() -> None:
    classes = {row.__name__.lower() for row in TABLES.values()}
    assert {c for c in classes if f"class.{c}" not in words.catalogue()} == set()


def test_every_command_and_option_has_words() -> None:
    assert {c for c in COMMANDS if f"command.{c}" not in words.catalogue()} == set()
    assert {c for c in COMMANDS if f"example.{c}" not in words.catalogue()} == set()


def test_every_column_of_a_question_has_words() -> None:
    columns = {c.removesuffix("_label") for name in names() for c in question(name).columns}
    missing = {c for c in columns if f"column.{c}" not in words.catalogue() and c not in COLUMNS}
    assert missing == set()


def test_a_value_without_words_stands_for_itself() -> None:
    assert words.term("value", "something new", "sv") == "something new"
