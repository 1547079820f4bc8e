"""The event graph: the only writer of events and room state.

How an event made here travels:

    Sender.send (send.py)        idempotence; brings into memory what authorises the event
      Drafting.draft (draft.py)  builds, authorises, hashes and signs on the room's pending head
      Appender.append (append.py) one change for the journal: event, state interval, membership, relation, transaction
        the journal commits, then tells
      EventFollower (follow.py)  ring of recent events, memory, committed head, observers, waiters

What is read: `Heads` (current state), `State` (state at any position), `Events` (by ID, position, page), `Memberships`
(a user's rooms), `Visibility` (who may see what), `RecentEvents` (the newest events of all rooms).
"""

from __future__ import annotations

from homeserver.rooms.create import RoomWish
from homeserver.rooms.directory import Directory
from homeserver.rooms.draft import STRIPPED_TYPES, NewEvent
from homeserver.rooms.head import RoomHead, StateEntry, StateKey
from homeserver.rooms.memberships import Membership
from homeserver.rooms.moments import Moments
from homeserver.rooms.other_directories import OtherDirectories
from homeserver.rooms.pages import Pages
from homeserver.rooms.pdus import StateUnknown
from homeserver.rooms.rooms import Rooms
from homeserver.rooms.send_state import StateSender
from homeserver.rooms.standing import Standing
from homeserver.rooms.stored_event import StoredEvent
from homeserver.rooms.summaries import Summaries
from homeserver.rooms.upgrade import Upgrader
from homeserver.rooms.vouching import AUTHORISER, Conditions, Vouching

__all__ = [
    "AUTHORISER",
    "STRIPPED_TYPES",
    "Conditions",
    "Directory",
    "Membership",
    "Moments",
    "NewEvent",
    "OtherDirectories",
    "Pages",
    "RoomHead",
    "RoomWish",
    "Rooms",
    "Standing",
    "StateEntry",
    "StateKey",
    "StateSender",
    "StateUnknown",
    "StoredEvent",
    "Summaries",
    "Upgrader",
    "Vouching",
]
