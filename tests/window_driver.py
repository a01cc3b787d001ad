"""What a person does with the window, and what they then see: for the tests of the window."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QToolButton, QTreeView, QWidget
from support import wait_until

from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.selectable_text import SelectableText


def type_query(window: MainWindow, text: str) -> None:
    """Types into the search field and waits for the answer to the whole of it."""
    QTest.keyClicks(window.field, text)
    wait_for_answer(window)


def wait_for_answer(window: MainWindow) -> None:
    def answered() -> bool:
        answer = window.results.answer
        return answer is not None and answer.query == window.field.text() and answer.complete

    wait_until(answered, f"no answer to {window.field.text()}")


def press(part: QWidget, words: str) -> None:
    """Touches the visible button with these words, as soon as it can be pressed."""

    def usable() -> list[QToolButton]:
        return [button for button in buttons(part, words) if button.isEnabled()]

    wait_until(lambda: bool(usable()), f"no button “{words}” can be pressed")
    QTest.mouseClick(usable()[0], Qt.MouseButton.LeftButton)


def buttons(part: QWidget, words: str) -> list[QToolButton]:
    """The buttons with these words that are seen."""
    return [button for button in part.findChildren(QToolButton) if button.text() == words and button.isVisible()]


def double_click(part: QWidget, place: QPoint) -> None:
    """The second press of a double click, and its release, which Qt's own function leaves out."""
    QTest.mouseDClick(part, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(part, Qt.MouseButton.LeftButton, pos=place)


def titles_in_tree(window: MainWindow) -> list[str]:
    """The titles that the browse tree shows."""
    tree = window.browse.findChild(QTreeView)
    assert tree is not None
    titles = []
    index = tree.model().index(0, 0)
    while index.isValid():
        titles.append(index.data())
        index = tree.indexBelow(index)
    return titles


def click_title(window: MainWindow, title: str) -> None:
    """Clicks a row of the browse tree."""
    tree = window.browse.findChild(QTreeView)
    assert tree is not None
    index = tree.model().index(0, 0)
    while index.data() != title:
        index = tree.indexBelow(index)
    tree.scrollTo(index)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(index).center())


def words_on_card(window: MainWindow) -> str:
    """Everything that the card says, without markup."""
    labels = window.area.card.findChildren(QLabel)
    texts = window.area.card.findChildren(SelectableText)
    said = [QTextDocumentFragment.fromHtml(label.text()).toPlainText() for label in labels]
    return " ".join([*said, *(text.toPlainText() for text in texts)])


def words_beside(window: MainWindow) -> list[str]:
    """The rows of the lists beside the article."""
    lists = [found for found in window.side.findChildren(QListWidget) if found.isVisible()]
    return [found.item(row).text() for found in lists for row in range(found.count())]


def open_article(window: MainWindow, slug: str) -> None:
    window.room.follow(f"article:{slug}")
    assert window.room.open_article == slug


def click_link(window: MainWindow, address: str) -> QPoint:
    """Presses the mouse on a link of the page, scrolled into sight first; gives where."""
    view = window.area.view
    rect = view.rect_of_link(address)
    assert rect is not None, address
    if not view.viewport().rect().contains(rect.center()):
        view.scroll_to(view.scroll_pixels + rect.top() - 100)
        rect = view.rect_of_link(address)
        assert rect is not None
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.left() + 4, rect.center().y()))
    return rect.center()


def wait_until_drawn(window: MainWindow) -> None:
    """Waits until what was opened stands still: before, the window shows the picture of what was there."""
    wait_until(window.updatesEnabled, "the window does not come to rest")
