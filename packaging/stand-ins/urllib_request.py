"""Stands where `urllib.request` would be in the frozen program: the standard library's xml.sax imports it by name.

The real one brings http.client, sockets and ssl along; this one opens nothing.
"""


def urlopen(*_args: object, **_options: object) -> None:
    """Refuses."""
    raise OSError("this program opens no addresses")
