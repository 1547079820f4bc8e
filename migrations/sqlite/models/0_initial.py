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
    "news" BLOB NOT NULL,
    "at_ms" BIGINT NOT NULL
) /* What each change meant, for processes that did not make it. Pruned after an hour. */;
CREATE INDEX IF NOT EXISTS "idx_journal_log_at_ms_7377fa" ON "journal_log" ("at_ms");
CREATE TABLE IF NOT EXISTS "journal_versions" (
    "subject" INTEGER NOT NULL PRIMARY KEY,
    "version" BIGINT NOT NULL
) /* How often a subject (a room, say) has been changed; a subject without a row stands at 0. */;
CREATE TABLE IF NOT EXISTS "event_relations" (
    "position" BIGINT NOT NULL PRIMARY KEY,
    "room_nid" BIGINT NOT NULL,
    "parent_id" VARCHAR(255) NOT NULL,
    "rel_type" VARCHAR(255) NOT NULL
) /* `m.relates_to` of an event, so that children are found by their parent. */;
CREATE INDEX IF NOT EXISTS "event_relations_parent" ON "event_relations" ("parent_id", "rel_type", "position");
CREATE TABLE IF NOT EXISTS "events" (
    "position" BIGINT NOT NULL PRIMARY KEY,
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
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
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
    "nid" BIGINT NOT NULL PRIMARY KEY,
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
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
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
    "position" BIGINT NOT NULL PRIMARY KEY,
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
    "use_id" BIGINT NOT NULL PRIMARY KEY,
    "token" VARCHAR(64) NOT NULL,
    "ordinal" BIGINT NOT NULL,
    "user_id" VARCHAR(255) NOT NULL,
    CONSTRAINT "uid_registratio_token_2dfe46" UNIQUE ("token", "ordinal")
) /* The n-th use of a registration token: unique, so that two registrations cannot both be the last one allowed. */;
CREATE TABLE IF NOT EXISTS "sessions" (
    "session_id" BIGINT NOT NULL PRIMARY KEY,
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
    "nid" BIGINT NOT NULL PRIMARY KEY,
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
    "nid" BIGINT NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "digest" VARCHAR(64) NOT NULL,
    "definition" BLOB NOT NULL,
    CONSTRAINT "uid_filters_user_id_d8634e" UNIQUE ("user_id", "digest")
) /* A filter that a user stored.  Equal filters of one user share a row, found by the digest of their JSON. */;
CREATE TABLE IF NOT EXISTS "profile_fields" (
    "position" BIGINT NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "value" BLOB NOT NULL,
    CONSTRAINT "uid_profile_fie_user_id_51fca4" UNIQUE ("user_id", "name")
) /* One field of a local user's profile; `value` is its JSON. */;
CREATE TABLE IF NOT EXISTS "notification_exceptions" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
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
    "subject" BIGINT NOT NULL PRIMARY KEY,
    "user_id" VARCHAR(255) NOT NULL UNIQUE,
    "version" BIGINT NOT NULL,
    "customised" BLOB NOT NULL,
    "position" BIGINT NOT NULL
) /* What a user changed about their push rules; accounts that changed nothing have no row. */;
CREATE INDEX IF NOT EXISTS "push_rulesets_position" ON "push_rulesets" ("position");
CREATE TABLE IF NOT EXISTS "pushers" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "user_id" VARCHAR(255) NOT NULL,
    "app_id" VARCHAR(64) NOT NULL,
    "pushkey" VARCHAR(512) NOT NULL,
    "session_id" BIGINT,
    "pusher" BLOB NOT NULL,
    CONSTRAINT "uid_pushers_user_id_7c6717" UNIQUE ("user_id", "app_id", "pushkey")
) /* Where a user wants to be notified; `pusher` is the JSON of the pusher as clients see it. */;
CREATE INDEX IF NOT EXISTS "pushers_key" ON "pushers" ("app_id", "pushkey");
CREATE TABLE IF NOT EXISTS "read_positions" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "user_id" VARCHAR(255) NOT NULL,
    "room_nid" BIGINT NOT NULL,
    "thread_id" VARCHAR(255) NOT NULL,
    "position" BIGINT NOT NULL,
    "ordinal" BIGINT NOT NULL,
    CONSTRAINT "uid_read_positi_user_id_ea0f09" UNIQUE ("user_id", "room_nid", "thread_id")
) /* Up to where a user has read, by receipt or by sending: the furthest of all of these. */;
CREATE TABLE IF NOT EXISTS "special_notifications" (
    "position" BIGINT NOT NULL PRIMARY KEY,
    "room_nid" BIGINT NOT NULL,
    "thread_id" VARCHAR(255) NOT NULL,
    "sender" VARCHAR(255) NOT NULL,
    "notify" SMALLINT NOT NULL,
    "highlight" SMALLINT NOT NULL
) /* An event that by the default rules counts elsewhere than in the room's ordinal. */;
CREATE INDEX IF NOT EXISTS "special_notifications_room" ON "special_notifications" ("room_nid", "position");
CREATE TABLE IF NOT EXISTS "receipts" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
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
CREATE TABLE IF NOT EXISTS "directory_names" (
    "user_id" VARCHAR(255) NOT NULL PRIMARY KEY,
    "display_name" TEXT,
    "avatar_url" TEXT,
    "folded_id" TEXT NOT NULL,
    "folded_name" TEXT NOT NULL,
    "position" BIGINT NOT NULL
) /* What a user is called, by the newest of their member events; `folded_name` and `folded_id` are for the search. */;
CREATE TABLE IF NOT EXISTS "directory_rooms" (
    "room_nid" BIGINT NOT NULL PRIMARY KEY,
    "public_join" INT NOT NULL,
    "world_readable" INT NOT NULL,
    "position" BIGINT NOT NULL
) /* Whether everyone may know of a room's members: because anyone may join, or because the world may read it. */;
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
    "eJztXetz27ay/1cw/tJkRs0ktvO4ySencdt0UifjuKfnzMkdCiIhiTFFqARoRZOb//3uAi"
    "RFSiRF0HpQMj70IQIL0ktw97dPfD+ZcI8F4skfPI5CGvzOqHfymnw/CemEwf+UDffICZ1O"
    "F4N4QdJBoOZ/1ROdcTpzIGREXQljQxoIBpc8JtzIn0qfh0jxMWQk4rPXRI4ZmXLh4wDhQ/"
    "U7ZDMmJHH5ZOJLyTzijmk4glVo6JHZmMMkXxCPwv2pYMQXT/CmHnfhrn442tL6cej/EzNH"
    "8hGDRSK4y3//Fy77oce+MZH+nN46Q58FRX76iivquiPnU3XtfSh/VRPx0QeOy4N4Ei4mT+"
    "dyzMNsth9KvDpiIYsoPHKOs2EcBMmLSC/pR4ULMopZ9oze4oLHhjQO8P0gtX6CxbUTx7n6"
    "eON8vrxxnJOVd5dS5NidXHJ5iO8dnlWoP3+Ej/Dz6bPzl+evzl6cv4Ip6jGzKy9/6FsvOK"
    "MJFX+ubk5+qHF4D3qGYvKCq+lrXeXtW39Uyd481WaYnF5YcHmx6XfH5v85PT07e3n69OzF"
    "q+fnL18+f/U04/fqUB3j377/DXkPEzh8w/oDT19GfkuzUPpyvsr8X8Y0qtrZC5ol1sMfdI"
    "isn9BvTsDCkRzDzxfnNVz918X1L79fXD96cf64yNqrZORUDf34gUJkeJvb8HhhQN3bGY08"
    "Z2WEn/KquatDk9PJ8hUa0pFiHP6F+PxF2f+Bj2o0A442UgxBMnGtXvh7TCVh1B0nMplMGA"
    "1ljwx5RKYRd5kQTIB8hlme75GQSzKhtyCj5RPyKYpDEOZ0KFkEopyM4earmmErd7iHbqiW"
    "Yp+SkV3JsS4oi61LMbgg/gl8mV64/O3yeo2eCaiQTjtls0JqNU5rjcMjf+SX8L9a3ywojl"
    "DbnJ020DZnp5XaBoeKDAZYLMq2d0ijeTmDU4ol9g7mkokDZHDdFv3w8S2uPBEgPRIOv31/"
    "dXH9n0d/XvxbMXkyT4Y+fLz6LZ0P374cRWqhk7f/ubm8WOI5lc6klOnVMiUj2ZYsOUax3z"
    "Vc9S8WCc2qKmyVzmiEr+70ZNEMZP3OZ2AKSxYSSkQ8+MpcSR5RsJf5pEcEnT8mYyrIgMEE"
    "jZG8N7mZMx+2XSwJEsyIkGA0CwJo6ekq1trmje4BuZIbmCKuHJkFXNsEXHeLrd9cLOaILM"
    "g6RMl4ecdCec0CKisEY3FCrVxkONWJkrkNxWJ/8kRRMAFSpY/OQjDx1EogrLg2Cd2xH3gR"
    "CrSIgckYhx4ZzNGp6IP1CNdCuSoFN7jueqH3/WTB7hNN6WiPIjyD/iR6OeMRqdm3KSAUrT"
    "+SBVPOL/HR0QsqVicf14laADirfvxoYebu1ln3IGRuvXhF9euEZT7puleRp7ICtrUVW/gk"
    "mxqyBaIjtGVPnz9vYMzCrEprVo0VOZ2Xd00ZXZCRls+VfO4UZOCzarQAY+uBQkN8gDHFT+"
    "/+ekJIf+rFfeIL4ktBhszDHYHxxSGPJqDMwab54/PHK6L8ID1Cg4hRb04i5sH6DEOMDLR8"
    "P/3tDOZqMcFKwMOubmqILArawARMCEeR5hV7BZTAb7nijtqx5wgWAep34P0Z3Fn6E2YBzA"
    "HoTAtgOvQyvi+ZBGb4JU+zGbW6369g++DFFLhY0GLGXyGBHc4tM8pfKBC14nSySx8Soxn8"
    "aZERlzMKu5mb8XgFDhnpxTJqqx9b60ePTeFNG72BjMSyvb1fxYvNYtcJgQ1d91qGruUYLU"
    "w0qkoiaTVIpUhm1WgjER9y6Q/nDo882NKBmXhZpd2dnHl6VEIm5zwx8yoWyOyWb+i/nQbU"
    "ZYZoJk/Vapt3jdF7AjF3vssMrfwCkd3kzez8b6EhlxcUlsVdj0/8yiNc5PKbjNgECx9K4h"
    "Qrc3p18Yqhnu2wZLrPGgYvbsaMMEygwvQDlYH1kyCjiE7HPXIL9gfhYTAns7EfMEw7iJjK"
    "RBAMbEIavCEcr818wfIFVMqth0EEqRdfjV7s7K5twxdrAgcl7FZRhDYBBOs43Z5AtbGCzs"
    "CIjojeP9lkwCIx9qcV8eHihFqhO8mmGgjbRFotaFEGqrqjWLCI+KH+oXNhMdVVyTN8jdMp"
    "84jyNevcMBrC7DsffvIIpOhtyN1bIsZ8xiok7u5uXSJ2/3uCN0lzzjI52zSYvHjodbI591"
    "Zay2RTudBUIiRCtbuCuBNx3NxGaaoQcyQ2OtDQjrYacNdb/nuJkDLZ5UWqI9zorxps81eV"
    "m/zV8hbvSm7Ovnn8gBNC9s16G0k/Bh6DvT/iUrIyScJ5wGhFaViBbjmkCITb4nZ2ZcchxY"
    "8fPxRCim/fL4mJq7/+fHt5/eiZYn6h/mslEUdbHWbB2zxVywhuxxyhOwrgdsQ6v0Z7rcQo"
    "v07suGpbHHFpQyv8Qlm4upmTzm4hkt4ygQVVEuzaHhq1WICKV8P06qpJfY917lGkaozYNw"
    "rWrXWqLSAzWJMjsd7aJvq2stK3msfVdb7HgGo239XDjRiV3Ag35kiOkMVb2ci+cKbxIPBd"
    "Q+BYoLPAcQ1w7BB6uQh8KqogjB5ci2McivOaRnAvSMBdGhBFpFpVotdeQRNfEnyKkj6YTY"
    "naxE/Xh0/zf2RrHz1NmdlUfGUEVge3jpjuGfccv8KwavnIc39QD3zGSGqVktCD65WEyOat"
    "VRFqSawEBhaDoQqTXme9RsgYHps8Qrb2SFbJ9JgMI9AFffx3VpTbJ3Eo/YAM2JBjzbDki6"
    "FVFbOrm5bGmvNhqrQGrljblb/HShjaBoa7a3rbkOV+4jm29PQoS08fIKeLst9IlqyQWoHS"
    "XqDwli9hidCWc9wvRN/uJazS2k/hEBNibyIaCrAeKpor5odrbRK5mNjQcfX32HfHiT1ASY"
    "6eTKjHsLMR6LU+eXR6il1gcS0WiceY4U8xrDbG7FXM++sRXWHUI1Mqx9qZlVvs/buyZv+7"
    "vLWhE03Z88zDbs5r/Gh5njsJWRtXmiHo2Cjc6JAbbVNBFns0TWeE7IprTX9XRuwv0tkXcI"
    "ha7sJ1eRzKd1TGk4rCj+UptdqO6skOfunNtN1N/oCxUKLmASXCQ0aQlaoQTq+pDhhTff0y"
    "D5ifHDwDk7DJH54ekjRGry302PR9GlV15HxutcUd+Yz9ho0C80x39HOJNuquK1LYevRsqc"
    "fuSj1s6M725jto/ibqrExqV2cE54hsS6fe4WUEJ6isBrA1AmqNc2lUJaw6DzbL6gWMBHhQ"
    "qBYEIbYgAKM/YLBfXhOq579/p3HTjAq84AHccvF8WHVK4Mi/w/MbZnRO6IiWJxLv6K6Gjg"
    "iPYc4yPmQzYCacBUULWNYFLNAhb8ROknqmVIgZh48UvVomnF8hPL6uM8+fNfEHwazKF6DG"
    "rBOiAxZIISOXepOyAyPXJeRmZDYf16CQCxg3ipkog21r+J2RWX4b8Dvg7m1p2VwdtxdElt"
    "cmRYqxmGItrSm7C3SW4wYc9xiGu+7SQJcBz5coLdcNuA4sEcYMXxBZXhvt8JwJZbS/c3SW"
    "44dRMXQRgx0eSt9VRzZ9ijh6YUrLhypm9mp9HwUaZ5onahSvEhIeO4kJaafDzyqZW0lSRo"
    "rrE6G9A8nZvWPYNMSXvaSLo2rZqL0ZQvpBQOiY0Yo+Zbu5raEzhH2b+sC9BlkZFWx31Arz"
    "Np6R5E80dI4UqY7OP/LstEm3IJhVaZ6rsXr/iMsnU+V1M/U658is37nX8iiB3DdXwv6a3M"
    "QCnXWWHGLGxjUb+cgAZNQNv2Wl2Ymrk2oVYpSbDoIf5jeOC6jZWiXBh60PWxzzwGMR0ati"
    "MiAmD+L5zDQkylmkb8ajMpf//Re8RxMRmfKqcawyJTg6NfLivIEWeXFeqURwaG2Og3BoEG"
    "B3VDM5tkxpM91bZ7rvT5NY/tuwh9XkeSX9l2CNlDnOM9TnTty4b4ZKlPxZqubXyTkEueW0"
    "fn5N9K7pEcG1rpYzXpgniEtDDLgPwNQE+1P10VCJk5hymcjuiizNHd68NHUzU+rpEVCNy6"
    "DhqUuN0TXKrNwUtdmTbbMn9w3j9i1JtwLk8udntjhVbS/HqR3JTu9WLtC+GX/UbVA+a+dk"
    "GQ5Ih2pVv0idr410/d+qqgF0YsBH/qLIb+Eh7acHB33lcQSfL0mz/XVWXkJYVki4mYW/hF"
    "/CC9cFMlVEGLEhWB1jjQNAy/MJw+M5ptSPRE+f0oH/DwAB/QUAHoCIT4DH2B9e1XTAaHZr"
    "NRXIY2RNP2TfpKPGv4Q4qkpDtKs9ve2I3sH1WCaNwWAs5APuzZWPXaUazpls40TPfaOLU+"
    "HWuNPTN+1oik37z+tkea0H3cIWW/TRNeHegbMaHyCnUZiaCZaUwiLE1ggxU2NmnC+QWX+e"
    "9ecd0AvoCnSfslB+QNhaGZdbnlIP5XGyo3Bwq6AcAOnJEw2jc0E1nQ7CFOr1klNFdSdBX5"
    "IZjwMPpgDM1R7+Ehfd5pffWsbJKgfvkWyi/aiGhw/naGyE0DhCaPMcHq40facQd0VPisVg"
    "rQTVqL2x2NTTddhBtwFH8wrdBmGdwwJLDVXfJF/XHCpnR4nY3PTy69pO5DwJTeMX9hAV6w"
    "LYu6SzLoAj4rQvpgGdO+q3CbOX6I6vinZ7XfKt+blreZ6rMqRCOgLsH+NXsExpfTD3fwdm"
    "pwgv0x2fzNl8KsCCZ4Diy3rQNGF3Rnp8HD+28PSvfiBZVGGVLQZ7dVbZUE1rbJXp6fmqJy"
    "IkR98RIZf/xGAqJQum/fz0lDHWNlES8VmPDHkcepgvjgaW54+wCaAOM/sR+ePzx6syc21n"
    "911rxylCa8R1TOFYI27fpsWotH1GnVExKu+ccQw83rxuhwf2w8qGoNVFfkU6W+XXO7zucp"
    "8iDsqN/bqiW8rGa5X9VM9Mb9xI538EZarmL/tKfxIkWe8N6d/RIGbKbYolYuVa/F4rrdPL"
    "iieNtbJtrmv1c3fE2Q70s6nL716uvgfIXyW1zDRzRmKV8gEq5Ssu/WHSPePym8tSdq1o5/"
    "KJtWo6zJE4LKUx6w475BGZjflkcZrlhNFQEMEnoEDhPRK4q8qpDjObWO8IEsVB+WnMm1kY"
    "s8j76k+c91Xudn/sj8YB/CP7qgeKts+HQxax0MUWK7ywyqOfn/XIUwKP8ewxZoorZjFveS"
    "28MlNJMBze55cQn1t1rtVH4vSTE2n6am2EGWmuezKQ/sSH1n6HCZXuuK5UbfmUgdSUrzrA"
    "875HDVTsEywvVGLaNKnGnhtqgdCxK2p7Ouseg0FdMbseJPPlOGLUM82ZzBNZGdPQ2FLgZp"
    "XNnyc0CKod/xnVMW3ys9OXL7JtjT/qNvLnPy8+fFjduRmmM2VpgdBytWSX+sYdU/NkO+zg"
    "uSfDdXMtU3OGiSHHlygt05szPXfUa3PHTI7IumZ6h+ea+RSL8TW6GljpiTz54V5ttAQmOp"
    "GeaVLCn+Qn6LP/PEIHWKSu0wxwSe0GeZOecJi0kE1ng3hVThRVlxNyTF2oKOjf+G2UY0bE"
    "g6/MlYk35Y5F6HnQfhnlTclnxWcLs2RdQQbzYiOgJOk/bQEUhx7XnQFUz9s2BUdNnSOFt1"
    "c4Aty4MF+zxMxoyRHZUNEReUg6VPK1nUCG/uLNNnuO6JhQ9q7LlWMh+cQvP8Sgro9zgc5C"
    "FhPIYr1TtrgRAaHCHaVQUYdS6lFi4wTav2EqS5HbjCr0xLEnYmpVvyF9vWBWgpgPTekhQg"
    "FPBT5DasEY8WUZQtzejdbFvoBXqcqFZW7ZvD7wVTJ9PbIDjjs4tQWcs1Guh47h9i1gt4/i"
    "Ft9UUybnvsLj4/Hm03FTUWXA4RzJEbJ4K+eQ7rElXtcKmfYTr83wT3NrZEFjLRETS6QjYP"
    "iaUe9TatKU9j/PjdcCYxU4Tq2jhvj4rynC1FkevGIPI1yqh9lkEXMZzMbkL/glWOjBm3ut"
    "IOswjuA/uqaLBkGCZEVJ849t3ET5TrNgucLUbDKVc6LTztB5ygNGMI+kR/oT2Fx9NYQ57v"
    "iLSH/CAj8EniQEOrfu/TudLK+X/kngChLu1k86OGfoHVeG4SSxzsmGqQSgn7yEvnHq2iL8"
    "3zi13sJrC687hEtsEtlxbHmbx7SHlrHWIbq/bW7PdXiIvujPU+b6NMgXjZSh8LJptWBcaA"
    "InXzLQtKAkrfNQQf2yko40EQALPzSsVtUfiGoXyDTZmiV1JZtdH5H4zZgLdRZBCpzJoyVw"
    "jrgbofRjvTYuFLE38B+ujzrChQu4HFZQqP2xSoVQD5FAez/6EmYpWmAV8LCyI2CdG7y8Yq"
    "S3rqXq6lt1cKU2jvGuiHsL4y3AtABz/8zfPsBE30qZf7HuuPCUwvLYFiPYYoRD5mpHIPe1"
    "dvdWtFHLjdYC7MRpbOjnxk7SGvwuOaLfqCZmiDBVtqyuWUZOJqddKVCrj+QEpV/t497UDW"
    "r92zRzmc982NaxOmwMW2mrO2cxgMVRXwF1M5Stny7B8pkXHO62IFOGQVqOndwpIUhSkasd"
    "23lMlHdy62X0B9irc3S3Sj5Od8O98o6tJ91C8K7IeHuy5hFCw2Uh2JTVy3RHyO+zJtksZ9"
    "XJLGcruSzWqtzVttaow4zReRrLZxM+t/MartJabdneYWXY3V7agwVsH5ODYn5HXAXvfIA+"
    "kkfzK70RVo/CKkzo1R6HlU5Vx6q0qC/2sao2CJhOWkNjOGSzQlPzCcOTtrWFLd6Q/pAHHv"
    "PU/ZL63uQKWvR0EdEigtHIHdfXHe/m9uuDaJXmcxdsiOOsFq02mutPGLph3ypE4zGeMFTD"
    "7ZvLfysxl+UNp0wuTxtOp+deyi+YSbxU83EHbyVy4qgkZ6Sa80Uqy3dzvmdCzITtBaKjMD"
    "j2xHZTSbNEZlnfgvUW/j5w+HuNGUZ18Pc6SUFqAn/RZd68fBpRIELKaI7xqwmdk9uQzxaR"
    "qp9EgjvFazJgLgVIB1gzm/yV+6EqsUjHVG0GjwJPDauoV0U99e7ufA/Q25WohQ0gnUzjQe"
    "C7Dr73krdR1/BtiXKHDd+yKwfb8U19UQ5+TYoPZoxfJba8N+C9xQUPExdcsMh3x2WAIBmp"
    "RQJ0MWcdAKh+BfdQmWXK8qHkWJw+O395/ursxXm2NbMrdTtyvfKrbCNW7XyrbiJ2mFbZbt"
    "p8mHA4mX6E3H329GkD7sKsSu6qsaV+bDyUpcfoYqekcg7nSJa47PmuJP9HAl8cokqrYS4y"
    "o97DsOxM6BUbIOACb/etzH78P68lSWQ="
)
