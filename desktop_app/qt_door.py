"""The one door to Qt for the window: PySide6 is imported here without the three things that slow every start.

1. PySide6 carries the Python part of its signatures as source text and compiles it at each start, a third of the time
   that its import takes (seen in 6.11). It is asked for when a call has wrong arguments, or for a `__signature__`: here
   each of these modules compiles itself when something in it is first asked for.
2. It puts its own function in the place of `__import__`, which reads the source of every module that is imported later,
   to see whether it may use `from __feature__ import ...`. Nothing here does: it is told so, which also spares the
   import of inspect, ast and dis, and Python's own function is put back at once.
3. What is left of that text is compiled at each start all the same, since it lies in a library and not in files. Its
   bytecode is kept where Python keeps ours, and by Python's rules (`__pycache__`, none where it must not be written);
   it is used for the very text that it was made from, and for no other. `python -m desktop_app.qt_door` writes it.

Where a later PySide6 names its modules otherwise, nothing is put off and all is as usual.
"""

import builtins
import importlib
import marshal
import os
import sys
from binascii import crc32
from collections.abc import Callable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from threading import RLock
from types import CodeType
from typing import Any

_PUT_OFF = frozenset(
    f"shibokensupport/{name}.py"
    for name in (
        "signature/layout",
        "signature/lib/enum_sig",
        "signature/lib/pyi_generator",
        "signature/lib/tool",
        "signature/parser",
    )
)
_STAND_IN = "from desktop_app.qt_door import _put_off\n_put_off(globals(), {filename!r})\n"
_FEATURES = "shibokensupport/feature.py"
_NO_FEATURES = "def feature_import(*_names, **_more): pass\nfeature_imported = feature_import\n"
_KEPT = Path(cache_from_source(__file__)).with_suffix(".codes")
_SUM = 4  # bytes of the checksum before the bytecode
_compile: Callable[..., Any] = compile
_kept: dict[str, tuple[Any, CodeType]] = {}
"""Bytecode and the text that it was made from, by file name."""
_made: dict[str, tuple[Any, CodeType]] = {}
_sources: dict[str, Any] = {}
_filling = RLock()


def import_qt() -> None:
    """Imports PySide6's QtWidgets. ImportError where Qt or a library that it needs is missing."""
    _kept.update(_read_kept())
    builtins.compile = _compile_or_put_off  # type: ignore[assignment]  # Python's own, for as long as the import takes
    try:
        importlib.import_module("shiboken6")
    finally:
        builtins.compile = _compile
        builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    importlib.import_module("PySide6.QtWidgets")
    if _made and not sys.dont_write_bytecode:
        keep()


def keep() -> None:
    """Writes the bytecode of what was compiled, for the next start; nothing happens where it cannot be written."""
    part = _KEPT.with_name(f"{_KEPT.name}.{os.getpid()}")
    data = marshal.dumps({**_kept, **_made})
    with suppress(OSError):
        _KEPT.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(crc32(data).to_bytes(_SUM, "big") + data)
            part.replace(_KEPT)
        finally:
            part.unlink(missing_ok=True)


def _read_kept() -> dict[str, tuple[Any, CodeType]]:
    """What was kept; nothing where it is damaged or of another form: then it is made anew."""
    with suppress(OSError, ValueError, EOFError, TypeError, AttributeError):
        whole = _KEPT.read_bytes()
        if crc32(whole[_SUM:]) == int.from_bytes(whole[:_SUM], "big"):
            found = marshal.loads(whole[_SUM:])  # noqa: S302 - of our own making, beside our own bytecode
            return {name: (text, code) for name, (text, code) in found.items() if isinstance(code, CodeType)}
    return {}


def _compile_or_put_off(source: Any, filename: Any, mode: str, *rest: Any, **options: Any) -> CodeType | Any:
    if rest or options or mode != "exec":
        return _compile(source, filename, mode, *rest, **options)
    if filename == _FEATURES:
        source = _NO_FEATURES
    elif filename in _PUT_OFF:
        _sources[filename] = source
        source = _STAND_IN.format(filename=filename)
    text, code = _kept.get(filename, (None, None))
    if text == source and code is not None:
        return code
    code = _compile(source, filename, mode)
    _made[filename] = (source, code)
    return code


def _put_off(names: dict[str, Any], filename: str) -> None:
    """Runs in the place of a module: it is filled when a name of it is first asked for."""
    names.pop("_put_off", None)

    def fill(name: str) -> Any:
        with _filling:
            source = None if name.startswith("__") else _sources.pop(filename, None)
            if source is not None:
                names.pop("__getattr__", None)
                exec(_compile(source, filename, "exec"), names)  # noqa: S102 - PySide6's own text, which it runs itself
        if name in names:
            return names[name]
        raise AttributeError(f"module {names['__name__']!r} has no attribute {name!r}")

    names["__getattr__"] = fill


if __name__ == "__main__":
    from desktop_app import qt_door

    qt_door.import_qt()
    qt_door.keep()
