"""All that this slice offers, built once from what it needs."""

from __future__ import annotations

from homeserver.accounts.authenticator import SessionAuthenticator
from homeserver.accounts.interactive_auth import InteractiveAuth
from homeserver.accounts.login import Logins
from homeserver.accounts.management import Management
from homeserver.accounts.passwords import Passwords
from homeserver.accounts.registration import Registration
from homeserver.accounts.registration_tokens import RegistrationTokens
from homeserver.accounts.server_secret import ServerSecret
from homeserver.accounts.sessions import Sessions
from homeserver.accounts.store import AccountStore
from homeserver.accounts.tokens import Tokens
from homeserver.accounts.usernames import Usernames
from homeserver.config import Config
from homeserver.devices import Devices
from homeserver.http import RateLimiter
from homeserver.journal import Journal
from homeserver.storage import Database


class Accounts:
    """Accounts and sessions: each attribute is one part, to be used by other slices as it is."""

    def __init__(
        self,
        config: Config,
        secret: ServerSecret,
        database: Database,
        journal: Journal,
        devices: Devices,
        limiter: RateLimiter,
    ) -> None:
        costs = config.passwords
        store = AccountStore(database)
        tokens = Tokens(secret)
        self._passwords = Passwords(
            time_cost=costs.time_cost,
            memory_kib=costs.memory_kib,
            lanes=costs.lanes,
            threads=costs.at_once,
            shortest=costs.shortest,
        )
        self.usernames = Usernames(config.server.name)
        self.interactive = InteractiveAuth(secret, database, journal)
        self.sessions = Sessions(store, journal, devices, tokens, config.sessions.access_token_lifetime_ms)
        self.authenticator = SessionAuthenticator(store, journal, devices, tokens, database.shared)
        self.registration_tokens = RegistrationTokens(database, journal, config.registration.tokens)
        self.registration = Registration(
            config.registration,
            store,
            journal,
            self.sessions,
            self._passwords,
            self.usernames,
            self.interactive,
            self.registration_tokens,
            secret,
        )
        self.logins = Logins(
            store,
            journal,
            self.sessions,
            self._passwords,
            self.usernames,
            self.registration,
            self.interactive,
            tokens,
            config.jwt_login,
            limiter,
        )
        self.management = Management(store, journal, devices, self._passwords, self.usernames)

    def start(self) -> None:
        """Begins what runs in the background."""
        self.management.start()

    async def close(self) -> None:
        """Ends what runs in the background."""
        await self.management.close()
        self._passwords.close()
