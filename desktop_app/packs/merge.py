"""Puts the articles of clinics beside our own: one content folder, in which each of theirs bears its publisher's name.

Our own texts stay as they are, byte for byte. What a clinic's pack leans on may be gone from a newer edition of ours,
so nothing in one can hold that edition back: a link to an article that is no more becomes plain words, a source that is
described differently keeps its own description under a name of its own, an unknown category is added.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop_app.errors import AppError
from desktop_app.glossary.citations import BRACKET, parse_bracket
from desktop_app.glossary.links import LINK, resolve
from desktop_app.glossary.publishers import PUBLISHERS
from desktop_app.packs.contents import CLAIMS, MAP, REFERENCES, is_article, json_in, references_in, slug_of
from desktop_app.packs.pack import Pack

_META = "glossary.toml"
_KEY_END = r"(?![\w:.\-]*[\w])"


def merged(base: Mapping[str, bytes], clinics: Sequence[Pack]) -> dict[str, bytes]:
    """The files of the base with the articles of the clinics' packs, in the order given.

    AppError when two packs bring an article of the same name.
    """
    files = dict(base)
    if not clinics:
        return files
    publishers: dict[str, str] = {}
    references = dict(references_in(base))
    claims: list[Any] = list(json_in(base, CLAIMS, []))
    mapping: dict[str, Any] = dict(json_in(base, MAP, {}))
    paths = _paths(base, clinics)
    for pack in clinics:
        names = _names_of_sources(pack, references)
        for name in sorted(filter(is_article, pack.files)):
            text = pack.files[name].decode("utf-8")
            files[name] = _without_dead_links(_with_names(text, names), name, paths).encode()
            publishers[slug_of(name)] = pack.manifest.publisher
        references |= {names[key]: {**item, "id": names[key]} for key, item in references_in(pack.files).items()}
        claims += [_claim(claim, pack.manifest.id, names) for claim in json_in(pack.files, CLAIMS, [])]
        mapping |= _mapping(json_in(pack.files, MAP, {}), pack.manifest.id)
    files[REFERENCES] = _json(list(references.values()))
    files[PUBLISHERS] = _json(publishers)
    if claims:
        files[CLAIMS], files[MAP] = _json(claims), _json(mapping)
    files[_META] = _with_categories(base[_META].decode("utf-8"), clinics).encode()
    return files


def _paths(base: Mapping[str, bytes], clinics: Iterable[Pack]) -> frozenset[str]:
    """Where articles lie. AppError when two have one name: bookmarks and links go by it."""
    slugs = {slug_of(name): name for name in base if is_article(name)}
    for pack in clinics:
        for name in filter(is_article, pack.files):
            slug = slug_of(name)
            if slug in slugs:
                raise AppError(
                    f"{pack.manifest.title} brings an article named {slug}, and there is one already",
                    "Ask the publisher to rename it",
                )
            slugs[slug] = name
    return frozenset(slugs.values())


def _names_of_sources(pack: Pack, known: Mapping[str, Any]) -> dict[str, str]:
    """Key in the pack -> key in the whole: the same where the source is unknown or described alike, else a new one."""
    names = {}
    for key, item in references_in(pack.files).items():
        is_alike = key not in known or known[key] == item
        names[key] = key if is_alike else f"{pack.manifest.id}:{key}"
    return names


def _with_names(text: str, names: Mapping[str, str]) -> str:
    changed = {key: name for key, name in names.items() if key != name}
    if not changed:
        return text
    pattern = re.compile(rf"@({'|'.join(re.escape(key) for key in sorted(changed, key=len, reverse=True))}){_KEY_END}")

    def bracket(match: re.Match[str]) -> str:
        if parse_bracket(match[1]) is None:
            return match[0]
        return pattern.sub(lambda key: f"@{changed[key[1]]}", match[0])

    return BRACKET.sub(bracket, text)


def _without_dead_links(text: str, name: str, paths: frozenset[str]) -> str:
    def link(match: re.Match[str]) -> str:
        target = resolve(match["address"], name)
        return match[0] if target is None or target[0] in paths else match["words"]

    return LINK.sub(link, text)


def _claim(claim: Any, pack_id: str, names: Mapping[str, str]) -> Any:
    try:
        return {**claim, "id": f"{pack_id}:{claim['id']}", "refs": [names.get(key, key) for key in claim["refs"]]}
    except (KeyError, TypeError) as error:
        raise AppError(f"{CLAIMS} is not of the form of claims ({error})", "Compare it with the README") from error


def _mapping(mapping: Any, pack_id: str) -> dict[str, Any]:
    """The map of a clinic's sentences, for its own articles only."""
    try:
        return {
            slug: [{**entry, "claims": [f"{pack_id}:{claim}" for claim in entry["claims"]]} for entry in entries]
            for slug, entries in mapping.items()
            if slug.startswith(f"{pack_id}-")
        }
    except (KeyError, TypeError, AttributeError) as error:
        raise AppError(f"{MAP} is not of the form of a map ({error})", "Compare it with the README") from error


def _with_categories(text: str, clinics: Iterable[Pack]) -> str:
    """The title page with the categories that clinics add; JSON's strings are TOML's as well."""
    try:
        known = {category["id"] for category in tomllib.loads(text)["category"]}
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise AppError(f"{_META} cannot be understood ({error})", "Install the program anew") from error
    parts = [text.rstrip("\n")]
    for pack in clinics:
        described = {category.id: category for category in pack.manifest.categories}
        for category in sorted({name.split("/")[0] for name in pack.files if is_article(name)} - known):
            known.add(category)
            own = described.get(category)
            title = own.title if own else pack.manifest.title
            sentence = own.sentence if own else f"From {pack.manifest.publisher}."
            rows = (("id", category), ("title", title), ("sentence", sentence))
            parts.append("[[category]]\n" + "\n".join(f"{key} = {_quoted(value)}" for key, value in rows))
    return "\n\n".join(parts) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
