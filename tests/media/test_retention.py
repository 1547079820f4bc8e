"""Claims on what goes away again, and what does not."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from homeserver.config import Media as Settings
from homeserver.journal import Journal
from homeserver.media.blobs import Blobs
from homeserver.media.intake import Intake
from homeserver.media.mxc import Mxc
from homeserver.media.preview_store import PreviewStore
from homeserver.media.retention import DAY_MS, Retention
from homeserver.media.store import MediaStore
from homeserver.media.thumbnail_store import StoredThumbnail, ThumbnailStore
from homeserver.storage import Database
from tests.federation.names import Clock

SETTINGS = Settings(remote_cache_days=30, remote_cache_bytes=1000)


class Kept:
    """A store with its retention, and a clock that the test moves."""

    def __init__(self, database: Database, journal: Journal, folder: Path) -> None:
        self.clock, self.folder, self.journal = Clock(), folder, journal
        self.store, self.thumbnails = MediaStore(database, journal), ThumbnailStore(database, journal)
        self.intake = Intake(Blobs("", folder), self.store, self.clock)
        self.previews = PreviewStore(database, journal)
        self.retention = Retention(self.store, self.previews, self.intake, SETTINGS, self.clock)

    async def add(self, name: str, size: int = 10, *, remote: bool = True) -> Mxc:
        """A file, of another server or of this one."""
        mxc = Mxc("there.test" if remote else "here.test", name)
        described = await self.intake.take(once(bytes(size)), "text/plain", None)
        await self.store.add(mxc, described, None if remote else "@a:here.test", False, self.clock(), fetched=remote)
        return mxc

    async def thumbnail(self, mxc: Mxc) -> None:
        """A thumbnail of a file."""
        media = await self.store.find(mxc)
        assert media is not None
        described = await self.intake.take(once(b"small"), "image/png", None)
        await self.thumbnails.add(media.nid, "32x32-crop", StoredThumbnail("image/png", 5, described.blob))

    async def known(self, *all_of_them: Mxc) -> list[str]:
        """Those that are still there."""
        return [mxc.media_id for mxc in all_of_them if await self.store.find(mxc) is not None]

    @property
    def files(self) -> int:
        """How many files lie in the store."""
        return sum(path.is_file() for path in self.folder.rglob("*"))


async def once(content: bytes) -> AsyncIterator[bytes]:
    yield content


@pytest_asyncio.fixture
async def kept(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Kept]:
    url = f"sqlite://{tmp_path}/porch.db"
    if database_kind == "postgres":
        url = request.getfixturevalue("postgres_server").create_database()
    database = await Database.open(url)
    journal = await Journal.open(database)
    yield Kept(database, journal, tmp_path / "media")
    await journal.close()
    await database.close()


async def test_other_servers_media_go_when_nobody_has_used_them_for_long(kept: Kept) -> None:
    old, used, own = await kept.add("old"), await kept.add("used"), await kept.add("own", remote=False)
    await kept.thumbnail(old)
    kept.clock.forward(hours=24 * 20)
    media = await kept.store.find(used)
    assert media is not None
    kept.store.touch(media, kept.clock())
    kept.clock.forward(hours=24 * 11)
    new = await kept.add("new")
    await kept.retention.look()
    assert await kept.known(old, used, own, new) == ["used", "own", "new"]
    assert kept.files == 3
    assert await kept.store.leftovers(kept.clock() + 1, 10) == []


async def test_other_servers_media_are_kept_up_to_a_size(kept: Kept) -> None:
    own = await kept.add("own", 5000, remote=False)
    names = []
    for number in range(5):
        names.append(await kept.add(f"m{number}", 300))
        kept.clock.forward(hours=1)
    await kept.retention.look()
    assert await kept.known(own, *names) == ["own", "m2", "m3", "m4"]


async def test_more_than_one_step_is_taken_where_there_is_more_to_do(kept: Kept) -> None:
    names = [await kept.add(f"m{number}", 1) for number in range(130)]
    kept.clock.forward(hours=24 * 31)
    await kept.retention.look()
    assert await kept.known(*names) == []
    assert kept.files == 0


async def test_what_broke_off_in_a_crash_is_swept_up_later(kept: Kept) -> None:
    whole = await kept.add("whole")
    described = await kept.intake.take(once(b"nothing leads to this"), "text/plain", None)
    (path,) = kept.folder.rglob(described.blob[4:])
    path.rename(f"{path}#1")  # as a file is called that is being written
    await kept.retention.look()
    assert kept.files == 2
    kept.clock.forward(hours=25)
    await kept.retention.look()
    assert (kept.files, await kept.known(whole)) == (1, ["whole"])
    assert await kept.store.leftovers(kept.clock(), 10) == []


async def test_announcements_that_came_to_nothing_go(kept: Kept) -> None:
    mxc = Mxc("here.test", "late")
    await kept.store.announce(mxc, "@a:here.test", "text/plain", kept.clock() + DAY_MS, kept.clock())
    await kept.retention.look()
    assert await kept.known(mxc) == ["late"]
    kept.clock.forward(hours=25)
    await kept.retention.look()
    assert await kept.known(mxc) == []


async def test_a_thumbnail_of_a_file_that_is_gone_is_not_kept(kept: Kept) -> None:
    mxc = await kept.add("gone")
    media = await kept.store.find(mxc)
    assert media is not None
    await kept.store.remove([media.nid], kept.clock())
    described = await kept.intake.take(once(b"small"), "image/png", None)
    found: Any = await kept.thumbnails.add(media.nid, "x", StoredThumbnail("image/png", 5, described.blob))
    assert found is None
    assert described.blob in await kept.store.leftovers(kept.clock() + 1, 10)


async def test_previews_go_when_they_are_old_or_their_picture_is_gone(kept: Kept) -> None:
    picture = await kept.store.find(await kept.add("picture"))
    assert picture is not None
    soon, late = kept.clock() + DAY_MS, kept.clock() + 60 * DAY_MS
    await kept.previews.put("https://a.test/", {"og:title": "a"}, None, soon)
    await kept.previews.put("https://b.test/", {"og:title": "b"}, picture.nid, late)
    for url, body in (("https://a.test/", {"og:title": "a"}), ("https://b.test/", {"og:title": "b"})):
        found = await kept.previews.find(url, kept.clock())
        assert found is not None
        assert found.body == body
    kept.clock.forward(hours=25)
    assert await kept.previews.find("https://a.test/", kept.clock()) is None
    assert await kept.previews.remove_old(kept.clock(), 10) == 1
    kept.clock.forward(hours=24 * 31)
    await kept.retention.look()
    assert await kept.previews.find("https://b.test/", kept.clock()) is None
