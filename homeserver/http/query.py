"""The query string of a request."""

from __future__ import annotations

from typing import overload
from urllib.parse import parse_qs

from homeserver.protocol.errors import InvalidParam, MissingParam

MOST_PARAMETERS = 500


def parse_query(raw: bytes) -> dict[str, list[str]]:
    """Every parameter with its values. Raises `InvalidParam` for invalid UTF-8, NUL, or too many of them."""
    if not raw:
        return {}
    try:
        values = parse_qs(raw.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_PARAMETERS)
    except ValueError:  # UnicodeDecodeError is one
        raise InvalidParam("The query string is not valid") from None
    if b"%00" in raw:
        raise InvalidParam("The query string holds a NUL character")
    return values


class Query:
    """Typed access to a query string, parsed when first asked. Each method raises `InvalidParam` for a wrong value."""

    __slots__ = ("_raw", "_values")

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._values: dict[str, list[str]] | None = None

    @property
    def values(self) -> dict[str, list[str]]:
        """Every parameter with all its values."""
        if self._values is None:
            self._values = parse_query(self._raw)
        return self._values

    def all(self, name: str) -> list[str]:
        """All values of a parameter that may stand there several times."""
        return self.values.get(name, [])

    @overload
    def text(self, name: str) -> str | None: ...

    @overload
    def text(self, name: str, default: str) -> str: ...

    @overload
    def text(self, name: str, default: None) -> str | None: ...

    def text(self, name: str, default: str | None = None) -> str | None:
        """The first value, or `default`."""
        found = self.values.get(name)
        return found[0] if found else default

    def required(self, name: str) -> str:
        """The first value. Raises `MissingParam` where there is none."""
        found = self.values.get(name)
        if not found:
            raise MissingParam(f"The query parameter {name} is missing")
        return found[0]

    @overload
    def int(self, name: str, default: int, *, minimum: int = 0, maximum: int = 2**53) -> int: ...

    @overload
    def int(self, name: str, default: None = None, *, minimum: int = 0, maximum: int = 2**53) -> int | None: ...

    def int(self, name: str, default: int | None = None, *, minimum: int = 0, maximum: int = 2**53) -> int | None:
        """A whole number. Below `minimum` it is refused; above `maximum` it becomes `maximum`."""
        found = self.values.get(name)
        if not found:
            return default
        text = found[0]
        digits = text[1:] if text[:1] == "-" else text
        if not (digits.isascii() and digits.isdigit() and len(digits) <= 30):
            raise InvalidParam(f"The query parameter {name} must be a whole number")
        value = int(text)
        if value < minimum:
            raise InvalidParam(f"The query parameter {name} must be at least {minimum}")
        return min(value, maximum)

    def flag(self, name: str, default: bool = False) -> bool:
        """`true` or `false`."""
        found = self.values.get(name)
        if not found:
            return default
        if found[0] not in ("true", "false"):
            raise InvalidParam(f"The query parameter {name} must be true or false")
        return found[0] == "true"
