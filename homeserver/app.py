"""The composition root: from a configuration to a server that can answer, every part by its name.

Read it from top to bottom: what a part needs stands above it.
"""

from __future__ import annotations

import asyncio

from homeserver.account_data import AccountData, AccountDataSource, IgnoredUsers
from homeserver.account_data import api as account_data_api
from homeserver.accounts import Accounts, contacts_api, departure, moderation_api, server_secret
from homeserver.accounts import api as accounts_api
from homeserver.accounts import server_api as accounts_server_api
from homeserver.capabilities import api as capabilities_api
from homeserver.clock import now_ms
from homeserver.config import CannotStart, Config
from homeserver.devices import Devices
from homeserver.devices import api as devices_api
from homeserver.filters import Filters
from homeserver.filters import api as filters_api
from homeserver.ground import load_signing_key, open_transport, prepare_data_dir
from homeserver.guests import GuestDepartures
from homeserver.http.edge import Edge
from homeserver.http.rate_limits import RateLimiter
from homeserver.invitations import InvitePermission, ThirdPartyInvites
from homeserver.invitations import server_api as invitations_server_api
from homeserver.joining import ForgottenRooms, Joining, RoomRemains, RoomTurns, Signer, nobody_to_tell
from homeserver.joining import server_api as joining_server_api
from homeserver.journal import EphemeralStream, Journal, Waiters
from homeserver.key_backup import KeyBackups
from homeserver.key_backup import api as key_backup_api
from homeserver.keys import Elsewhere, Keys
from homeserver.keys import api as keys_api
from homeserver.keys import server_api as keys_server_api
from homeserver.media import ContentRepository, preview_api
from homeserver.media import api as media_api
from homeserver.media import server_api as media_server_api
from homeserver.old_sync import EventStream, InitialSync
from homeserver.old_sync import api as old_sync_api
from homeserver.outbox import Outbox
from homeserver.pages import WebClient, find_build, first_account, welcome
from homeserver.policy import PolicyServers
from homeserver.policy import server_api as policy_server_api
from homeserver.porch import Part, Porch
from homeserver.presence import Limits, Presence, PresenceFederation, PresenceRecord
from homeserver.presence import api as presence_api
from homeserver.profiles import OtherProfiles, Profiles, Propagation
from homeserver.profiles import api as profiles_api
from homeserver.profiles import server_api as profiles_server_api
from homeserver.protocol.signatures import SigningKey
from homeserver.push import ROOM_TABLES as push_tables
from homeserver.push import Notifications, Pushers, PushEvaluation, Rulesets, UnreadCounter
from homeserver.push import api as push_api
from homeserver.receipts import ROOM_TABLES as receipts_tables
from homeserver.receipts import ReceiptFederation, Receipts
from homeserver.receipts import api as receipts_api
from homeserver.relations import Bundles, Listing, RelationGate
from homeserver.relations import api as relations_api
from homeserver.reporting import Reports
from homeserver.reporting import api as reporting_api
from homeserver.resident import Resident, membership_server_api, reading_server_api
from homeserver.room_moves import RoomMoves
from homeserver.rooms import Directory, Moments, OtherDirectories, Pages, Rooms, StateSender, Summaries, Upgrader
from homeserver.rooms import api as rooms_api
from homeserver.search import Search, SearchIndex
from homeserver.search import api as search_api
from homeserver.server_keys import KeptKeys, Notary, Publication
from homeserver.server_keys import api as server_keys_api
from homeserver.spaces import Spaces
from homeserver.spaces import api as spaces_api
from homeserver.spaces import server_api as spaces_server_api
from homeserver.storage import Database
from homeserver.sync import InnerCalls, LongPolls, SessionChanges, Streams, SyncEngine, SyncSource, Wishes
from homeserver.sync import api as sync_api
from homeserver.to_device import InboundMessages, ToDevice
from homeserver.to_device import api as to_device_api
from homeserver.transactions import Staging, Transactions
from homeserver.transactions import server_api as transactions_server_api
from homeserver.typing import Typing, TypingFederation
from homeserver.typing import api as typing_api
from homeserver.user_directory import ROOM_TABLES as user_directory_tables
from homeserver.user_directory import DirectoryIndex, UserDirectory
from homeserver.user_directory import api as user_directory_api


async def build(config: Config) -> Porch:
    """Opens the database and builds every part. Raises `CannotStart`, or `StartRefused` for the database's reasons."""
    prepare_data_dir(config.data_dir)
    server_key = load_signing_key(config.data_dir)
    redis_url = config.redis.url or None
    database = await Database.open(config.database_url, presence="shared" if redis_url else "alone")
    try:
        return await _build_on(config, database, redis_url, server_key)
    except BaseException:
        await database.close()
        raise


