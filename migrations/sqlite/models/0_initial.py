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
    "sent_ms" BIGINT NOT NULL
) /* A transaction that was taken in, so that its repetition sends nothing.  `sent_ms` is since the epoch. */;
CREATE INDEX IF NOT EXISTS "to_device_transactions_sent" ON "to_device_transactions" ("sent_ms");
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
    "eJztXW1z2za2/iuYfGkyw2YSJ01ynU9Ok7bZmyYZx93uTrNDQSQksaYILUFa0e7tf784AE"
    "iCEkkBtCRTMmZ225rEAahD8JznvOK/D+Y0JDF7/DeapwmOfyE4fHCO/vsgwXPC/6Pptoce"
    "4MWiugkXMjyOxfg/5UB/VowcsyzFQcbvTXDMCL8UEhak0SKLaAIUnxKCUro8R9mMoAVlEd"
    "xAdCL+TsiSsAwFdD6PsoyEKJjhZMpnwUmIljPKB0UMhZivjxlBEXsMi4Y04KtGyXRP8+dJ"
    "9O+c+BmdEj5Jylf541/8cpSE5BthxZ+La38SkbjOz0hwRVz3s9VCXHufZD+JgfDoYz+gcT"
    "5PqsGLVTajSTk6SjK4OiUJSTF/ZI2zSR7H6kUUl+Sj8gtZmpPyGcPqQkgmOI/h/QC1fILq"
    "2gPf//jpyv/y7sr3H2y8u4JCY7e6FNAE3jt/ViZ+/hQe4fuzp89fPn/17MXzV3yIeMzyys"
    "u/5NIVZySh4M/Hqwd/ifv8PcgRgskVV4vXusnbN9G0lb061W6YXFyouFxt+sOx+X/Ozp49"
    "e3n25NmLVz88f/nyh1dPSn5v3upi/Jv3PwPv+QDKv2H5gRcvQ9/SJMmibLXJ/B9nOG3b2R"
    "XNGuv5DzpG1s/xNz8myTSb8T9fPO/g6t8vLn/85eLy4Yvnj+qs/ajunIlbf/0FQmRyrW14"
    "uDDGwfUSp6G/cYee0baxm7fmZ/P1KzjBU8E4+IXw/HXZ/4FOOzQD3DVSDLEauFUv/D7DGS"
    "I4mCmZjOYEJ5mHJjRFi5QGhDHCuHzmo8IoRAnN0BxfcxmdPUaf0zzhwhxPMpJyUY5mfPFN"
    "zbCXFW6hG9ql2Gd151BybAjKYu9SjF9g/46jrLjw7ud3l1v0TIxZ5vdTNhukTuP01jg0ja"
    "ZRA//b9U1FcYLa5tmZgbZ5dtaqbeBWncEcFrOm7Z3gdNXM4IJijb3jVUbYETK4a4t++PQG"
    "Zp4zLj0Uh9+8/3hx+c+Hv178QzB5vlK3Pnz6+HMxnn/72TQVEz1488+rdxeD0/B/JymTfG"
    "rT8sUII01/IwczM3X/C11yoywjCcKI5eM/SZChh5hbbnTuIYZXj9AMMzQmfIDU1uFrbeQy"
    "4tsuzxAQLBHLuPnGENfbTza1/j4XuoXyVwvY6n6NzKn+far+m2rrmyt9jcipeyt1PxDJ+I"
    "FgRi7pskkmlvc6pWEMowxl4O8zikLKbY4l2Bw0iVf8H6SwRbjxseK3QdpglEVz0mTR2E9w"
    "C5kl/m2Bworxu8Fgdyup9mDvd4mfGY1Dktowu6JwkNcA8o4JblC+XcK9oHCS/Rgl+7sbkm"
    "SXJMZZC+StD+iU8QSG+qkaayjsR/PHgoIwLntHEJDACRIzcRhKpdspmEVxmAJUTQma0DwJ"
    "0XgFgYsoRQt+Lck2dcAO592uGv77oGL3A0npy6gFfwb5SXiagwqoybcFt4KkZaAmLDi/xk"
    "dfTihYrT6uB2ICzlnxh/iAtQcADO8nu1sf5utY3TnyhiFTeqB5faeYS3ydykn93u67mpww"
    "hTM1ohNENGc//GAAafioVkwj7tU5rQtBU0bXBKfjcyufB4Vjmi3U8t529GIIWiCZ4vPb3x"
    "4jNFqE+QhFDEUZQxMSwo6AxIoJTedgYDL0ty+fPiLhAPYQjlOCwxVKScjnJ5BbQTj0GBV/"
    "++OVmIyRBkRzqEUt4U5NG9ggDAksasEge3wjIxo+I+kNSX3+/ixWBtvf4ZrBa02Ha4b+hu"
    "raVpoPdrBGpzk5t9heMI0tnnFYxo6/LOPs8K+JVT5XjagXp9UuvU+MJomlS7eicJvZjMcb"
    "KMlKLzZRO/3YWz+GZMHftNUbKEkc2/u7W8K8ientuTyKwKXyeBapPDWIMgPDE2ythpBSB1"
    "Kpkzk1aiTiE5pFk5VP05Bv6dhOvGzSHk7OPDkpIaP5VOycjTUyt+UN3bqLGAfEEs3oVL22"
    "+dAYfUcg5iYKiKWVXyNym9zMzv+WWHK5onAsNjX1kxCeYYPJX+Y4jlsliU53Mgrz2dnLF6"
    "XkgD+6ZMWXXy8+fGgoTMizMWRTNAhmSmOCW/zjOtk66uZ0+2JoeeXAqPvTpw811P3m/ZrU"
    "/fjbr2/eXT58+mjDBb7G7yle+GMyoWmDR7CT43VCx/MtPB9IrPMnml5/AU/jg4ZgZ3XT64"
    "p28nd+7Qt3pWHI82pGkBhfFfsJpz2iUEEA03kqsChSqyImCgWzkkpVms/5axJJt3GUEEjB"
    "hYtios2A5/6X/Jp8Td4Lyo2B37Fi7QyNoOq9DFSORPUDGsmyCDZCMY5CRG/4E0bZuQy90s"
    "nXZPTHH7D7PDXPNVl56vnfv0U0FW+Vv+fHjx//a/QYoS90kn0/wVEM9ZRJiFICFQ38Dxmy"
    "RDhe4hVDM3zDf18ezGTtxevq935NFJvWSIufBynQ8mOH0k2zSG9rDFQGbPpGQjepXTx0n/"
    "HQ2v61M5c2SJ0LsrfRpCSGnRtSI3KuSO/4qgq5QoZJ3n3LUjKHXg/NSrs+ZpvuFo9F1PDI"
    "RocTqNSDbGhR6se13DTFi5nH1dNClcosZ1wHgcbgigISoxmX1imOXyMK15YRI3rPmJqK4Z"
    "M3q/GDrNo3cWlLylADu3unRLvciP0Z9C4daDBKbyCi91cyH5OUzaJFS2ZofUCn0J2XQy2E"
    "rZJWFS3IQNFqJWdgLiTyD1l0LawKieb5NAsO36XhIIwbbvtEyU0EVg0g/OuEBteIzeiStE"
    "jcwy3dIHb/eACLFCUwpZw1TSOtHnqbbNbeSm+Z3CQX+HZ4HzaLBVOBoGTqcOXwcM0VbfOY"
    "KkmNxCUFGYbPnFY8rFbUma+JOItdXqc6wY3+ymCbv2rd5K/Wt7hriHjv88DvmvUugfYUeD"
    "yh6ZRmGWmSJF0Bthqdi69ZxDQLS8TOWapT9fSWDiz/4X45Sz8TkVFxKfLhWjpSbIzxuuz2"
    "hRztp8VwQ/P9ApUUqlkEf4oiflZGEFXkMVODG/pu32KePfkzNznS23TOcMqfzTY/SSdyDk"
    "3n0DwyXFt+N5b7fp3OYa/BdxW4BLnYoIIulbxsVzvwrZlrGj5YHrEga6xQhq8JgxZEXCck"
    "HvhdoRknXE2Kq42apu88t2l+1/QRdGd/7FQEOR9qh4qwFFAViVPLJlZhazPUdh63t0I9Bf"
    "m/+36EQUpwRq28GxrJCbJ4Lxs5Yv4iH8dRYOneqNE598ZxpA8DeLmII8zakI28uRXe+BjG"
    "meYeXaCYBjhGgkgkuILxKxALN3vhKRqNZzOiPpbydkNZ/5G9TWRcMNNUfJUETgf3No3vGP"
    "ecvsJwavkeWL4/40WbioBb2xXEFJsmS/0SMb43VmUhxzziIjmZnpcnFXLpP6Y3BI0mMaXp"
    "COULlFE0CkgU83Ej2cE3JUScWhXB6VVRDJUUk5TrCkHacATGARaFCpORmlh02VPlIZrr9/"
    "1bdbpWQOeQt/WNTzSlfDyCV/kajcYkpstR48GNcgb5lPA35/g+XcflW+2tDsVvsXUYlETO"
    "ZeC65p3MG1qLMIOIseN8SeLY3r8kR8pyO8ZrRI71/VPgpFa0C/BrRK4ayju+AD+Axy8iON"
    "EGLdXd7ehSxjgMAeaXKAkIVAsnKE+yKJb/iYtAyQyH6E+OuTh4UzmWkCEvq5XOJZ4bwT+1"
    "ImA5jQrkjzJa3dpEmgdfvTEnX9fUrORybeLuHP2KSFvQCDOqd+VrM7gs/SGJZgcXh/6G1p"
    "M+y+/XOOmzoHDuF8Okz5pktIPm66Ruq/fe6rqusXoJa4Su2ZvNGxgSXmzrdVPdNECL5bjt"
    "WFH2fQEQlnGhyQedV71nZvyx0UOtsQu0+360A4h4oEW3IkPxfXjrDdA7QaIDbQ60OU1moM"
    "lW7syGEzyz4R5y2kHjYQgUB40HUeTa7yXsqwvevXkRA7FRrlKcsPZ6Nf12p52SVQMNvdq/"
    "z6JgViQBII0ezXFI4KRArtdG6OHZGQq4AoQe8yl7BGkIGCoBZpBGAJ0zPCRbc3togbOZTL"
    "TTJnv/dtNeOezSlvkMIteIhP5863mAOs99RdbHPW0JOnYKNwaU4rerBPB2A8a1dLjLaHn1"
    "XVmxv07nXsAxarmLIKB5kr3FWT5vaae2PqRT22E52Icv3UzbaW3N+MvIRCfoiWhrDKwU7S"
    "XlnAjmFOfkll6xSOXY8UFwaG6MYRLRWbWzfdqu1zHqlab54TrDsXrPK8NgrM50X+ssa6vu"
    "3BG4Q3f0uR5qB+uh5qoN3Fm3R81fpeWaMF1HX/KKyGXieceXiafAWgeOM8JvxuV/ou2sKF"
    "so+xNw6MRhIhN1FAn0+0Z8FcL3yznCcvz7txJOLTGDCyFHYQEpTvqYRjeQRbfEK4SnuLkl"
    "woFWtfRPhAS6L8BDmuE15lcUPdDaELDAgJwUB6lDXGDGlpR/pODssuH8BuHpneL2w1MTNx"
    "Ef1foCxD3nm7hz38RaEwEcziPbFok6mWshYNEhkTNumhPWBNu28Lskc/y24HdMg+vGfpRd"
    "3K6IHK9tun/mDNoUWrO7Ruc4bsHxkEAU7KaIf1nwfI3Scd2C65wlzJrhFZHjtdUO10woq/"
    "2t0TmOH0eTo4uc2+FJFgUYWPM5peCFkT9y3dnRPNLr9H3UaPyFTmR6kuqUqFCRdDp8L/K+"
    "hSQlqD4/YtI7IJo3jsmMbxrRbUIemSbOR5PeDJZFcYzwjOCWQ4EOs6ylM4R8W0ScewbJGi"
    "1s98UMqz6eEfUTLZ0jdaqT8488PTM5hoOPajXPxb1u/0hA5wvhdbP1Omtkzu/sWfida7ij"
    "+uYa2N+Rslijc86SY0zkuCTTCBgAjLqi16QxaXFzUKdCTLXhXPDz8cZxATFaqiT+YTORNj"
    "GjcUhSJGeFHEHIKUTjFVRECWeRXIymTS7/2094i3bIWcEr41hlQXByauTFcwMt8uJ5qxKB"
    "W1tzHJiP4xiOIrSTY+uULgG+dwL83WkSx38X9nCaXFfSvzFipMxhnKU+93PjVr8if/L7TJ"
    "w0qw791qaT+vkcyV3jIUalrs6WtDaOoQAnEHAfc1OT25+iv6HIp4RMTCW7W5I3D7h4Y0Zn"
    "qdRpGnJjJjavmOZP3WiMdqdVVlQuqXKfSZV3je7uWsDuBd9V7C2+FitFphE5LdYbRgwhRe"
    "iuGX/SDZ2/SJ9lEzwobnUiAlb4ZI0gwO+iBoKryphOo6oksHKcqkoJgv6keco/343OxoKw"
    "qexwNxNDX+aLIOBkouQwJRNujMwkPGCyE3MEZyRFKfMQwcFM/DfHDeBG4JiCE9E55zF06x"
    "MVIPxuubQYyslzYM0IOjr74v7XBO6KQhLpgS+WneIbfj3P1BEH/F5CxzRcCde7yEBckayP"
    "b137RmWZpcGxB8Wb9iXFrt3q3Uim07Xu0IwrETkKmV8POxffnQWfa0SO02acBhlrhx0LCg"
    "ccewPHUrvZcb5G5rx/zvt3RC9gKIh+QZLsA6DZ1ije+pBuhA+DfQGPe4XwOL6eP5boWgvB"
    "yeQRIsBw6KFrsshUi8IoQ0uaxyEfwtGvjAc0OPR2P/3e8lM2OXiL1BTpdbU8WlujcfFE63"
    "iiy4q4v9L0rUDcLY0tqpudElSidmOxKYfLIIU85xDMK/AmJF1+DChMFM2XIlmhKHwgDWJz"
    "19Nv612hORhMox3u8GjnGRiqAHSegRPidMQWMV754m8bZq/RnV4p7v5OB3VW6WFxVK1UEb"
    "PMZ9wssn4F65TONXP7dxAtbGTOOt3pyZzdJw5UPOPgvqmRjQm7S9LT4/ipBbN/iuKMpC3G"
    "WnXT6zLWJmKYsbEmh+ulUwhODyYhN6je/TvnFpSasOgVKIfMoEAKTnJbemhC8ySEpHOwu8"
    "JoCg0GZVA6SsW5wE1W3MHW3WreCUJn2w1K5XjOthuOcKxbHNPG1hxdtsa0uSvHKfB49yqf"
    "P3CUtHaCbi8grNO5CkLv+DrXvcHQU+W3xf+SVQsEWBvRiQPGYqyfL+AMGIsMdz5a+laLMm"
    "lxZCvMli9aewKDBpZtd1WHuZRmBEVZcx777pdoVPJwMqv6HrTmpFomVmcXYo3atAtxneW3"
    "6UPsDhgbGrzQtoO510HfQ87r09fj4JoRH+SQscG0jDh9Xk+ilGX+nPOOIwFf/E47wdIygR"
    "MyvYXMhKaA4Lj6LnsEW7yOTWL3Knq/ioj5XHFGfALbDmJrlAdsanVHRtAOOxMqQV4cW2Ju"
    "ea5TOtvT69m9xp0BdT9ztLg5/0YYvy1mf+2+12X0c7vTl3a0cQBA2SjSIAeP6HdMM8XVXb"
    "u0Kg+NSIano5rtDgGphjjAIZf/migHgjrFCKx0vspF0Si/fBiW4RW/ndBlUtXSi0H8uWEp"
    "0SFfds5HJE2N++u0FbEVhuIWB4P2eqFvQdrHtdBqyHbHMHZuyjpHg4tj3J0FhuMpTaNsNr"
    "fhc43IcdqQ03k264Eqa2QOUvaFlKAI7eBkQeGgZG8DVsEJS+NVo3KG61E0Y/4xxtGchJ8S"
    "csX/3R62axzXieMDSeHThMNJ/l8WMbwLyJb5HohEnK088ElNeV60YJjKHpISynrixGsOpU"
    "lKBDRWRRb5IqY4rMY1ZfLseznz+gxvTUUDXLYp23BRNweGBydFXcHGCXHamR2H4rSS/RZs"
    "rigcjw3rYRRKsa6HqdE5Q+MYfdY/ppSxL9E04VzpQL6bo7pxL4z3mSSwAr3KdaxSy2TCOH"
    "/yczSaY2iNPvKgm1o8KSYfIZqikQALxZW2c1Z3Me02ECtmdUh1IF+ZQ6oD1TjyM7HisSI4"
    "QQ4/fWHA4Kcv2k+zebHRaSwfx1EActeGx3WqE2T07rP83cn09zC/X3Zb4TCIdbZjKQZ0Ai"
    "Vlfdul9kchnDKWrUTgW0bc5TwewkxUzHloyQ1N6Ng6yhMAMCRsgEW3nGsPDVccHnJ4aHDS"
    "zXnuTojTTmPfW439IWLZjyJxrFNv14eZaO+YU+hVYib950WDSKJpXVEXLycJRZYb5M1lFF"
    "4PFXlzZL7garqItcGVCU3hrBcP8eeSR8DQJF7JmTIqjoXh9E1N6g+8+jakoBbqLuQzrd5r"
    "eCm+nlvravgcJnGacrumLD5KCy5rJI7Lhk3hXa3AIaXNACHJR5ptByTFIGM4ktDMHIzI9H"
    "q9DWuJBWTuPWhtxC/f1M9Ur9T8ueY3oKks8ocY0PcqeiKhhoAPDXDkoOt/TUal5VRBm85+"
    "BQlZQlMi+UzO93GUX77DGQPVgM734bCGwxqHwRpfspTg+Va0UQ0zxhtMkFgEMUaSQijhup"
    "rNF1wibzSG/67MLob1Xhc+iyI2IXoJQsFfEjKoJnzSHO44yKrb6wdbQcAQVM6AztTYoRhs"
    "V/PllrCTizUyJxiPVzBCXhvO8rTbCquNMhGLrCAwzn0rKRBURCvBI7PWmCdKoosuqZCqpp"
    "s2RSW0OEFjQ/DtdGarMg4RLk59V8AxqO/PmUKD0kzOFLqDLmk1wWTB7Q1Cx3FzjgsVZMvt"
    "kugEOf307JVJ7ufZq/bkT7g3GED1E45jmKm9kmBtRCeQmqixPTrfCu9txNA0ggJVMNVk6L"
    "rAPuJgxoTWi15jMunodHu7KXtWvzrI5CDTqQg7B5mOmtOu5tXVvJ4Oj10e6CHzQOu1X9Yt"
    "dQoS10/nKPrp/CpKajnC3+ZZbR7YaRPIcl1hf9/awSrnApxe+UCxdi5x4feEjBLlHoU/19"
    "2jOBH5KQZ+1z0suM2uqBf1Ke+Fc846S8NZGrbZE66o9jBFtTUhZemXdVvaecGHznHnBT9x"
    "L/jWRpIWHSR31DlSdW+cVR0dX8t26nRJZLr0+7ee+DfBaRzxa6oRu2zlSBqqyPa3jOsU6b"
    "Csw7LOa34KnHZec+c1Px0eO6/5PeyecEnmNCNVdUALqG0a1gltU0Hga1UExkkeHGoCiNRS"
    "87U2BpWHVJUMQtbGNVlkCPI1zqvOB1BIKHM4+K5kwgNbZf6L203ZIAdb+2vyNdHrFdaKEm"
    "Fl0bWSJCO9kIGjcj4QXxM4j7ns4vQYod9nUSwqIHBMRuUU8vSjTNZSfk04DGVZOw53wNoB"
    "6/4K8jQrS1wlyUDOawFRaAdNCgqHS2xwSX3Lc23SwPSucH5J4+L5RxHP/0AmGeVYpgX46b"
    "c7Ad+chBH2YzXcEOz9KK0HjmVkfVJGATNRdVxkQkUFJt9rIUMrkonuDwn098bJCs2pwFyi"
    "S4Q6lslDeRITJs6mmUSJOKSGwRybUO+gK1ueOcmihGPmOdvWDGuN5b6gEy/FsgvWOKZjG+"
    "xQjD854LCreGdHPWrxbu1AhEblMIQVhhiImP0VvtW2TKni3nYBaxokmnBr8LwMvAj71EMT"
    "kgUz/tckpfN1S/bhSFrso0dC1k1onoQyr2lJxmjBfxR6mJAISKqewWBDPGoKHh1yeWFJg0"
    "QaIeCrlLxBg3h/rXobwpsBOR+DNOf/S/hiAX8u+bj8UbjIjbjM5d/b6BEQlP2IAjoHy32U"
    "J3DyJfRWDuCTGyEGRxHLY9VmlMAPgnOJ5XHIv12+R3O8QiFdJmIBiIqpXxDT6VScVtxxip"
    "rkkC/2jFcI/YY4WE2FSG6KOZk8xMVIlxS5mC0KBLChtohmQlYsM16o62DktYVsZ1+QJIS9"
    "2EMVJk32Xfepy8kubTvn4WjRm/WvwDi7ok7mQgFmvo5SyFiwWqdxfDbjcyWmLSzsisiZ2N"
    "0m9lplwqFdpEp0D4XPhwshSj5ZcHqdzskPM34Dzm7RiVcc7TQzu0Z0Chu7g69X7/5xVRMg"
    "BTubHaPFcI39P4KvdD3P8z9NMrvTfv9PE7ed7d6FEutMP6iPamAbfN9J+Wv2rCUeaaB2wM"
    "QcmAQpAZbYH9Bao3OSpbdk0bwLVi+gTtfrBQxNztwJ/wsPlRXzNSK39Y/RIf45JTcRWba4"
    "xLW73vao40KOtmmJrzmWhfNWFuiSeOIVxblffrn4/uyHF0Xp7m+XH16jUTTnFH5SZmwRtI"
    "gCUQMsvL9TSphw7nKSpqN5DrewZcgx59o7NvevKn77gqyPm9Wy0HKnFZb3Kt4IJTtNkrU9"
    "baagcGkzXs+0mfJbtVNpNTIHJ3rDiUKU2eEJjcoBimMEFFezfD5OcBS3QIrafQNQkRXjzT"
    "uQzHEck7TUzCJzHLxtIlFbFUMuIyaC4DR9jH4vzt6V4WvQ6jBcAQIReoYpEUloPp019iA5"
    "wJKNUWklpmBqV5E5kE/Rsw+rWiupnQa7742I1PWT+GQssG8x/gRjIs+fGMDf509a4S/ccg"
    "EoQ2bvqeWFC4W4UMiRh0IGAmDfEpZxuxw40npYSW1EJ4gNq7HmAFYmYwqPUsx/EweDdM5B"
    "H6QoQlYmgGHZ80MkbzI0wzdEJcs3otPbzCfyOvnPivgUJPRr5zfmC5mrrw6shpYkkHW5gn"
    "8mmermnSHGoW4cilm9Iu1TIwGcK+st55DVyWExi0IyEuWbkzwV+anFsqwstvSARqwjj8mO"
    "RJZpSumclQurskso0WR5MANSjMa4NcvTFEDbpr/tNu9tQI6zg5wdtbn57FRdM73z7PTVe+"
    "oDtXNnakQ9PZoD4/0dODRBUPNH8vsVrzRRu4+g70cA3Cza4tq9g4LqcMj7yUlxPiVZuvJx"
    "Zv0BrBE6/h+db/lTno3pt3dh3oTKq5udgJyKYT4Jc1M8nqB3b3+TmHKes4zj0pTjiXN1MC"
    "lgT4I5uNSQvocgOfyGQO1UQBQSBZDZ0Oxkt9MLtM5/m4DnogILJzSJoOkJgObXaJSSBbcB"
    "CINmh9XR7KKwVpRtLWV0HBqdpNDnRLQ5UaFuIOSwu09kW3t8oIbCKa8zxK29J3+N2KxaSU"
    "vMslhKUfUJpju3+tDc6mv7xtRcWyNzTkgzJyT/fqwdvjqN47NptVIlwW14vU7n+G28r+1s"
    "XUXgMne8noauy8W+7xj/c0phg7AHrUC/HGGC9hf64K2I/xNHvRx7n2seZunpHlXeb+nn3v"
    "SsA2Ke4bLvDPikR3oMYLRpAex/uR03GWxPnTuxCvyzp89fPn/17MXz8mMrr3R9Y4XPoh2Y"
    "9nNk39p97YTbnWfbU0jz+mnjM2u63ynYFnJksbCxXBPjZX5a1Qv1O4bUfK/R6AbHOSn9B6"
    "KvaaPI6j3TtqMHBE+Mk9naP6XudiG7/5iGILGGaIUPoSvqXQu6/VspdxuTPn3+CmFmZweW"
    "JM4S9I6vJftHmkUTqKXmXHr3LSAFuzaUdvPATu2daCQ+KWiME4REG3SIDCxnooebyreZE5"
    "zouT18VVGXlhQlbWpHoDSPCWvKFNrNxCIIIX7iasQnCdFoFk1nMf9/JrN6BEk0mZCUJAEE"
    "F2htloffP/XQEwhJPH3kITlTBP3d6nPBFRGtmFH+Pr8m8Nz8+eTxnpyOM1GYQGJuQB9FV3"
    "d1o/gTHlrFX7BojWeEUiDTqKwSKrBEZzM4XamVBF5nZKJln2zr2+ZCFA4cHY9aOYTLXPtY"
    "LRIG9E/c2dt9Ezacs+MOmZ/NUoJDSwlTI3IyxtAAE4Bnk81foJCvvZCrpDqlTf7s7OWLcl"
    "vDH10b+cuvFx8+bO7cEufZsrRG6LjasEsj6+ZSOpnrKmXeVUozViw5vkbpmG7OdGXf2Tlr"
    "NCLnrvGOz13zOWezS3A/kOxBU2RFu+11Blb4QD+VI+06GQnnSTDDCX8+hMdQ3p/NSJQimF"
    "K6Rl4jHAQ0hxCvcDgUo6ELPzhWOgu59rOMPAEvH/9Jgkx5WOAUExF1lgfoqcP4/qR5muAY"
    "lRMTNS9D45WHGJVrZUuqzu0TyadQf5UnIZVJrKK+rE/6qKnDpPb2avU+tq4SxRLbsJJG5q"
    "JKp+44Oc1KPC3mIQWBneGuEZ0S+D6w3R7kLKPziDXixq6DgGt0DsnYIBnntHIZOoATBRxp"
    "RJAy6tINHo1P3ftdFMErQLfEAlSJw+wKY/s1GskJy2aTehRL3oKa9iCORNYgI6Sl4eX+Ft"
    "oWJuO8KlQunwYyzztjZA3DtwM+OHRP5bS7gNigPusjxXV3LXT3j+yq78yUydqXeXo83n0v"
    "/0J8WXBYIzlBFv/w9MyAx3xUK5PFvTqXpaPBcifXiE6vGdNe5MWiBD/mpkhF48wQGzNkIE"
    "j4kuCw8HU14eHa/U5ULILJZQcnM3D8m9ZaSiFXqHOBqUSH9pQEhI+GJLExFMaIkybPZSNV"
    "0TOKZSI3vewtxRpq7/exiPCnlgF0rcJepqeBQ5XGRDSq8tBozjfXSPWvYgj+Qlk0J3GUEH"
    "ECKxDIHLz3b2WuvZz6Oyj3oZnol5Xyp8JxCd1hZn5bJeD55W2caQVF1iluVUqAazPrsPWp"
    "gBKXbHb834HLd7ojSOg8pHe3zZVWt+O9RuRYf4zO6S8LEkQ41gtOmpB507BOgM4kga+XG5"
    "h3x9KavTaVgxQJA1A0IqG2qBwBpFuhVbU1G9tj7XJ+QOdXM8oI3C/ANHq4BthlNT3NHsm5"
    "ZW8t6JALhMorXsPqfAaB5B+JlAnxEAruR+nXpEzl4pYCTUif/IfmahOv0zXe+FZ9mKmPp9"
    "zV2Q4d3Tvc6XDnnTP/AGcdEP7TGlyR7WyuKByPXS2Dq2U4Zq4OBIlfSs9wywER2t1O3K38"
    "y5Yu8SiYKUy85rN+LdpBlR1jZRk0cFKk9SqsK5zIoPTb3eG7WqDTFY5L7/pSnYUG0BihkV"
    "i5fs6E3nxWc4kriF86zPlqFZmwF4oKb7WSIlCZzO0+cB0T6f5wOY38AL0un3iv3OViN9wq"
    "bdk53R0sH7LcP/yh5i7icYCOtHXBaMrqdboT5Pczk6yXZ+1JL882cl6cpXmobS2RiB2jdR"
    "rHZxs+94snbdI6bdnfiWXZbzlzfZZda5SjYv5A3AdfCE6DWVeT67URXmf4Tozt1+TaQyMw"
    "zZ/IrLZiZ5UnO5auACYiW2p/tPaw7j/bjltUd8ekTq1P9RDNXifa7rNo+52mjQ2utbsmIm"
    "3JBxrKsyvZHQEoRAg/KdtXglNRHHYl+kTKHFw+6js455bNlOtS+RShf7Xagq9FmdtIPMLj"
    "xaqhcf9hlryFZGwsQOkWjc0FKE427kA2DuYDhUMk/pesWEv0oj5gy2cKQ6H40qZVCv9Wrh"
    "O6TAr3PJDLsIGc7xyJChHVT0QOQPCu0RyHMtYA3gyGgCEtfVJ2v8YtvkPFJtsW3WtkrmdF"
    "r9OjaZDPSdIQee2qXdKpXPWSd3zVS1f0rSjz+5UbRHxEi6hrGNUp7zLqq+rBuaQwbtmtxk"
    "t5g1WHJBFYhQ5JK5IhhqMQzvKEa1OalaFQEQEtuzApQgiKcmjhQVV+8xEd+19ShHfX4rRV"
    "zFX2hlJpmynNIf0xyl7zB1F3xvCkrHow6L9NmQgDF49uVKVUL+ds68TtAqYDR0cuZndYp/"
    "sdlU7fQ047T8gdetiFPrPDfiWJA35HDPyuUpww2dR1C/hbG2kIALOKyhgEajQSGC05loLz"
    "1aFcpWqhKcpPyIJk0nsO6cus6N0JGI1ByHPOBORiERwBL5xJCxrMmnDggVa1rGhR021Lim"
    "tmuM/UJ2qbHpd9S2yPTdZITs4C31Xfm3YwV7xmK92nETnVd4xBgLdRSoKMpquPchtsyN76"
    "gE6RGxZDhSOsR0vmCBoRxzGRPT1AaCVkqVp3yM7JczIf84EyNPkajSbcziWhWE+1RFZXIL"
    "iJq+I+JMMU3a2aD7P8LbyTQ7C3BiQTD+OVjNgixqsWl/AVV2UtBtga3Sm0r+rg9tW7f1zV"
    "8GnB5GZ4WgzXXsqPgFjXet/d8LeS+nnaUD7fzvk6leO7Pd9LIWbD9hrRSXgc7ojttpJmjc"
    "yxvgfrnefnnsPfS2i20AV/L1U3BhP4CyVB5q2lAQUCpExXIqCCVyIeXlXnfccU7mTnaEwC"
    "zCEdx5rl4D8p+Aag8Z26p3JY4lDcFpV+Lb2mD7fyLUBve1VWd37M7uuyXBioJYEwH8dR4M"
    "N2aJCfXUdnrVEe8Ois8srRnp0lPjQfPjLBBzvGbxI73lvw3sGF+wkXLsmCpo2nlqk7nQAh"
    "FWN6+MUkIQmL49dxOI+SCGbgcIPrZqya1JbHwIuWWfKaKOCHWbp9X7tb4haq3nWuGrqqV9"
    "vEqqmPTnMSxumhOtPaeXo1klPweZ1q1fD9Y/MdRC3uH5M5lGdNirPdbVhRnIRQPrTHUHTE"
    "uCGhdch8jdAZAsdoCHxOCSNJ0Jatrt/uNAkWaqCZTXAhUDaUoSkyyPCOZJoQRmzGYRbU7s"
    "b8+pQWadpNiUZ9p3Gx6wEqgQ7HnLa7TJmu05yEYqjz/ekLA7Y/fdHKdbi11uU0w1nOuDSf"
    "2mjfOtUpgJxDK+AYs8yHLMMbYq2DN2mdGj5GNXxB0iiYNWlgdadT+eJqzDbV2/4KdtwOo3"
    "XLnlg509nT5y+fv3r24nm5NcsrXTuycMW367zWk9DbVV77OeinoPH2dSqpDYfV8BPk7tMn"
    "T0wAxZMn7YgC7q0dKU+TrLEYBqo5mzmskaxxOYyCDP0fiiN2jCqtg7nAjG5UsQ4gvHo9DE"
    "zw5q6V2V//D4kvJS4="
)
