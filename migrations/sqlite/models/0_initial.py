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
    "eJztXVlz27iy/isovySp0qQS21lu8uRMMjOZSpyU4zk5p05uURAJSYxJQkOAVlRz898vGu"
    "ACSiRFyFooGg+ziECDdBPs/nrFPych9UjAHv9JkzjCwR8Eeyev0D8nEQ6J+J+q4QE6wbNZ"
    "MQgXOB4Fcv53NdGZZjNHjMfY5WJsjANGxCWPMDf2Z9ynEVB8igiK6fwV4lOCZpT5MIDoWP"
    "6OyJwwjlwahj7nxEPuFEcTsQqOPDSfUjHJZ8jD4v6YEeSzx3BTj7rirn402dH6SeT/nRCH"
    "0wkRi8TiLv/9X3HZjzzyg7Ds5+zGGfskKPPTl1yR1x2+mMlr7yP+m5wIjz5yXBokYVRMni"
    "34lEb5bD/icHVCIhJj8cgaZ6MkCNIXkV1Sjyou8Dgh+TN6xQWPjHESwPsBavUExbUTx7n8"
    "dO18eXftOCcr7y6j0NidXnJpBO9dPCuTf/4EHuGX06fnL85fnj0/fymmyMfMr7z4qW5dcE"
    "YRSv5cXp/8lOPiPagZkskFV7PXusrbN/6klr061XaYnF0ouFxs+v2x+X9OT8/OXpw+OXv+"
    "8tn5ixfPXj7J+b061MT4N+9/B96LCVR8w+oDz16GvqVJxH2+WGX+r1Mc1+3sgmaJ9eIPOk"
    "bWh/iHE5Bowqfi5/PzBq7+6+Lq1z8urh4+P39UZu1lOnIqh37+BCEyvtE2PFwYYfdmjmPP"
    "WRmhp7Ru7upQeBouX8ERnkjGwV8Iz1+W/R/opEEzwGgrxRCkE9fqha9TzBHB7jSVySgkOO"
    "IDNKYxmsXUJYwRJuSzmOX5HoooRyG+ETKaP0af4yQSwhyPOYmFKEdTcfNVzbCTO9xBN9RL"
    "sc/pyL7kWBeUxc6lmLjA/g58nl149/u7qzV6JsCMO5spmxVSq3E21jg09id+Bf/r9U1B0U"
    "Ntc3baQtucndZqGxgqM1jAYla1vSMcL6oZnFEssXe04IQdIYObtuiHT29g5ZAJ6ZFy+M37"
    "y4ur/zz8ePFvyeRwkQ59+HT5ezZffPt8EsuFTt785/rdRec0/L9IzBSf6rR8NqOVpr9Vk1"
    "k7df8HnQujjJMIYcSS0XficvQQC8uNhgPE8OIRmmKGRkRMUNrae63NnPti2yUcAcEcMS7M"
    "N4aE3n6yqvV3eaM7KP/0Bqa6XyOzqn+Xqv+22Prtlb5GZNW9kbrviGR8dyvs1CsSYF4jGM"
    "sTGuUigalOnM5tKRaH4WNJQZiQKkNwWwljQ64khBVVxok79QMvBoEWE2G8JJGHRgtwb/nC"
    "jhHXIr4qBbe47nqh989Jwe4TReko35Z4BvVJDDQzBqjJj5nQlUp/pAtmnF/io6MWlKxOP6"
    "4TuYDgrPwhkY32ACDpnWh794f1Gu5uzb1uyJQNZL6+U9oLfZ3KSv2NjbySnGhr55WIemjq"
    "nT571sLWE7NqjT05Vua0LgTbMrokOC2fa/ncKRxD5/UQRoytRy8tQQuE3D6//esxQsOZlw"
    "yRz5DPGRoTD3YEhN/GNA4FwhCG1p9fPl0i6SYYIBzEBHsLFBNPrE8gAkcE9Bhmv53RQi7G"
    "SAWi2ddNDeFOSRuYIAwFLEouQ3N8o/xeDiOxMEUc8f4M7sz9kFhc03mtaXFN199QWdsq88"
    "EM1ug029G2h/00do9pTPGMxTJm/GVcsMO5IUZR/xLRRpxOd+l9YjQRf1psxOWcwm7mdjxe"
    "QUlGerGK2urHjfWjR2biTRu9gZzEsn1zd4uXmEV8UwIb8B0YBHxLEGUKhifYWhVRvwakUi"
    "azarSViI8o98cLh8ae2NKBmXhZpd2fnHnSKyGj+VTMnI0lMrvlW7p1ZwF2iSGa0ak22uZd"
    "Y/SBQMyt7xJDK79EZDd5Ozv/R2TI5YLCsrjrYYvfaAyLvPvBYxJCuUBF+GJlzqApjDFWsx"
    "2STvdJy5jG9ZQgAslekCohs8UeMDSJ8Ww6QDfC/kA0ChZoPvUDAikSMZFZE4wImxAHrxGF"
    "a3OfEb3sSLr1ILbA1eKrQY293XXTqMaaeEIFuzfOl7CO090JVBsr6AyM6Ijo/UjCEYnZ1J"
    "/VhI3LExqFbphPNRC2qbQqaEEGymqdhJEY+ZH6ofJ2IS1XyjN4jbMZ8ZD0Nas8NhyJ2be+"
    "+EljIUVvIureIDalc1Ijcfd36wqx+98TuEmWH5fL2bYx5uKh18lm7a1sLJOr5ILYDu+9ar"
    "HQViCkMrW7cri7sV1t87RVkhqJjRi0tK2tVtyvVtSZr4k4g11epurhRn/ZYpu/rN3kL5e3"
    "uK2pv/dJIodmvY2u94HHYxpPKOekSpJQGhBckw9YolsOMwrCXXE7v7LnMOOnTx9KYcY375"
    "fExOVfH9+8u3r49NEKLlxJzlGWiFlAV6faMKrbMefo/arivQIbrsJQv0ptu3r7HHBpS8v8"
    "Qlq9qi2SynhBHN8QBgVhXNi6AzB0oYAWrkbZ1VUz+w7r3KHIthKxN2clbxWuW6O1wclohn"
    "Y0EuvYbaOGawuY63lcX77cB7Cz/bYZbkwwp0ZwUiPpIYt3spF95sySUeC7hniyRGfx5Bo8"
    "2SFQcxH4mNUhGzW4Ft44GOa1DfZeoIC6OECSSPaCBAe/RCw+R/AUFY0m2xJtEmpdH2nV/8"
    "iN3fk4Y2Zb8ZUTWB28cXD1wLin/wrDquWepwmBHvgCQdc6JaEG1ysJls9bqyLkklBLLFgs"
    "7Fcx6VXeQgVNxWOjh8DWAcqLnh6hcSx0wRD+nZf1DlEScT9AIzKmUHXMaTG0qmL2ddPKsL"
    "QevcrK5cplYPo9ViLWNoZ8XOa4jW4eJvRjK1d7Wbl6Dzld1gdGsmSF1AqUzQUK3fAlLBHa"
    "apC7RfM3ewmrtPZTOMZ82usYR0xYFDV9JPXhRjuFFxNbOrO+Tn13mtoIGGn0KMQegX5JQq"
    "8N0cPTU2h4C2uRmD2CAgEMEbgpJL9CiuAAqQKlAZphPlUOLm2x92+rOuzv89aGjjVp4xPP"
    "Cdd2RdJ57qRkm7jXDEHHVuFGh1xr2wq82PNgOiNkV9xt6rsyYn+Zzr6AY9RyF65Lk4i/xT"
    "wJa+pGlqc0ajusJjvwpbfTdtf6qV4RB80jlAiNCAJWyjo6taY81Ut2C8y9Yn562ouYBK0D"
    "4ciOtAd8Y53Itu/TqihE88M11oboyf0t2w/qTHfUc7FN1J1tBNh1R58tFtlbsYiN8tmOf0"
    "fN31TLVWG6+pxijcg2ihocX05xCtYacFwr/NY67UbW18qzWfO8YAGdBExksrFBBI0NkLgL"
    "EfvlFcJq/vu3Ck7NMYMLnkBhLpzVKk/sm/i3cILFHC8QnuDqVOQ93dXQP+ERyHqGh2yH15"
    "hTUGyA1rqABTrkpNhL/s8MMzan4iMFZ5cJ51cI+9fL5tnTNm4iMav2Bcgx65s4uG9iKXkX"
    "e2HV4Y3rcndzMpu6a1AKJhg3SQirgm1r+J2TWX4b8Dug7k1l4V0Ttwsiy2uTMseEzaAa15"
    "TdJTrLcQOOewSiYLdZ/MuA50uUlusGXBcsYcYML4gsr412uGZCGe1vjc5y/DiKiy4SYYdH"
    "3Hfl+VCfYwpemMpKo5qZg0bfR4nGmelErcJYjIvHTkNFyunwi8z7lpKUoPL6iCnvQHp68V"
    "RsGuTzQdobUjaCVN4Mxv0gQHhKcE33s/3c1tAZQn7MfMG9FskaNWx35AqLTTwj6Z9o6Bwp"
    "U/XOP/L0tE2/ITGr1jyXY83+EZeGM+l1M/U6a2TW7zzY8IAC7ZurYH9DymKJzjpLjjGR44"
    "pMfGAAMOqa3pDKpMXVSY0KMdamC8Ev5reOC8jZSiWJD1ud7DilgUdipFaFHEHIKYQTqnGE"
    "pLNI3YzGVS7/uy94hzYkPONV61hlRtA7NfL8vIUWeX5eq0RgaG2OA3NwEEDPVTM5tkxpE+"
    "A3ToA/nCax/LdhD6vJdSX9FyOtlDnMM9TnTtK6xYbMn/yFy5ba6ekG2nJKP79CatcMEKNK"
    "V/M5Lc1jyMURBNxHwtQU9qdsuSHzKSETM5XdNcmbe7x5ZUZnrtSzg6VaV0yLp640RpvTKg"
    "sqm1S5y6TKQ6O7QwvYneA7/bDODY5wO8jZbT3Y/mXWdyFF6NCM73UjlS/KZ1kFD7KhRkTA"
    "Mp9sKwjwVdZACFUZ0IlflAQWjtNhdkrRd5rE4vNFWWWAStZLCavKDrez8LfoW3ThuoJMlh"
    "zGZCyMkamCB0L505DAWSAz7MdsoI4Egf8XuAHcCAJTCCIaCh5D43lZASJG81vLqYI8AdYM"
    "I/KDO3L8WwSjspBEeeCz207wrbie8LS1mBiL6Ih6C+l6lxmIC8I38a1r32hxBN0aL3v2ph"
    "1FsW23ejOSaXStWzRjS0SOQuZ34LzIe8hpkLFm2DGjsMBxY+CYazczzpfIrPfPev+O6AV0"
    "BdHPSMQ/AJqtjeItT2lG+DDZkfB4oxCewNfhY4WutRCcSh4hEgx76cmmqkWhz9GcJoEnpg"
    "j0q+IBFQ697S+/s/yUVQ7eITVFeV0ND0DWaGw80TieaLMi7q80fSsRd01ji2KwUYIq1N5a"
    "bKrpKkih+ouDeQXehKjJjwGFibL5kq8qFKUPpEJsbnv5db0rNAdD22iHPbTFega6KgCtZ6"
    "BHnPbZLMALR/42YfYSXf9KcXfXld9apfvFUaVSRcy4w4RZZPwKlimta+bu78DsMONluv7J"
    "nO0nDhQ8E+C+qpFNG3bnpP3jeN+C2b/5ASdxjbFWDA6ajLWxnNbaWFPT9dIpxDgFlxJC7/"
    "5OhAWVLpj1ClRTplAghVFM5wM0pknkQdI52F2eP4EGgyoo7cfozy+fLqusuL3dd615Jwmt"
    "bdcplTOwtl13hGPZ4phUtuZosjUm1V05+sDj7at88cB+VNsJur6AsExnKwgHx9e57nNMhc"
    "4jv62onKrxRgwwUzOzG7eCAp+EjpXzlz2rDxhK13uNhrc4SIh0skL5WbVyv9NK69S15Elr"
    "ZW37+Vq13Xkptwe1beogvJNj8B7yVwozM4Wdk1hdfYS6+pJyf5w27Hj3wyUZu1aUdvXERu"
    "0daSQOyWjMGtKOaYzmUxoWZ22GBEcMMRoKvSreIxJ3lfnaUW5Bqx2B4iSoPit6OwtDhvpQ"
    "/omLocwLH079yTQQ//ChbLuirPnxmMQkcqGrCy2t8vCXpwP0BInHePoIstAls4i3vBZcmc"
    "tMGire57cInls2y1WH8wzTs3GGcm1AH1kefTqQ/YSHVl6KEHN32lQdt3zeQWb21x0vetdD"
    "D2r2CVQ0SjFtmpljTzW14KhzamVfhx3Ys2MPE06y514dkPl8GhPsmSZj6kRWxrQ0wCTgWW"
    "XzlxAHQX01QU7Vp01+dvrieb6t4UfTRv7y8eLDh9Wdm+M8U5aWCC1XK3apb9y4VSfbYyPR"
    "Axmz2+vcqhkrhhxforRMb8907SDa9s4ajci6awbH5675nLDpFbgfSOXBQPrwoDGwIiY6sZ"
    "pp0jIgzXBQJxN6CI+gKF4lKsCSyjXyOjt/Me1km80W4lU6VmTBT0Qh+aGmgcDWbyOdNSwZ"
    "fScuTz0styQGb4Ty1UgPi55uny9M0nUZGi3K/YjSaoKsE1ESeVR1IpCtdzepZGrrMCm9vd"
    "IB5caNABRLTMNKGpmNKvXdcdKhErPdxDyUIDAz3DWiPoHvfZdHJ4zT0K8+YqGpy3SJziIZ"
    "EyRjnVa2mBJwooQjlQhSRV2awWPrzNyvYirJAN0cS1BFoWNjZmy/RkO1YF7yqEex1BDCAm"
    "YFPgFqRgjyeRVw3N2N1oXJBK8ylSuWuSGL5hhZxfT1gE9w3IGpG6A8GxCzuK57Qnf3yK74"
    "ztoyWfsy+8fj7Sf5ZuLLgMMaSQ9ZvJOTUw9Uh3w/KqaWtzOpbJRVb4oUNNYMMTFDOoKErw"
    "j2Ml9XFR4ujTeiYhlMzkyjluD4rxlg1LmOXKFhEiw1gKyzmLhEzIYkMfGLkcgTb+6VxKvj"
    "JBb/UZViOAhSGMsqOo3s4ibSn5oH0CWgJuGML5BKTwOHKg0IgtySARqGYnMN5RCkyMMvxP"
    "2QBH4keJISqBy8929Vrr1a+gGDFbi42zDtIp1Dd1hZDKcJeE4+jLlA+elLGBqnuBUpAa0z"
    "8y22tti6czLcJpv17Tuw+U4HgoTWQ3q4bW7Pm7iPzukvM+L6ONALTqqQedW0RoDOFIGjlx"
    "u0LUbJakRk8L+qHCRLGICiEQW1ZeUIIN0CraZbs6ImZbvrAzq/nlImz0jIwDR6uATYAYsD"
    "vH6k1oaFYvJa/Ieqk5lg4RJWFytIJP9IpkzIh0jhvh9/i/JULmEp0Ki2JWGTX7y62mSwrq"
    "fr6lt1YKVNPOW2zrbr6N7iTos7D8783eNOcMNUuSKbDj3PKCyPbS2DrWU4Zq52BIlfKc9w"
    "TR83bbQRd6f+ZUOXOHS4Vph4yWf9WnZRA+Apk21VGTRwMj2cS2JddbCoUPr17vBt3aDRFY"
    "5z7/rcF9s6kWejQYtveec8XFCcTBZgNwff6ulSiJ87zMXdCjJpL2QV3umdUoI0k7neB65j"
    "It0frpZRH+CgySe+Ue5ythvulLZsne4WlndZ7tvDQXsIF5cFY1tWL9P1kN9nbbJezuqTXs"
    "5Wcl6spbmvba2QiBmjdRrLZxM+bxZPWqW12nJzJ5Zhy31uTzuwrVGOivkdcR98ITh2p59j"
    "Crl/6rlXTjYvzRg0H3AOc52ZPrlVM1jZY30IpvkTldWWH6WVLLsCmIxspfujuiHsnVZbHw"
    "8zMnmbY1K2WfvuzV4r2u6zaPtK48oG19poG5E2FxNbyrNr1R0BKGQIP8rbV4JT8YYshqpP"
    "pMrBFbMeMPBrTlPXZepThP7V6RZ8LcvchvIRHs8Ww1Wht59b3kEyVhagNIvG6gIUKxu3IB"
    "s78oFeU3Um6EcBFcSMmhBGxazGD5ZTJ62rCRVF62a26fzsnJj07E8IOUDvkAXhiGHfgzM9"
    "4dqE8jxIIGMDeX+SlBDCBeKjG0C9at3JNLu+pQx8LEUwimiE6pqSJjTFNIHEIJ+/Fg+Sjo"
    "zgSVnxYNCZljIZIMke3fBY00FDj1obSui43LDebHu4aT85bW2EA/qepD6r4nx9RWdOYgs6"
    "B8dX0JlBuusYR0y1O1wD/pZmtgSAvKBqDQI1GgWM4Px2jm8IJHIXzeVkYjaZEa78SpDYx7"
    "KudoDRGAQDQiYhF/MjVx01QGbUnVbhwD3d1TDXO11uXbpINcMdln6ipokj/EfkGDYs0Eh6"
    "109tWx0h6sFc9pqNdJ9GZFXfMbrH3voxcTmNF5dqG6zI3vKERpHrZVPlKe8bNCv1oUVnEB"
    "BV7Q5CKyLz0hmrIQlHYqJy2r9Gw7Gwc4kn75c2C02vgNsfF2UvSDnwmpuY7uf2d/CfdcHe"
    "6pBM3KINUC8WPZ/NAqy29Crjr4UqqzHAluj60NilgdvX7/59XcKnGZOr4Wk2XXspvwJiXe"
    "oKdSveSuwkcUVhaT3ny1SW7+Z8z4WYCdtLRL3wOByI7aaSZonMsn4D1lvPzz2Hv1dQhtwE"
    "f6/SOuU28BeS5ds3XQUUCJAyXsiACl6gm4jOi7qVByzFnewVGhEXC0gnsGY++TsF3wC0hE"
    "rH0uhu4MlhWQNT04V1f3e+A+itr1dojhxvv2LBhoFqUmuSUeC7DmyHCvnZdKjMEuUeD5XJ"
    "rxztqTLyQ3PgI5N8MGP8KrHlvQHvLVy4n3DhisxoXHmeTzrSCBBiOWcDv5giJF52MDH2Qj"
    "/yYQUBN4Ruxmn7xvyAZNlMRl2Tpa2wSrPva3u3uIOqtz1duq7q021i1O5Cp+mFcbqvno1m"
    "nl6NpA8+r77W090/Nh8ganH/mCygPKtSnPVuw4KiF0J53x5DWSt+SzzjkPkSoTUEjtEQ+B"
    "wTRiK3LltdH240CWbpxHY2wYVE2VCgkZJBhrev0oQwYlMBs6CqLRDXJzRL065KNNp0GRu7"
    "7qASaHDMaburLdN1ml4ohjLfnz5vwfanz2u5DkNL/f845gkT0nxion3LVH0AOftWwAFm3I"
    "Esw1tirINXaa0aPkY1fEFi351WaeB0pFH54mLOOtVb/wq2XCheu2V7Vs50+vT8xfnLs+fn"
    "+dbMrzTtyMwVX6/zas8Irld59ScE90Hj7eq8PhMOp9N7yN2nT560ARRPntQjChhbOmyZRr"
    "yyGAaqOas5rJEscdnzXY7+DwU+O0aV1sBcYEYzqlgGEINyPQws8ObQyuzn/wNp9Vd+"
)
