"""Events of other servers on their way into the graph.

How a PDU travels:

    PduChecks.check (checks.py)        form, signatures, hash: what can be told of an event alone
      Receiver.receive (receiver.py)   the rules: its auth events, the state before it, the room's state now
        Missing (missing.py)           what it builds upon and this server lacks, asked of its origin and of others
        Graph (graph.py)               the state after any event, out of intervals and differences
        Resolver (resolver.py)         one state out of several
        Placing (placing.py)           what its arrival changes: ends of the graph, state, notifications
      Appender.append                  the same door as for events made here

`Adoption` takes in a whole room that was joined over another server, or a membership in a room that this server is not
in; `Backfill` fills gaps of the history.
"""

from __future__ import annotations

from homeserver.rooms.pdus.adoption import Adoption
from homeserver.rooms.pdus.aside import Aside
from homeserver.rooms.pdus.authority import Authority
from homeserver.rooms.pdus.backfill import Backfill
from homeserver.rooms.pdus.checks import EventKeys, NoKeys, PduChecks
from homeserver.rooms.pdus.graph import Graph, StateUnknown
from homeserver.rooms.pdus.missing import Missing
from homeserver.rooms.pdus.neighbours import Neighbours
from homeserver.rooms.pdus.placing import Placing
from homeserver.rooms.pdus.receiver import NotReceived, Received, Receiver
from homeserver.rooms.pdus.redactions import Redactions
from homeserver.rooms.pdus.resolver import Resolver
from homeserver.rooms.pdus.template import Templates
from homeserver.rooms.pdus.ties import Ties

__all__ = [
    "Adoption",
    "Aside",
    "Authority",
    "Backfill",
    "EventKeys",
    "Graph",
    "Missing",
    "Neighbours",
    "NoKeys",
    "NotReceived",
    "PduChecks",
    "Placing",
    "Received",
    "Receiver",
    "Redactions",
    "Resolver",
    "StateUnknown",
    "Templates",
    "Ties",
]
