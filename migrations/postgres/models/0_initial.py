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
    "eJztXVtz2ziy/isov0xSpUn5FicneXImnplMZeyU49ns1uYUBZGQxJgkNARoRTUn//2gAZ"
    "ICJZIiZF0oGg+7GRFokG6C3V9f8c9RSD0SsBd/0CSOcPA7wd7RG/TPUYRDIv6jbLiHjvBk"
    "Mh+ECxwPAjn/m5rojLOZA8Zj7HIxNsQBI+KSR5gb+xPu0wgobiKCYjp9g/iYoAllPgwgOp"
    "S/IzIljCOXhqHPOfGQO8bRSKyCIw9Nx1RM8hnysLg/ZgT57AXc1KOuuKsfjba0fhL5fyfE"
    "4XRExCKxuMt//1dc9iOPfCcs+zm5d4Y+CYr89CVX5HWHzyby2oeI/yonwqMPHJcGSRjNJ0"
    "9mfEyjfLYfcbg6IhGJsXhkjbNREgTpi8guqUcVF3ickPwZvfkFjwxxEsD7AWr1BPNrR45z"
    "fXPnfL66c5yjpXeXUWjsTi+5NIL3Lp6VyT9/BI/w8+nJ+avz12cX56/FFPmY+ZVXP9St55"
    "xRhJI/13dHP+S4eA9qhmTynKvZa13m7Tt/VMlenWozTM4uzLk83/S7Y/P/nJ6enb06PT67"
    "eP3y/NWrl6+Pc34vD9Ux/t2H34D3YgIV37D6wLOXoW9pEnGfz5aZ/8sYx1U7e06zwHrxBx"
    "0i60P83QlINOJj8fPivIar/7q8/eX3y9tnF+fPi6y9TkdO5dCPHyBEhvfahocLA+zeT3Hs"
    "OUsj9JRWzV0eCk/DxSs4wiPJOPgL4fmLsv8jHdVoBhhtpBiCdOJKvfBljDki2B2nMhmFBE"
    "e8h4Y0RpOYuoQxwoR8FrM830MR5SjE90JG8xfoU5xEQpjjISexEOVoLG6+rBm2codH6IZq"
    "KfYpHdmVHGuDsti6FBMX2N+Bz7MLV79d3a7QMwFm3FlP2SyRWo2ztsahsT/yS/hfrW/mFB"
    "3UNmenDbTN2WmltoGhIoMFLGZl2zvC8aycwRnFAnsHM07YATK4bot+vHkHK4dMSI+Uw+8+"
    "XF/e/ufZn5f/lkwOZ+nQx5vr37L54tvno1gudPTuP3dXl63T8P8iMVN8qtLy2YxGmv5BTW"
    "bN1P3vdCqMMk4ihBFLBt+Iy9EzLCw3GvYQw7PnaIwZGhAxQWlr7602c+qLbZdwBARTxLgw"
    "3xgSevt4Wetv80aPUP7pDUx1v0ZmVf82Vf/DfOs3V/oakVX3Ruq+JZLx6kHYqbckwLxCMB"
    "Yn1MpFAlOdOJ3bUCz2wxeSgjAhVfrgthLGhlxJCCuqjBN37AdeDAItJsJ4SSIPDWbg3vKF"
    "HSOuRXxZCm5w3dVC75+jObuPFKWjfFviGdQn0dPMGKAm3ydCVyr9kS6YcX6Bj45aULI6/b"
    "iO5AKCs/KHRDbaA4Ckd6LN3R/Wq7m7NffaIVPWkPn6Tmku9HUqK/XXNvIKcqKpnVcg6qCp"
    "d/ryZQNbT8yqNPbkWJHTuhBsyuiC4LR8ruRzq3AMnVZDGDG2Gr00BC0Qcvv0/q8XCPUnXt"
    "JHPkM+Z2hIPNgREH4b0jgUCEMYWn98vrlG0k3QQziICfZmKCaeWJ9ABI4I6NHPfjuDmVyM"
    "kRJEs6ubGsKdgjYwQRgKWBRchub4Rvm9HEZiYYo44v0Z3Jn7IbG4pvVa0+Katr+horZV5o"
    "MZrNFpNqNt9/tpbB/TmOIZi2XM+Mu4YIdzT4yi/gWitTid7tKnxGgi/rTYiMs5hd3MzXi8"
    "hJKM9GIZtdWPa+tHj0zEmzZ6AzmJZfv67hYvMYv4pgQ24NszCPgWIMoYDE+wtUqifjVIpU"
    "hm1WgjER9R7g9nDo09saUDM/GyTLs7OXPcKSGj+VTMnI0FMrvlG7p1JwF2iSGa0anW2uZt"
    "Y/SeQMyD7xJDK79AZDd5Mzv/e2TI5TmFZXHbwxa/0hgWufrOYxJCuUBJ+GJpTq8ujDFUsx"
    "2STvdJw5jG3ZggAslekCohs8V+YmgU48m4h+6F/YFoFMzQdOwHBFIkYiKzJhgRNiEO3iIK"
    "16Y+I3rZkXTrQWyBq8WXgxo7u+u6UY0V8YQSdq+dL2Edp9sTqDZW0BoY0RLR+ycJByRmY3"
    "9SETYuTqgVumE+1UDYptJqTgsyUFbrJIzEyI/UD5W3C2m5Up7Ba5xMiIekr1nlseFIzH7w"
    "xU8aCyl6H1H3HrExnZIKibu7W5eI3f8ewU2y/LhczjaNMc8fepVs1t7K2jK5TC6I7fDBKx"
    "cLTQVCKlPbK4fbG9vVNk9TJamR2IhBQ9vaasXdakWd+ZqIM9jlRaoObvTXDbb568pN/npx"
    "i9ua+iefJLJv1tvoehd4PKTxiHJOyiQJpQHBFfmABbrFMKMg3Ba38ys7DjPe3HwshBnffV"
    "gQE9d//fnu6vbZyfMlXLiUnKMsEbOArk61ZlS3Zc7Rp1XFews2XImhfpvadtX2OeDShpb5"
    "pbR6VVsklfGCOL4nDArCuLB1e2DoQgEtXI2yq8tm9iPWeUSRbSlir89K3ihct0ZrjZPRDO"
    "1oJNax20QNVxYwV/O4uny5C2Bn820z3JhgTo3gpEbSQRZvZSP7zJkkg8B3DfFkgc7iyRV4"
    "skWg5jLwMatCNmpwJbxxMMxrGuy9RAF1cYAkkewFCQ5+iVh8juApShpNNiVaJ9S6OtKq/5"
    "Fru/Nxxsym4isnsDp47eDqnnFP9xWGVcsdTxMCPfAZgq5VSkINrlYSLJ+3UkXIJaGWWLBY"
    "2K9i0pu8hQoai8dGz4CtPZQXPT1Hw1jogj78f17W20dJxP0ADciQQtUxp/OhZRWzq5uWhq"
    "X16FVWLlcsA9PvsRSxtjHkwzLHbXRzP6EfW7naycrVJ8jpoj4wkiVLpFagrC9Q6JovYYHQ"
    "VoM8Lpq/3ktYprWfwiHm097FOGLCoqjoI6kP19opfD6xoTPry9h3x6mNgJFGj0LsEeiXJP"
    "RaHz07PYWGt7AWidlzKBDAEIEbQ/IrpAj2kCpQ6qEJ5mPl4NIW+/C+rMP+Lm9t6FiTNj7x"
    "nHBlVySd505Kto57zRB0bBRutMi1tqnAiz0PpjVCdsndpr4rI/YX6ewLOEQtd+m6NIn4e8"
    "yTsKJuZHFKrbbDarIDX3ozbXenn+oVcdA8QonQiCBgpayjU2vKU71kt8DcK+anp72ISdA6"
    "EI7sSHvA19aJbPo+jYpCND9cbW2IntzfsP2gznRHPRdbR93ZRoBtd/TZYpGdFYvYKJ/t+H"
    "fQ/E21XBmmq84p1ohso6je4eUUp2CtBsc1wm+N025kfa08mzXPCxbQScBEJhsbRNDYAIm7"
    "ELFf3iCs5n94r+DUFDO44AkU5sJZrfLEvpH/ACdYTPEM4REuT0Xe0V0N/RMegaxneMhmeI"
    "05c4o10FobsECLnBQ7yf+ZYMamVHyk4Owy4fwSYfd62bw8aeImErMqX4Acs76JvfsmFpJ3"
    "sReWHd64Knc3J7OpuwalYIJxo4SwMti2gt85meW3Ab8D6t6XFt7VcXtOZHltUuaYsAlU45"
    "qyu0BnOW7AcY9AFOwhi38Z8HyB0nLdgOuCJcyY4XMiy2ujHa6ZUEb7W6OzHD+M4qLLRNjh"
    "EfddeT7Up5iCF6a00qhiZq/W91GgcSY6UaMwFuPisdNQkXI6/CzzvqUkJai4PmLKO5CeXj"
    "wWmwb5vJf2hpSNIJU3g3E/CBAeE1zR/Ww3tzV0hpDvE19wr0GyRgXbHbnCbB3PSPonGjpH"
    "ilSd84+cnDbpNyRmVZrncqzeP+LScCK9bqZeZ43M+p17ax5QoH1zJeyvSVks0FlnySEmct"
    "ySkQ8MAEbd0XtSmrS4PKlWIcbadCH4xfzGcQE5W6kk8WGrkx3HNPBIjNSqkCMIOYVwQjWO"
    "kHQWqZvRuMzl//gFH9GGhGe8ahyrzAg6p0YuzhtokYvzSiUCQytzHJiDgwB6rprJsUVKmw"
    "C/dgL8/jSJ5b8Ne1hNrivpvxhppMxhnqE+d5LGLTZk/uTPXLbUTk830JZT+vkNUrumhxhV"
    "uppPaWEeQy6OIOA+EKamsD9lyw2ZTwmZmKnsrkje3OHNSzM6c6WeHSzVuGJaPHWpMVqfVj"
    "mnskmV20yq3De627eA3Qq+0w/rXOMIt72c3daB7V9kfRtShPbN+E43UvmsfJZl8CAbqkUE"
    "LPPJNoIAX2QNhFCVAR3585LAueO0n51S9I0msfh8UVYZoJL1UsKyssPNLPw1+hpduq4gky"
    "WHMRkKY2Ss4IFQ/jQkcBbIBPsx66kjQeC/BW4AN4LAFIKIhoLH0HheVoCI0fzWcqogT4A1"
    "/Yh8544c/xrBqCwkUR747LYj/CCuJzxtLSbGIjqg3ky63mUG4ozwdXzr2jc6P4JuhZc9e9"
    "OOoti0W70eydS61i2asSUiByHzW3Be5BPkNMhYM+yYUVjguDZwzLWbGecLZNb7Z71/B/QC"
    "2oLoJyTiHwHNVkbxFqfUI3yY7Eh4vFYIT+Dr8IVC11oITiWPEAmGvfRkU9Wi0OdoSpPAE1"
    "ME+lXxgBKH3uaX31p+yjIHH5GaoryuhgcgazQ2nmgcT7RZEU9Xmr6XiLuiscV8sFaCKtTe"
    "WGyq6SpIofqLg3kF3oSozo8BhYmy+ZKvKhSlD6REbG56+VW9KzQHQ9Nohz20xXoG2ioArW"
    "egQ5z22STAM0f+NmH2Al33SnG315XfWqW7xVGFUkXMuMOEWWT8ChYprWvm8e/A7DDjRbru"
    "yZzNJw7MeSbAfVkjmybszkm7x/GuBbN/9QNO4gpjbT7YqzPWhnJaY2NNTddLpxDjFFxKCF"
    "39nQgLKl0w6xWopoyhQAqjmE57aEiTyIOkc7C7PH8EDQZVUNqP0R+fb67LrLid3XeleScJ"
    "rW3XKpXTs7Zde4Rj0eIYlbbmqLM1RuVdObrA482rfPHAflTZCbq6gLBIZysIe4fXue5TTI"
    "XOI78uqZyy8VoMMFEzsxs3ggI3QsfK+Yue1Z8YStd7i/oPOEiIdLJC+Vm5cn/USqvUteRJ"
    "Y2Vt+/latd16KbcDtW3qIHyUY/AJ8lcKMzOFnZNYXX2Auvqacn+YNuy4+u6SjF1LSrt8Yq"
    "32jjQSh2Q0Zg1phzRG0zEN52dthgRHDDEaCr0q3iMSd5X52lFuQasdgeIkKD8rejMLQ4Z6"
    "X/6Js77MC++P/dE4EP/jfdl2RVnzwyGJSeRCVxdaWOXZzyc9dIzEY5w8hyx0ySziLa4FV6"
    "Yyk4aK9/k1gueWzXLV4Tz99Gycvlwb0EeWR58OZD/hoZWXIsTcHddVxy2ed5CZ/VXHiz72"
    "0IOKfQIVjVJMm2bm2FNNLThqnVrZ1WEH9uzY/YST7LlXe2Q+H8cEe6bJmDqRlTENDTAJeJ"
    "bZ/DnEQVBdTZBTdWmTn52+usi3Nfyo28if/7z8+HF55+Y4z5SlBULL1ZJd6hs3btXJdthI"
    "dE/G7OY6t2rGiiHHFygt05szXTuItrmzRiOy7pre4blrPiVsfAvuB1J6MJA+3KsNrIiJTq"
    "xmmrQMSDMc1MmEHsIDKIpXiQqwpHKNvM3OX0w72WazhXiVjhVZ8BNRSH6oaCCw8dtIZw1L"
    "Bt+Iy1MPywOJwRuhfDXSw6Kn2+cLk3RdhgazYj+itJog60SURB5VnQhk6911KpmaOkwKb6"
    "9wQLlxIwDFEtOwkkZmo0pdd5y0qMRsOzEPJQjMDHeNqEvge9fl0QnjNPTLj1io6zJdoLNI"
    "xgTJWKeVLaYEnCjhSCmCVFGXevDYODP3i5hKMkA3xRJUUejYmBnbb1FfLZiXPOpRLDWEsI"
    "BZgU+AmhGCfF4GHLd3o1VhMsGrTOWKZe7JrD5GVjJ9NeATHHdg6hoozwbELK5rn9DdPrKb"
    "f2dNmax9md3j8eaTfDPxZcBhjaSDLN7Kyal7qkN+GhVTi9uZlDbKqjZF5jTWDDExQ1qChG"
    "8J9jJfVxkeLozXomIZTM5Mo4bg+K8JYNSpjlyhYRIs1YOss5i4RMyGJDHxi5HIE2/ujcSr"
    "wyQW/6hKMRwEKYxlJZ1GtnET6U/NA+gSUJNwwmdIpaeBQ5UGBEFuSQ/1Q7G5+nIIUuThF+"
    "J+SAI/EjxJCVQO3of3KtdeLf0TgxW4uFs/7SKdQ3dYWQynCXhOPoy5QPnpS+gbp7jNUwIa"
    "Z+ZbbG2xdetkuE0269p3YPOd9gQJrYd0f9vcnjfxFJ3TnyfE9XGgF5yUIfOyabUAnSkCRy"
    "83aFqMktWIyOB/WTlIljAARSMKasvKEUC6c7Sabs2SmpTNrg/o/G5MmTwjIQPT6NkCYAcs"
    "DvD6uVobForJW/EPVSczwcIFrC5WkEj+uUyZkA+Rwn0//hrlqVzCUqBRZUvCOr94ebVJb1"
    "VP1+W36sBK63jKbZ1t29G9xZ0Wd+6d+dvHneCGKXNF1h16nlFYHttaBlvLcMhcbQkSv1We"
    "4Yo+btpoLe5O/cuGLnHocK0w8YLP+q3sogbAUybbqjJo4GR6OJfEuupgUaH0q93hm7pBrS"
    "sc5971qS+2dSLPRoMW3/LOebhgfjJZgN0cfKunSyF+7jAXd5uTSXshq/BO75QSpJnM1T5w"
    "HRPp/nC1jPoAe3U+8bVyl7Pd8Ki0Zet0t7C8zXLfHg7aQbi4KBibsnqRroP8PmuS9XJWnf"
    "RytpTzYi3NXW1rhUTMGK3TWD6b8Hm9eNIyrdWW6zuxDFvuc3vagW2NclDMb4n74DPBsTv+"
    "FFPI/VPPvXSyeWFGr/6Ac5jrTPTJjZrByh7rfTDNj1VWW36UVrLoCmAyspXuj/KGsI9abX"
    "U8zMjkrY9J2Wbt2zd7rWh7yqLtC41LG1xro01E2lRMbCjP7lR3BKCQIfwob18JTsV7Muur"
    "PpEqB1fM+omBX3Ocui5TnyL0r0634FtZ5taXj/BiMusvC73d3PIRkrG0AKVeNJYXoFjZuA"
    "HZ2JIP9L0fE5fTeHatdsnykaGFCbWfqZdNlefMrdEuxYcmIUFAVL49fBMRmRZOeQlJOBAT"
    "FWx4i/pD8UURT94vbVeSXgHggeeJN0iJkPo2Kru5/SO+4Db4L7vZ5aIaudQfuXhHvldgly"
    "4euVjD7burf0vhl5c8ZUwur3jKpmsv5RcoglqoS30QbyV2krgktbWa80Uqy3dzvudCzITt"
    "BaJOODv3xHZTSbNAZlm/Buutffo07dMc3d5CInQd/L1NM6WbwF8I1zdv+wIoECBlPIN8mh"
    "DP0H1Ep/PMGWESKtzJ3qABcbGAdAJr5pO/UT+S1aHZWGpfBp4cllk4FX1gdnfnR4De6oyJ"
    "ett18zkT1oCtcO4lg8B3HdgOJfKzrq3tAuUO29rmVw62r6380Bz4yCQfzBi/TGx5b8B7Cx"
    "eeJly4JRMal3YUTkdqAUIs56zhF1OExMuORsJe6Ec+rCDghtDNOG0gkR/RJMvZ1DWZXAur"
    "1Pu+NneLR6h6W1XWdlWfbhOjghudphPG6a66Rph5ejWSLvi8uprR9/TYvIeoxdNjsoDyrE"
    "xxVrsN5xSdEMq79hjKbPUH4jmhYZrkAqE1BA7REPgUEwanlVaU/OnDtSbBJJ3YzCa4nJ+q"
    "rsigDbPP0VT8gxEbC5gFeXWBuD6i0OItpKzE87f+MjZ23UIlUOOY03ZXU6brNJ1QDEW+n1"
    "w0YPvJRSXXYWihAwHHPGFCmo9MtG+RqgsgZ9cKOMCMO3BO1wMx1sHLtFYNH6IaviSx747L"
    "NHA6Uqt88XzOKtVb/Qo2nKpeuWU7Vpt9enL+6vz12cV5vjXzK3U7MnPFV+u8ylOKqlVe9R"
    "lFXdB42zoxwITD6fQOcvfk+LgJoDg+rkYUMLZw3BONOIlK2sPAQSzlHNZIFrjs+S5H/4cC"
    "nx2iSqthLjCjHlUsAohescU6LPBu38rsx/8DA4hcfg=="
)
