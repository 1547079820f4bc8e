"""Accounts, logins and sessions (Client-server API, "Client Authentication")."""

from homeserver.accounts.accounts import Accounts
from homeserver.accounts.authenticator import SessionAuthenticator
from homeserver.accounts.interactive_auth import AuthenticationNeeded, Demand, InteractiveAuth
from homeserver.accounts.login import Logins
from homeserver.accounts.management import Management
from homeserver.accounts.registration import Registration
from homeserver.accounts.registration_tokens import RegistrationToken, RegistrationTokens
from homeserver.accounts.sessions import Granted, Sessions
from homeserver.accounts.store import Account
from homeserver.accounts.usernames import Usernames

__all__ = [
    "Account",
    "Accounts",
    "AuthenticationNeeded",
    "Demand",
    "Granted",
    "InteractiveAuth",
    "Logins",
    "Management",
    "Registration",
    "RegistrationToken",
    "RegistrationTokens",
    "SessionAuthenticator",
    "Sessions",
    "Usernames",
]
