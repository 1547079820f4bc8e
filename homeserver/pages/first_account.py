"""The page behind the link that is printed as long as there is no account: it makes the first one, an administrator.

Plain HTML without scripts, so that it works before anything else does. Where the web client is served, the page that
follows leads into it with a login token (Client-server API, "Token-based login"), so that nobody types a password
twice. The token stands in the fragment, which browsers send to nobody; it is good once and for a short time.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Protocol
from urllib.parse import parse_qs, quote

from homeserver.http import Answer, Auth, Call, Routes
from homeserver.pages.html import page
from homeserver.protocol.errors import Forbidden, InvalidParam, MatrixError

PATH = "/_porch/first-account"
LONGEST_FORM = 16 * 1024  # bytes

_FORM = """{error}
<p>There is no account on <strong>{server}</strong> yet. This one will be an administrator.</p>
<form method="post" action="{path}">
<input type="hidden" name="token" value="{token}">
<label for="username">User name</label>
<input id="username" name="username" value="{username}" required maxlength="200" autocomplete="username"
  autocapitalize="none" spellcheck="false" autofocus>
<label for="password">Password</label>
<input id="password" name="password" type="password" required minlength="{shortest}" maxlength="512"
  autocomplete="new-password">
<small>At least {shortest} characters.</small>
<button>Make the account</button>
</form>"""


class FirstAccounts(Protocol):
    """Makes the first account; `accounts.registration` is it."""

    async def first_account_token(self) -> str | None:
        """The secret of the link, None once there is an account."""

    async def make_first_account(self, token: str, username: str, password: str) -> str:
        """The new account's user ID. Raises `Forbidden` for a wrong or used token, and what is wrong with the rest."""


def routes(
    first_accounts: FirstAccounts,
    server_name: str,
    public_url: str,
    shortest_password: int,
    login_token: Callable[[str], tuple[str, int]] | None,
) -> Routes:
    """The routes of the page; `login_token` makes one for a user ID, None where there is no web client to take it."""
    routes = Routes()
    way_in = "" if login_token is None else '<p><a class="button" href="/">Log in</a></p>'
    used = page("There is an account already", f"<p>This page makes only the first one.</p>{way_in}", 403)

    def form(token: str, username: str = "", error: MatrixError | None = None) -> Answer:
        sentence = f'<p class="error" role="alert">{escape(error.error)}</p>' if error else ""
        body = _FORM.format(
            error=sentence,
            server=escape(server_name),
            path=PATH,
            token=escape(token),
            username=escape(username),
            shortest=shortest_password,
        )
        return page("The first account", body, error.status if error else 200)

    @routes.get(PATH, auth=Auth.NONE)
    async def show(call: Call) -> Answer:
        if await first_accounts.first_account_token() is None:
            return used
        return form(call.query_text("token", ""))

    @routes.post(PATH, auth=Auth.NONE, limit="register", body_limit=LONGEST_FORM)
    async def make(call: Call) -> Answer:
        fields = _fields(await call.raw())
        token, username = fields.get("token", ""), fields.get("username", "")
        if await first_accounts.first_account_token() is None:
            return used
        try:
            user_id = await first_accounts.make_first_account(token, username, fields.get("password", ""))
        except Forbidden as error:
            return page("This link does not work", f"<p>{escape(error.error)}.</p>", error.status)
        except MatrixError as error:
            return form(token, username, error)
        made = f"<p>The account <strong>{escape(user_id)}</strong> is made, and it is an administrator.</p>"
        where = f"the homeserver is <strong>{escape(public_url)}</strong>"
        if login_token is None:
            return page("Welcome", f"{made}<p>Log in with any Matrix client; {where}.</p>")
        token, _ = login_token(user_id)
        button = f'<a class="button" href="/#/login?loginToken={quote(token)}">Open Porch</a>'
        return page("Welcome", f"{made}<p>{button}</p><p>Or use any other Matrix client; {where}.</p>")

    return routes


def _fields(raw: bytes) -> dict[str, str]:
    try:
        found = parse_qs(raw.decode("ascii"), errors="strict", max_num_fields=10)
    except ValueError:
        raise InvalidParam("The form is not valid") from None
    return {name: values[0] for name, values in found.items()}
