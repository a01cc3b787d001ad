"""The command line: window, search, show, check, compile, pdf, doctor. Qt is imported only for the window."""

import sys
from collections.abc import Sequence

from desktop_app import commands
from desktop_app.errors import AppError
from desktop_app.offline import refuse_network_and_programs


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command that the arguments name and returns the exit status.

    0: done. 1: nothing found, findings, or something is wrong that the sentence on standard error names. 2: usage.
    3: no window can be opened.
    """
    refuse_network_and_programs()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a letter shows a question mark
    words = sys.argv[1:] if argv is None else argv
    try:
        if not words:  # the window, without the parser's import: it opens sooner
            return commands.window(None)
        from desktop_app.arguments import parse_and_run

        return parse_and_run(words)
    except AppError as error:
        print(f"benzo-glossary: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:  # the reader of our output went away, as `| head` does
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130
