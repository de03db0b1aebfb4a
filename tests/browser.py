"""A browser without a network, and what it says of a page."""

import os
import shutil
from pathlib import Path
from typing import Any

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
#: axe-core, where `npm ci` in `tests/web` has put it, or where $AXE says.
AXE = Path(
    os.environ.get("AXE")
    or Path(__file__).parent / "web" / "node_modules" / "axe-core" / "axe.min.js"
)


def chromium() -> str | None:
    """Return the path of Chromium: $CHROMIUM, or the first that is installed."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def violations(
    browser: Any, path: Path, *widths: int, scheme: str = "light", script: str = ""
) -> list[Any]:
    """Return what axe-core finds wrong with a page, at each width, once `script` has run."""
    context = browser.new_context(bypass_csp=True, color_scheme=scheme, offline=True)
    tab = context.new_page()
    tab.goto(path.as_uri())
    tab.evaluate(AXE.read_text("utf-8"))
    tab.evaluate(f"() => {{ {script} }}")
    found = []
    for width in widths or (1280, 320):
        tab.set_viewport_size({"width": width, "height": 800})
        found += tab.evaluate("axe.run()")["violations"]
    context.close()
    return found
