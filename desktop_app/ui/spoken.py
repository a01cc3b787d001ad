"""What a screen reader is told of an answer and of a row of it, in words."""

from desktop_app.search.answer import Answer, Hit

_URGENT = "Is somebody in danger now? Call your local emergency number. F2 shows how to get help."


def answer_in_words(answer: Answer, shown: int) -> str:
    """What came of a search; `shown` is how many hits the chosen filter leaves."""
    parts = [_URGENT] if answer.is_urgent else []
    if answer.shown_for:
        parts.append(f"Showing results for {answer.shown_for}.")
    if answer.hits:
        parts.append(f"{count_in_words(shown)}{'' if answer.complete else ' in titles'}.")
    elif not answer.complete:
        parts.append("No title says this. The full text is being prepared.")
    else:
        parts.append(f"Nothing found for {answer.query.strip()}.")
        if answer.nearest:
            parts.append(f"The nearest words are {', '.join(answer.nearest)}.")
        if answer.matching:
            parts.append(f"Found by themselves: {', '.join(answer.matching)}.")
    return " ".join(parts)


def hit_in_words(hit: Hit, category: str) -> str:
    """All that a row shows: title, category, snippet, and why it is here."""
    parts = (hit.title, category, hit.snippet.text, hit.why)
    return " ".join(part if part[-1] in ".?!" else f"{part}." for part in parts if part)


def choice_in_words(row_words: str, row: int, count: int) -> str:
    """A row that was chosen with the arrows; `row` counts from 0."""
    return f"{row_words} {row + 1} of {count}."


def count_in_words(count: int) -> str:
    """ "1 result", "12 results"."""
    return f"{count} {'result' if count == 1 else 'results'}"
