"""Backups of room keys, encrypted by clients (Client-server API, "Server-side key backups")."""

from homeserver.key_backup.backups import KeyBackups

__all__ = ["KeyBackups"]
