"""GraphML and GEXF from outside: what is harmful or broken is refused."""

from pathlib import Path

import pytest

from samverkan.data.network_files import read_graph_file
from samverkan.errors import UnreadableFile

GRAPHML = """<?xml version="1.0" encoding="{encoding}"?>{before}
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<graph edgedefault="undirected"><node id="a"/><node id="b"/>{more}</graph></graphml>"""

BOMB = '<!DOCTYPE graphml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
FETCH = '<!DOCTYPE graphml SYSTEM "file:///etc/passwd">'


def refused(path: Path, content: str | bytes, why: str) -> None:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(UnreadableFile, match=why) as caught:
        read_graph_file(path)
    assert caught.value.say("sv")


def graphml(more: str = "", before: str = "", encoding: str = "utf-8") -> str:
    return GRAPHML.format(more=more, before=before, encoding=encoding)


def test_what_is_sound_is_read(tmp_path: Path) -> None:
    path = tmp_path / "g.graphml"
    path.write_text(graphml('<edge source="a" target="b"/>'), "utf-8")
    assert list(read_graph_file(path).edges) == [("a", "b")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("before", [BOMB, FETCH])
def test_a_document_type_is_refused(tmp_path: Path, before: str, encoding: str) -> None:
    content = graphml(before=before, encoding=encoding).encode(encoding)
    refused(tmp_path / "g.graphml", content, "DOCTYPE")


def test_depth_is_refused_before_anything_is_built(tmp_path: Path) -> None:
    refused(tmp_path / "g.graphml", graphml("<graph>" * 50_000), "100 elements")


@pytest.mark.parametrize("suffix", ["graphml", "gexf"])
@pytest.mark.parametrize(
    "content",
    [
        "",
        "source,target\na,b\n",
        "<graphml>",
        "<html/>",
        "\0",
        '<?xml version="1.0" encoding="x"?><a/>',
    ],
)
def test_what_is_no_network_is_refused(tmp_path: Path, suffix: str, content: str) -> None:
    refused(tmp_path / f"g.{suffix}", content, "cannot be read")


@pytest.mark.parametrize(
    "more",
    [
        '<edge source="a"/>',
        "<node/>",
        '<edge source="a" target="b" directed="true"/>',
        "<hyperedge/>",
        '<node id="c"><data key="k">1</data></node>',
        "&nothing;",
    ],
)
def test_parts_that_are_missing_or_not_understood(tmp_path: Path, more: str) -> None:
    refused(tmp_path / "g.graphml", graphml(more), "cannot be read")


def test_a_tie_to_a_node_that_is_not_there(tmp_path: Path) -> None:
    ties = "".join(f'<edge source="a" target="x{n}"/>' for n in range(7))
    refused(tmp_path / "g.graphml", graphml(ties), r"\(7\): x0, x1, x2, x3, x4 …")
