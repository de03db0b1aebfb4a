"""The bundle that large pages carry: fit for a page, or missed in plain words."""

import shutil
from pathlib import Path

import pytest

from samverkan.errors import MissingBundle
from samverkan.export import bundle


def test_the_bundle_is_safe_inside_a_script_and_names_its_makers() -> None:
    text = bundle.library()
    assert "</script" not in text.lower()
    assert "<!--" not in text
    assert "\r" not in text
    for name in ("sigma 3.", "graphology 0.", "events 3.", "graphology-utils 2."):
        assert name in text, name
    assert text.count("Permission is hereby granted") == 4
    assert "eval(" not in text
    assert "new Function" not in text


def test_where_it_was_not_built_the_error_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(MissingBundle) as missing:
        bundle.library(tmp_path)
    assert "pip install -e ." in str(missing.value)
    assert str(tmp_path) in missing.value.say("sv")


def test_a_bundle_of_other_sources_is_missed_too(tmp_path: Path) -> None:
    assets = tmp_path / "assets"
    shutil.copytree(Path(bundle.__file__).parent / "assets", assets)
    assert bundle.library(assets) == bundle.library()
    script = assets / "library.js"
    script.write_text(script.read_text("utf-8") + "export const more = 1;\n", "utf-8")
    bundle.library.cache_clear()
    with pytest.raises(MissingBundle):
        bundle.library(assets)
