"""Whose signatures an event needs (Server-server API, "Validating hashes and signatures on received events")."""

from homeserver.protocol.auth_rules.refusal import AuthRefused
from homeserver.protocol.auth_rules.room_state import AUTHORISER, MEMBER
from homeserver.protocol.event import Event
from homeserver.protocol.identifiers import IdentifierError, domain_of, parse_user_id


def required_signers(event: Event) -> frozenset[str]:
    """The servers that must each have validly signed the event; raises `AuthRefused` when one cannot be named.

    Whoever receives an event checks them with the keys of those servers (`signatures.verify_event`) before any auth
    rule, and so once for all the states against which the event is authorised:

    - The server of the `sender`, "unless the event is a 3rd party invite", which another server may send.
    - Until v2: the domain in the `event_id`.
    - Since v8, rule 5.2: If `content` has a `join_authorised_via_users_server` property: If the event is not validly
      signed by the homeserver of the user ID denoted by the key, reject.
    """
    signers = set()
    invites_third_party = event.membership == "invite" and "third_party_invite" in event.content
    if not invites_third_party:
        signers.add(event.sender_domain)
    if event.version.event_id_domain_must_sign:
        try:
            signers.add(domain_of(event.event_id))
        except IdentifierError as error:
            raise AuthRefused("v2 event ID", "The event ID names no server") from error
    if event.version.restricted_joins and event.type == MEMBER and AUTHORISER in event.content:
        signers.add(authoriser_domain(event.content[AUTHORISER]))
    return frozenset(signers)


def authoriser_domain(authoriser: object) -> str:
    """The server of the user who authorises a restricted join; raises `AuthRefused` when it is no user ID."""
    try:
        return parse_user_id(authoriser)[1]  # type: ignore[arg-type]
    except IdentifierError as error:
        raise AuthRefused("5.2.1", "The join is authorised by something that is not a user ID") from error
