"""The command line. Whatever a person did wrong ends with exit status 2 and one sentence, never with a traceback."""

from homeserver.cli.commands import main

__all__ = ["main"]
