"""The bundle that large pages carry: fit for a page, or missed in plain words."""

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


def test_where_it_was_not_built_the_error_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "files", lambda name: tmp_path)
    with pytest.raises(MissingBundle) as missing:
        bundle.library.__wrapped__()
    assert "pip install -e ." in str(missing.value)
    assert str(tmp_path) in missing.value.say("sv")
