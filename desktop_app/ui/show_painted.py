"""Shows a window whose first picture is ready when the screen asks for it."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


def show_painted(window: QWidget) -> None:
    """Shows a window. Under X11 it is painted while the window manager still frames it.

    Qt paints when the window manager has done so and the screen asks for the picture: each waits for the other. Here
    the picture is drawn into the window's buffer meanwhile, and then only copied. Qt draws nothing in a window that is
    not mapped, and is told that it is: it will be in a moment. Where the window manager gives the window another size,
    it is painted again, as without this; one that opens maximised is sure to, and is left to Qt.
    """
    window.show()
    if QGuiApplication.platformName() == "xcb" and window.windowState() == Qt.WindowState.WindowNoState:
        window.setAttribute(Qt.WidgetAttribute.WA_Mapped)
        QCoreApplication.sendPostedEvents()  # what showing it has left to be done, and with it the picture
