"""The one door to whoosh, which is imported here without the network.

Three of its imports pull in what this program has no use for: `cached_property` (asyncio, for coroutines),
`urllib.request` (http, ssl, email; whoosh.compat only re-exports one name from it) and `hashlib` (OpenSSL, for MD5,
which Python has by itself). Light stand-ins are in their place while whoosh is imported, and gone afterwards. That
saves about 14 MB and half of the import's time, and keeps sockets and TLS out of a program that promises to have none.
"""

import functools
import importlib
import importlib.util
import sys
from types import ModuleType


def _never(*_args: object, **_options: object) -> None:
    raise RuntimeError("this program uses no network")


def _stand_ins() -> dict[str, ModuleType]:
    # attr-defined, three times: a ModuleType declares no attributes, and filling one is what a stand-in is.
    cached = ModuleType("cached_property")
    cached.cached_property = functools.cached_property  # type: ignore[attr-defined]
    request = ModuleType("urllib.request")
    request.urlretrieve = _never  # type: ignore[attr-defined]
    found = {"cached_property": cached, "urllib.request": request}
    if importlib.util.find_spec("_md5"):
        digests = ModuleType("hashlib")
        digests.md5 = importlib.import_module("_md5").md5  # type: ignore[attr-defined]
        found["hashlib"] = digests
    return found


_put = {name: module for name, module in _stand_ins().items() if name not in sys.modules}
sys.modules.update(_put)
try:
    from whoosh.analysis import Token, Tokenizer

    # The codec would else be imported when an index is opened, without the stand-ins.
    from whoosh.codec.whoosh3 import W3Codec, W3PostingsWriter
    from whoosh.fields import ID, STORED, TEXT, Schema
    from whoosh.filedb.filestore import FileStorage
    from whoosh.formats import Positions
    from whoosh.lang.porter import stem as porter_stem
    from whoosh.query import Phrase, Query
finally:
    for _name in _put:
        sys.modules.pop(_name, None)

__all__ = [
    "ID",
    "STORED",
    "TEXT",
    "FileStorage",
    "Phrase",
    "Positions",
    "Query",
    "Schema",
    "Token",
    "Tokenizer",
    "W3Codec",
    "W3PostingsWriter",
    "porter_stem",
]
