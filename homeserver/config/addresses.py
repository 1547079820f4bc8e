"""Addresses as they are written in settings."""

from __future__ import annotations

from ipaddress import ip_address


def address_and_port(text: str, default_port: int) -> tuple[str, int]:
    """The IP address and the port of `127.0.0.1`, `127.0.0.1:53`, `::1` or `[::1]:53`. Raises `ValueError`."""
    host, port = text, ""
    if text.startswith("["):
        host, closed, port = text[1:].partition("]")
        if not closed or (port and not port.startswith(":")):
            raise ValueError(f"{text!r} is no address in brackets")
        port = port[1:]
    elif text.count(":") == 1:
        host, _, port = text.partition(":")
    if not port and text.endswith(":"):
        raise ValueError(f"{text!r} has no port after the colon")
    number = int(port) if port else default_port
    if not 0 < number < 65536:
        raise ValueError(f"there is no port {number}")
    return str(ip_address(host)), number
