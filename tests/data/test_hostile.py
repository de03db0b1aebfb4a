"""No file from outside takes the program down: it is refused by name, in words, and soon."""

import time
from pathlib import Path

import pytest

from samverkan.data.bounded import bounded
from samverkan.data.documents.text import read_document
from samverkan.data.networks import read_network_apart
from samverkan.errors import SamverkanError
from samverkan.loading import check
from tests.data.hostile import HONEST, HOSTILE, HOSTILE_DOCUMENTS, HOSTILE_NETWORKS

#: What no file should take, on a busy machine.
SOON = 60


def _told(path: Path) -> list[tuple[str, str]]:
    """Return what is told of a file: where it is said to be, and what is wrong with it."""
    try:
        _, faults = check(path)
    except SamverkanError as error:
        return [(error.say("sv"), error.say("en"))]
    return [(fault.file, fault.say("sv")) for fault in faults]


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    HOSTILE[name](path)
    began = time.monotonic()
    told = _told(path)
    assert told
    assert all(name in where and said for where, said in told)
    assert time.monotonic() - began < SOON


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE_NETWORKS)
def test_a_hostile_network_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    HOSTILE_NETWORKS[name](path)
    with pytest.raises(SamverkanError) as caught:
        read_network_apart(path)
    assert caught.value.say("sv")


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE_DOCUMENTS)
def test_a_hostile_document_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    HOSTILE_DOCUMENTS[name](path)
    with pytest.raises(SamverkanError) as caught:
        bounded(read_document, path)
    assert name in caught.value.say("sv")


@pytest.mark.slow
@pytest.mark.parametrize("name", HONEST)
def test_an_honest_file_is_read(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    HONEST[name](path)
    register, faults = check(path)
    assert faults == []
    assert list(register.rows()) or name == "own-context.jsonld"
