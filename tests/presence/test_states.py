"""What follows from devices and time, without a server."""

from __future__ import annotations

from homeserver.presence.states import Contribution, Device, Limits, LocalUser, UserPresence

LIMITS = Limits(active_ms=60, idle_ms=300, gone_ms=30)


def user(*devices: Device, last_active_ms: int = 0) -> LocalUser:
    return LocalUser(devices=dict(enumerate(devices)), last_active_ms=last_active_ms)  # type: ignore[arg-type]


def test_the_device_that_is_most_there_counts() -> None:
    many = user(Device("unavailable", 0, 0), Device("online", 0, 0), Device("offline", 0, 0))
    assert many.contribution(10, LIMITS) == Contribution("online", 0, True)


def test_without_devices_a_user_is_offline() -> None:
    alone = user(Device("online", 0, 0))
    assert alone.contribution(30, LIMITS).presence == "offline"
    assert alone.devices == {}


def test_a_quiet_user_is_no_longer_active_and_then_idle() -> None:
    assert user(Device("online", 60, 60)).contribution(60, LIMITS) == Contribution("online", 0, False)
    assert user(Device("online", 300, 300)).contribution(300, LIMITS) == Contribution("unavailable", 0, False)


def test_the_next_change_is_known() -> None:
    assert user(Device("online", 50, 50)).next_change_ms(50, LIMITS) == 60
    assert user(Device("online", 50, 50)).next_change_ms(70, LIMITS) == 80
    assert user().next_change_ms(0, LIMITS) is None


def test_the_best_of_all_processes_holds() -> None:
    state = UserPresence(contributions={"a": Contribution("unavailable", 5), "b": Contribution("online", 9, True)})
    assert state.merge()
    assert state.content(10) == {"presence": "online", "last_active_ago": 1, "currently_active": True}
    del state.contributions["b"]
    assert state.merge()
    assert state.content(20) == {"presence": "unavailable", "last_active_ago": 11}
    assert not state.merge()
