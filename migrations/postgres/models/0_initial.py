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
    "eJztXW1z2za2/isYf2kyo2RiJ3Vyk09Ok7bZm7ex3e3uNDsUREISa4pQCciKZm//+8UBQB"
    "KUSAqQJZmS8WG3EYkD0IfgOc95xX9PJjQiCXv6DzrLUpz8SnB08hr99yTFEyL+UXe7h07w"
    "dFrehAscDxI5/k81MBjnIweMZzjk4t4QJ4yISxFhYRZPeUxToPiSEpTR+WvExwRNKYvhBq"
    "JD+Tslc8I4CulkEnNOIhSOcToSs+A0QvMxFYNihiIs1seMoJg9hUUjGopV43S0o/lnafzX"
    "jAScjoiYJBOr/PEfcTlOI/KdsPzn9CYYxiSp8jOWXJHXA76YymsfUv6zHAiPPghCmswmaT"
    "l4uuBjmhaj45TD1RFJSYbFIxucTWdJol9Efkk9qrjAsxkpnjEqL0RkiGcJvB+gVk9QXjsJ"
    "gs9froOr99dBcLLy7nIKg936UkhTeO/iWZn880fwCE/OTl+8fPHq+fmLV2KIfMziysu/1d"
    "IlZxSh5M/n65O/5X3xHtQIyeSSq/lrXeXt23jUyF6TajtMzi+UXC43/f7Y/D9nZ8+fvzx7"
    "9vz81Y8vXr788dWzgt+rt9oY//bDL8B7MYCKb1h94PnLMLc0SXnMF6vM/2mMs6adXdIssV"
    "78QYfI+gn+HiQkHfGx+Hn+ooWr/7y4/OnXi8tH5y8eV1n7Wd85k7f+/huEyPDG2PBwYYDD"
    "mznOomDlDj2jTWNXb03OJstXcIpHknHwF8LzV2X/Rzpq0Qxw10oxJHrgWr3w+xhzRHA41j"
    "IZTQhOeQ8NaYamGQ0JY4QJ+SxGRXGEUsrRBN8IGc2foq/ZLBXCHA85yYQoR2Ox+Kpm2MkK"
    "d9ANzVLsq76zLznWBWWxcykmLrC/kpjnF97/8v5yjZ5JMOPBZspmhdRrnI01Ds3iUVzD/2"
    "Z9U1IcobZ5fmahbZ6fNWobuFVlsIDFrG57pzhb1DM4p1hi72DBCTtABrdt0Y9f3sLMEyak"
    "h+bw2w+fLy7//ejTxb8kkycLfevjl8+/5OPFt89HmZzo5O2/r99fdE7D/5NkTPGpScvnI6"
    "w0/a0azOzU/a90LowyTlKEEZsN/iQhR4+wsNzopIcYXjxGY8zQgIgBSltHb4yR81hsuxlH"
    "QDBHjAvzjSGht5+tav1dLnQH5a8XcNX9BplX/btU/bfl1rdX+gaRV/dO6r4jkvH9rbBTL0"
    "mCeYNgrA5olYsEhgaZHmspFvuTp5KCMCFV+uC2EsaGnEkIK6qMk3AcJ1EGAi0jwniZpREa"
    "LMC9FQs7RlxL+aoU3OK864Xef09Kdp8oykD5tsQzqE+iZ5gxQE2+T4WuVPpDT5hzfomPgZ"
    "pQslp/XCdyAsFZ+UMiG+MBQNIH6fbWh/laVvfmXjdkygYy39wp9kLfpPJSf2MjryInbO28"
    "CtERmnpnP/5oYeuJUY3GnrxX5bQpBG0ZXRGcns+NfO4UjqHzZggj7q1HL5agBUJuX9/99h"
    "Sh/jSa9VHMUMwZGpIIdgSE34Y0mwiEIQytf1x9+Yykm6CHcJIRHC1QRiIxP4EIHBHQo5//"
    "DgYLORkjNYhmX4s6wp2KNnBBGApYVFyG7vhG+b0CRjJhigTi/TmszOMJ8bim81rT45quv6"
    "GqtlXmgxusMWm2o23v99PYPaZxxTMey7jxl3HBjuCGOEX9K0QbcVrv0ofEaCL+tMyJywWF"
    "38x2PF5BSU56sY7a68eN9WNEpuJNO72BgsSzfXN3SzRzi/hqAh/w7TkEfCsQZQyGJ9haNV"
    "G/FqRSJfNq1ErEp5THw0VAs0hs6cRNvKzS7k/OPDsqIWP4VNycjRUyv+Ut3brTBIfEEc2Y"
    "VBtt864x+p5AzG0cEkcrv0LkN7mdnf89deRySeFZbGvqpxE8wwqTryY4SRoliUl3NArz+d"
    "nL80JywI82WXH16eLjx5r01RkfQDZFjWCmNCG4wT9uki2jbkG3K4YWV/aMur98+VhB3W8/"
    "LEndz799evv+8tHp4xUX+BK/R3gaDMiQZjUewVaOVwk9z9fwvCOxzp9pdnMFnsaTmmBneb"
    "PXFu0U7/wmkO5Ky5Dn9ZggOb4sCZFOe0QhzxSm6+nAokytipksJ+EFla5HnIjXhCDwlsQp"
    "gbxSuCgnWg147n7Jb+m39IOkXBn4A8vX5qgPtZFFoLIvc2RRXyXPsj5KcBwheiueMOavVe"
    "iVDr+l/T/+gN3X0/PckEVPP/+Hd4hm8q2K9/z06dP/9J8idEWH/MkQxwlU3aQRygjkvYof"
    "KmSJcDLHC4bG+Fb8fbNwrDJ035R/77dUs2mJNP/zqPjr1ccOBT52kd7GGKgK2GwaCV2l9v"
    "HQXcZDK/vXzVxaIfUuyI2NJi0x3NyQBpF3RfYOr/ZEKGSY5P13npEJVATXK+3qmHW6Wz4W"
    "0cNjFx1OoJ4DsqFlQYjQcqMMT8c9oZ6moFiThVCpQgeBxhCKAhKjmZDWGU7eIArX5jEjZm"
    "eBiooRk9er8b2sumni0pqUoRp2b5wS7XMjdmfQ+3Sgzii9jojeT2QyIBkbx9OGzNDqgFah"
    "OymGOghbLa1KWpCBsiB/xsBcSNUPVZonrQqF5sU0UwHfleEgjRth+8TpbQxWDSD8m5SGN4"
    "iN6Zw0SNz9LV0jdv84gUXyEphCztqmkZYPvU42G29lY5lcJxfEdvgQ1YsFW4GgZWp35XB3"
    "zRVj89gqSYPEJwVZhs+8VtyvVjSZb4g4h11epTrCjf7KYpu/atzkr5a3uG+b9eDzwO+b9T"
    "6B9hh4PKTZiHJO6iRJW4CtQufjaw4xzdwScXOWmlQbeks7lv/wsJylX4nMqLiU+XANHSlW"
    "xvTa7PapGh1k+XBL8/0CFRS6WYR4ijx+VkQQdeSR68E13VnvMM+O/JmrHNnYdOY4E8/mmp"
    "9kEnmHpndoHhiuLb4bx32/TOexV+e7ClyCXKxRQZdaXjarHfjW7DWNGKwacasaK8TxDWHQ"
    "gkjohLQHfldo2QZX0/xqrabZdJ47JILUSqH27I+tiiDvQ21REY4CqiTxatnGKmxsmdfM4+"
    "aGeccg/7ffqDXMCObUybthkBwhi3eykWMWTGeDJA4d3RsVOu/eOIz0YQAvF0mMWROyUTfX"
    "wpsAwzjb3KMLlNAQJ0gSyQRXMH4lYhFmLzxFrfFsR7SJpbzeUDb/yI1NZJwz01Z8FQReB2"
    "9sGt8z7jl+heHV8gOwfH/B0yYVAbfWK4gRtk2W+jVmYm8sikKOSSxEcjp6XZxnJaT/gN4S"
    "1B8mlGZ9NJsiTlE/JHEixvVVB9+MEHm2SQxnnMQJVFIMM6ErJGlNo/Q9LAoVJn09seyyp8"
    "tDDNfvh3f6DJaQTiBv67uYaETFeASv8g3qD0hC5/3a473UDOop4bfg+C5dx8Vb3Vgdyr/F"
    "1WFQEHmXge+adzRvaCnCDCLGjfMFiWf75iU5Spa7Md4g8qzfPAVOaUW3AL9B5KuheocX4A"
    "fweCWDE03QUt9djy5VjMMSYF7FaUigWjhFs5THifonzgMlYxyhPwXmEuBN51hChryqVnqt"
    "8Fwf/t8oAlbT6EB+n9Py1irS3PvqtTn5pqZmBZcrE7fn6JdExoJWmFG/q8CYwWfpd0k0e7"
    "jY9Te0nPRZfL/WSZ85hXe/WCZ9ViSjGzRfJvVbfeOtbuoap5ewROibvbm8gS7hxaZeN+VN"
    "C7RYjFuPFVXfFwBhXAhNMeh12XtmLB4bPTIau0C778dbgIh7WnQtMpTfR2+5AXorSPSgzY"
    "M2r8ksNNnCn9lwhGc2PEBOe2jcDYHioXEnilw3ewm76oL3YF5ER2yU6wynrLlezbzdaqfw"
    "cqClV/v3cRyO8yQAZNCjCY4InBQo9FofPTo7g6PeYS6SsceQhoChEmAMaQTQOaOHVGvuHp"
    "piPlaJdsZkH96t2iv7Xdoxn0HmGpEomKw9D9DkeaDJNnFPO4KOrcKNDqX4bSsBvNmA8S0d"
    "7jNaXn5XTuyv0vkXcIha7iIM6Szl7zCfTRraqS0PadV2WA0O4Eu303ZGWzPxMrjsBD2UbY"
    "2BlbK9pJoTwZzynNzCKxbrHDsxCA7NTTBMIjurtrZP2/Y6Vr3SDD9cazjW7HllGYw1mR4Y"
    "nWVd1Z0/Arfrjj7fQ21vPdR8tYE/6/ag+au1XB2ma+lLXhL5TLze4WXiabDWguOs8Jt1+Z"
    "9sOyvLFor+BAI6CZjIZB1FCv2+kViFiP3yGmE1/sM7BafmmMGFSKCwkOQnfYziW8iim+MF"
    "wiNc3xJhT6s6+iciAt0X4CHt8BoLSooN0FoXsECHnBR7qUOcYsbmVHyk4Oxy4fwK4fGd4v"
    "bjqY2bSIxqfAHynvdN3LtvYqmJAI4msWuLRJPMtxBw6JAoGDeaEVYH29bwuyDz/Hbgd0LD"
    "m9p+lG3cLok8r126f84YtCl0ZneFznPcgeMRgSjYbR7/cuD5EqXnugPXBUuYM8NLIs9rpx"
    "1umFBO+9ug8xw/jCZHFzNhh6c8DjGw5mtGwQuj/shlZ0f9yF6r76NCE0xNItuTVEdEh4qU"
    "0+GJzPuWkpSg6vyIKe+AbN44IGOxaWS3CXVkmjwfTXkzGI+TBOExwQ2HAu1nWUdnCPk+jQ"
    "X3LJI1GtgeyBkWm3hG9J/o6BypUh2df+T0zOYYDjGq0TyX99r9IyGdTKXXzdXrbJB5v3PP"
    "we9cwR3lN1fD/paUxQqdd5YcYiLHJRnFwABg1DW9IbVJi6uDWhViZgwXgl+Mt44LyNFKJY"
    "kPm8m0iTFNIpIhNSvkCEJOIRosoCJKOovUYjSrc/nffcI7tEPmOa+sY5U5wdGpkfMXFlrk"
    "/EWjEoFba3McWICTBI4idJNjy5Q+AX7jBPj70ySe/z7s4TW5qaR/Y8RKmcM4R30ezKxb/c"
    "r8ySdcnjSrD/02plP6+TVSu6aHGFW6ms9pZRxDIU4h4D4QpqawP2V/Q5lPCZmYWnY3JG/u"
    "cfHajM5CqdMsEsZMYl8xLZ661hhtT6ssqXxS5S6TKu8b3d23gN0JvivZm38tTorMIPJabG"
    "MY0YUUoftm/FE3dL5SPss6eJDfakUELPfJWkGA32UNhFCVCR3FZUlg6TjVlRIE/Ulnmfh8"
    "VzobS8K6ssPtTAx9mS/CUJDJksOMDIUxMlbwgKlOzDGckRRnrIcIDsfy3wI3gBtBYApBRC"
    "eCx9CtT1aAiLvF0nKoIJ8Ba/rQ0TmQ97+lcFcWkigPfL7sCN+K6zOujzgQ91I6oNFCut5l"
    "BuKC8E1868Y3qsosLY49yN90oCi27VZvRzKtrnWPZnyJyEHI/GrYOf/uHPhcIfKctuM0yF"
    "g37JhTeOC4MXAstJsb5ytk3vvnvX8H9AK6guinJOUfAc02RvGWh7QjfBgcSHi8UQhP4OvJ"
    "U4WujRCcSh4hEgxHPXRDply3KIw5mtNZEokhAv2qeECNQ2/70+8sP2WVg3dITVFeV8ejtQ"
    "0aH090jif6rIiHK03fScTd0NiivNkqQRVqtxabargKUqhzDsG8Am9C2ubHgMJE2XwpVhWK"
    "0gdSIza3Pf263hWGg8E22uEPj/aega4KQO8ZOCJOx2ya4EUgf7swe4nu+Epxd3c6qLdK94"
    "ujKqWKmPGACbPI+RUsU3rXzN3fQTx1kTnLdMcnc7afOFDyTID7ukY2NuwuSI+P48cWzP45"
    "TjjJGoy18mavzVgbymHWxpoabpZOITg9mETCoHr/10xYUHrCvFegGjKGAik4yW3eQ0M6Sy"
    "NIOge7K4pH0GBQBaXjTJ4LXGfF7W3dteadJPS2XadUTs/bdt0RjlWLY1TbmqPN1hjVd+U4"
    "Bh5vX+WLB47Txk7QzQWEVTpfQdg7vM51bzH0VPlt+r9k0QABlka04oCBHBvMpnAGjEOGux"
    "itfKt5mbQ8shVmm00bewKDBlZtd3WHuYxygmJen8e+/SVqlTyczKq/B6M5qZGJ1dqF2KC2"
    "7UJcZfld+hD7A8a6Bi+M7WDvdTD3kPf6bOpx8M2I93LIWGdaRhw/r4dxxngwEbwTSCCQf6"
    "ebYGmYwAuZjYXMkGaA4IT6LnoEO7yOVWL/KjZ+FTELhOKMxQSuHcSWKPfY1OqejKAtdibU"
    "gjw/tsTe8lym9LZnb8PuNf4MqIeZoyXM+bfS+G0w+yv3e21Gv7A7A2VHWwcAtI2iDHLwiP"
    "7ADFNc33VLq+qhPuF41K/Y7hCQqokD7HP5b6l2IOhTjMBKF6tc5I3yi4dhHC/E7ZTO07KW"
    "Xg4Szw1LyQ75qnM+Illm3V+nqYgtNxTXOBiM1wt9C7JNXAuNhmx7DGPrpqx3NPg4xv1ZYD"
    "gZ0Szm44kLnytEntOWnJ7x8QaoskLmIeWmkBIUoRuczCk8lNzYgNVwwtF4Nai84XoQzZh/"
    "SnA8IdGXlFyL/zaH7WrHteL4UFEENBVwUvzLIYZ3AdkyT4BIxtmKA5/0lK/zFgwj1UNSQd"
    "mePPFaQGmSEQmNdZHFbJpQHJXj6jJ5dr2cfX1Gb0lFA1x2KdvwUTcPhjsnRX3BxhFx2psd"
    "++K0lv0ObC4pPI8t62E0SnGuh6nQeUPjEH3WP2WUsat4lAqutCDf1VHtuBfGB0wROIFe7T"
    "rWqWUqYVw8+WvUn2Bojd7vQTe1ZJhP3kc0Q30JFvIrTeesbmPadSBWzuqRake+Mo9UO6px"
    "1GfixGNNcIQcPj23YPDpefNpNucrncZmgyQOQe668LhKdYSM3n6Wvz+Z/gHm96tuKwIGsd"
    "Z2LPmAVqCkrW+31P44glPG+EIGvlXEXc3TQ5jJirkemgtDEzq29mcpABgS1cCiO861g4Yr"
    "Hg95PNQ56eY9d0fEaa+xH6zG/hgz/pNMHGvV29VhNto7ERRmlZhN/3nZIJIYWlfWxatJIp"
    "nlBnlznMLroTJvjkymQk3nsTa4MqQZnPXSQ+K51BEwNE0WaiZO5bEwgr6uSf2eV1+HFPRC"
    "7YV8ttV7NS8lMHNrfQ2fxyReU67XlPlH6cBlg8Rz2bIpvK8V2Ke06RgkgZAK5rOsHZFURt"
    "kAEpYTWIddCgoEyfjaBaACJqw8jRaUPERJnuiYSB5PgdQf2by1JvKyxZmdMoikpyILfO5Q"
    "p74/r+07qoe8B2JvBfoVweTA7RVCz3F7jksV5MrtgugIOX169som7Hj2qjnuCPc6A6h+xk"
    "kCMzUnsSyNaAVSQz12g6ZLMnU6ZmgUQ240xE2U1yTHPvJMkJRW860TMmxpsnS3KTdMvPaQ"
    "yUOmYxF2HjIdNKd9urVPtz4eHvsQ5H1V0cIhbDVsb6vmzEl8KedBlHJ+ktncAuGv86zWD2"
    "y1CVSmuLS/7+xgVXMBTi99oNg4Eiv3e0IaunaPws9l9yhOKUB6C7/rDhZcZ1dU80m198I7"
    "Z72l4S0N1yChz+feTz53RUg5+mX9lvZe8K5z3HvBj9wLvraHiUPzki01LdGNQ8ZlM5E3qp"
    "MfncuDgwj68K4n/0twlsTimu4BqLqI1J+5vatlfJMSj2U9lvVe82PgtPeae6/58fDYe80f"
    "YOHO14wO44T8vIKe6u63gtmpGpkvbIVmBVZGcryqkUloiJO8k4ie7w3q3+JkRmSNDPhQ68"
    "/JvNNM6zCp5Ik17mxOOG9vHL39lHOPQz0OvT99Iv/rwOJ8vOevHX+lMHPT1gWJ19UHqKs/"
    "Ux4P4xADl95/D0nOrhWlXT+wVXunBklAchqnpmKyXnU+phOEU9m2lqMJwSlDjE6EXoUYpy"
    "5kFffzw6jVjkDZLCGsqa3Y3Sf+ln5L+/JPXPTFJBHqj+PROBH/4+J3RvTB2MMhyUgaEgbl"
    "teYsj56c9tAziNyePu4hNVNMouW54MocXGVjKt7ntxSeWzyfivsKOsFEYGpfzg3oIz9zQ9"
    "/If8JDK5/bBPNwbOk5k0f55SdoF6W8bQW/plKzrP1t2CcbH7LhnXQeHHVOrexBeZsf67L+"
    "bq5KrXzivirV/jvwJcGdYT4fZwRHjhKmQuRljKUBJgHPKpuvJjhJGrd5SXVMm/z52cvzYl"
    "vDj7aNfPXp4uPH1Z1b4DxXllYIPVdrdqn7CaYmmU8dtj++1DBWHDm+ROmZbs90bd+5OWsM"
    "Iu+u6R2eu+brjI0vwf1A+EldZMW43WsNrIiBQaZGWnc/w3y55xgeQFkrH5M4QzClco28QT"
    "iUR3Ez5XDIR0MWOjhWxviWQOFrRud1bc52sYx01rDZ4E8Scu1hKU43BV+N9LCYZ5wWExM9"
    "L0ODRXkcKZ9TnYbPUIhTsSSapRFFBIdj1Jps3+Y7sXWYVN7endqkaZa4hpUMMh9VOnbHyf"
    "2+mz3EPJrO5G0z3Ld+Im83wPee7fZwxjidxPUFfm0ZIhU6j2RckIx3Wvk+doATJRypRZAq"
    "6tIOHoX4s4WNqueJBHRzLEGV7DObG9tvUF9NWJwzb0ax1C0k88NjAtSMQC/b2v64O1toXZ"
    "hM8Koon2RjqN1qjZHVDF8P+ATH86owHxDr1Gd9oLjuvoXuHnKpi+/MOpG6/DKPj8fbr7zM"
    "xZcDhw2SI2Txj6dnFjwWoxqZLO91ovhCi+puMnpHFds5+LE3RUoab4a4mCEdQcKXBEe5r6"
    "sOD1fut6JiGUzOTSNLcPzbFDDq3ESuUAoJU/Ug6ywjIRGjdXsPRtJIvLnXEq8OZ5n4D+My"
    "Nz1JNIxlZBUY72IR6U8tAujGWRMqPQ0cqjQhCHJLenBaZ5z25S1IkYdfCMpAkzgVPNEEKg"
    "fvwzuVa6+m/oHBDFys1qeZeCqcFNAdZha3dQJeUNzGXKB8/RLsDrwy81/KlABfEeqx9bGA"
    "Ep9sdvjfgc93uidI6D2k97fNtVZ3471B5Fl/iM7pqykJY5yYBSd1yLxuWCtAZ4ogMMsNbI"
    "tR8hoRGfyvKwfJEwagaERBbVk5EqcmWtVbs6YmZbvzAzq/HlNG4H4OptGjJcAOWBzg9WM1"
    "N0yUEWi/AoTaK17B6mIGieQfy5QJ+RAa7sfZt7RI5RKWAk3JJvkP9dUmvVbXeO1bDWCmTT"
    "zlvs626+je406PO++d+Xvo+0bEn1bjimxp+lZQeB77WgZfy3DIXO0IEr9UnuGGpoTG3Vbc"
    "rf3Lji7xOBxrTLzks34DbQQl8JTJtqoMGjgp03o11pVOZFD6ze7wbS3Q6grHhXd9HottPe"
    "MwN5zSLFcuwgWFW3ua4LAA3+rpNMQvHOZitZJM2gt5hbdeSRPoTOZmH7iJiUx/uJpGfYC9"
    "Np/4RrnL+W7wpzt3F/R5WN71N7RyQoaPeOw+4rEkGG1ZvUx3hPx+bpP18rw56eX5Ss6Ltz"
    "T3ta0VEnFjtEnj+ezC583iSau0Xltu7sSqrZltZj6vK5f1DLdnuI+hPtBAHsFZOP6aUcj9"
    "U8+9HMOrjui1hu/k2GBqDrZqBpvReQ/1wTR/prLa8p2FZsuuACYjW3p/1DeEvdNs6+NhTi"
    "Zve0xqm2aVN3vrzV4v2h6yaPudZrUNro27NiJtLgZaH1cuuyMAhQzhp0X7SnAq3pBFX/WJ"
    "VDm4YtQPDPyaY+261D5F6F+tt+AbWebWl4/wdLro1x1nvo8l7yAZawtQ2kVjfQGKl41bkI"
    "2d+UCzW3lSKGuIXlQHrPlMYajDgUqyh4n4Vm5SOk9z9zyQq7CBmu81khUiup+IGoDgXauT"
    "PuHrAW8GQ8CQhj4p21/jDt+hZpNri+4lMt+zotmZ0IxDxEPNJs4HbZhUvnqpd3jVS9f0nS"
    "zz+yQMIjGiQdTVjGqVd5wGunpwoiisW3br8UreFAcVQ2AVOiQtCEcMxxGc4QbXRpQXoVAZ"
    "AS26MGlCCIoKaNGDqvz6Izp2v6QM7y7FacuYq+oNpdM2MzqD9MeYvxEPou8M4ElZ+WDQf5"
    "syGQbOH939CLvGTtw+YNpxdORjdv7cuuPktPeE3KOHXeozN+xXkHjgd8DA7zrDKVNNXdeA"
    "v6WRlgCQl1TWINCgUcAIzuvl+IZAuUrZQlOWn5Ap4cp7DunLLO/dCRiNQchzwiTkYnEaqg"
    "NVyJSG4zocuKdVHSta9HTrkuLqGR4w/Ym6psfx72ng2JbFIDk6C3xbfW+awVz+mp10n0Hk"
    "Vd8hBgHexRkJOc0Wn9U2WJG91QGtIjfKh0pH2AYtmWNoRJwkRPX0AKGVkrlu3aE6J0/IZC"
    "AGqtDkG9QfCjuXRHI93RJZX4HgJi6L+5AKU7S3at7P8nfwTnbB3uqQTNyPVzJm0wQvGlzC"
    "10KVNRhgS3TH0L6qhdvX7/91XcGnOZPr4Wk+3HgpPwFiXep9dyveShbMspry+WbOV6k839"
    "35XggxF7ZXiI7C43BPbHeVNEtknvUbsN57fh44/L2EZgtt8PdSd2Owgb9QEmTfWhpQIEDK"
    "bCEDKngh4+Fldd4PTONO9hoNSIgFpBNYsxj8JwXfADS+0/d0DksSyduy0q+h1/T+Vr4D6G"
    "2uymrPj9l+XZYPAzUkEM4GSRwGsB1q5Gfb0VlLlHs8Oqu4crBnZ8kPLYCPTPLBjfGrxJ73"
    "Drz3cOFhwoVLMqVZ7all+k4rQMjkmA38YoqQRPnx6ziaxGkMMwi4IXQz1k1qi2PgZcssdU"
    "0W8MMs7b6v7S1xB1XvO1d1XdXrbeLU1MekOQrjdF+dad08vQbJMfi8jrVq+OGx+R6iFg+P"
    "yQLKszrF2ew2LCmOQijv22MoO2Lcksg5ZL5E6A2BQzQEvmaEkTRsylY3b7eaBFM90M4muJ"
    "AoG8rQNBlkeMcqTQgjNhYwC2p3E3F9RPM07bpEo02n8bHrDiqBFsecsbtsmW7SHIViqPL9"
    "9NyC7afnjVyHW0tdTjnmMyak+chF+1apjgHk7FsBJ5jxALIMb4mzDl6l9Wr4ENXwBcnicF"
    "yngfWdVuWLyzHrVG/zK9hyO4zGLXtk5Uxnpy9evnj1/PxFsTWLK207MnfFN+u8xpPQm1Ve"
    "8znox6DxdnUqqQuH9fAj5O7ps2c2gOLZs2ZEAfeWjpSnKa8thoFqznoOGyRLXI7ikKP/Q0"
    "nMDlGltTAXmNGOKpYBRK9aDwMTvL1vZfb3/wM5XJJc"
)
