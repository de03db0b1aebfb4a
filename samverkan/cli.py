"""The command line: the group, its table of commands loaded when used, and `main`."""

from importlib import import_module
from typing import Final

import click

from samverkan.commands import base

#: Each command and the place of its code, which is imported when it is used.
COMMANDS: Final = {
    "demo": "samverkan.commands.demo:demo",
    "load": "samverkan.commands.load:load",
    "check": "samverkan.commands.load:check",
    "ask": "samverkan.commands.ask:ask",
    "query": "samverkan.commands.query:query",
    "find": "samverkan.commands.find:find",
    "show": "samverkan.commands.find:show",
    "info": "samverkan.commands.find:info",
    "export": "samverkan.commands.export:export",
    "completion": "samverkan.commands.completion:completion",
}


class Samverkan(base.Group):
    """The command group; it knows its commands by name and imports one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        found: click.Command = getattr(import_module(module), name)
        return found


cli = Samverkan("samverkan", no_args_is_help=True)
base.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=base.version)(
    cli
)


def main() -> None:
    """Run the command line and leave with its exit code."""
    raise SystemExit(base.main(cli))
