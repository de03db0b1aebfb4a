"""The command line: the group, its table of commands, and where an error meets the user."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import Final

import click

from samverkan import words
from samverkan.commands import base
from samverkan.commands.screen import tell
from samverkan.commands.settings import Settings, initial_lang
from samverkan.errors import SamverkanError

#: Each command and the place of its code, which is imported when it is used.
COMMANDS: Final = {
    "demo": "samverkan.commands.demo:demo",
    "load": "samverkan.commands.load:load",
    "check": "samverkan.commands.load:check",
    "mapping": "samverkan.commands.mapping:mapping",
    "template": "samverkan.commands.template:template",
    "ask": "samverkan.commands.ask:ask",
    "query": "samverkan.commands.query:query",
    "find": "samverkan.commands.find:find",
    "show": "samverkan.commands.find:show",
    "info": "samverkan.commands.find:info",
    "matrix": "samverkan.commands.matrix:matrix",
    "gaps": "samverkan.commands.gaps:gaps",
    "overlaps": "samverkan.commands.overlaps:overlaps",
    "similar": "samverkan.commands.similar:similar",
    "measures": "samverkan.commands.measures:measures",
    "compare": "samverkan.commands.compare:compare",
    "read": "samverkan.commands.read:read",
    "propose": "samverkan.commands.propose:propose",
    "review": "samverkan.commands.review:review",
    "inquire": "samverkan.commands.inquire:inquire",
    "resolve": "samverkan.commands.resolve:resolve",
    "judge": "samverkan.commands.judge:judge",
    "history": "samverkan.commands.history:history",
    "undo": "samverkan.commands.undo:undo",
    "backup": "samverkan.commands.backup:backup",
    "restore": "samverkan.commands.backup:restore",
    "forget": "samverkan.commands.backup:forget",
    "export": "samverkan.commands.export:export",
    "completion": "samverkan.commands.completion:completion",
}


cli = base.LazyGroup("samverkan", COMMANDS, no_args_is_help=True)
base.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=base.version)(
    cli
)


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.set_threshold(100_000, 50, 100)  # a command is over before most of what it makes is garbage
    raise SystemExit(run())


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code: the one place where an error meets the user."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    state = Settings(lang=initial_lang(given))
    try:
        code = cli.main(given, prog_name="samverkan", standalone_mode=False, obj=state)
        return code if isinstance(code, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.message)
        return 0
    except SamverkanError as error:
        tell(error.say(state.lang))
        return error.exit_code
    except click.ClickException as error:
        tell(_usage(error, state.lang))
        return 2
    except (click.Abort, KeyboardInterrupt):
        tell(state.say("error.interrupted"))
        return 130
    except RuntimeError as error:  # what the engine raises while it answers
        tell(state.say("error.query_failed", why=error))
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        what = error.strerror or str(error)
        tell(state.say("error.system", what=what, path=error.filename or ""))
        return 1


def _usage(error: click.ClickException, lang: str) -> str:
    """Return a usage error of click in one line of the user's language."""

    def say(key: str, **fields: object) -> str:
        return words.say(f"usage.{key}", lang, **fields)

    near = ", ".join(getattr(error, "possibilities", None) or ())
    hint = " " + words.say("error.did_you_mean", lang, names=near) if near else ""
    match error:
        case click.BadOptionUsage() if not isinstance(error, click.NoSuchOption):
            return say("needs_value", name=error.option_name)
        case click.NoSuchOption():
            return say("no_such_option", name=error.option_name) + hint
        case click.MissingParameter():
            return say("missing", name=_named(error.param, lang))
        case click.BadParameter():
            name = _named(error.param, lang)
            allowed = ", ".join(getattr(getattr(error.param, "type", None), "choices", ()))
            key = "bad_choice" if allowed else "bad_value"
            return say(key, name=name, allowed=allowed, why=error.message)
        case click.UsageError() if "unexpected extra argument" in error.message:
            return say("extra", what=error.message.partition("(")[2].rstrip(").")) + hint
        case _:
            return say("other", why=error.message)


def _named(parameter: click.Parameter | None, lang: str) -> str:
    """Return what a person calls a parameter: an argument's word, or the option itself."""
    if parameter is None:
        return ""
    if isinstance(parameter, base.Argument):
        return words.term("argument", parameter.name or "", lang).upper()
    return parameter.opts[-1]
