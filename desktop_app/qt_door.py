"""The one door to Qt for the window: PySide6 is imported here without the two things that slow every start.

1. PySide6 carries the Python part of its signatures as source text and compiles it at each start, a third of the time
   that its import takes (seen in 6.11). It is asked for when a call has wrong arguments, or for a `__signature__`: here
   each of these modules compiles itself when something in it is first asked for.
2. It puts its own function in the place of `__import__`, which reads the source of every module that is imported later,
   to see whether it may use `from __feature__ import ...`. Nothing here does: it is told so, which also spares the
   import of inspect, ast and dis, and Python's own function is put back at once.

Where a later PySide6 names its modules otherwise, nothing is put off and all is as usual.
"""

import builtins
import importlib
from collections.abc import Callable
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
_compile: Callable[..., Any] = compile
_sources: dict[str, Any] = {}
_filling = RLock()


def import_qt() -> None:
    """Imports PySide6's QtWidgets. ImportError where Qt or a library that it needs is missing."""
    builtins.compile = _compile_or_put_off  # type: ignore[assignment]  # Python's own, for as long as the import takes
    try:
        importlib.import_module("shiboken6")
    finally:
        builtins.compile = _compile
        builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    importlib.import_module("PySide6.QtWidgets")


def _compile_or_put_off(source: Any, filename: Any, mode: str, *rest: Any, **options: Any) -> CodeType | Any:
    if filename == _FEATURES:
        return _compile(_NO_FEATURES, filename, mode)
    if filename not in _PUT_OFF:
        return _compile(source, filename, mode, *rest, **options)
    _sources[filename] = source
    return _compile(_STAND_IN.format(filename=filename), filename, mode)


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
