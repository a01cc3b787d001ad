"""Compiles a content folder into an edition: catalogue, pages, references, index; switched in by rename at the end."""

import json
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop_app import __version__
from desktop_app.edition import catalogue as catalogues
from desktop_app.edition.changes import (
    Digests,
    changes_between,
    changes_to_json,
    digests_of_articles,
    digests_to_json,
    previous_digests,
)
from desktop_app.edition.digest import sha256_of
from desktop_app.edition.layout import CATALOGUE, CHANGES, DIGESTS, INDEX, PAGES, REFERENCES
from desktop_app.edition.manifest import (
    FORMAT,
    MANIFEST,
    Manifest,
    digests_of,
    library_versions,
    read_manifest,
    write_manifest,
)
from desktop_app.edition.page_builder import PageBuilder
from desktop_app.edition.pages import page_to_json
from desktop_app.edition.references import references_bytes
from desktop_app.errors import AppError
from desktop_app.glossary.loader import load_content
from desktop_app.glossary.model import Content
from desktop_app.glossary.render import section_id
from desktop_app.glossary.sentences import blocks, headings
from desktop_app.search.indexer import build_index
from desktop_app.search.model import Document, Passage

_PARTIAL = ".partial-"
_DATA = "data-"
_KEPT_SECONDS = 3600  # another window may still read what an older manifest named

Progress = Callable[[int, int], None]


def compile_edition(
    content_root: Path,
    out: Path,
    progress: Progress = lambda _done, _total: None,
    *,
    before: Digests | None = None,
) -> Manifest:
    """Compiles `content_root` into the edition folder `out` and returns its manifest.

    `before` has the digests of the edition that this one takes the place of, so that it can say what changed; without
    it those are taken that the content folder keeps, if any. `progress` is told how many steps of how many are done.
    AppError when the content cannot be rendered, or `out` cannot be written (a full disk, say); the edition that was
    there before stays as it was.
    """
    digests = digests_of(content_root)
    content = load_content(content_root).require()
    before = before or previous_digests(content_root)
    data = f"{_DATA}{digests.content[:12]}-{secrets.token_hex(4)}"
    partial = out / f"{_PARTIAL}{data}"
    try:
        partial.mkdir(parents=True)
        _write(content, partial, progress, before)
        files = _files_below(partial, data)
        partial.rename(out / data)
        manifest = Manifest(
            format=FORMAT,
            title=content.meta.title,
            edition=content.meta.edition,
            built=built_time(),
            content_digest=digests.content,
            evidence_digest=digests.evidence,
            program=__version__,
            libraries=library_versions(),
            articles=len(content.articles),
            references=len(content.references),
            citations=_citations(content),
            data=data,
            files=files,
        )
        _supersede(out)
        write_manifest(out, manifest)
    except OSError as error:
        raise AppError(
            f"The edition cannot be written to {out} ({error.strerror or error})",
            "Make room or choose another folder; the edition that was there is unchanged",
        ) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
        _sweep(out)
    return manifest


def built_time() -> str:
    """Now, or the time that SOURCE_DATE_EPOCH names (https://reproducible-builds.org/specs/source-date-epoch/)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return moment.isoformat(timespec="seconds")


def _write(content: Content, folder: Path, progress: Progress, before: Digests | None) -> None:
    builder = PageBuilder(content)
    total = 2 * len(content.articles)
    (folder / PAGES).mkdir()
    for done, article in enumerate(content.articles, 1):
        _write_json(folder / PAGES / f"{article.slug}.json", page_to_json(builder.page(article)))
        progress(done, total)
    _write_json(folder / CATALOGUE, catalogues.to_json(catalogues.catalogue_of(content)))
    (folder / REFERENCES).write_bytes(references_bytes(builder.references()))
    digests = digests_of_articles(content)
    _write_json(folder / DIGESTS, digests_to_json(digests))
    if before is not None:
        _write_json(folder / CHANGES, changes_to_json(changes_between(before, digests)))
    build_index(folder / INDEX, _documents(content), lambda done: progress(len(content.articles) + done, total))


def _documents(content: Content) -> Iterable[Document]:
    entries = catalogues.entries_of(content.articles)
    for article in content.articles:
        ids = section_ids(article.body)
        yield Document(
            entry=entries[article.slug],
            headings=tuple(heading.title for heading in headings(article.body)),
            passages=tuple(
                Passage(ids.get(block.section, ""), sentence.text)
                for block in blocks(article.body)
                for sentence in block.sentences
            ),
        )


def _citations(content: Content) -> int:
    return sum(
        len(bracket)
        for article in content.articles
        for block in blocks(article.body)
        for sentence in block.sentences
        for bracket in sentence.brackets
    )


def section_ids(body: str) -> Mapping[str, str]:
    """Heading -> id; of two headings with the same words, the first."""
    return {heading.title: section_id(heading.title) for heading in headings(body)}


def _files_below(folder: Path, data: str) -> dict[str, str]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {f"{data}/{path.relative_to(folder).as_posix()}": sha256_of(path) for path in paths}


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _supersede(out: Path) -> None:
    """Marks the data of the manifest that is about to be replaced: its time of grace begins now."""
    with suppress(AppError, OSError):
        os.utime(out / read_manifest(out).data)


def _sweep(out: Path) -> None:
    """Removes what no manifest names any more, once it is old enough that nobody reads or writes it.

    Another window may sweep at the same time, so a file that is gone already is no trouble.
    """
    with suppress(AppError, OSError):
        current = read_manifest(out).data
        for path in out.iterdir():
            is_ours = path.name.startswith((_PARTIAL, _DATA, f".{MANIFEST}."))
            with suppress(OSError):
                if is_ours and path.name != current and time.time() - path.stat().st_mtime > _KEPT_SECONDS:
                    if path.is_dir():
                        shutil.rmtree(path, ignore_errors=True)
                    else:
                        path.unlink()
