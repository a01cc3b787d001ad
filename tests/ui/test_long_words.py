"""Words that are too long for a line are broken, and no others."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from desktop_app.ui.long_words import breakable, wrapping
from desktop_app.ui.wrapping_label import WrappingLabel

ZERO = "\N{ZERO WIDTH SPACE}"
LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"


def test_only_the_word_that_is_too_long_is_broken(qapp: QApplication) -> None:
    assert breakable(f"a short {LONG} word", QFont(), 120) == f"a short {ZERO.join(LONG)} word"
    assert breakable(f"a short {LONG} word", QFont(), 10_000) == f"a short {LONG} word"


def test_marks_and_signs_of_rich_text_stay_whole(qapp: QApplication) -> None:
    text = f'<a href="word:{LONG}">&nbsp;{LONG}</a>'
    assert breakable(text, QFont(), 120) == f'<a href="word:{LONG}">&nbsp;{ZERO.join(LONG)}</a>'


def test_an_address_that_can_wrap_by_itself_stays_as_it_is(qapp: QApplication) -> None:
    address = "https://example.org/journals/the-british-journal/article/kindling-as-a-model"
    assert breakable(address, QFont(), 220) == address


@pytest.mark.parametrize("width", [60, 120, 400])
def test_a_label_needs_no_more_than_its_width(qapp: QApplication, width: int) -> None:
    label = WrappingLabel()
    label.setText(f"{LONG} and more")
    label.resize(width, 400)
    label.grab()
    metrics = QFontMetrics(label.font())
    widest = max(metrics.horizontalAdvance(piece) for piece in label.text().replace(ZERO, " ").split())
    assert widest <= width
    assert label.whole_text == f"{LONG} and more"
    assert label.minimumSizeHint().width() < 100
    label.deleteLater()


def test_painters_break_within_words_only_where_they_must(qapp: QApplication) -> None:
    metrics = QFontMetrics(QFont())
    assert wrapping("two words", metrics, 200) == Qt.TextFlag.TextWordWrap
    assert wrapping(LONG, metrics, 100) == Qt.TextFlag.TextWrapAnywhere
