"""What the package shows the world, and what loading it costs."""

import subprocess
import sys

import pytest

import samverkan


def test_public_names_are_sorted_and_all_there() -> None:
    assert sorted(samverkan.__all__) == samverkan.__all__
    assert all(getattr(samverkan, name) is not None for name in samverkan.__all__)
    assert set(samverkan.__all__) <= set(dir(samverkan))


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        samverkan.nothing  # noqa: B018


def _modules_after(code: str) -> set[str]:
    script = f"import sys; {code}; print(' '.join(sys.modules))"
    told = subprocess.check_output([sys.executable, "-c", script], text=True)
    return {name.partition(".")[0] for name in told.splitlines()[-1].split()}


def test_version_loads_click_and_nothing_else() -> None:
    code = (
        "from samverkan.cli import cli\n"
        "try: cli.main(['--version'], standalone_mode=True)\n"
        "except SystemExit: pass"
    )
    loaded = _modules_after(f"exec({code!r})")
    plain = _modules_after("import click")
    ours = {"samverkan"}
    standard = set(sys.stdlib_module_names)
    assert loaded - plain - ours - standard == set()


def test_asking_loads_no_networks_and_no_row_models(store: object) -> None:
    code = f"import samverkan; samverkan.open({str(store)!r}).ask('bodies')"
    loaded = _modules_after(code)
    assert "pyoxigraph" in loaded
    assert {"networkx", "pydantic", "rdflib", "pyshacl", "numpy"} & loaded == set()
