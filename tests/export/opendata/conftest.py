"""A register that is ready to be published, and the folder that comes of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from samverkan.export.opendata import Contents, contents, open_data
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.publication import read

REGISTER = "https://w3id.org/samverkan/register/vagen-in"
GIVEN, _ = read(
    {
        "publisher": "Region Exempel",
        "publisher_type": "RegionalAuthority",
        "publisher_org_number": "232100-0180",
        "licence": "CC-BY-4.0",
        "contact_role": "Kansliet",
        "contact_email": "kansli@example.org",
        "base_url": "https://data.example.org/vagen-in",
        "frequency": "NEVER",
    }
)
TINY = "https://w3id.org/samverkan/register/tiny"
DAYS = {"issued": "2026-11-01", "modified": "2026-11-20"}


@pytest.fixture(scope="session")
def about(kb: KnowledgeBase) -> Contents:
    """The shipped register, published by somebody made up."""
    return contents(kb.quads(), REGISTER, GIVEN, DAYS)


@pytest.fixture(scope="session")
def files(about: Contents) -> dict[str, bytes]:
    """The folder that comes of it."""
    return open_data(about)


@pytest.fixture
def small(tiny: Path) -> Iterator[KnowledgeBase]:
    """A knowledge base with a small register."""
    with KnowledgeBase.memory(tiny) as kb:
        yield kb
