"""A disk that takes no more is told in a line, and what was there is there."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from samverkan.graph.disk import is_full, why
from samverkan.knowledge import KnowledgeBase

#: Runs command lines that may write no file larger than a limit. Where they are `large`, every
#: register and every change goes into a copy that takes the store's place.
SCRIPT = """
import json, resource, sys
sys.dont_write_bytecode = True  # it would be cut off at the limit
from samverkan import loading
from samverkan.cli import run
from samverkan.data.bounded import process
from samverkan.graph import store
process._BEGIN = "import sys; sys.dont_write_bytecode = True; " + process._BEGIN
usual = loading.LARGE, store.LARGE
for most, large, *arguments in json.loads(sys.argv[1]):
    loading.LARGE, store.LARGE = (0, 0) if large else usual
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
    print(run(arguments))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="limits on files")
def test_nothing_is_changed(tmp_path: Path, tiny: Path) -> None:
    folder = tmp_path / "s"
    with KnowledgeBase.edit(folder) as kb:
        kb.load("vagen-in")
        before = set(kb.store.quads()), kb.history.numbers
    given = ["--store", str(folder)]
    cases = [
        (20_000, False, *given, "load", str(tiny)),  # not even opened
        (60_000, False, *given, "load", str(tiny)),
        (60_000, True, *given, "load", str(tiny)),
        (60_000, True, *given, "undo", "1"),
        (60_000, False, *given, "backup", str(tmp_path / "copy")),
        (60_000, False, *given, "backup", "--archive", str(tmp_path / "all.nq")),
    ]
    command = [sys.executable, "-c", SCRIPT, json.dumps(cases)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120)
    assert done.stdout.split() == ["1"] * len(cases)
    told = [line for line in done.stderr.splitlines() if not line.endswith("…")]
    assert len(told) == len(cases)
    assert [line for line in told if "större än vad systemet tillåter" not in line] == []
    assert not list(tmp_path.glob("*copy*"))
    assert not list(tmp_path.glob("*all.nq*"))
    with KnowledgeBase.edit(folder) as kb:
        assert (set(kb.store.quads()), kb.history.numbers) == before
        kb.load(tiny)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EFBIG])
def test_the_text_of_an_error_tells_as_well(number: int) -> None:
    text = f"IO error: {os.strerror(number)}: While appending to file: x.sst"
    assert is_full(OSError(text))
    assert why(OSError(text)) == why(OSError(number, os.strerror(number)))
    assert not is_full(OSError("lock"))
    assert why(OSError("lock")) == "lock"
