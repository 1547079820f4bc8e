"""Claims on files that lie in a bucket of a cloud."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio

from tests.media.bucket import Bucket
from tests.media.content import OLD, download, noise, opened, picture, thumbnail, upload
from tests.rig.client import Client
from tests.rig.porch import PorchProcess


@pytest_asyncio.fixture
async def bucket(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bucket]:
    """A bucket, and the environment in which a server finds it."""
    async with Bucket() as made:
        for name, value in {
            "AWS_ENDPOINT": made.url,
            "AWS_ALLOW_HTTP": "true",
            "AWS_REGION": "here",
            "AWS_ACCESS_KEY_ID": "someone",
            "AWS_SECRET_ACCESS_KEY": "something",
        }.items():
            monkeypatch.setenv(name, value)
        yield made


async def test_files_are_kept_in_a_bucket(start_porch: Callable[..., PorchProcess], bucket: Bucket) -> None:
    server = start_porch({"media.store": "s3://bucket/files"})
    alice = await Client.register(server)
    for size in (0, 1, 3_000_000, 12_000_001):
        content = noise(size)
        uri = await upload(alice, content, "video/mp4")
        assert (await download(alice, uri)).body == content
        if size:
            part = await download(alice, uri, headers={"Range": f"bytes={size // 2}-"})
            assert (part.status, part.body) == (206, content[size // 2 :])
    assert sorted(map(len, bucket.objects.values())) == [0, 1, 3_000_000, 12_000_001]
    assert all(key.startswith("files/") for key in bucket.objects)
    assert [said for said in bucket.heard if "uploads" in said] == ["POST uploads"]  # of the large one
    assert not (server.data_dir / "media").exists()
    image = await upload(alice, picture(100, 100), "image/png")
    assert opened((await thumbnail(alice, image, 32, 32, method="crop")).body).size == (32, 32)
    assert len(bucket.objects) == 6
    assert server.bugs() == []


async def test_what_breaks_off_leaves_nothing_in_a_bucket(
    start_porch: Callable[..., PorchProcess], bucket: Bucket
) -> None:
    server = start_porch({"media.store": "s3://bucket", "media.largest_upload_bytes": 7_000_000})
    alice = await Client.register(server)

    async def too_much() -> AsyncIterator[bytes]:
        for _ in range(9):
            yield noise(1_000_000)

    session = alice._session()
    headers = {"Authorization": f"Bearer {alice.access_token}"}
    async with session.post(f"{server.url}{OLD}/upload", data=too_much(), headers=headers) as answer:
        assert (answer.status, (await answer.json())["errcode"]) == (413, "M_TOO_LARGE")
    assert (bucket.objects, bucket.uploads) == ({}, {})


async def test_a_bucket_that_does_not_answer_is_no_loss(
    start_porch: Callable[..., PorchProcess], bucket: Bucket
) -> None:
    server = start_porch({"media.store": "s3://bucket"})
    alice = await Client.register(server)
    uri = await upload(alice, b"kept")
    bucket.broken = True
    for reply in (await alice.request("POST", f"{OLD}/upload", raw=b"lost"), await download(alice, uri)):
        assert (reply.status, reply.errcode) == (500, "M_UNKNOWN")
    bucket.broken = False
    assert (await download(alice, uri)).body == b"kept"
    assert server.bugs() == []
