"""The references of an edition: one line each, read when it is asked for. All of them as objects would take 6 MB.

A line is the key, a tab, and the reference as JSON.
"""

import json
from collections.abc import Iterable, Iterator, Mapping

from desktop_app.edition.pages import CompiledReference, reference_from_json, reference_to_json


class References(Mapping[str, CompiledReference]):
    """Reference by key; the bytes of the file are kept, not what they say."""

    def __init__(self, data: bytes) -> None:
        """ValueError when a line has no key."""
        self._lines: dict[str, bytes] = {}
        for line in data.splitlines():
            key, tab, value = line.partition(b"\t")
            if not tab:
                raise ValueError("a line has no key")
            self._lines[key.decode()] = value

    def __getitem__(self, key: str) -> CompiledReference:
        """KeyError where there is no such key."""
        return reference_from_json(json.loads(self._lines[key]))

    def __contains__(self, key: object) -> bool:
        return key in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def references_bytes(references: Iterable[CompiledReference]) -> bytes:
    """The file of some references."""
    rows = ((reference.key, reference_to_json(reference)) for reference in references)
    text = "".join(f"{key}\t{json.dumps(row, ensure_ascii=False, separators=(',', ':'))}\n" for key, row in rows)
    return text.encode()
