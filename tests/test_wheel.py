"""The wheel alone, in an empty environment, answers a question from anywhere."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]


def call(*command: object, **options: object) -> str:
    """Run a command; return what it said, or fail with what it complained of."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "SAMVERKAN"))}
    ran = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, encoding="utf-8",
        env=environment, timeout=600, check=False, **options,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    call(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution."""
    folder = tmp_path_factory.mktemp("sdist")
    call(sys.executable, "-m", "build", "--sdist", "--outdir", folder, ROOT)
    (built,) = folder.glob("*.tar.gz")
    return built


@pytest.fixture(scope="module")
def samverkan(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program, installed from the wheel into an environment that holds nothing else."""
    folder = tmp_path_factory.mktemp("environment") / "venv"
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    call(scripts / "python", "-m", "pip", "install", "--quiet", wheel, cwd="/")
    return scripts / "samverkan"


def tracked() -> set[str]:
    """Return the files of the package that a clone has."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a clone")
    told = call("git", "ls-files", "-z", "samverkan", cwd=ROOT)
    return {name for name in told.split("\0") if name and (ROOT / name).is_file()}


def test_the_wheel_holds_every_file_of_the_package_and_no_test(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    assert tracked() <= inside
    own = {name for name in inside if ".dist-info/" not in name}
    assert all(name.startswith("samverkan/") for name in own)
    assert not [name for name in own if "test" in name.lower() or "__pycache__" in name]
    for suffix in (".rq", ".ttl", ".csv", ".toml", ".html", ".jsonld"):
        assert any(name.endswith(suffix) for name in own), suffix
    assert "samverkan/py.typed" in own


BUILT = "samverkan/export/assets/built/"


def test_the_wheel_carries_the_bundle_and_its_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        script = archive.read(f"{BUILT}library.js").decode("utf-8")
        licences = archive.read(f"{BUILT}LICENSES.txt").decode("utf-8")
        assert not [name for name in archive.namelist() if "node_modules" in name]
    assert len(script) > 100_000
    for name in ("sigma", "graphology"):
        assert f"{name} " in licences
    assert "Permission is hereby granted" in licences


def test_a_wheel_is_built_from_the_source_distribution_without_the_npm_registry(
    sdist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "empty"))
    call(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", tmp_path, sdist)
    (built,) = tmp_path.glob("*.whl")
    assert f"{BUILT}library.js" in zipfile.ZipFile(built).namelist()


def test_the_wheel_says_who_it_is_and_carries_the_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata,) = (name for name in names if name.endswith("METADATA"))
        text = archive.read(metadata).decode("utf-8")
    assert "\nName: samverkan\n" in text
    assert "Requires-Python: >=3.11" in text
    assert any(name.endswith("LICENSE") for name in names)


def test_installed_alone_it_answers_from_anywhere(samverkan: Path, tmp_path: Path) -> None:
    from samverkan import __version__

    store = ("--store", tmp_path / "store")
    assert __version__ in call(samverkan, "--version", cwd="/")
    call(samverkan, *store, "load", "vagen-in", cwd="/")
    asked = ("ask", "who-cooperates", "--area", "bostad", "--format", "json")
    answer = json.loads(call(samverkan, *store, *asked, cwd="/"))
    assert len(answer["rows"]) == 7
    page = tmp_path / "x.html"
    call(samverkan, *store, "export", "network", "--area", "bostad", "--out", page, cwd="/")
    assert "Migrationsverket" in page.read_text("utf-8")
    call(samverkan, "check", "vagen-in", cwd="/")
    data = tmp_path / "x.ttl"
    call(samverkan, *store, "export", "data", "--out", data, cwd="/")
    assert data.stat().st_size > 100_000
