"""Compiles an edition whose every byte follows from the content, the libraries and SOURCE_DATE_EPOCH.

    PYTHONHASHSEED=0 python packaging/compile_for_release.py CONTENT OUT

The program itself gives each edition a name of its own and does not mind when a file of the index was written; a build
that anybody can repeat (https://reproducible-builds.org) must not depend on either. PYTHONHASHSEED has to be set by the
caller, since Python reads it before any program.
"""

import os
import random
import secrets
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def compile_for_release(content: Path, out: Path) -> None:
    """Writes the edition of `content` into the new folder `out`. SystemExit without a fixed PYTHONHASHSEED."""
    if os.environ.get("PYTHONHASHSEED") != "0":
        sys.exit("compile_for_release.py: start it with PYTHONHASHSEED=0, or two builds will differ")
    from whoosh.filedb.filestore import FileStorage

    moment = int(os.environ.get("SOURCE_DATE_EPOCH") or 0)
    FileStorage.file_modified = lambda self, name: float(moment)  # the index writes down when its parts were written
    random.seed(0)  # names of segments
    secrets.token_hex = lambda nbytes=None: "0" * 2 * (nbytes or 4)  # the name of the edition's folder
    from desktop_app.edition.compiler import compile_edition

    compile_edition(content, out)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    compile_for_release(Path(sys.argv[1]), Path(sys.argv[2]))
