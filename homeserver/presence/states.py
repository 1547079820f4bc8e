"""What a user's presence is, worked out from what is known of their devices: pure, without clock.

Client-server API, "Presence".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

ONLINE: Final = "online"
UNAVAILABLE: Final = "unavailable"
OFFLINE: Final = "offline"
RANK: Final = {OFFLINE: 0, UNAVAILABLE: 1, ONLINE: 2}
"""Of several devices the one that is most there counts."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Milliseconds: without activity a user is no longer "currently active" and later idle; a device that does not
    sync for `gone_ms` is gone."""

    active_ms: int = 60_000
    idle_ms: int = 300_000
    gone_ms: int = 30_000


@dataclass(slots=True)
class Device:
    """A device of a user in this process: the presence it wants, and when it was last there (ms since 1970).

    `called_ms` is when it last made a request; while one of its user's long-polls waits, `seen_ms` goes on from there.
    """

    wanted: str
    seen_ms: int
    called_ms: int


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one process knows of a user: presence by its devices, and the newest activity (ms since 1970)."""

    presence: str = OFFLINE
    last_active_ms: int = 0
    currently_active: bool = False

    def looks_like(self, other: Contribution) -> bool:
        """Whether nobody could tell the two apart but by the exact time of activity."""
        return self.presence == other.presence and self.currently_active == other.currently_active


NOT_THERE: Final = Contribution()


@dataclass(slots=True)
class LocalUser:
    """A user as this process sees them, and what it last told of them."""

    devices: dict[str | None, Device] = field(default_factory=dict)
    last_active_ms: int = 0
    told: Contribution = NOT_THERE
    is_timed: bool = False
    """Whether the clock will look at the user again."""

    def contribution(self, now_ms: int, limits: Limits) -> Contribution:
        """What this process knows of the user now; forgets devices that are gone."""
        for device_id, device in list(self.devices.items()):
            if now_ms - device.seen_ms >= limits.gone_ms:
                del self.devices[device_id]
        wanted = [device.wanted for device in self.devices.values()]
        presence = max(wanted, key=RANK.__getitem__, default=OFFLINE)
        quiet_ms = now_ms - self.last_active_ms
        if presence == ONLINE and quiet_ms >= limits.idle_ms:
            presence = UNAVAILABLE
        return Contribution(presence, self.last_active_ms, presence == ONLINE and quiet_ms < limits.active_ms)

    def next_change_ms(self, now_ms: int, limits: Limits) -> int | None:
        """When the contribution may change by itself (ms since 1970); None for never."""
        times = [device.seen_ms + limits.gone_ms for device in self.devices.values()]
        if any(device.wanted == ONLINE for device in self.devices.values()):
            times += [self.last_active_ms + limits.active_ms, self.last_active_ms + limits.idle_ms]
        return min((time for time in times if time > now_ms), default=None)


@dataclass(slots=True)
class UserPresence:
    """A user as all processes together see them; `position` is that of the newest change in the ephemeral stream."""

    contributions: dict[str, Contribution] = field(default_factory=dict)
    status_msg: str | None = None
    position: int = 0
    presence: str = OFFLINE
    currently_active: bool = False
    last_active_ms: int = 0

    def merge(self) -> bool:
        """Works out what holds from all contributions; whether somebody may see a difference."""
        known = self.contributions.values()
        presence = max((each.presence for each in known), key=RANK.__getitem__, default=OFFLINE)
        active = any(each.currently_active for each in known)
        self.last_active_ms = max(self.last_active_ms, *(each.last_active_ms for each in known), 0)
        changed = presence != self.presence or active != self.currently_active
        self.presence, self.currently_active = presence, active
        return changed

    @property
    def is_worth_telling(self) -> bool:
        """Whether there is more to say than what holds for everyone of whom nothing is known."""
        return self.presence != OFFLINE or self.status_msg is not None

    def content(self, now_ms: int) -> dict[str, Any]:
        """The content of an `m.presence` event."""
        content: dict[str, Any] = {"presence": self.presence}
        if self.last_active_ms:
            content["last_active_ago"] = max(0, now_ms - self.last_active_ms)
        if self.presence == ONLINE:
            content["currently_active"] = self.currently_active
        if self.status_msg is not None:
            content["status_msg"] = self.status_msg
        return content
