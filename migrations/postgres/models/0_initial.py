from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "journal_head" (
    "id" INT NOT NULL PRIMARY KEY,
    "position" BIGINT NOT NULL,
    "identity" VARCHAR(64) NOT NULL
);
COMMENT ON TABLE "journal_head" IS 'One row: the position of the newest committed change, and who this database is.';
CREATE TABLE IF NOT EXISTS "journal_log" (
    "position" BIGINT NOT NULL PRIMARY KEY,
    "last_position" BIGINT NOT NULL,
    "origin" VARCHAR(32) NOT NULL,
    "news" BYTEA NOT NULL
);
COMMENT ON TABLE "journal_log" IS 'What each change meant, for processes that did not make it. Pruned after an hour.';
CREATE TABLE IF NOT EXISTS "journal_versions" (
    "subject" BIGINT NOT NULL PRIMARY KEY,
    "version" BIGINT NOT NULL
);
COMMENT ON TABLE "journal_versions" IS 'How often a subject (a room, say) has been changed; a subject without a row stands at 0.';
CREATE TABLE IF NOT EXISTS "event_relations" (
    "position" BIGINT NOT NULL PRIMARY KEY,
    "room_nid" BIGINT NOT NULL,
    "parent_id" VARCHAR(255) NOT NULL,
    "rel_type" VARCHAR(255) NOT NULL
);
CREATE INDEX IF NOT EXISTS "event_relations_parent" ON "event_relations" ("parent_id", "rel_type", "position");
CREATE INDEX IF NOT EXISTS "event_relations_room" ON "event_relations" ("room_nid", "rel_type", "position");
COMMENT ON TABLE "event_relations" IS '`m.relates_to` of an event, so that children are found by their parent.';
CREATE TABLE IF NOT EXISTS "events" (
    "position" BIGINT NOT NULL PRIMARY KEY,
    "room_nid" BIGINT NOT NULL,
    "event_id" VARCHAR(255) NOT NULL UNIQUE,
    "type" VARCHAR(255) NOT NULL,
    "state_key" VARCHAR(255),
    "sender" VARCHAR(255) NOT NULL,
    "origin_server_ts" BIGINT NOT NULL,
    "depth" BIGINT NOT NULL,
    "pdu" BYTEA NOT NULL,
    "thread_root" VARCHAR(255),
    "notify_ordinal" BIGINT NOT NULL,
    "redacted_by" VARCHAR(255),
    "replaces" BIGINT,
    "device_id" VARCHAR(255),
    "txn_id" VARCHAR(255),
    "standing" SMALLINT NOT NULL,
    "outbound" BOOL NOT NULL,
    "gap_before" BOOL NOT NULL
);
CREATE INDEX IF NOT EXISTS "events_room_position" ON "events" ("room_nid", "position");
CREATE INDEX IF NOT EXISTS "events_room_time" ON "events" ("room_nid", "origin_server_ts");
COMMENT ON TABLE "events" IS 'One PDU.  `pdu` is its federation format as JSON bytes, already redacted where `redacted_by` is set.';
CREATE TABLE IF NOT EXISTS "fork_states" (
    "event_position" BIGINT NOT NULL PRIMARY KEY,
    "base_position" BIGINT NOT NULL,
    "changes" BYTEA NOT NULL
);
COMMENT ON TABLE "fork_states" IS 'The state after an event on a fork, where that is not the state of the main timeline at the event.';
CREATE TABLE IF NOT EXISTS "forward_extremities" (
    "event_id" VARCHAR(255) NOT NULL PRIMARY KEY,
    "room_nid" BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS "forward_extremities_room" ON "forward_extremities" ("room_nid");
COMMENT ON TABLE "forward_extremities" IS 'The ends of a room''s graph, kept only while there are several; otherwise the newest event is the end.';
CREATE TABLE IF NOT EXISTS "memberships" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "room_nid" BIGINT NOT NULL,
    "membership" VARCHAR(8) NOT NULL,
    "position" BIGINT NOT NULL,
    "event_id" VARCHAR(255) NOT NULL,
    "sender" VARCHAR(255) NOT NULL,
    "forgotten" BOOL NOT NULL,
    "stripped" BYTEA,
    CONSTRAINT "uid_memberships_user_id_2e4166" UNIQUE ("user_id", "room_nid")
);
CREATE INDEX IF NOT EXISTS "memberships_room" ON "memberships" ("room_nid", "membership");
COMMENT ON TABLE "memberships" IS 'The newest membership of each user in each room, with the stripped state that an invite or a knock showed.';
CREATE TABLE IF NOT EXISTS "pending_redactions" (
    "target_id" VARCHAR(255) NOT NULL PRIMARY KEY,
    "room_nid" BIGINT NOT NULL,
    "redaction_id" VARCHAR(255) NOT NULL
);
CREATE INDEX IF NOT EXISTS "pending_redactions_room" ON "pending_redactions" ("room_nid");
COMMENT ON TABLE "pending_redactions" IS 'A redaction that came before the event that it redacts.';
CREATE TABLE IF NOT EXISTS "rooms" (
    "nid" BIGINT NOT NULL PRIMARY KEY,
    "room_id" VARCHAR(255) NOT NULL UNIQUE,
    "version" VARCHAR(32) NOT NULL,
    "creator" VARCHAR(255) NOT NULL,
    "is_public" BOOL NOT NULL
);
COMMENT ON TABLE "rooms" IS 'A room this server takes part in, or has taken part in.';
CREATE TABLE IF NOT EXISTS "room_aliases" (
    "alias" VARCHAR(255) NOT NULL PRIMARY KEY,
    "room_id" VARCHAR(255) NOT NULL,
    "creator" VARCHAR(255) NOT NULL
);
CREATE INDEX IF NOT EXISTS "room_aliases_room" ON "room_aliases" ("room_id");
COMMENT ON TABLE "room_aliases" IS 'A local alias and the room it names.';
CREATE TABLE IF NOT EXISTS "room_gaps" (
    "below" BIGINT NOT NULL PRIMARY KEY,
    "room_nid" BIGINT NOT NULL,
    "floor" BIGINT NOT NULL,
    "ceiling" BIGINT NOT NULL,
    "missing" BYTEA NOT NULL
);
CREATE INDEX IF NOT EXISTS "room_gaps_room" ON "room_gaps" ("room_nid");
COMMENT ON TABLE "room_gaps" IS 'History that is missing: positions above `floor` up to `ceiling` are free for it, filled from above.';
CREATE TABLE IF NOT EXISTS "room_servers" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "room_nid" BIGINT NOT NULL,
    "server" VARCHAR(255) NOT NULL,
    "from_position" BIGINT NOT NULL,
    "to_position" BIGINT,
    CONSTRAINT "uid_room_server_room_ni_cd27f6" UNIQUE ("room_nid", "server", "from_position")
);
CREATE INDEX IF NOT EXISTS "room_servers_server" ON "room_servers" ("server", "to_position");
COMMENT ON TABLE "room_servers" IS 'Since when until when a server had joined members in a room: from `from_position` until before `to_position`.';
CREATE TABLE IF NOT EXISTS "room_state" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "room_nid" BIGINT NOT NULL,
    "type" VARCHAR(255) NOT NULL,
    "state_key" VARCHAR(255) NOT NULL,
    "from_position" BIGINT NOT NULL,
    "to_position" BIGINT,
    "event_position" BIGINT NOT NULL,
    CONSTRAINT "uid_room_state_room_ni_d9f443" UNIQUE ("room_nid", "type", "state_key", "from_position")
);
COMMENT ON TABLE "room_state" IS 'State as intervals: an event held (type, state_key) from `from_position` until before `to_position`.';
CREATE TABLE IF NOT EXISTS "transactions" (
    "key" VARCHAR(32) NOT NULL PRIMARY KEY,
    "position" BIGINT NOT NULL,
    "created_ms" BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS "transactions_created" ON "transactions" ("created_ms");
COMMENT ON TABLE "transactions" IS 'Which event a transaction made.  `key` (22 characters) is a hash of user, device, path and transaction ID.';
CREATE TABLE IF NOT EXISTS "account_data" (
    "position" BIGINT NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "room_id" VARCHAR(255) NOT NULL,
    "type" VARCHAR(255) NOT NULL,
    "content" BYTEA NOT NULL,
    CONSTRAINT "uid_account_dat_user_id_cd4a26" UNIQUE ("user_id", "room_id", "type")
);
CREATE INDEX IF NOT EXISTS "account_data_changes" ON "account_data" ("user_id", "position");
COMMENT ON TABLE "account_data" IS 'The newest content of one type of account data.  `position` is that of its last change.';
CREATE TABLE IF NOT EXISTS "accounts" (
    "user_id" VARCHAR(255) NOT NULL PRIMARY KEY,
    "password_hash" VARCHAR(512),
    "created_ms" BIGINT NOT NULL,
    "is_admin" BOOL NOT NULL,
    "is_guest" BOOL NOT NULL,
    "locked" BOOL NOT NULL,
    "suspended" BOOL NOT NULL,
    "deactivated" BOOL NOT NULL,
    "erased" BOOL NOT NULL,
    "departing" BOOL NOT NULL
);
CREATE INDEX IF NOT EXISTS "accounts_departing" ON "accounts" ("departing");
COMMENT ON TABLE "accounts" IS 'A user of this server.  Rows are never deleted: a user ID that was used once is not given away again.';
CREATE TABLE IF NOT EXISTS "authentication_progress" (
    "session_id" VARCHAR(128) NOT NULL PRIMARY KEY,
    "completed" BYTEA NOT NULL,
    "expires_ms" BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS "authentication_progress_expiry" ON "authentication_progress" ("expires_ms");
COMMENT ON TABLE "authentication_progress" IS 'The stages that a user-interactive authentication session has behind it, while others are still ahead.';
CREATE TABLE IF NOT EXISTS "registration_tokens" (
    "token" VARCHAR(64) NOT NULL PRIMARY KEY,
    "uses_allowed" BIGINT,
    "expires_ms" BIGINT,
    "created_ms" BIGINT NOT NULL
);
COMMENT ON TABLE "registration_tokens" IS 'A token that lets its holder register, made by an administrator.';
CREATE TABLE IF NOT EXISTS "registration_token_uses" (
    "use_id" BIGINT NOT NULL PRIMARY KEY,
    "token" VARCHAR(64) NOT NULL,
    "ordinal" BIGINT NOT NULL,
    "user_id" VARCHAR(255) NOT NULL,
    CONSTRAINT "uid_registratio_token_2dfe46" UNIQUE ("token", "ordinal")
);
COMMENT ON TABLE "registration_token_uses" IS 'The n-th use of a registration token: unique, so that two registrations cannot both be the last one allowed.';
CREATE TABLE IF NOT EXISTS "sessions" (
    "session_id" BIGINT NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "device_id" VARCHAR(255) NOT NULL,
    "pair" BIGINT NOT NULL,
    "next_pair" BIGINT,
    "created_ms" BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS "sessions_device" ON "sessions" ("user_id", "device_id");
COMMENT ON TABLE "sessions" IS 'What one login made.  `session_id` is the journal position of the login.';
CREATE TABLE IF NOT EXISTS "spent_login_tokens" (
    "token_id" VARCHAR(64) NOT NULL PRIMARY KEY,
    "expires_ms" BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS "spent_login_tokens_expiry" ON "spent_login_tokens" ("expires_ms");
COMMENT ON TABLE "spent_login_tokens" IS 'A token of m.login.token that has been used, kept until it would have expired.';
CREATE TABLE IF NOT EXISTS "devices" (
    "nid" BIGINT NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "device_id" VARCHAR(255) NOT NULL,
    "display_name" VARCHAR(255),
    "created_ms" BIGINT NOT NULL,
    "last_seen_ms" BIGINT,
    "last_seen_ip" VARCHAR(64),
    "last_seen_agent" VARCHAR(255),
    CONSTRAINT "uid_devices_user_id_eea309" UNIQUE ("user_id", "device_id")
);
COMMENT ON TABLE "devices" IS 'A device of a local user.  `nid` is the journal position at which it was made.';
CREATE TABLE IF NOT EXISTS "filters" (
    "nid" BIGINT NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "digest" VARCHAR(64) NOT NULL,
    "definition" BYTEA NOT NULL,
    CONSTRAINT "uid_filters_user_id_d8634e" UNIQUE ("user_id", "digest")
);
COMMENT ON TABLE "filters" IS 'A filter that a user stored.  Equal filters of one user share a row, found by the digest of their JSON.';
CREATE TABLE IF NOT EXISTS "backed_up_keys" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "version" BIGINT NOT NULL,
    "room_id" VARCHAR(255) NOT NULL,
    "session_id" VARCHAR(255) NOT NULL,
    "first_message_index" BIGINT NOT NULL,
    "forwarded_count" BIGINT NOT NULL,
    "is_verified" BOOL NOT NULL,
    "session_data" BYTEA NOT NULL,
    "position" BIGINT NOT NULL,
    CONSTRAINT "uid_backed_up_k_version_d0c79f" UNIQUE ("version", "room_id", "session_id")
);
CREATE INDEX IF NOT EXISTS "backed_up_keys_changes" ON "backed_up_keys" ("version", "position");
COMMENT ON TABLE "backed_up_keys" IS 'The key of a session in a backup.  `position` is that of the change that wrote it.';
CREATE TABLE IF NOT EXISTS "key_backups" (
    "version" BIGINT NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "algorithm" VARCHAR(255) NOT NULL,
    "auth_data" BYTEA NOT NULL,
    "etag" BIGINT NOT NULL,
    "deleted" BOOL NOT NULL
);
CREATE INDEX IF NOT EXISTS "key_backups_user" ON "key_backups" ("user_id", "version");
COMMENT ON TABLE "key_backups" IS 'A version of a user''s backup.  `version` is the journal position at which it was made, `etag` that of the last';
CREATE TABLE IF NOT EXISTS "claimed_one_time_keys" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "device_id" VARCHAR(255) NOT NULL,
    "algorithm" VARCHAR(255) NOT NULL,
    "key_id" VARCHAR(255) NOT NULL,
    "claimed_ms" BIGINT NOT NULL,
    CONSTRAINT "uid_claimed_one_user_id_c5c46d" UNIQUE ("user_id", "device_id", "algorithm", "key_id")
);
COMMENT ON TABLE "claimed_one_time_keys" IS 'A one-time key that was claimed: nobody gets it again, even where its device uploads it again.';
CREATE TABLE IF NOT EXISTS "cross_signing_keys" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "usage" VARCHAR(16) NOT NULL,
    "public_key" VARCHAR(64) NOT NULL,
    "content" BYTEA NOT NULL,
    CONSTRAINT "uid_cross_signi_user_id_a32375" UNIQUE ("user_id", "usage")
);
COMMENT ON TABLE "cross_signing_keys" IS 'A user''s key of one usage: `master`, `self_signing` or `user_signing`.';
CREATE TABLE IF NOT EXISTS "device_keys" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "device_id" VARCHAR(255) NOT NULL,
    "content" BYTEA NOT NULL,
    CONSTRAINT "uid_device_keys_user_id_d76dab" UNIQUE ("user_id", "device_id")
);
COMMENT ON TABLE "device_keys" IS 'The identity keys of a device, as JSON, without `unsigned`.';
CREATE TABLE IF NOT EXISTS "device_list_changes" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "told_to" VARCHAR(255) NOT NULL,
    "position" BIGINT NOT NULL,
    CONSTRAINT "uid_device_list_user_id_252326" UNIQUE ("user_id", "told_to")
);
CREATE INDEX IF NOT EXISTS "device_list_changes_position" ON "device_list_changes" ("position");
COMMENT ON TABLE "device_list_changes" IS 'When the keys of a user changed last.  `told_to` is empty where it is for all, else the only user to be told.';
CREATE TABLE IF NOT EXISTS "device_list_notes" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "device_id" VARCHAR(255) NOT NULL,
    "position" BIGINT NOT NULL,
    CONSTRAINT "uid_device_list_user_id_36aa50" UNIQUE ("user_id", "device_id")
);
COMMENT ON TABLE "device_list_notes" IS 'What of a local user changed that other servers are still to be told: a device, or the cross-signing keys where';
CREATE TABLE IF NOT EXISTS "device_list_streams" (
    "user_id" VARCHAR(255) NOT NULL PRIMARY KEY,
    "stream_id" BIGINT NOT NULL
);
COMMENT ON TABLE "device_list_streams" IS 'The `stream_id` of the newest update of a local user''s device list; a user without a row stands at 0.';
CREATE TABLE IF NOT EXISTS "device_signatures" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "device_id" VARCHAR(255) NOT NULL,
    "signer_key_id" VARCHAR(255) NOT NULL,
    "signature" VARCHAR(128) NOT NULL,
    CONSTRAINT "uid_device_sign_user_id_444490" UNIQUE ("user_id", "device_id", "signer_key_id")
);
COMMENT ON TABLE "device_signatures" IS 'A signature on a device''s keys, made by the self-signing key of its user.';
CREATE TABLE IF NOT EXISTS "fallback_keys" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "device_id" VARCHAR(255) NOT NULL,
    "algorithm" VARCHAR(255) NOT NULL,
    "key_id" VARCHAR(255) NOT NULL,
    "content" BYTEA NOT NULL,
    "used" BOOL NOT NULL,
    CONSTRAINT "uid_fallback_ke_user_id_4a7eec" UNIQUE ("user_id", "device_id", "algorithm")
);
COMMENT ON TABLE "fallback_keys" IS 'The key that is given out where a device has no one-time key left.';
CREATE TABLE IF NOT EXISTS "master_key_signatures" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "public_key" VARCHAR(64) NOT NULL,
    "signer_id" VARCHAR(255) NOT NULL,
    "signer_key_id" VARCHAR(255) NOT NULL,
    "signature" VARCHAR(128) NOT NULL,
    CONSTRAINT "uid_master_key__user_id_12a0de" UNIQUE ("user_id", "public_key", "signer_id", "signer_key_id")
);
COMMENT ON TABLE "master_key_signatures" IS 'A signature on a master key, made by a device of its user or by the user-signing key of another.';
CREATE TABLE IF NOT EXISTS "one_time_keys" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "device_id" VARCHAR(255) NOT NULL,
    "algorithm" VARCHAR(255) NOT NULL,
    "key_id" VARCHAR(255) NOT NULL,
    "content" BYTEA NOT NULL,
    CONSTRAINT "uid_one_time_ke_user_id_c0a5fd" UNIQUE ("user_id", "device_id", "algorithm", "key_id")
);
COMMENT ON TABLE "one_time_keys" IS 'A one-time key that nobody has claimed; the lower the ID, the earlier it was uploaded.';
CREATE TABLE IF NOT EXISTS "remote_device_lists" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL UNIQUE,
    "stream_id" BIGINT NOT NULL,
    "seen" BYTEA NOT NULL,
    "stale" BOOL NOT NULL
);
COMMENT ON TABLE "remote_device_lists" IS 'That the device list of a user of another server is kept here: the keys are where those of local users are.';
CREATE TABLE IF NOT EXISTS "media_leftovers" (
    "blob" VARCHAR(64) NOT NULL PRIMARY KEY,
    "since_ms" BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS "media_leftovers_since" ON "media_leftovers" ("since_ms");
COMMENT ON TABLE "media_leftovers" IS 'Content in the store to which no row leads yet, or none any more: to be deleted, unless it finds its row.';
CREATE TABLE IF NOT EXISTS "media" (
    "nid" BIGINT NOT NULL PRIMARY KEY,
    "server_name" VARCHAR(255) NOT NULL,
    "media_id" VARCHAR(255) NOT NULL,
    "remote" BOOL NOT NULL,
    "user_id" VARCHAR(255),
    "content_type" VARCHAR(255) NOT NULL,
    "file_name" TEXT,
    "size" BIGINT NOT NULL,
    "blob" VARCHAR(64),
    "unauthenticated" BOOL NOT NULL,
    "created_ms" BIGINT NOT NULL,
    "expires_ms" BIGINT,
    "used_ms" BIGINT NOT NULL,
    CONSTRAINT "uid_media_server__9550be" UNIQUE ("server_name", "media_id")
);
CREATE INDEX IF NOT EXISTS "media_used" ON "media" ("remote", "used_ms");
CREATE INDEX IF NOT EXISTS "media_user" ON "media" ("user_id", "expires_ms");
CREATE INDEX IF NOT EXISTS "media_pending" ON "media" ("expires_ms");
COMMENT ON TABLE "media" IS 'A file: uploaded here, fetched from another server (`remote`), or found on a web page (neither, without user).';
CREATE TABLE IF NOT EXISTS "media_previews" (
    "key" VARCHAR(64) NOT NULL PRIMARY KEY,
    "body" BYTEA NOT NULL,
    "image_nid" BIGINT,
    "until_ms" BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS "media_previews_until" ON "media_previews" ("until_ms");
COMMENT ON TABLE "media_previews" IS 'What a web page says of itself, by the SHA-256 of its URL; `image_nid` is the picture that goes with it.';
CREATE TABLE IF NOT EXISTS "media_thumbnails" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "nid" BIGINT NOT NULL,
    "wish" VARCHAR(40) NOT NULL,
    "content_type" VARCHAR(255) NOT NULL,
    "size" BIGINT NOT NULL,
    "blob" VARCHAR(64),
    CONSTRAINT "uid_media_thumb_nid_788907" UNIQUE ("nid", "wish")
);
COMMENT ON TABLE "media_thumbnails" IS 'A smaller picture of a file, as it was wished for. Without `blob` the file itself is small enough.';
CREATE TABLE IF NOT EXISTS "profile_fields" (
    "position" BIGINT NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "value" BYTEA NOT NULL,
    CONSTRAINT "uid_profile_fie_user_id_51fca4" UNIQUE ("user_id", "name")
);
COMMENT ON TABLE "profile_fields" IS 'One field of a local user''s profile; `value` is its JSON.';
CREATE TABLE IF NOT EXISTS "notification_exceptions" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "room_nid" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "thread_id" VARCHAR(255) NOT NULL,
    "notify" SMALLINT NOT NULL,
    "highlight" SMALLINT NOT NULL,
    "notified" BOOL NOT NULL,
    "highlighted" BOOL NOT NULL,
    "actions" BYTEA NOT NULL,
    CONSTRAINT "uid_notificatio_user_id_31a623" UNIQUE ("user_id", "room_nid", "position")
);
CREATE INDEX IF NOT EXISTS "notification_exceptions_user" ON "notification_exceptions" ("user_id", "position");
COMMENT ON TABLE "notification_exceptions" IS 'A user for whom an event means something else than by the default rules.';
CREATE TABLE IF NOT EXISTS "push_rulesets" (
    "subject" BIGINT NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL UNIQUE,
    "version" BIGINT NOT NULL,
    "customised" BYTEA NOT NULL,
    "position" BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS "push_rulesets_position" ON "push_rulesets" ("position");
COMMENT ON TABLE "push_rulesets" IS 'What a user changed about their push rules; accounts that changed nothing have no row.';
CREATE TABLE IF NOT EXISTS "pushers" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "app_id" VARCHAR(64) NOT NULL,
    "pushkey" VARCHAR(512) NOT NULL,
    "device_id" VARCHAR(255),
    "pusher" BYTEA NOT NULL,
    CONSTRAINT "uid_pushers_user_id_7c6717" UNIQUE ("user_id", "app_id", "pushkey")
);
CREATE INDEX IF NOT EXISTS "pushers_key" ON "pushers" ("app_id", "pushkey");
COMMENT ON TABLE "pushers" IS 'Where a user wants to be notified; `pusher` is the JSON of the pusher as clients see it.';
CREATE TABLE IF NOT EXISTS "read_positions" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "room_nid" BIGINT NOT NULL,
    "thread_id" VARCHAR(255) NOT NULL,
    "position" BIGINT NOT NULL,
    "ordinal" BIGINT NOT NULL,
    CONSTRAINT "uid_read_positi_user_id_ea0f09" UNIQUE ("user_id", "room_nid", "thread_id")
);
COMMENT ON TABLE "read_positions" IS 'Up to where a user has read, by receipt or by sending: the furthest of all of these.';
CREATE TABLE IF NOT EXISTS "special_notifications" (
    "position" BIGINT NOT NULL PRIMARY KEY,
    "room_nid" BIGINT NOT NULL,
    "thread_id" VARCHAR(255) NOT NULL,
    "sender" VARCHAR(255) NOT NULL,
    "notify" SMALLINT NOT NULL,
    "highlight" SMALLINT NOT NULL
);
CREATE INDEX IF NOT EXISTS "special_notifications_room" ON "special_notifications" ("room_nid", "position");
COMMENT ON TABLE "special_notifications" IS 'An event that by the default rules counts elsewhere than in the room''s ordinal.';
CREATE TABLE IF NOT EXISTS "receipts" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "room_nid" BIGINT NOT NULL,
    "user_id" VARCHAR(255) NOT NULL,
    "receipt_type" VARCHAR(32) NOT NULL,
    "thread_id" VARCHAR(255) NOT NULL,
    "event_id" VARCHAR(255) NOT NULL,
    "event_position" BIGINT NOT NULL,
    "ts" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    CONSTRAINT "uid_receipts_room_ni_fca7c8" UNIQUE ("room_nid", "user_id", "receipt_type", "thread_id")
);
CREATE INDEX IF NOT EXISTS "receipts_position" ON "receipts" ("position");
COMMENT ON TABLE "receipts" IS 'Up to which event a user has read; one for each user, type and thread of a room.';
CREATE TABLE IF NOT EXISTS "search_progress" (
    "id" BIGINT NOT NULL PRIMARY KEY,
    "position" BIGINT NOT NULL
);
COMMENT ON TABLE "search_progress" IS 'One row, `id` 0: the position up to which events are indexed.';
CREATE TABLE IF NOT EXISTS "search_words" (
    "key" BIGINT NOT NULL PRIMARY KEY
);
COMMENT ON TABLE "search_words" IS 'That a word is in an event.  `key` holds the word''s hash and the event''s position; see `words.py`.';
CREATE TABLE IF NOT EXISTS "server_keys" (
    "server_name" VARCHAR(255) NOT NULL PRIMARY KEY,
    "document" BYTEA NOT NULL
);
COMMENT ON TABLE "server_keys" IS 'What is known of the keys of a server: bytes that the key ring made and reads back.';
CREATE TABLE IF NOT EXISTS "to_device_messages" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "device_id" VARCHAR(255) NOT NULL,
    "position" BIGINT NOT NULL,
    "event" BYTEA NOT NULL,
    CONSTRAINT "uid_to_device_m_user_id_113a5f" UNIQUE ("user_id", "device_id", "position")
);
COMMENT ON TABLE "to_device_messages" IS 'A message that a device has not yet said it has got.  `event` is what the device is told, as JSON.';
CREATE TABLE IF NOT EXISTS "to_device_transactions" (
    "txn_key" VARCHAR(64) NOT NULL PRIMARY KEY,
    "sent_ms" BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS "to_device_transactions_sent" ON "to_device_transactions" ("sent_ms");
COMMENT ON TABLE "to_device_transactions" IS 'A transaction that was taken in, so that its repetition sends nothing.  `sent_ms` is since the epoch.';
CREATE TABLE IF NOT EXISTS "directory_names" (
    "user_id" VARCHAR(255) NOT NULL PRIMARY KEY,
    "display_name" TEXT,
    "avatar_url" TEXT,
    "folded_id" TEXT NOT NULL,
    "folded_name" TEXT NOT NULL,
    "position" BIGINT NOT NULL
);
COMMENT ON TABLE "directory_names" IS 'What a user is called, by the newest of their member events; `folded_name` and `folded_id` are for the search.';
CREATE TABLE IF NOT EXISTS "directory_rooms" (
    "room_nid" BIGINT NOT NULL PRIMARY KEY,
    "public_join" BOOL NOT NULL,
    "world_readable" BOOL NOT NULL,
    "position" BIGINT NOT NULL
);
COMMENT ON TABLE "directory_rooms" IS 'Whether everyone may know of a room''s members: because anyone may join, or because the world may read it.';
CREATE TABLE IF NOT EXISTS "reports" (
    "position" BIGINT NOT NULL PRIMARY KEY,
    "reporter" VARCHAR(255) NOT NULL,
    "room_id" VARCHAR(255),
    "event_id" VARCHAR(255),
    "user_id" VARCHAR(255),
    "reason" TEXT NOT NULL,
    "received_ms" BIGINT NOT NULL
);
COMMENT ON TABLE "reports" IS 'What a user reported to the administrators: a room, an event in a room, or a user.';
CREATE TABLE IF NOT EXISTS "presence" (
    "user_id" VARCHAR(255) NOT NULL PRIMARY KEY,
    "presence" VARCHAR(16) NOT NULL,
    "status_msg" TEXT,
    "last_active_ms" BIGINT NOT NULL
);
COMMENT ON TABLE "presence" IS 'A user''s presence as it was a short while ago at most.';
CREATE TABLE IF NOT EXISTS "aerich" (
    "id" SERIAL NOT NULL PRIMARY KEY,
    "version" VARCHAR(255) NOT NULL,
    "app" VARCHAR(100) NOT NULL,
    "content" JSONB NOT NULL
);"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        """


MODELS_STATE = (
    "eJztXW1z2ziS/iuofJmkSkklTibJ2Z+cl5nJXt7KdnZ2a7JFQSQkcUwRWgKyot2b/35oAC"
    "RBiaQAWZIpGVW3NzGJBqgm2P30K/77YEIjkrAnf6OzLMXJbwRHD07Rfx+keELEP+pu99AD"
    "PJ2WN+ECx4NEjv9TDQzG+cgB4xkOubg3xAkj4lJEWJjFUx7TFCi+pARldH6K+JigKWUx3E"
    "B0KP9OyZwwjkI6mcSckwiFY5yOxCw4jdB8TMWgmKEIi/UxIyhmT2DRiIZi1Tgd7Wj+WRr/"
    "e0YCTkdETJKJVf74l7gcpxH5QVj+5/Q6GMYkqfIzllyR1wO+mMprH1L+ixwIjz4IQprMJm"
    "k5eLrgY5oWo+OUw9URSUmGxSMbnE1nSaJfRH5JPaq4wLMZKZ4xKi9EZIhnCbwfoFZPUF57"
    "EASfv1wFl++vguDByrvLKQx260shTeG9i2dl8ueP4BEenzx78erF6+cvX7wWQ+RjFlde/a"
    "WWLjmjCCV/Pl89+EveF+9BjZBMLrmav9ZV3r6JR43sNam2w+T8QsnlctPvj83/c3Ly/Pmr"
    "k6fPX77++cWrVz+/flrwe/VWG+PffPgVeC8GUPENqw88fxnmliYpj/lilflvxzhr2tklzR"
    "LrxQ86RNZP8I8gIemIj8WfL1+0cPXv5xdvfzu/ePjyxaMqaz/rOyfy1l9/gRAZXhsbHi4M"
    "cHg9x1kUrNyhJ7Rp7Oqtyclk+QpO8UgyDn4hPH9V9n+koxbNAHetFEOiB67VC7+PMUcEh2"
    "Mtk9GE4JT30JBmaJrRkDBGmJDPYlQURyilHE3wtZDR/An6ms1SIczxkJNMiHI0Fouvaoad"
    "rHAL3dAsxb7qO/uSY11QFjuXYuIC+3cS8/zC+1/fX6zRMwlmPNhM2ayQeo2zscahWTyKa/"
    "jfrG9KiiPUNs9PLLTN85NGbQO3qgwWsJjVbe8UZ4t6BucUS+wdLDhhB8jgti368csbmHnC"
    "hPTQHH7z4fP5xT8ffjr/h2TyZKFvffzy+dd8vPj2+SiTEz1488+r9+ed0/B/JxlTfGrS8v"
    "kIK01/owYzO3X/G50Lo4yTFGHEZoM/ScjRQywsNzrpIYYXj9AYMzQgYoDS1tGZMXIei203"
    "4wgI5ohxYb4xJPT201Wtv8uFbqH89QKuut8g86p/l6r/ptz69krfIPLq3kndd0Qyvr8Rdu"
    "oFSTBvEIzVAa1ykcDQINNjLcVif/JEUhAmpEof3FbC2JAzCWFFlXESjuMkykCgZUQYL7M0"
    "QoMFuLdiYceIaylflYJbnHe90Pvvg5LdDxRloHxb4hnUJ9EzzBigJj+mQlcq/aEnzDm/xM"
    "dATShZrT+uB3ICwVn5h0Q2xgOApA/S7a0P87Ws7s29bsiUDWS+uVPshb5J5aX+xkZeRU7Y"
    "2nkVoiM09U5+/tnC1hOjGo09ea/KaVMI2jK6Ijg9nxv53CkcQ+fNEEbcW49eLEELhNy+vv"
    "v2BKH+NJr1UcxQzBkakgh2BITfhjSbCIQhDK2/XX75jKSboIdwkhEcLVBGIjE/gQgcEdCj"
    "n/8dDBZyMkZqEM2+FnWEOxVt4IIwFLCouAzd8Y3yewWMZMIUCcT7c1iZxxPicU3ntabHNV"
    "1/Q1Vtq8wHN1hj0mxH297tp7F7TOOKZzyWceMv44IdwTVxivpXiDbitN6l94nRRPy0zInL"
    "BYXfzHY8XkFJTnqxjtrrx431Y0Sm4k07vYGCxLN9c3dLNHOL+GoCH/DtOQR8KxBlDIYn2F"
    "o1Ub8WpFIl82rUSsSnlMfDRUCzSGzpxE28rNLuT848PSohY/hU3JyNFTK/5S3dutMEh8QR"
    "zZhUG23zrjH6jkDMTRwSRyu/QuQ3uZ2d/yN15HJJ4Vlsa+qnETzDCpMvJzhJGiWJSXc0Cv"
    "P5yauXheSAP9pkxeWn848fa9JXZ3wA2RQ1gpnShOAG/7hJtoy6Bd2uGFpc2TPq/vLlYwV1"
    "v/mwJHU/f/v05v3Fw2ePVlzgS/we4WkwIEOa1XgEWzleJfQ8X8PzjsQ6f6HZ9SV4Gh/UBD"
    "vLm722aKd459eBdFdahjyvxgTJ8WVJiHTaIwp5pjBdTwcWZWpVzGQ5CS+odD3iRLwmBIG3"
    "JE4J5JXCRTnRasBz90t+T7+nHyTlysCfWL42R32ojSwClX2ZI4v6KnmW9VGC4wjRG/GEMT"
    "9VoVc6/J72//gDdl9Pz3NNFj39/B/eIZrJtyre85MnT/7Vf4LQJR3yx0McJ1B1k0YoI5D3"
    "Kv5QIUuEkzleMDTGN+L3zcKxytA9K3/v91SzaYk0/3lU/Hr1sUOBj12ktzEGqgI2m0ZCV6"
    "l9PHSX8dDK/nUzl1ZIvQtyY6NJSww3N6RB5F2RvcOrPREKGSZ5/4NnZAIVwfVKuzpmne6W"
    "j0X08NhFhxOo54BsaFkQIrTcKMPTcU+opyko1mQhVKrQQaAxhKKAxGgmpHWGkzNE4do8Zs"
    "TsLFBRMWLyejW+l1U3TVxakzJUw+6NU6J9bsTuDHqfDtQZpdcR0fuJTAYkY+N42pAZWh3Q"
    "KnQnxVAHYaulVUkLMlAW5M8YmAup+kOV5kmrQqF5Mc1UwHdlOEjjRtg+cXoTg1UDCP86pe"
    "E1YmM6Jw0Sd39L14jdPx7AInkJTCFnbdNIy4deJ5uNt7KxTK6TC2I7fIjqxYKtQNAytbty"
    "uLvmirF5bJWkQeKTgizDZ14r7lcrmsw3RJzDLq9SHeFGf22xzV83bvLXy1vct82693ngd8"
    "16n0B7DDwe0mxEOSd1kqQtwFah8/E1h5hmbom4OUtNqg29pR3Lf7hfztKvRGZUXMh8uIaO"
    "FCtjem12+1SNDrJ8uKX5fo4KCt0sQjxFHj8rIog68sj14JrurLeYZ0f+zFWObGw6c5yJZ3"
    "PNTzKJvEPTOzQPDNcW343jvl+m89ir810FLkAu1qigCy0vm9UOfGv2mkYMVo24VY0V4via"
    "MGhBJHRC2gO/K7Rsg6tpfrVW02w6zy0SQWqlUHv2x1ZFkPehtqgIRwFVkni1bGMVNrbMa+"
    "Zxc8O8Y5D/22/UGmYEc+rk3TBIjpDFO9nIMQums0ESh47ujQqdd28cRvowgJfzJMasCdmo"
    "m2vhTYBhnG3u0TlKaIgTJIlkgisYvxKxCLMXnqLWeLYj2sRSXm8omz9yYxMZ58y0FV8Fgd"
    "fBG5vGd4x7jl9heLV8DyzfX/G0SUXArfUKYoRtk6V+i5nYG4uikGMSC5Gcjk6L86yE9B/Q"
    "G4L6w4TSrI9mU8Qp6ockTsS4vurgmxEizzaJ4YyTOIFKimEmdIUkrWmUvodFocKkryeWXf"
    "Z0eYjh+v3wTp/BEtIJ5G39EBONqBiP4FWeof6AJHTerz3eS82gnhL+Fhzfpeu4eKsbq0P5"
    "W1wdBgWRdxn4rnlH84aWIswgYtw4X5B4tm9ekqNkuRvjDSLP+s1T4JRWdAvwG0S+Gqp3eA"
    "F+AI+XMjjRBC313fXoUsU4LAHmZZyGBKqFUzRLeZyof+I8UDLGEfpTYC4B3nSOJWTIq2ql"
    "U4Xn+vD/jSJgNY0O5Pc5LW+tIs29r16bk29qalZwuTJxe45+SWQsaIUZ9bsKjBl8ln6XRL"
    "OHi11/Q8tJn8X3a530mVN494tl0mdFMrpB82VSv9U33uqmrnF6CUuEvtmbyxvoEl5s6nVT"
    "3rRAi8W49VhR9X0BEMaF0BSDTsveM2Px2Oih0dgF2n0/2gJE3NOia5Gh/D56yw3QW0GiB2"
    "0etHlNZqHJFv7MhiM8s+EectpD424IFA+NO1HkutlL2FUXvHvzIjpio1xlOGXN9Wrm7VY7"
    "hZcDLb3av4/jcJwnASCDHk1wROCkQKHX+ujhyQkc9Q5zkYw9gjQEDJUAY0gjgM4ZPaRac/"
    "fQFPOxSrQzJvvwbtVe2e/SjvkMMteIRMFk7XmAJs8DTbaJe9oRdGwVbnQoxW9bCeDNBoxv"
    "6XCX0fLyu3Jif5XOv4BD1HLnYUhnKX+H+WzS0E5teUirtsNqcABfup22M9qaiZfBZSfooW"
    "xrDKyU7SXVnAjmlOfkFl6xWOfYiUFwaG6CYRLZWbW1fdq217HqlWb44VrDsWbPK8tgrMn0"
    "wOgs66ru/BG4XXf0+R5qe+uh5qsN/Fm3B81freXqMF1LX/KSyGfi9Q4vE0+DtRYcZ4XfrM"
    "v/ZNtZWbZQ9CcQ0EnARCbrKFLo943EKkTsl1OE1fgP7xScmmMGFyKBwkKSn/Qxim8gi26O"
    "FwiPcH1LhD2t6uifiAh0X4CHtMNrLCgpNkBrXcACHXJS7KUOcYoZm1PxkYKzy4XzK4THd4"
    "rbz89s3ERiVOMLkPe8b+LOfRNLTQRwNIldWySaZL6FgEOHRMG40YywOti2ht8Fmee3A78T"
    "Gl7X9qNs43ZJ5Hnt0v1zxqBNoTO7K3Se4w4cjwhEwW7y+JcDz5coPdcduC5YwpwZXhJ5Xj"
    "vtcMOEctrfBp3n+GE0OTqfCTs85XGIgTVfMwpeGPUjl50d9SN7rb6PCk0wNYlsT1IdER0q"
    "Uk6HxzLvW0pSgqrzI6a8A7J544CMxaaR3SbUkWnyfDTlzWA8ThKExwQ3HAq0n2UdnSHkxz"
    "QW3LNI1mhgeyBnWGziGdE/0dE5UqU6Ov/IsxObYzjEqEbzXN5r94+EdDKVXjdXr7NB5v3O"
    "PQe/cwV3lN9cDftbUhYrdN5ZcoiJHBdkFAMDgFFX9JrUJi2uDmpViJkxXAh+Md46LiBHK5"
    "UkPmwm0ybGNIlIhtSskCMIOYVosICKKOksUovRrM7lf/sJb9EOmee8so5V5gRHp0ZevrDQ"
    "Ii9fNCoRuLU2x4EFOEngKEI3ObZM6RPgN06AvztN4vnvwx5ek5tK+hsjVsocxjnq82Bm3e"
    "pX5k8+5vKkWX3otzGd0s+nSO2aHmJU6Wo+p5VxDIU4hYD7QJiawv6U/Q1lPiVkYmrZ3ZC8"
    "ucfFazM6C6VOs0gYM4l9xbR46lpjtD2tsqTySZW7TKq8a3R31wJ2J/iuZG/+tTgpMoPIa7"
    "GNYUQXUoTumvFH3dD5Uvks6+BBfqsVEbDcJ2sFAX6XNRBCVSZ0FJclgaXjVFdKEPQnnWXi"
    "813pbCwJ68oOtzMx9GU+D0NBJksOMzIUxshYwQOmOjHHcEZSnLEeIjgcy38L3ABuBIEpBB"
    "GdCB5Dtz5ZASLuFkvLoYJ8BqzpQ0fnQN7/nsJdWUiiPPD5siN8I67PuD7iQNxL6YBGC+l6"
    "lxmIC8I38a0b36gqs7Q49iB/04Gi2LZbvR3JtLrWPZrxJSIHIfOrYef8u3Pgc4XIc9qO0y"
    "Bj3bBjTuGB48bAsdBubpyvkHnvn/f+HdAL6Aqin5KUfwQ02xjFWx7SjvBhcCDh8UYhPIGv"
    "J08UujZCcCp5hEgwHPXQNZly3aIw5mhOZ0kkhgj0q+IBNQ697U+/s/yUVQ7eIjVFeV0dj9"
    "Y2aHw80Tme6LMi7q80fScRd0Nji/JmqwRVqN1abKrhKkihzjkE8wq8CWmbHwMKE2XzpVhV"
    "KEofSI3Y3Pb063pXGA4G22iHPzzaewa6KgC9Z+CIOB2zaYIXgfzbhdlLdMdXiru700G9Vb"
    "pfHFUpVcSMB0yYRc6vYJnSu2Zu/w7iqYvMWaY7Ppmz/cSBkmcC3Nc1srFhd0F6fBw/tmD2"
    "L3HCSdZgrJU3e23G2lAOszbW1HCzdArB6cEkEgbV+3/PhAWlJ8x7BaohYyiQgpPc5j00pL"
    "M0gqRzsLuieAQNBlVQOs7kucB1Vtze1l1r3klCb9t1SuX0vG3XHeFYtThGta052myNUX1X"
    "jmPg8fZVvnjgOG3sBN1cQFil8xWEvcPrXPcGQ0+Vb9P/JYsGCLA0ohUHDOTYYDaFM2AcMt"
    "zFaOVbzcuk5ZGtMNts2tgTGDSwarurO8xllBMU8/o89u0vUavk4WRW/T0YzUmNTKzWLsQG"
    "tW0X4irLb9OH2B8w1jV4YWwHe6+DuYe812dTj4NvRryXQ8Y60zLi+Hk9jDPGg4ngnUACgf"
    "ydboKlYQIvZDYWMkOaAYIT6rvoEezwOlaJ/avY+FXELBCKMxYTuHYQW6LcY1OrOzKCttiZ"
    "UAvy/NgSe8tzmdLbnr0Nu9f4M6DuZ46WMOffSOO3weyv3O+1Gf3C7gyUHW0dANA2ijLIwS"
    "P6EzNMcX3XLa2qh/qE41G/YrtDQKomDrDP5b+n2oGgTzECK12scp43yi8ehnG8ELdTOk/L"
    "Wno5SDw3LCU75KvO+YhkmXV/naYittxQXONgMF4v9C3INnEtNBqy7TGMrZuy3tHg4xh3Z4"
    "HhZESzmI8nLnyuEHlOW3J6xscboMoKmYeUm0JKUIRucDKn8FByYwNWwwlH49Wg8obrQTRj"
    "fpvgeEKiLym5Ev9tDtvVjmvF8aGiCGgq4KT4l0MM7xyyZR4DkYyzFQc+6SlP8xYMI9VDUk"
    "HZnjzxWkBpkhEJjXWRxWyaUByV4+oyeXa9nH19Rm9JRQNcdinb8FE3D4Y7J0V9wcYRcdqb"
    "HfvitJb9DmwuKTyPLethNEpxroep0HlD4xB91m8zythlPEoFV1qQ7+qodtwL4wOmCJxAr3"
    "Yd69QylTAunvwU9ScYWqP3e9BNLRnmk/cRzVBfgoX8StM5q9uYdh2IlbN6pNqRr8wj1Y5q"
    "HPWZOPFYExwhh5+9tGDws5fNp9m8XOk0NhskcQhy14XHVaojZPT2s/z9yfT3ML9fdVsRMI"
    "i1tmPJB7QCJW19u6X2xxGcMsYXMvCtIu5qnh7CTFbM9dBcGJrQsbU/SwHAkKgGFt1yrh00"
    "XPF4yOOhzkk377k7Ik57jX1vNfbHmPG3MnGsVW9Xh9lo70RQmFViNv3nZYNIYmhdWRevJo"
    "lklhvkzXEKr4fKvDkymQo1ncfa4MqQZnDWSw+J51JHwNA0WaiZOJXHwgj6uib1e159HVLQ"
    "C7UX8tlW79W8lMDMrfU1fB6TeE25XlPmH6UDlw0Sz2XLpvC+VmCf0qaDkOQz5esBST7IGo"
    "6klNuDEZVeb7ZhLbCAyr0HrY3E5Zvqmeqlmj81/AY0U0X+EAN6rKMnCmpI+FADR/a6/ve0"
    "X1hOJbRp7VeQkjk0JVLP5H0fB/nle5zRUQ3ofR8ea3issR+scckzgidr0UY5zBpvMEniEM"
    "ToKwqphKtqdjYVEnmlMfxPRXYxrHeW+yzy2ITsJQgFf2nEoJrwaX24Yy+rrq8fbAQBXVA5"
    "HTpTY4tisFnNF1vCTS5WyLxgPFzBCHltmM+ydiusMspGLLKcwDr3raBAUBGtBY/KWmM9WR"
    "Kdd0mFVDXTtMkroeUJGiuCb6szO5VxyHBxFvgCjk59f94U6pRm8qbQHXRJqwgmB26vEHqO"
    "23NcqiBXbhdER8jpZyevbXI/T143J3/Cvc4Aql9wksBMzZUESyNagdRQj92g86303sYMjW"
    "IoUAVTTYWuc+wjD2ZMabXoNSHDlk63t5tyw+pXD5k8ZDoWYech00Fz2te8+prX4+GxzwPd"
    "Zx5otfbLuaVOTuL76RxEP51PsqRWIPx1ntX6ga02gSrXlfb3rR2sai7A6aUPFBvnEud+T8"
    "go0e5R+HPZPYpTmZ9i4XfdwYLr7IpqUZ/2XnjnrLc0vKXhmj3hi2r3U1RbEVKOflm/pb0X"
    "vOsc917wI/eCr20k6dBBckudI3X3xnHZ0fFMtVOnc6LSpT+868n/EpwlsbimG7GrVo6kpo"
    "psd8v4TpEey3os673mx8Bp7zX3XvPj4bH3mt/D7gkXZEI5KasDGkBt3bBWaJtJgsCoIrBO"
    "8hBQE0CkkZpvtDEoPaS6ZBCyNq7JlCPI1zgtOx9AIaHK4RC7kkkPbJn5L2/XZYPsbe3v6f"
    "fUrFdYKkqElWXXSpL2zUIGgcrFQHxN4DzmoovTE4R+H8eJrIDACekXU6jTj7iqpfyeChjK"
    "eDMO98DaA+vNFeRxVpb4SpKOnNcCotANmuQUHpe44JLqlhfapIbpbeH8gsbH8w8inv+RDD"
    "kVWKYB+Jm3WwHfhEQxDhI93BLsvVXWg8Ayqj6JU8BMVB8XmVJZgSn2WsTQgnDZ/SGF/t44"
    "XaAJlZhLdonQxzL10CxNCJNn0wzjVB5Sw2COVai315Udz5xkcSow84Sta4a1xPJA0smX4t"
    "gFa5DQgQt2yMcfHXDYVryzpR41f7duIMKg8hjCCUN0RMx+gm+1KVMqv7dewNoGiYbCGjwt"
    "Ai/SPu2hIeHhWPw1zOhk2ZJ92FcWe/+RlHVDOksjldc0JwM0FT8KPUxJDCRlz2CwIR7VBY"
    "/2uby0pEEi9RHwVUnesEa8n+nehvBmQM4nIM3F/6VisVA8l3pc8ShC5MZC5orvrf8ICIp+"
    "RCGdgOXen6Vw8iX0Vg7hk+sjBkcRq2PVxpTAD4JzidVxyN8uPqAJXqCIzlO5AETF9C9I6G"
    "gkTytuOUVNcSiQe6aXC/2aOFhFhShuyjmZOsTFSpfkuZgNCgSwobGIYUKWLLNeqO1g5KWF"
    "XGefkjSCvbiBKkzr7Lv2U5fTbdp23sPRoDerX4F1dkWVzIcC7HwdhZBxYLVJ4/lsx+dSTD"
    "tY2CWRN7HbTeylyoR9u0i16O4Kn/cXQlR8cuD0Mp2XH3b8BpzdoBOvBNqpZ3aF6Bg2dgtf"
    "r97/46oiQHJ21jtG8+EG+9+Cr3Q5z/M/dTK71X7/Tx23ve3ehhKrTN+rj6pjG3zXSflL9q"
    "wjHqmh9sDEHpiEGQGWuB/QWqHzkmVjyWJ4F5xeQJVuoxfQNTlzJ/zPPVROzDeI/NY/RIf4"
    "14zcxGTe4BI37vbWRx2narRLS3zDsSydt6pAlyTDXl6ce/nb+eOTn1/mpbvfLj6eoX48ER"
    "RBWmRsETSNQ1kDLL2/I0qYdO4Kkrqjefa3sGPIcSa0d2LvX9X8DiTZJm5Wx0LLrVZY3qt4"
    "I5Ts1EnW5rSZnMKnzfQ2TJspvlU3lVYh83BiYziRizI3PGFQeUBxiIDiajybDFIcJw2Qon"
    "LfAlTwfLx9B5IJThKSFZpZZo6Dt00mautiyHnMZBCcZk/Q7/nZuyp8DVodhmtAIEPPMCUi"
    "KZ2NxrU9SPawZG1UWospmNpXZHbkU+y5h1WdldRWg933RkSa+kl+Mg7YNx9/hDGRF08t4O"
    "+Lp43wF275AJQls3fU8sKHQnwo5MBDIR0BsF8zClDslxXYVHe/FcBO1ch8YSv4+iUFJCjG"
    "15ySpOc7Q/0bnMyIdEGBa0rWHq6g0lvNtK49iOSJNeBsPhStPaVv+8eieQDa3crFTom0na"
    "hp17RJny/pxl8pzNzcrAWJ97P2Dq9twmfK4yHkOwguvf8RkpxdK0q7fmCr9k4NkoDkNNZe"
    "KNmqYEgzKEWAOgtEbqASYkJwyhCjE6FXoeRArCpjR2kedtI7AmWzhLA6X9N2JpblGvInLv"
    "pikgj1x/FonIj/8b5snCBJ4uGQZCQNodsBrczy8PGzHnoKRSLPHvWQmimGGozqXHBlDpGx"
    "MRXv83s6lAdHx6oFr6ATTASmKg8YoI+884K+kf8JD61CbBMsy1esUEpG6aTw5OdYorVgw1"
    "RqBUGvNRbXsE/W1VZ475wHR4ejVvaRhG98rPZ+jMon7n0Zm/oy/LHVd8h8Ps4IjhwlTIXI"
    "yxhLA0wCnlU2X0KwrTnYUlAd0yZ/fvLqZbGt4Y+2jXz56fzjx9WdW+A8V5ZWCD1Xa3Zp7J"
    "wAbpL5zG/7zG/DWHHk+BKlZ7o907V95+asMYi8u6Z3eO6arzM2vgD3A+EP6iIrxu1ea2BF"
    "DAwyNdIt21g6T8IxTsXzITyAFBw+JnGGYErlGjlDOAzpTLwg5XDIR0OnDHCsjPEN0Z2JGn"
    "OLt7yM6lI5G/xJQq49LNBpSPy0vm5yqRtm/klnWYoTVExM9LwMDRY9xKhai8+p7q3JUAid"
    "NziapRFFBIdj1HruUZvvxNZhUnl7gWlDuLpKNEtcw0oGmY8qHbvjpENp5ruJeShB4Ga4G0"
    "THBL73bLeHM8bpJK4/a7GtWXeFziMZFyTjnVY+xRxwooQjtQhSRV3awaN1Z8zf9fHzEtDN"
    "sQRVsuFkbmyfob6asCgIM6NY6haSR/XEBKgZIQ1FabtbaF2YTPCqOMmSjaHIqzVGVjN8Pe"
    "CDxpi6fMwHxDr1WR8orrtrobuHY22K78yWycaXeXw83n6/jVx8OXDYIDlCFv/87MSCx2JU"
    "I5PlvU6cg9XphOkdHZ6bgx97U6Sk8WaIixnSESR8QXCU+7rq8HDlfisqlsHk3DSyBMffpq"
    "pVu4Fc4VRKmEp2UchISMRofdI6U91g1fk8w1km/qOP9UkSDWNZzWFAu1hE+lOLALoE1GQy"
    "5Quk0tPAoUoTgiC3pIf6E7G5+vIWpMjDXwhO5EzilMguyfKoTZmD9+GdyrVXU/8Enecph0"
    "7FNBNPhZMCusPM4rZOwAuK25gLlK9fQt85xa1MCfCloB5bHwso8clmh/8d+HynO4KE3kN6"
    "d9tca3U33htEnvWH6Jy+nJIwxolZcFKHzOuGtQJ0pggCs9zAthglrxGRwf+6cpA8YQCKRv"
    "ITM3GaH9uh0aremjU1KdudH9D5lTywM04LMI0eLgF2dbAT5Y/U3DARnC1SnPQJE1ewuphB"
    "IvlHMmVCPoSG+3H2PS1SuYSlQFOySf5DfbVJr9U1XvtWA5hpE0+5r7PtOrr3uNPjzjtn/h"
    "76kRDx02pckW0nxOQUnse+lsHXMhwyVzuCxC+UZ7ihD6FxtxV3a/+yo0scTi9VmHjJZ30G"
    "Z8dL4CmTbVUZNHBSpvVqrCudyKD0m93h21qg1RWOC+96flIeQGOE+nLlIlxQ9kJOcFiAb/"
    "V0GuIXDnOxWkkm7YW8wluvpAl0JnOzD9zERKY/XE1TdBBr9olvlLuc74ZbpS17p7uH5V2W"
    "+/s/eMBHPPZwxl1VMNqyepnuCPn93Cbr5Xlz0svzlZwXb2nua1srJOLGaJPG89mFz5vFk1"
    "Zpvbbc3Inl2FGf+176vjXKQTG/I+6DS4KzcPw1o5D7p557OYZXHdFrDd/JscHUHGzVDDaj"
    "8x7qg2n+VGW15TsLzZZdAUxGtvT+qG8Ie6vZ1sfDnEze9piUP81992avF233WbT9TrPaBt"
    "fGXRuRNhcDLeXZlT55TVDIEH5atK8Ep+I1WfRVn0iVgytG/cTArznWrkvtU4T+1XoLnsky"
    "t758hCfTRX9V6O1nyVtIxtoClHbRWF+A4mXjFmRjZz7Q7IZk/0sWrCF6UR2w5jOFoVB86d"
    "IqRXwr1ymdp7l7HshV2EDNd4pkhYjuJ6IGIHjXaIIjFWsAbwZDwJCGPinbX+MW36Fmk2uL"
    "7iUy37Oi2ZnQjEPEQ80mJK2JvLbVLplUvnqpd3jVS1f0nSzz+yQMIjGi6cC41VGt8o7TQF"
    "cPThSFdctuPV7JG6w7JMnAKnRIWhCOGI4jOM4Nro0oL0KhMgJadGHShBAUFdBCHgFXf0TH"
    "7peU4d2lOG0Zc1W9oXTaZgYnzQmhzM/Eg+g7A3hSVj4Y9N+mTIaB80e3qlKqlnM2deL2Ad"
    "OOoyMfs9uv0/2OSqfvIae9J+QOPexSn7lhv4LEA78DBn5XGU6Zauq6BvwtjbQEgLyksgaB"
    "Bo0CRnB0L8fXBMpVyhaasvyETAlX3nNIX2Z5707AaAxCnhMmIReL01AdqEKmNKw9QHhPqz"
    "pWtOjp1iXF1TM8YPoTdU2P4z/SwLEti0FydBb4tvreNIO5/DU76T6DyKu+QwwCvIszEnKa"
    "LT6rbbAie6sDWkVulA+VjrANWjLH0Ig4SYjq6QFCKyVz3bpDdU6ekMlADFShyTPUHwo7l0"
    "RyPd0SWV+B4CYui/uQClO0t2rez/K38E52wd7qkEzcj1cyZtMELxpcwldClTUYYEt0x9C+"
    "qoXbV+//cVXBpzmT6+FpPtx4KW8BsS71vrsRbyULZllN+Xwz56tUnu/ufC+EmAvbK0RH4X"
    "G4I7a7SpolMs/6DVjvPT/3HP5eQLOFNvh7obsx2MBfKAmyby0NKBAgZbaQARW8kPHwsjrv"
    "J6ZxJztFAxJiAekE1iwG/0nBNwCN7/Q9ncOSRPK2rPRr6DW9v5VvAXqbq7La82O2X5flw0"
    "ANCYSzQRKHAWyHGvnZdnTWEuUej84qrhzs2VnyQwvgI5N8cGP8KrHnvQPvPVy4n3Dhgkxp"
    "Vntqmb7TChAyOWYDv5giJFF+/DqOJnEawwwCbgjdjHWT2uIYeNkyS12TBfwwS7vva3tL3E"
    "LV+85VXVf1eps4NfUxaY7CON1XZ1o3T69Bcgw+r2OtGr5/bL6DqMX9Y7KA8qxOcTa7DUuK"
    "oxDK+/YYyo4YNyRyDpkvEXpD4BANga8ZYSQNm7LVzdutJsFUD7SzCc4lyoYyNE0GGd6xSh"
    "PCiI0FzILa3URcH9E8Tbsu0WjTaXzsuoNKoMUxZ+wuW6abNEehGKp8f/bSgu3PXjZyHW4t"
    "dTnlmM+YkOYjF+1bpToGkLNvBZxgxgPIMrwhzjp4ldar4UNUw+cki8NxnQbWd1qVLy7HrF"
    "O9za9gy+0wGrfskZUznTx78erF6+cvXxRbs7jStiNzV3yzzms8Cb1Z5TWfg34MGm9Xp5K6"
    "cFgPP0LuPnv61AZQPH3ajCjg3tKR8jTltcUwUM1Zz2GDZInLURxy9H8oidkhqrQW5gIz2l"
    "HFMoDoVethYII3d63M/vp/TLA4kw=="
)
