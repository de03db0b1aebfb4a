"""The JavaScript of other people that pages of large networks carry: built when installed."""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from samverkan.errors import MissingBundle

#: What the bundle is made of, in `assets`.
SOURCES: Final = ("package.json", "package-lock.json", "build.mjs", "library.js")
#: What is made, in `assets/built`; the last says of what.
MADE: Final = ("library.js", "LICENSES.txt", "SOURCES.sha256")


@cache
def library(assets: Path | None = None) -> str:
    """Return sigma and graphology as one script, their licences at its top.

    Raises MissingBundle where the package was not built, or was built of other sources.
    """
    home = assets or Path(str(files("samverkan.export").joinpath("assets")))
    made = home / "built" / MADE[0]
    if not is_built(home):
        raise MissingBundle("missing_bundle", path=str(made))
    return made.read_text("utf-8")


def is_built(assets: Path) -> bool:
    """Say whether what is built in `assets` is all there, and made of the sources beside it."""
    built = assets / "built"
    if not all((built / name).is_file() for name in MADE):
        return False
    return (built / MADE[-1]).read_text("utf-8").strip() == digest(assets)


def digest(assets: Path) -> str:
    """Return a digest of the sources, the same whatever the ends of their lines."""
    made = hashlib.sha256()
    for name in SOURCES:
        made.update(f"{name}\n".encode())
        made.update((assets / name).read_bytes().replace(b"\r\n", b"\n"))
    return made.hexdigest()
