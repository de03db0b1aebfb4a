"""A report as a PDF: its page, printed by a browser that is installed and kept off the network."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from samverkan.errors import NotFound, OutputError
from samverkan.export.reports.document import Document
from samverkan.export.reports.html import page

#: What browsers that print are called, where programs are found by name.
NAMES: Final = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("microsoft-edge", "microsoft-edge-stable", "msedge"),
)
#: Where they stand on systems whose programs are not found so.
PLACES: Final = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
#: How long the browser may take, in seconds.
SECONDS: Final = 120
_FLAGS: Final = (
    *("--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check"),
    *("--disable-extensions", "--disable-sync", "--disable-background-networking"),
    *("--disable-component-update", "--disable-quic", "--host-resolver-rules=MAP * ~NOTFOUND"),
    "--no-pdf-header-footer",
)


def browser() -> str:
    """Return the path of a browser that prints: $CHROMIUM, or the first that is installed.

    Raises NotFound where there is none.
    """
    named = os.environ.get("CHROMIUM")
    found = [named] if named else filter(None, map(shutil.which, NAMES))
    path = next(iter(found), None) or next((p for p in PLACES if Path(p).is_file()), None)
    if path is None:
        raise NotFound("no_browser")
    return path


def pdf(document: Document, seconds: int = SECONDS) -> bytes:
    """Return a report as a PDF, on A4 with numbered pages.

    The bytes are the browser's, and not the same each time. Raises NotFound where no browser is
    installed, and OutputError where it fails or takes longer than `seconds`.
    """
    path = browser()
    with tempfile.TemporaryDirectory(prefix="samverkan-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, target = folder / "report.html", folder / "report.pdf"
        source.write_bytes(page(document).encode())
        own = [f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={target}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            own.append("--no-sandbox")  # which a browser refuses to do without for root
        _run([path, *_FLAGS, *own, source.as_uri()], path, seconds)
        if not target.is_file():
            raise OutputError("browser_failed", browser=path, why="–")
        return target.read_bytes()


def _run(command: list[str], path: str, seconds: int) -> None:
    """Run a browser to its end; it and what it has started are stopped when time is up."""
    apart = sys.platform != "win32"
    try:
        process = subprocess.Popen(  # noqa: S603 - a browser that is installed, and flags of ours
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=apart,
        )
    except OSError as error:
        raise OutputError("browser_failed", browser=path, why=error.strerror) from error
    try:
        code = process.wait(seconds)
    except subprocess.TimeoutExpired:
        _stop(process, apart=apart)
        raise OutputError("browser_failed", browser=path, why=f"> {seconds} s") from None
    except BaseException:
        _stop(process, apart=apart)
        raise
    if code:
        raise OutputError("browser_failed", browser=path, why=code)


def _stop(process: "subprocess.Popen[bytes]", *, apart: bool) -> None:
    if apart:
        import signal

        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
