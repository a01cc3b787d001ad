"""A small glossary for tests, and ways to wait for a window without sleeping."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer

GLOSSARY = """
title = "Test Glossary"
edition = "1"
languages = ["en"]
licence = "CC BY"
disclaimer = "Not medical advice."
first_steps = ["kindling"]

[[category]]
id = "mechanisms"
title = "Mechanisms"
sentence = "How it works."

[[category]]
id = "medicines"
title = "Medicines"
sentence = "What is taken."
"""

EMERGENCY = """
[general]
title = "If life is in danger"
urgent = ["suicide", "want to die"]

[[general.step]]
text = "Call for help."
refs = ["ashton2002manual"]
claims = ["c-001"]

[[region]]
id = "uk"
name = "United Kingdom"

[[region.service]]
name = "Emergency"
contact = "999"
when = "immediate danger"
refs = ["ashton2002manual"]
claims = ["c-001"]
seen = 2026-11-23
"""

REFERENCES = [
    {
        "id": "ashton2002manual",
        "type": "book",
        "title": "The Manual",
        "author": [{"family": "Ashton", "given": "C Heather"}],
        "issued": {"date-parts": [[2002]]},
        "URL": "https://example.org/manual",
        "custom": {"kind": "manual", "shows": "Practical advice.", "verified": "seen"},
    },
    {
        "id": "allison2005ampa",
        "type": "article-journal",
        "title": "AMPA receptors in mice",
        "author": [{"family": "Allison", "given": "C"}],
        "issued": {"date-parts": [[2005]]},
        "container-title": "A Journal",
        "DOI": "10.1000/xyz",
        "custom": {"kind": "animal study", "shows": "A study in mice.", "verified": "seen"},
    },
]

CLAIMS = [
    {"id": name, "claim": claim, "refs": [key], "certainty": certainty}
    for name, claim, key, certainty in (
        ("c-001", "Stopping suddenly can cause seizures.", "ashton2002manual", "established"),
        ("c-002", "In mice three withdrawals lowered the threshold.", "allison2005ampa", "probable"),
        ("c-003", "Clonazepam stays for 18 to 50 hours.", "ashton2002manual", "established"),
    )
]

KINDLING = """---
title: Kindling
aliases: [withdrawal sensitisation]
searches: [why is each withdrawal worse, b one, b two, b three, b four, b five, b six, b seven]
kind: clinical term
summary: Repeated withdrawals may make the next one worse.
see_also: [clonazepam]
reviewed: 2026-11-23
---

## In short

- Stopping suddenly can cause seizures [@ashton2002manual].
- In mice three withdrawals lowered the threshold [@allison2005ampa, p. 3].

## What it is

In mice three withdrawals lowered the threshold [@allison2005ampa].
Stopping [clonazepam](../medicines/clonazepam.md) suddenly can cause seizures [@ashton2002manual].

!!! danger "Get help now"
    Stopping suddenly can cause seizures [@ashton2002manual].
"""

CLONAZEPAM = """---
title: Clonazepam
aliases: [Klonopin, Rivotril]
searches: [long acting benzo for panic, c one, c two, c three, c four, c five, c six, c seven]
kind: drug
summary: A long-acting benzodiazepine.
see_also: [kindling]
reviewed: 2026-11-23
---

## In short

- It stays for 18 to 50 hours [@ashton2002manual].

## At a glance

| Property | Figure |
|---|---|
| Half-life [@ashton2002manual] | 18 to 50 hours |
"""

SENTENCES = {
    "kindling": [
        {"sentence": "Stopping suddenly can cause seizures.", "claims": ["c-001"]},
        {"sentence": "In mice three withdrawals lowered the threshold.", "claims": ["c-002"]},
        {"sentence": "Stopping clonazepam suddenly can cause seizures.", "claims": ["c-001"]},
    ],
    "clonazepam": [
        {"sentence": "It stays for 18 to 50 hours.", "claims": ["c-003"]},
        {"sentence": "Half-life | 18 to 50 hours", "claims": ["c-003"]},
    ],
}

ARTICLES = {"mechanisms/kindling.md": KINDLING, "medicines/clonazepam.md": CLONAZEPAM}


def write_content(root: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Writes the small glossary below `root`; `changes` replaces files by path, None leaves one out."""
    files: dict[str, str | bytes | None] = {
        "glossary.toml": GLOSSARY,
        "emergency.toml": EMERGENCY,
        "references.json": json.dumps(REFERENCES, indent=1),
        "evidence/claims.json": json.dumps(CLAIMS, indent=1),
        "evidence/map.json": json.dumps(SENTENCES, indent=1),
        **ARTICLES,
        **(changes or {}),
    }
    for name, text in files.items():
        if text is not None:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def wait_until(condition: Callable[[], bool], what: str, milliseconds: int = 20_000) -> None:
    """Runs the event loop until the condition holds; fails with `what` when it does not."""
    deadline = QDeadlineTimer(milliseconds)
    while not condition():
        assert not deadline.hasExpired(), what
        loop = QEventLoop()
        QTimer.singleShot(2, loop.quit)
        loop.exec()
