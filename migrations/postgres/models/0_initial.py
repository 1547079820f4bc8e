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
    "eJztXVtz2ziy/isov0xSpaRiJ3GyyZNzmZnsya0cz85u7ZyiYBKSGFOEhgCtqObMfz9oAK"
    "RAiaQAWZYpGg+7E5FogG6C3V9f8dfRlEYkYY//SfMsxcmvBEdHr9BfRymeEvGPutsDdIRn"
    "s+VNuMDxZSLHf1cDg0kx8pLxDIdc3BvhhBFxKSIszOIZj2kKFF9SgjI6f4X4hKAZZTHcQH"
    "Qkf6dkThhHIZ1OY85JhMIJTsdiFpxGaD6hYlDMUITF+pgRFLPHsGhEQ7FqnI5vaf48jf/M"
    "ScDpmIhJMrHKf/9XXI7TiPwgrPg5uwpGMUmq/IwlV+T1gC9m8tqHlP8sB8KjXwYhTfJpuh"
    "w8W/AJTcvRccrh6pikJMPikQ3OpnmS6BdRXFKPKi7wLCflM0bLCxEZ4TyB9wPU6gmW146C"
    "4POXi+Db+4sgOFp7dwWFwW59KaQpvHfxrEz++WN4hEcnx89ePHv59PTZSzFEPmZ55cXfau"
    "klZxSh5M/ni6O/5X3xHtQIyeQlV4vXus7bN/G4kb0m1W6YXFxYcnm56ffH5n+cnDx9+uLk"
    "ydPTl8+fvXjx/OWTkt/rt9oY/+bDL8B7MYCKb1h94MXLMLc0SXnMF+vMfzvBWdPOXtKssF"
    "78QYfI+in+ESQkHfOJ+Hn6rIWr/zo7f/vr2fmD02cPq6z9rO+cyFt//w1CZHRlbHi4cInD"
    "qznOomDtDj2hTWPXb01PpqtXcIrHknHwF8LzV2X/Rzpu0Qxw10oxJHrgRr3w+wRzRHA40T"
    "IZTQlO+QCNaIZmGQ0JY4QJ+SxGRXGEUsrRFF8JGc0fo69ZngphjkecZEKUo4lYfF0z3MoK"
    "N9ANzVLsq76zLznWBWVx61JMXGB/JjEvLrz/5f35Bj2TYMaD7ZTNGqnXOFtrHJrF47iG/8"
    "36ZknRQ23z9MRC2zw9adQ2cKvKYAGLWd32TnG2qGdwQbHC3ssFJ+wAGdy2RT9+eQMzT5mQ"
    "HprDbz58Pjv/z4NPZ/+WTJ4u9K2PXz7/UowX3z4fZ3Kiozf/uXh/1jkN/y+SMcWnJi1fjL"
    "DS9NdqMLNT97/SuTDKOEkRRiy//E5Cjh5gYbnR6QAxvHiIJpihSyIGKG0dvTZGzmOx7XKO"
    "gGCOGBfmG0NCbz9Z1/q3udANlL9ewFX3G2Re9d+m6r9ebn17pW8QeXXvpO47IhnfXws79Z"
    "wkmDcIxuqAVrlIYGiQ6bGWYnE4fSwpCBNSZQhuK2FsyJmEsKLKOAkncRJlINAyIoyXPI3Q"
    "5QLcW7GwY8S1lK9LwR3Ou1no/XW0ZPeRogyUb0s8g/okBoYZA9Tkx0zoSqU/9IQF51f4GK"
    "gJJav1x3UkJxCclT8ksjEeACR9kO5ufZivZXVv7nVDpmwh882dYi/0TSov9bc28ipywtbO"
    "qxD10NQ7ef7cwtYToxqNPXmvymlTCNoyuiI4PZ8b+dwpHEPnzRBG3NuMXixBC4Tcvr777T"
    "FCw1mUD1HMUMwZGpEIdgSE30Y0mwqEIQytf3778hlJN8EA4SQjOFqgjERifgIROCKgx7D4"
    "HVwu5GSM1CCafS3qCHcq2sAFYShgUXEZuuMb5fcKGMmEKRKI9+ewMo+nxOOazmtNj2u6/o"
    "aq2laZD26wxqTZjba920/j9jGNK57xWMaNv4wLdgRXxCnqXyHaitN6l94nRhPxp2VOXC4p"
    "/Ga24/EaSnLSi3XUXj9urR8jMhNv2ukNlCSe7du7W6LcLeKrCXzAd+AQ8K1AlAkYnmBr1U"
    "T9WpBKlcyrUSsRn1IejxYBzSKxpRM38bJOuz8586RXQsbwqbg5GytkfstbunVnCQ6JI5ox"
    "qbba5l1j9B2BmOs4JI5WfoXIb3I7O/9H6sjlJYVncdfDFj/TDCZ5/4NnZArlAjXhi7Uxg7"
    "YwxkiNDogeHhPLmMbFhCACyV6QKiGzxX5iaJzh2WSAroT9gWiaLNB8EicEUiQyIrMmGBE2"
    "IU5eIwrX5jEjZtmRdOtBbIGrydeDGntbdduoxoZ4Qg27t86X8I7T2xOoPlbQGRjREdH7iU"
    "wvScYm8awhbFwd0Cp0p+VQB2GrpdWSFmSgrNbJGclQnKofKm8X0nKlPIPXOJuRCElfs8pj"
    "w6kYfR2LnzQTUvQqpeEVYhM6Jw0Sd39L14jd/x7BIkV+XClnbWPMy4feJJuNt7K1TK6TC2"
    "I7fIjqxYKtQNAytbtyuLuxXWPz2CpJg8RHDCxta68V96sVTeYbIs5hl1eperjRX1ps85eN"
    "m/zl6hb3NfX3Pknkrlnvo+t94PGIZmPKOamTJJQmBDfkA1boVsOMgvC2uF1e2XOY8cuXj5"
    "Uw45sPK2Li82+f3rw/f3D8cA0XriXnKEvELaBrUm0Z1e2Yc/R+VfGegw1XY6ifa9uu2T4H"
    "XGppmZ9Jq1e1RVIZL4jjK8KgIIwLW3cAhi4U0MLVtLi6bmbfYJ4bFNnWIvb2rOSdwnVvtL"
    "Y4Gd3QjkHiHbs2arixgLmZx83ly30AO7tvmxFmBHPqBCcNkh6y+FY2csyCWX6ZxKEjnqzQ"
    "eTy5AU92CNScJTFmTchG3dwIbwIM42yDvWcooSFOkCSSvSDBwS8RS8wRPEVNo0lbom1CrZ"
    "sjreYfubU7HxfMtBVfJYHXwVsHV+8Y9/RfYXi13PM0IdAD3yDo2qQk1M3NSoKV4zaqCDkl"
    "1BILFgv7VQx6VbZQQRPx2OgBsHWAyqKnh2iUCV0whP8vy3qHKE95nKBLMqJQdczp8ta6it"
    "nXorVhaTN6VZTLVcvAzDXWItY+hnxY5riPbt5N6MdXrvaycvUecrqqD5xkyRqpFyjbCxS6"
    "5UtYIfTVIDeL5m/3EtZp/adwiPm0FxlOmbAoGvpImrdb7RS+HGjpzPp9EocTbSNgZNCjKY"
    "4I9EsSem2IHpycQMNbmItk7CEUCGCIwE0g+RVSBAdIFSgN0AzziXJwGZN9eFfXYX+fSzs6"
    "1qSNT6JgurErksnzQJNt415zBB07hRsdcq3tKvDiz4PpjJBdc7ep78qJ/VU6/wIOUcudhS"
    "HNU/4O83zaUDeyOqRV22E1OIAv3U7bXZineqUcNI9QIjQlCFgp6+jUnPJUL9ktsPSKxfq0"
    "FzEIWgfCkR26B3xrnciu17EqCjH8cK21IWZyv2X7QZPpgXouto26840Au+7o88UieysW8V"
    "E+3/HvoPmrtVwdpmvOKTaIfKOoweHlFGuw1oLjrPCbddqNrK+VZ7OWecECOgmYyGRjgxQa"
    "GyCxChH75RXCavyHdwpOzTGDC5FAYSGc1SpP7BvH13CCxRwvEB7j+lTkPa3q6J+ICGQ9w0"
    "Pa4TUWLCm2QGtdwAIdclLsJf9nhhmbU/GRgrPLhfNrhP3rZfP82MZNJEY1vgB5z/sm7tw3"
    "sZK8i6Np3eGNm3J3SzKfuutQCiYYN84Jq4NtG/hdknl+O/A7oeFVbeFdG7eXRJ7XLmWOOZ"
    "tBNa4ruyt0nuMOHI8IRMGui/iXA89XKD3XHbguWMKcGb4k8rx22uGGCeW0vw06z/HDKC46"
    "y4UdnvI4lOdDfc0oeGFqK40aRg5afR8VmmBmElmFsRgXj61DRcrp8EjmfUtJSlB1fsSUd0"
    "CfXjwRmwbFfKB7Q8pGkMqbwXicJAhPCG7ofrafZR2dIeTHLBbcs0jWaGB7IGdYbOMZ0X+i"
    "o3OkStU7/8jxiU2/ITGq0TyX99r9IyGdzqTXzdXrbJB5v/NgywMKjG+uhv0tKYsVOu8sOc"
    "REjnMyjoEBwKgLekVqkxbXB7UqxMwYLgS/GG8dF5CjlUoSH7Y62XFCk4hkSM0KOYKQUwgn"
    "VOMUSWeRWoxmdS7/m094gzYkvOCVdayyIOidGjl9ZqFFTp81KhG4tTHHgQU4SaDnqpscW6"
    "X0CfBbJ8DfnSbx/PdhD6/JTSX9GyNWyhzGOerzILdusSHzJx9x2VJbn25gTKf08yukds0A"
    "Map0NZ/TyjiGQpxCwP1SmJrC/pQtN2Q+JWRiatndkLy5x8VrMzpLpV4cLGVdMS2eutYYbU"
    "+rXFL5pMrbTKq8a3R31wL2VvCdeVjnFke43cnZbT3Y/lXWdyFF6K4Z3+tGKt+Uz7IOHhS3"
    "WhEBK3yyVhDgd1kDIVRlQsfxsiRw6TgdFqcUfad5Jj5fVFQGqGQ9TVhXdribif9I/0jPwl"
    "CQyZLDjIyEMTJR8EAofzolcBbIDMcZG6gjQeDfAjeAG0FgCkFEp4LH0HheVoCIu+XScqgg"
    "z4E1w5T84IG8/0cKd2UhifLAF8uO8bW4nnPdWkzcS+kljRbS9S4zEBeEb+NbN77R5RF0G7"
    "zsxZsOFMWu3ertSKbVte7RjC8ROQiZ34HzIu8hp0HGumHHgsIDx62BY6nd3DhfIfPeP+/9"
    "O6AX0BVEPyMp/whotjGKtzqkHeHD4EDC461CeAJfTx8rdG2E4FTyCJFgONInm6oWhTFHc5"
    "onkRgi0K+KB9Q49HY//a3lp6xz8AapKcrr6ngAskHj44nO8USfFXF/pek7ibgbGlssb7ZK"
    "UIXarcWmGq6CFKq/OJhX4E1I2/wYUJgomy/FqkJR+kBqxOaup9/Uu8JwMNhGO/yhLd4z0F"
    "UB6D0DPeJ0zGYJXgTytwuzV+j6V4p7e135vVW6XxxVKVXEjAdMmEXOr2CV0rtmbv4O3A4z"
    "XqXrn8zZfeLAkmcC3Nc1srFhd0naP473LZj9c5xwkjUYa8ubgzZjbSSHWRtrarhZOoUYp+"
    "BSQuj9n7mwoPSERa9ANWQCBVIYZXQ+QCOapxEknYPdFcVjaDCogtJxhv757cvnOitub+tu"
    "NO8kobftOqVyBt62645wrFoc49rWHG22xri+K0cfeLx7lS8eOE4bO0E3FxBW6XwF4eDwOt"
    "e9TXA8JdGXlFyI//4PWTQAgdpxrZggVBSB0KMBF/+CY2GsEYIgegRESBAt+8fpKV8VGV1j"
    "VZKmescNZAN9NBf6lsg6Ne2zzWcJxdFyXB0wuO3l7N29wJ9kTLOYT+TRlOKBnLzA/pQwjx"
    "E6J1K9/7dHnK6IJ1tOV4g8p+04rWW/A5uXFJ7Hlu51jVKc3esVOu9eP8Q0hbcZZexbPE4F"
    "V1qQ7/qodtwL4wOmCJxAL6j9n5jEoKX/STz5KzScYui0MBxAcUYyKiYfIpqhoQQLxZWmts"
    "27mHYTiJWzeqTaka/MI9WOahz1mTjxWBP0kMPHpxYMPj5tbo51ula4kF8mceh6cG2VqoeM"
    "3r3T0B90cQ/dhSp5U8Ag1prdWQxoBUra+rZHSNCOIo6gaSFfAJxhKh+zOPMSMxmAG6C5MD"
    "ShAHSYpwBgSFQDi2441y3kb3o85PFQ56Sb99z1iNNeY99bjf0xZvytPKKyVW9Xh9lo70RQ"
    "mIdf2rSzkPVmxNC6Ms1GTRLJzlBQWMEpvB4qiyvIdCbUdBFrgysjmkHrqAESz6U6StE0Wa"
    "iZOJVdpgR9Xc+LPa++CSnohdpPJ7U9krTmpQTmMaGudXMek3hM0jn5vY9DMvVH6cBlg8Rz"
    "2bLHhD9+fp/SpmOQBEIqmOdZOyKpjLIBJKwgsA67lBQIKja1C0AFTNiyuTUoeYiSPNIxkS"
    "KeAqk/sha0JvKyw5mdMoikpyILfO5Qp74/r+07qoe8B2JfnK4KJgdurxF6jttzXKogV26X"
    "RD3k9M4O5ekIoPoZJwnM1JzEsjKiFUiN9FjHyEyZOh0zfa43xE2U16TAPrLFUEqr+dYJGf"
    "H6AM3Np9wy8dpDJg+Z+iLsPGQ6aE77dGufbt0fHvsQ5D5DkCuHEtTs7dbDevP9n4x8Rzzv"
    "xTG9n2Q2t0D4mzyr9QNbbQKVKS7t7xs7WNVcgNONowONDnuF3xPS0LV7VJ6uu+Iexak8Nt"
    "fC73oLC26yK6r5pNp74Z2z3tLwloZrkNDnc+8nn7sipBz9sn5Ley941znuveA994Jv7GHi"
    "0LxkR01LjJOndMHwa31u1lz2ISPow7uB/C/BWRKLa7pRtOoiUt/C/7aW8U1KPJb1WNZ7zf"
    "vAae81917z/vDYe83vYeHO14yO4oT8vIae6u63gtmZGlksbIVmBVZGcvzqmSc/MaTne42G"
    "1zjJiayRAR9qfdvdG820CZNKnljjzuaE8/ZeurtPOfc41OPQu9Mnrkd33OjIjnvIXynM3L"
    "R1SeJ19QHq6s+Ux6M4xMCl9z9CUrBrTWnXD2zV3qlBEpCCxqmpmKxXnU/oFOFUtq3laEpw"
    "yhCjU6FXIcapC1nF/aK3vdoRKMsTwprait18Yjg7fij/xMVQntg+nMTjSSL+x8XvjOg++6"
    "MRyUgaEgblteYsDx4dD9ATiNweP4Tz4SWzSLQ6F1yZyzMuqXiff6Tw3OL5VNxX0AkmAlOH"
    "cm5AH8UJ9/pG8RMeWvncppiHE0vPWUbpNCga8pelvG0Fv6ZSs6z9bdgnAUwlN5Sv/fXgyC"
    "vvjcrb/FhX9XdzVWrlE/dVqfbfgS8J7gzz+SQjOHI9Jtkk8jLG0gCTgGedzd+mOEkat/mS"
    "qk+b/OnJi9NyW8OPto387dPZx4/rO7fEea4srRB6rtbs0tg5bdgk86nD7anDtZvYmeMrlJ"
    "7p9kzX9p2bs8Yg8u6aweG5a77mbHIO7gfCj+oiK8btQWtgRQwMMjXSuvvZ8uzBoucYvoSy"
    "VnWEIEypXCOvEQ5DmosXpBwOxWjIQgfHygRfEyh8zei8rs3ZbSwjnTUsv/xOQq49LNckA2"
    "+E8tVIDwu4Sb7TPEtxgsqJiZ6XocvFADGq1uJzqtPwGQpxKpZEeRpRRHA4Qa3J9m2+E1uH"
    "SeXt3ahNmmaJa1jJIPNRpb47Tu723ewh5qEEgZvhbhD1CXzv2W4Pc8bpNK4v8GvLEKnQeS"
    "TjgmS808r3sQOcKOFILYJUUZd28Gh9ZvbvuueJBHRzLEGV7DNbGNuv0VBNKHNoVqNY6haS"
    "+eExAWpGoJdtbX/cW1toU5hM8Kosn2QTqN1qjZHVDN8M+ATHi6owHxDr1Gd9oLjuroXuHn"
    "Kpy+/MOpF6+WX2j8e7r7wsxJcDhw2SHrL4+fGJBY/FqEYmy3udKL7QorqbjL6liu0C/Nib"
    "Iksab4a4mCEdQcLnBEeFr6sOD1fut6JiGUwuTCNLcPzbDDDq3ESuUAoJUw0g6ywjIRGjdX"
    "sPRtJIvLlXEq+O8kz8h3GZm54kGsYysg6Mb2MR6U8tA+jGWRMqPQ0cqjQhCHJLBnBaZ5wO"
    "5S1IkYdfCMpAkzgVPNEEKgfvwzuVa6+m/onBDFysNqSZeCqclNAdZha3dQJeUN7GXKB8/R"
    "LsDrwy81+WKQG+ItRj676AEp9sdvjfgc93uiNI6D2kd7fNtVZ3471B5Fl/iM7pbzMSxjgx"
    "C07qkHndsFaAzhRBYJYb2BajFDUiMvhfVw5SJAxA0YiC2rJyJE5NtKq3Zk1Nym7nB3R+Ma"
    "GMwP0CTKMHK4AdsDjA64dqbpgoI9B+BQi1V7yC1cUMEsk/lCkT8iE03I+zP9IylUtYCjQl"
    "2+Q/1FebDFpd47VvNYCZtvGU+zrbrqN7jzs97rxz5u+h7xsRf1qNK7Kl6VtJ4Xnsaxl8Lc"
    "Mhc7UjSPxceYYbmhIad1txt/YvO7rE43CiMfGKz/o1tBGUwFMm26oyaOCkTOvVWFc6kUHp"
    "N7vDd7VAqyscl971eSy2dc5hbjilWa5chgtKt/YswWEJvtXTaYhfOszFaksyaS8UFd56JU"
    "2gM5mbfeAmJjL94Woa9QEO2nziW+UuF7vBn+7cXdDnYXnX39DaCRk+4nH7EY8VwWjL6lW6"
    "HvL7qU3Wy9PmpJenazkv3tLc17ZWSMSN0SaN57MLn7eLJ63Tem25vROrtma2mfm8rlzWM9"
    "ye4T6Gek8DeQRn4eRrRiH3Tz33agyvOmLQGr6TY4OZOdiqGWxG5wM0BNP8icpqK3YWyldd"
    "AUxGtvT+qG8Ie6PZNsfDnEze9pjULs0qb/bWm71etN1n0fY7zWobXBt3bUTaXAy0Pq5cdk"
    "cAChnCT8v2leBUvCKLoeoTqXJwxaifGPg1J9p1qX2K0L9ab8HXssxtKB/h8WwxrDvOfB9L"
    "3kAy1hagtIvG+gIULxt3IBs78oFe0HeyAOaTgApiREMIo2ZU6wfLaaDraqaKwrqZrR6vHP"
    "blEZ4QcoDeIQvCEcNxBKcbwbUx5WWQQMYGyv4kmhDCBeKjG0C9an3z+ttfUgY+ViIYy2iE"
    "6pqiE5oymkNiUMxfiwfRdy7hSdnywaAzLWUyQFI8uvvhTo09an0ooeNyw3uz/YlO/eS0tx"
    "Hu0Pck9Vkd55srOksSX9A5OLyCzgLSXWQ4Zard4QbwtzLSEgDyJZU1CDRoFDCCkyw5viKQ"
    "yL1sLicTs8mMcOVXgsQ+VnS1A4zGIBgwZRJysTgN1VEDZEbDSR0O3NOqjrneerpN6SL1DA"
    "+Y/kRdE0f4j9T1QG6DpHf91HbVEaIZzBWv2Un3GURe9R2ie+xdnJGQ02zxWW2DNdlbHdAq"
    "cqNiaABzbNGsNIYWnUlCVLU7CK2UzHVRu+opOiXTSzFQOe1fo+FI2LkkkuvpZqH6Crj98b"
    "LsBSkHXnsT0/0sfwP/WRfsrQ7JxB3aAM1iMYrZLMFqS68z/kKosgYDbIWuD41dWrh98f7f"
    "FxV8WjC5Hp4Ww42X8hYQ60pXqGvxVrIgz2oKS5s5X6XyfHfneynEXNheIeqFx+GO2O4qaV"
    "bIPOu3YL33/Nxz+HsOZcht8Pdc1ynbwF9IlrdvugooECBltpABFbxAVymdL+tWfmIad7JX"
    "6JKEWEA6gTXLwd8p+AagJZS+p6O7SSRvyxqYhi6s+1v5BqC3uV6hPXK8+4oFHwZqSK3JL5"
    "M4DGA71MjPtkNlVij3eKhMeeVgT5WRH1oAH5nkgxvj14k97x147+HC/YQL52RGs9rzfPSd"
    "VoCQyTFb+MUUIYmKg4lxNI3TGGYQcEPoZqzbN5YHJMtmMuqaLG2FWdp9X7tb4gaq3vd06b"
    "qq19vEqd2FSdML43RfPRvdPL0GSR98Xn2tp7t/bL6DqMX9Y7KA8qxOcTa7DZcUvRDK+/YY"
    "ylrxaxI5h8xXCL0hcIiGwNeMMJKGTdnq5u1Wk2CmB9rZBGcSZUOBhiaDDO9YpQlhxCYCZk"
    "FVWyKuj2mRpl2XaLTtND523UEl0OKYM3aXLdNNml4ohirfj08t2H582sh1uLXS/49jnjMh"
    "zccu2rdK1QeQs28FnGDGA8gyvCbOOnid1qvhQ1TDZySLw0mdBtZ3WpUvXo7ZpHqbX8GOC8"
    "Ubt2zPyplOjp+9ePby6emzcmuWV9p2ZOGKb9Z5jWcEN6u85hOC+6Dxbuu8PhcO6+E95O7x"
    "kyc2gOLJk2ZEAfdWDlumKa8thoFqznoOGyQrXI7ikKP/Q0nMDlGltTAXmNGOKlYBxKBaDw"
    "MTvLlrZfb3/wP7HL4o"
)
