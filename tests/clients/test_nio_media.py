"""matrix-nio sends a picture and sets an avatar; the other side gets both."""

from __future__ import annotations

import io

import nio

from tests.clients.test_matrix_nio import Person, people, room_of
from tests.media.content import opened, picture

__all__ = ["people"]


async def test_a_picture_that_one_sends_is_seen_by_the_other(people: tuple[Person, Person]) -> None:
    alice, bob = people
    room_id = await room_of(alice, bob)
    content = picture(200, 100)
    uploaded, _ = await alice.client.upload(
        io.BytesIO(content), content_type="image/png", filename="cat.png", filesize=len(content)
    )
    assert isinstance(uploaded, nio.UploadResponse), uploaded
    sent = await alice.client.room_send(
        room_id, "m.room.message", {"msgtype": "m.image", "body": "cat.png", "url": uploaded.content_uri}
    )
    assert isinstance(sent, nio.RoomSendResponse), sent
    event = await bob.hears(room_id, lambda one: isinstance(one, nio.RoomMessageImage))
    got = await bob.client.download(event.url)
    assert isinstance(got, nio.MemoryDownloadResponse), got
    assert (got.body, got.content_type, got.filename) == (content, "image/png", "cat.png")


async def test_an_avatar_is_set_and_seen(people: tuple[Person, Person]) -> None:
    alice, bob = people
    content = picture(300, 300, "JPEG")
    uploaded, _ = await alice.client.upload(io.BytesIO(content), content_type="image/jpeg", filesize=len(content))
    assert isinstance(uploaded, nio.UploadResponse), uploaded
    await alice.client.set_avatar(uploaded.content_uri)
    profile = await bob.client.get_profile(alice.client.user_id)
    assert isinstance(profile, nio.ProfileGetResponse), profile
    assert profile.avatar_url == uploaded.content_uri
    got = await bob.client.download(profile.avatar_url)
    assert isinstance(got, nio.MemoryDownloadResponse), got
    assert opened(got.body).size == (300, 300)


async def test_the_client_learns_how_much_it_may_upload(people: tuple[Person, Person]) -> None:
    answer = await people[0].client.content_repository_config()
    assert isinstance(answer, nio.ContentRepositoryConfigResponse), answer
    assert answer.upload_size == 104_857_600
