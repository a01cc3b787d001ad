"""References are written a line each and read one by one, the same as they were."""

import pytest

from desktop_app.edition.pages import CitingArticle, CompiledReference, Section
from desktop_app.edition.references import References, references_bytes

ONE = CompiledReference(
    "a2002", "Ä. A title.\tWith a tab.", "Ä", "A title", "", "2002", "", "manual", "What it shows.",
    (CitingArticle("kindling", (Section("in-short", "In short", 2),)),), {"id": "a2002", "title": "A\ntitle"},
)  # fmt: skip
OTHER = CompiledReference("b:c", "B.", "B", "B", "", "", "", "review", "", (), {"id": "b:c"})


def test_what_was_written_is_read() -> None:
    references = References(references_bytes([ONE, OTHER]))
    assert list(references.items()) == [("a2002", ONE), ("b:c", OTHER)]
    assert len(references) == 2
    assert "a2002" in references
    assert references.get("nowhere") is None


def test_a_line_without_a_key_is_refused() -> None:
    with pytest.raises(ValueError, match="no key"):
        References(b"a2002\n")
