"""Each writing rule that `check` holds: one broken thing, one finding, at its file and line."""

import json
from datetime import date
from pathlib import Path

import pytest
from support import CLAIMS, CLONAZEPAM, GLOSSARY, KINDLING, REFERENCES, SENTENCES, write_content

from desktop_app.errors import AppError
from desktop_app.glossary.check import check

TODAY = date(2026, 11, 24)
KINDLING_PATH = "mechanisms/kindling.md"


def findings(root: Path, changes: dict[str, str | bytes | None]) -> list[str]:
    return [str(finding) for finding in check(write_content(root, changes), TODAY).findings]


def kindling(old: str, new: str) -> dict[str, str | bytes | None]:
    assert old in KINDLING
    return {KINDLING_PATH: KINDLING.replace(old, new)}


def test_sound_content_has_no_finding(tmp_path: Path) -> None:
    report = check(write_content(tmp_path), TODAY)
    assert report.findings == ()
    assert report.summary == "2 articles, 2 references, 7 citations: nothing to mend"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title: Kindling", "titel: Kindling", "1: the front matter has no title"),
        ("reviewed: 2026-11-23", "reviewed: 2026-11-25", "8: reviewed lies in the future (2026-11-25)"),
        ("reviewed: 2026-11-23", "reviewed: soon", "8: reviewed is not a date"),
        ("reviewed: 2026-11-23", "reviewed: 2026-11-23\nmood: good", "9: the field mood is unknown"),
        ("kind: clinical term", "kind: rumour", "5: the kind rumour is unknown"),
        ("aliases: [withdrawal sensitisation]", "aliases: [no]", "3: aliases is not a list of texts"),
        ("aliases: [withdrawal sensitisation]", "aliases: [Clonazepam]", "3: the alias Clonazepam is the title of"),
        ("aliases: [withdrawal sensitisation]", "aliases: [kindling]", "3: the alias kindling is its own title"),
        ("see_also: [clonazepam]", "see_also: [nothing]", "7: see_also names nothing, which is no article"),
        ("see_also: [clonazepam]", "see_also: [kindling]", "7: see_also names the article itself"),
        ("summary: Repeated", "summary: [Repeated]\nx: Repeated", "6: summary is not text"),
        ("title: Kindling", "title: 'Kindling", "the front matter is not YAML"),
        ("---\n\n## In short", "\n\n## In short", "1: the front matter is not closed"),
        ("## In short", "## Briefly", "11: the article does not begin with In short"),
        ("## In short\n", "Words first.\n\n## In short\n", "11: the paragraph has no citation"),
        ("seizures [@ashton2002manual].\n-", "seizures.\n-", "13: the bullet has no citation"),
        ("[@allison2005ampa, p. 3]", "[@nobody2020]", "14: the citation key nobody2020 is not in the bibliography"),
        ("clonazepam.md)", "lorazepam.md)", "19: the link clonazepam leads to no article"),
        ("clonazepam.md)", "clonazepam.md#names)", "19: the link clonazepam leads to no heading"),
        ("threshold [@allison2005ampa].", "<b>threshold</b> [@allison2005ampa].", "18: raw HTML"),
        ("threshold [@allison2005ampa].", "![x](x.png) [@allison2005ampa].", "18: the image x.png is not in"),
        ("the threshold [@allison2005ampa].", "it [@allison2005ampa].", "18: the sentence has no claim in"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_told_at_its_line(tmp_path: Path, old: str, new: str, expected: str) -> None:
    told = findings(tmp_path, kindling(old, new))
    assert any(line.startswith(f"{KINDLING_PATH}:") and expected in line for line in told), told


def test_a_table_without_a_citation_is_told(tmp_path: Path) -> None:
    told = findings(
        tmp_path, {"medicines/clonazepam.md": CLONAZEPAM.replace("Half-life [@ashton2002manual]", "Half-life")}
    )
    assert any("medicines/clonazepam.md:17: the table has no citation" in line for line in told), told


def test_every_finding_says_what_to_do(tmp_path: Path) -> None:
    for line in findings(tmp_path, kindling("clonazepam.md)", "lorazepam.md)")):
        what, _, remedy = line.partition("; ")
        assert what
        assert remedy


def test_all_findings_come_in_one_run(tmp_path: Path) -> None:
    text = KINDLING.replace("kind: clinical term", "kind: rumour").replace("clonazepam.md)", "lorazepam.md)")
    told = findings(tmp_path, {KINDLING_PATH: text, "medicines/clonazepam.md": b"---\ntitle: \xff\n---\n"})
    assert any("rumour" in line for line in told)
    assert any("lorazepam" in line for line in told)
    assert any("medicines/clonazepam.md:2: the file is not UTF-8 text" in line for line in told)


def test_a_slug_that_stands_twice_is_told(tmp_path: Path) -> None:
    told = findings(tmp_path, {"medicines/kindling.md": CLONAZEPAM})
    assert any("the slug kindling stands twice" in line for line in told)


def test_a_title_that_stands_twice_is_told(tmp_path: Path) -> None:
    told = findings(tmp_path, {"medicines/other.md": CLONAZEPAM})
    assert any("the title Clonazepam stands twice" in line for line in told)


def test_a_folder_that_is_no_category_is_told(tmp_path: Path) -> None:
    assert any("the folder other is no category" in line for line in findings(tmp_path, {"other/x.md": CLONAZEPAM}))


def test_a_reference_that_is_never_cited_is_told_at_its_line(tmp_path: Path) -> None:
    extra = {**REFERENCES[1], "id": "never2020"}
    told = findings(tmp_path, {"references.json": json.dumps([*REFERENCES, extra], indent=1)})
    assert any(line.startswith("references.json:") and "never2020 is never cited" in line for line in told)
    assert not any(line.startswith("references.json:1:") for line in told)


def test_a_reference_that_was_not_seen_is_told(tmp_path: Path) -> None:
    unseen = {**REFERENCES[1], "custom": {"kind": "news", "shows": "x", "verified": "memory"}}
    told = findings(tmp_path, {"references.json": json.dumps([REFERENCES[0], unseen])})
    assert any("allison2005ampa is not marked as seen" in line for line in told)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([{**CLAIMS[1], "refs": ["ashton2002manual"]}], "the claim c-002 rests on no source that the sentence cites"),
        ([{**CLAIMS[1], "claim": "In mice withdrawals lowered it."}], "the number 3 stands in none"),
        ([{**CLAIMS[1], "certainty": "sure"}], "the certainty sure is unknown"),
        ([CLAIMS[1], {**CLAIMS[1], "id": "c-009"}], "the claim c-009 carries no sentence"),
        ([], "the claim c-002 is not in evidence/claims.json"),
    ],
)
def test_a_sentence_is_held_against_its_claims(tmp_path: Path, claims: list[dict[str, object]], expected: str) -> None:
    told = findings(tmp_path, {"evidence/claims.json": json.dumps([CLAIMS[0], CLAIMS[2], *claims])})
    assert any(expected in line for line in told), told


