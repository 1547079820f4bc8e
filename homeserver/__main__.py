"""`python -m homeserver` and the console script `porch`."""

from homeserver.cli import main

if __name__ == "__main__":
    main()
