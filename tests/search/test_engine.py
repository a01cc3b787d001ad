"""The ranked list over a small glossary: tiers, reasons, sections, snippets, spelling, operators."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.search.answer import Answer
from desktop_app.search.engine import Engine
from desktop_app.search.full_text import FullText
from desktop_app.search.indexer import build_index
from desktop_app.search.model import Document, Entry, Passage
from desktop_app.search.titles_only import TitlesOnly

ENTRIES = (
    Entry("glutamate-storm", "Glutamate storm", "mechanisms", "community term", "A community name.",
          ("glutamate surge",), ("is my brain flooded",)),
    Entry("glutamate", "Glutamate", "mechanisms", "clinical term", "The main exciting messenger."),
    Entry("kindling", "Kindling", "mechanisms", "clinical term", "A possible worsening.", ("sensitisation",)),
    Entry("clonazepam", "Clonazepam", "medicines", "drug", "A long-acting benzodiazepine.", ("Klonopin", "CZP")),
    Entry("clonidine", "Clonidine", "medicines", "drug", "A medicine for blood pressure.", ("Catapres",)),
    Entry("half-life", "Half-life", "mechanisms", "clinical term", "The time in which the level halves."),
    Entry("seizures", "Withdrawal seizures", "withdrawal", "clinical term", "Fits after stopping.", ("fits",)),
)  # fmt: skip
PASSAGES = {
    "kindling": (
        Passage("in-short", "Repeated withdrawals may lower the seizure threshold in mice."),
        Passage("how-to-cope", "A slow taper is the usual advice, with no alcohol."),
    ),
    "seizures": (Passage("in-short", "Stopping suddenly can cause seizures."),),
    "clonazepam": (Passage("coming-off", "Clonazepam leaves the body slowly, and a taper may take months."),),
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("index")
    documents = [Document(entry, (), PASSAGES.get(entry.slug, ())) for entry in ENTRIES]
    build_index(folder, documents)
    made = Engine(ENTRIES, FullText(folder))
    yield made
    made.close()


def ask(engine: Engine, text: str, **options: bool) -> Answer:
    answer = engine.search(text, **options)  # type: ignore[arg-type]
    assert answer is not None
    return answer


def slugs(answer: Answer) -> list[str]:
    return [hit.slug for hit in answer.hits]


def test_an_exact_title_comes_first(engine: Engine) -> None:
    assert slugs(ask(engine, "glutamate"))[:2] == ["glutamate", "glutamate-storm"]
    assert slugs(ask(engine, "KINDLING"))[0] == "kindling"


def test_a_prefix_of_a_title_finds_it(engine: Engine) -> None:
    assert slugs(ask(engine, "kind"))[0] == "kindling"
    assert set(slugs(ask(engine, "clon"))[:2]) == {"clonazepam", "clonidine"}


def test_a_prefix_of_a_later_word_finds_the_title(engine: Engine) -> None:
    assert slugs(ask(engine, "sto"))[0] == "glutamate-storm"


def test_all_words_in_any_order_find_the_title(engine: Engine) -> None:
    assert slugs(ask(engine, "storm glutamate"))[0] == "glutamate-storm"


def test_a_brand_name_says_whose_it_is(engine: Engine) -> None:
    hit = ask(engine, "klonopin").hits[0]
    assert (hit.slug, hit.why) == ("clonazepam", "Klonopin is a brand name of clonazepam")


def test_another_name_says_so_and_an_abbreviation_is_no_brand(engine: Engine) -> None:
    assert ask(engine, "glutamate surge").hits[0].why == "also called glutamate surge"
    assert ask(engine, "czp").hits[0].why == "also called CZP"


def test_a_lay_phrase_is_found_and_never_shown(engine: Engine) -> None:
    hit = ask(engine, "is my brain flooded").hits[0]
    assert hit.slug == "glutamate-storm"
    assert "flooded" not in hit.snippet.text + hit.why + hit.title


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("glutamte storm", "glutamate storm"),
        ("kindlign", "kindling"),
        ("klonapin", "klonopin"),
        ("halflife", "half life"),
        ("siezures", "seizures"),
    ],
)
def test_a_misspelling_is_corrected_and_said(engine: Engine, typed: str, meant: str) -> None:
    answer = ask(engine, typed)
    assert answer.shown_for == meant
    assert "spelling: " in answer.hits[0].why


def test_a_corrected_spelling_can_be_kept_as_typed(engine: Engine) -> None:
    answer = ask(engine, "glutamte", keep_spelling=True)
    assert answer.shown_for == ""
    assert answer.hits == ()
    assert "glutamate" in answer.nearest


def test_known_words_are_never_corrected(engine: Engine) -> None:
    assert ask(engine, "clonidine").shown_for == ""
    assert slugs(ask(engine, "clonidine"))[0] == "clonidine"


def test_a_word_that_is_still_being_typed_is_not_corrected(engine: Engine) -> None:
    assert ask(engine, "glutam").shown_for == ""


def test_the_full_text_names_the_section_and_marks_every_form(engine: Engine) -> None:
    hit = next(hit for hit in ask(engine, "seizure thresholds").hits if hit.slug == "kindling")
    marked = [hit.snippet.text[a:b] for a, b in hit.snippet.marks]
    assert hit.section == "in-short"
    assert marked == ["seizure", "threshold"]


def test_a_minus_leaves_articles_out(engine: Engine) -> None:
    assert "kindling" in slugs(ask(engine, "taper"))
    assert slugs(ask(engine, "taper -alcohol")) == ["clonazepam"]


def test_a_quoted_phrase_must_stand_as_it_is(engine: Engine) -> None:
    assert slugs(ask(engine, '"lower the seizure threshold"')) == ["kindling"]
    assert slugs(ask(engine, '"threshold seizure"')) == []


def test_no_article_stands_in_the_list_twice(engine: Engine) -> None:
    for query in ("taper", "glutamate", "seizures", "clon", "withdrawal seizures in mice"):
        found = slugs(ask(engine, query))
        assert len(found) == len(set(found))


def test_scores_fall_and_the_order_is_always_the_same(engine: Engine) -> None:
    first = ask(engine, "clon")
    scores = [hit.score for hit in first.hits]
    assert scores == sorted(scores, reverse=True)
    assert all(ask(engine, "clon") == first for _ in range(3))


def test_nothing_found_offers_the_nearest_words(engine: Engine) -> None:
    answer = ask(engine, "xyzzyplugh")
    assert answer.hits == ()
    assert ask(engine, "kindlxxx", keep_spelling=True).nearest[0] == "kindling"


def test_an_answer_that_is_no_longer_wanted_is_not_finished(engine: Engine) -> None:
    asked: list[bool] = []

    def wanted() -> bool:
        asked.append(True)
        return False

    assert engine.search("glutamate", wanted=wanted) is None
    assert len(asked) == 1


def test_the_limit_holds(engine: Engine) -> None:
    assert len(engine.search("a the of clon taper seizures glutamate", limit=2).hits) == 2  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["", "   ", "-", '"', '""', "-x", "\x00\x07", "a" * 10_000, "NOT OR foobar", "*:*"])
def test_odd_input_is_answered(engine: Engine, text: str) -> None:
    assert ask(engine, text).query == text


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_input_is_answered(engine: Engine, text: str) -> None:
    ask(engine, text)


def test_titles_answer_by_themselves_and_say_that_they_are_not_all() -> None:
    titles = TitlesOnly(ENTRIES)
    answer = titles.search("glutamte storm")
    assert (answer.hits[0].slug, answer.shown_for, answer.complete) == ("glutamate-storm", "glutamate storm", False)
    assert [hit.slug for hit in titles.search("klonopin").hits] == ["clonazepam"]


def test_an_index_without_documents_answers(tmp_path: Path) -> None:
    build_index(tmp_path / "index", [])
    engine = Engine([], FullText(tmp_path / "index"))
    assert ask(engine, "anything").hits == ()
    engine.close()


def test_a_word_between_two_medicines_is_not_decided_but_offered() -> None:
    entries = [Entry(slug, slug.title(), "m", "drug", "") for slug in ("clonazepam", "clonazolam", "kindling")]
    assert TitlesOnly(entries).search("clonazelam").shown_for == ""
    assert TitlesOnly(entries).search("clonazepan").shown_for == "clonazepam"


def test_a_query_reads_no_new_term_once_its_budget_is_spent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [
        Document(Entry(f"a{number}", f"A{number}", "mechanisms", "drug", ""), (), (Passage("in-short", words),))
        for number, words in enumerate(("rare common", "common", "common", "common also", "also"))
    ]
    build_index(tmp_path, documents)
    index = FullText(tmp_path)
    groups = [{"common": 1.0, "also": 0.5}, {"rare": 1.0}]
    assert {slug for slug, _ in index.search(groups)} == {"a0", "a1", "a2", "a3", "a4"}
    monkeypatch.setattr("desktop_app.search.full_text._POSTINGS", 5)  # one of "rare", four of "common", none is left
    assert {slug for slug, _ in index.search(groups)} == {"a0", "a1", "a2", "a3"}
    monkeypatch.setattr("desktop_app.search.full_text._POSTINGS", 1)
    assert [slug for slug, _ in index.search(groups)] == ["a0"]
    index.close()
