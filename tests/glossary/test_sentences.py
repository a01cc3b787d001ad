"""What counts as a sentence, and which numbers it states."""

import pytest

from desktop_app.glossary.numbers import numbers_in
from desktop_app.glossary.sentences import blocks, headings, plain


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("A [link](../x/y.md#z) here [@a].", "A link here."),
        ("**Bold** and *soft* `code`.", "Bold and soft code."),
        ("snake_case_word stays", "snake_case_word stays"),
        ("[not a citation] stays", "[not a citation] stays"),
        ("spread\n  over   lines [@a, p. 3; @b].", "spread over lines."),
    ],
)
def test_markdown_is_written_down_as_the_reader_sees_it(markdown: str, expected: str) -> None:
    assert plain(markdown) == expected


def sentences(markdown: str) -> list[str]:
    return [sentence.text for block in blocks(markdown) for sentence in block.sentences]


def test_sentences_end_at_full_stops_and_not_inside_citations_or_figures() -> None:
    assert sentences("It took 2.5 hours [@a, p. 3]. Then e.g. more [@b]. “Quoted.” End") == [
        "It took 2.5 hours.",
        "Then e.g. more.",
        "“Quoted.”",
        "End",
    ]


def test_each_table_row_is_a_sentence_and_the_head_is_none() -> None:
    assert sentences("| A | B |\n|---|---|\n| x [@a] | 1 |\n| y | 2 [@b] |") == ["x | 1", "y | 2"]


def test_bullets_stand_alone_and_know_their_section_and_line() -> None:
    found = blocks("## One\n\n- A [@a].\n- B.\n  More [@b].\n")
    assert [(block.kind, block.section, block.line, block.is_cited) for block in found] == [
        ("bullet", "One", 3, True),
        ("bullet", "One", 4, True),
    ]


def test_blocks_inside_a_note_are_known() -> None:
    found = blocks('!!! note "N"\n    Inside [@a].\n\nOutside [@b].')
    assert [block.in_note for block in found] == [True, False]


def test_headings_carry_level_and_line() -> None:
    assert [(h.title, h.level, h.line) for h in headings("# A\n\n## *B* c\n")] == [("A", 1, 1), ("B c", 2, 3)]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("20 to 100 hours", {"20", "100"}),
        ("CYP3A4 and 5-HT2 and GluA1", {"5"}),
        ("1,200 people and 2.5%", {"1200", "2.5"}),
        ("two of the three", {"2", "3"}),
        ("one of them", set()),
        ("in 2005 and 5–10", {"2005", "5", "10"}),
    ],
)
def test_numbers_are_found_in_digits_and_words(text: str, stated: set[str]) -> None:
    assert numbers_in(text).stated == stated


def test_a_number_inside_a_name_still_counts_where_a_claim_states_it() -> None:
    assert "4" in numbers_in("CYP3A4").all
