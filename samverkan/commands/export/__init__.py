"""`export`: what leaves the knowledge base; one module a command."""

from typing import Final

from samverkan.commands.base import LazyGroup

#: Each command and the place of its code.
COMMANDS: Final = {
    "network": "samverkan.commands.export.network:network",
    "figure": "samverkan.commands.export.figure:figure",
    "catalogue": "samverkan.commands.export.catalogue:catalogue",
    "data": "samverkan.commands.export.data:data",
    "tables": "samverkan.commands.export.tables:tables",
    "report": "samverkan.commands.export.report:report",
    "dossier": "samverkan.commands.export.dossier:dossier",
    "area-sheet": "samverkan.commands.export.area_sheet:area_sheet",
    "digest": "samverkan.commands.export.digest:digest",
    "plan": "samverkan.commands.export.plan:plan",
}

export = LazyGroup("export", COMMANDS, no_args_is_help=True)
