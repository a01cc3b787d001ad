"""Writes the manual page from the parser of the command line, so that it never tells of options that are not there.

    python packaging/make_man_page.py OUT

SOURCE_DATE_EPOCH gives the date.
"""

import argparse
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from desktop_app import __version__  # noqa: E402
from desktop_app.arguments import _parser  # noqa: E402

_END = r"""
.SH EXIT STATUS
.TP
0
done
.TP
1
nothing found, something to mend, or a fault that the sentence on standard error names
.TP
2
the command line cannot be understood
.TP
3
no window can be opened
.SH FILES
.TP
.I /etc/benzo\-glossary/kiosk.toml
settings of the kiosk
.TP
.I /var/lib/benzo\-glossary
wrong PINs of the kiosk, the packs that the staff installed and, if they are asked for, its usage counts
.TP
.I /etc/benzo\-glossary/trusted\-keys.toml
the keys whose packs the kiosk believes
.TP
.I /usr/share/doc/benzo\-glossary/THIRD_PARTY.md
the licences of everything that travels along
.TP
.I $XDG_CONFIG_HOME/benzo\-glossary
settings of one person
.TP
.I $XDG_STATE_HOME/benzo\-glossary
where one person was reading, and the log of faults; no search is ever written down
.TP
.I $XDG_CACHE_HOME/benzo\-glossary
compiled editions of other content than the program's own
.SH KIOSK
The package benzo\-glossary\-kiosk brings two units: benzo\-glossary\-kiosk.service (under cage) and
benzo\-glossary\-kiosk\-x11.service (under an X server and openbox). Enable one of them:
.PP
.B benzo\-glossary kiosk set\-pin /etc/benzo\-glossary/kiosk.toml
.PP
.B systemctl enable benzo\-glossary\-kiosk.service
.PP
.B systemctl set\-default graphical.target
.PP
and restart the machine. Behind the PIN the staff update the kiosk from a stick,
or end it with exit status 42, after which the unit does not start it again.
.SH NETWORK
None. The program opens no connection and starts no other program; an audit hook refuses both.
"""


def manual(parser: argparse.ArgumentParser) -> str:
    """The page as troff (man 7 man)."""
    moment = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH") or 0), UTC)
    groups = parser._subparsers._group_actions if parser._subparsers else []
    commands = [action for action in groups if isinstance(action, argparse._SubParsersAction)]
    lines = [
        f'.TH BENZO\\-GLOSSARY 1 "{moment:%Y-%m-%d}" "benzo\\-glossary {__version__}" "User Commands"',
        ".SH NAME",
        "benzo\\-glossary \\- offline, sourced glossary of benzodiazepine use and recovery",
        ".SH SYNOPSIS",
        ".B benzo\\-glossary",
        "[\\fIOPTIONS\\fR] [\\fICOMMAND\\fR] ...",
        ".SH DESCRIPTION",
        _plain(parser.description or ""),
        ".PP",
        _plain(parser.epilog or ""),
        ".SH OPTIONS",
        *_options(parser),
    ]
    for action in commands:
        lines.append(".SH COMMANDS")
        told = {choice.dest: choice.help or "" for choice in action._choices_actions}
        for name, command in action.choices.items():
            lines += [f".SS {_plain(name)}", _plain(told.get(name, "")), *_options(command)]
    return "\n".join(lines) + _END


def _options(parser: argparse.ArgumentParser) -> list[str]:
    lines = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction) or action.help == argparse.SUPPRESS:
            continue
        value = action.metavar or ("" if action.nargs == 0 else (action.dest or "").upper())
        if action.choices and not action.metavar:
            value = "|".join(str(choice) for choice in action.choices)
        value = f" \\fI{_plain(str(value))}\\fR" if value and action.nargs != 0 else ""
        names = ", ".join(f"\\fB{_plain(name)}\\fR" for name in action.option_strings)
        lines += [".TP", (names + value).strip(), _plain((action.help or "") % {"default": action.default})]
    return lines


def _plain(text: str) -> str:
    """Words as troff takes them: hyphens that can be copied, no line that begins like a request."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text.startswith((".", "'")) else text


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(manual(_parser()), encoding="utf-8")
