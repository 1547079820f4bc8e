"""What other servers send here: events are put aside to be worked off, EDUs go to whoever registered for them."""

from homeserver.transactions.edus import EduHandler
from homeserver.transactions.screening import PduChecks
from homeserver.transactions.staging import Receiver, Staging
from homeserver.transactions.transactions import Transactions

__all__ = ["EduHandler", "PduChecks", "Receiver", "Staging", "Transactions"]
