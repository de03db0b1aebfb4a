"""What changes a knowledge base. Each is one change set: whole or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from samverkan.graph.change_sets import Origin, origin
from samverkan.knowledge.base import Opened

if TYPE_CHECKING:
    from samverkan.data.register import Register
    from samverkan.faults import Fault
    from samverkan.graph.change_sets import ChangeSet
    from samverkan.graph.proposals import Proposal
    from samverkan.loading import Loaded
    from samverkan.proposing import Proposed
    from samverkan.recording import Recorded
    from samverkan.reviewing import Decision


class Changes(Opened):
    """What is stored, proposed, reviewed and taken back."""

    def load(
        self,
        path: str | Path,
        *,
        by: str | None = None,
        why: str | None = None,
        force: bool = False,
    ) -> "Loaded":
        """Make a register in the store equal to a folder of CSV files, or to a file of RDF.

        `path` may also be the name of a register that comes with the program. It happens whole or
        not at all, and is on disk when this returns. `by` is who does it: by default
        $SAMVERKAN_BY, else the system's user. Raises FaultsFound with every fault, NotFound,
        UnreadableFile, or, unless `force`, ChangeConflict with the rows that were accepted into
        the store and would be taken back; then the store is as it was.
        """
        from samverkan.loading import files, sound

        register = sound(path)
        made = origin("load", by, why, files(path))
        return self.store_registers([register], made, force=force)[0]

    def store_registers(
        self, registers: "Sequence[Register]", made: Origin | None = None, *, force: bool = False
    ) -> "list[Loaded]":
        """Make the store equal to these registers, others untouched, in one transaction.

        Raises as `load` does.
        """
        from samverkan.loading import store

        done = store(self.store, self._people, registers, made or origin("load"), force=force)
        self._forget()
        return done

    def with_tables(
        self, files: Mapping[Path, str], register: str | None = None
    ) -> "tuple[Register, list[Fault]]":
        """Return a register as it would be with tables from files, and every fault in them.

        Nothing is stored; `store_registers` does. `files` tells the table of each file: only those
        tables become equal to them. See `samverkan.knowledge.single_tables`.
        """
        from samverkan.knowledge.single_tables import with_tables

        return with_tables(self.store, self._people, files, register)

    def record(self, table: str, **cells: str) -> "Recorded":
        """Store the answer to an inquiry (`inquiries`) or a judgement (`judgements`).

        Cells are named as the table's columns; those that refer to things take names, as in `ask`.
        Loading a register leaves them there. Raises as `samverkan.recording.record` does.
        """
        from samverkan.recording import record

        done = record(self.store, self.meaning, table, cells)
        self._forget()
        return done

    def propose(
        self,
        *paths: Path | str,
        sender: str,
        register: str | None = None,
        table: str | None = None,
        by: str | None = None,
        lang: str = "sv",
    ) -> "Proposed":
        """Take in what a party sent, for somebody to review; see `samverkan.proposing`.

        The words that tell places in the files are in `lang`.
        """
        from samverkan.proposing import Sender, propose_files

        who = Sender(sender, self._only(register), by, lang)
        done = propose_files(self.store, self.meaning, who, [Path(one) for one in paths], table)
        self._forget()
        return done

    def propose_row(
        self,
        table: str,
        cells: Mapping[str, str],
        *,
        sender: str,
        row: str = "",
        register: str | None = None,
        by: str | None = None,
    ) -> "Proposed":
        """Propose a new row, or other cells of the row with the id `row`, for a register."""
        from samverkan.proposing import Sender, propose_row

        who = Sender(sender, self._only(register), by)
        done = propose_row(self.store, self.meaning, who, table, row, cells)
        self._forget()
        return done

    def propose_removal(
        self,
        row: str,
        *,
        why: str,
        sender: str,
        register: str | None = None,
        by: str | None = None,
    ) -> "Proposed":
        """Propose that the row with the id `row` be removed from a register."""
        from samverkan.proposing import Sender, propose_removal

        who = Sender(sender, self._only(register), by)
        done = propose_removal(self.store, self.meaning, who, row, why)
        self._forget()
        return done

    def withdraw(
        self, chosen: "Sequence[Proposal]", *, sender: str, why: str, by: str | None = None
    ) -> "ChangeSet | None":
        """Let a sender take back what it proposed; see `samverkan.reviewing.withdraw`."""
        from samverkan.reviewing import withdraw

        done = withdraw(self.store, chosen, sender, why, by)
        self._forget()
        return done

    def review(
        self,
        chosen: "Sequence[Proposal]",
        verdict: str,
        *,
        why: str,
        by: str | None = None,
        rule: str | None = None,
        force: bool = False,
    ) -> "ChangeSet | None":
        """Accept or reject proposals, all in one change set; see `samverkan.reviewing.review`."""
        from samverkan.graph.change_sets import user
        from samverkan.reviewing import Verdict, review

        done = review(self.store, chosen, Verdict(verdict, by or user(), why, rule), force=force)
        self._forget()
        return done

    def carry_out(
        self,
        path: Path | str,
        *,
        by: str | None = None,
        why: str | None = None,
        force: bool = False,
    ) -> "tuple[ChangeSet | None, list[Decision]]":
        """Carry out the verdicts in a workbook; see `samverkan.verdicts.carry_out`."""
        from samverkan.graph.change_sets import user
        from samverkan.verdicts import carry_out

        done = carry_out(self.store, Path(path), by or user(), why, force=force)
        self._forget()
        return done

    def undo(
        self, number: int, *, by: str | None = None, why: str | None = None, force: bool = False
    ) -> "ChangeSet | None":
        """Take back a change set; see `samverkan.graph.undoing.undo`."""
        from samverkan.graph.undoing import undo

        made = replace(origin("undo", by, why), undoes=number)
        done = undo(self.history, number, made, force=force)
        self._forget()
        return done
