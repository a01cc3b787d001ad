"""Tests of the rows of the list on the left: each has room for all of its words."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop_app.app import Program


@pytest.mark.parametrize("width", [1280, 900])
def test_rows_have_room_for_their_words_after_a_scroll_bar_came(program: Program, width: int) -> None:
    tree, model = program.window.browse._tree, program.window.browse._model
    program.window.resize(width, 360)
    tree.expandAll()
    QTest.qWait(50)
    assert tree.verticalScrollBar().isVisible()
    assert tree._rows.width == tree.viewport().width()
    for parent in (model.index(row, 0) for row in range(model.rowCount())):
        for index in (model.index(row, 0, parent) for row in range(model.rowCount(parent))):
            assert tree.visualRect(index).height() == tree._rows.sizeHint(QStyleOptionViewItem(), index).height()
