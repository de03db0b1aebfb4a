"""Where a user's knowledge base stands, and the people store beside it."""

import os
from pathlib import Path


def default_store() -> Path:
    """Return the folder of the store when none is named: $SAMVERKAN_STORE or the user's own."""
    named = os.environ.get("SAMVERKAN_STORE")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("samverkan", appauthor=False) / "store"


def people_folder(store: Path) -> Path:
    """Return the folder of the people store that belongs to a store: beside it, never inside."""
    place = store.absolute()
    return place.with_name(place.name + "-people")
