"""From the fourth letter on, whoever types a title, another name or a brand finds its article among the first three."""

from collections import defaultdict

from desktop_app.edition.edition import Edition
from desktop_app.edition.engine import engine_of

FIRST_LETTERS = 4
SHOWN = 3


def test_every_prefix_of_every_name_brings_its_article_into_the_first_three(shipped: Edition) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in shipped.catalogue.entries.values():
        for name in (entry.title, *entry.aliases):
            for end in range(FIRST_LETTERS, len(name) + 1):
                owners[name[:end].lower().rstrip()].add(entry.slug)
    engine = engine_of(shipped)
    missed = []
    walked = 0
    for prefix, slugs in owners.items():
        if len(prefix) < FIRST_LETTERS or len(slugs) > SHOWN:  # more names begin so than there are places
            continue
        answer = engine.search(prefix, limit=SHOWN)
        first = {hit.slug for hit in answer.hits} if answer else set()
        walked += len(slugs)
        missed += [(prefix, slug) for slug in slugs - first]
    engine.close()
    print(f"\n{walked} prefixes, {len(missed)} missed: {missed[:40]}")
    assert walked > 1000
    assert missed == []
