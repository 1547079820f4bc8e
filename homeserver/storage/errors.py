"""What can go wrong between Porch and its database, by name."""

from __future__ import annotations


class StorageError(Exception):
    """Any failure of the database. The message is one sentence fit for a log or for the operator."""


class DatabaseUnavailable(StorageError):
    """The database cannot do its work now (connection lost, disk full, file locked): the same call may work later."""


class CommitUnknown(DatabaseUnavailable):
    """The connection broke while COMMIT was under way: the transaction may or may not be there."""


class StatementFailed(StorageError):
    """The database refused a statement as such (unknown table, wrong type of a parameter): a bug in the caller."""


class ConstraintViolated(StorageError):
    """The database refused a row: a unique key, NOT NULL, a foreign key, or a value that does not fit its column."""


class StartRefused(StorageError):
    """Porch cannot start on this database; the message says why (the command line ends with exit status 2)."""


class DatabaseInUse(StartRefused):
    """Another Porch process works on this database and at least one of the two is configured to work alone."""


class DatabaseTooNew(StartRefused):
    """The database has migrations that this version of Porch does not know."""


class BadDatabaseUrl(StartRefused):
    """The configured `database.url` cannot be understood."""
