"""Token buckets, by the clock that the test sets."""

from __future__ import annotations

import pytest

from homeserver.config import RateLimit, RateLimits
from homeserver.http import RateLimiter
from homeserver.http.rate_limits import MOST_KEYS, Buckets, key_of_address
from homeserver.protocol.errors import LimitExceeded


def test_a_burst_and_then_the_rate() -> None:
    buckets = Buckets(RateLimit(per_second=2.0, burst=3))
    assert [buckets.take("a", 100.0) for _ in range(3)] == [0.0, 0.0, 0.0]
    assert buckets.take("a", 100.0) == pytest.approx(0.5)
    assert buckets.take("a", 100.2) == pytest.approx(0.3)
    assert buckets.take("a", 100.5) == 0.0
    assert buckets.take("a", 100.5) == pytest.approx(0.5)


def test_a_refused_request_costs_nothing() -> None:
    buckets = Buckets(RateLimit(per_second=1.0, burst=1))
    assert buckets.take("a", 0.0) == 0.0
    assert all(buckets.take("a", 0.5) == pytest.approx(0.5) for _ in range(100))
    assert buckets.take("a", 1.0) == 0.0


def test_a_rest_fills_the_bucket_and_no_more() -> None:
    buckets = Buckets(RateLimit(per_second=1.0, burst=2))
    assert [buckets.take("a", 0.0), buckets.take("a", 0.0)] == [0.0, 0.0]
    assert [buckets.take("a", 1000.0), buckets.take("a", 1000.0)] == [0.0, 0.0]
    assert buckets.take("a", 1000.0) > 0


def test_keys_do_not_share() -> None:
    buckets = Buckets(RateLimit(per_second=1.0, burst=1))
    assert [buckets.take(key, 0.0) for key in "abc"] == [0.0, 0.0, 0.0]


def test_memory_is_bounded_and_who_was_limited_lately_is_remembered() -> None:
    buckets = Buckets(RateLimit(per_second=0.001, burst=1))
    for number in range(MOST_KEYS + 10):
        buckets.take(str(number), 0.0)
    assert len(buckets) <= MOST_KEYS
    assert buckets.take(str(MOST_KEYS + 9), 1.0) > 0


def test_switched_off_it_limits_nothing() -> None:
    limiter = RateLimiter(RateLimits(enabled=False, login=RateLimit(per_second=0.1, burst=1)))
    for _ in range(10):
        limiter.check("login", "a")


def test_the_waiting_time_is_in_the_error() -> None:
    limiter = RateLimiter(RateLimits(login=RateLimit(per_second=0.1, burst=1)))
    limiter.check("login", "a")
    with pytest.raises(LimitExceeded) as caught:
        limiter.check("login", "a")
    assert 9000 < caught.value.fields["retry_after_ms"] <= 10001
    assert caught.value.headers["Retry-After"] == "10"


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("not:an:address", "not:an:address"),
        ("unknown", "unknown"),
    ],
)
def test_an_ipv6_customer_is_one_key(address: str, key: str) -> None:
    assert key_of_address(address) == key
