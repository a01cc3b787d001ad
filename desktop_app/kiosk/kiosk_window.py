"""The one window of a kiosk, over the whole screen: start screen, a session's pages, and what lies over them."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent, QScreen
from PySide6.QtWidgets import QLabel, QLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.kiosk.keyboard import Keyboard
from desktop_app.kiosk.pin_pad import PinPad
from desktop_app.kiosk.staff_panel import StaffPanel
from desktop_app.kiosk.start_screen import StartScreen
from desktop_app.kiosk.still_reading import StillReading
from desktop_app.ui.appearance import Appearance

_CORNER = 72  # pixels of the corner at the top left that the staff press long


class KioskWindow(QWidget):
    """Shows one thing at a time; cannot be closed, moved or made smaller from within."""

    resized = Signal()

    def __init__(self, appearance: Appearance, start: StartScreen, pad: PinPad) -> None:
        super().__init__()
        self.setObjectName("kiosk")
        self.setWindowTitle("Glossary")
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._may_close = False
        self.start = start
        self.pad = pad
        self.keyboard = Keyboard(appearance, self)
        self.question = StillReading(appearance, self)
        self.staff = StaffPanel(appearance, self)
        self.staff.setEnabled(False)
        self._restarting = QLabel("Restarting…", self)
        self._restarting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(start)
        pad.setParent(self)
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # it is as large as the screen, no matter what
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.keyboard)
        self.keyboard.hide()
        self._restarting.hide()
        self._own = frozenset(self._parts())
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._screens_changed)
            application.screenRemoved.connect(self._screens_changed)
            application.primaryScreenChanged.connect(self._screens_changed)

    @property
    def session(self) -> QWidget | None:
        """The pages of the running session, None on the start screen."""
        return self._pages.widget(1)

    def show_session(self, pages: QWidget) -> None:
        """Puts a session's pages in front."""
        pages.setWindowFlags(Qt.WindowType.Widget)
        self._pages.addWidget(pages)
        self._pages.setCurrentWidget(pages)

    def show_start(self) -> None:
        """Takes the session's pages away for good and shows the start screen."""
        pages = self.session
        self._pages.setCurrentWidget(self.start)
        self.keyboard.hide()
        self.keyboard.forget()
        self.question.hide()
        self.pad.hide()
        left = [part for part in self._parts() if part not in self._own]  # cards lie on the window itself
        if pages is not None:
            self._pages.removeWidget(pages)
            left.append(pages)
        for part in left:
            part.hide()
            part.setParent(None)
            part.deleteLater()
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _parts(self) -> list[QWidget]:
        return [part for part in self.children() if isinstance(part, QWidget)]

    def ask_for_pin(self) -> None:
        """Shows the PIN pad over everything."""
        self.keyboard.hide()
        self._centre(self.pad)
        self.pad.show()
        self.pad.raise_()
        self.pad.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_staff(self) -> None:
        """Shows the staff's panel over everything."""
        self.keyboard.hide()
        self.question.hide()
        self.staff.setGeometry(self.rect())
        self._pages.setEnabled(False)  # nothing below it is reached, by Tab or by a screen reader
        self.staff.setEnabled(True)
        self.staff.show()
        self.staff.raise_()

    def hide_staff(self) -> None:
        """Shows the start screen again."""
        self.staff.hide()
        self.staff.setEnabled(False)  # a screen reader could press the buttons of a hidden one
        self._pages.setEnabled(True)
        if not self.pad.isVisible():
            self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_still_reading(self, seconds: int) -> None:
        """Shows the question over everything."""
        self.question.ask(seconds)
        self._centre(self.question)

    def show_restarting(self) -> None:
        """All that a visitor sees of a crash."""
        self._restarting.setGeometry(self.rect())
        self._restarting.setAutoFillBackground(True)
        self._restarting.show()
        self._restarting.raise_()
        self.repaint()

    def is_in_corner(self, position: QPoint) -> bool:
        """Whether a place of the window is in the staff's corner."""
        return position.x() <= _CORNER and position.y() <= _CORNER

    def fill_screen(self) -> None:
        """Covers the primary screen, whatever its size is now."""
        screen = QGuiApplication.primaryScreen()
        if screen is not None:
            self.setScreen(screen)
            self.setGeometry(screen.geometry())
        self.showFullScreen()

    def close_for_good(self) -> None:
        """Closes, as only the PIN can."""
        self._may_close = True
        self.close()

    @Slot(QScreen)
    def _screens_changed(self, _screen: QScreen) -> None:
        self.fill_screen()

    def _centre(self, part: QWidget) -> None:
        size = part.sizeHint().boundedTo(self.size())
        part.setGeometry(QRect((self.width() - size.width()) // 2, (self.height() - size.height()) // 2,
                               size.width(), size.height()))  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What lies over the page stays in the middle."""
        super().resizeEvent(event)
        self.keyboard.fit(self.height())
        self.staff.setGeometry(self.rect())
        for part in (self.pad, self.question):
            if part.isVisible():
                self._centre(part)
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nobody closes a kiosk but the staff."""
        if self._may_close:
            super().closeEvent(event)
        else:
            event.ignore()
