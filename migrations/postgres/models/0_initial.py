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
    "txn_id" VARCHAR(255)
);
CREATE INDEX IF NOT EXISTS "events_room_position" ON "events" ("room_nid", "position");
CREATE INDEX IF NOT EXISTS "events_room_time" ON "events" ("room_nid", "origin_server_ts");
COMMENT ON TABLE "events" IS 'One PDU.  `pdu` is its federation format as JSON bytes, already redacted where `redacted_by` is set.';
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
    "eJztXV9z2za2/yoYvzSZUTOxkzrZ5Mlp0jZ70yTjuNvd2dyhYBISWVOESkBWNL397hcHAC"
    "lQIilAliWKxsNuKgIHpA/Bc37nL/46mdCIpOzJP+ksz3D6C8HRySv010mGJ0T8R93wAJ3g"
    "6XQ5CBc4vk7l/D/UxCAuZl4znuOQi7ERThkRlyLCwjyZ8oRmQPEpIyin81eIxwRNKUtgAN"
    "GR/J2ROWEchXQySTgnEQpjnI3FKjiL0DymYlLCUITF/TEjKGFP4KYRDcVdk2x8T+vPsuTP"
    "GQk4HROxSC7u8t//FZeTLCLfCCt+Tm+CUULSKj8TyRV5PeCLqbz2PuM/yYnw6NdBSNPZJF"
    "tOni54TLNydpJxuDomGcmxeGSDs9ksTfWLKC6pRxUXeD4j5TNGywsRGeFZCu8HqNUTLK+d"
    "BMHHT1fBl3dXQXCy9u4KCoPd+lJIM3jv4lmZ/PPH8Ajfn50+f/H85bPz5y/FFPmY5ZUXf6"
    "tbLzmjCCV/Pl6d/C3HxXtQMySTl1wtXus6b98k40b2mlS7YXJxYcnl5abfH5v/cXb27NmL"
    "s6fPzl/+8PzFix9ePi35vT7Uxvg3738G3osJVHzD6gMvXoa5pUnGE75YZ/6PMc6bdvaSZo"
    "X14g86RtZP8LcgJdmYx+Ln+fMWrv7r4vLHXy4uH50/f1xl7Uc9ciaH/v4bhMjoxtjwcOEa"
    "hzdznEfB2gg9o01z14cmZ5PVKzjDY8k4+Avh+auy/wMdt2gGGLVSDKmeuFEv/B5jjggOYy"
    "2T0YTgjA/QiOZomtOQMEaYkM9iVpREKKMcTfCNkNH8CfqczzIhzPGIk1yIchSLm69rhnu5"
    "wx10Q7MU+6xH9iXHuqAs7l2KiQvszzThxYV3P7+73KBnUsx4sJ2yWSP1GmdrjUPzZJzU8L"
    "9Z3ywpeqhtnp1ZaJtnZ43aBoaqDBawmNVt7wzni3oGFxQr7L1ecMKOkMFtW/TDpzew8oQJ"
    "6aE5/Ob9x4vL/zz69eLfksmThR768Onjz8V88e3zcS4XOnnzn6t3F53T8P8iOVN8atLyxQ"
    "wrTX+rJjM7df8LnQujjJMMYcRm13+QkKNHWFhudDJADC8eoxgzdE3EBKWto9fGzHkitt2M"
    "IyCYI8aF+caQ0NtP17X+fd7oDspf38BV9xtkXvXfp+q/XW59e6VvEHl176TuOyIZ390KO/"
    "WSpJg3CMbqhFa5SGBqkOu5lmJxOHkiKQgTUmUIbithbMiVhLCiyjgJ4ySNchBoORHGyyyL"
    "0PUC3FuJsGPEtYyvS8EdrrtZ6P11smT3iaIMlG9LPIP6JAaGGQPU5NtU6EqlP/SCBedX+B"
    "ioBSWr9cd1IhcQnJU/JLIxHgAkfZDt7v6wXsvdvbnXDZmyhcw3d4q90DepvNTf2siryAlb"
    "O69C1ENT7+yHHyxsPTGr0diTY1VOm0LQltEVwen53MjnTuEYOm+GMGJsM3qxBC0Qcvv89r"
    "cnCA2n0WyIEoYSztCIRLAjIPw2ovlEIAxhaP3zy6ePSLoJBginOcHRAuUkEusTiMARAT2G"
    "xe/geiEXY6QG0ezrpo5wp6INXBCGAhYVl6E7vlF+r4CRXJgigXh/DnfmyYR4XNN5relxTd"
    "ffUFXbKvPBDdaYNLvRtof9NO4f07jiGY9l3PjLuGBHcEOcov4Voq04rXfpQ2I0EX9a7sTl"
    "ksJvZjser6EkJ71YR+3149b6MSJT8aad3kBJ4tm+vbslmrlFfDWBD/gOHAK+FYgSg+EJtl"
    "ZN1K8FqVTJvBq1EvEZ5cloEdA8Els6dRMv67T7kzNPeyVkDJ+Km7OxQua3vKVbd5rikDii"
    "GZNqq23eNUYfCMTcJiFxtPIrRH6T29n53zJHLi8pPIu7Hrb4ieawyLtvPCcTKBeoCV+szR"
    "m0hTFGanZA9PSEWMY0rmKCCCR7QaqEzBb7jqFxjqfxAN0I+wPRLF2geZykBFIkciKzJhgR"
    "NiFOXyMK1+YJI2bZkXTrQWyBq8XXgxp7u+u2UY0N8YQadm+dL+Edp/cnUH2soDMwoiOi91"
    "cyuSY5i5NpQ9i4OqFV6E7KqQ7CVkurJS3IQFmtM2MkR0mmfqi8XUjLlfIMXuN0SiIkfc0q"
    "jw1nYvZtIn7SXEjRm4yGN4jFdE4aJO7+bl0jdv97Ajcp8uNKOWsbY14+9CbZbLyVrWVynV"
    "wQ2+F9VC8WbAWClqndlcPdje0am8dWSRokPmJgaVt7rbhfrWgy3xBxDru8StXDjf7SYpu/"
    "bNzkL1e3uK+pf/BJIodmvY+u94HHI5qPKeekTpJQmhLckA9YoVsNMwrC++J2eWXPYcZPnz"
    "5Uwoxv3q+IiY+//frm3eWj08druHAtOUdZIm4BXZNqy6hux5yjD6uK9xJsuBpD/VLbds32"
    "OeBSS8v8Qlq9qi2SynhBHN8QBgVhXNi6AzB0oYAWrmbF1XUz+w7r3KHIthaxt2cl7xSue6"
    "O1xcnohnYMEu/YtVHDjQXMzTxuLl/uA9jZfduMMCeYUyc4aZD0kMX3spETFkxn12kSOuLJ"
    "Cp3HkxvwZIdAzUWaYNaEbNTgRngTYJhnG+y9QCkNcYokkewFCQ5+iVgSjuApahpN2hJtE2"
    "rdHGk1/8it3fm4YKat+CoJvA7eOrh6YNzTf4Xh1XLP04RAD3yBoGuTklCDm5UEK+dtVBFy"
    "SaglFiwW9quY9KpsoYJi8djoEbB1gMqip8dolAtdMIT/L8t6h2iW8SRF12REoeqY0+XQuo"
    "rZ101rw9Jm9Kool6uWgZn3WItY+xjycZnjPrp5mNCPr1ztZeXqA+R0VR84yZI1Ui9Qthco"
    "dMuXsELoq0HuFs3f7iWs0/pP4Rjzaa9ynDFhUTT0kTSHW+0Uvpxo6cz6PU7CWNsIGBn0aI"
    "IjAv2ShF4bokdnZ9DwFtYiOXsMBQIYInAxJL9CiuAAqQKlAZpiHisHl7HY+7d1Hfb3eWtH"
    "x5q08UkUTDZ2RTJ5HmiybdxrjqBjp3CjQ661XQVe/HkwnRGya+429V05sb9K51/AMWq5iz"
    "Cks4y/xXw2aagbWZ3Squ2wmhzAl26n7a7MU70yDppHKBGaEQSslHV0ak15qpfsFlh6xRJ9"
    "2ouYBK0D4cgO3QO+tU5k1/exKgox/HCttSFmcr9l+0GT6YF6LraNuvONALvu6PPFInsrFv"
    "FRPt/x76j5q7VcHaZrzik2iHyjqMHx5RRrsNaC46zwm3XajayvlWezlnnBAjoJmMhkY4MM"
    "GhsgcRci9ssrhNX8928VnJpjBhcigcJCOKtVntg3Tm7hBIs5XiA8xvWpyHu6q6N/IiKQ9Q"
    "wPaYfXWLCk2AKtdQELdMhJsZf8nylmbE7FRwrOLhfOrxH2r5fND6c2biIxq/EFyDHvmzi4"
    "b2IleRdHk7rDGzfl7pZkPnXXoRRMMG48I6wOtm3gd0nm+e3A75SGN7WFd23cXhJ5XruUOc"
    "7YFKpxXdldofMcd+B4RCAKdlvEvxx4vkLpue7AdcES5szwJZHntdMON0wop/1t0HmOH0dx"
    "0cVM2OEZT0J5PtTnnIIXprbSqGHmoNX3UaEJpiaRVRiLcfHYOlSknA7fy7xvKUkJqq6PmP"
    "IO6NOLY7FpUMIHujekbASpvBmMJ2mKcExwQ/ez/dzW0RlCvk0TwT2LZI0GtgdyhcU2nhH9"
    "Jzo6R6pUvfOPnJ7Z9BsSsxrNcznW7h8J6WQqvW6uXmeDzPudB1seUGB8czXsb0lZrNB5Z8"
    "kxJnJcknECDABGXdEbUpu0uD6pVSHmxnQh+MV867iAnK1Ukviw1cmOMU0jkiO1KuQIQk4h"
    "nFCNMySdRepmNK9z+d99wTu0IeEFr6xjlQVB79TI+XMLLXL+vFGJwNDGHAcW4DSFnqtucm"
    "yV0ifAb50AfzhN4vnvwx5ek5tK+jdGrJQ5zHPU58HMusWGzJ/8nsuW2vp0A2M5pZ9fIbVr"
    "BohRpav5nFbmMRTiDALu18LUFPanbLkh8ykhE1PL7obkzT3evDajs1TqxcFS1hXT4qlrjd"
    "H2tMollU+qvM+kykOju0ML2HvBd+ZhnVsc4XaQs9t6sP2rrO9CitChGd/rRipflM+yDh4U"
    "Q62IgBU+WSsI8LusgRCqMqXjZFkSuHScDotTiv6gs1x8vqioDFDJepqwruxwNwt/zb5mF2"
    "EoyGTJYU5GwhiJFTwQyp9OCJwFMsVJzgbqSBD4b4EbwI0gMIUgohPBY2g8LytAxGh5azlV"
    "kM+ANcOMfOOBHP+awagsJFEe+OK2Y3wrrs+4bi0mxjJ6TaOFdL3LDMQF4dv41o1vdHkE3Q"
    "Yve/GmA0Wxa7d6O5Jpda17NONLRI5C5nfgvMgHyGmQsW7YsaDwwHFr4FhqNzfOV8i89897"
    "/47oBXQF0U9Jxj8Amm2M4q1OaUf4MDmQ8HirEJ7A15MnCl0bITiVPEIkGI70yaaqRWHC0Z"
    "zO0khMEehXxQNqHHq7X/7e8lPWOXiH1BTldXU8ANmg8fFE53iiz4p4uNL0rUTcDY0tloOt"
    "ElShdmuxqaarIIXqLw7mFXgTsjY/BhQmyuZLiapQlD6QGrG56+U39a4wHAy20Q5/aIv3DH"
    "RVAHrPQI84nbBpiheB/O3C7BW6/pXi3l9Xfm+V7hdHVUoVMeMBE2aR8ytYpfSumbu/A7fD"
    "jFfp+idzdp84sOSZAPd1jWxs2F2S9o/jfQtm/5SknOQNxtpycNBmrI3kNGtjTU03S6cQ4x"
    "RcSgi9+3MmLCi9YNErUE2JoUAKo5zOB2hEZ1kESedgd0XJGBoMqqB0kqN/fvn0sc6K29t9"
    "N5p3ktDbdp1SOQNv23VHOFYtjnFta442W2Nc35WjDzzevcoXD5xkjZ2gmwsIq3S+gnBwfJ"
    "3r3mDoqfLb9H/IogECrMxoxQHXcm4wm8IZMA4Z7mK28q0WZdJJJn7AarNpY09g0MCq7a7u"
    "MJdTTlDC6/PYd3+LWiVvnAVsNCc1MrFauxCbJwlbdiGusvwufYj9AWNdgxeNZ1G3eR2aT6"
    "P2Xp+29+ObER/gkLHOtIzoP69HSc54MBG8E0ggkH+nm2BpWMALma2FzIjmgOCE+i57BDu8"
    "jnVi/yq2fhUJC4TiTMQCrh3EVij32NTqQEbQDjsTakFeHFtib3muUnrbc7Bl9xp/BtTDzN"
    "ES5vwbafw2mP2V8UGb0S/szkDZ0dYBAG2jKIMcPKLfMcMU16NuaVUDNCQcj4cV2x0CUjVx"
    "gH3e/mumHQj6FCOw0sVdLopG+eXDMI4XYjij82xZSy8nieeGW8kO+apzPiJ5bt1fp6mIrT"
    "AUNzgYjNcLfQvybVwLjYZsewxj56asdzT4OMbhLDCcjmme8HjiwucKkee0JadnPN4CVVbI"
    "PKTcFlKCInSDkwWFh5JbG7AaTjgarwaVN1yPohnzjylOJiT6lJEr8W9z2K52XiuODxVFQD"
    "MBJ8V/OcTwLiBb5nsgknG28sAnveSrogXDWPWQVFB2IE+8FlCa5ERCY11kMZumFEfLeXWZ"
    "PPd9O/v6jMGKiga47FK24aNuHgx3Tor6go0ecdqbHfvitJb9DmxeUngeW9bDaJTiXA9Tof"
    "OGxjH6rH/MKWNfknEmuNKCfNdnteNemB8wReAEerXrWKeWqYRx8eSv0HCCoTX6cADd1NJR"
    "sfgQ0RwNJVgorjSds7qLZTeBWLmqR6od+co8Uu2oxlGfiROPNUEPOXx6bsHg0/Pm02zO1z"
    "qNza7TJAS568LjKlUPGb37LH9/Mv0DzO9X3VYEDGKt7ViKCa1ASVvfbqn9SQSnjPGFDHyr"
    "iLtaZ4AwkxVzAzQXhiZ0bB3OMgAwJKqBRXdc6x4arng85PFQ56Sb99z1iNNeYz9Yjf0hYf"
    "xHmTjWqrer02y0dyoozCoxm/7zskEkMbSurItXi0Qyyw3y5jiF10Nl3hyZTIWaLmJtcGVE"
    "czjrZYDEc6kjYGiWLtRKnMpjYQR9XZP6Pd99E1LQN2ov5LOt3qt5KYGZW+tr+Dwm8Zpys6"
    "YsPkoHLhsknsuWTeF9rcA+pU3HIAmEVDCf5e2IpDLLBpCwgsA67FJSIEjG1y4AFTBhy9No"
    "QclDlOR7HRMp4imQ+iObt9ZEXna4slMGkfRU5IHPHerU9+e1fUf1kPdA7K1AvyKYHLi9Ru"
    "g5bs9xqYJcuV0S9ZDTp2cvbcKOZy+b444w1hlA9RNOU1ipOYllZUYrkBrpuVs0XZKp0wlD"
    "4wRyoyFuorwmBfaRZ4JktJpvnZJRS5Oluy25ZeK1h0weMvVF2HnIdNSc9unWPt26Pzz2Ic"
    "hDVdHCIWw1bG+r5ixIfCnnUZRy/iqzuQXC3+RZrZ/YahOoTHFpf9/ZwarWApy+9IFi40is"
    "wu8JaejaPQo/V92jOKMA6S38rvdww012RTWfVHsvvHPWWxre0nANEvp87v3kc1eElKNf1m"
    "9p7wXvOse9F7znXvCNPUwcmpfsqGmJbhwSL5uJvFad/OhcHhxE0Pu3A/kvwXmaiGu6B6Dq"
    "IlJ/5vZ93cY3KfFY1mNZ7zXvA6e919x7zfvDY+81f4CFO59zOkpS8tMaeqobbwWzUzWzuL"
    "EVmhVYGcn5qkYmpSFOi04ier3XaHiL0xmRNTLgQ60/J/NOK23CpJIn1rizOeG8vXH07lPO"
    "PQ71OPRw+kT+68DiYr7nrx1/pTBz09YlidfVR6irP1KejJIQA5fefQtJwa41pV0/sVV7Zw"
    "ZJQAoap6Zisl51HtMJwplsW8vRhOCMIUYnQq9CjFMXsorx4jBqtSNQPksJa2ordveFv2Zf"
    "s6H8ExdDsUiEhnEyjlPxPy5+50QfjD0akZxkIWFQXmuu8uj70wF6CpHb08cDpFZKSLS6Fl"
    "yZg6sspuJ9fs3gucXzqbivoBNMBKYO5dqAPoozN/RA8RMeWvncJpiHsaXnTB7lV5ygXZby"
    "thX8mkrNsva3YZ9sfciGd9J5cNQ5tbIH5W1+rKv6u7kqtfKJ+6pU++/AlwR3hvk8zgmOHC"
    "VMhcjLGEsDTAKedTZ/meA0bdzmS6o+bfJnZy/Oy20NP9o28pdfLz58WN+5Jc5zZWmF0HO1"
    "Zpe6n2BqkvnUYfvjSw1jxZHjK5Se6fZM1/adm7PGIPLumsHxuWs+z1h8Ce4Hwk/qIivG8K"
    "A1sCImBrmaad39DPPVnmP4GspaeUySHMGSyjXyGuFQHsXNlMOhmA1Z6OBYifEtgcLXnM7r"
    "2pzdx22ks4bNrv8gIdcelvJ0U/DVSA+LecZpuTDR6zJ0vVgeR8rnVKfhMxTiTNwSzbKIIo"
    "LDGLUm27f5TmwdJpW3d6c2aZolrmElg8xHlfruODnsu9lDzKPpTN42w33nJ/J2A3zv2W4P"
    "Z4zTSVJf4NeWIVKh80jGBcl4p5XvYwc4UcKRWgSpoi7t4FGIP1vYqHqeSEA3xxJUyT6zhb"
    "H9Gg3VguU582YUSw0hmR+eEKBmBHrZ1vbHvbcbbQqTCV6V5ZMshtqt1hhZzfTNgE9wvKgK"
    "8wGxTn3WR4rrDi1095BLXX5n1onUyy+zfzzefeVlIb4cOGyQ9JDFP5yeWfBYzGpkshzrRP"
    "GFFtXdZPQ9VWwX4MfeFFnSeDPExQzpCBK+JDgqfF11eLgy3oqKZTC5MI0swfFvU8CocxO5"
    "QikkLDWArLOchETM1u09GMki8eZeSbw6muXiH8ZlbnqaahjLyDowvo+bSH9qGUA3zppQ6W"
    "ngUKUpQZBbMoDTOpNsKIcgRR5+ISgDTZNM8EQTqBy8929Vrr1a+jsGK3BxtyHNxVPhtITu"
    "sLIY1gl4QTmMuUD5+iXYHXhl5r8sUwJ8RajH1n0BJT7Z7Pi/A5/vdCBI6D2kh9vmWqu78d"
    "4g8qw/Ruf0lykJE5yaBSd1yLxuWitAZ4ogMMsNbItRihoRGfyvKwcpEgagaERBbVk5kmQm"
    "WtVbs6YmZbfrAzq/iikjMF6AafRoBbADFgd4/VitDQvlBNqvAKH2ilewulhBIvnHMmVCPo"
    "SG+0n+NStTuYSlQDOyTf5DfbXJoNU1XvtWA1hpG0+5r7PtOrr3uNPjzoMzfw9934j402pc"
    "kS1N30oKz2Nfy+BrGY6Zqx1B4pfKM9zQlNAYbcXd2r/s6BJPwlhj4hWf9WtoIyiBp0y2VW"
    "XQwEmZ1quxrnQig9Jvdofv6gatrnBcetfnidjWMw5rwynN8s5luKB0a09THJbgWz2dhvil"
    "w1zcbUkm7YWiwlvfSRPoTOZmH7iJiUx/uFpGfYCDNp/4VrnLxW7wpzt3F/R5WN71N7R2Qo"
    "aPeNx/xGNFMNqyepWuh/x+ZpP18qw56eXZWs6LtzT3ta0VEnFjtEnj+ezC5+3iSeu0Xltu"
    "78SqrZltZj6vK5f1DLdnuI+hPtBAHsF5GH/OKeT+qedejeFVZwxaw3dybjA1J1s1g83pfI"
    "CGYJo/VVltxc5Cs1VXAJORLb0/6hvC3mm1zfEwJ5O3PSa1S7PKm731Zq8XbQ9ZtP1O89oG"
    "18aojUibi4nWx5XL7ghAIUP4Wdm+EpyKN2QxVH0iVQ6umPUdA79mrF2X2qcI/av1Fnwty9"
    "yG8hGeTBfDuuPM93HLO0jG2gKUdtFYX4DiZeMOZGNHPtAr+lYWwPwqoIKY0RDCqJnV+sFy"
    "Gui6momisG5mq+crh315hCeEHKB3yIJwxHASwelGcG1MeRkkkLGBsj+JJoRwgfjoBlCvWt"
    "+8/v5vKQMfKxGMZTRCdU3RCU05nUFiUMJfiwfRI9fwpGz5YNCZljIZICke3f1wp8YetT6U"
    "0HG54b3Z/kSnfnLa2wgH9D1JfVbH+eaKzpLEF3QOjq+gs4B0VznOmGp3uAH8rcy0BIB8SW"
    "UNAg0aBYzgJEuObwgkci+by8nEbDIlXPmVILGPFV3tAKMxCAZMmIRcLMlCddQAmdIwrsOB"
    "e7qrY663Xm5Tukg9wwOmP1HXxBH+LXM9kNsg6V0/tV11hGgGc8VrdtJ9BpFXfcfoHnub5C"
    "TkNF98VNtgTfZWJ7SK3KiYGsAaWzQrTaBFZ5oSVe0OQisjc13UrnqKTsjkWkxUTvvXaDgS"
    "di6J5P10s1B9Bdz+eFn2gpQDr72J6X5ufwf/WRfsrQ7JxB3aAM1iMUrYNMVqS68z/kqosg"
    "YDbIWuD41dWrh99e7fVxV8WjC5Hp4W042X8iMg1pWuULfireTBLK8pLG3mfJXK892d76UQ"
    "c2F7hagXHocDsd1V0qyQedZvwXrv+Xng8PcSypDb4O+lrlO2gb+QLG/fdBVQIEDKfCEDKn"
    "iBbjI6X9atfMc07mSv0DUJsYB0AmuWk/+g4BuAllB6TEd300gOyxqYhi6s+7vzHUBvc71C"
    "e+R49xULPgzUkFozu06TMIDtUCM/2w6VWaHc46Ey5ZWjPVVGfmgBfGSSD26MXyf2vHfgvY"
    "cLDxMuXJIpzWvP89EjrQAhl3O28IspQhIVBxPjaJJkCawg4IbQzVi3bywPSJbNZNQ1WdoK"
    "q7T7vnZ3izuoet/TpeuqXm8Tp3YXJk0vjNN99Wx08/QaJH3wefW1nu7hsfkAUYuHx2QB5V"
    "md4mx2Gy4peiGU9+0xlLXityRyDpmvEHpD4BgNgc85YSQLm7LVzeFWk2CqJ9rZBBcSZUOB"
    "hiaDDO9EpQlhxGIBs6CqLRXXx7RI065LNNp2GR+77qASaHHMGbvLlukmTS8UQ5Xvp+cWbD"
    "89b+Q6DK30/+OYz5iQ5mMX7Vul6gPI2bcCTjHjAWQZ3hJnHbxO69XwMarhC5InYVyngfVI"
    "q/LFyzmbVG/zK9hxoXjjlu1ZOdPZ6fMXz18+O39ebs3yStuOLFzxzTqv8YzgZpXXfEJwHz"
    "TefZ3X58JhPb2H3D19+tQGUDx92owoYGzlsGWa8dpiGKjmrOewQbLC5SgJOfo/lCbsGFVa"
    "C3OBGe2oYhVADKr1MLDAm0Mrs7//H9FwiFs="
)
