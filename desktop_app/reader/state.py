"""All that the program keeps of a reader, as one thing: in files, or in memory only, where nothing is ever written."""

from abc import ABC, abstractmethod
from datetime import datetime
from pathlib import Path

from desktop_app.reader import session as sessions
from desktop_app.reader import settings as settings_file
from desktop_app.reader.own_store import FolderStore, MemoryStore, OwnStore
from desktop_app.reader.paths import ReaderPaths
from desktop_app.reader.session import Session
from desktop_app.reader.settings import LoadedSettings, Settings


class ReaderState(ABC):
    """Settings, session, log, and the store of own things."""

    store: OwnStore

    @abstractmethod
    def settings(self) -> LoadedSettings:
        """What the reader has chosen."""

    @abstractmethod
    def save_settings(self, settings: Settings) -> None:
        """Keeps it. AppError when that fails."""

    @abstractmethod
    def session(self) -> Session:
        """How the window was left."""

    @abstractmethod
    def save_session(self, session: Session) -> None:
        """Keeps it. AppError when that fails."""

    @abstractmethod
    def log(self, text: str) -> Path | None:
        """Adds to the log, which never holds what was searched for; gives where it is, None when it is nowhere."""


class FileState(ReaderState):
    """The files that `ReaderPaths` names."""

    def __init__(self, paths: ReaderPaths) -> None:
        self._paths = paths
        self.store = FolderStore(paths.own)

    def settings(self) -> LoadedSettings:
        """What the reader has chosen; a damaged file is set aside."""
        return settings_file.load(self._paths.settings)

    def save_settings(self, settings: Settings) -> None:
        """Writes it whole."""
        settings_file.save(self._paths.settings, settings)

    def session(self) -> Session:
        """How the window was left; a fresh one when that cannot be understood."""
        return sessions.load(self._paths.session)

    def save_session(self, session: Session) -> None:
        """Writes it whole."""
        sessions.save(self._paths.session, session)

    def log(self, text: str) -> Path | None:
        """Adds to the log file; a log that cannot be written must not hide the error itself."""
        path = self._paths.log
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8", errors="replace") as file:
                file.write(f"{datetime.now().isoformat(timespec='seconds')}\n{text}\n")
        except OSError:
            return None
        return path


class MemoryState(ReaderState):
    """Forgotten when the program ends; `settings` are the ones to begin with."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.store = MemoryStore()
        self._settings = settings or Settings()._replace(keep_history=False)
        self._session = Session()

    def settings(self) -> LoadedSettings:
        """What was chosen since the start."""
        return LoadedSettings(self._settings)

    def save_settings(self, settings: Settings) -> None:
        """Keeps it until the end."""
        self._settings = settings

    def session(self) -> Session:
        """A fresh one at the start."""
        return self._session

    def save_session(self, session: Session) -> None:
        """Keeps it until the end."""
        self._session = session

    def log(self, text: str) -> Path | None:
        """Nowhere: the caller has said it on standard error."""
        del text
        return None


def state_of(paths: ReaderPaths) -> ReaderState:
    """The state that these paths ask for."""
    return MemoryState() if paths.in_memory else FileState(paths)
