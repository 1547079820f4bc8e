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
    "session_id" BIGINT,
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
    "eJztXetz2zYS/1cw/tJkRs0ktvO45JPTuG06qZNx3OvdXG4oiIQkxiShEqAVTS//++0CJE"
    "VKJEXIelAyPvQhAgvSS3D3t0/8fRJyjwXiyW88iSMa/Mqod/Ka/H0S0ZDB/1QN98gJnUzm"
    "g3hB0kGg5n/VE51xNnMgZExdCWNDGggGlzwm3NifSJ9HSPExYiTm09dEjhmZcOHjAOFD9T"
    "tiUyYkcXkY+lIyj7hjGo1gFRp5ZDrmMMkXxKNwfyoY8cUTvKnHXbirH422tH4S+X8lzJF8"
    "xGCRGO7yn//CZT/y2Dcmsp+TW2fos6DMT19xRV135Gyirr2P5M9qIj76wHF5kITRfPJkJs"
    "c8ymf7kcSrIxaxmMIjFzgbJUGQvojskn5UuCDjhOXP6M0veGxIkwDfD1LrJ5hfO3Gcq483"
    "zufLG8c5WXp3GUWB3ekll0f43uFZhfrzR/gIP54+O395/ursxfkrmKIeM7/y8ru+9Zwzml"
    "Dx5+rm5Lsah/egZygmz7mavdZl3r71R7XsLVJthsnZhTmX55t+d2z+x+np2dnL06dnL149"
    "P3/58vmrpzm/l4eaGP/2/S/Ie5jA4RvWH3j2MopbmkXSl7Nl5v80pnHdzp7TLLAe/qBDZH"
    "1IvzkBi0ZyDD9fnDdw9Z8X1z/9enH96MX54zJrr9KRUzX0/TsKkeFtYcPjhQF1b6c09pyl"
    "EX7K6+YuD4Wn4eIVGtGRYhz+hfj8Zdn/gY8aNAOOtlIMQTpxpV74c0wlYdQdpzKZhIxGsk"
    "eGPCaTmLtMCCZAPsMsz/dIxCUJ6S3IaPmEfIqTCIQ5HUoWgygnY7j5smbYyh3uoRvqpdin"
    "dGRXcqwLymLrUgwuiL8CX2YXLn+5vF6hZwIqpLOeslkitRpnbY3DY3/kV/C/Xt/MKY5Q25"
    "ydttA2Z6e12gaHygwGWCyqtndE41k1gzOKBfYOZpKJA2Rw0xb98PEtrhwKkB4ph9++v7q4"
    "/vej3y/+pZgcztKhDx+vfsnmw7cvR7Fa6OTtv28uLzqn4f/JYqH5VKflsxmtNP2dnizaqf"
    "tf+RSMMskiQolIBl+ZK8kjCpYbD3tE0NljMqaCDBhM0Nrae1OYOfVh2yWSIMGUCAnmmyCg"
    "t58ua/1t3ugeyj+9ganuL5BZ1b9N1X833/rtlX6ByKp7I3XfEcl4eQd26jULqKwRjOUJjX"
    "KR4VQnTue2FIv98ImiYAKkSh/dVmBsqJVAWHFtnLhjP/BiFGgxA+MliTwymKF7ywc7Bq5F"
    "clkKbnDd1ULv75M5u080paN9W/AM+pPoFcwYpGbfJqArtf5IF8w4v8BHRy+oWJ1+XCdqAe"
    "Cs+qGQTeEBUNI70ebuj+s13N2ae92QKWvI/OJOaS/0i1RW6q9t5JXkRFs7r0R0hKbe6fPn"
    "LWw9mFVr7KmxMqeLQrAto0uC0/K5ls+dwjF8Wg9hYGw1emkJWjDk9undH08I6U+8pE98QX"
    "wpyJB5uCMw/DbkcQgIAwyt3z5/vCLKTdAjNIgZ9WYkZh6szzACxwB69LPfzmCmFhOsAtHs"
    "6qaGcKekDUwQhgYWJZehOb7Rfi9HsBhMEQfen8GdpR8yi2s6rzUtrun6GyprW20+mMGaIs"
    "1mtO1+P43tYxpTPGOxjBl/hQR2OLfMKOpfIlqL0+kufUiMZvCnxUZczinsZm7H4yWUZKQX"
    "q6itflxbP3psAm/a6A3kJJbt67tbvMQs4psS2IBvzyDgW4IoYzQ80daqiPo1IJUymVWjrU"
    "R8xKU/nDk89mBLB2biZZl2d3Lm6VEJmYJPxczZWCKzW76lW3cSUJcZopki1VrbvGuM3hOI"
    "ufNdZmjll4jsJm9n53+LDLk8p7As7nrY4mce4yKX32TMQiwXqAhfLM3pNYUxhnq2w9LpPm"
    "sZ07gZM8Iw2QtTJVS22A+CjGI6GffILdgfhEfBjEzHfsAwRSJmKmtCMLAJafCGcLw29QUr"
    "lh0ptx7GFqRefDmosbO7rhvVWBFPqGD32vkS1nG6PYFqYwWdgREdEb2/s3DAYjH2JzVh4/"
    "KERqEb5lMNhG0qrea0KANVtU4iWEz8SP/QebuYlqvkGb7GyYR5RPmadR4bjWD2nQ8/eQxS"
    "9Dbi7i0RYz5lNRJ3d7euELv/OcGbZPlxuZxtG2OeP/Qq2Vx4K2vL5Cq5ANvhvVctFtoKhF"
    "SmdlcOdze2W9g8bZVkgcRGDFra1lYr7lYrFplfEHEGu7xMdYQb/VWLbf6qdpO/Wtzitqb+"
    "wSeJ7Jv1Nrp+DDwe8njEpWRVkoTzgNGafMAS3WKYEQi3xe38yo7DjB8/fiiFGd++XxATV3"
    "/8/vby+tGzx0u4cCk5R1siZgHdItWaUd2OOUcfVhXvNdpwFYb6dWrb1dvniEtbWuYXyurV"
    "bZF0xguR9JYJLAiTYOv20NDFAlq8GmVXl83se6xzjyLbSsTenJW8UbhujdYGJ6MZ2imQWM"
    "duGzVcW8Bcz+P68uVjADubb5vhxoxKbgQnCyRHyOKtbGRfOJNkEPiuIZ4s0Vk8uQJPdgjU"
    "XAQ+FXXIRg+uhDcOxXltg70XJOAuDYgiUr0g0cGvEIsvCT5FRaPJtkTrhFpXR1qLf+Ta7n"
    "yaMbOt+MoJrA5eO7i6Z9xz/ArDquUjTxNCPfAZg651SkIPrlYSIp+3UkWoJbGWGFgM9itM"
    "ep23UCFjeGzyCNnaI3nR02MyjEEX9PHfeVlvnySR9AMyYEOOVceSz4eWVcyubloZli5Gr7"
    "JyuXIZWPEeSxFrG0M+LHPcRjf3E/qxlatHWbn6ADld1gdGsmSJ1AqU9QUKX/MlLBDaapD7"
    "RfPXewnLtPZTOMR82puYRgIsipo+ksXhRjtFzie2dGb9OfbdcWojUFKgJyH1GPZLAr3WJ4"
    "9OT7HhLa7FYvEYCwQoRuDGmPyKKYI9oguUemRC5Vg7uAqLvX9X1WF/l7c2dKwpG595Triy"
    "K1KR505Kto57zRB0bBRudMi1tqnAiz0PpjNCdsndpr8rI/aX6ewLOEQtd+G6PInkOyqTsK"
    "ZuZHFKo7ajerKDX3o7bXdTPNUrkqh5QInwiBFkpaqj02uqU71Ut8DcK+anp73AJGwdiEd2"
    "pD3gG+tENn2fVkUhBT9cY21IMbm/ZfvBItMd/VxiHXVnGwF23dFni0V2Vixio3y2499B8z"
    "fVclWYrj6nuEBkG0X1Di+nOAVrDTiuFX5rnXaj6mvV2ax5XjBAJ4CJQjU2iLCxAYG7MNgv"
    "rwnV89+/03BqSgVe8ACFuXhWqzqxb+Tf4QkWUzojdESrU5F3dFdD/4THMOsZH7IdXhPOnG"
    "INtNYFLNAhJ8VO8n8mVIgph48UnV0mnF8iPL5eNs+ftXETwazaF6DGrG9i776JheRd6oVV"
    "hzeuyt3NyWzqrkEpGDBulDBRBdtW8Dsns/w24HfA3dvKwrsmbs+JLK9NyhwTMcFqXFN2l+"
    "gsxw047jGMgt1l8S8Dni9QWq4bcB1YIowZPieyvDba4QUTymh/F+gsxw+juOgiATs8kr6r"
    "zof6FHP0wlRWGtXM7DX6Pko0zqRI1CqMJSQ8dhoq0k6HH1Xet5KkjJTXJ0J7B9LTi8ewaY"
    "gve2lvSNUIUnszhPSDgNAxozXdz3ZzW0NnCPs28YF7LZI1atjuqBVm63hG0j/R0DlSpjo6"
    "/8iz0zb9hmBWrXmuxpr9Iy4PJ8rrZup1LpBZv3NvzQMKCt9cBfsbUhZLdNZZcoiJHNds5C"
    "MDkFE3/JZVJi0uT2pUiHFhOgh+mN86LqBma5UEH7Y+2XHMA4/FRK+KOYKYU4gnVNOIKGeR"
    "vhmPq1z+91/wHm1IZMar1rHKjODo1MiL8xZa5MV5rRLBoZU5DsKhQYA9V83k2CKlTYBfOw"
    "F+f5rE8t+GPawmLyrpPwRrpcxxnqE+d5LWLTZU/uSPUrXUTk83KCyn9fNrondNjwiudbWc"
    "8tI8QVwaYcB9AKYm2J+q5YbKp8RMzFR21yRv7vDmlRmduVLPDpZqXTENT11pjDanVc6pbF"
    "LlNpMq943u9i1gt4Lviod1rnGE217ObjuC7V9mfRdShPbN+KNupPJZ+yyr4EE21IgIROaT"
    "bQUB/lQ1EKAqAz7y5yWBc8dpPzul6CtPYvh8SVYZoJP1UsKqssPNLPwl+hJduC6QqZLDmA"
    "3BGBlreADKn4cMzwKZUD8WPX0kCP4/4AZ0IwCmACIeAo+x8byqAIHR/NZqKpAnyJp+xL5J"
    "R41/iXBUFZJoD3x22xG9g+uJTFuLwVjEB9ybKde7ykCcMbmOb73wjc6PoFvhZc/etKMpNu"
    "1Wb0Yyja51i2ZsichByPwOnBf5ADmNMtYMO2YUFjiuDRxz7WbG+RKZ9f5Z798BvYCuIPoJ"
    "i+QHRLO1UbzFKc0IHyc7Ch6vFcIDfB0+0ei6EILTySNMgWEvPdlUtyj0JZnyJPBgCqBfHQ"
    "+ocOhtfvmt5acsc/AeqSna62p4AHKBxsYTjeOJNivi4UrTdwpx1zS2mA82SlCN2luLTT1d"
    "Byl0f3E0r9CbEDX5MbAwUTVf8nWFovKBVIjNTS+/qndFwcHQNtphD22xnoGuCkDrGTgiTv"
    "tiEtCZo36bMHuB7vhKcbfXld9apbvFUaVSRSqkI8AsMn4Fi5TWNXP/d2B2mPEi3fHJnM0n"
    "Dsx5BuC+qpFNG3bnpMfH8WMLZv/sB5LFNcbafLDXZKwN1bTWxpqeXiydIkJydCkRcvlXAh"
    "ZUumDWK1BPGWOBFCUxn/bIkCeRh0nnaHd5/ggbDOqgtB+T3z5/vKqy4nZ235XmnSK0tl2n"
    "VE7P2nbdEY5li2NU2ZqjydYYVXflOAYeb17lwwP7UW0n6PoCwjKdrSDsHV7nuk8xB53Hfl"
    "5SOVXjjRhgomdmN24FBT6CjlXzFz2rPwiSrveG9O9okDDlZMXys2rlfq+VVqlrxZPWytr2"
    "87Vqu/NSbgdq29RBeC/H4APkrxJmZgo7J7G6+gB19RWX/jBt2HH5zWUZu5aUdvXERu0dFU"
    "gcltGYNaQd8phMxzycn7UZMhoJIngIehXeI4G7qnztKLeg9Y4gcRJUnxW9mYUxQ72v/sRZ"
    "X+WF98f+aBzAP7Kv2q5oa344ZDGLXOzqwkurPPrxWY88JfAYzx5jFrpiFvMW18IrU5VJw+"
    "F9fonwuVWzXH04Tz89G6ev1kb0keXRpwPZT3xo7aUIqXTHTdVxi+cdZGZ/3fGi9z30oGaf"
    "YEWjEtOmmTn2VFMLjjqnVnZ12IE9O3Y/4SR77tUemS/HMaOeaTJmkcjKmJYGmAI8y2z+HN"
    "IgqK8myKmOaZOfnb58kW9r/NG0kT//fvHhw/LOzXGeKUtLhJarFbvUN27cWiTbYSPRPRmz"
    "m+vcWjBWDDm+QGmZ3p7phYNo2ztrCkTWXdM7PHfNp0SMr9H9wCoPBioO9xoDKzDRifVMk5"
    "YBaYaDPpnQI3SARfE6UQGX1K6RN9n5i2kn22w2iFflWFEFPxHH5IeaBgIbv41y1ohk8JW5"
    "MvWw3LEYvRHaV6M8LMV0+3xhlq4ryGBW7keUVhNknYiSyOO6E4FqvbtOJVNbh0np7ZUOKD"
    "duBKBZYhpWKpDZqNKxO046VGK2nZiHFgRmhnuB6JjA967LoxMheehXH7HQ1GW6RGeRjAmS"
    "sU4rW0yJOFHBkUoEqaMuzeCxdWbunzCVZYBuShWo4tixMTO235C+XjAveSxGsfQQoQCzAp"
    "8htWCM+LIKOG7vRqvCZMCrTOXCMrds1hwjq5i+GvABxx2cugbKswExi+u6J3S3j+zm31lb"
    "Jhe+zOPj8eaTfDPxZcDhAskRsngrJ6c2detrwmkb6NXXtaqp/YR2c0zU3kKZ01jrxMQ66Q"
    "hAvmbUy1xgVTC5NN4IllWMObOYWmLmPyYIXadFQIt9lHCpHiajxcxlMBtzx+CXYJEHb+61"
    "grHDJIb/6AIyGgQpuhUVDUi2cRPlZs3j6gpns3AiZ0RnraGflQeMYMpJj/RD2Fx9NYSZ8/"
    "iLSD9kgR8BT1ICnZr3/p1OwddL/yBwBQl366fNpXNEjyvDcJqX5+TDVAL4T19C3zjzbZ4p"
    "0Dph30JuC7k7J8NtDtqxfQc2DWo/29w6Tve4ze0xFA/RZ/15wlyfBsU6lCpkXjWtEaALTe"
    "AUqxDa1qhkpSMqJ6CqSiTLI8BaEg21VUEJIt05Wk23ZkWpymbXR3R+M+ZCHZ2QgWnyaAGw"
    "IxZHeP1Yr40LxewN/IfrA5tw4RJWhxUUkn+sMinUQ6Rw34+/RHmGF1gKPKrtVNjkLq8uQu"
    "mtavW6/FYdXGkdB7otv+06ure40+LOvTN/+7gT3TBVrsims9AzCstjW+JgSxwOmasdQeLX"
    "2jNc096tMNqIu1P/sqFLHBtfa0y84LN+o5qrIfBUObi6Oho5mZ7ZpbCuPm8UlH69O3xTN2"
    "h0hdPcuz71YVsn6sg07Pyt7pyHC+YHlgXUzcG3froU4ucOc7jbnEzZC1nhd3qnlCBNcK73"
    "gRcxUdEfrpfRH2CvySe+Vkpzthvulc1sne4WlndZ7tszQ48QLi4KxrasXqQ7Qn6ftUmGOa"
    "vPhTlbSoWxluautrVGImaMLtJYPpvweb140jKt1ZbrO7EMO/FLewiC7ZhyUMzviPvgnQ/Q"
    "R/J4dqU3wvJpXqUJvcYTvbKp6giYNSqZfazfDQKmc97QQI7YtNSAPWR4hri2usUb0h/ywG"
    "Oeul9aSZxeQSufzoNfRDAau+PmCufd3H51vK3WpO6CDXGcBaj1RnPzaUg37FuNaDzG05Aa"
    "uH1z+S8l5vK044zJ1VnH2fTCS/kJE5EXSkbu4K3EThJXpJfUc75MZfluzvdciJmwvUR0FA"
    "bHnthuKmkWyCzr12C9hb8PHP5eYzJSE/y9TrOV2sBfdJm3r8hGFIiQMp5hTCukM3Ib8ek8"
    "evWDSHGneE0GzKUA6QBr5pO/cj9SFRrZmCrt4HHgqWEVCasp0d7dne8BeuujFs3pXpuPW9"
    "i4UjVEniSDwHcd3A4V8rOp49wC5Q47zuVXDrblnPrQHPzIFB/MGL9MbHlvwHsLFx4mXLhm"
    "Ex5XNvtLRxoBQqzmrOEX04TMy04toF7oRz6uAHADdDNNizjz0xNUSrm+phJc1Fn2jb6vzd"
    "3iHqreZnZ3XdWn28Qo6bVIcxTG6a4qN808vQWSY/B5HWtU/eGxeQ9Ri4fHZIDyokpx1rsN"
    "5xRHIZR37TFUGWN3zHNCw1SFBUJrCByiIXDBYt8dn1QYAulIoyFA53NW2QH1r+AeOLtKGN"
    "fu1yNLzD59dv7y/NXZi/N8a+ZXmnZk5gOoh8a1nYvr1Vx93+LDlMG76SJowuF0+hFy99nT"
    "py24C7NquavGFlpA80iyqKI2DJuzVnO4QLLAZc93JfkfCXxxiCqtgbnIjGY8sQgdeuX+ar"
    "jA230rs+//B/1nRQ8="
)
