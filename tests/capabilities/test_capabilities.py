"""What the server says that it can do."""

from __future__ import annotations

from collections.abc import Callable

from tests.rig.client import Client
from tests.rig.porch import PorchProcess

Start = Callable[..., PorchProcess]


async def test_every_version_from_1_1_to_1_19_is_listed(porch: PorchProcess) -> None:
    answer = await Client(porch.url).ok("GET", "/_matrix/client/versions")
    assert answer["versions"] == [f"v1.{minor}" for minor in range(1, 20)]
    assert all(isinstance(value, bool) for value in answer["unstable_features"].values())


async def test_capabilities_name_all_room_versions_and_what_a_user_may_change(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    told = (await user.ok("GET", "capabilities"))["capabilities"]
    versions = {str(number): "stable" for number in range(1, 13)}
    assert told["m.room_versions"] == {"default": "12", "available": versions}
    for name, enabled in (
        ("m.change_password", True),
        ("m.set_displayname", True),
        ("m.set_avatar_url", True),
        ("m.profile_fields", True),
        ("m.get_login_token", True),
        ("m.3pid_changes", False),
        ("m.forget_forced_upon_leave", False),
    ):
        assert told[name] == {"enabled": enabled}
    assert "m.account_moderation" not in told
    await Client(porch.url).refused(401, "M_MISSING_TOKEN", "GET", "capabilities")


async def test_well_known_files_say_where_the_server_is_and_who_looks_after_it(start_porch: Start) -> None:
    contacts = '[{role = "m.role.security", email_address = "security@porch.test"}]'
    porch = start_porch(
        {
            "server.public_url": "https://matrix.porch.test/",
            "support.page": "https://porch.test/help",
            "support.contacts": contacts,
        }
    )
    client = Client(porch.url)
    found = await client.ok("GET", "/.well-known/matrix/client")
    assert found == {"m.homeserver": {"base_url": "https://matrix.porch.test"}}
    assert await client.ok("GET", "/.well-known/matrix/support") == {
        "contacts": [{"role": "m.role.security", "email_address": "security@porch.test"}],
        "support_page": "https://porch.test/help",
    }


async def test_a_server_that_names_nobody_has_no_support_file(porch: PorchProcess) -> None:
    await Client(porch.url).refused(404, "M_NOT_FOUND", "GET", "/.well-known/matrix/support")
