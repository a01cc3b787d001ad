"""Gets back from a compiled edition what an installed program has no files of: what each source is cited for."""

import json
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
        sentences: dict[str, dict[str, None]] = {}
        for place in edition.page(slug).places:
            for source in place.sources:
                for claim in source.claims:
                    name = ids.setdefault((claim.text, claim.certainty), f"r-{len(ids) + 1}")
                    sources.setdefault(name, {})[source.key] = None
                    sentences.setdefault(place.sentence, {})[name] = None
        if sentences:
            mapping[slug] = [{"sentence": text, "claims": list(names)} for text, names in sentences.items()]
    if not ids:
        return {}
    claims = [
        {"id": name, "claim": text, "refs": list(sources[name]), "certainty": certainty}
        for (text, certainty), name in ids.items()
    ]
    return {CLAIMS: _json(claims), MAP: _json(mapping)}


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
