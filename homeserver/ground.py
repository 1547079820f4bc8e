"""What a server stands on: its folder, its signing key, and its way to other servers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from homeserver.clock import now_ms
from homeserver.config import CannotStart, Config
from homeserver.protocol.signatures import SigningKey, SigningKeyError
from homeserver.secret_files import read_or_make
from homeserver.server_keys import KeptKeys, Publication

if TYPE_CHECKING:
    from homeserver.federation.transport import Transport


def prepare_data_dir(folder: Path) -> None:
    """Makes the data folder, for its owner alone. Raises `CannotStart` where it cannot be written."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise CannotStart(f"server.data_dir: the folder {folder} cannot be written: {error.strerror}") from None


def load_signing_key(folder: Path) -> SigningKey:
    """The key by which this server signs events, made at the first start. Raises `CannotStart`."""
    path = folder / "signing.key"
    try:
        return SigningKey.load(read_or_make(path, lambda: SigningKey.generate().dump()))
    except OSError as error:
        raise CannotStart(f"the signing key {path} cannot be read: {error.strerror}") from None
    except (SigningKeyError, UnicodeDecodeError) as error:
        raise CannotStart(f"the signing key {path} is damaged: {error}") from None


def open_transport(config: Config, publication: Publication, kept_keys: KeptKeys) -> Transport | None:
    """What speaks with other servers, where that is configured. Raises `CannotStart`."""
    if not config.federation.enabled:
        return None
    # A tenth of a second of imports, which only those pay who federate.
    from homeserver.federation.transport import Transport

    name, key = config.server.name, publication.key
    return Transport(name, key, publication.keys(), config.federation, kept_keys, now_ms)
