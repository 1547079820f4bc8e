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
CREATE TABLE IF NOT EXISTS "leases" (
    "name" VARCHAR(64) NOT NULL PRIMARY KEY,
    "holder" VARCHAR(32) NOT NULL,
    "beat" BIGINT NOT NULL
);
COMMENT ON TABLE "leases" IS 'Who does what only one process may do at a time.';
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
    "fetched" BOOL NOT NULL,
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
CREATE INDEX IF NOT EXISTS "media_used" ON "media" ("fetched", "used_ms");
CREATE INDEX IF NOT EXISTS "media_user" ON "media" ("user_id", "expires_ms");
CREATE INDEX IF NOT EXISTS "media_pending" ON "media" ("expires_ms");
COMMENT ON TABLE "media" IS 'A file: uploaded here, or `fetched` from another server or a web page, and then it may go again.';
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
CREATE TABLE IF NOT EXISTS "destinations" (
    "name" VARCHAR(255) NOT NULL PRIMARY KEY,
    "delivered_position" BIGINT,
    "outside" BYTEA,
    "failing_since_ms" BIGINT,
    "failures" BIGINT NOT NULL,
    "retry_at_ms" BIGINT NOT NULL
);
COMMENT ON TABLE "destinations" IS 'A server that lacks something or fails; the others have no row.';
CREATE TABLE IF NOT EXISTS "outbox_edus" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "destination" VARCHAR(255) NOT NULL,
    "edu_type" VARCHAR(255) NOT NULL,
    "replaces_key" VARCHAR(255) NOT NULL,
    "edu" BYTEA NOT NULL,
    "created_ms" BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS "outbox_edus_destination" ON "outbox_edus" ("destination", "id");
CREATE INDEX IF NOT EXISTS "outbox_edus_created" ON "outbox_edus" ("created_ms");
COMMENT ON TABLE "outbox_edus" IS 'An EDU that must arrive: a row for each destination, removed once it is there.';
CREATE TABLE IF NOT EXISTS "outbox_progress" (
    "id" INT NOT NULL PRIMARY KEY,
    "position" BIGINT NOT NULL
);
COMMENT ON TABLE "outbox_progress" IS 'One row: of events up to `position` every server that lacks one has its row in `destinations`.';
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
    "good_until_ms" BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS "to_device_transactions_good_until" ON "to_device_transactions" ("good_until_ms");
