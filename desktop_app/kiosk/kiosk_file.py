"""Reads a kiosk's file: every fault in one run, each with its line and what to do. No Qt."""

import re
import stat
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.errors import AppError
from desktop_app.kiosk.places import DEFAULT_FILE
from desktop_app.kiosk.policy import RULES, Policy

_RULES = {rule.name: rule for rule in RULES}


@dataclass(frozen=True, slots=True)
class KioskFinding:
    """One fault of a kiosk file: `line` counts from 1, 0 where it is about the whole file."""

    path: Path
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class KioskFile:
    """What a file says, and what is wrong with it."""

    policy: Policy
    findings: tuple[KioskFinding, ...]


def read_kiosk_file(path: Path) -> KioskFile:
    """Reads a file. AppError when it cannot be read at all or is not TOML."""
    try:
        text = path.read_text(encoding="utf-8")
        values = tomllib.loads(text)
    except OSError as error:
        raise AppError(
            f"The kiosk file {path} cannot be read ({error.strerror})", "Check the path, or write one: see README"
        ) from error
    except UnicodeDecodeError as error:
        raise AppError(f"The kiosk file {path} is not UTF-8", "Save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise AppError(f"The kiosk file {path} is not TOML ({error})", "Mend that line") from error
    findings = (*_judged(path, text, values), *_rights(path))
    known = {name: _plain(value) for name, value in values.items() if name in _RULES and _RULES[name].accepts(value)}
    return KioskFile(Policy(**known), findings)


def policy_of(path: Path | None) -> Policy:
    """The policy of a file, of the system's own file, or the usual one where neither is named nor there.

    AppError with the first fault: a kiosk never starts with settings that somebody did not mean.
    """
    if path is None and not DEFAULT_FILE.exists():
        return Policy()
    read = read_kiosk_file(path or DEFAULT_FILE)
    if read.findings:
        first, more = read.findings[0], len(read.findings) - 1
        others = f" (and {more} more; see benzo-glossary kiosk check)" if more else ""
        raise AppError(f"{first.path}:{first.line}: {first.what}{others}", first.remedy[:1].upper() + first.remedy[1:])
    return read.policy


def _judged(path: Path, text: str, values: dict[str, Any]) -> Iterator[KioskFinding]:
    for name, value in values.items():
        line = line_of(name, text)
        rule = _RULES.get(name)
        if rule is None:
            near = _nearest(name)
            remedy = f"did you mean {near}?" if near else f"take it out; there are {', '.join(_RULES)}"
            yield KioskFinding(path, line, f"{name} is not a setting", remedy)
        elif not rule.accepts(value):
            shown = "a PIN" if name == "exit_pin" else repr(value)
            remedy = "run benzo-glossary kiosk set-pin on it" if name == "exit_pin" else f"write {rule.allowed}"
            yield KioskFinding(path, line, f"{name} cannot be {shown}", remedy)
    if bool(values.get("opens")) != bool(values.get("closes")):
        given = "opens" if values.get("opens") else "closes"
        yield KioskFinding(path, line_of(given, text), "opens and closes go together", "write both, or neither")
    if values.get("printer") and not values.get("print_pages"):
        yield KioskFinding(
            path,
            line_of("printer", text),
            "printer is set without print_pages",
            "write print_pages = 1, or no printer",
        )
    idle, warning = values.get("idle_seconds"), values.get("warning_seconds")
    if type(idle) is int and type(warning) is int and warning >= idle:
        yield KioskFinding(
            path,
            line_of("warning_seconds", text),
            "the warning lasts longer than the idle time",
            "write a smaller warning_seconds",
        )


def _rights(path: Path) -> Iterator[KioskFinding]:
    """A file that others may write lets them set a PIN of their own."""
    if sys.platform == "win32":
        return
    mode = path.stat().st_mode
    if mode & (stat.S_IWGRP | stat.S_IWOTH):
        yield KioskFinding(path, 0, "others than its owner may write this file", f"run chmod go-w {path}")


def line_of(name: str, text: str) -> int:
    """The line, from 1, on which a setting stands."""
    found = re.compile(rf"""^\s*\[*\s*["']?{re.escape(name)}["']?\s*[=.\]]""")
    return next((number for number, line in enumerate(text.splitlines(), 1) if found.match(line)), 1)


def _nearest(name: str) -> str:
    import difflib

    return next(iter(difflib.get_close_matches(name, tuple(_RULES), n=1, cutoff=0.6)), "")


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def explained(policy: Policy) -> Sequence[str]:
    """Each setting with what it does and its value, for `kiosk check`."""
    lines = []
    for rule in RULES:
        value = getattr(policy, rule.name)
        shown = ("set" if value else "not set: nobody can end the kiosk") if rule.name == "exit_pin" else _shown(value)
        lines.append(f"{rule.name} = {shown}\n    {rule.does}.")
    return lines


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ", ".join(value) or "all"
    return str(value) if value != "" else "not set"
