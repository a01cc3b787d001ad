"""The one kind of error that is shown to a person: what happened, and what to do about it."""


class AppError(Exception):
    """An error with a sentence for the person and a remedy.

    `what` and `remedy` are plain words that end without a full stop; `exit_code` is the status of the command line.
    """

    def __init__(self, what: str, remedy: str, *, exit_code: int = 1) -> None:
        super().__init__(what, remedy)
        self.what = what
        self.remedy = remedy
        self.exit_code = exit_code

    def __str__(self) -> str:
        return f"{self.what}. {self.remedy}."


class UsageError(AppError):
    """A command line or an argument that cannot be understood (exit status 2)."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what, remedy, exit_code=2)


class BusyError(AppError):
    """Another program is writing just now; it will be done in a moment."""