COMMENT ON TABLE "to_device_transactions" IS 'A transaction that was taken in, so that its repetition sends nothing.  `good_until_ms` is when it may be';
CREATE TABLE IF NOT EXISTS "received_transactions" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "origin" VARCHAR(255) NOT NULL,
    "txn_id" VARCHAR(255) NOT NULL,
    "answer" BYTEA NOT NULL,
    "received_ms" BIGINT NOT NULL,
    CONSTRAINT "uid_received_tr_origin_0d31ee" UNIQUE ("origin", "txn_id")
);
CREATE INDEX IF NOT EXISTS "received_transactions_age" ON "received_transactions" ("received_ms");
COMMENT ON TABLE "received_transactions" IS 'The answer to a transaction of another server, kept for a day: the same one is answered the same.';
CREATE TABLE IF NOT EXISTS "staged_events" (
    "position" BIGINT NOT NULL PRIMARY KEY,
    "origin" VARCHAR(255) NOT NULL,
    "room_id" VARCHAR(255) NOT NULL,
    "event_id" VARCHAR(255) NOT NULL,
    "pdu" BYTEA NOT NULL
);
CREATE INDEX IF NOT EXISTS "staged_events_origin" ON "staged_events" ("origin");
COMMENT ON TABLE "staged_events" IS 'An event that was answered for: its signatures are checked, its place in the room is not known yet.';
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
    "eJztXW2T2zaS/isof4ldpbjssWP7xp/GsbPxnd9qPL7s1fqKgkRIYoYitAQ4snYv//3QAE"
    "iCEkkBHElDaVC1m2RINEA1we6nX/HvB3Makpg9/k+apQmOfyc4fHCO/v0gwXMi/qPu9gA9"
    "wItFeRMucDyK5fg/1cBglo8cMZ7iMRf3JjhmRFwKCRun0YJHNAGKzwlBKV2eIz4jaEFZBD"
    "cQnci/E7IkjKMxnc8jzkmIxjOcTMUsOAnRckbFoIihEIv1MSMoYo9h0ZCOxapRMt3T/FkS"
    "/TMjAadTIiZJxSr/+F9xOUpC8oOw/M/FdTCJSFzlZyS5Iq8HfLWQ194n/Dc5EB59FIxpnM"
    "2TcvBixWc0KUZHCYerU5KQFItHNjibZHGsX0R+ST2quMDTjBTPGJYXQjLBWQzvB6jVE5TX"
    "HgTBp89Xwdd3V0HwYOPd5RQGu/WlMU3gvYtnZfLnT+ERfj57+vzl81fPXjx/JYbIxyyuvP"
    "xLLV1yRhFK/ny6evCXvC/egxohmVxyNX+tm7x9E00b2WtS7YbJ+YWSy+WmPxyb/+Ps7Nmz"
    "l2dPnr149cvzly9/efWk4PfmrTbGv3n/N+C9GEDFN6w+8PxlmFuaJDziq03m/zrDadPOLm"
    "nWWC9+0DGyfo5/BDFJpnwm/nzxvIWr/31x+evvF5cPXzx/VGXtJ33nTN766y8QIpNrY8PD"
    "hREeXy9xGgYbd+gZbRq7eWt+Nl+/ghM8lYyDXwjPX5X9H+i0RTPAXSvFEOuBW/XCHzPMEc"
    "HjmZbJaE5wwgdoQlO0SOmYMEaYkM9iVBiFKKEczfG1kNH8MfqSZokQ5njCSSpEOZqJxTc1"
    "w15WuIVuaJZiX/SdQ8mxPiiLvUsxcYH9M454fuHd395dbtEzMWY86KZsNki9xumscWgaTa"
    "Ma/jfrm5LiBLXNszMLbfPsrFHbwK0qgwUsZnXbO8Hpqp7BOcUae0crTtgRMrhti374/AZm"
    "njMhPTSH37z/dHH5Pw8/XvxdMnm+0rc+fP70t3y8+Pb5NJUTPXjzP1fvLnqn4f+bpEzxqU"
    "nL5yOsNP2NGszs1P3vdCmMMk4ShBHLRn+SMUcPsbDc6HyAGF49QjPM0IiIAUpbh6+NkctI"
    "bLuMIyBYIsaF+caQ0NtPNrX+Phe6hfLXC7jqfoPMq/59qv6bcuvbK32DyKt7J3XfE8n4gW"
    "BGLumyTiYW91qlYQyjLGXgHzOKQipsjiXYHDSJV+IfJLdFhPGxErdB2mDEozmps2jcJ7iF"
    "zJL/dkBh+fjdYLC7lVR7sPfbxM+MxiFJXZhdUnjIawF5RwTXKN824Z5TeMl+jJL93Q1J+C"
    "WJMW+AvNUBrTKewNAg1WMthf1w/lhSECZk7xACEjhBciYBQ6lyO41nURymAFVTgiY0S0I0"
    "WkHgIkrRQlxL+KYO2OG821XDvx+U7H6gKAMVtRDPoD6JgeGgAmryYyGsIGUZ6Alzzq/xMV"
    "ATSlbrj+uBnEBwVv4hP2DjAQDDB8nu1of5Wlb3jrx+yJQOaN7cKfYS36TyUr+z+64iJ2zh"
    "TIXoBBHN2S+/WEAaMaoR08h7VU6bQtCW0RXB6fncyOde4Zh6C7W4tx29WIIWSKb48vbbY4"
    "SGizAbooihiDM0ISHsCEismNB0DgYmQ//59fMnJB3AA4TjlOBwhVISivkJ5FYQAT2G+d/B"
    "aCUnY6QG0RxqUUe4U9EGLghDAYtKMMgd36iIRsBIekPSQLw/h5XB9ve4pvda0+Oavr+hqr"
    "ZV5oMbrDFpTs4tthdM44pnPJZx4y/jgh3BNXHK56oQdeK03qX3idEkcXTplhR+M9vxeAMl"
    "OenFOmqvHzvrx5AsxJt2egMFiWd7d3dLmNUxvTmXRxP4VJ6BQypPBaLMwPAEW6smpNSCVK"
    "pkXo1aifiE8miyCmgaii0du4mXTdrDyZknJyVkDJ+Km7OxQua3vKVbdxHjMXFEMyZVp23e"
    "N0bfEYi5icbE0cqvEPlNbmfn/0gcuVxSeBbbmvpJCM+wweSvcxzHjZLEpDsZhfns7OWLQn"
    "LAH22y4uvHiw8fagoTMj6CbIoawUxpTHCDf9wkW0fdgm5fDC2uHBh1f/78oYK637xfk7qf"
    "vn188+7y4dNHGy7wNX5P8SIYkQlNazyCrRyvEnqeb+F5T2Kdv9H0+it4Gh/UBDvLm4O2aK"
    "d459eBdFdahjyvZgTJ8WWxn3TaIwoVBDDdQAcWZWpVxGShIC+odKX5XLwmmXQbRwmBFFy4"
    "KCfaDHjuf8nvyffkvaTcGPgTy9fmaAhV70WgciirH9BQlUWwIYpxFCJ6I54w4ucq9Eon35"
    "PhP/4Bu2+g57kmq4F+/vdvEU3lWxXv+fHjx/87fIzQVzrhP09wFEM9ZRKilEBFg/hDhSwR"
    "jpd4xdAM34jfl41nqvbidfl7vyeaTWuk+c+DFGj1sUPppl2ktzEGqgI2XSOhm9Q+HrrPeG"
    "hl/7qZSxuk3gXZ2WjSEsPNDWkQeVfk4PiqCoVChkne/eApmUOvh3qlXR2zTXfLxyJ6eOSi"
    "wwlU6kE2tCz1E1pumuLFbCDU00KXyixnQgeBxhCKAhKjmZDWKY5fIwrXlhEjZs+YiooRk9"
    "er8YOs2jVxaUvKUA27O6dE+9yI/Rn0Ph2oN0qvJ6L3I5mPSMpm0aIhM7Q6oFXozouhDsJW"
    "S6uSFmSgbLWSMTAXEvWHKrqWVoVC82KahYDvynCQxo2wfaLkJgKrBhD+dULH14jN6JI0SN"
    "zDLV0jdv/xABbJS2AKOWubRlo+9DbZbLyVzjK5Ti6I7fA+rBcLtgJBy9T+yuH+mivG5rFV"
    "kgaJTwqyDJ95rXhYrWgy3xBxDru8SnWCG/2VxTZ/1bjJX61vcd8Q8d7ngd81630C7SnweE"
    "LTKeWc1EmStgBbhc7H1xximrkl4uYsNak6ekt7lv9wv5ylX4jMqLiU+XANHSk2xgza7PaF"
    "Gh2k+XBL8/0CFRS6WYR4ijx+VkQQdeSR68E1fbdvMc+e/JmbHOlsOnOcimdzzU8yibxD0z"
    "s0jwzXFt+N475fp/PYq/ddBS5BLtaooEstL5vVDnxr9ppGDFZHLKgaK8TxNWHQgkjohGQA"
    "fldoxglXk/xqrabpOs9tmt/VfQTt2R87FUHeh9qiIhwFVEni1bKNVdjYDLWZx82tUE9B/u"
    "++H+E4JZhTJ++GQXKCLN7LRo5YsMhGcTR2dG9U6Lx74zjShwG8XMQRZk3IRt3cCm8CDONs"
    "c48uUEzHOEaSSCa4gvErEYswe+Epao1nO6IulvJ2Q9n8kZ1NZJwz01Z8FQReB3c2je8Y95"
    "y+wvBq+R5Yvn/DiyYVAbe2K4gptk2W+j1iYm+sikKOeSREcjI9L04qFNJ/RG8IGk5iStMh"
    "yhaIUzQckygW44aqg29KiDy1KoLTq6IYKikmqdAVkrTmCIwDLAoVJkM9seyyp8tDDNfv+7"
    "f6dK0xnUPe1g8x0ZSK8Qhe5Ws0HJGYLoe1BzeqGdRTwt+C4/t0HRdvtbM6lL/F1WFQEHmX"
    "ge+adzJvaC3CDCLGjfMFiWd795IcJcvdGG8QedZ3T4FTWtEtwG8Q+WqowfEF+AE8fpXBiS"
    "Zoqe9uR5cqxmEJML9GyZhAtXCCsoRHsfpPnAdKZjhEfwrMJcCbzrGEDHlVrXSu8NwQ/mkU"
    "AatpdCB/yGl5axNpHnz12px8U1OzgsuVidtz9EsiY0ErzKjfVWDM4LP0+ySaPVzs+xtaT/"
    "osvl/rpM+cwrtfLJM+K5LRDZqvk/qt3nmrm7rG6SWsEfpmby5voE94sanXTXnTAi0W47Zj"
    "RdX3BUAYF0JTDDove8/MxGOjh0ZjF2j3/WgHEPFAi25FhvL7GKw3QG8FiR60edDmNZmFJl"
    "v5MxtO8MyGe8hpD437IVA8NO5FkWu3l7CvLnj35kX0xEa5SnHCmuvVzNutdgovB1p6tf+Y"
    "ReNZngSADHo0xyGBkwKFXhuih2dnaCwUIPSYT9kjSEPAUAkwgzQC6JwxQKo19wAtMJ+pRD"
    "tjsvdvN+2Vwy7tmM8gc41IGMy3ngdo8jzQZF3c046gY6dwo0cpfrtKAG82YHxLh7uMlpff"
    "lRP7q3T+BRyjlrsYj2mW8LeYZ/OGdmrrQ1q1HVaDA/jS7bSd0dZMvAwuO0FPZFtjYKVsL6"
    "nmRDCnPCe38IpFOsdODIJDc2MMk8jOqq3t03a9jlWvNMMP1xqONXteWQZjTaYHRmdZV3Xn"
    "j8Dtu6PP91A7WA81X23gz7o9av5qLVeH6Vr6kpdEPhNvcHyZeBqsteA4K/xmXf4n287Kso"
    "WiP4GATgImMllHkUC/byRWIWK/nCOsxr9/q+DUEjO4EAoUNib5SR/T6Aay6JZ4hfAU17dE"
    "ONCqjv6JkED3BXhIO7zGgpKiA1rrAxbokZPiIHWIC8zYkoqPFJxdLpzfIDy9U9x+eWrjJh"
    "KjGl+AvOd9E3fum1hrIoDDeeTaItEk8y0EHDokCsZNM8LqYNsWfhdknt8O/I7p+Lq2H2Ub"
    "t0siz2uX7p8ZgzaFzuyu0HmOO3A8JBAFu8njXw48X6P0XHfgumAJc2Z4SeR57bTDDRPKaX"
    "8bdJ7jx9Hk6CITdnjCozEG1nxJKXhh1I9cd3bUjxy0+j4qNMHCJLI9SXVKdKhIOR1+lnnf"
    "UpISVJ0fMeUdkM0bR2QmNo3sNqGOTJPnoylvBuNRHCM8I7jhUKDDLOvoDCE/FpHgnkWyRg"
    "PbAznDqotnRP9ER+dIlerk/CNPz2yO4RCjGs1zea/dPzKm84X0url6nQ0y73ceOPidK7ij"
    "/OZq2N+Sslih886SY0zkuCTTCBgAjLqi16Q2aXFzUKtCTI3hQvCL8dZxATlaqSTxYTOZNj"
    "GjcUhSpGaFHEHIKUSjFVRESWeRWoymdS7/2094i3bIPOeVdawyJzg5NfLiuYUWefG8UYnA"
    "ra05DizAcQxHEbrJsXVKnwDfOQH+7jSJ578Pe3hNbirpb4xYKXMY56jPg8y61a/Mn/yZy5"
    "Nm9aHfxnRKP58jtWsGiFGlq/mSVsYxNMYJBNxHwtQU9qfsbyjzKSETU8vuhuTNAy5em9FZ"
    "KHWahsKYie0rpsVT1xqj7WmVJZVPqtxnUuVdo7u7FrB7wXcle/OvxUmRGURei3WGEX1IEb"
    "prxp90Q+evymdZBw/yW62IgOU+WSsI8IesgRCqMqbTqCwJLB2nulKCoD9plorPd6OzsSSs"
    "KzvczcTQl/liPBZksuQwJRNhjMwUPGCqE3MEZyRFKRsggscz+d8CN4AbQWAKQUTngsfQrU"
    "9WgIi7xdJyqCDPgDVD6OgcyPvfE7grC0mUBz5fdopvxPWM6yMOxL2Ejmi4kq53mYG4IryL"
    "b934RlWZpcWxB/mbDhTFrt3q7Uim1bXu0YwvETkKmV8NO+ffnQOfK0Se03acBhnrhh1zCg"
    "8cOwPHQru5cb5C5r1/3vt3RC+gL4h+QRL+AdBsYxRvfUg7wofBgYTHnUJ4Al/PHyt0bYTg"
    "VPIIkWA4HKBrsuC6RWHE0ZJmcSiGCPSr4gE1Dr3dT7+3/JRNDt4iNUV5XR2P1jZofDzROZ"
    "7osyLurzR9KxF3Q2OL8marBFWo3VpsquEqSKHOOQTzCrwJSZsfAwoTZfOlSFUoSh9Ijdjc"
    "9fTbelcYDgbbaIc/PNp7BvoqAL1n4IQ4HbFFjFeB/NuF2Wt0p1eKu7/TQb1VelgcVSlVxI"
    "wHTJhFzq9gndK7Zm7/DqKFi8xZpzs9mbP7xIGSZwLc1zWysWF3QXp6HD+1YPZvUcxJ2mCs"
    "lTcHbcbaRA6zNtbUcLN0CsHpwSQUBtW7f2bCgtIT5r0C1ZAZFEjBSW7LAZrQLAkh6Rzsrj"
    "CaQoNBFZSOUnkucJ0Vd7B1t5p3ktDbdr1SOQNv2/VHOFYtjmlta442W2Na35XjFHi8e5Uv"
    "HjhKGjtBNxcQVul8BeHg+DrXvcHQU+Xb4r/IqgECrI1oxQEjOTbIFnAGjEOGuxitfKt5mb"
    "Q8shVmyxaNPYFBA6u2u7rDXEo5QRGvz2Pf/RK1Sh5OZtXfg9Gc1MjEau1CbFDbdiGusvw2"
    "fYj9AWN9gxfGdrD3Oph7yHt9unocfDPigxwy1puWEafP60mUMh7MBe8EEgjk73QTLA0TeC"
    "HTWchMaAoITqjvokeww+vYJPavovOriFggFGckJnDtILZGecCmVndkBO2wM6EW5PmxJfaW"
    "5zqltz0HHbvX+DOg7meOljDn30jjt8Hsr9wftBn9wu4MlB1tHQDQNooyyMEj+hMzTHF91y"
    "2taoCGhOPpsGK7Q0CqJg5wyOW/J9qBoE8xAitdrHKRN8ovHoZxvBK3E7pMylp6OUg8Nywl"
    "O+SrzvmIpKl1f52mIrbcUNziYDBeL/QtSLu4FhoN2fYYxs5NWe9o8HGMu7PAcDylacRncx"
    "c+V4g8py05nfFZB1RZIfOQsiukBEXoBidzCg8lOxuwGk44Gq8GlTdcj6IZ868xjuYk/JyQ"
    "K/Hv5rBd7bhWHD9WFAFNBJwU/+UQw7uAbJmfgUjG2YoDn/SU53kLhqnqIamg7ECeeC2gNE"
    "mJhMa6yCJbxBSH5bi6TJ59L2dfnzFYU9EAl13KNnzUzYPh3klRX7BxQpz2ZsehOK1lvwOb"
    "SwrPY8t6GI1SnOthKnTe0DhGn/WvKWXsazRNBFdakO/mqHbcC+MDpgicQK92HevUMpUwLp"
    "78HA3nGFqjDwfQTS2e5JMPEU3RUIKF/ErTOau7mHYbiJWzeqTak6/MI9Weahz1mTjxWBOc"
    "IIefvrBg8NMXzafZvNjoNJaN4mgMcteFx1WqE2T07rP8/cn09zC/X3VbETCItbZjyQe0Ai"
    "Vtfbul9kchnDLGVzLwrSLuap4BwkxWzA3QUhia0LF1mCUAYEhYA4tuOdceGq54POTxUO+k"
    "m/fcnRCnvca+txr7Q8T4rzJxrFVvV4fZaO9YUJhVYjb952WDSGJoXVkXryYJZZYb5M1xCq"
    "+Hyrw5Ml8INZ3H2uDKhKZw1ssAiedSR8DQJF6pmTiVx8II+rom9QdefRtS0Au1F/LZVu/V"
    "vJTAzK31NXwek3hNuV1T5h+lA5cNEs9ly6bwvlbgkNKmh5DkE+XbAUk+yBqOJJTbgxGVXm"
    "+2YS2wgMq9B62NxOWb6pnqpZo/N/wGNFVF/hAD+llHTxTUkPChBo4cdP3vybCwnEpo09qv"
    "ICFLaEqknsn7Po7yy/c4o6ca0Ps+PNbwWOMwWOMrTwmeb0Ub5TBrvMEkiUMQY6gopBKuqt"
    "lsISTyRmP4n4rsYljvde6zyGMTspcgFPwlIYNqwif14Y6DrLq9frARBPRB5fToTI0disFm"
    "NV9sCTe5WCHzgvF4BSPktWGepe1WWGWUjVhkOYF17ltBgaAiWgselbXGBrIkOu+SCqlqpm"
    "mTV0LLEzQ2BN9OZ3Yq45Dh4jTwBRy9+v68KdQrzeRNoTvoklYRTA7c3iD0HLfnuFRBrtwu"
    "iE6Q00/PXtnkfp69ak7+hHu9AVS/4TiGmZorCdZGtAKpiR7bofOt9N5GDE0jKFAFU02Frn"
    "PsIw9mTGi16DUmk5ZOt7ebsmP1q4dMHjKdirDzkOmoOe1rXn3N6+nw2OeBHjIPtFr75dxS"
    "Jyfx/XSOop/OR1lSKxD+Ns9q/cBWm0CV60r7+9YOVjUX4PTSB4qNc4lzvydklGj3KPy57h"
    "7FicxPsfC77mHBbXZFtahPey+8c9ZbGt7ScM2e8EW1hymqrQgpR7+s39LeC953jnsv+Il7"
    "wbc2knToILmjzpG6e+Os7Oj4WrVTp0ui0qXfvx3IfxOcxpG4phuxq1aOpKaKbH/L+E6RHs"
    "t6LOu95qfAae81917z0+Gx95rfw+4Jl2ROOSmrAxpAbd2wVmibSoLAqCKwTvIQUBNApJGa"
    "b7QxKD2kumQQsjauyYIjyNc4LzsfQCGhyuEQu5JJD2yZ+S9v12WDHGzt78n3xKxXWCtKhJ"
    "Vl10qSDM1CBoHKxUB8TeA85qKL02OE/phFsayAwDEZFlOo04+4qqX8nggYyngzDvfA2gPr"
    "7gryNCtLfCVJT85rAVHoBk1yCo9LXHBJdcsLbVLD9LZwfkHj4/lHEc//QCacCizTAPzM26"
    "2Ab07CCAexHm4J9n5V1oPAMqo+iVPATFQfF5lQWYEp9lrI0Ipw2f0hgf7eOFmhOZWYS3aJ"
    "0McyDVCWxITJs2kmUSIPqWEwxybUO+jKjmdOsigRmHnOtjXDWmN5IOnkS3HsgjWK6cgFO+"
    "TjTw447Cre2VKPmr9bNxBhUHkM4YQheiJmP8K32pQpld/bLmBtg0QTYQ2eF4EXaZ9KGTac"
    "ED6eEWFwTlI6XzdnoekfWpIRWogfIazLBFr0gKnJ0Ryv0JQ2HzC23wWltQxSZ4iAd0q6jm"
    "tE+GvdvxC4D7I8Bokt/pfQTHxBoX5A9HAoxGok5Kr4poaPgKDoOTSmc7DOh1kCp1tC/+Qx"
    "fFZDxOC4YXV02owSeHo4e1gdefzt8r184JAuE7kARL50G4GYTqfyROKWk9IUOwK5Lwa5YK"
    "+JdVXUhOasnJSpk1qsFEaecNmgJQAAGqsYdmLJM+uF2k4/XlvIdfYFSULYfh30XVJnxLUf"
    "rZzs0oDzbowG5Vj9DKxTKKpk3t9v59AopIwDq00az2c7Phty2sGONqi8Jd1uSa8VIBzaE6"
    "qFd1/4fLhIoeKTA6fX6bwEsZQgAsc2aMUrgXcaBIhJdAobu4WvV+/+flURIDk76/2f+XCD"
    "/b+CS3Q9nfNfdc7PVjP9X3Xc9iZ6G06sMv2grqiebfB9596vmbSOgKSG2gMTe2AyTgmwxP"
    "0c1gqdlyydJYvhX3B6AVW6Ti+gb3LmTvif+6icmG8Q+a1/jH7vLym5iciywfNt3B1sDy4u"
    "1GiXzveld1n5b1UdLokng7wG9+vvFz+f/fIir9D9dvnhNRpGc0ERJEViFkGLaCxLfaUDeE"
    "oJk/5dQVJ3As/hFnaMLGZCe8f2HlbN70CSdXG0OtZT7rSQ8l6FFaEyp06yNmfH5BQ+O2bQ"
    "MTum+FbdVFqFzMOJznAiF2VueMKg8oDiGAHF1SybjxIcxQ2QonLfAlTwfLx9o5E5jmOSFp"
    "pZJoiDt03mY+uax2XEZiSEc/Qeoz/yI3ZVBBu0OgzXgEBGn2FKRBKaTWe1rUYOsGRtYFqL"
    "KZjaF1725FMcuAdWnZXUTsPd90ZEmvpJfjIO2Dcff4IxkedPLODv8yeN8Bdu+QCUJbP31N"
    "nCh0J8KOTIQyE9AbBvCePCLgeONJ5JUhnRCmLDcqw9gFXJl9KjFIvfJMAgnQvQB1mKNBV0"
    "Agyr1h4yWZOhGb4hOie+Fp3eZj6Z2il+ViSmIGFQOaYxW6iUfH0uNXQegcTLFfwz4bppN0"
    "dMQN04lLMO8sxPgwRwriqrnENip4DFLArJUFZpTrJU5qPmy7KipnIANHIddRp2JBNNU0rn"
    "rFhYV1dCJSbLxjMgxWiEGxM9bQG0awLcbjPfeuQ4O8gRUZubz03V1dN7z05Xvac/UDd3pk"
    "HU0aPZM97fgUMTBLV4pKBbjUodtf8Iun4EwM28+63bO8ipDoe8n5wU51PC01WAufMHsEbo"
    "+X90vuXPGR/RH+/CrA6VlzdbATmVwwISZrZ4PEHv3n5TmHKeMS5waSrwxLk+fxSwJ8ECXB"
    "pIf4CgvcoNCREVslYjUQCZNT1Ndju9ROvit0l4LouwcEKTCHqbAGh+jYYpWQgbgDDoaVie"
    "wC7rZ2Xl1lJFx6GfSQrtTGQ3Ex3qBkIBu7tEto3HB2qonRq0hriN9xSsEdvVKxmJWQ5Laa"
    "ouwXTvVu+bW31t39iaa2tk3glp54QU34+zw9ek8Xy247MpwV14vU7n+W29r91sXU3gM3cG"
    "HQ1dn4t93zH+l5TCBmEPGoF+McIG7S/MwVsR/2eBegX2Pjc8zMrTPSy938rPvelZB8Q8w0"
    "V7GfBJD80YwHDTAtj/cjvuJdicOndiNfhnT5+/fP7q2YvnxcdWXGn7xnKfRTMw7ebIvrX7"
    "2gu3O8+2p5Dm9dvGZ1Z3v1WwLdTIfGFruSbHq/y0suXpTwzp+V6j4Q2OM1L4D2T70lqR1X"
    "mmbScMSJ5YJ7M1f0rtDUN2/zH1QWL10QrvQ/PTuxZ0+7dS7jYmffr8lcLMzQ4sSLwlODi+"
    "zuufKI8mUEstuPTux5jk7NpQ2vUDW7V3YpAEJKexThCS3c4hMrCcyZ5tOt9mTnBi5vaIVW"
    "VdWpKXtOkdgdIsJqwuU2g3E8sghPyJq6HsGTecRdNZLP7PVVaPJIkmE5KSZAzBBVqZ5eHP"
    "TwfoCYQknj4aIDVTBC3eqnPBFRmtmFHxPr8n8Nzi+dQpnoJOMFGaQHJuQB9583Z9I/8THl"
    "rHX7Ds6WOFUiDTqKgSyrFEaz84U6kVBIPWyETDPtnWuc2HKDw4Oh61cgiXufGxOiQMmJ+4"
    "t7e7Jmx4Z8cdMp/PUoJDRwlTIfIyxtIAk4Bnk81foZCvuZCroDqlTf7s7OWLYlvDH20b+e"
    "vHiw8fNndugfNcWVoh9Fyt2aWRc3Mpk8x3lbLvKmUYK44cX6P0TLdnurbv3Jw1BpF31wyO"
    "z13zJWOzS3A/EP6gLrJi3B60BlbEwCBVI906GUnnyXiGE/F8CI+gvJ/PSJQimFK5Rl4jPB"
    "7TDEK80uGQj4au++BYaS3k2s8y6qC7bPQnGXPtYYHDSmTUWZ2Tp8/c+5NmaYJjVExM9LwM"
    "jVYDxKhaiy+pPp5PJp9C/VWWhFQlscr6si7po7YOk8rbq9T7uLpKNEtcw0oGmY8qnbrj5D"
    "Qr8YyYhxIEboa7QXRK4PvAdvs4Y5zOI1aLG9vO+63QeSTjgmS808pn6ABOlHCkFkGqqEs7"
    "eLQ+XO8PWQSvAd0SS1Alz6zLje3XaKgmLJpNmlEsdQtq2sdxJLMGGSENDS/3t9C2MJngVa"
    "5yxTSQed4aI6sZvh3wwdl6OqfdB8R69VkfKa67a6G7f2RXfme2TDa+zNPj8e57+efiy4HD"
    "BskJsviXp2cWPBajGpks71W5rBwNjju5QnR6zZj2Ii8WBfixN0VKGm+GuJghPUHClwSHua"
    "+rDg9X7reiYhlMLjo42YHjb0ZrKY1coc4FppId2lMyJmI0JImNoDBGnjV5rhqpyp5RjMvc"
    "9KK3FKupvd/HItKfWgTQjQp7lZ4GDlUaE9moaoCGc7G5hrp/FUPwF+LRnMRRQuTxrECgcv"
    "Dev1W59mrqn6Dch3LZLysVT4XjArrDzOK2TsALituYGwVFziluZUqAbzPrsfWpgBKfbHb8"
    "34HPd7ojSOg9pHe3zbVWd+O9QeRZf4zO6a8LMo5wbBac1CHzumGtAJ0pgsAsN7DvjmU0e6"
    "0rB8kTBqBoREFtWTkCSLdEq3pr1rbH2uX8gM6vZpQRuJ+DafRwDbCranrKH6m5VW8t6JAL"
    "hNorXsHqYgaJ5B/JlAn5EBruR+n3pEjlEpYCTUiX/If6apNBq2u89q0GMFMXT7mvs+07uv"
    "e40+POO2f+Ac46IOKn1bgim9lcUnge+1oGX8twzFztCRK/VJ7hhgMijLutuFv7lx1d4tF4"
    "pjHxms/6tWwHVXSMVWXQwEmZ1quxrnQig9JvdofvaoFWVzguvOtLfRYaQGOEhnLl6jkTZv"
    "NZwyWuIX7hMBerlWTSXsgrvPVKmkBnMjf7wE1MZPrD1TTqAxy0+cQ75S7nu+FWacve6e5h"
    "eZ/l/uEPNfcRjwN0pK0KRltWr9OdIL+f2WS9PGtOenm2kfPiLc1DbWuFRNwYbdJ4PrvwuV"
    "s8aZPWa8vuTizHfsvc91n2rVGOivk9cR98JTgdz9qaXK+NGLSG7+TYbk2uB2gIpvkTldWW"
    "76ziZMfCFcBkZEvvj8Ye1t1n23GL6vaY1Kn1qe6j2etF230WbX/QtLbBtXHXRqQtxUBLeX"
    "aluiMAhQzhJ0X7SnAqysOuZJ9IlYMrRv0E59yymXZdap8i9K/WW/C1LHMbykd4vFjVNO4/"
    "zJK3kIy1BSjtorG+AMXLxh3Ixt58oHCIxH+RFWuIXlQHbPlMYSgUX7q0ShHfynVCl0nung"
    "dyFTZQ850jWSGi+4moAQjeNZrjUMUawJvBEDCkoU/K7te4xXeo2eTaonuNzPes6HR6NB1n"
    "c5LURF7bapdMKl+9NDi+6qUr+laW+X0UBpEY0SDqaka1yjtOA109OFcU1i279Xglb7DukC"
    "QDq9AhaUU4YjgK4SxPuDalvAiFygho0YVJE0JQVECLAVTl1x/Rsf8lZXh3LU5bxlxVbyid"
    "tpnSDNIfI/5aPIi+M4InZeWDQf9tymQYOH90qyqlajlnUyduHzDtOTryMbvDOt3vqHT6Hn"
    "Lae0Lu0MMu9Zkb9itIPPA7YuB3leKEqaauW8Df2khLAMhLKmsQaNAoYLQUWArOV4dylbKF"
    "piw/IQvClfcc0pdZ3rsTMNqU0jDIEh7FwZxprAZTwAEmKzQiNVjwQCvLQ1gEkuQEJo3gdH"
    "rp51rQ8axL2UtlvW35c/XvJijnkG/SMZ+O/0hcz1k2SE7OZN9Vo5xm9Fd95U4qc4PU681j"
    "jCDI7OkbEhpyuU581w1rld2pJugguq/g1KiELeHwXQp1g4Y4BadiIhsba9fiAF2TBddJzi"
    "FeqWAoE08vbVshNNVUJCxu1MUWDrBirWlN02gaqdxjIci2JTcXTN0un2v5H4g90EUue7O9"
    "b2Z7uW9sFWVJ4U1JO1NSf5GOYMSb606tEaWodDMZSxpvMw46dlw2NYkT7Fsj9KDvGEHfVw"
    "7X30nXS11M2rjdCvKYHBioLDNLu7zSYgIM4wItCUR1Lo1iFk0TzDOxfWXm2nhGxtckHMh7"
    "qjLN6DcBgAtCLCoAvSI1LZkPsCaEZ/JcD6aPXTX6V+giOOPgDnmICE1DASt1zZ3+I6mm7o"
    "1b4GMbVNTqfgtKrLzAwACjvl9FnwWJB4y9BDOyjNANMRoknsu+UKhPfF6EmRsu1wQelLuA"
    "8p4gwreRAPacpqtP6u1vYMLqgFZUGOZDZTJdh2PdIoA9cUxUX2DARglZ6va/CjjNyXwkBi"
    "rc8hoNJzQOBY6B9fSxavoKFEjgskEYUqnO7ce9HWb5W2Q49iFno0dhksNkNkZMmAGrhrTS"
    "KwGSG5I41uhOoQV+C7ev3v39qiIacybXS8Z8uPFSfgVhueYkuhFvJQ2ytKYFZzPnq1Se7+"
    "58L4SYC9srRCeBte6I7a6SZo3Ms74D63322P10iBbo9hIatrbB30vd0dUG/oJxb388nQwx"
    "C0iZrmRSNl5J92LZ4esnpnEnO0cjMsYC0gmsWQz+k0JuERyeoe/pOrg4lLdlt7CG8+oOt/"
    "ItQG9zZ6d2F+Puezt5F2NDEXI2iqNxANuhRn5SGhPc5AauUq57EATpvoRoceXAHoTPnz9U"
    "lNeb9+va6dvHN+8uHz59tPEm1lSW/NAC+MgkH9wYv0nsee/Aew8X7idcuCQLmtaGTvWdVo"
    "CQyjEd/GKKEPLKqNSxOJxHSQQzCLghdDPWB13lhfGq7b66JrPVYJZ239fulriFqvfRxL6r"
    "er1NnBqDmzQnYZyeZkSxZz6vUw0o3j8230HU4v4xWUB5Vqc4m92GJcVJCOVDewx9IuV9Ng"
    "S+pISRZNzU8cK83WoSLPRAO5vgQqJsaGWlyaBLRKQzGxGbCZgFSYSxuD6leauHuqYVXafx"
    "seseKoEWx5yxu2yZbtKchGKo8v3pCwu2P33RyHW4tXZSEsc8Y0KaT120b5XqFEDOoRVwjB"
    "kPoL7thjjr4E1ar4aPUQ1fkDQaz+o0sL7TqnxxOWab6m1+BTtuqdu4ZU+stvLs6fOXz189"
    "e/G82JrFlbYdmbvim3XeDUlZrQuxWeUZJCeo8fZTvic+KgcO6+EnyN2nT57YAIonT5oRBd"
    "yrclesyGsb6kBHuHoOGyRrXA6jMUf/h+KIHaNKa2EuMKMdVawDiEE1FRsmeHPXyuyv/wdZ"
    "uZ3t"
)
