"""Runs a kiosk: begins and ends sessions, builds the window anew for each, and connects the parts in one place."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop_app.edition.edition import Edition
from desktop_app.kiosk.counts import Counts
from desktop_app.kiosk.guard import Guard
from desktop_app.kiosk.idle import Idle
from desktop_app.kiosk.keyboard import LOW
from desktop_app.kiosk.kiosk_bar import KioskBar
from desktop_app.kiosk.kiosk_style import kiosk_style
from desktop_app.kiosk.kiosk_window import KioskWindow
from desktop_app.kiosk.lockout import Lockout
from desktop_app.kiosk.opening_hours import is_open
from desktop_app.kiosk.pin_pad import PinPad
from desktop_app.kiosk.policy import Policy
from desktop_app.kiosk.staff_desk import StaffDesk
from desktop_app.kiosk.start_screen import StartScreen
from desktop_app.kiosk.takeaway import TakeAway
from desktop_app.kiosk.watchdog import Watchdog
from desktop_app.reader.own_store import MemoryStore
from desktop_app.reader.own_things import OwnThings
from desktop_app.reader.settings import Settings
from desktop_app.ui.appearance import Appearance
from desktop_app.ui.edition_loader import EditionLoader
from desktop_app.ui.links import HelpLink
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.own_desk import OwnDesk
from desktop_app.ui.pack_installer import PackInstaller
from desktop_app.ui.search_session import SearchEngine, SearchSession
from desktop_app.ui.tasks import Tasks

LEFT_BY_PIN = 42
"""The exit status that tells a service manager not to start the kiosk again."""

_LONG_PRESS_MS = 3000
_LOOK_AT_CLOCK_MS = 30_000
_LIGHTS = ("light", "sepia", "dim", "dark", "very-dim", "high-contrast")
_DARKEST = "very-dim"
_LINKS = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
_ACTIONS = frozenset({"home", "back", "forward", "help", "larger", "smaller", "next_mark", "search"})


def first_settings(policy: Policy, region: str = "") -> Settings:
    """How each session begins to look."""
    return Settings(theme=policy.theme, text_size=policy.text_size, region=region)


class Kiosk(QObject):
    """One kiosk. A session begins with a touch and ends with `end_session`; nothing is carried from one to the next."""

    left = Signal()
    """The staff ended it, after the PIN."""

    def __init__(
        self,
        policy: Policy,
        appearance: Appearance,
        tasks: Tasks,
        loader: EditionLoader,
        lockout: Lockout,
        watchdog: Watchdog,
        counts: Counts | None = None,
        installer: PackInstaller | None = None,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__()
        self._policy = policy
        self.appearance = appearance
        self._tasks = tasks
        self._loader = loader
        self._watchdog = watchdog
        self._counts = counts
        self.now = now
        self.takeaway = TakeAway(policy)
        self._edition: Edition | None = None
        self._engine: SearchEngine | None = None
        self.pages: MainWindow | None = None
        self.window = KioskWindow(appearance, StartScreen(appearance, policy.clinic), PinPad(policy.exit_pin, lockout))
        self.staff = StaffDesk(self.window, installer, self)
        self.guard = Guard(self.window, self)
        self.idle = Idle(policy.idle_seconds, policy.warning_seconds, self)
        self.long_press = self._timer(_LONG_PRESS_MS, single=True)
        self._clock = self._timer(_LOOK_AT_CLOCK_MS)
        self._sign = self._timer(watchdog.every_ms)
        self._connect()
        self._look_changed()

    def start(self, edition: Edition | None) -> None:
        """Shows the start screen. `edition` is what could be opened at once."""
        self._edition = edition
        self.guard.clear_clipboard()  # whoever was here before a crash has copied something
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self.guard)
        self.dim_by_clock()
        self.window.fill_screen()
        self._clock.start()
        if self._watchdog.every_ms:
            self._sign.start()
        QTimer.singleShot(0, self, self._watchdog.ready)
        self._loader.start(edition)

    @Slot()
    def begin_session(self) -> None:
        """Builds the window for one person."""
        if self.pages is not None or self.staff.is_open:
            return
        self._loader.want_engine()
        self.appearance.change(first_settings(self._policy))
        search = SearchSession(self._tasks, self)
        own = OwnDesk(OwnThings(MemoryStore()), keep_history=False)
        pages = MainWindow(self.appearance, search, self._loader, own, KioskBar)
        for part in (search, own):
            part.setParent(pages)
        self.pages = pages
        pages.setMinimumSize(0, 0)  # the keyboard takes what room it needs
        pages.area.view.setTextInteractionFlags(_LINKS)  # a finger that is drawn over the page selects nothing
        pages.lock_actions(_ACTIONS)
        self._fit_panels()
        self._connect_pages(pages)
        if self._edition is not None:
            pages.show_edition(self._edition)
        if self._engine is not None:
            search.use_engine(self._engine)
        pages.room.open_first_page()
        self.window.show_session(pages)
        pages.area.view.setFocus()
        self.idle.start()

    @Slot()
    def end_session(self) -> None:
        """Forgets everything that one person did, and shows the start screen."""
        self.idle.stop()
        self.pages = None
        self.guard.clear_clipboard()
        self.takeaway.end_session()
        if self._counts is not None:
            self._counts.write()
        self.window.show_start()
        self.dim_by_clock()

    @Slot()
    def get_help(self) -> None:
        """The help page, from the start screen too."""
        self.begin_session()
        if self.pages is not None:
            self.pages.room.open(HelpLink())

    def shut_down(self) -> None:
        """Ends on purpose."""
        self._watchdog.stopping()
        self._watchdog.close()
        for timer in (self.long_press, self._clock, self._sign):
            timer.stop()
        self.idle.stop()
        self.staff.stop()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self.guard)
        self.window.close_for_good()
        self.window.deleteLater()

    def _timer(self, interval: int, *, single: bool = False) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(single)
        timer.setInterval(interval)
        return timer

    def _connect(self) -> None:
        window = self.window
        window.start.begun.connect(self.begin_session)
        window.start.help_wanted.connect(self.get_help)
        window.keyboard.typed.connect(self._type)
        window.keyboard.erased.connect(self._erase)
        window.keyboard.cleared.connect(self._clear_field)
        window.keyboard.put_away.connect(self._hide_keyboard)
        window.question.kept.connect(self.idle.alive)
        window.question.cleared.connect(self.end_session)
        self.staff.left.connect(self.left)
        self.staff.admitted.connect(self.end_session)
        window.pad.cancelled.connect(self._put_pad_away)
        window.resized.connect(self._resized)
        self.guard.alive.connect(self.idle.alive)
        self.guard.alive.connect(self.staff.alive)
        self.guard.chord_pressed.connect(window.ask_for_pin)
        self.guard.pressed.connect(self._pressed)
        self.guard.released.connect(self.long_press.stop)
        self.long_press.timeout.connect(window.ask_for_pin)
        self.idle.asked.connect(window.ask_still_reading)
        self.idle.counted.connect(window.question.count)
        self.idle.resumed.connect(window.question.hide)
        self.idle.over.connect(self.end_session)
        self._clock.timeout.connect(self.dim_by_clock)
        self._sign.timeout.connect(self._watchdog.alive)
        self.appearance.changed.connect(self._look_changed)
        self._loader.edition_ready.connect(self._edition_came)
        self._loader.engine_ready.connect(self._engine_came)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def _connect_pages(self, pages: MainWindow) -> None:
        bar = pages.top_bar
        if isinstance(bar, KioskBar):
            bar.clear_wanted.connect(self.end_session)
            bar.light_wanted.connect(self._next_light)
            bar.print_wanted.connect(self._print)
        pages.room.page_opened.connect(self._page_opened)

    @Slot()
    def _print(self) -> None:
        if self.pages is not None and self._edition is not None and self.pages.room.open_article:
            self.pages.say(self.takeaway.print(self._edition, self.pages.room.open_article))

    @Slot(str, str)
    def _page_opened(self, _title: str, slug: str) -> None:
        self._hide_keyboard()
        bar = self.pages.top_bar if self.pages is not None else None
        if isinstance(bar, KioskBar):
            bar.offer_print(bool(slug) and self._policy.may_print)
        if self._counts is not None and slug:
            self._counts.opened(slug, date.today())

    @Slot(object)
    def _edition_came(self, edition: Edition) -> None:
        self._edition = edition
        self._engine = None  # that of this edition follows

    @Slot(object)
    def _engine_came(self, engine: SearchEngine) -> None:
        self._engine = engine

    @Slot(QPoint)
    def _pressed(self, place: QPoint) -> None:
        if self.window.is_in_corner(self.window.mapFromGlobal(place)):
            self.long_press.start()

    @Slot("QWidget*", "QWidget*")
    def _focus_changed(self, _old: object, new: object) -> None:
        """The keyboard comes with the search field, and goes when the page is touched."""
        if self.pages is not None and new is self.pages.field:
            self.window.keyboard.show()
            self._fit_panels()
        elif self.pages is not None and new is self.pages.area.view:
            self._hide_keyboard()

    @Slot(str)
    def _type(self, text: str) -> None:
        field = self._field()
        if field is not None:
            field.insert(text)

    @Slot()
    def _erase(self) -> None:
        field = self._field()
        if field is not None:
            field.backspace()

    @Slot()
    def _clear_field(self) -> None:
        field = self._field()
        if field is not None:
            field.clear()

    def _field(self) -> QLineEdit | None:
        return self.pages.field if self.pages is not None else None

    @Slot()
    def _hide_keyboard(self) -> None:
        self.window.keyboard.hide()
        self._fit_panels()

    @Slot()
    def _put_pad_away(self) -> None:
        self.window.pad.hide()
        if self.pages is not None:
            self.pages.area.view.setFocus()

    @Slot()
    def _resized(self) -> None:
        self._fit_panels()

    def _fit_panels(self) -> None:
        """In a tall screen, and above the keyboard in a low one, what is found has the whole width."""
        if self.pages is not None:
            is_crowded = self.window.keyboard.isVisible() and self.window.height() < LOW
            self.pages.panels.one_at_a_time = is_crowded or self.window.height() > self.window.width()
            self.pages.panels.fit()

    @Slot()
    def _next_light(self) -> None:
        now = self.appearance.settings.theme
        at = _LIGHTS.index(now) if now in _LIGHTS else -1
        self.appearance.choose_theme(_LIGHTS[(at + 1) % len(_LIGHTS)])

    @Slot()
    def _look_changed(self) -> None:
        self.window.setStyleSheet(kiosk_style(self.appearance.theme))
        self.window.start.refresh_look()
        self.window.keyboard.refresh_look()
        self.window.staff.refresh_look()

    @Slot()
    def dim_by_clock(self) -> None:
        """The start screen is dark while the clinic is closed."""
        if self.pages is None:
            settings = first_settings(self._policy)
            if not is_open(self._policy.opens, self._policy.closes, self.now().time()):
                settings = Settings(theme=_DARKEST, text_size=settings.text_size)
            self.appearance.change(settings)