def test_a_mapped_sentence_that_is_gone_is_told(tmp_path: Path) -> None:
    gone = {**SENTENCES, "kindling": [*SENTENCES["kindling"], {"sentence": "Gone.", "claims": ["c-001"]}]}
    assert any("a sentence that is not in the article: Gone." in line for line in findings(
        tmp_path, {"evidence/map.json": json.dumps(gone)}
    ))  # fmt: skip


def test_a_source_that_no_claim_of_the_sentence_rests_on_is_told(tmp_path: Path) -> None:
    told = findings(tmp_path, kindling("[@allison2005ampa].", "[@allison2005ampa; @ashton2002manual]."))
    assert any("ashton2002manual is cited, but no claim of the sentence rests on it" in line for line in told)


def test_content_without_evidence_is_not_held_against_any(tmp_path: Path) -> None:
    assert findings(tmp_path, {"evidence/claims.json": None, "evidence/map.json": None}) == []


def test_a_first_step_that_is_no_article_is_told(tmp_path: Path) -> None:
    told = findings(tmp_path, {"glossary.toml": GLOSSARY.replace('["kindling"]', '["nowhere"]')})
    assert any("glossary.toml:" in line and "nowhere" in line for line in told)


def test_a_folder_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="cannot be read"):
        check(tmp_path / "nowhere", TODAY)


def test_the_shipped_content_has_no_finding() -> None:
    from desktop_app import bundle

    assert [str(finding) for finding in check(bundle.content_folder(), date.today()).findings] == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("see_also: [clonazepam]", "see_also: []", "7: see_also names fewer than 1 articles"),
        ("[clonazepam](../medicines/clonazepam.md)", "clonazepam", "19: the first mention of clonazepam is no link"),
        ("b one, b two, ", "", "4: searches holds 6 phrases"),
        ("[clonazepam](../medicines/clonazepam.md)", "[it](kindling.md)", "19: the link it leads to its own page"),
        ("Repeated withdrawals may", "Notwithstanding pharmacological heterogeneity, recurrent discontinuations may",
         "6: the summary reads at grade"),
    ],
)  # fmt: skip
def test_rules_between_articles_are_held(tmp_path: Path, old: str, new: str, expected: str) -> None:
    told = findings(tmp_path, kindling(old, new))
    assert any(line.startswith(f"{KINDLING_PATH}:") and expected in line for line in told), told


def test_an_article_that_nothing_leads_to_is_told(tmp_path: Path) -> None:
    lonely = CLONAZEPAM.replace("title: Clonazepam", "title: Lonely").replace("[Klonopin, Rivotril]", "[]")
    told = findings(tmp_path, {"medicines/lonely.md": lonely})
    assert any("medicines/lonely.md:1: no article leads here" in line for line in told)


def test_a_phrase_that_the_search_is_measured_with_is_told(tmp_path: Path) -> None:
    queries = tmp_path / "tests" / "search_quality"
    queries.mkdir(parents=True)
    (queries / "queries.json").write_text(json.dumps([{"query": "Why is each withdrawal worse?", "expect": []}]))
    told = [str(finding) for finding in check(write_content(tmp_path / "content"), TODAY).findings]
    assert any("the phrase why is each withdrawal worse is one that the search is measured with" in t for t in told)


def test_an_everyday_word_need_not_be_linked(tmp_path: Path) -> None:
    changes = kindling("[clonazepam](../medicines/clonazepam.md)", "clonazepam")
    changes["glossary.toml"] = GLOSSARY.replace("first_steps", 'everyday_words = ["Clonazepam"]\nfirst_steps')
    assert not any("first mention" in line for line in findings(tmp_path, changes))


def test_a_redirect_that_leads_nowhere_or_from_an_article_is_told(content: Path) -> None:
    write_content(content, {"glossary.toml": GLOSSARY + '\n[redirects]\nold = "nowhere"\nkindling = "clonazepam"\n'})
    told = [str(finding) for finding in check(content, TODAY).findings if "redirect" in finding.what]
    assert told == [
        "glossary.toml:1: the redirect kindling is an article; take the redirect out, or rename the article",
        "glossary.toml:1: the redirect old leads to nowhere, which is no article; "
        "name the slug that the article has now",
    ]
