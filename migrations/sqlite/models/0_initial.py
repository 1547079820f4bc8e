from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "journal_head" (
    "id" INT NOT NULL PRIMARY KEY,
    "position" BIGINT NOT NULL,
    "identity" VARCHAR(64) NOT NULL
) /* One row: the position of the newest committed change, and who this database is. */;
CREATE TABLE IF NOT EXISTS "journal_log" (
    "position" INTEGER NOT NULL PRIMARY KEY,
    "last_position" BIGINT NOT NULL,
    "origin" VARCHAR(32) NOT NULL,
    "news" BLOB NOT NULL
) /* What each change meant, for processes that did not make it. Pruned after an hour. */;
CREATE TABLE IF NOT EXISTS "journal_versions" (
    "subject" INTEGER NOT NULL PRIMARY KEY,
    "version" BIGINT NOT NULL
) /* How often a subject (a room, say) has been changed; a subject without a row stands at 0. */;
CREATE TABLE IF NOT EXISTS "leases" (
    "name" VARCHAR(64) NOT NULL PRIMARY KEY,
    "holder" VARCHAR(32) NOT NULL,
    "beat" BIGINT NOT NULL
) /* Who does what only one process may do at a time. */;
CREATE TABLE IF NOT EXISTS "event_relations" (
    "position" INTEGER NOT NULL PRIMARY KEY,
    "room_nid" BIGINT NOT NULL,
    "parent_id" VARCHAR(255) NOT NULL,
    "rel_type" VARCHAR(255) NOT NULL
) /* `m.relates_to` of an event, so that children are found by their parent. */;
CREATE INDEX IF NOT EXISTS "event_relations_parent" ON "event_relations" ("parent_id", "rel_type", "position");
CREATE INDEX IF NOT EXISTS "event_relations_room" ON "event_relations" ("room_nid", "rel_type", "position");
CREATE TABLE IF NOT EXISTS "events" (
    "position" INTEGER NOT NULL PRIMARY KEY,
    "room_nid" BIGINT NOT NULL,
    "event_id" VARCHAR(255) NOT NULL UNIQUE,
    "type" VARCHAR(255) NOT NULL,
    "state_key" VARCHAR(255),
    "sender" VARCHAR(255) NOT NULL,
    "origin_server_ts" BIGINT NOT NULL,
    "depth" BIGINT NOT NULL,
    "pdu" BLOB NOT NULL,
    "thread_root" VARCHAR(255),
    "notify_ordinal" BIGINT NOT NULL,
    "redacted_by" VARCHAR(255),
    "replaces" BIGINT,
    "device_id" VARCHAR(255),
    "txn_id" VARCHAR(255),
    "standing" SMALLINT NOT NULL,
    "outbound" INT NOT NULL,
    "gap_before" INT NOT NULL
) /* One PDU.  `pdu` is its federation format as JSON bytes, already redacted where `redacted_by` is set. */;
CREATE INDEX IF NOT EXISTS "events_room_position" ON "events" ("room_nid", "position");
CREATE INDEX IF NOT EXISTS "events_room_time" ON "events" ("room_nid", "origin_server_ts");
CREATE TABLE IF NOT EXISTS "fork_states" (
    "event_position" INTEGER NOT NULL PRIMARY KEY,
    "base_position" BIGINT NOT NULL,
    "changes" BLOB NOT NULL
) /* The state after an event on a fork, where that is not the state of the main timeline at the event. */;
CREATE TABLE IF NOT EXISTS "forward_extremities" (
    "event_id" VARCHAR(255) NOT NULL PRIMARY KEY,
    "room_nid" BIGINT NOT NULL
) /* The ends of a room's graph, kept only while there are several; otherwise the newest event is the end. */;
CREATE INDEX IF NOT EXISTS "forward_extremities_room" ON "forward_extremities" ("room_nid");
CREATE TABLE IF NOT EXISTS "memberships" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "room_nid" BIGINT NOT NULL,
    "membership" VARCHAR(8) NOT NULL,
    "position" BIGINT NOT NULL,
    "event_id" VARCHAR(255) NOT NULL,
    "sender" VARCHAR(255) NOT NULL,
    "forgotten" INT NOT NULL,
    "stripped" BLOB,
    CONSTRAINT "uid_memberships_user_id_2e4166" UNIQUE ("user_id", "room_nid")
) /* The newest membership of each user in each room, with the stripped state that an invite or a knock showed. */;
CREATE INDEX IF NOT EXISTS "memberships_room" ON "memberships" ("room_nid", "membership");
CREATE TABLE IF NOT EXISTS "pending_redactions" (
    "target_id" VARCHAR(255) NOT NULL PRIMARY KEY,
    "room_nid" BIGINT NOT NULL,
    "redaction_id" VARCHAR(255) NOT NULL
) /* A redaction that came before the event that it redacts. */;
CREATE INDEX IF NOT EXISTS "pending_redactions_room" ON "pending_redactions" ("room_nid");
CREATE TABLE IF NOT EXISTS "rooms" (
    "nid" INTEGER NOT NULL PRIMARY KEY,
    "room_id" VARCHAR(255) NOT NULL UNIQUE,
    "version" VARCHAR(32) NOT NULL,
    "creator" VARCHAR(255) NOT NULL,
    "is_public" INT NOT NULL
) /* A room this server takes part in, or has taken part in. */;
CREATE TABLE IF NOT EXISTS "room_aliases" (
    "alias" VARCHAR(255) NOT NULL PRIMARY KEY,
    "room_id" VARCHAR(255) NOT NULL,
    "creator" VARCHAR(255) NOT NULL
) /* A local alias and the room it names. */;
CREATE INDEX IF NOT EXISTS "room_aliases_room" ON "room_aliases" ("room_id");
CREATE TABLE IF NOT EXISTS "room_gaps" (
    "below" INTEGER NOT NULL PRIMARY KEY,
    "room_nid" BIGINT NOT NULL,
    "floor" BIGINT NOT NULL,
    "ceiling" BIGINT NOT NULL,
    "missing" BLOB NOT NULL
) /* History that is missing: positions above `floor` up to `ceiling` are free for it, filled from above. */;
CREATE INDEX IF NOT EXISTS "room_gaps_room" ON "room_gaps" ("room_nid");
CREATE TABLE IF NOT EXISTS "room_servers" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "room_nid" BIGINT NOT NULL,
    "server" VARCHAR(255) NOT NULL,
    "from_position" BIGINT NOT NULL,
    "to_position" BIGINT,
    CONSTRAINT "uid_room_server_room_ni_cd27f6" UNIQUE ("room_nid", "server", "from_position")
) /* Since when until when a server had joined members in a room: from `from_position` until before `to_position`. */;
CREATE INDEX IF NOT EXISTS "room_servers_server" ON "room_servers" ("server", "to_position");
CREATE TABLE IF NOT EXISTS "room_state" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "room_nid" BIGINT NOT NULL,
    "type" VARCHAR(255) NOT NULL,
    "state_key" VARCHAR(255) NOT NULL,
    "from_position" BIGINT NOT NULL,
    "to_position" BIGINT,
    "event_position" BIGINT NOT NULL,
    CONSTRAINT "uid_room_state_room_ni_d9f443" UNIQUE ("room_nid", "type", "state_key", "from_position")
) /* State as intervals: an event held (type, state_key) from `from_position` until before `to_position`. */;
CREATE TABLE IF NOT EXISTS "transactions" (
    "key" VARCHAR(32) NOT NULL PRIMARY KEY,
    "position" BIGINT NOT NULL,
    "created_ms" BIGINT NOT NULL
) /* Which event a transaction made.  `key` (22 characters) is a hash of user, device, path and transaction ID. */;
CREATE INDEX IF NOT EXISTS "transactions_created" ON "transactions" ("created_ms");
CREATE TABLE IF NOT EXISTS "account_data" (
    "position" INTEGER NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "room_id" VARCHAR(255) NOT NULL,
    "type" VARCHAR(255) NOT NULL,
    "content" BLOB NOT NULL,
    CONSTRAINT "uid_account_dat_user_id_cd4a26" UNIQUE ("user_id", "room_id", "type")
) /* The newest content of one type of account data.  `position` is that of its last change. */;
CREATE INDEX IF NOT EXISTS "account_data_changes" ON "account_data" ("user_id", "position");
CREATE TABLE IF NOT EXISTS "accounts" (
    "user_id" VARCHAR(255) NOT NULL PRIMARY KEY,
    "password_hash" VARCHAR(512),
    "created_ms" BIGINT NOT NULL,
    "is_admin" INT NOT NULL,
    "is_guest" INT NOT NULL,
    "locked" INT NOT NULL,
    "suspended" INT NOT NULL,
    "deactivated" INT NOT NULL,
    "erased" INT NOT NULL,
    "departing" INT NOT NULL
) /* A user of this server.  Rows are never deleted: a user ID that was used once is not given away again. */;
CREATE INDEX IF NOT EXISTS "accounts_departing" ON "accounts" ("departing");
CREATE TABLE IF NOT EXISTS "authentication_progress" (
    "session_id" VARCHAR(128) NOT NULL PRIMARY KEY,
    "completed" BLOB NOT NULL,
    "expires_ms" BIGINT NOT NULL
) /* The stages that a user-interactive authentication session has behind it, while others are still ahead. */;
CREATE INDEX IF NOT EXISTS "authentication_progress_expiry" ON "authentication_progress" ("expires_ms");
CREATE TABLE IF NOT EXISTS "registration_tokens" (
    "token" VARCHAR(64) NOT NULL PRIMARY KEY,
    "uses_allowed" BIGINT,
    "expires_ms" BIGINT,
    "created_ms" BIGINT NOT NULL
) /* A token that lets its holder register, made by an administrator. */;
CREATE TABLE IF NOT EXISTS "registration_token_uses" (
    "use_id" INTEGER NOT NULL PRIMARY KEY,
    "token" VARCHAR(64) NOT NULL,
    "ordinal" BIGINT NOT NULL,
    "user_id" VARCHAR(255) NOT NULL,
    CONSTRAINT "uid_registratio_token_2dfe46" UNIQUE ("token", "ordinal")
) /* The n-th use of a registration token: unique, so that two registrations cannot both be the last one allowed. */;
CREATE TABLE IF NOT EXISTS "sessions" (
    "session_id" INTEGER NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "device_id" VARCHAR(255) NOT NULL,
    "pair" BIGINT NOT NULL,
    "next_pair" BIGINT,
    "created_ms" BIGINT NOT NULL
) /* What one login made.  `session_id` is the journal position of the login. */;
CREATE INDEX IF NOT EXISTS "sessions_device" ON "sessions" ("user_id", "device_id");
CREATE TABLE IF NOT EXISTS "spent_login_tokens" (
    "token_id" VARCHAR(64) NOT NULL PRIMARY KEY,
    "expires_ms" BIGINT NOT NULL
) /* A token of m.login.token that has been used, kept until it would have expired. */;
CREATE INDEX IF NOT EXISTS "spent_login_tokens_expiry" ON "spent_login_tokens" ("expires_ms");
CREATE TABLE IF NOT EXISTS "devices" (
    "nid" INTEGER NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "device_id" VARCHAR(255) NOT NULL,
    "display_name" VARCHAR(255),
    "created_ms" BIGINT NOT NULL,
    "last_seen_ms" BIGINT,
    "last_seen_ip" VARCHAR(64),
    "last_seen_agent" VARCHAR(255),
    CONSTRAINT "uid_devices_user_id_eea309" UNIQUE ("user_id", "device_id")
) /* A device of a local user.  `nid` is the journal position at which it was made. */;
CREATE TABLE IF NOT EXISTS "filters" (
    "nid" INTEGER NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "digest" VARCHAR(64) NOT NULL,
    "definition" BLOB NOT NULL,
    CONSTRAINT "uid_filters_user_id_d8634e" UNIQUE ("user_id", "digest")
) /* A filter that a user stored.  Equal filters of one user share a row, found by the digest of their JSON. */;
CREATE TABLE IF NOT EXISTS "backed_up_keys" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "version" BIGINT NOT NULL,
    "room_id" VARCHAR(255) NOT NULL,
    "session_id" VARCHAR(255) NOT NULL,
    "first_message_index" BIGINT NOT NULL,
    "forwarded_count" BIGINT NOT NULL,
    "is_verified" INT NOT NULL,
    "session_data" BLOB NOT NULL,
    "position" BIGINT NOT NULL,
    CONSTRAINT "uid_backed_up_k_version_d0c79f" UNIQUE ("version", "room_id", "session_id")
) /* The key of a session in a backup.  `position` is that of the change that wrote it. */;
CREATE INDEX IF NOT EXISTS "backed_up_keys_changes" ON "backed_up_keys" ("version", "position");
CREATE TABLE IF NOT EXISTS "key_backups" (
    "version" INTEGER NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "algorithm" VARCHAR(255) NOT NULL,
    "auth_data" BLOB NOT NULL,
    "etag" BIGINT NOT NULL,
    "deleted" INT NOT NULL
) /* A version of a user's backup.  `version` is the journal position at which it was made, `etag` that of the last */;
CREATE INDEX IF NOT EXISTS "key_backups_user" ON "key_backups" ("user_id", "version");
CREATE TABLE IF NOT EXISTS "claimed_one_time_keys" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "device_id" VARCHAR(255) NOT NULL,
    "algorithm" VARCHAR(255) NOT NULL,
    "key_id" VARCHAR(255) NOT NULL,
    "claimed_ms" BIGINT NOT NULL,
    CONSTRAINT "uid_claimed_one_user_id_c5c46d" UNIQUE ("user_id", "device_id", "algorithm", "key_id")
) /* A one-time key that was claimed: nobody gets it again, even where its device uploads it again. */;
CREATE TABLE IF NOT EXISTS "cross_signing_keys" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "usage" VARCHAR(16) NOT NULL,
    "public_key" VARCHAR(64) NOT NULL,
    "content" BLOB NOT NULL,
    CONSTRAINT "uid_cross_signi_user_id_a32375" UNIQUE ("user_id", "usage")
) /* A user's key of one usage: `master`, `self_signing` or `user_signing`. */;
CREATE TABLE IF NOT EXISTS "device_keys" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "device_id" VARCHAR(255) NOT NULL,
    "content" BLOB NOT NULL,
    CONSTRAINT "uid_device_keys_user_id_d76dab" UNIQUE ("user_id", "device_id")
) /* The identity keys of a device, as JSON, without `unsigned`. */;
CREATE TABLE IF NOT EXISTS "device_list_changes" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "told_to" VARCHAR(255) NOT NULL,
    "position" BIGINT NOT NULL,
    CONSTRAINT "uid_device_list_user_id_252326" UNIQUE ("user_id", "told_to")
) /* When the keys of a user changed last.  `told_to` is empty where it is for all, else the only user to be told. */;
CREATE INDEX IF NOT EXISTS "device_list_changes_position" ON "device_list_changes" ("position");
CREATE TABLE IF NOT EXISTS "device_list_notes" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "device_id" VARCHAR(255) NOT NULL,
    "position" BIGINT NOT NULL,
    CONSTRAINT "uid_device_list_user_id_36aa50" UNIQUE ("user_id", "device_id")
) /* What of a local user changed that other servers are still to be told: a device, or the cross-signing keys where */;
CREATE TABLE IF NOT EXISTS "device_list_streams" (
    "user_id" VARCHAR(255) NOT NULL PRIMARY KEY,
    "stream_id" BIGINT NOT NULL
) /* The `stream_id` of the newest update of a local user's device list; a user without a row stands at 0. */;
CREATE TABLE IF NOT EXISTS "device_signatures" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "device_id" VARCHAR(255) NOT NULL,
    "signer_key_id" VARCHAR(255) NOT NULL,
    "signature" VARCHAR(128) NOT NULL,
    CONSTRAINT "uid_device_sign_user_id_444490" UNIQUE ("user_id", "device_id", "signer_key_id")
) /* A signature on a device's keys, made by the self-signing key of its user. */;
CREATE TABLE IF NOT EXISTS "fallback_keys" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "device_id" VARCHAR(255) NOT NULL,
    "algorithm" VARCHAR(255) NOT NULL,
    "key_id" VARCHAR(255) NOT NULL,
    "content" BLOB NOT NULL,
    "used" INT NOT NULL,
    CONSTRAINT "uid_fallback_ke_user_id_4a7eec" UNIQUE ("user_id", "device_id", "algorithm")
) /* The key that is given out where a device has no one-time key left. */;
CREATE TABLE IF NOT EXISTS "master_key_signatures" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "public_key" VARCHAR(64) NOT NULL,
    "signer_id" VARCHAR(255) NOT NULL,
    "signer_key_id" VARCHAR(255) NOT NULL,
    "signature" VARCHAR(128) NOT NULL,
    CONSTRAINT "uid_master_key__user_id_12a0de" UNIQUE ("user_id", "public_key", "signer_id", "signer_key_id")
) /* A signature on a master key, made by a device of its user or by the user-signing key of another. */;
CREATE TABLE IF NOT EXISTS "one_time_keys" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "device_id" VARCHAR(255) NOT NULL,
    "algorithm" VARCHAR(255) NOT NULL,
    "key_id" VARCHAR(255) NOT NULL,
    "content" BLOB NOT NULL,
    CONSTRAINT "uid_one_time_ke_user_id_c0a5fd" UNIQUE ("user_id", "device_id", "algorithm", "key_id")
) /* A one-time key that nobody has claimed; the lower the ID, the earlier it was uploaded. */;
CREATE TABLE IF NOT EXISTS "remote_device_lists" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL UNIQUE,
    "stream_id" BIGINT NOT NULL,
    "seen" BLOB NOT NULL,
    "stale" INT NOT NULL
) /* That the device list of a user of another server is kept here: the keys are where those of local users are. */;
CREATE TABLE IF NOT EXISTS "media_leftovers" (
    "blob" VARCHAR(64) NOT NULL PRIMARY KEY,
    "since_ms" BIGINT NOT NULL
) /* Content in the store to which no row leads yet, or none any more: to be deleted, unless it finds its row. */;
CREATE INDEX IF NOT EXISTS "media_leftovers_since" ON "media_leftovers" ("since_ms");
CREATE TABLE IF NOT EXISTS "media" (
    "nid" INTEGER NOT NULL PRIMARY KEY,
    "server_name" VARCHAR(255) NOT NULL,
    "media_id" VARCHAR(255) NOT NULL,
    "remote" INT NOT NULL,
    "user_id" VARCHAR(255),
    "content_type" VARCHAR(255) NOT NULL,
    "file_name" TEXT,
    "size" BIGINT NOT NULL,
    "blob" VARCHAR(64),
    "unauthenticated" INT NOT NULL,
    "created_ms" BIGINT NOT NULL,
    "expires_ms" BIGINT,
    "used_ms" BIGINT NOT NULL,
    CONSTRAINT "uid_media_server__9550be" UNIQUE ("server_name", "media_id")
) /* A file: uploaded here, fetched from another server (`remote`), or found on a web page (neither, without user). */;
CREATE INDEX IF NOT EXISTS "media_used" ON "media" ("remote", "used_ms");
CREATE INDEX IF NOT EXISTS "media_user" ON "media" ("user_id", "expires_ms");
CREATE INDEX IF NOT EXISTS "media_pending" ON "media" ("expires_ms");
CREATE TABLE IF NOT EXISTS "media_previews" (
    "key" VARCHAR(64) NOT NULL PRIMARY KEY,
    "body" BLOB NOT NULL,
    "image_nid" BIGINT,
    "until_ms" BIGINT NOT NULL
) /* What a web page says of itself, by the SHA-256 of its URL; `image_nid` is the picture that goes with it. */;
CREATE INDEX IF NOT EXISTS "media_previews_until" ON "media_previews" ("until_ms");
CREATE TABLE IF NOT EXISTS "media_thumbnails" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "nid" BIGINT NOT NULL,
    "wish" VARCHAR(40) NOT NULL,
    "content_type" VARCHAR(255) NOT NULL,
    "size" BIGINT NOT NULL,
    "blob" VARCHAR(64),
    CONSTRAINT "uid_media_thumb_nid_788907" UNIQUE ("nid", "wish")
) /* A smaller picture of a file, as it was wished for. Without `blob` the file itself is small enough. */;
CREATE TABLE IF NOT EXISTS "destinations" (
    "name" VARCHAR(255) NOT NULL PRIMARY KEY,
    "delivered_position" BIGINT,
    "outside" BLOB,
    "failing_since_ms" BIGINT,
    "failures" BIGINT NOT NULL,
    "retry_at_ms" BIGINT NOT NULL
) /* A server that lacks something or fails; the others have no row. */;
CREATE TABLE IF NOT EXISTS "outbox_edus" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "destination" VARCHAR(255) NOT NULL,
    "edu_type" VARCHAR(255) NOT NULL,
    "replaces_key" VARCHAR(255) NOT NULL,
    "edu" BLOB NOT NULL,
    "created_ms" BIGINT NOT NULL
) /* An EDU that must arrive: a row for each destination, removed once it is there. */;
CREATE INDEX IF NOT EXISTS "outbox_edus_destination" ON "outbox_edus" ("destination", "id");
CREATE INDEX IF NOT EXISTS "outbox_edus_created" ON "outbox_edus" ("created_ms");
CREATE TABLE IF NOT EXISTS "outbox_progress" (
    "id" INT NOT NULL PRIMARY KEY,
    "position" BIGINT NOT NULL
) /* One row: of events up to `position` every server that lacks one has its row in `destinations`. */;
CREATE TABLE IF NOT EXISTS "profile_fields" (
    "position" INTEGER NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "value" BLOB NOT NULL,
    CONSTRAINT "uid_profile_fie_user_id_51fca4" UNIQUE ("user_id", "name")
) /* One field of a local user's profile; `value` is its JSON. */;
CREATE TABLE IF NOT EXISTS "notification_exceptions" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "room_nid" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "thread_id" VARCHAR(255) NOT NULL,
    "notify" SMALLINT NOT NULL,
    "highlight" SMALLINT NOT NULL,
    "notified" INT NOT NULL,
    "highlighted" INT NOT NULL,
    "actions" BLOB NOT NULL,
    CONSTRAINT "uid_notificatio_user_id_31a623" UNIQUE ("user_id", "room_nid", "position")
) /* A user for whom an event means something else than by the default rules. */;
CREATE INDEX IF NOT EXISTS "notification_exceptions_user" ON "notification_exceptions" ("user_id", "position");
CREATE TABLE IF NOT EXISTS "push_rulesets" (
    "subject" INTEGER NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL UNIQUE,
    "version" BIGINT NOT NULL,
    "customised" BLOB NOT NULL,
    "position" BIGINT NOT NULL
) /* What a user changed about their push rules; accounts that changed nothing have no row. */;
CREATE INDEX IF NOT EXISTS "push_rulesets_position" ON "push_rulesets" ("position");
CREATE TABLE IF NOT EXISTS "pushers" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "app_id" VARCHAR(64) NOT NULL,
    "pushkey" VARCHAR(512) NOT NULL,
    "device_id" VARCHAR(255),
    "pusher" BLOB NOT NULL,
    CONSTRAINT "uid_pushers_user_id_7c6717" UNIQUE ("user_id", "app_id", "pushkey")
) /* Where a user wants to be notified; `pusher` is the JSON of the pusher as clients see it. */;
CREATE INDEX IF NOT EXISTS "pushers_key" ON "pushers" ("app_id", "pushkey");
CREATE TABLE IF NOT EXISTS "read_positions" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "room_nid" BIGINT NOT NULL,
    "thread_id" VARCHAR(255) NOT NULL,
    "position" BIGINT NOT NULL,
    "ordinal" BIGINT NOT NULL,
    CONSTRAINT "uid_read_positi_user_id_ea0f09" UNIQUE ("user_id", "room_nid", "thread_id")
) /* Up to where a user has read, by receipt or by sending: the furthest of all of these. */;
CREATE TABLE IF NOT EXISTS "special_notifications" (
    "position" INTEGER NOT NULL PRIMARY KEY,
    "room_nid" BIGINT NOT NULL,
    "thread_id" VARCHAR(255) NOT NULL,
    "sender" VARCHAR(255) NOT NULL,
    "notify" SMALLINT NOT NULL,
    "highlight" SMALLINT NOT NULL
) /* An event that by the default rules counts elsewhere than in the room's ordinal. */;
CREATE INDEX IF NOT EXISTS "special_notifications_room" ON "special_notifications" ("room_nid", "position");
CREATE TABLE IF NOT EXISTS "receipts" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "room_nid" BIGINT NOT NULL,
    "user_id" VARCHAR(255) NOT NULL,
    "receipt_type" VARCHAR(32) NOT NULL,
    "thread_id" VARCHAR(255) NOT NULL,
    "event_id" VARCHAR(255) NOT NULL,
    "event_position" BIGINT NOT NULL,
    "ts" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    CONSTRAINT "uid_receipts_room_ni_fca7c8" UNIQUE ("room_nid", "user_id", "receipt_type", "thread_id")
) /* Up to which event a user has read; one for each user, type and thread of a room. */;
CREATE INDEX IF NOT EXISTS "receipts_position" ON "receipts" ("position");
CREATE TABLE IF NOT EXISTS "search_progress" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "position" BIGINT NOT NULL
) /* One row, `id` 0: the position up to which events are indexed. */;
CREATE TABLE IF NOT EXISTS "search_words" (
    "key" INTEGER NOT NULL PRIMARY KEY
) /* That a word is in an event.  `key` holds the word's hash and the event's position; see `words.py`. */;
CREATE TABLE IF NOT EXISTS "server_keys" (
    "server_name" VARCHAR(255) NOT NULL PRIMARY KEY,
    "document" BLOB NOT NULL
) /* What is known of the keys of a server: bytes that the key ring made and reads back. */;
CREATE TABLE IF NOT EXISTS "to_device_messages" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "device_id" VARCHAR(255) NOT NULL,
    "position" BIGINT NOT NULL,
    "event" BLOB NOT NULL,
    CONSTRAINT "uid_to_device_m_user_id_113a5f" UNIQUE ("user_id", "device_id", "position")
) /* A message that a device has not yet said it has got.  `event` is what the device is told, as JSON. */;
CREATE TABLE IF NOT EXISTS "to_device_transactions" (
    "txn_key" VARCHAR(64) NOT NULL PRIMARY KEY,
    "good_until_ms" BIGINT NOT NULL
) /* A transaction that was taken in, so that its repetition sends nothing.  `good_until_ms` is when it may be */;
CREATE INDEX IF NOT EXISTS "to_device_transactions_good_until" ON "to_device_transactions" ("good_until_ms");
CREATE TABLE IF NOT EXISTS "received_transactions" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "origin" VARCHAR(255) NOT NULL,
    "txn_id" VARCHAR(255) NOT NULL,
    "answer" BLOB NOT NULL,
    "received_ms" BIGINT NOT NULL,
    CONSTRAINT "uid_received_tr_origin_0d31ee" UNIQUE ("origin", "txn_id")
) /* The answer to a transaction of another server, kept for a day: the same one is answered the same. */;
CREATE INDEX IF NOT EXISTS "received_transactions_age" ON "received_transactions" ("received_ms");
CREATE TABLE IF NOT EXISTS "staged_events" (
    "position" INTEGER NOT NULL PRIMARY KEY,
    "origin" VARCHAR(255) NOT NULL,
    "room_id" VARCHAR(255) NOT NULL,
    "event_id" VARCHAR(255) NOT NULL,
    "pdu" BLOB NOT NULL
) /* An event that was answered for: its signatures are checked, its place in the room is not known yet. */;
CREATE INDEX IF NOT EXISTS "staged_events_origin" ON "staged_events" ("origin");
CREATE TABLE IF NOT EXISTS "directory_names" (
    "user_id" VARCHAR(255) NOT NULL PRIMARY KEY,
    "display_name" TEXT,
    "avatar_url" TEXT,
    "folded_id" TEXT NOT NULL,
    "folded_name" TEXT NOT NULL,
    "position" BIGINT NOT NULL
) /* What a user is called, by the newest of their member events; `folded_name` and `folded_id` are for the search. */;
CREATE TABLE IF NOT EXISTS "directory_rooms" (
    "room_nid" INTEGER NOT NULL PRIMARY KEY,
    "public_join" INT NOT NULL,
    "world_readable" INT NOT NULL,
    "position" BIGINT NOT NULL
) /* Whether everyone may know of a room's members: because anyone may join, or because the world may read it. */;
CREATE TABLE IF NOT EXISTS "reports" (
    "position" INTEGER NOT NULL PRIMARY KEY,
    "reporter" VARCHAR(255) NOT NULL,
    "room_id" VARCHAR(255),
    "event_id" VARCHAR(255),
    "user_id" VARCHAR(255),
    "reason" TEXT NOT NULL,
    "received_ms" BIGINT NOT NULL
) /* What a user reported to the administrators: a room, an event in a room, or a user. */;
CREATE TABLE IF NOT EXISTS "presence" (
    "user_id" VARCHAR(255) NOT NULL PRIMARY KEY,
    "presence" VARCHAR(16) NOT NULL,
    "status_msg" TEXT,
    "last_active_ms" BIGINT NOT NULL
) /* A user's presence as it was a short while ago at most. */;
CREATE TABLE IF NOT EXISTS "aerich" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "version" VARCHAR(255) NOT NULL,
    "app" VARCHAR(100) NOT NULL,
    "content" JSON NOT NULL
);"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        """


