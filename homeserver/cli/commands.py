"""`porch` and its commands."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, NoReturn

import click

from homeserver import __version__
from homeserver.config import CannotStart, Config, load

WRONG_INPUT = 2

_config_file = click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The configuration file (TOML). Without it the defaults of config.example.toml hold.",
)
_overrides = click.option(
    "--set",
    "overrides",
    multiple=True,
    metavar="SECTION.KEY=VALUE",
    help="Sets one setting over the file and the environment (PORCH_SECTION_KEY). Can be given many times.",
)


def _configured(command: Callable[..., Any]) -> Callable[..., Any]:
    return _config_file(_overrides(command))


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="porch")
def main() -> None:
    """Porch, a Matrix homeserver."""


@main.command()
@_configured
def serve(config_file: Path | None, overrides: tuple[str, ...]) -> None:
    """Run the server until it is told to stop (SIGTERM or Ctrl-C)."""
    config = _load(config_file, overrides)
    gc.disable()  # until it serves: what a start makes is there to stay, and looking for garbage in it takes time
    from homeserver.cli.serve import serve_until_stopped

    _run(serve_until_stopped(config))


@main.command("check-config")
@_configured
def check_config(config_file: Path | None, overrides: tuple[str, ...]) -> None:
    """Say whether the configuration is right, without starting anything."""
    config = _load(config_file, overrides)
    click.echo(f"The configuration is right: {config.server.name} on {config.listen.address}:{config.listen.port}.")


@main.command()
@_configured
def migrate(config_file: Path | None, overrides: tuple[str, ...]) -> None:
    """Bring the database up to date; `serve` does the same when it starts."""
    config = _load(config_file, overrides)
    from homeserver.cli.database import migrate_database

    for name in _run(migrate_database(config)):
        click.echo(f"applied {name}")
    click.echo("The database is up to date.")


@main.group()
def user() -> None:
    """Accounts."""


@user.command("add")
@click.argument("name")
@click.option("--admin", is_flag=True, help="The account may use the admin API.")
@click.option(
    "--password-stdin", is_flag=True, help="Read the password from the standard input, not from the terminal."
)
@_configured
def add_user(
    name: str, admin: bool, password_stdin: bool, config_file: Path | None, overrides: tuple[str, ...]
) -> None:
    """Make the account NAME, a local part such as alice. Works beside a running server."""
    config = _load(config_file, overrides)
    if password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    from homeserver.cli.accounts import add_account

    click.echo(f"Made {_run(add_account(config, name, password, admin=admin))}.")


def _load(config_file: Path | None, overrides: tuple[str, ...]) -> Config:
    try:
        return load(config_file, overrides=overrides, environment=os.environ)
    except CannotStart as error:
        _refuse(error)


def _run(work: Coroutine[Any, Any, Any]) -> Any:
    from homeserver.protocol.errors import MatrixError
    from homeserver.storage import StorageError

    try:
        if sys.platform == "win32":
            return asyncio.run(work)
        import uvloop

        return uvloop.run(work)
    except (CannotStart, StorageError) as error:
        _refuse(error)
    except MatrixError as error:
        _refuse(error.error)
    except KeyboardInterrupt:
        sys.exit(130)


def _refuse(reason: object) -> NoReturn:
    click.echo(f"porch: {reason}", err=True)
    sys.exit(WRONG_INPUT)