async def _build_on(config: Config, database: Database, redis_url: str | None, server_key: SigningKey) -> Porch:
    journal = await Journal.open(database, redis_url)
    ephemeral = await EphemeralStream.open(redis_url, journal.channel_prefix)
    waiters = Waiters()
    draining = asyncio.Event()

    publication = Publication(config.server.name, server_key, config.federation.old_keys, now_ms)
    transport = open_transport(config, publication, KeptKeys(database, journal))

    # Services: what one needs stands above it.
    devices = Devices(database, journal)
    limiter = RateLimiter(config.rate_limits)
    accounts = Accounts(config, server_secret.load(config.data_dir), database, journal, devices, limiter)
    named = await accounts.registration.name_in_accounts()
    if named not in (None, config.server.name):
        raise CannotStart(f"server.name is {config.server.name!r}, but the accounts in the database are of {named!r}")
    profiles = Profiles(database, journal, accounts.usernames.is_local, accounts.management.exists)
    other_profiles = OtherProfiles(transport.room_calls, now_ms) if transport is not None else None
    if other_profiles is not None:
        profiles.ask_others_through(other_profiles.look_up)
    account_data = AccountData(database, journal, waiters)
    filters = Filters(database, journal)
    accounts.management.on_erasure(profiles)
    accounts.management.on_erasure(account_data)

    rooms = Rooms(
        database,
        journal,
        waiters,
        server_name=config.server.name,
        signing_key=server_key,
        now_ms=now_ms,
        event_keys=transport.key_ring if transport is not None else None,
        neighbours=transport.room_calls if transport is not None else None,
    )
    rooms.register(profile_of=profiles.member_fields)
    outbox: Outbox | None = None
    if transport is not None:
        client, backoff, lists = transport.client, transport.backoff, transport.lists
        name = config.server.name
        outbox = Outbox(name, database, journal, ephemeral, rooms.events, client, backoff, lists, now_ms)
        transport.request_check.heard.append(outbox.alive)
        rooms.observe(outbox.event_applied)
    propagation = Propagation(profiles, rooms)
    accounts.management.on_departure(departure.LeaveRooms(rooms))
    summaries = Summaries(database, rooms.events)
    others = OtherDirectories(transport.room_calls) if transport is not None else None
    directory = Directory(rooms, summaries, others)
    state_sender = StateSender(rooms, directory)
    upgrader = Upgrader(rooms, directory, state_sender)
    events_for = rooms_api.EventsFor(rooms)

    rulesets = Rulesets(database, journal, waiters)
    await rulesets.open()
    evaluation = PushEvaluation(config.server.name, rulesets)
    rooms.register(notifications=evaluation)
    unread = UnreadCounter(database, journal, evaluation)
    rooms.observe(unread.event_applied)
    account_data.serve("m.push_rules", rulesets.account_data)
    receipts = Receipts(database, journal, waiters, rooms, unread, account_data, now_ms)
    typing = Typing(ephemeral, waiters, rooms, now_ms)
    limits = Limits(config.presence.inactive_after_ms, config.presence.idle_after_ms, config.presence.offline_after_ms)
    presence = Presence(
        ephemeral,
        waiters,
        rooms,
        PresenceRecord(database, journal),
        now_ms,
        limits=limits,
        shared=database.shared,
        enabled=config.presence.enabled,
    )
    directory_index = DirectoryIndex(database, journal, rooms)
    search_index = SearchIndex(database, journal, rooms)
    federates = transport is not None
    invite_permission = InvitePermission(account_data, accounts.usernames.is_local, federates=federates)
    rooms.register(invite_gate=invite_permission.check)
    room_moves = RoomMoves(rooms, account_data, rulesets, accounts.usernames.is_local)
    upgrader.moved.append(room_moves.move)
    guest_departures = GuestDepartures(rooms, accounts.management.guests_among)
    room_turns = RoomTurns()
    room_tables = (*receipts_tables, *push_tables, *user_directory_tables)
    remains = RoomRemains(database, journal, rooms, room_tables, [search_index.removal])
    delivered = outbox.reached_one_of if outbox is not None else nobody_to_tell
    forgotten_rooms = ForgottenRooms(journal, rooms, remains, room_turns, delivered)
    joining: Joining | None = None
    if transport is not None:
        joining = Joining(
            rooms,
            transport.room_calls,
            Signer(config.server.name, server_key),
            room_turns,
            now_ms,
            exists=accounts.management.exists,
            invite_gate=invite_permission.check,
        )
        rooms.register(other_servers=joining)
    pages = Pages(rooms)
    pushers = Pushers(database, journal)
    devices.on_removal(pushers.removal)
    to_device = ToDevice(database, journal, waiters, accounts.usernames.is_local, now_ms, outbox)
    devices.on_removal(to_device.removal)
    known_users, prove_again = accounts.management.known, accounts.logins.prove_again
    keys = Keys(
        database,
        journal,
        waiters,
        rooms,
        devices,
        known_users,
        accounts.usernames.is_local,
        prove_again,
        now_ms,
        federates=transport is not None,
    )
    keys_elsewhere: Elsewhere | None = None
    if transport is not None and outbox is not None:
        keys_elsewhere = keys.federate(transport.room_calls, outbox)
    key_backups = KeyBackups(database, journal)
    media_client = None if transport is None else transport.client
    media = ContentRepository(
        config.server.name, config.data_dir, config.media, database, journal, media_client, now_ms
    )
    accounts.management.on_erasure(keys.erasure)
    accounts.management.on_erasure(key_backups)
    accounts.management.on_erasure(rulesets)
    accounts.management.on_erasure(directory_index)
    receipts.observers.append(lambda receipt: presence.active(receipt.user_id))

    ignored_by = IgnoredUsers(account_data).of
    bundles = events_for.bundler = Bundles(database, rooms, ignored_by)
    rooms.register(send_gate=RelationGate(database, rooms).check)

    # Who is heard in a sync.
    stored: list[SyncSource] = [AccountDataSource(account_data), rulesets, receipts, to_device, keys.lists]
    sources = [*stored, typing, presence]
    sync_engine = SyncEngine(
        rooms,
        journal,
        ephemeral,
        sources=sources,
        unread=unread,
        ignored_by=ignored_by,
        now_ms=now_ms,
        standing=keys.standing,
        bundler=bundles,
        invites_blocked=invite_permission.blocks,
    )
    session_changes = SessionChanges(journal, waiters)
    wishes = Wishes(filters.get)
    long_polls = LongPolls(
        sync_engine, journal, waiters, session_changes, shared=database.shared, acknowledge=to_device.acknowledge
    )

    initial_sync = InitialSync(database, rooms, ephemeral, events_for, [AccountDataSource(account_data), presence])
    event_stream = EventStream(database, rooms, waiters, ephemeral)

    room_calls = transport.room_calls if transport is not None else None
    spaces = Spaces(database, rooms, summaries, directory, room_calls, now_ms)

    # Routes.
    server_check = None if transport is None else transport.request_check
    edge = Edge(limiter, accounts.authenticator, config.listen.trusted_proxies, server_check)
    name, public_url, registration = config.server.name, config.public_url, config.registration
    edge.mount(
        capabilities_api.routes(config.rooms.default_version, public_url, config.support, {"org.porch.stream": True})
    )
    built = find_build(config.web_client.folder) if config.web_client.enabled else None
    web_client = None if built is None else await asyncio.to_thread(WebClient, built)
    if web_client is not None:
        edge.mount(web_client.routes())
    else:
        edge.mount(welcome.routes(name, public_url, wanted=config.web_client.enabled))
    login_token = None if web_client is None else accounts.logins.login_token
    edge.mount(first_account.routes(accounts.registration, name, public_url, config.passwords.shortest, login_token))
    edge.mount(accounts_api.routes(accounts, name, public_url))
    edge.mount(accounts_server_api.routes(accounts.logins))
    edge.mount(contacts_api.routes(accounts))
    edge.mount(moderation_api.routes(accounts, devices, name, registration.shared_secret))
    edge.mount(devices_api.routes(devices, accounts.logins.prove_again))
    edge.mount(profiles_api.routes(profiles))
    edge.mount(account_data_api.routes(account_data))
    edge.mount(filters_api.routes(filters))
    edge.mount(rooms_api.creating(rooms, upgrader, config.rooms.default_version))
    edge.mount(rooms_api.membership(rooms, directory))
    edge.mount(rooms_api.sending(rooms, state_sender))
    edge.mount(rooms_api.reading(rooms, events_for))
    edge.mount(rooms_api.timeline(rooms, pages, Moments(rooms, pages, room_calls), events_for))
    edge.mount(rooms_api.directory(rooms, directory, state_sender))
    edge.mount(search_api.routes(Search(database, rooms, search_index), rooms, pages, events_for))
    edge.mount(old_sync_api.routes(initial_sync, event_stream, rooms, events_for))
    edge.mount(spaces_api.routes(spaces.hierarchy, spaces.previews))
    edge.mount(push_api.routes(rulesets, pushers, Notifications(database, rooms)))
    edge.mount(keys_api.routes(keys, accounts.usernames.is_local))
    edge.mount(key_backup_api.routes(key_backups))
    if config.federation.delegate:
        edge.mount(server_keys_api.delegation(config.federation.delegate))
    staging: Staging | None = None
    telling: list[Part | None] = []
    if transport is not None and outbox is not None:
        notary = Notary(publication, transport.key_ring, transport.lists)
        resident = Resident(database, rooms, server_key, now_ms)
        edge.mount(reading_server_api.routes(resident.reading))
        edge.mount(membership_server_api.routes(resident.templates, resident.accepting))
        edge.mount(spaces_server_api.routes(spaces.for_servers))
        edge.mount(server_keys_api.routes(publication, notary, now_ms))
        if joining is not None:
            edge.mount(joining_server_api.routes(joining.received_invites))
        edge.mount(rooms_api.directory_for_servers(rooms, directory))
        edge.mount(profiles_server_api.routes(profiles, accounts.usernames.is_local))
        edge.mount(policy_server_api.routes())
        rooms.register(policy=PolicyServers(rooms, transport.room_calls))
        is_local, exists = accounts.usernames.is_local, accounts.management.exists
        edge.mount(invitations_server_api.routes(ThirdPartyInvites(rooms, transport.room_calls, is_local, exists)))
        edge.mount(keys_server_api.routes(keys.published))
        edge.mount(media_server_api.routes(name, media.library, media.thumbnails))
        staging = Staging(database, journal, rooms, rooms.receiver, now_ms)
        transactions = Transactions(name, database, journal, rooms, rooms.pdu_checks, now_ms)
        edge.mount(transactions_server_api.routes(transactions))
        receipts_out = ReceiptFederation(receipts, rooms, outbox)
        presence_out = PresenceFederation(presence, presence.audience, rooms, outbox)
        telling = [receipts_out, presence_out]
        transactions.on_edu("m.typing", TypingFederation(typing, rooms, outbox).handle)
        transactions.on_edu("m.receipt", receipts_out.handle)
        transactions.on_edu("m.presence", presence_out.handle)
        presence_out.start()
        if joining is not None:
            transactions.on_stray(joining.strays.take)
        transactions.on_edu("m.direct_to_device", InboundMessages(to_device, accounts.usernames.is_local).received)
        if keys_elsewhere is not None:
            transactions.on_edu("m.device_list_update", keys_elsewhere.lists.device_updated)
            transactions.on_edu("m.signing_key_update", keys_elsewhere.lists.signing_keys_updated)
    edge.mount(to_device_api.routes(to_device))
    edge.mount(receipts_api.routes(receipts))
    edge.mount(typing_api.routes(typing))
    edge.mount(presence_api.routes(presence))
    edge.mount(relations_api.routes(Listing(database, rooms, ignored_by), events_for))
    edge.mount(media_api.uploading(media.uploads))
    edge.mount(media_api.downloading(media.library, media.thumbnails))
    if config.media.previews:
        edge.mount(preview_api.routes(media.previews))
    reports = Reports(database, journal, rooms, accounts.management.exists, now_ms)
    edge.mount(reporting_api.routes(reports))
    edge.mount(user_directory_api.routes(UserDirectory(database, directory_index)))
    streams = Streams(sync_engine, long_polls, wishes, waiters, session_changes, InnerCalls(edge), seen=presence.seen)
    edge.mount(sync_api.routes(wishes, long_polls, streams, accounts.authenticator, seen=presence.seen))

    # What runs in the background.
    devices.start()
    accounts.start()
    await presence.start()
    directory_index.start()
    search_index.start()
    forgotten_rooms.start()
    media.start()
    if outbox is not None:
        await outbox.start()
    if keys_elsewhere is not None:
        keys_elsewhere.start()
    if staging is not None:
        await staging.start()
    # What ends, in this order: first what other servers and users set in motion.
    parts: list[Part | None] = [
        *telling,
        other_profiles,
        keys_elsewhere,
        staging,
        joining,
        outbox,
        media,
        spaces,
        transport,
        typing,
        presence,
    ]
    parts += [directory_index, search_index, room_moves, guest_departures, forgotten_rooms, propagation, accounts]
    ending = [part for part in [*parts, devices] if part is not None]
    return Porch(config, database, journal, ephemeral, waiters, accounts, typing, ending, edge, draining)