MODELS_STATE = (
    "eJztXW2T2zaS/isof4ldxbjssWP7xp/GsbPxnd9qPL7s1fqKgkhIYoYitAQ5snYv//3QAE"
    "iCEkkBHElDaVC1m2RINEA1we6nX/HvB3Makpg9/k+apwmOfyc4fHCO/v0gwXPC/6Pptoce"
    "4MWiugkXMjyOxfg/5UB/VowcsyzFQcbvTXDMCL8UEhak0SKLaAIUnxOCUro8R9mMoAVlEd"
    "xAdCL+TsiSsAwFdD6PsoyEKJjhZMpnwUmIljPKB0UMhZivjxlBEXsMi4Y04KtGyXRP8+dJ"
    "9M+c+BmdEj5Jylf5x//yy1ESkh+EFX8urv1JROI6PyPBFXHdz1YLce19kv0mBsKjj/2Axv"
    "k8qQYvVtmMJuXoKMng6pQkJMX8kTXOJnkcqxdRXJKPyi9kaU7KZwyrCyGZ4DyG9wPU8gmq"
    "aw98/9PnK//ruyvff7Dx7goKjd3qUkATeO/8WZn4+VN4hJ/Pnj5/+fzVsxfPX/Eh4jHLKy"
    "//kktXnJGEgj+frh78Je7z9yBHCCZXXC1e6yZv30TTVvbqVLthcnGh4nK16Q/H5v84O3v2"
    "7OXZk2cvXv3y/OXLX149Kfm9eauL8W/e/w14zwdQ/g3LD7x4GfqWJkkWZatN5v86w2nbzq"
    "5o1ljPf9Axsn6Of/gxSabZjP/54nkHV//74vLX3y8uH754/qjO2k/qzpm49ddfIEQm19qG"
    "hwtjHFwvcRr6G3foGW0bu3lrfjZfv4ITPBWMg18Iz1+X/R/otEMzwF0jxRCrgVv1wh8znC"
    "GCg5mSyWhOcJJ5aEJTtEhpQBgjjMtnPiqMQpTQDM3xNZfR2WP0Jc0TLszxJCMpF+Voxhff"
    "1Ax7WeEWuqFdin1Rdw4lx4agLPYuxfgF9s84yooL7/727nKLnokxy/x+ymaD1Gmc3hqHpt"
    "E0auB/u76pKE5Q2zw7M9A2z85atQ3cqjOYw2LWtL0TnK6aGVxQrLF3vMoIO0IGd23RD5/f"
    "wMxzxqWH4vCb958uLv/n4ceLvwsmz1fq1ofPn/5WjOfffjZNxUQP3vzP1buLwWn4/yYpk3"
    "xq0/LFCCNNfyMHMzN1/ztdcqMsIwnCiOXjP0mQoYeYW2507iGGV4/QDDM0JnyA1Nbha23k"
    "MuLbLs8QECwRy7j5xhDX2082tf4+F7qF8lcL2Op+jcyp/n2q/ptq65srfY3IqXsrdT8Qyf"
    "iBYEYu6bJJJpb3OqVhDKMMZeAfM4pCym2OJdgcNIlX/B+ksEW48bHit0HaYJRFc9Jk0dhP"
    "cAuZJf5tgcKK8bvBYHcrqfZg73eJnxmNQ5LaMLuicJDXAPKOCW5Qvl3CvaBwkv0YJfu7G5"
    "JklyTGWQvkrQ/olPEEhvqpGmso7Efzx4KCMC57RxCQwAkSM3EYSqXbKZhFcZgCVE0JmtA8"
    "CdF4BYGLKEULfi3JNnXADufdrhr+/aBi9wNJ6cuoBX8G+Ul4moMKqMmPBbeCpGWgJiw4v8"
    "ZHX04oWK0+rgdiAs5Z8Yf4gLUHAAzvJ7tbH+brWN058oYhU3qgeX2nmEt8ncpJ/d7uu5qc"
    "MIUzNaITRDRnv/xiAGn4qFZMI+7VOa0LQVNG1wSn43MrnweFY5ot1PLedvRiCFogmeLL22"
    "+PERotwnyEIoaijKEJCWFHQGLFhKZzMDAZ+s+vnz8h4QD2EI5TgsMVSknI5yeQW0E49BgV"
    "f/vjlZiMkQZEc6hFLeFOTRvYIAwJLGrBIHt8IyMaPiPpDUl9/v4sVgbb3+GawWtNh2uG/o"
    "bq2laaD3awRqc5ObfYXjCNLZ5xWMaOvyzj7PCviVU+V42oF6fVLr1PjCaJpUu3onCb2YzH"
    "GyjJSi82UTv92Fs/hmTB37TVGyhJHNv7u1vCvInp7bk8isCl8ngWqTw1iDIDwxNsrYaQUg"
    "dSqZM5NWok4hOaRZOVT9OQb+nYTrxs0h5Ozjw5KSGj+VTsnI01MrflDd26ixgHxBLN6FS9"
    "tvnQGH1HIOYmCoillV8jcpvczM7/kVhyuaJwLDY19ZMQnmGDyV/nOI5bJYlOdzIK89nZyx"
    "el5IA/umTF148XHz40FCbk2RiyKRoEM6UxwS3+cZ1sHXVzun0xtLxyYNT9+fOHGup+835N"
    "6n769vHNu8uHTx9tuMDX+D3FC39MJjRt8Ah2crxO6Hi+hecDiXX+RtPrr+BpfNAQ7Kxuel"
    "3RTv7Or33hrjQMeV7NCBLjq2I/4bRHFCoIYDpPBRZFalXERKFgVlKpSvM5f00i6TaOEgIp"
    "uHBRTLQZ8Nz/kt+T78l7Qbkx8CdWrJ2hEVS9l4HKkah+QCNZFsFGKMZRiOgNf8IoO5ehVz"
    "r5noz+8Q/YfZ6a55qsPPX8798imoq3yt/z48eP/3f0GKGvdJL9PMFRDPWUSYhSAhUN/A8Z"
    "skQ4XuIVQzN8w39fHsxk7cXr6vd+TxSb1kiLnwcp0PJjh9JNs0hvawxUBmz6RkI3qV08dJ"
    "/x0Nr+tTOXNkidC7K30aQkhp0bUiNyrkjv+KoKuUKGSd79yFIyh14PzUq7Pmab7haPRdTw"
    "yEaHE6jUg2xoUerHtdw0xYuZx9XTQpXKLGdcB4HG4IoCEqMZl9Ypjl8jCteWESN6z5iaiu"
    "GTN6vxg6zaN3FpS8pQA7t7p0S73Ij9GfQuHWgwSm8govcjmY9JymbRoiUztD6gU+jOy6EW"
    "wlZJq4oWZKBotZIzMBcS+YcsuhZWhUTzfJoFh+/ScBDGDbd9ouQmAqsGEP51QoNrxGZ0SV"
    "ok7uGWbhC7/3gAixQlMKWcNU0jrR56m2zW3kpvmdwkF/h2eB82iwVTgaBk6nDl8HDNFW3z"
    "mCpJjcQlBRmGz5xWPKxW1JmviTiLXV6nOsGN/spgm79q3eSv1re4a4h47/PA75r1LoH2FH"
    "g8oemUZhlpkiRdAbYanYuvWcQ0C0vEzlmqU/X0lg4s/+F+OUu/EJFRcSny4Vo6UmyM8brs"
    "9oUc7afFcEPz/QKVFKpZBH+KIn5WRhBV5DFTgxv6bt9inj35Mzc50tt0znDKn802P0kncg"
    "5N59A8MlxbfjeW+36dzmGvwXcVuAS52KCCLpW8bFc78K2Zaxo+WB6xIGusUIavCYMWRFwn"
    "JB74XaEZJ1xNiquNmqbvPLdpftf0EXRnf+xUBDkfaoeKsBRQFYlTyyZWYWsz1HYet7dCPQ"
    "X5v/t+hEFKcEatvBsayQmyeC8bOWL+Ih/HUWDp3qjROffGcaQPA3i5iCPM2pCNvLkV3vgY"
    "xpnmHl2gmAY4RoJIJLiC8SsQCzd74SkajWczoj6W8nZDWf+RvU1kXDDTVHyVBE4H9zaN7x"
    "j3nL7CcGr5Hli+f8OLNhUBt7YriCk2TZb6PWJ8b6zKQo55xEVyMj0vTyrk0n9MbwgaTWJK"
    "0xHKFyijaBSQKObjRrKDb0qIOLUqgtOrohgqKSYp1xWCtOEIjAMsChUmIzWx6LKnykM01+"
    "/7t+p0rYDOIW/rB59oSvl4BK/yNRqNSUyXo8aDG+UM8inhb87xfbqOy7faWx2K32LrMCiJ"
    "nMvAdc07mTe0FmEGEWPH+ZLEsb1/SY6U5XaM14gc6/unwEmtaBfg14hcNZR3fAF+AI9fRX"
    "CiDVqqu9vRpYxxGALMr1ESEKgWTlCeZFEs/xMXgZIZDtGfHHNx8KZyLCFDXlYrnUs8N4J/"
    "akXAchoVyB9ltLq1iTQPvnpjTr6uqVnJ5drE3Tn6FZG2oBFmVO/K12ZwWfpDEs0OLg79Da"
    "0nfZbfr3HSZ0Hh3C+GSZ81yWgHzddJ3VbvvdV1XWP1EtYIXbM3mzcwJLzY1uumummAFstx"
    "27Gi7PsCICzjQpMPOq96z8z4Y6OHWmMXaPf9aAcQ8UCLbkWG4vvw1hugd4JEB9ocaHOazE"
    "CTrdyZDSd4ZsM95LSDxsMQKA4aD6LItd9L2FcXvHvzIgZio1ylOGHt9Wr67U47JasGGnq1"
    "/5hFwaxIAkAaPZrjkMBJgVyvjdDDszMUcAUIPeZT9gjSEDBUAswgjQA6Z3hItub20AJnM5"
    "lop032/u2mvXLYpS3zGUSuEQn9+dbzAHWe+4qsj3vaEnTsFG4MKMVvVwng7QaMa+lwl9Hy"
    "6ruyYn+dzr2AY9RyF0FA8yR7i7N83tJObX1Ip7bDcrAPX7qZttPamvGXkYlO0BPR1hhYKd"
    "pLyjkRzCnOyS29YpHKseOD4NDcGMMkorNqZ/u0Xa9j1CtN88N1hmP1nleGwVid6b7WWdZW"
    "3bkjcIfu6HM91A7WQ81VG7izbo+av0rLNWG6jr7kFZHLxPOOLxNPgbUOHGeE34zL/0TbWV"
    "G2UPYn4NCJw0Qm6igS6PeN+CqE75dzhOX4928lnFpiBhdCjsICUpz0MY1uIItuiVcIT3Fz"
    "S4QDrWrpnwgJdF+AhzTDa8yvKHqgtSFggQE5KQ5Sh7jAjC0p/0jB2WXD+Q3C0zvF7ZenJm"
    "4iPqr1BYh7zjdx576JtSYCOJxHti0SdTLXQsCiQyJn3DQnrAm2beF3Seb4bcHvmAbXjf0o"
    "u7hdETle23T/zBm0KbRmd43OcdyC4yGBKNhNEf+y4PkapeO6Bdc5S5g1wysix2urHa6ZUF"
    "b7W6NzHD+OJkcXObfDkywKMLDmS0rBCyN/5Lqzo3mk1+n7qNH4C53I9CTVKVGhIul0+Fnk"
    "fQtJSlB9fsSkd0A0bxyTGd80otuEPDJNnI8mvRksi+IY4RnBLYcCHWZZS2cI+bGIOPcMkj"
    "Va2O6LGVZ9PCPqJ1o6R+pUJ+cfeXpmcgwHH9Vqnot73f6RgM4Xwutm63XWyJzf2bPwO9dw"
    "R/XNNbC/I2WxRuecJceYyHFJphEwABh1Ra9JY9Li5qBOhZhqw7ng5+ON4wJitFRJ/MNmIm"
    "1iRuOQpEjOCjmCkFOIxiuoiBLOIrkYTZtc/ref8BbtkLOCV8axyoLg5NTIi+cGWuTF81Yl"
    "Are25jgwH8cxHEVoJ8fWKV0CfO8E+LvTJI7/LuzhNLmupL8xYqTMYZylPvdz41a/In/y50"
    "ycNKsO/damk/r5HMld4yFGpa7OlrQ2jqEAJxBwH3NTk9ufor+hyKeETEwlu1uSNw+4eGNG"
    "Z6nUaRpyYyY2r5jmT91ojHanVVZULqlyn0mVd43u7lrA7gXfVewtvhYrRaYROS3WG0YMIU"
    "Xorhl/0g2dv0qfZRM8KG51IgJW+GSNIMAfogaCq8qYTqOqJLBynKpKCYL+pHnKP9+NzsaC"
    "sKnscDcTQ1/miyDgZKLkMCUTbozMJDxgshNzBGckRSnzEMHBTPw3xw3gRuCYghPROecxdO"
    "sTFSD8brm0GMrJc2DNCDo6++L+9wTuikIS6YEvlp3iG349z9QRB/xeQsc0XAnXu8hAXJGs"
    "j29d+0ZlmaXBsQfFm/Ylxa7d6t1IptO17tCMKxE5CplfDzsX350Fn2tEjtNmnAYZa4cdCw"
    "oHHHsDx1K72XG+Rua8f877d0QvYCiIfkGS7AOg2dYo3vqQboQPg30Bj3uF8Di+nj+W6FoL"
    "wcnkESLAcOiha7LIVIvCKENLmschH8LRr4wHNDj0dj/93vJTNjl4i9QU6XW1PFpbo3HxRO"
    "t4osuKuL/S9K1A3C2NLaqbnRJUonZjsSmHyyCFPOcQzCvwJiRdfgwoTBTNlyJZoSh8IA1i"
    "c9fTb+tdoTkYTKMd7vBo5xkYqgB0noET4nTEFjFe+eJvG2av0Z1eKe7+Tgd1VulhcVStVB"
    "GzzGfcLLJ+BeuUzjVz+3cQLWxkzjrd6cmc3ScOVDzj4L6pkY0Ju0vS0+P4qQWzf4vijKQt"
    "xlp10+sy1iZimLGxJofrpVMITg8mITeo3v0z5xaUmrDoFSiHzKBACk5yW3poQvMkhKRzsL"
    "vCaAoNBmVQOkrFucBNVtzB1t1q3glCZ9sNSuV4zrYbjnCsWxzTxtYcXbbGtLkrxynwePcq"
    "nz9wlLR2gm4vIKzTuQpC7/g6173B0FPl2+K/yKoFAqyN6MQBYzHWzxdwBoxFhjsfLX2rRZ"
    "m0OLIVZssXrT2BQQPLtruqw1xKM4KirDmPffdLNCp5OJlVfQ9ac1ItE6uzC7FGbdqFuM7y"
    "2/QhdgeMDQ1eaNvB3Oug7yHn9enrcXDNiA9yyNhgWkacPq8nUcoyf855x5GAL36nnWBpmc"
    "AJmd5CZkJTQHBcfZc9gi1exyaxexW9X0XEfK44Iz6BbQexNcoDNrW6IyNoh50JlSAvji0x"
    "tzzXKZ3t6fXsXuPOgLqfOVrcnH8jjN8Ws7923+sy+rnd6Us72jgAoGwUaZCDR/Qnppni6q"
    "5dWpWHRiTD01HNdoeAVEMc4JDLf0+UA0GdYgRWOl/lomiUXz4My/CK307oMqlq6cUg/tyw"
    "lOiQLzvnI5Kmxv112orYCkNxi4NBe73QtyDt41poNWS7Yxg7N2Wdo8HFMe7OAsPxlKZRNp"
    "vb8LlG5DhtyOk8m/VAlTUyByn7QkpQhHZwsqBwULK3AavghKXxqlE5w/UomjH/GuNoTsLP"
    "Cbni/24P2zWO68TxgaTwacLhJP8vixjeBWTL/AxEIs5WHvikpjwvWjBMZQ9JCWU9ceI1h9"
    "IkJQIaqyKLfBFTHFbjmjJ59r2ceX2Gt6aiAS7blG24qJsDw4OToq5g44Q47cyOQ3FayX4L"
    "NlcUjseG9TAKpVjXw9TonKFxjD7rX1PK2NdomnCudCDfzVHduBfG+0wSWIFe5TpWqWUyYZ"
    "w/+TkazTG0Rh950E0tnhSTjxBN0UiAheJK2zmru5h2G4gVszqkOpCvzCHVgWoc+ZlY8VgR"
    "nCCHn74wYPDTF+2n2bzY6DSWj+MoALlrw+M61QkyevdZ/u5k+nuY3y+7rXAYxDrbsRQDOo"
    "GSsr7tUvujEE4Zy1Yi8C0j7nIeD2EmKuY8tOSGJnRsHeUJABgSNsCiW861h4YrDg85PDQ4"
    "6eY8dyfEaaex763G/hCx7FeRONapt+vDTLR3zCn0KjGT/vOiQSTRtK6oi5eThCLLDfLmMg"
    "qvh4q8OTJfcDVdxNrgyoSmcNaLh/hzySNgaBKv5EwZFcfCcPqmJvUHXn0bUlALdRfymVbv"
    "NbwUX8+tdTV8DpM4TbldUxYfpQWXNRLHZcOm8K5W4JDSZoCQ5BPNtgOSYpAxHEloZg5GZH"
    "q93oa1xAIy9x60NuKXb+pnqldq/lzzG9BUFvlDDOhnFT2RUEPAhwY4ctD1vyej0nKqoE1n"
    "v4KELKEpkXwm5/s4yi/f4YyBakDn+3BYw2GNw2CNr1lK8Hwr2qiGGeMNJkgsghgjSSGUcF"
    "3N5gsukTcaw/9UZhfDeq8Ln0URmxC9BKHgLwkZVBM+aQ53HGTV7fWDrSBgCCpnQGdq7FAM"
    "tqv5ckvYycUamROMxysYIa8NZ3nabYXVRpmIRVYQGOe+lRQIKqKV4JFZa8wTJdFFl1RIVd"
    "NNm6ISWpygsSH4djqzVRmHCBenvivgGNT350yhQWkmZwrdQZe0mmCy4PYGoeO4OceFCrLl"
    "dkl0gpx+evbKJPfz7FV78ifcGwyg+g3HMczUXkmwNqITSE3U2B6db4X3NmJoGkGBKphqMn"
    "RdYB9xMGNC60WvMZl0dLq93ZQ9q18dZHKQ6VSEnYNMR81pV/Pqal5Ph8cuD/SQeaD12i/r"
    "ljoFieuncxT9dD6KklqO8Ld5VpsHdtoEslxX2N+3drDKuQCnVz5QrJ1LXPg9IaNEuUfhz3"
    "X3KE5EfoqB33UPC26zK+pFfcp74ZyzztJwloZt9oQrqj1MUW1NSFn6Zd2Wdl7woXPcecFP"
    "3Au+tZGkRQfJHXWOVN0bZ1VHx9eynTpdEpku/f6tJ/5NcBpH/JpqxC5bOZKGKrL9LeM6RT"
    "os67Cs85qfAqed19x5zU+Hx85rfg+7J1ySOc1IVR3QAmqbhnVC21QQ+FoVgXGSB4eaACK1"
    "1HytjUHlIVUlg5C1cU0WGYJ8jfOq8wEUEsocDr4rmfDAVpn/4nZTNsjB1v6efE/0eoW1ok"
    "RYWXStJMlIL2TgqJwPxNcEzmMuuzg9RuiPWRSLCggck1E5hTz9KJO1lN8TDkNZ1o7DHbB2"
    "wLq/gjzNyhJXSTKQ81pAFNpBk4LC4RIbXFLf8lybNDC9K5xf0rh4/lHE8z+QSUY5lmkBfv"
    "rtTsA3J2GE/VgNNwR7v0rrgWMZWZ+UUcBMVB0XmVBRgcn3WsjQimSi+0MC/b1xskJzKjCX"
    "6BKhjmXyUJ7EhImzaSZRIg6pYTDHJtQ76MqWZ06yKOGYec62NcNaY7kv6MRLseyCNY7p2A"
    "Y7FONPDjjsKt7ZUY9avFs7EKFROQxhhSEGImY/wrfalilV3NsuYE2DRBNuDZ6XgRdhn3po"
    "QrJgxv+apHS+bsk+HEmLffRIyLoJzZNQ5jUtyRgt+I9CDxMSAUnVMxhsiEdNwaNDLi8saZ"
    "BIIwR8lZI3aBDvr1VvQ3gzIOdjkOb8fwlfLODPJR+XPwoXuRGXufx7Gz0CgrIfUUDnYLmP"
    "8gROvoTeygF8ciPE4ChieazajBL4QXAusTwO+dvlezTHKxTSZSIWgKiY+gUxnU7FacUdp6"
    "hJDvliz3iF0G+Ig9VUiOSmmJPJQ1yMdEmRi9miQAAbaotoJmTFMuOFug5GXlvIdvYFSULY"
    "iz1UYdJk33Wfupzs0rZzHo4WvVn/CoyzK+pkLhRg5usohYwFq3Uax2czPldi2sLCroicid"
    "1tYq9VJhzaRapE91D4fLgQouSTBafX6Zz8MOM34OwWnXjF0U4zs2tEp7CxO/h69e7vVzUB"
    "UrCz2TFaDNfY/yv4StfzPP/VJLM77fd/NXHb2e5dKLHO9IP6qAa2wfedlL9mz1rikQZqB0"
    "zMgUmQEmCJ/QGtNTonWXpLFs27YPUC6nS9XsDQ5Myd8L/wUFkxXyNyW/8YHeJfUnITkWWL"
    "S1y7622POi7kaJuW+JpjWThvZYEuiSdeUZz79feLn89+eVGU7n67/PAajaI5p/CTMmOLoE"
    "UUiBpg4f2dUsKEc5eTNB3Nc7iFLUOOOdfesbl/VfHbF2R93KyWhZY7rbC8V/FGKNlpkqzt"
    "aTMFhUub8XqmzZTfqp1Kq5E5ONEbThSizA5PaFQOUBwjoLia5fNxgqO4BVLU7huAiqwYb9"
    "6BZI7jmKSlZhaZ4+BtE4naqhhyGTERBKfpY/RHcfauDF+DVofhChCI0DNMiUhC8+mssQfJ"
    "AZZsjEorMQVTu4rMgXyKnn1Y1VpJ7TTYfW9EpK6fxCdjgX2L8ScYE3n+xAD+Pn/SCn/hlg"
    "tAGTJ7Ty0vXCjEhUKOPBQyEAD7lrCM2+XAkdbDSmojOkFsWI01B7AyGVN4lGL+mzgYpHMO"
    "+iBFEbIyAQzLnh8ieZOhGb4hKlm+EZ3eZj6R18l/VsSnIKFfO78xX8hcfXVgNbQkgazLFf"
    "wzyVQ37wwxDnXjUMzqFWmfGgngXFlvOYesTg6LWRSSkSjfnOSpyE8tlmVlsaUHNGIdeUx2"
    "JLJMU0rnrFxYlV1CiSbLgxmQYjTGrVmepgDaNv1tt3lvA3KcHeTsqM3NZ6fqmumdZ6ev3l"
    "MfqJ07UyPq6dEcGO/vwKEJgpo/kt+veKWJ2n0EfT8C4GbRFtfuHRRUh0PeT06K8ynJ0pWP"
    "M+sPYI3Q8f/ofMuf82xMf7wL8yZUXt3sBORUDPNJmJvi8QS9e/tNYsp5zjKOS1OOJ87Vwa"
    "SAPQnm4FJD+h6C5PAbArVTAVFIFEBmQ7OT3U4v0Dr/bQKeiwosnNAkgqYnAJpfo1FKFtwG"
    "IAyaHVZHs4vCWlG2tZTRcWh0kkKfE9HmRIW6gZDD7j6Rbe3xgRoKp7zOELf2nvw1YrNqJS"
    "0xy2IpRdUnmO7c6kNzq6/tG1NzbY3MOSHNnJD8+7F2+Oo0js+m1UqVBLfh9Tqd47fxvraz"
    "dRWBy9zxehq6Lhf7vmP8LymFDcIetAL9coQJ2l/og7ci/s8c9XLsfa55mKWne1R5v6Wfe9"
    "OzDoh5hsu+M+CTHukxgNGmBbD/5XbcZLA9de7EKvDPnj5/+fzVsxfPy4+tvNL1jRU+i3Zg"
    "2s+RfWv3tRNud55tTyHN67eNz6zpfqdgW8iRxcLGck2Ml/lpVS/UnxhS871Goxsc56T0H4"
    "i+po0iq/dM244eEDwxTmZr/5S624Xs/mMagsQaohU+hK6ody3o9m+l3G1M+vT5K4SZnR1Y"
    "kjhL0Du+luyfaBZNoJaac+ndj4AU7NpQ2s0DO7V3opH4pKAxThASbdAhMrCciR5uKt9mTn"
    "Ci5/bwVUVdWlKUtKkdgdI8JqwpU2g3E4sghPiJqxGfJESjWTSdxfz/mczqESTRZEJSkgQQ"
    "XKC1WR7+/NRDTyAk8fSRh+RMEfR3q88FV0S0Ykb5+/yewHPz55PHe3I6zkRhAom5AX0UXd"
    "3VjeJPeGgVf8GiNZ4RSoFMo7JKqMASnc3gdKVWEnidkYmWfbKtb5sLUThwdDxq5RAuc+1j"
    "tUgY0D9xZ2/3Tdhwzo47ZH42SwkOLSVMjcjJGEMDTACeTTZ/hUK+9kKukuqUNvmzs5cvym"
    "0Nf3Rt5K8fLz582Ny5Jc6zZWmN0HG1YZdG1s2ldDLXVcq8q5RmrFhyfI3SMd2c6cq+s3PW"
    "aETOXeMdn7vmS85ml+B+INmDpsiKdtvrDKzwgX4qR9p1MhLOk2CGE/58CI+hvD+bkShFMK"
    "V0jbxGOAhoDiFe4XAoRkMXfnCsdBZy7WcZeQJePv6TBJnysMApJiLqLA/QU4fx/UnzNMEx"
    "Kicmal6GxisPMSrXypZUndsnkk+h/ipPQiqTWEV9WZ/0UVOHSe3t1ep9bF0liiW2YSWNzE"
    "WVTt1xcpqVeFrMQwoCO8NdIzol8H1guz3IWUbnEWvEjV0HAdfoHJKxQTLOaeUydAAnCjjS"
    "iCBl1KUbPBqfuveHKIJXgG6JBagSh9kVxvZrNJITls0m9SiWvAU17UEciaxBRkhLw8v9Lb"
    "QtTMZ5VahcPg1knnfGyBqGbwd8cOieyml3AbFBfdZHiuvuWujuH9lV35kpk7Uv8/R4vPte"
    "/oX4suCwRnKCLP7l6ZkBj/moViaLe3UuS0eD5U6uEZ1eM6a9yItFCX7MTZGKxpkhNmbIQJ"
    "DwJcFh4etqwsO1+52oWASTyw5OZuD4m9ZaSiFXqHOBqUSH9pQEhI+GJLExFMaIkybPZSNV"
    "0TOKZSI3vewtxRpq7/exiPCnlgF0rcJepqeBQ5XGRDSq8tBozjfXSPWvYgj+Qlk0J3GUEH"
    "ECKxDIHLz3b2WuvZz6Jyj3oZnol5Xyp8JxCd1hZn5bJeD55W2caQVF1iluVUqAazPrsPWp"
    "gBKXbHb834HLd7ojSOg8pHe3zZVWt+O9RuRYf4zO6a8LEkQ41gtOmpB507BOgM4kga+XG5"
    "h3x9KavTaVgxQJA1A0IqG2qBwBpFuhVbU1G9tj7XJ+QOdXM8oI3C/ANHq4BthlNT3NHsm5"
    "ZW8t6JALhMorXsPqfAaB5B+JlAnxEAruR+n3pEzl4pYCTUif/IfmahOv0zXe+FZ9mKmPp9"
    "zV2Q4d3Tvc6XDnnTP/AGcdEP7TGlyR7WyuKByPXS2Dq2U4Zq4OBIlfSs9wywER2t1O3K38"
    "y5Yu8SiYKUy85rN+LdpBlR1jZRk0cFKk9SqsK5zIoPTb3eG7WqDTFY5L7/pSnYUG0BihkV"
    "i5fs6E3nxWc4kriF86zPlqFZmwF4oKb7WSIlCZzO0+cB0T6f5wOY38AL0un3iv3OViN9wq"
    "bdk53R0sH7LcP/yh5i7icYCOtHXBaMrqdboT5Pczk6yXZ+1JL882cl6cpXmobS2RiB2jdR"
    "rHZxs+94snbdI6bdnfiWXZbzlzfZZda5SjYv5A3AdfCU6DWVeT67URXmf4Tozt1+TaQyMw"
    "zZ/IrLZiZ5UnO5auACYiW2p/tPaw7j/bjltUd8ekTq1P9RDNXifa7rNo+4OmjQ2utbsmIm"
    "3JBxrKsyvZHQEoRAg/KdtXglNRHHYl+kTKHFw+6ic455bNlOtS+RShf7Xagq9FmdtIPMLj"
    "xaqhcf9hlryFZGwsQOkWjc0FKE427kA2DuYDhUMk/ousWEv0oj5gy2cKQ6H40qZVCv9Wrh"
    "O6TAr3PJDLsIGc7xyJChHVT0QOQPCu0RyHMtYA3gyGgCEtfVJ2v8YtvkPFJtsW3WtkrmdF"
    "r9OjaZDPSdIQee2qXdKpXPWSd3zVS1f0rSjz+8gNIj6iRdQ1jOqUdxn1VfXgXFIYt+xW46"
    "W8wapDkgisQoekFckQw1EIZ3nCtSnNylCoiICWXZgUIQRFObTwoCq/+YiO/S8pwrtrcdoq"
    "5ip7Q6m0zZTmkP4YZa/5g6g7Y3hSVj0Y9N+mTISBi0c3qlKql3O2deJ2AdOBoyMXszus0/"
    "2OSqfvIaedJ+QOPexCn9lhv5LEAb8jBn5XKU6YbOq6BfytjTQEgFlFZQwCNRoJjJYcS8H5"
    "6lCuUrXQFOUnZEEy6T2H9GVW9O4EjDalNPTzJItif84UVoMp4ACTFRqTBix4oJXFISwcSW"
    "YEJo3gdHrh51rQYNan7KW23rb8ueZ341dziDdpmU+X/Uhsz1nWSE7OZN9Vo5x29Fd/5VYq"
    "c4PU6c1jjCCI7OkbEmpyuUl8Nw3rlN2pIughuq/g1KiELeHwXQp1g5o4BadiIhobK9eih6"
    "7JIlNJziFeyWAo408vbFsuNOVUJCxvNMUWDrBio2lN02gaydxjLsi2JTeXTN0unxv57/M9"
    "0EcuO7N9aGZ7tW9MFWVF4UxJM1NSfZGWYMSZ61atEYWotDMZKxpnM3o9Oy7rmsQK9q0ROt"
    "B3jKDvawbX3wnXS1NMWrvdCfKYGOjLLDNDu7zWYgIM4xItcUR1LoxiFk0TnOV8+4rMtWBG"
    "gmsSeuKerEzT+k0A4IIQiwxAr0hDS+YDrAnhmSLXg6ljV7X+FaoITju4QxwiQtOQw0pVc6"
    "f+SOqpe0EHfOyCikrdb0GJtRfoa2DU9asYsiBxgHGQYEaUEdohRo3EcdkVCg2Jz4swt8Pl"
    "isCBchtQPhBE+DbiwD6j6eqTfPsbmLA+oBMVhsVQkUzX41i3CGBPHBPZFxiwUUKWqv2vBE"
    "5zMh/zgRK3vEajCY1DjmNgPXWsmroCBRK4ahCGZKpz93Fvh1n+FhmOQ8jZGFCY5DCZjRHj"
    "ZsCqJa30ioPkliSONbpTaIHfwe2rd3+/qonGgsnNkrEYrr2UX0FYrjmJbvhbSf08bWjB2c"
    "75OpXjuz3fSyFmw/Ya0UlgrTtiu62kWSNzrO/Bepc9dj8doiW6vYSGrV3w91J1dDWBv2Dc"
    "mx9PJ0LMHFKmK5GUjVfCvVh1+PqJKdzJztGYBJhDOo41y8F/UsgtgsMz1D1VBxeH4rboFt"
    "ZyXt3hVr4F6G3v7NTtYtx9byfnYmwpQs7HcRT4sB0a5CelMcFtbuA65boHgZPuS4iWVw7s"
    "Qfj8+UNNeb15v66dvn188+7y4dNHG29iTWWJD82Hj0zwwY7xm8SO9xa8d3DhfsKFS7KgaW"
    "PoVN3pBAipGNPDLyYJIa+MCh2Lw3mURDADhxtcN2N10FVRGC/b7strIlsNZun2fe1uiVuo"
    "ehdNHLqqV9vEqjG4TnMSxulpRhQH5vM61YDi/WPzHUQt7h+TOZRnTYqz3W1YUZyEUD60x9"
    "AlUt5nQ+BLShhJgraOF/rtTpNgoQaa2QQXAmVDKytFBl0iIpXZiNiMwyxIIoz59SktWj00"
    "Na3oO42LXQ9QCXQ45rTdZcp0neYkFEOd709fGLD96YtWrsOttZOSMpzljEvzqY32rVOdAs"
    "g5tAKOMct8qG+7IdY6eJPWqeFjVMMXJI2CWZMGVnc6lS+uxmxTve2vYMctdVu37InVVp49"
    "ff7y+atnL56XW7O80rUjC1d8u867ISlrdCG2qzyN5AQ13n7K9/hHZcFhNfwEufv0yRMTQP"
    "HkSTuigHt17vIVs8aGOtARrpnDGskal8MoyND/oThix6jSOpgLzOhGFesAwqunYsMEb+5a"
    "mf31/wJrp4g="
)
