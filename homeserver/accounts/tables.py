"""The tables of accounts, sessions and what guards the making of them."""

from __future__ import annotations

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from homeserver.storage.columns import PositionField


class Account(Model):
    """A user of this server.  Rows are never deleted: a user ID that was used once is not given away again."""

    user_id = fields.CharField(max_length=255, primary_key=True)
    password_hash = fields.CharField(max_length=512, null=True)
    """Encoded Argon2 hash; None where no password can log in (guests, deactivated accounts)."""
    created_ms = fields.BigIntField()
    is_admin = fields.BooleanField(default=False)
    is_guest = fields.BooleanField(default=False)
    locked = fields.BooleanField(default=False)
    suspended = fields.BooleanField(default=False)
    deactivated = fields.BooleanField(default=False)
    erased = fields.BooleanField(default=False)
    departing = fields.BooleanField(default=False)
    """Deactivated, and still to be taken out of its rooms: a restart takes that up again."""

    class Meta:
        table = "accounts"
        indexes = (Index(fields=("departing",), name="accounts_departing"),)


class Session(Model):
    """What one login made.  `session_id` is the journal position of the login.

    Access and refresh tokens come in pairs, each pair under a random number.  `pair` is the pair in use, `next_pair`
    the one that a refresh gave out and that nobody has used yet.
    """

    session_id = PositionField(primary_key=True, generated=False)
    user_id = fields.CharField(max_length=255)
    device_id = fields.CharField(max_length=255)
    pair = fields.BigIntField()
    next_pair = fields.BigIntField(null=True)
    created_ms = fields.BigIntField()

    class Meta:
        table = "sessions"
        indexes = (Index(fields=("user_id", "device_id"), name="sessions_device"),)


class AuthenticationProgress(Model):
    """The stages that a user-interactive authentication session has behind it, while others are still ahead."""

    session_id = fields.CharField(max_length=128, primary_key=True)
    completed = fields.BinaryField()
    """JSON object: stage -> what it left behind (such as the registration token that was shown)."""
    expires_ms = fields.BigIntField()

    class Meta:
        table = "authentication_progress"
        indexes = (Index(fields=("expires_ms",), name="authentication_progress_expiry"),)


class RegistrationToken(Model):
    """A token that lets its holder register, made by an administrator."""

    token = fields.CharField(max_length=64, primary_key=True)
    uses_allowed = fields.BigIntField(null=True)
    expires_ms = fields.BigIntField(null=True)
    created_ms = fields.BigIntField()

    class Meta:
        table = "registration_tokens"


class RegistrationTokenUse(Model):
    """The n-th use of a registration token: unique, so that two registrations cannot both be the last one allowed."""

    use_id = PositionField(primary_key=True, generated=False)
    token = fields.CharField(max_length=64)
    ordinal = fields.BigIntField()
    user_id = fields.CharField(max_length=255)

    class Meta:
        table = "registration_token_uses"
        unique_together = (("token", "ordinal"),)


class SpentLoginToken(Model):
    """A token of m.login.token that has been used, kept until it would have expired."""

    token_id = fields.CharField(max_length=64, primary_key=True)
    expires_ms = fields.BigIntField()

    class Meta:
        table = "spent_login_tokens"
        indexes = (Index(fields=("expires_ms",), name="spent_login_tokens_expiry"),)
