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
    "txn_id" VARCHAR(255)
) /* One PDU.  `pdu` is its federation format as JSON bytes, already redacted where `redacted_by` is set. */;
CREATE INDEX IF NOT EXISTS "events_room_position" ON "events" ("room_nid", "position");
CREATE INDEX IF NOT EXISTS "events_room_time" ON "events" ("room_nid", "origin_server_ts");
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
    "eJztXV9z2za2/yoYvzSZUTOxkzrZ5Mlp0jZ70yTjuNvd2dyhYBKSWFOESoBWNL397hcHAC"
    "lQIilAliWKxsNuKgIHoA/Jc37nL/46mdKIJOzJP2mepTj5heDo5BX66yTFUyL+o254gE7w"
    "bLYchAscXydy/h9qYjApZl4znuGQi7ERThgRlyLCwiye8ZimQPEpJSij81eITwiaURbDAK"
    "Ij+Tslc8I4Cul0GnNOIhROcDoWq+A0QvMJFZNihiIs9seMoJg9gU0jGopd43R8T+vnafxn"
    "TgJOx0Qskold/vu/4nKcRuQbYcXP2U0wiklS5WcsuSKvB3wxk9fep/wnORFu/ToIaZJP0+"
    "Xk2YJPaFrOjlMOV8ckJRkWt2xwNs2TRD+I4pK6VXGBZzkp7zFaXojICOcJPB+gVnewvHYS"
    "BB8/XQVf3l0FwcnasysoDHbrSyFN4bmLe2Xyzx/DLXx/dvr8xfOXz86fvxRT5G2WV178rb"
    "ZeckYRSv58vDr5W46L56BmSCYvuVo81nXevonHjew1qXbD5OLCksvLl35/bP7H2dmzZy/O"
    "nj47f/nD8xcvfnj5tOT3+lAb49+8/xl4LyZQ8Q2rD7x4GOYrTVIe88U683+c4KzpzV7SrL"
    "Be/EHHyPop/hYkJB3zifh5/ryFq/+6uPzxl4vLR+fPH1dZ+1GPnMmhv/8GITK6MV54uHCN"
    "w5s5zqJgbYSe0aa560PTs+nqFZzisWQc/IVw/1XZ/4GOWzQDjFophkRP3KgXfp9gjggOJ1"
    "omoynBKR+gEc3QLKMhYYwwIZ/FrCiOUEo5muIbIaP5E/Q5y1MhzPGIk0yIcjQRm69rhnvZ"
    "4Q66oVmKfdYj+5JjXVAW9y7FxAX2ZxLz4sK7n99dbtAzCWY82E7ZrJF6jbO1xqFZPI5r+N"
    "+sb5YUPdQ2z84stM2zs0ZtA0NVBgtYzOpe7xRni3oGFxQr7L1ecMKOkMFtr+iHT29g5SkT"
    "0kNz+M37jxeX/3n068W/JZOnCz304dPHn4v54tvn40wudPLmP1fvLjqn4f9FMqb41KTlix"
    "lWmv5WTWZ26v4XOhdGGScpwojl13+QkKNHWFhudDpADC8eowlm6JqICUpbR6+NmfNYvHY5"
    "R0AwR4wL840hobefrmv9+9zoDspfb+Cq+w0yr/rvU/XfLl99e6VvEHl176TuOyIZ390KO/"
    "WSJJg3CMbqhFa5SGBqkOm5lmJxOH0iKQgTUmUIbithbMiVhLCiyjgJJ3ESZSDQMiKMlzyN"
    "0PUC3FuxsGPEtZSvS8EdrrtZ6P11smT3iaIMlG9L3IP6JAaGGQPU5NtM6EqlP/SCBedX+B"
    "ioBSWr9cd1IhcQnJU/JLIxbgAkfZDubn9Yr2V3b+51Q6ZsIfPNN8Ve6JtUXupvbeRV5ISt"
    "nVch6qGpd/bDDxa2npjVaOzJsSqnTSFoy+iK4PR8buRzp3AMnTdDGDG2Gb1YghYIuX1++9"
    "sThIazKB+imKGYMzQiEbwREH4b0WwqEIYwtP755dNHJN0EA4STjOBogTISifUJROCIgB7D"
    "4ndwvZCLMVKDaPa1qSPcqWgDF4ShgEXFZeiOb5TfK2AkE6ZIIJ6fw848nhKPazqvNT2u6f"
    "oTqmpbZT64wRqTZjfa9rCfxv1jGlc847GMG38ZF+wIbohT1L9CtBWn9Vv6kBhNxJ+WOXG5"
    "pPAvsx2P11CSk16so/b6cWv9GJGZeNJOT6Ak8Wzf3t0S5W4RX03gA74Dh4BvBaJMwPAEW6"
    "sm6teCVKpkXo1aifiU8ni0CGgWiVc6cRMv67T7kzNPeyVkDJ+Km7OxQuZfeUu37izBIXFE"
    "MybVVq951xh9IBBzG4fE0cqvEPmX3M7O/5Y6cnlJ4Vnc9bDFTzSDRd594xmZQrlATfhibc"
    "6gLYwxUrMDoqfHxDKmcTUhiECyF6RKyGyx7xgaZ3g2GaAbYX8gmiYLNJ/ECYEUiYzIrAlG"
    "hE2Ik9eIwrV5zIhZdiTdehBb4Grx9aDG3nbdNqqxIZ5Qw+6t8yW84/T+BKqPFXQGRnRE9P"
    "5KptckY5N41hA2rk5oFbrTcqqDsNXSakkLMlBW6+SMZChO1Q+VtwtpuVKewWOczUiEpK9Z"
    "5bHhVMy+jcVPmgkpepPS8AaxCZ2TBom7v61rxO5/T2CTIj+ulLO2MeblTW+SzcZT2Vom18"
    "kF8Tq8j+rFgq1A0DK1u3K4u7Fd4+WxVZIGiY8YWNrWXivuVyuazDdEnMNbXqXq4Yv+0uI1"
    "f9n4kr9cfcV9Tf2DTxI5NOt9dL0PPB7RbEw5J3WShNKE4IZ8wArdaphREN4Xt8srew4zfv"
    "r0oRJmfPN+RUx8/O3XN+8uH50+XsOFa8k5yhJxC+iaVFtGdTvmHH1YVbyXYMPVGOqX2rZr"
    "ts8Bl1pa5hfS6lVtkVTGC+L4hjAoCOPC1h2AoQsFtHA1La6um9l3WOcORba1iL09K3mncN"
    "0brS1ORje0Y5B4x66NGm4sYG7mcXP5ch/Azu7bZoQZwZw6wUmDpIcsvpcXOWbBLL9O4tAR"
    "T1boPJ7cgCc7BGoukhizJmSjBjfCmwDDPNtg7wVKaIgTJIlkL0hw8EvEEnMEd1HTaNKWaJ"
    "tQ6+ZIq/lHbu3OxwUzbcVXSeB18NbB1QPjnv4rDK+We54mBHrgCwRdm5SEGtysJFg5b6OK"
    "kEtCLbFgsbBfxaRXZQsVNBG3jR4BWweoLHp6jEaZ0AVD+P+yrHeI8pTHCbomIwpVx5wuh9"
    "ZVzL42rQ1Lm9GrolyuWgZm7rEWsfYx5OMyx3108zChH1+52svK1QfI6ao+cJIla6ReoGwv"
    "UOiWD2GF0FeD3C2av91DWKf1n8Ix5tNeZThlwqJo6CNpDrfaKXw50dKZ9fskDifaRsDIoE"
    "dTHBHolyT02hA9OjuDhrewFsnYYygQwBCBm0DyK6QIDpAqUBqgGeYT5eAyFnv/tq7D/j63"
    "dnSsSRufRMF0Y1ckk+eBJtvGveYIOnYKNzrkWttV4MWfB9MZIbvmblPflRP7q3T+ARyjlr"
    "sIQ5qn/C3m+bShbmR1Squ2w2pyAF+6nba7Mk/1SjloHqFEaEoQsFLW0ak15alesltg6RWL"
    "9WkvYhK0DoQjO3QP+NY6kV3vY1UUYvjhWmtDzOR+y/aDJtMDdV9sG3XnGwF23dHni0X2Vi"
    "zio3y+499R81druTpM15xTbBD5RlGD48sp1mCtBcdZ4TfrtBtZXyvPZi3zggV0EjCRycYG"
    "KTQ2QGIXIt6XVwir+e/fKjg1xwwuRAKFhXBWqzyxbxzfwgkWc7xAeIzrU5H3tKujfyIikP"
    "UMN2mH11iwpNgCrXUBC3TISbGX/J8ZZmxOxUcKzi4Xzq8R9q+XzQ+nNm4iMavxAcgx75s4"
    "uG9iJXkXR9O6wxs35e6WZD5116EUTDBunBNWB9s28Lsk8/x24HdCw5vawrs2bi+JPK9dyh"
    "xzNoNqXFd2V+g8xx04HhGIgt0W8S8Hnq9Qeq47cF2whDkzfEnkee30hhsmlNP7bdB5jh9H"
    "cdFFLuzwlMehPB/qc0bBC1NbadQwc9Dq+6jQBDOTyCqMxbi4bR0qUk6H72Xet5SkBFXXR0"
    "x5B/TpxRPx0qCYD3RvSNkIUnkzGI+TBOEJwQ3dz/azraMzhHybxYJ7FskaDWwP5AqLbTwj"
    "+k90dI5UqXrnHzk9s+k3JGY1mudyrN0/EtLpTHrdXL3OBpn3Ow+2PKDA+OZq2N+Sslih88"
    "6SY0zkuCTjGBgAjLqiN6Q2aXF9UqtCzIzpQvCL+dZxATlbqSTxYauTHSc0iUiG1KqQIwg5"
    "hXBCNU6RdBapzWhW5/K/+4J3aEPCC15ZxyoLgt6pkfPnFlrk/HmjEoGhjTkOLMBJAj1X3e"
    "TYKqVPgN86Af5wmsTz34c9vCY3lfRvjFgpc5jnqM+D3LrFhsyf/J7Lltr6dANjOaWfXyH1"
    "1gwQo0pX8zmtzGMoxCkE3K+FqSnsT9lyQ+ZTQiamlt0NyZt73Lw2o7NU6sXBUtYV0+Kua4"
    "3R9rTKJZVPqrzPpMpDo7tDC9h7wXfmYZ1bHOF2kLPbevD6V1nfhRShQzO+141UviifZR08"
    "KIZaEQErfLJWEOB3WQMhVGVCx/GyJHDpOB0WpxT9QfNMfL6oqAxQyXqasK7scDcLf02/ph"
    "dhKMhkyWFGRsIYmSh4IJQ/nRI4C2SG44wN1JEg8N8CN4AbQWAKQUSngsfQeF5WgIjRcms5"
    "VZDnwJphSr7xQI5/TWFUFpIoD3yx7Rjfius5163FxFhKr2m0kK53mYG4IHwb37rxjS6PoN"
    "vgZS+edKAodu1Wb0cyra51j2Z8ichRyPwOnBf5ADkNMtYNOxYUHjhuDRxL7ebG+QqZ9/55"
    "798RPYCuIPoZSfkHQLONUbzVKe0IHyYHEh5vFcIT+Hr6RKFrIwSnkkeIBMORPtlUtSiMOZ"
    "rTPInEFIF+VTygxqG3++XvLT9lnYN3SE1RXlfHA5ANGh9PdI4n+qyIhytN30rE3dDYYjnY"
    "KkEVarcWm2q6ClKo/uJgXoE3IW3zY0Bhomy+FKsKRekDqRGbu15+U+8Kw8FgG+3wh7Z4z0"
    "BXBaD3DPSI0zGbJXgRyN8uzF6h618p7v115fdW6X5xVKVUETMeMGEWOT+CVUrvmrn7M3A7"
    "zHiVrn8yZ/eJA0ueCXBf18jGht0laf843rdg9k9xwknWYKwtBwdtxtpITrM21tR0s3QKMU"
    "7BpYTQuz9zYUHpBYtegWrKBAqkMMrofIBGNE8jSDoHuyuKx9BgUAWl4wz988unj3VW3N72"
    "3WjeSUJv23VK5Qy8bdcd4Vi1OMa1rTnabI1xfVeOPvB49ypf3HCcNnaCbi4grNL5CsLB8X"
    "Wue4Ohp8pvs/8hiwYIsDKjFQdcy7lBPoMzYBwy3MVs5VstyqTjVPyA1fJZY09g0MCq7a7u"
    "MJdRTlDM6/PYd79FrZI3zgI2mpMamVitXYjNk4QtuxBXWX6XPsT+gLGuwYvGs6jbvA7Np1"
    "F7r0/b8/HNiA9wyFhnWkb0n9ejOGM8mAreCSQQyL/TTbA0LOCFzNZCZkQzQHBCfZc9gh0e"
    "xzqxfxRbP4qYBUJxxmIB1w5iK5R7bGp1ICNoh50JtSAvji2xtzxXKb3tOdiye40/A+ph5m"
    "gJc/6NNH4bzP7K+KDN6Bd2Z6DsaOsAgLZRlEEOHtHvmGGK61G3tKoBGhKOx8OK7Q4BqZo4"
    "wD63/5pqB4I+xQisdLHLRdEov7wZxvFCDKd0ni5r6eUkcd+wleyQrzrnI5Jl1v11morYCk"
    "Nxg4PBeLzQtyDbxrXQaMi2xzB2bsp6R4OPYxzOAsPJmGYxn0xd+Fwh8py25HTOJ1ugygqZ"
    "h5TbQkpQhG5wsqDwUHJrA1bDCUfj1aDyhutRNGP+McHxlESfUnIl/m0O29XOa8XxoaIIaC"
    "rgpPgvhxjeBWTLfA9EMs5WHvikl3xVtGAYqx6SCsoO5InXAkqTjEhorIss8llCcbScV5fJ"
    "c9/b2ddnDFZUNMBll7INH3XzYLhzUtQXbPSI097s2Bentex3YPOSwvPYsh5GoxTnepgKnT"
    "c0jtFn/WNGGfsSj1PBlRbkuz6rHffC/IApAifQq13HOrVMJYyLO3+FhlMMrdGHA+imloyK"
    "xYeIZmgowUJxpemc1V0suwnEylU9Uu3IV+aRakc1jvpMnHisCXrI4dNzCwafnjefZnO+1m"
    "ksv07iEOSuC4+rVD1k9O6z/P3J9A8wv191WxEwiLW2YykmtAIlbX27pfbHEZwyxhcy8K0i"
    "7mqdAcJMVswN0FwYmtCxdZinAGBIVAOL7rjWPTRc8XjI46HOSTfvuesRp73GfrAa+0PM+I"
    "8ycaxVb1en2WjvRFCYVWI2/edlg0hiaF1ZF68WiWSWG+TNcQqPh8q8OTKdCTVdxNrgyohm"
    "cNbLAIn7UkfA0DRZqJU4lcfCCPq6JvV73n0TUtAbtRfy2Vbv1TyUwMyt9TV8HpN4TblZUx"
    "YfpQOXDRLPZcum8L5WYJ/SpmOQBEIqmOdZOyKpzLIBJKwgsA67lBQIkvG1C0AFTNjyNFpQ"
    "8hAl+V7HRIp4CqT+yOatNZGXHa7slEEkPRVZ4HOHOvX9eW3fUT3kPRB7K9CvCCYHbq8Reo"
    "7bc1yqIFdul0Q95PTp2UubsOPZy+a4I4x1BlD9hJMEVmpOYlmZ0QqkRnruFk2XZOp0zNA4"
    "htxoiJsor0mBfeSZICmt5lsnZNTSZOluS26ZeO0hk4dMfRF2HjIdNad9urVPt+4Pj30I8l"
    "BVtHAIWw3b26o5CxJfynkUpZy/ymxugfA3eVbrJ7baBCpTXNrfd3awqrUApy99oNg4Eqvw"
    "e0IaunaPws9V9yhOKUB6C7/rPWy4ya6o5pNq74V3znpLw1sarkFCn8+9n3zuipBy9Mv6V9"
    "p7wbvOce8F77kXfGMPE4fmJTtqWqIbh0yWzUReq05+dC4PDiLo/duB/JfgLInFNd0DUHUR"
    "qT9z+7628U1KPJb1WNZ7zfvAae81917z/vDYe80fYOHO54yO4oT8tIae6sZbwexMzSw2tk"
    "KzAisjOV/VyCQ0xEnRSUSv9xoNb3GSE1kjAz7U+nMy77TSJkwqeWKNO5sTztsbR+8+5dzj"
    "UI9DD6dP5L8OLC7me/7a8VcKMzdtXZJ4XX2Euvoj5fEoDjFw6d23kBTsWlPa9RNbtXdqkA"
    "SkoHFqKibrVecTOkU4lW1rOZoSnDLE6FToVYhx6kJWMV4cRq3eCJTlCWFNbcXuvvDX9Gs6"
    "lH/iYigWidBwEo8nifgfF78zog/GHo1IRtKQMCivNVd59P3pAD2FyO3p4wFSK8UkWl0Lrs"
    "zBVTah4nl+TeG+xf2puK+gE0wEpg7l2oA+ijM39EDxE25a+dymmIcTS8+ZPMqvOEG7LOVt"
    "K/g1lZpl7W/De7L1IRveSefBUefUyh6Ut/mxrurv5qrUyifuq1LtvwNfEtwZ5vNJRnDkKG"
    "EqRF7GWBpgEvCss/nLFCdJ42u+pOrTS/7s7MV5+VrDj7YX+cuvFx8+rL+5Jc5zZWmF0HO1"
    "5i11P8HUJPOpw/bHlxrGiiPHVyg90+2Zru07N2eNQeTdNYPjc9d8ztnkEtwPhJ/URVaM4U"
    "FrYEVMDDI107r7GearPcfwNZS18gmJMwRLKtfIa4RDeRQ3Uw6HYjZkoYNjZYJvCRS+ZnRe"
    "1+bsPraRzhqWX/9BQq49LOXppuCrkR4W84zTcmGi12XoerE8jpTPqU7DZyjEqdgS5WlEEc"
    "HhBLUm27f5TmwdJpWnd6c2aZolrmElg8xHlfruODnss9lDzKPpTN42w33nJ/J2A3zv2W4P"
    "c8bpNK4v8GvLEKnQeSTjgmS808r3sQOcKOFILYJUUZd28CjEny1sVD1PJKCbYwmqZJ/Zwt"
    "h+jYZqwfKceTOKpYaQzA+PCVAzAr1sa/vj3ttGm8Jkgldl+SSbQO1Wa4ysZvpmwCc4XlSF"
    "+YBYpz7rI8V1hxa6e8ilLr8z60Tq5ZfZPx7vvvKyEF8OHDZIesjiH07PLHgsZjUyWY51ov"
    "hCi+puMvqeKrYL8GNviixpvBniYoZ0BAlfEhwVvq46PFwZb0XFMphcmEaW4Pi3GWDUuYlc"
    "oRQSlhpA1llGQiJm6/YejKSReHKvJF4d5Zn4h3GZm54kGsYysg6M72MT6U8tA+jGWRMqPQ"
    "0cqjQhCHJLBnBaZ5wO5RCkyMMvBGWgSZwKnmgClYP3/q3KtVdLf8dgBS52G9JM3BVOSugO"
    "K4thnYAXlMOYC5SvH4LdgVdm/ssyJcBXhHps3RdQ4pPNjv878PlOB4KE3kN6uNdca3U33h"
    "tEnvXH6Jz+MiNhjBOz4KQOmddNawXoTBEEZrmBbTFKUSMig/915SBFwgAUjSioLStH4tRE"
    "q/rVrKlJ2e36gM6vJpQRGC/ANHq0AtgBiwO8fqzWhoUyAu1XgFB7xStYXawgkfxjmTIhb0"
    "LD/Tj7mpapXMJSoCnZJv+hvtpk0Ooar32qAay0jafc19l2Hd173Olx58GZv4e+b0T8aTWu"
    "yJambyWF57GvZfC1DMfM1Y4g8UvlGW5oSmiMtuJu7V92dInH4URj4hWf9WtoIyiBp0y2VW"
    "XQwEmZ1quxrnQig9JvdofvaoNWVzguvevzWLzWOYe14ZRmuXMZLijd2rMEhyX4VnenIX7p"
    "MBe7LcmkvVBUeOudNIHOZG72gZuYyPSHq2XUBzho84lvlbtcvA3+dOfugj4Py7v+hNZOyP"
    "ARj/uPeKwIRltWr9L1kN/PbLJenjUnvTxby3nxlua+XmuFRNwYbdJ4Prvwebt40jqt15bb"
    "O7Fqa2abmc/rymU9w+0Z7mOoDzSQR3AWTj5nFHL/1H2vxvCqMwat4Ts5N5iZk62awWZ0Pk"
    "BDMM2fqqy24s1C+aorgMnIln4/6hvC3mm1zfEwJ5O3PSa1S7PKm731Zq8XbQ9ZtP1Os9oG"
    "18aojUibi4nWx5XL7ghAIUP4adm+EpyKN2QxVH0iVQ6umPUdA7/mRLsutU8R+lfrV/C1LH"
    "Mbylt4MlsM644z38eWd5CMtQUo7aKxvgDFy8YdyMbOfKDZrTwplDVEL6oTNnymMNXhQCXZ"
    "w0R8KzcpnaeFex7IVdhArfcKyQoR3U9ETUDwrNVJn/D1gDeDIWBIQ5+U3e9xh+9Qs8m1Rf"
    "cKme9Z0exMaMYh4qbyqfNBGyaVr14aHF/10hV9K8v8fhUGkZjRIOpqZrXKO04DXT04VRTW"
    "Lbv1fCVvyoOKIbAKHZIWhCOG4wjOcINrY8rLUKiMgJZdmDQhBEUFtBhAVX79ER33v6UM76"
    "7EaZcxV9UbSqdtZjSH9MeYvxY3okeu4U7Z8sag/zZlMgxc3Lr7EXaNnbh9wLTj6MjH7Py5"
    "df3ktPeEHNDDLvWZG/YrSTzwO2Lgd5XhlKmmrhvA38pMSwDIl1TWINCgUcAIzuvl+IZAuc"
    "qyhaYsPyEzwpX3HNKXWdG7EzAag5DnlEnIxeI0VAeqkBkNJ3U4cE+7Ola06OU2JcXVMzxg"
    "+hN1TY/j39LAsS2LQdI7C3xXfW+awVzxmJ10n0HkVd8xBgHexhkJOc0WH9VrsCZ7qxNaRW"
    "5UTJWOsC1aMsfQiDhJiOrpAUIrJXPdukN1Tp6S6bWYqEKTr9FwJOxcEsn9dEtkfQWCm3hZ"
    "3IdUmKK9VfN+tr+Dd7IL9laHZOJ+vJIxmyV40eASvhKqrMEAW6HrQ/uqFm5fvfv3VQWfFk"
    "yuh6fFdOOh/AiIdaX33a14KlmQZzXl882cr1J5vrvzvRRiLmyvEPXC43AgtrtKmhUyz/ot"
    "WO89Pw8c/l5Cs4U2+HupuzHYwF8oCbJvLQ0oECBltpABFbyQ8fBldd53TONO9gpdkxALSC"
    "ewZjn5Dwq+AWh8p8d0DksSyWFZ6dfQa3p/O98B9DZXZbXnx+y+LsuHgRoSCPPrJA4DeB1q"
    "5Gfb0VkrlHs8Oqu8crRnZ8kPLYCPTPLBjfHrxJ73Drz3cOFhwoVLMqNZ7alleqQVIGRyzh"
    "Z+MUVIouL4dRxN4zSGFQTcELoZ6ya15THwsmWWuiYL+GGVdt/X7ra4g6r3nau6rur1a+LU"
    "1Mek6YVxuq/OtG6eXoOkDz6vvlYNPzw2HyBq8fCYLKA8q1OczW7DJUUvhPK+PYayI8YtiZ"
    "xD5iuE3hA4RkPgc0YYScOmbHVzuNUkmOmJdjbBhUTZUIamySDDO1ZpQhixiYBZULubiOtj"
    "WqRp1yUabbuMj113UAm0OOaMt8uW6SZNLxRDle+n5xZsPz1v5DoMrXQ55ZjnTEjzsYv2rV"
    "L1AeTsWwEnmPEAsgxvibMOXqf1avgY1fAFyeJwUqeB9Uir8sXLOZtUb/Mj2HE7jMZXtmfl"
    "TGenz188f/ns/Hn5apZX2t7IwhXfrPMaT0JvVnnN56D3QePd16mkLhzW03vI3dOnT20Axd"
    "OnzYgCxlaOlKcpry2GgWrOeg4bJCtcjuKQo/9DScyOUaW1MBeY0Y4qVgHEoFoPAwu8ObQy"
    "+/v/AQBhIHQ="
)
