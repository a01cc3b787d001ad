"""Gets back from a compiled edition what an installed program has no files of: what each source is cited for."""

import json
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import Any

from desktop_app.edition.edition import Edition
from desktop_app.packs.contents import CLAIMS, MAP


def evidence_of(edition: Edition) -> dict[str, bytes]:
    """The claims and the map of sentences that compile to the same cards as the edition has; {} where it has none.

    AppError when a page of the edition is damaged.
    """
    ids: dict[tuple[str, str], str] = {}
    sources: dict[str, dict[str, None]] = {}
    mapping: dict[str, list[dict[str, Any]]] = {}
    for slug in edition.catalogue.entries:
        sentences: dict[str, list[list[str]]] = {}
        for place in edition.page(slug).places:
            for source in place.sources:
                names = [ids.setdefault((c.text, c.certainty), f"r-{len(ids) + 1}") for c in source.claims]
                for name in names:
                    sources.setdefault(name, {})[source.key] = None
                sentences.setdefault(place.sentence, []).append(names)
        rows = [{"sentence": text, "claims": _in_one_order(parts)} for text, parts in sentences.items()]
        mapping[slug] = [row for row in rows if row["claims"]]
    if not ids:
        return {}
    claims = [
        {"id": name, "claim": text, "refs": list(sources[name]), "certainty": certainty}
        for (text, certainty), name in ids.items()
    ]
    return {CLAIMS: _json(claims), MAP: _json(mapping)}


def _in_one_order(parts: list[list[str]]) -> list[str]:
    """The claims of a sentence in the order that they had: each source shows some of them, in that order."""
    before: dict[str, dict[str, None]] = {name: {} for part in parts for name in part}
    for part in parts:
        for first, second in pairwise(part):
            before[second][first] = None
    try:
        return list(TopologicalSorter(before).static_order())
    except CycleError:  # a sentence that stands twice, with other claims each time
        return list(before)


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
