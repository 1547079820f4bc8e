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
    "eJztXV1z2zbW/isY3zSZUTOxkzpZ+8pp0ja7+Rrb3e5Os0PBJCQxpggtAVnR7Nv//uIAIA"
    "lKJAXIkkzJuNhtTOIA1CF4znM+8b+jMY1Iwp79nU6zFCe/ERwdnaH/HaV4TMQ/6m730BGe"
    "TMqbcIHjm0SO/6YGBqN85A3jGQ65uDfACSPiUkRYmMUTHtMUKD6nBGV0dob4iKAJZTHcQH"
    "Qg/07JjDCOQjoex5yTCIUjnA7FLDiN0GxExaCYoQiL9TEjKGbPYNGIhmLVOB1uaf5pGv93"
    "SgJOh0RMkolV/vyPuBynEflOWP7n5DYYxCSp8jOWXJHXAz6fyGvvU/6LHAiPfhOENJmO03"
    "LwZM5HNC1GxymHq0OSkgyLRzY4m06TRL+I/JJ6VHGBZ1NSPGNUXojIAE8TeD9ArZ6gvHYU"
    "BJ8+XwdX766D4Gjp3eUUBrv1pZCm8N7FszL584fwCD+eHL989fL1i9OXr8UQ+ZjFlVd/qa"
    "VLzihCyZ9P10d/yfviPagRksklV/PXuszbN/Gwkb0m1WaYnF8ouVxu+t2x+W8nJy9evDp5"
    "/uL09U8vX7366fXzgt/Lt9oY/+b9r8B7MYCKb1h94PnLMLc0SXnM58vM/3mEs6adXdIssF"
    "78oH1k/Rh/DxKSDvlI/Hn6soWr/7y4/Pm3i8snpy+fVln7Sd85kbf++guEyODW2PBw4QaH"
    "tzOcRcHSHXpCm8Yu3xqfjBev4BQPJePgF8LzV2X/Bzps0Qxw10oxJHrgSr3wxwhzRHA40j"
    "IZjQlOeQ8NaIYmGQ0JY4QJ+SxGRXGEUsrRGN8KGc2foS/ZNBXCHA84yYQoRyOx+LJm2MoK"
    "99ANzVLsi76zKznWBWWxdSkmLrD/JjHPL7z79d3lCj2TYMaD9ZTNEqnXOGtrHJrFw7iG/8"
    "36pqQ4QG3z4sRC27w4adQ2cKvKYAGLWd32TnE2r2dwTrHA3ps5J2wPGdy2RT98fgMzj5mQ"
    "HprDb95/urj895OPF/+STB7P9a0Pnz/9mo8X3z4fZnKiozf/vn530TkN/0+SMcWnJi2fj7"
    "DS9HdqMLNT97/RmTDKOEkRRmx6842EHD3BwnKj4x5ieP4UjTBDN0QMUNo6OjdGzmKx7aYc"
    "AcEMMS7MN4aE3n6+rPW3udA9lL9ewFX3G2Re9W9T9d+VW99e6RtEXt07qfuOSMZ3d8JOvS"
    "QJ5g2CsTqgVS4SGBpkeqylWOyPn0kKwoRU6YPbShgbciYhrKgyTsJRnEQZCLSMCONlmkbo"
    "Zg7urVjYMeJaypel4AbnXS30/ndUsvtIUQbKtyWeQX0SPcOMAWryfSJ0pdIfesKc8wt8DN"
    "SEktX64zqSEwjOyj8ksjEeACR9kG5ufZivZXVv7nVDpqwh882dYi/0TSov9dc28ipywtbO"
    "qxAdoKl38tNPFraeGNVo7Ml7VU6bQtCW0RXB6fncyOdO4Rg6a4Yw4t5q9GIJWiDk9uXt78"
    "8Q6k+iaR/FDMWcoQGJYEdA+G1As7FAGMLQ+vvV509Iugl6CCcZwdEcZSQS8xOIwBEBPfr5"
    "38HNXE7GSA2i2dWijnCnog1cEIYCFhWXoTu+UX6vgJFMmCKBeH8OK/N4TDyu6bzW9Lim62"
    "+oqm2V+eAGa0yazWjbh/00to9pXPGMxzJu/GVcsCO4JU5R/wrRWpzWu/QxMZqIn5Y5cbmg"
    "8JvZjsdLKMlJL9ZRe/24tn6MyES8aac3UJB4tq/vbommbhFfTeADvj2HgG8FoozA8ARbqy"
    "bq14JUqmRejVqJ+JTyeDAPaBaJLZ24iZdl2t3JmecHJWQMn4qbs7FC5re8pVt3kuCQOKIZ"
    "k2qtbd41Rj8QiLmLQ+Jo5VeI/Ca3s/O/p45cLik8i21N/TSCZ1hi8tUYJ0mjJDHpDkZhvj"
    "h5dVpIDvijTVZcfbz48KEmfXXKbyCbokYwU5oQ3OAfN8kWUbeg2xZDiys7Rt2fP3+ooO43"
    "7xek7qffP755d/nk+OmSC3yB30M8CW7IgGY1HsFWjlcJPc9X8Lwjsc5faHZ7BZ7Go5pgZ3"
    "mz1xbtFO/8NpDuSsuQ5/WIIDm+LAmRTntEIc8UpuvpwKJMrYqZLCfhBZWuRxyL14Qg8JbE"
    "KYG8UrgoJ1oOeG5/ya/p1/S9pFwa+APL1+aoD7WRRaCyL3NkUV8lz7I+SnAcIXonnjDmZy"
    "r0Sgdf0/6ff8Lu6+l5bsm8p5///VtEM/lWxXt+9uzZf/rPELqiA/7jAMcJVN2kEcoI5L2K"
    "P1TIEuFkhucMjfCd+H3TcKQydM/L3/s11WxaIM1/HhW/Xn3sUOBjF+ltjIGqgM26kdBlah"
    "8P3WY8tLJ/3cylJVLvglzbaNISw80NaRB5V2Rv/2pPhEKGSd595xkZQ0VwvdKujlmlu+Vj"
    "ET08dtHhBOo5IBtaFoQILTfM8GTUE+ppAoo1mQuVKnQQaAyhKCAxmglpneHkHFG4NosZMT"
    "sLVFSMmLxeje9k1XUTl1akDNWwe+2UaJ8bsT2D3qcDdUbpdUT0fiTjG5KxUTxpyAytDmgV"
    "uuNiqIOw1dKqpAUZKAvypwzMhVT9oUrzpFWh0LyYZiLguzIcpHEjbJ84vYvBqgGEf5vS8B"
    "axEZ2RBom7u6VrxO6fR7BIXgJTyFnbNNLyoVfJZuOtrC2T6+SC2A7vo3qxYCsQtEztrhzu"
    "rrlibB5bJWmQ+KQgy/CZ14q71Yom8w0R57DLq1QHuNFfW2zz142b/PXiFvdtsx59HvhDs9"
    "4n0B4Cjwc0G1LOSZ0kaQuwVeh8fM0hpplbIm7OUpNqTW9px/IfHpez9AuRGRWXMh+uoSPF"
    "0phem90+UaODLB9uab5foIJCN4sQT5HHz4oIoo48cj24pjvrPebZkj9zmSNrm84cZ+LZXP"
    "OTTCLv0PQOzT3DtcV347jvF+k89up8V4FLkIs1KuhSy8tmtQPfmr2mEYNVI25VY4U4viUM"
    "WhAJnZD2wO8KLdvgappfrdU0685zj0SQWinUnv2xURHkfagtKsJRQJUkXi3bWIWNLfOaed"
    "zcMO8Q5P/mG7WGGcGcOnk3DJIDZPFWNnLMgsn0JolDR/dGhc67N/YjfRjAy0USY9aEbNTN"
    "lfAmwDDONvfoAiU0xAmSRDLBFYxfiViE2QtPUWs82xGtYymvNpTNH7m2iYxzZtqKr4LA6+"
    "C1TeMHxj2HrzC8Wn4Elu+veNKkIuDWagUxxLbJUr/FTOyNeVHIMY6FSE6HZ8V5VkL639A7"
    "gvqDhNKsj6YTxCnqhyROxLi+6uCbESLPNonhjJM4gUqKQSZ0hSStaZS+g0WhwqSvJ5Zd9n"
    "R5iOH6ff9Wn8ES0jHkbX0XEw2pGI/gVZ6j/g1J6Kxfe7yXmkE9JfwtOL5N13HxVtdWh/K3"
    "uDoMCiLvMvBd8w7mDS1EmEHEuHG+IPFsX78kR8lyN8YbRJ7166fAKa3oFuA3iHw1VG//Av"
    "wAHq9kcKIJWuq7q9GlinFYAsyrOA0JVAunaJryOFH/xHmgZIQj9E1gLgHedI4lZMiraqUz"
    "hef68P9GEbCaRgfy+5yWt5aR5s5Xr83JNzU1K7hcmbg9R78kMha0woz6XQXGDD5Lv0ui2c"
    "PFrr+hxaTP4vu1TvrMKbz7xTLpsyIZ3aD5Iqnf6mtvdVPXOL2EBULf7M3lDXQJLzb1uilv"
    "WqDFYtxqrKj6vgAI40JoikFnZe+ZkXhs9MRo7ALtvp9uACLuaNGVyFB+H73FBuitINGDNg"
    "/avCaz0GRzf2bDAZ7Z8Ag57aFxNwSKh8adKHJd7yVsqwveo3kRHbFRrjOcsuZ6NfN2q53C"
    "y4GWXu0/RnE4ypMAkEGPxjgicFKg0Gt99OTkBI56h7lIxp5CGgKGSoARpBFA54weUq25e2"
    "iC+Ugl2hmTvX+7bK/sdmnHfAaZa0SiYLzyPECT54EmW8c97Qg6Ngo3OpTit6kE8GYDxrd0"
    "eMhoefldObG/SudfwD5quYswpNOUv8V8Om5op7Y4pFXbYTU4gC/dTtsZbc3Ey+CyE/RAtj"
    "UGVsr2kmpOBHPKc3ILr1isc+zEIDg0N8Ewieys2to+bdPrWPVKM/xwreFYs+eVZTDWZHpg"
    "dJZ1VXf+CNyuO/p8D7Wd9VDz1Qb+rNu95q/WcnWYrqUveUnkM/F6+5eJp8FaC46zwm/W5X"
    "+y7awsWyj6EwjoJGAik3UUKfT7RmIVIvbLGcJq/Pu3Ck7NMIMLkUBhIclP+hjGd5BFN8Nz"
    "hIe4viXCjlZ19E9EBLovwEPa4TUWlBRroLUuYIEOOSl2Uoc4wYzNqPhIwdnlwvklwsM7xe"
    "2nYxs3kRjV+ALkPe+beHDfxEITARyNY9cWiSaZbyHg0CFRMG44JawOtq3gd0Hm+e3A74SG"
    "t7X9KNu4XRJ5Xrt0/5wyaFPozO4Knee4A8cjAlGwuzz+5cDzBUrPdQeuC5YwZ4aXRJ7XTj"
    "vcMKGc9rdB5zm+H02OLqbCDk95HGJgzZeMghdG/chFZ0f9yF6r76NCE0xMItuTVIdEh4qU"
    "0+FHmfctJSlB1fkRU94B2bzxhozEppHdJtSRafJ8NOXNYDxOEoRHBDccCrSbZR2dIeT7JB"
    "bcs0jWaGB7IGeYr+MZ0T/R0TlSpTo4/8jxic0xHGJUo3ku77X7R0I6nkivm6vX2SDzfuee"
    "g9+5gjvKb66G/S0pixU67yzZx0SOSzKMgQHAqGt6S2qTFpcHtSrEzBguBL8Ybx0XkKOVSh"
    "IfNpNpEyOaRCRDalbIEYScQnQzh4oo6SxSi9GszuV//wnv0Q6Z57yyjlXmBAenRk5fWmiR"
    "05eNSgRurcxxYAFOEjiK0E2OLVL6BPi1E+AfTpN4/vuwh9fkppL+nRErZQ7jHPV5MLVu9S"
    "vzJ3/k8qRZfei3MZ3Sz2dI7ZoeYlTpaj6jlXEMhTiFgPuNMDWF/Sn7G8p8SsjE1LK7IXlz"
    "h4vXZnQWSp1mkTBmEvuKafHUtcZoe1plSeWTKreZVPnQ6O6hBexW8F3J3vxrcVJkBpHXYm"
    "vDiC6kCD004w+6ofOV8lnWwYP8VisiYLlP1goC/CFrIISqTOgwLksCS8eprpQg6BudZuLz"
    "XepsLAnryg43MzH0Zb4IQ0EmSw4zMhDGyEjBA6Y6McdwRlKcsR4iOBzJfwvcAG4EgSkEER"
    "0LHkO3PlkBIu4WS8uhgnwKrOlDR+dA3v+awl1ZSKI88PmyQ3wnrk+5PuJA3EvpDY3m0vUu"
    "MxDnhK/jWze+UVVmaXHsQf6mA0Wxabd6O5Jpda17NONLRPZC5lfDzvl358DnCpHntB2nQc"
    "a6YcecwgPHtYFjod3cOF8h894/7/3boxfQFUQ/ISn/AGi2MYq3OKQd4cPgQMLjtUJ4Al+P"
    "nyl0bYTgVPIIkWA46qFbMuG6RWHM0YxOk0gMEehXxQNqHHqbn35r+SnLHLxHaoryujoerW"
    "3Q+HiiczzRZ0U8Xmn6ViLuhsYW5c1WCapQu7XYVMNVkEKdcwjmFXgT0jY/BhQmyuZLsapQ"
    "lD6QGrG56elX9a4wHAy20Q5/eLT3DHRVAHrPwAFxOmaTBM8D+bcLsxfoDq8Ud3ung3qrdL"
    "c4qlKqiBkPmDCLnF/BIqV3zdz/HcQTF5mzSHd4MmfziQMlzwS4r2tkY8PugvTwOH5owexf"
    "4oSTrMFYK2/22oy1gRxmbayp4WbpFILTg0kkDKp3/50KC0pPmPcKVENGUCAFJ7nNemhAp2"
    "kESedgd0XxEBoMqqB0nMlzgeusuJ2tu9K8k4TetuuUyul52647wrFqcQxrW3O02RrD+q4c"
    "h8Djzat88cBx2tgJurmAsErnKwh7+9e57g2Gniq/T/5B5g0QYGFEKw64kWOD6QTOgHHIcB"
    "ejlW81L5OWR7bCbNNJY09g0MCq7a7uMJdRTlDM6/PYN79ErZKHk1n192A0JzUysVq7EBvU"
    "tl2Iqyy/Tx9if8BY1+CFsR3svQ7mHvJen3U9Dr4Z8U4OGetMy4jD5/UgzhgPxoJ3AgkE8n"
    "e6CZaGCbyQWVvIDGgGCE6o76JHsMPrWCb2r2LtVxGzQCjOWEzg2kFsgXKHTa0eyAjaYGdC"
    "LcjzY0vsLc9FSm979tbsXuPPgHqcOVrCnH8jjd8Gs79yv9dm9Au7M1B2tHUAQNsoyiAHj+"
    "gPzDDF9V23tKoe6hOOh/2K7Q4BqZo4wC6X/5pqB4I+xQisdLHKRd4ov3gYxvFc3E7pLC1r"
    "6eUg8dywlOyQrzrnI5Jl1v11morYckNxhYPBeL3QtyBbx7XQaMi2xzA2bsp6R4OPYzycBY"
    "aTIc1iPhq78LlC5DltyekpH62BKitkHlKuCylBEbrByZzCQ8m1DVgNJxyNV4PKG6570Yz5"
    "5wTHYxJ9Tsm1+G9z2K52XCuODxVFQFMBJ8W/HGJ4F5At8yMQyThbceCTnvIsb8EwVD0kFZ"
    "TtyROvBZQmGZHQWBdZTCcJxVE5ri6TZ9vL2ddn9BZUNMBll7INH3XzYLhzUtQXbBwQp73Z"
    "sStOa9nvwOaSwvPYsh5GoxTnepgKnTc09tFn/XNGGbuKh6ngSgvyXR7VjnthfMAUgRPo1a"
    "5jnVqmEsbFk5+h/hhDa/R+D7qpJYN88j6iGepLsJBfaTpndRPTrgKxclaPVDvylXmk2lGN"
    "oz4TJx5rggPk8PGpBYOPT5tPszld6jQ2vUniEOSuC4+rVAfI6M1n+fuT6R9hfr/qtiJgEG"
    "ttx5IPaAVK2vp2S+2PIzhljM9l4FtF3NU8PYSZrJjroZkwNKFja3+aAoAhUQ0suudcW2i4"
    "4vGQx0Odk27ec3dAnPYa+9Fq7A8x4z/LxLFWvV0dZqO9E0FhVonZ9J+XDSKJoXVlXbyaJJ"
    "JZbpA3xym8Hirz5sh4ItR0HmuDKwOawVkvPSSeSx0BQ9NkrmbiVB4LI+jrmtTvePVVSEEv"
    "1F7IZ1u9V/NSAjO31tfweUziNeVqTZl/lA5cNkg8ly2bwvtagV1Kmw5Ckk+UrwYk+SBrOJ"
    "JSbg9GVHq92Ya1wAIq9x60NhKX76pnqpdq/szwG9BMFflDDOhHHT1RUEPChxo4stP1v6b9"
    "wnIqoU1rv4KUzKApkXom7/vYyy/f44yOakDv+/BYw2ON3WCNK54RPF6JNsph1niDSRKHIE"
    "ZfUUglXFWz04mQyEuN4X8osothvfPcZ5HHJmQvQSj4SyMG1YTP68MdO1l1df1gIwjogsrp"
    "0JkaGxSDzWq+2BJucrFC5gXj/gpGyGvDfJq1W2GVUTZikeUE1rlvBQWCimgteFTWGuvJku"
    "i8SyqkqpmmTV4JLU/QWBJ8G53ZqYxDhouzwBdwdOr786ZQpzSTN4UeoEtaRTA5cHuJ0HPc"
    "nuNSBblyuyA6QE4fn7y2yf08ed2c/An3OgOofsFJAjM1VxIsjGgFUgM9do3Ot9J7GzM0jK"
    "FAFUw1FbrOsY88mDGl1aLXhAxaOt3eb8o1q189ZPKQ6VCEnYdMe81pX/Pqa14Ph8c+D3SX"
    "eaDV2i/nljo5ie+nsxf9dD7KklqB8Fd5VusHttoEqlxX2t/3drCquQCnlz5QbJxLnPs9Ia"
    "NEu0fhz0X3KE5lfoqF33ULC66yK6pFfdp74Z2z3tLwloZr9oQvqt1NUW1FSDn6Zf2W9l7w"
    "rnPce8EP3Au+spGkQwfJDXWO1N0bR2VHx3PVTp3OiEqXfv+2J/9LcJbE4ppuxK5aOZKaKr"
    "LtLeM7RXos67Gs95ofAqe919x7zQ+Hx95r/gi7J1ySMeWkrA5oALV1w1qhbSYJAqOKwDrJ"
    "Q0BNAJFGar7RxqD0kOqSQcjauCUTjiBf46zsfACFhCqHQ+xKJj2wZea/vF2XDbKztb+mX1"
    "OzXmGhKBFWll0rSdo3CxkEKhcD8S2B85iLLk7PEPpjFCeyAgInpF9MoU4/4qqW8msqYCjj"
    "zTjcA2sPrNdXkIdZWeIrSTpyXguIQjdoklN4XOKCS6pbXmiTGqa3hfMLGh/P34t4/peMDg"
    "R0+GVJy9fdb4V8EzUyX9gK7X1OCZLja2oz9XznqH+HkymRGAmC6BLxLGG3e820yikpeWLt"
    "eGwuxW4/vnHzxdgeL3UXLz20Ft8+YpL/dWBxPt7z146/Upi5YaKCxIMiF1DUEV39ifJ4EI"
    "cYuPTue0hydi0p7fqBrdo7NUgCktM4He0hu0bORnSMcCoPj+NoLHAiQ4yOhV6FJDfdTlLc"
    "1ylwekegbJoQ1nS4x/0nlu4W+RPnfTFJhPqjeDhKxP94X7prJEk8GJCMpCH4WGhllic/Hv"
    "fQc0jdO37aQ2qmmESLc8GVGbhxRlS8z6/pQLarilXin6ATTASmKgcNoI/c36Nv5H/CQyt/"
    "0BjzcGQZOs0oHQep1lFFQ80F1NJ0urVtB86GfbL2UdfemeTBUefUyg6Ut/mx2nuTKp+4dy"
    "at60zyzbIekPl8lBEcOUqYCpGXMZYGmAQ8y2y+GuMkadzmJdUhbfIXJ69Oi20Nf7Rt5KuP"
    "Fx8+LO/cAue5srRC6Llas0tj57oxk8z7mtt9zbWb2JnjC5Se6fZM1/adm7PGIPLumt7+uW"
    "u+TNnoEtwPhB/VRVaM273WwIoYGGRqpEvb74WTP/AN9DXhIxJnCKZUrpFzhMOQTsULUg6H"
    "fDQkuoBjZYTvCHQ+yeis7rCRbSyjcmOmN99IyLWHBXqDy+bdKrVGp+l8o9MsxQkqJiZ6Xo"
    "Zu5j3EqFqLz6jO6GEoxCkkxEzTiCKCwxFqrbZs853YOkwqb+9eh5VolriGlQwyH1U6dMfJ"
    "oWfhaEHgZrgbRIcEvndst4dTxuk4ru/w0JYiXKHzSMYFyXinlW9kDDhRwpFaBKmiLu3gUY"
    "g/W9iomt6pPuhYgip5DEtubJ+jvppQZyxXo1jqFpIFgjEBakbgRLnaU+q2ttCqMJngVdE/"
    "g42geL81RlYzfDXgExzP2wL4gFinPus9xXUPLXR3UExXfGe2TDa+zMPj8eZbb+Tiy4HDBs"
    "kBsvin4xMLHotRjUyW9zpRfatFdTcZvaWWPTn4sTdFShpvhriYIR1BwpcER7mvqw4PV+63"
    "omIZTM5NI0tw/PsEMOrMRK7QCwOm6kHWWUZCIkbr/m6MpJF4c6oqcDDNxH90MWGSaBjLak"
    "oQt7GI9KcWAXTjxOeBPk1xNqIJQZBb0kP9sdhcfXkLUuThLwR9QJI4JcXxiyoH7/1blWuv"
    "pv6BwQxcrNanmXgqnBTQHWYWt3UCXlDcxtw4l9E5xa1MCfAtQTy2PhRQ4pPN9v878PlODw"
    "QJvYf04ba51upuvDeIPOv30Tl9NSFhjBOz4KQOmdcNawXoTBEEZrmBbTFKXiMig/915SB5"
    "wgAUjeR9OjB01DDRqt6aNTUpm50f0Pm1bBMSpwWYRk8WADtgcYDXT9XcMFFGzsv+IjBxBa"
    "uLGSSSfypTJuRDaLgfZ1/TIpVLWAo0bTz2vM0vXl9t0mt1jde+1QBmWsdT7utsu47uPe70"
    "uPPBmb+D1jBE/LQaV2RL19+CwvPY1zL4WoZ95mpHkPil8gw3NvAr7rbibu1fdnSJx+FIY+"
    "IFn/U5dKyTwFMm26oyaOCkTOvVWFc6kUHpN7vDN7VAqyscF971WSy29VS223uGUF+uXIQL"
    "Crf2JMFhAb7V02mIXzjMxWolmdngL19JE+hM5mYfuImJTH+4mkZ9gL02n/haucv5brhX2r"
    "J3untY3mW5v2NY7iMeO4l4LAhGW1Yv0h0gv1/YZL28aE56ebGU8+ItzV1ta4VE3Bht0ng+"
    "u/B5vXjSMq3Xlus7sWprZpuZz+vKZT3D7RnuY6iPNJBHcBaOvmQUcv/Ucy/G8Kojeq3hOz"
    "k2mJiDrZrBZnTWQ30wzZ+rrLZ8Z6HpoitA9dnX+6O+Iey9Zttwh/z2mNQmzSpv9tabvV60"
    "PWbR9gfNahtcG3dtRNpMDHQ5ygQjoJAh/LRoXwlOxVsy76s+kSoHV4z6gYFfc6Rdl9qnCP"
    "2r9RY8l2VuffkIzybzfsMJJltf8h6SsbYApV001hegeNm4AdnYmQ8UTtP5B5mzhuhFdcCK"
    "zxSGOpyoKXuYwEE+KZ2luXteHuMjwwZqvjMkK0R0PxE1AMG7Vke9w9cD3gyGgCENfVI2v8"
    "Y9vkPNJtcW3QtkvmdFszOhGYeIh5qOnU9aM6l89VJv/6qXrqk6P+2jMIjEiAZRVzOqVd5x"
    "mh+yNlYU1i279Xglb3B+5hkEVqFD0pxwxHAcwSG+cG1IeREKlRHQ2cJhaRAUFdCiPJRsSQ"
    "puf0kZ3l2I05YxV9UbSqdtZnQK6Y8xPxcPou/cwJOy8sGg/zZVp67lj+5+hnFjJ24fMO04"
    "OvIxO39w8WFy2ntCHtDDLvWZG/YrSDzw22Pgd53hlKmmrivA38JISwDISyprEGjQKGA0w+"
    "YBs3kLTVl+QiaEK+85pC+zvHcnYDQGIc8xk5CLxWmoDlQhExqO6nDgjlZ1rGjR061Kiqtn"
    "eMD0J+qaHse/p4FjWxaD5OAs8E31vWkGc/lrdtJ9BpFXffsYBHgbZyTkNJt/UttgSfZWB7"
    "SK3CgfKh1ha7RkjqERcZIQ1dPDPN97oDsnj8n4RgxUoclz1B8IO5dEcj3dEllfgeAmLov7"
    "kApTtLdq3s3y9/BOdsHe6pBM3I1XMmaTBM8bXMLXQpU1GGALdIfQvqqF29fv/nVdwac5k+"
    "vhaT7ceCk/A2Jd6H13J95KFkyzmvL5Zs5XqTzf3fleCDEXtleIDsLj8EBsd5U0C2Se9Wuw"
    "3nt+Hjn8vYRmC23w91J3Y7CBv1ASZN9aGlAgQMpsLgMqeC7j4WV13g9M4052hm5IiAWkE1"
    "izGPyNgm8AGt/pezqHJYnkbVnp19Brencr3wP0NldltefHbL4uy4eBGhIIpzdJHAawHWrk"
    "Z9vRWQuUOzw6q7iyt2dnyQ8tgI9M8sGN8cvEnvcOvPdw4XHChUsyoVntqWX6TitAyOSYNf"
    "xiipBE+fHrOBrHaQwzCLghdDPWTWqLY+Blyyx1TRbwwyztvq/NLXEPVe87V3Vd1ett4tTU"
    "x6Q5CON0V51p3Ty9Bskh+LwOtWr48bH5AaIWj4/JAsqzOsXZ7DYsKQ5CKO/aYyg7YtyRyD"
    "lkvkDoDYF9NAS+ZISRNGzKVjdvt5oEEz3Qzia4kCgbytA0GWR4xypNCCM2EjALancTcX1I"
    "8zTtukSjdafxsesOKoEWx5yxu2yZbtIchGKo8v341ILtx6eNXIdbC11OOeZTJqT50EX7Vq"
    "kOAeTsWgEnmPEAsgzviLMOXqb1angf1fAFyeJwVKeB9Z1W5YvLMatUb/Mr2HA7jMYte2Dl"
    "TCfHL1+9fP3i9GWxNYsrbTsyd8U367zGk9CbVV7zOeiHoPG2dSqpC4f18APk7vHz5zaA4v"
    "nzZkQB9xaOlKcpry2GgWrOeg4bJAtcjuKQo/9DScz2UaW1MBeY0Y4qFgFEr1oPAxO8eWhl"
    "9tf/A88AIHs="
)
