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
    "position" INTEGER NOT NULL PRIMARY KEY,
    "room_nid" BIGINT NOT NULL,
    "parent_id" VARCHAR(255) NOT NULL,
    "rel_type" VARCHAR(255) NOT NULL
) /* `m.relates_to` of an event, so that children are found by their parent. */;
CREATE INDEX IF NOT EXISTS "event_relations_parent" ON "event_relations" ("parent_id", "rel_type", "position");
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
    "session_id" BIGINT,
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
    "eJztXetz2zYS/1cw/tJkRs0ktvO45JPTuG06qZ1x3OvdXG4oiIQkxiShEqAVTS//++0CJE"
    "VKJEXIelAKPvQhAgvSS3D3t0/8fRJyjwXiyW88iSMa/Mqod/Ka/H0S0ZDB/1QN98gJnUzm"
    "g3hB0kGg5n/RE51xNnMgZExdCWNDGggGlzwm3NifSJ9HSHEdMRLz6Wsix4xMuPBxgPCh+h"
    "2xKROSuDwMfSmZR9wxjUawCo08Mh1zmOQL4lG4PxWM+OIJ3tTjLtzVj0ZbWj+J/L8S5kg+"
    "YrBIDHf5z3/hsh957CsT2c/JnTP0WVDmp6+4oq47cjZR195H8mc1ER994Lg8SMJoPnkyk2"
    "Me5bP9SOLVEYtYTOGRC5yNkiBIX0R2ST8qXJBxwvJn9OYXPDakSYDvB6n1E8yvnTjO1fWt"
    "8+ny1nFOlt5dRlFgd3rJ5RG+d3hWof78ET7Cj6fPzl+evzp7cf4KpqjHzK+8/KZvPeeMJl"
    "T8ubo9+abG4T3oGYrJc65mr3WZt2/9US17i1SbYXJ2Yc7l+abfHZv/cXp6dvby9OnZi1fP"
    "z1++fP7qac7v5aEmxr99/wvyHiZw+Ib1B569jOKWZpH05WyZ+T+NaVy3s+c0C6yHP+gQWR"
    "/Sr07AopEcw88X5w1c/efFzU+/Xtw8enH+uMzaq3TkVA19+4ZCZHhX2PB4YUDduymNPWdp"
    "hJ/yurnLQ+FpuHiFRnSkGId/IT5/WfZ/4KMGzYCjrRRDkE5cqRf+HFNJGHXHqUwmIaOR7J"
    "Ehj8kk5i4TggmQzzDL8z0ScUlCegcyWj4hH+MkAmFOh5LFIMrJGG6+rBm2cocH6IZ6KfYx"
    "HdmVHOuCsti6FIML4q/Al9mFy18ub1bomYAK6aynbJZIrcZZW+Pw2B/5Ffyv1zdziiPUNm"
    "enLbTN2WmttsGhMoMBFouq7R3ReFbN4Ixigb2DmWTiABnctEU/XL/FlUMB0iPl8Nv3Vxc3"
    "/370+8W/FJPDWTr04frql2w+fPtyFKuFTt7++/byYoHnVDphJdPrZUpOsi1Zcoxiv2u46p"
    "8sFppVddgqm9EKX93ryaIdyPqVT8EUliwilIhk8IW5kjyiYC/zsEcEnT0mYyrIgMEEjZG8"
    "N4WZUx+2XSIJEkyJkGA0CwJo6eky1trmjR4AudIbmCKuApkFXNsEXPfzrd9eLBaILMg6RM"
    "l4ec8iecMCKmsEY3lCo1xkONWJ07ktxWI/fKIomACp0kdnIZh4aiUQVlybhO7YD7wYBVrM"
    "wGRMIo8MZuhU9MF6hGuRXJaCG1x3tdD7+2TO7hNN6WiPIjyD/iR6BeMRqdnXCSAUrT/SBT"
    "POL/DR0QsqVqcf14laADirfnyzZm43vuo1pC5qZSeqclU3id0ilZW7axu3pS+1rX1bIjpC"
    "E/f0+fMWNi7MqjVy1ViZ00Ux2JbRJdFp+VzL504hCT6tBxEwtho/tIQNGGr8+O6PJ4T0J1"
    "7SJ74gvhRkyDzcERh2HPI4BB0Pps5vn66viHKP9AgNYka9GYmZB+szjDwyUP797LczmKnF"
    "BKvAFLu6qSHgKGkDE4whHEVa1PY1CAO/5Zo7an+fI1gMxoAD78/gztIPmcU1ndeaFtd0/Q"
    "2Vta02IMxgTZFmM9p2v5/G9jGNKZ6xWMaMv0ICO5w7ZpTtUCJai9PpLv2eGM3gT4uNuJxT"
    "2M3cjsdLKMlIL1ZRW/24tn702ATetNEbyEks29d3t3iJWaQ7JbCB7t6agW45RsMTba2KuF"
    "sDUimTWTXaSsRHXPrDmcNjD7Z0YCZelml3J2eeHpWQKfhUzJyNJTK75Vu6dScBdZkhmilS"
    "rbXNu8boPYGYe99lhlZ+ichu8nZ2/tfIkMtzCsviroctfuYxLnL5VcYsxDKJivDF0pxeUx"
    "hjqGc7LJ3us5YxjdsxIwzTrTBZQeVr/SDIKKaTcY/cgf1BeBTMyHTsBwyTFGKm8hYEA5uQ"
    "Bm8Ix2tTX7BiuZVy62FsQerFl4MaO7vrulGNFfGECnar4MI6cQXrON2eQLWxgs7AiI6I3t"
    "9ZOGCxGPuTmrBxeUKj0A3zqQbCNpVWc1qUgapKKREsJn6kf+jMWUyMVfIMX+NkwjyifM06"
    "k4xGMPveh588Bil6F3H3jogxn7Iaibu7W1eI3f+c4E2yDLVczraNMc8fepVsLryVtWVylV"
    "yA7fDeqxYLbQVCKlO7K4e7G9stbJ62SrJAYiMGLW1rqxV3qxWLzC+IOINdXqY6wo3+qsU2"
    "f1W7yV8tbnHbS+C7TxLZN+ttdP0YeDzk8YhLyaokCecBozX5gCW6xTAjEG6L2/mVHYcZr6"
    "8/lMKMb98viImrP35/e3nz6NnjJVy4lJyjLRGzgG6Ras2obsecozsK6nbEYr9BG67CUL9J"
    "bbt6+xxxaUvL/EJZvbodlM54IZLeMYElWRJs3R4auljCilej7Oqymf2AdR5Q5lqJ2Juzkj"
    "cK163R2uBkNEM7BRLr2G2jhmtLiOt5XF9AfAxgZ/PtQtyYUcmN4GSB5AhZvJWN7AtnkgwC"
    "3zXEkyU6iydX4MkOgZqLwKeiDtnowZXwxqE4r22w94IE3KUBUUSqByY6+BVi8SXBp6hosN"
    "mWaJ1Q6+pIa/GPXNudTzNmthVfOYHVwWsHV/eMe45fYVi1fORpQqgHPmHQtU5J6MHVSkLk"
    "81aqCLUk1hIDi8F+hUmv8yYmZAyPTR4hW3skL3p6TIYx6II+/jsv6+2TJJJ+QAZsyLHqWP"
    "L50LKK2dVNK8PSxehVVi5XLgMr3mMpYm1jyIdljtvo5n5CP7Zy9SgrV79DTpf1gZEsWSK1"
    "AmV9gcLXfAkLhLYa5GHR/PVewjKt/RQOMZ/2NqaRAIuippNjcbjRTpHziS2dWX+OfXec2g"
    "iUFOhJSD2G/ZJAr/XJo9NTbDmLa7FYPMYCAYoRuDEmv2KKYI/oAqUemVA51g6uwmLv31Wd"
    "LLDLWxs61pSNzzxsHb3Ct1bkuZOSreNeMwQdG4UbHXKtbSrwYs/B6YyQXXK36e/KiP1lOv"
    "sCDlHLXbguTyL5jsokrKkbWZzSqO2onuzgl95O290WTzOLJGoeUCI8YgRZqero9JrqNDPV"
    "LTD3ivnpKTcwCVsH4lElaRf2xjqRTd+nVVFIwQ/XWBtSTO5v2X6wyHRHP5dYR93ZRoBdd/"
    "TZYpGdFYvYKJ/t+HfQ/E21XBWmq88pLhDZRlG9w8spTsFaA45rhd9ap92o+lp1Jm2eFwzQ"
    "CWCiUI0NImxsQOAuDPbLa0L1/PfvNJyaUoEXPEBhLp5Rq04qHPn3eIbElM4IHdHqVOQd3d"
    "XQP+ExzHrGh2yH14Qzp1gDrXUBC3TISbGT/J8JFWLK4SNFZ5cJ55cIj6+XzfNnbdxEMKv2"
    "Bagx65vYu29iIXmXemHVoZWrcndzMpu6a1AKBowbJUxUwbYV/M7JLL8N+B1w966y8K6J23"
    "Miy2uTMsdETLAa15TdJTrLcQOOewyjYPdZ/MuA5wuUlusGXAeWCGOGz4ksr412eMGEMtrf"
    "BTrL8cMoLrpIwA6PpO+q86E+xhy9MJWVRjUze42+jxKNMykStQpjCQmPnYaKtNPhR5X3rS"
    "QpI+X1idDegfT84DFsGuLLXtobUjWC1N4MIf0gIHTMaE33s93c1tAZwr5OfOBei2SNGrY7"
    "aoXZOp6R9E80dI6UqY7OP/LstE2/IZhVa56rsWb/iMvDifK6mXqdC2TW79xb84CCwjdXwf"
    "6GlMUSnXWWHGIixw0b+cgAZNQtv2OVSYvLkxoVYlyYDoIf5reOC6jZWiXBh61PdhzzwGMx"
    "0atijiDmFOIZ0TQiylmkb8bjKpf/wxd8QBsSmfGqdawyIzg6NfLivIUWeXFeq0RwaGWOg3"
    "BoEGDPVTM5tkhpE+DXToDfnyax/LdhD6vJi0r6D8FaKXOcZ6jPnaR1iw2VP/mjVC2109MN"
    "Cstp/fya6F3TI4JrXS2nvDRPEJdGGHAfgKkJ9qdquaHyKTETM5XdNcmbO7x5ZUZnrtSzg6"
    "VaV0zDU1cao81plXMqm1S5zaTKfaO7fQvYreC74mGdaxzhtpez245g+5dZ34UUoX0z/qgb"
    "qXzSPssqeJANNSICkflkW0GAP1UNBKjKgI/8eUng3HHaz04p+sKTGD5fklUG6GS9lLCq7H"
    "AzC3+OPkcXrgtkquQwZkMwRsYaHoDy5yHDs0Am1I9FTx8Jgv8PuAHdCIApgIiHwGNsPK8q"
    "QGA0v7WaCuQJsqYfsa/SUeOfIxxVhSTaA5/ddkTv4Xoi09ZiMBbxAfdmyvWuMhBnTK7jWy"
    "98o/Mj6FZ42bM37WiKTbvVm5FMo2vdohlbInIQMr8D50V+h5xGGWuGHTMKCxzXBo65djPj"
    "fInMev+s9++AXkBXEP2ERfIDotnaKN7ilGaEj5MdBY/XCuEBvg6faHRdCMHp5BGmwLCXnm"
    "yqWxT6kkx5EngwBdCvjgdUOPQ2v/zW8lOWOfiA1BTtdTU8ALlAY+OJxvFEmxXx/UrTdwpx"
    "1zS2mA82SlCN2luLTT1dByl0f3E0r9CbEDX5MbAwUTVf8nWFovKBVIjNTS+/qndFwcHQNt"
    "phD22xnoGuCkDrGTgiTvtiEtCZo36bMHuB7vhKcbfXld9apbvFUaVSRSqkI8AsMn4Fi5TW"
    "NfPwd2B2mPEi3fHJnM0nDsx5BuC+qpFNG3bnpMfH8WMLZv/sB5LFNcbafLDXZKwN1bTWxp"
    "qeXiydIkJydCkRcvlXAhZUumDWK1BPGWOBFCUxn/bIkCeRh0nnaHd5/ggbDOqgtB+T3z5d"
    "X1VZcTu770rzThFa265TKqdnbbvuCMeyxTGqbM3RZGuMqrtyHAOPN6/y4YH9qLYTdH0BYZ"
    "nOVhD2Dq9z3ceYg85jPy+pnKrxRgww0TOzG7eCAtegY9X8Rc/qD4Kk670h/XsaJEw5WbH8"
    "rFq5P2ilVepa8aS1srb9fK3a7ryU24HaNnUQPsgx+B3yVwkzM4Wdk1hdfYC6+opLf5g27L"
    "j86rKMXUtKu3pio/aOCiQOy2jMGtIOeUymYx7Oz9oMGY0EETwEvQrvkcBdVb52lFvQekeQ"
    "OAmqz4rezMKYod5Xf+Ksr/LC+2N/NA7gH9lXbVe0NT8csphFLnZ14aVVHv34rEeeEniMZ4"
    "8xC10xi3mLa+GVqcqk4fA+P0f43KpZrj6cp5+ejdNXayP6yPLo04HsJz609lKEVLrjpuq4"
    "xfMOMrO/7njRhx56ULNPsKJRiWnTzBx7qqkFR51TK7s67MCeHbufcJI992qPzJfjmFHPNB"
    "mzSGRlTEsDTAGeZTZ/CmkQ1FcT5FTHtMnPTl++yLc1/mjayJ9+v/jwYXnn5jjPlKUlQsvV"
    "il3qGzduLZLtsJHonozZzXVuLRgrhhxfoLRMb8/0wkG07Z01BSLrrukdnrvmYyLGN+h+YJ"
    "UHAxWHe42BFZjoxHqmScuANMNBn0zoETrAonidqIBLatfIm+z8xbSTbTYbxKtyrKiCn4hj"
    "8kNNA4GN30Y5a0Qy+MJcmXpY7lmM3gjtq1EelmK6fb4wS9cVZDAr9yNKqwmyTkRJ5HHdiU"
    "C13l2nkqmtw6T09koHlBs3AtAsMQ0rFchsVOnYHScdKjHbTsxDCwIzw71AdEzge9fl0YmQ"
    "PPSrj1ho6jJdorNIxgTJWKeVLaZEnKjgSCWC1FGXZvDYOjP3T5jKMkA3pQpUcezYmBnbb0"
    "hfL5iXPBajWHqIUIBZgc+QWjBGfFkFHLd3o1VhMuBVpnJhmTs2a46RVUxfDfiA4w5OXQPl"
    "2YCYxXXdE7rbR3bz76wtkwtf5vHxePNJvpn4MuBwgeQIWbyVk1ObuvU14bQN9OrrWtXUfk"
    "K7OSZqb6HMaax1YmKddAQg3zDqZS6wKphcGm8EyyrGnFlMLTHzHxOErtMioMU+SrhUD5PR"
    "YuYymI25Y/BLsMiDN/dawdhhEsN/dAEZDYIU3YqKBiTbuIlys+ZxdYWzWTiRM6Kz1tDPyg"
    "NGMOWkR/ohbK6+GsLMefxFpB+ywI+AJymBTs17/06n4OulfxC4goS79dPm0jmix5VhOM3L"
    "c/JhKgH8py+hb5z5Ns8UaJ2wbyG3hdydk+E2B+3YvgObBrWfbW4dp3vc5vYYiu/RZ/1pwl"
    "yfBsU6lCpkXjWtEaALTeAUqxDa1qhkpSMqJ6CqSiTLI8BaEg21VUEJIt05Wk23ZkWpymbX"
    "R3R+O+ZCHZ2QgWnyaAGwIxZHeP1Yr40LxewN/IfrA5tw4RJWhxUUkn+sMinUQ6Rw348/R3"
    "mGF1gKPKrtVNjkLq8uQumtavW6/FYdXGkdB7otv+06ure40+LOvTN/+7gT3TBVrsims9Az"
    "CstjW+JgSxwOmasdQeI32jNc096tMNqIu1P/sqFLHBtfa0y84LN+o5qrIfBUObi6Oho5mZ"
    "7ZpbCuPm8UlH69O3xTN2h0hdPcuz71YVsn6sg07Pyt7pyHC+YHlgXUzcG3froU4ucOc7jb"
    "nEzZC1nhd3qnlCBNcK73gRcxUdEfrpfRH2CvySe+VkpzthselM1sne4WlndZ7tszQ48QLi"
    "4KxrasXqQ7Qn6ftUmGOavPhTlbSoWxluautrVGImaMLtJYPpvweb140jKt1ZbrO7EMO/FL"
    "ewiC7ZhyUMzviPvgnQ/QR/J4dqU3wvJpXqUJvcYTvbKp6giYNSqZfazfDQKmc97QQI7YtN"
    "SAPWR4hri2usUb0h/ywGOeul9aSZxeQSufzoNfRDAau+PmCufd3H51vK3WpO6CDXGcBaj1"
    "RnPzaUi37GuNaDzG05AauH17+S8l5vK044zJ1VnH2fTCS/kJE5EXSkbu4a3EThJXpJfUc7"
    "5MZfluzvdciJmwvUR0FAbHnthuKmkWyCzr12C9hb/fOfy9wWSkJvh7k2YrtYG/6DJvX5GN"
    "KBAhZTzDmFZIZ+Qu4tN59OoHkeJO8ZoMmEsB0gHWzCd/4X6kKjSyMVXawePAU8MqElZTor"
    "27Oz8A9NZHLZrTvTYft7BxpWqIPEkGge86uB0q5GdTx7kFyh12nMuvHGzLOfWhOfiRKT6Y"
    "MX6Z2PLegPcWLnyfcOGCxb47rsIJ6UgjQKDzOatwQf0reIAmrdKhtZv1yPIxTp+dvzx/df"
    "biPN+a+ZWmHZl9+vXKr7ZhWb1Prr5d2WEaa7tpHmLC4XT6EXL32dOnLbgLs2q5q8YWOr/x"
    "SFaeBIw9mao5XCBZ4LLnu5L8jwS+OESV1sBcZEaz42HRx9Art1XABd7uW5l9+z/kVrzw"
)
