"""Events that relate to events: bundled aggregations, listing of relations and threads, and what may not be made."""

from homeserver.relations.bundles import Bundles
from homeserver.relations.listing import Listing
from homeserver.relations.validation import RelationGate

__all__ = ["Bundles", "Listing", "RelationGate"]
