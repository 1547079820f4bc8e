"""Claims on fetching and remembering `/.well-known/matrix/server`."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import pytest

from homeserver.federation.well_known import LONGEST_MS, SHORTEST_MS, USUAL_MS, Page, WellKnown, lifetime_ms
from tests.federation.names import Clock, Pages

URL = "https://example.org/.well-known/matrix/server"
NOW = 1_800_000_000_000
HTTP_NOW = "Fri, 15 Jan 2027 08:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, USUAL_MS),
        ({"cache-control": "max-age=7200"}, 7_200_000),
        ({"cache-control": "public, Max-Age=7200"}, 7_200_000),
        ({"cache-control": 'max-age="7200"'}, 7_200_000),
        ({"cache-control": "max-age=7200", "expires": "0"}, 7_200_000),
        ({"cache-control": "max-age=0"}, SHORTEST_MS),
        ({"cache-control": "max-age=99999999999999999999"}, LONGEST_MS),
        ({"cache-control": "max-age=-5"}, USUAL_MS),
        ({"cache-control": "max-age=abc"}, USUAL_MS),
        ({"cache-control": "no-store, max-age=7200"}, SHORTEST_MS),
        ({"cache-control": "no-cache"}, SHORTEST_MS),
        ({"expires": "Fri, 15 Jan 2027 11:00:00 GMT", "date": HTTP_NOW}, 3 * 3_600_000),
        ({"expires": "Fri, 15 Jan 2027 11:00:00 GMT"}, 3 * 3_600_000),
        ({"expires": "Fri, 15 Jan 2007 11:00:00 GMT", "date": HTTP_NOW}, SHORTEST_MS),
        ({"expires": "0"}, SHORTEST_MS),
        ({"expires": "Fri, 15 Jan 2099 11:00:00 GMT", "date": "yesterday"}, LONGEST_MS),
    ],
)
def test_answers_are_remembered_as_their_headers_say_within_bounds(headers: Mapping[str, str], expected: int) -> None:
    assert lifetime_ms(headers, NOW) == expected


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def pages() -> Pages:
    return Pages()


@pytest.fixture
def well_known(pages: Pages, clock: Clock) -> WellKnown:
    return WellKnown(pages, clock)


async def test_an_answer_is_asked_for_once_until_it_is_too_old(
    well_known: WellKnown, pages: Pages, clock: Clock
) -> None:
    pages.delegate("example.org", "one.example.org")
    assert await well_known.delegate("Example.org") == "one.example.org"
    pages.delegate("example.org", "two.example.org")
    clock.forward(hours=23.9)
    assert await well_known.delegate("example.org") == "one.example.org"
    clock.forward(hours=0.2)
    assert await well_known.delegate("example.org") == "two.example.org"
    assert len(pages.asked) == 2


async def test_many_who_ask_at_once_share_one_request(well_known: WellKnown, pages: Pages) -> None:
    pages.delegate("example.org", "one.example.org")
    assert set(await asyncio.gather(*(well_known.delegate("example.org") for _ in range(50)))) == {"one.example.org"}
    assert pages.asked == [URL]


async def test_one_who_stops_waiting_does_not_stop_the_others(pages: Pages, clock: Clock) -> None:
    gate = asyncio.Event()

    class Slow(Pages):
        async def get(self, url: str, limit: int) -> Page:
            await gate.wait()
            return await pages.get(url, limit)

    pages.delegate("example.org", "one.example.org")
    well_known = WellKnown(Slow(), clock)
    first = asyncio.create_task(well_known.delegate("example.org"))
    second = asyncio.create_task(well_known.delegate("example.org"))
    await asyncio.sleep(0.01)
    first.cancel()
    await asyncio.sleep(0)
    gate.set()
    assert await second == "one.example.org"


async def test_an_error_is_remembered_for_a_while_that_grows_up_to_an_hour(
    well_known: WellKnown, pages: Pages, clock: Clock
) -> None:
    waited = []
    for _ in range(8):
        assert await well_known.delegate("example.org") is None
        asked, minutes = len(pages.asked), 0
        while len(pages.asked) == asked and minutes < 100:
            clock.forward(minutes=1)
            minutes += 1
            asked_before = len(pages.asked)
            await well_known.delegate("example.org")
            if len(pages.asked) > asked_before:
                waited.append(minutes)
    assert waited[0] == 2
    assert waited == sorted(waited)
    assert max(waited) == 60


async def test_while_a_page_fails_its_last_good_answer_stands_for_two_days(
    well_known: WellKnown, pages: Pages, clock: Clock
) -> None:
    pages.delegate("example.org", "one.example.org")
    await well_known.delegate("example.org")
    pages.pages.clear()
    for _ in range(23):
        clock.forward(hours=2)
        assert await well_known.delegate("example.org") == "one.example.org"
    clock.forward(hours=2)
    assert await well_known.delegate("example.org") is None


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirects_are_followed_relative_ones_too(well_known: WellKnown, pages: Pages, status: int) -> None:
    pages.redirect(URL, "/else.json", status)
    pages.redirect("https://example.org/else.json", "https://www.example.org/matrix", status)
    pages.pages["https://www.example.org/matrix"] = Page(200, {}, b'{"m.server": "m.example.org"}')
    assert await well_known.delegate("example.org") == "m.example.org"


@pytest.mark.parametrize(
    "location",
    [
        "",
        "http://example.org/plain",
        "ftp://example.org/",
        "file:///etc/passwd",
        "https://",
        "https://user:password@example.org/",
        "https://[::1",
        "https://example.org:99999/",
        "https://example.org/" + "x" * 3000,
        URL,
    ],
)
async def test_redirects_that_lead_astray_or_in_a_circle_are_errors(
    well_known: WellKnown, pages: Pages, location: str
) -> None:
    pages.redirect(URL, location)
    assert await well_known.delegate("example.org") is None
    assert pages.asked == [URL]


async def test_endless_redirects_end(well_known: WellKnown, pages: Pages) -> None:
    pages.redirect(URL, "https://example.org/0")
    for number in range(50):
        pages.redirect(f"https://example.org/{number}", f"https://example.org/{number + 1}")
    assert await well_known.delegate("example.org") is None
    assert len(pages.asked) == 6


@pytest.mark.parametrize(
    "page",
    [
        Page(404, {}, b'{"m.server": "m.example.org"}'),
        Page(500, {}, b'{"m.server": "m.example.org"}'),
        Page(201, {}, b'{"m.server": "m.example.org"}'),
        Page(200, {}, b"<html>"),
        Page(200, {}, b"[]"),
        Page(200, {}, b"{}"),
        Page(200, {}, b"\xff"),
        Page(200, {}, b""),
        Page(200, {}, b"[" * 40_000),
    ],
)
async def test_other_answers_are_errors(well_known: WellKnown, pages: Pages, page: Page) -> None:
    pages.pages[URL] = page
    assert await well_known.delegate("example.org") is None
