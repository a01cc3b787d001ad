"""The installed packs of one person: install, remove, roll back. Each change is made aside and switched by rename."""

import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop_app.edition.changes import Changes, Digests, changes_between
from desktop_app.edition.edition import Edition
from desktop_app.edition.manifest import digests_of
from desktop_app.edition.shelf import Shelf
from desktop_app.errors import AppError
from desktop_app.packs.assembly import (
    Plan,
    Progress,
    assemble,
    bundled_version,
    digests_of_files,
    digests_of_shelf,
    plan,
)
from desktop_app.packs.files import only_one
from desktop_app.packs.manifest import OWN_ID, PackManifest
from desktop_app.packs.pack import Pack, read_pack
from desktop_app.packs.shelf import shelf_in_use
from desktop_app.packs.state import (
    Generation,
    Installed,
    Switch,
    generation_in_use,
    new_name,
    partial_folder,
    read_generation,
    read_switch,
    supersede,
    sweep,
    write_switch,
)
from desktop_app.packs.trial import try_edition
from desktop_app.packs.trust import load_trusted


def _silent(_done: int, _total: int) -> None:
    """Progress that nobody looks at."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A verified pack that could be installed, and what a reader would find changed."""

    path: Path
    manifest: PackManifest
    changes: Changes


class Library:
    """Packs over the content of one shelf, which stays as it is and is shown again when all packs are gone."""

    def __init__(
        self,
        folder: Path,
        base: Shelf,
        trusted: Sequence[Path],
        self_test: Callable[[Edition], None] = try_edition,
    ) -> None:
        """`folder` holds what is installed and need not exist; `trusted` are the files of trusted keys."""
        self.folder = folder
        self.base = base
        self._trusted = trusted
        self._self_test = self_test

    def generation(self) -> Generation | None:
        """What is in use; None for the program's own content alone. AppError when it is damaged."""
        return generation_in_use(self.folder)

    def installed(self) -> tuple[Installed, ...]:
        """The packs in use. AppError when what is in use is damaged."""
        generation = self.generation()
        return generation.packs if generation else ()

    @property
    def can_roll_back(self) -> bool:
        """Whether there is something before what is in use."""
        return read_switch(self.folder) != Switch()

    def shelf(self) -> Shelf:
        """The shelf of what is in use. AppError when it is damaged."""
        return shelf_in_use(self.folder, self.base)

    def verify(self, path: Path) -> Pack:
        """The pack in a file, once it is believed. AppError in one sentence otherwise."""
        return read_pack(path, load_trusted(*self._trusted))

    def offer(self, path: Path) -> Offer:
        """What installing a pack would change; nothing is written. AppError when it would be refused."""
        pack = self.verify(path)
        planned = self._with(pack)
        return Offer(path, pack.manifest, self._changes(planned))

    def install(self, path: Path, progress: Progress = _silent) -> Offer:
        """Installs a pack and says what changed. AppError when it is refused; then what was in use still is."""
        pack = self.verify(path)
        with only_one(self.folder):
            planned = self._with(pack)
            changes = self._changes(planned)
            self._make(planned, progress)
        return Offer(path, pack.manifest, changes)

    def remove(self, pack_id: str, progress: Progress = _silent) -> None:
        """Takes a pack out of use. AppError when it is not installed or the rest cannot be compiled."""
        with only_one(self.folder):
            if pack_id not in {pack.id for pack in self.installed()}:
                raise AppError(f"No pack {pack_id} is installed", "benzo-glossary pack list names those that are")
            self._make(plan(self.base, self._kept(without=pack_id)), progress)

    def rollback(self) -> tuple[Installed, ...]:
        """Brings back what was in use before, and a second time what was in use just now; gives the packs of it.

        Where what was before is damaged, the program's own content alone is brought back. AppError when there is none.
        """
        with only_one(self.folder):
            switch = read_switch(self.folder)
            if switch == Switch():
                raise AppError("There is nothing to go back to", "No pack was installed here yet")
            try:
                self._require_whole(switch.previous)
            except AppError:
                switch = Switch(switch.current)
            self._write(Switch(switch.previous, switch.current))
            return self.installed()

    def settle(self, progress: Progress = _silent) -> Edition:
        """The edition of what is in use, made anew when the program brought newer content, or when it is damaged.

        AppError when that cannot be done; the base can then still be shown.
        """
        generation = self.generation()
        if generation is None:
            return self.base.settle(progress)
        if not self._is_stale(generation):
            edition = self.shelf().fitting()
            if edition is not None:
                return edition
        with only_one(self.folder):
            self._make(plan(self.base, self._kept()), progress)
        return self.shelf().settle(progress)

    def _with(self, pack: Pack) -> Plan:
        """What is in use and this pack, newer than the one of its name. AppError when it is not newer."""
        manifest = pack.manifest
        versions = {installed.id: installed.version for installed in self.installed()}
        if manifest.is_own:
            versions[OWN_ID] = max(versions.get(OWN_ID, 0), bundled_version(self.base))
        present = versions.get(manifest.id, 0)
        if manifest.version == present:
            raise AppError(f"{manifest.name}, is here already", "There is nothing to do")
        if manifest.version < present:
            raise AppError(
                f"{manifest.name}, is older than version {present}, which is here",
                "Look for a newer pack; benzo-glossary pack rollback goes back to what was here before",
            )
        return plan(self.base, [*self._kept(without=manifest.id), pack])

    def _kept(self, without: str = "") -> list[Pack]:
        """The packs in use but for one, verified anew: a key may have been revoked since."""
        generation = self.generation()
        if generation is None:
            return []
        return [self.verify(generation.pack_file(pack.id)) for pack in generation.packs if pack.id != without]

    def _is_stale(self, generation: Generation) -> bool:
        """Whether the program has newer content than went into it, or its own content was damaged."""
        own = [pack.version for pack in generation.packs if pack.id == OWN_ID]
        if own:
            is_old = own[0] <= bundled_version(self.base)
        else:
            is_old = generation.base != digests_of(self.base.content).content
        return is_old or digests_of(generation.content_folder).content != generation.content

    def _changes(self, planned: Plan) -> Changes:
        return changes_between(self._before(), digests_of_files(planned.files))

    def _before(self) -> Digests:
        """What a reader has seen: the base where what is in use is damaged. AppError when neither can be read."""
        try:
            return digests_of_shelf(self.shelf())
        except AppError:
            return digests_of_shelf(self.base)

    def _make(self, planned: Plan, progress: Progress) -> None:
        """Makes a generation aside and switches to it. AppError when that fails; then what was in use still is."""
        switch = read_switch(self.folder)
        if not planned.packs:
            self._write(Switch("", switch.current))
            return
        name = new_name()
        partial = partial_folder(self.folder, name)
        try:
            assemble(planned, partial, self._before(), self._self_test, progress)
            partial.rename(self.folder / name)
            self._write(Switch(name, switch.current))
            self._look_again(name, switch)
        except OSError as error:
            raise AppError(
                f"The pack cannot be installed ({error.strerror or error})",
                "Nothing was changed. Make room on the disk of this machine, then try again",
            ) from error
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            raise AppError(  # a source or a claim of an odd form: signed, but nothing that can be shown
                f"The pack cannot be compiled ({type(error).__name__}: {error})",
                "Nothing was changed. Ask the publisher for a mended pack",
            ) from error
        finally:
            shutil.rmtree(partial, ignore_errors=True)
            with suppress(OSError):
                sweep(self.folder)

    def _look_again(self, name: str, before: Switch) -> None:
        """Opens the generation where it now lies, and goes back when it does not hold."""
        try:
            self._require_whole(name)
        except AppError:
            self._write(before)
            raise

    def _require_whole(self, name: str) -> None:
        """AppError when a generation cannot be opened; "", the program's own content, always can."""
        if name:
            Edition(read_generation(self.folder / name).edition_folder).verify()

    def _write(self, switch: Switch) -> None:
        before = read_switch(self.folder)
        try:
            write_switch(self.folder, switch)
        except OSError as error:
            raise AppError(
                f"{self.folder} cannot be written ({error.strerror or error})", "Nothing was changed. Make room"
            ) from error
        supersede(self.folder, {before.current, before.previous} - {switch.current})
