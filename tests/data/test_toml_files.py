"""TOML that people write: what it says, and where it goes wrong in plain words."""

from pathlib import Path

import pytest

from samverkan.data.toml_files import read_toml
from samverkan.errors import UnreadableFile


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[columns]\nname = Projekt", "rad 2, tecken 8: värdet är fel skrivet"),
        ("[columns", "en rubrik ska stå inom hakparenteser"),
        ("a = 1\na = 2", "samma nyckel"),
        ('a "b"', "rad 1, tecken 3: efter nyckeln"),
        ('a = "x', "ett citattecken saknas"),
        ('a = "b" c = "d"', "rad 1, tecken 9: här ska raden vara slut"),
        ("\xff", "inte i UTF-8"),
    ],
)
def test_where_it_goes_wrong(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(UnreadableFile) as caught:
        read_toml(path)
    assert said in caught.value.say("sv")
    assert "Invalid" not in caught.value.say("en")


def test_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text('\ufeffa = "å"\n', "utf-8")
    assert read_toml(path) == {"a": "å"}
