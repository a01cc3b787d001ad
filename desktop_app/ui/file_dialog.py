"""The file dialog of the program: Qt's own, which looks as the window does, calmed, and with our icons.

The system's dialogs know neither theme nor ceiling of brightness, and Qt's pictures of folders and files are yellow and
white in every theme. A delegate draws ours instead: a provider of icons would be asked on a thread of Qt's.
"""

from PySide6.QtCore import QFileInfo, QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFileSystemModel,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from desktop_app.ui.appearance import Appearance

_ICONS = {
    "backButton": "back",
    "forwardButton": "forward",
    "toParentButton": "arrow-up-left",
    "newFolderButton": "plus",
}
_LEFT_OUT = ("listModeButton", "detailModeButton", "sidebar")


def file_dialog(appearance: Appearance, window: QWidget, title: str, *, save: bool) -> QFileDialog:
    """A dialog for one file, to be given its folder and kinds and then opened; it never waits for an answer.

    Saving over a file is not asked about here: that question would be a dialog that waits.
    """
    dialog = QFileDialog(window, title)
    option = QFileDialog.Option
    dialog.setOptions(option.DontUseNativeDialog | option.DontConfirmOverwrite | option.DontUseCustomDirectoryIcons)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave if save else QFileDialog.AcceptMode.AcceptOpen)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile if save else QFileDialog.FileMode.ExistingFile)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    dialog.setSizeGripEnabled(False)  # its dots are white in every theme
    _calm(dialog, appearance)
    return dialog


def _calm(dialog: QFileDialog, appearance: Appearance) -> None:
    """Leaves out what large text would cut off, and puts our icons for Qt's."""
    size = QSize(appearance.icon_size, appearance.icon_size)
    for button in dialog.findChildren(QToolButton):
        if button.objectName() in _ICONS:
            button.setIcon(appearance.icon(_ICONS[button.objectName()]))
        button.setIconSize(size)
    for name in _LEFT_OUT:
        part = dialog.findChild(QWidget, name)
        if isinstance(part, QWidget):
            part.hide()
    rows = _Rows(appearance, dialog)
    dialog.setItemDelegate(rows)
    places = dialog.findChild(QComboBox, "lookInCombo")
    if isinstance(places, QComboBox):
        places.setIconSize(QSize(0, 0))
        places.setItemDelegate(_Plain(dialog))
    name_field = dialog.findChild(QLineEdit, "fileNameEdit")
    completer = name_field.completer() if isinstance(name_field, QLineEdit) else None
    offered = completer.popup() if completer is not None else None
    if offered is not None:
        offered.setItemDelegate(rows)
    for answer in dialog.findChildren(QPushButton):
        answer.setIcon(QIcon())


class _Plain(QStyledItemDelegate):
    """Rows without an icon."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Qt's own, without the picture."""
        super().initStyleOption(option, index)
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasDecoration


class _Rows(QStyledItemDelegate):
    """Rows with our icon of a folder or of a file."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._folder, self._file = appearance.icon("folder"), appearance.icon("file")
        self._size = QSize(appearance.icon_size, appearance.icon_size)

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Qt's own, with our picture."""
        super().initStyleOption(option, index)
        option.icon = self._folder if _is_folder(index) else self._file
        option.decorationSize = self._size


def _is_folder(index: QModelIndex | QPersistentModelIndex) -> bool:
    model = index.model()
    if isinstance(model, QFileSystemModel):
        return model.hasChildren(index)
    return QFileInfo(str(index.data(QFileSystemModel.Roles.FilePathRole))).isDir()  # what a name is completed with
