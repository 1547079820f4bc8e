"""Push rules at work: evaluation of every event, unread counts, pushers, the list of notifications."""

from homeserver.push.evaluation import PushEvaluation, relation_of, thread_of
from homeserver.push.notifications import Notifications
from homeserver.push.outcome import MAIN, WHOLE_ROOM, PushOutcome
from homeserver.push.pushers import Pushers
from homeserver.push.rulesets import Rulesets
from homeserver.push.tally import ROOM_TABLES
from homeserver.push.unread import UnreadCounter

__all__ = [
    "MAIN",
    "ROOM_TABLES",
    "WHOLE_ROOM",
    "Notifications",
    "PushEvaluation",
    "PushOutcome",
    "Pushers",
    "Rulesets",
    "UnreadCounter",
    "relation_of",
    "thread_of",
]
