"""Starts Synapse with names that are looked up at a name server of the tests'. Run by Synapse's own interpreter.

`python synapse_launcher.py DNS_PORT -c homeserver.yaml`. Names under `.test` go to that name server, SRV records of all
names too; nothing of the machine is touched.
"""

from __future__ import annotations

import socket
import sys
from typing import Any

ASK_S = 2.0


def addresses(port: int, name: str) -> list[str]:
    """The IPv4 addresses that the name server at `port` has for the name."""
    from twisted.names import dns

    question = dns.Message(id=1)
    question.addQuery(name.encode(), dns.A)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.settimeout(ASK_S)
        asking.sendto(question.toStr(), ("127.0.0.1", port))
        answer = dns.Message()
        answer.fromStr(asking.recv(4096))
    return [record.payload.dottedQuad() for record in answer.answers if record.type == dns.A]


def main() -> None:
    """Lays the tests' names over those of the machine, in this process, and becomes Synapse."""
    port = int(sys.argv.pop(1))
    plain = socket.getaddrinfo

    def getaddrinfo(host: Any, *rest: Any, **named: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if not isinstance(name, str) or not name.rstrip(".").endswith(".test"):
            return plain(host, *rest, **named)
        found = addresses(port, name)
        if not found:
            raise socket.gaierror(socket.EAI_NONAME, "no such name in this test")
        return [entry for address in found for entry in plain(address, *rest, **named)]

    # Before Twisted is imported, which keeps the function that it finds.
    socket.getaddrinfo = getaddrinfo
    from twisted.names import client

    client.theResolver = client.Resolver(servers=[("127.0.0.1", port)])
    from synapse.app.homeserver import main as synapse_main

    synapse_main()


if __name__ == "__main__":
    main()
