"""What starting costs: `--version` against a script that only imports click, and an answer."""

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.timing import compare
from samverkan.knowledge import KnowledgeBase


def run(*command: str) -> None:
    subprocess.run([sys.executable, *command], check=True, capture_output=True)


def main() -> None:
    """Print the ratios."""
    click = lambda: run("-c", "import click")  # noqa: E731
    version = "from samverkan.cli import main; main()"
    print("start-up                                ours     import click")
    print("  --version         ", compare(lambda: run("-c", version, "--version"), click, 15))
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder, "store"))
        with KnowledgeBase.edit(store) as kb:
            kb.load("vagen-in")
        ask = ["-c", version, "--store", store, "ask", "who-cooperates", "--area", "bostad"]
        print("  ask, on housing   ", compare(lambda: run(*ask), click, 9))
        print("  ask, on everything", compare(lambda: run(*ask[:-2]), click, 9))
