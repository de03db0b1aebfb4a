"""The page of a large network: what it costs to make, how large it is, and when it is to be seen.

    python -m benchmarks.large_page

The browser is Chromium without a window and without a graphics card. It is timed from the start of
navigation to the first painting of the groups, beside a page that says nothing: what the browser
itself takes, on this machine and under what else it does.
"""

import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.large_network import JUDGED, found, large
from samverkan.export.network_page import page
from samverkan.export.picture import draw

#: How often the pages are opened, in turn.
RUNS = 5
MARK = "performance.getEntriesByName('samverkan-picture')[0].startTime"
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
EMPTY = "<!DOCTYPE html><html lang='sv'><title>Tom</title><p>Tom</p></html>"


def main(sizes: tuple[tuple[int, int], ...] = ((4_400, 10_000), JUDGED)) -> None:
    """Print what a page of each size takes."""
    for initiatives, ties in sizes:
        networks, evidence = large(initiatives, ties)
        findings = found(networks)
        start = time.process_time()
        picture = draw(networks, title="Hela länet", evidence=evidence, findings=findings)
        drawn = time.process_time()
        text = page(picture)
        written = time.process_time()
        print(f"{len(picture.nodes)} nodes, {len(picture.ties)} ties")
        print(f"  drawn         {drawn - start:8.1f} s of the processor")
        print(f"  page          {written - drawn:8.1f} s of the processor")
        print(f"  size          {len(text.encode()) / 1e6:8.1f} MB")
        _opened(text)


def _opened(text: str) -> None:
    from playwright.sync_api import sync_playwright

    from tests.browser import FLAGS, chromium

    path = chromium()
    if path is None:
        print("  no Chromium: set CHROMIUM to one")
        return
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        full, empty = Path(folder, "full.html"), Path(folder, "empty.html")
        full.write_text(text, "utf-8")
        empty.write_text(EMPTY, "utf-8")
        times: dict[str, list[float]] = {"groups": [], "first words": [], "empty page": []}
        for _ in range(RUNS):
            browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
            tab = browser.new_page()
            times["empty page"].append(_at(tab, empty, PAINT))
            times["groups"].append(_at(tab, full, MARK))
            times["first words"].append(tab.evaluate(PAINT))
            browser.close()
    for name, seen in times.items():
        print(f"  {name:<13} {statistics.median(seen):8.0f} ms  ({min(seen):.0f}–{max(seen):.0f})")


def _at(tab: Any, path: Path, script: str) -> float:
    tab.goto(path.as_uri())
    tab.wait_for_function(f"(() => {{ try {{ return {script} }} catch {{ return 0 }} }})()")
    return float(tab.evaluate(script))


if __name__ == "__main__":
    main()
