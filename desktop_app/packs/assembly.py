"""Makes a generation out of packs and the program's own content: merged, compiled and tried, all in a folder aside."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.edition.changes import Digests, digests_of_articles
from desktop_app.edition.edition import Edition
from desktop_app.edition.manifest import digests_of
from desktop_app.edition.shelf import Shelf
from desktop_app.errors import AppError
from desktop_app.glossary.loader import load_content
from desktop_app.packs.builder import DESCRIPTION, describe
from desktop_app.packs.contents import CLAIMS, is_article
from desktop_app.packs.files import read_tree, sync_folder, write_file, write_tree
from desktop_app.packs.merge import merged
from desktop_app.packs.pack import Pack
from desktop_app.packs.recovery import evidence_of
from desktop_app.packs.state import (
    CONTENT,
    EDITION,
    GENERATION,
    PACKS,
    Generation,
    Installed,
    generation_bytes,
    installed_from,
)

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """The packs that take part, the files of the whole, and the digest of our content where it takes part, else ""."""

    packs: tuple[Pack, ...]
    files: Mapping[str, bytes]
    base: str


def bundled_version(base: Shelf) -> int:
    """The version of the content that the program brought along; 0 where it does not say."""
    return describe(base.content).version if (base.content / DESCRIPTION).is_file() else 0


def plan(base: Shelf, packs: Sequence[Pack]) -> Plan:
    """What a generation of these packs would hold. A pack of our own content that is not newer than ours is left out.

    AppError when the packs do not go together.
    """
    newest = bundled_version(base)
    taken = [pack for pack in packs if not pack.manifest.is_own or pack.manifest.version > newest]
    taken.sort(key=lambda pack: (not pack.manifest.is_own, pack.manifest.id))
    own = [pack for pack in taken if pack.manifest.is_own]
    clinics = [pack for pack in taken if not pack.manifest.is_own]
    files = own[0].files if own else _files_of(base)
    digest = "" if own else digests_of(base.content).content
    return Plan(tuple(taken), merged(files, clinics), digest)


def assemble(
    planned: Plan, folder: Path, before: Digests, self_test: Callable[[Edition], None], progress: Progress
) -> None:
    """Writes, compiles and tries a generation in the new folder `folder`.

    OSError when it cannot be written, AppError when it cannot be compiled or does not pass its self-test.
    """
    from desktop_app.edition.compiler import compile_edition

    folder.mkdir(parents=True)
    write_tree(folder / CONTENT, planned.files)
    kept = Generation(folder, planned.base, digests_of(folder / CONTENT).content, _listed(planned.packs))
    write_tree(folder / PACKS, {kept.pack_file(pack.manifest.id).name: pack.data for pack in planned.packs})
    compile_edition(folder / CONTENT, folder / EDITION, progress, before=before)
    self_test(Edition(folder / EDITION))
    write_file(folder / GENERATION, generation_bytes(kept))
    sync_folder(folder)


def digests_of_shelf(shelf: Shelf) -> Digests:
    """The digests of what a reader last saw from a shelf: of its edition, or else of its content.

    AppError when neither can be read.
    """
    edition = shelf.quick()
    if edition is not None:
        try:
            return edition.digests
        except AppError:
            pass  # damaged, or of an older format: the content says the same
    return digests_of_articles(load_content(shelf.content).content)


def digests_of_files(files: Mapping[str, bytes]) -> Digests:
    """The digests of content that lies in memory. AppError when it cannot be loaded."""
    import tempfile

    try:
        with tempfile.TemporaryDirectory(prefix="benzo-glossary-") as place:
            root = Path(place) / CONTENT
            write_tree(root, files)
            return digests_of_articles(load_content(root).require())
    except OSError as error:
        raise AppError(
            f"The pack cannot be unpacked ({error.strerror or error})", "Make room on the disk of this machine"
        ) from error


def _files_of(base: Shelf) -> dict[str, bytes]:
    """Our own content; what its sources are cited for comes from the compiled edition where there is no map."""
    files = read_tree(base.content)
    if CLAIMS not in files:
        edition = base.fitting()
        if edition is not None:
            files |= evidence_of(edition)
    return files


def _listed(packs: Sequence[Pack]) -> tuple[Installed, ...]:
    return tuple(installed_from(pack, sum(map(is_article, pack.files))) for pack in packs)
