"""`backup`, `restore` and `forget`: a store kept elsewhere, put back, and a person erased."""

import datetime
from pathlib import Path

import click

from samverkan.commands.base import argument, command, option
from samverkan.commands.output import chosen_format, put, put_json
from samverkan.commands.settings import settings


@command("backup", formats=("table", "json"))
@argument("backup_target", required=False, type=click.Path(path_type=Path))
@option("--archive", "backup_archive", type=click.Path(path_type=Path, dir_okay=False))
@option("--people", "backup_people", is_flag=True)
def backup(backup_target: Path | None, backup_archive: Path | None, backup_people: bool) -> None:
    from samverkan.errors import UsageError
    from samverkan.folders import default_store, people_folder
    from samverkan.graph import backup as keeping
    from samverkan.graph.store import Store

    state = settings()
    backup_target, state.out = state.target(backup_target), None
    if backup_archive is not None and (backup_target is not None or backup_people):
        raise UsageError("archive_alone")
    folder = state.store or default_store()
    day = datetime.date.today().isoformat()
    target = backup_target or Path(state.say("file.backup", day=day))
    told: dict[str, object] = {}
    with Store.read(folder) as store:
        if backup_archive is not None:
            digest = keeping.archive(store, backup_archive)
            beside = backup_archive.with_name(f"{backup_archive.name}.sha256")
            beside.write_text(f"{digest}  {backup_archive.name}\n", "utf-8")
            told = {"path": str(backup_archive), "sha256": digest}
        else:
            told = {"path": str(target), **keeping.backup(store, target)._asdict()}
    if backup_people and people_folder(folder).is_dir():
        with Store.read(people_folder(folder)) as people:
            keeping.backup(people, people_folder(target))
            people_folder(target).chmod(0o700)
        told["people"] = str(people_folder(target))
    if chosen_format(state) == "json":
        put_json(state, told)
        return
    put(state, state.say("backup.done", path=told["path"], sha256=told["sha256"]) + "\n")
    if "people" in told:
        put(state, state.say("backup.people", path=told["people"]) + "\n")


@command("restore", formats=("table", "json"))
@argument("restore_source", type=click.Path(path_type=Path, exists=True))
@option("--force", "restore_force", is_flag=True)
@option("--people", "backup_people", is_flag=True)
@option("--by", "changed_by")
@option("--why", "changed_why")
def restore(
    restore_source: Path,
    restore_force: bool,
    backup_people: bool,
    changed_by: str | None,
    changed_why: str | None,
) -> None:
    from samverkan.export.history import as_json
    from samverkan.folders import default_store, people_folder
    from samverkan.graph import backup as keeping
    from samverkan.graph.change_sets import origin
    from samverkan.people import erase_forgotten, marks

    state = settings()
    folder = state.store or default_store()
    made = origin("restore", changed_by, changed_why, (keeping.told_of(restore_source),))
    done = keeping.restore(folder, restore_source, made, force=restore_force)
    copy = people_folder(restore_source)
    if backup_people and copy.is_dir():
        people = people_folder(folder)
        gone = marks(people) if people.is_dir() else set()
        keeping.restore(people, copy, origin("restore", changed_by), force=True)
        people.chmod(0o700)
        erase_forgotten(people, gone | marks(copy))
    if chosen_format(state) == "json":
        put_json(state, as_json(done))
    else:
        put(state, state.say("backup.restored", path=restore_source, number=done.number) + "\n")


@command("forget", formats=("table", "json"))
@argument("person")
@option("--by", "changed_by")
@option("--why", "changed_why")
def forget(person: str, changed_by: str | None, changed_why: str | None) -> None:
    from samverkan.folders import default_store, people_folder
    from samverkan.graph.change_sets import origin
    from samverkan.people import forget as erase

    state = settings()
    folder = people_folder(state.store or default_store())
    count = erase(folder, person, origin("forget", changed_by, changed_why))
    if chosen_format(state) == "json":
        put_json(state, {"statements": count})
    else:
        put(state, state.say("backup.forgotten", count=count) + "\n")
