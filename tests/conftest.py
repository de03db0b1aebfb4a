"""Parts that many tests use: the shipped register in memory and on disk, and the command line."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from samverkan.knowledge import KnowledgeBase
from tests.browser import FLAGS, chromium

BASE = "https://w3id.org/samverkan/id/vagen-in/"


@pytest.fixture(scope="session")
def kb() -> Iterator[KnowledgeBase]:
    """The shipped register, in memory."""
    with KnowledgeBase.memory("vagen-in") as found:
        yield found


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped register, in a folder. Tests only read it."""
    folder = tmp_path_factory.mktemp("shipped") / "store"
    with KnowledgeBase.edit(folder) as found:
        found.load("vagen-in")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium without a window."""
    found = chromium()
    if found is None:
        pytest.skip("no Chromium: set CHROMIUM to one, or install chromium")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield opened
        opened.close()


#: Tests of what a process of its own is for.
REAL_PROCESSES = ("data/bounded", "data/test_hostile", "data/documents/test_text")


@pytest.fixture(autouse=True)
def readers_in_this_process(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read files from outside right here: to begin a process for each takes longer than the tests.

    What a reader is given and answers goes the same way, as JSON.
    """
    if any(part in request.node.nodeid for part in REAL_PROCESSES):
        return
    import warnings
    from importlib import import_module

    from samverkan.data.bounded import child, process
    from samverkan.data.bounded.plain import packed, unpacked
    from samverkan.data.guards import look

    def run_here(asked: bytes, *_: object) -> tuple[bytes, int]:
        where, arguments, named, _limits = unpacked(asked)
        module, _, name = where.partition(":")
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                look(arguments[0])
                answer = getattr(import_module(module), name)(*arguments, **named)
                return packed(("answer", answer)), 0
        except Exception as error:  # noqa: BLE001
            return packed(child._told(error)), 0

    monkeypatch.setattr(process, "_run", run_here)


@dataclass(frozen=True)
class Ran:
    """What a command line came to."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run a command line in this process."""
    from samverkan.cli import run as run_command

    def call(*arguments: object) -> Ran:
        capfd.readouterr()
        code = run_command([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Ran(code, out, err)

    return call


def process(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a command line as users do, in a process of its own."""
    command = [sys.executable, "-m", "samverkan", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", timeout=120, **options
    )


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A small sound register that a test may spoil."""
    return write_tiny(tmp_path / "tiny")


def write_tiny(folder: Path) -> Path:
    """Write the small sound register as CSV files."""
    folder.mkdir()
    for name, text in TINY.items():
        (folder / name).write_text(text.lstrip(), "utf-8")
    return folder


TINY = {
    "register.toml": """
id = "tiny"
title = "Ett litet register"
title_en = "A small register"
hubs = ["group-kommunerna"]
""",
    "sources.csv": """
id,name,kind,date
src-a,Överenskommelsen,agreement,2015
src-b,Projektsidan,project page,
""",
    "sectors.csv": """
id,name
sector-kommun,Kommun
""",
    "organisations.csv": """
id,name,name_en,sector,org_number,place,source,locator
org-orsa,Orsa kommun,Orsa Municipality,sector-kommun,,place-orsa,src-a,rad 1
org-mora,Mora kommun,,sector-kommun,212000-2213,place-mora,src-a,rad 2
org-af,Arbetsförmedlingen,,,,,src-a,rad 3
""",
    "names.csv": """
id,named,name,name_kind,source
name-af,org-af,AF,short,src-a
""",
    "groups.csv": """
id,name,source
group-kommunerna,kommunerna,src-a
""",
    "group_members.csv": """
id,group,member,basis,source
gm-orsa,group-kommunerna,org-orsa,rule,src-a
gm-mora,group-kommunerna,org-mora,rule,src-a
""",
    "places.csv": """
id,name,kind,within,source
place-dalarna,Dalarnas län,county,,src-a
place-orsa,Orsa,municipality,place-dalarna,src-a
place-mora,Mora,municipality,place-dalarna,src-a
""",
    "agreements.csv": """
id,name,from,to,places,source
agr-a,Överenskommelsen,2015,2020,place-dalarna,src-a
""",
    "areas.csv": """
id,name,name_en,broader,agreement,source
area-bostad,Vägen till bostad,The way to housing,,agr-a,src-a
area-planering,Planera,,area-bostad,agr-a,src-a
area-arbete,Vägen till arbete,The way to work,,agr-a,src-a
""",
    "commitments.csv": """
id,agreement,area,actor,leads,as_printed,source,locator
com-1,agr-a,area-planering,org-af,ja,Arbetsförmedlingen,src-a,rad 9
com-2,agr-a,area-planering,group-kommunerna,,kommunerna,src-a,rad 9
com-3,agr-a,area-arbete,org-af,,Arbetsförmedlingen,src-a,rad 12
""",
    "evidence.csv": """
id,statement,source,locator,as_printed
ev-1,com-1,src-b,rad 3,AF
""",
    "initiatives.csv": """
id,name,kind,status,from,to,areas,places,source
init-bo,Bo i Mora,project,ended,2018-01-01,2018-12-31,area-planering,place-mora,src-b
init-jobb,Jobb,project,,,,,,src-b
""",
    "participations.csv": """
id,actor,initiative,role,source,locator
part-1,org-mora,init-bo,owner,src-b,rad 5
part-2,org-orsa,init-jobb,owner,src-b,rad 6
part-3,org-af,init-jobb,partner,src-b,rad 6
""",
    "classifications.csv": """
id,subject,term,coder,date,why
class-1,init-jobb,area-arbete,redaktionen,2026-11-22,Namnet säger det.
""",
    "fundings.csv": """
id,initiative,programme,amount,currency,as_printed,source
fund-1,init-bo,ESF,1234.50,SEK,"1 234,50 kr",src-b
""",
    "corrections.csv": """
id,row,field,reading_a,source_a,locator_a,reading_b,source_b,locator_b,chosen,why
corr-1,init-bo,to,2018-12-31,src-b,rad 5,2018-11-30,src-a,rad 7,a,Projektsidan är närmast.
""",
    "people.csv": """
id,name,basis,source
person-0f3a9c,Eva Exempel,undertecknare,src-a
""",
    "signatures.csv": """
id,agreement,actor,date,person,source
sig-mora,agr-a,org-mora,2015-06-03,person-0f3a9c,src-a
""",
}
