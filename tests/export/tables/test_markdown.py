"""An answer as Markdown: a table that any reader shows, and text that is never markup."""

import html
import re
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from samverkan.export.tables.answer import Answer
from samverkan.export.tables.markdown import escaped, to_markdown
from samverkan.graph.table import Table

EVIL = (
    "a|b",
    "a\\|b",
    "\\",
    "`kod`",
    "**fet** _kursiv_ ~~struken~~",
    "[namn](javascript:alert(1))",
    "![bild](http://x/y.png)",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<http://x>",
    "&lt;b&gt;",
    "https://example.org/a_b",
    "www.example.org",
    "någon@example.org",
    "@alla :tada: $x$",
    "# rubrik",
    "- punkt",
    "1. punkt",
    "1) punkt",
    "+ punkt",
    "> citat",
    "---",
    "===",
    "| a | b |",
    "```",
    "en\nrad\r\ntill\rtill\u2028till",
    "  blank  ",
    "שלום \u202e עולם 👩‍👩‍👧",
    "Å" * 300,
)


def shown(text: str) -> str:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)


def answer(*cells: Any, **told: Any) -> Answer:
    table = Table(("rubrik", "antal"), tuple({"rubrik": c, "antal": 2} for c in cells))
    return Answer(table, told.pop("title", "Frågan?"), "sv", worded=False, **told)


def read(markup: str) -> list[str]:
    """Return what the cells of the first column say, with no tag among them but line breaks."""
    cells = re.findall(r"<tr>\n<td[^>]*>(.*?)</td>", markup, re.S)
    assert {tag for cell in cells for tag in re.findall("<[^>]*>", cell)} <= {"<br>"}
    return [html.unescape(cell) for cell in cells]


def plain(text: str) -> str:
    return re.sub(r"\r\n|[\r\n\v\f\x85\u2028\u2029]", "<br>", text).strip(" \t")


@pytest.mark.parametrize("text", EVIL)
def test_a_cell_says_what_the_data_say(text: str) -> None:
    assert read(shown(to_markdown(answer(text, "nästa")))) == [plain(text), "nästa"]


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), max_size=40))
@example("\\<br>")
@example("<br>")
def test_any_text_is_shown_as_it_stands(text: str) -> None:
    markup = shown(to_markdown(answer(f"x{text}x")))
    assert read(markup) == [f"x{text}x"]


@pytest.mark.parametrize("text", EVIL)
def test_what_is_told_is_a_line_of_text(text: str) -> None:
    told = answer("a", title=text, told=[text], scope=[text], notes=[("src-a", text)])
    markup = shown(to_markdown(told))
    tags = set(re.findall(r"<(\w+)", markup))
    allowed = {"h1", "h2", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "br"}
    assert tags <= allowed
    assert markup.count("<h1>") == 1
    assert markup.count("<li>") == 3


def test_a_link_is_only_text() -> None:
    assert escaped("https://x.se www.x.se a@x.se") == r"https\://x.se www\.x.se a\@x.se"
    assert escaped("rad: 12 (s. 4)") == "rad: 12 (s. 4)"


def test_numbers_stand_to_the_right_and_truths_are_words() -> None:
    table = Table(("a", "b"), ({"a": 1, "b": True}, {"a": 0.5, "b": None}))
    assert to_markdown(Answer(table, "T", "sv")).splitlines()[2:] == [
        "| a | b |",
        "| ---: | --- |",
        "| 1 | ja |",
        "| 0,5 |  |",
    ]


def test_rows_set_apart_stand_apart_and_ids_are_left_out() -> None:
    row = {"actor": "https://x/a", "actor_label": "Mora"}
    table = Table(("actor", "actor_label"), (row,), undated=(row, row))
    text = to_markdown(Answer(table, "Vem?", "sv", notes=[("src-a", "Avtalet")]))
    assert "https" not in text
    assert text.count("| Mora |") == 3
    assert "\n## Utan datum\n" in text
    assert text.endswith("## Källorna\n\n- src-a: Avtalet\n")


def test_an_empty_answer_is_a_table_without_rows() -> None:
    assert shown(to_markdown(Answer(Table(("a",), ()), "T", "en"))).count("<tr>") == 1
