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
    "eJztXV9z2zYS/yoYv1wyo2YS20l86ZPdOG06qZ1x3PY67Q0NkZCImiJUArSsyeW73y5ASq"
    "REUgRty5KMl0wE7AL0j+D+B/B1byQCFskXP4s0iWn0E6PB3jvydS+mIwb/qerukT06Hs87"
    "sUHRfqTp/zaEXphT9qVKqK+gb0AjyaApYNJP+FhxESPHecxIIibviAoZGQvJsYOIgf4dsw"
    "mTivhiNOJKsYD4IY2HMAqNAzIJBRBxSQIK81PJCJcvcNJA+DArj4cPNH4a839S5ikxZDBI"
    "ArP8+V9o5nHAbpnMf46vvQFnURlPrlHR7Z6ajnXbx1h90IT46H3PF1E6iufE46kKRTyj5r"
    "HC1iGLWULhkQvIxmkUZS8ibzKPCg0qSdnsGYN5Q8AGNI3w/SC3eYJ5257nnZ1fel9OLz1v"
    "b+nd5RwFuLMmX8T43uFZpf7zh/gI3+2/Onx7eHTw5vAISPRjzlrefjNTz5ExjBqfs8u9b7"
    "of3oOh0CDPUc1f6zK2J3xYC2+R635AzhvmKM8X/fpg/vf+/sHB2/2XB2+OXh++ffv66OUM"
    "7+WuJuBPPv6I2AOBgG/YfOD5yyguaRYrrqbL4P8Q0qRuZc95FqCHP2gboR/RWy9i8VCF8P"
    "PNYQOqvx1f/PDT8cWzN4fPy9CeZT37uuvbNxQig+vCgseGPvWvJzQJvKUesS/qaJe7Rvuj"
    "xRYa06EGDv9CfP6y7P8khg2aAXtbKYYoI1ypF34PqSKM+mEmk8mI0Vj1yEAkZJwIn0nJJM"
    "hnoAp4QGKhyIheg4xWL8jnJI1BmNOBYgmIchLC5Mua4UFmuINuqJdin7OedcmxTVAWDy7F"
    "oEH+E3GVN5z+eHqxQs9EVCqvm7JZYnUap7PGEQkf8gr86/XNnGMHtc3Bfgttc7Bfq22wqw"
    "wwmMWyannHNJlWA5xzLMDbnyomtxDgpiX66fwERx5JkB4Zwicfz44v/nj2y/F/NMijadb1"
    "6fzsx5wevn01TPRAeyd/XJ4eL2BOlTeqBL1epsxYHkqW7KLY3zS76jeWSANVnW2VU7Syr2"
    "4MsWxnZP0kJuAKKxYTSmTa/5v5ijyj4C+LUY9IOn1OQipJnwGBsZGC7wuUEw7LLlUEGSZE"
    "KnCaJQFr6eWyrfWQE93B5MomsLW4CmzO4HpIg+tmvvTbi8UCkzOytlEynt6wWF2wiKoawV"
    "gmaJSLDEm9JKNtKRavRi80B5MgVa4wWAgunh4JhJUwLqEf8ihIUKAlDFzGNA5If4pBRQ7e"
    "I7TFalkK3uO4q4Xe17053HuG0zMRRXgG80n0Cs4jcrPbMVgoRn9kA+bIL+DomQE11NnHta"
    "cHAGT1j28d3Nz1BuuehMxtFq+ofr24Kibd9CqKXE7AdvZiS59kW0e2xLSDvuz+69ctnFmg"
    "qvVmdV8Z6aK8awt0SUY6nGtx3iiTQUzqrQXoW20otLQPMKf4+f2vLwi5GgfpFeGScCXJgA"
    "W4IjC/OBDJCJQ5+DQ/fzk/IzoO0iM0ShgNpiRhAYzPMMXIQMtf5b+9/lQPJlmF8bCuSS0t"
    "i5I2sDEmpKdZi4q9xpTAb7lmRhPY8yRLwOr34P1ZzKz4iDkDZgt0pjNgNuhlfF1wCezsly"
    "LP/ajVx/0KHt54sTVcnNFih69UAId3zazqF0pMnZDOVulTAprBn5ZYoTzjcIu5HcZL5pCV"
    "Xqzidvqxs34M2BjetNUbmLE42LvHVYLULnedMbjUda9j6lqF6GGiU1WRSWuwVMpsTo22Ev"
    "GxUHww9UQSwJKO7MTLMu/65MzLnRIyheCJXVSxxOaWfMv47TiiPrO0ZopcnZb5pgH9SEbM"
    "DfeZpZdfYnKLvJ2ffxtbojzncBBven7ig0hwkNNblbARbnyoyFMs0fSa8hUDQ+2xjJyzls"
    "mLy5ARhgVUWH6gK7D+JckwoeOwR67B/yAijqZkEvKIYdlBwnQlgmTgE9LoeyKwbcIlK26g"
    "0mE9TCIoM/hy9mJts3ZNX6xIHFTArbMIXRIILnD6cALV5Qo2xozYENH7Cxv1WSJDPq7JD5"
    "cJGoXuaEZqIWwzaTXnRRmo9x2lkiWEx+aHqYXFUlctz/A1jscsIDrWbGrDaAzUNxx+igSk"
    "6HUs/GsiQzFhNRJ3fVNXiN0/93CSvOZsJmfbJpPnD71KNhfeSmeZbCsX2kqETKhuriDeiD"
    "xuYaG0VYgFFpcdaOlHOw247iX/tUJI2azyMtcOLvSjFsv8qHaRHy0u8U2pzXlsjJ9wQchj"
    "Q+8y6buAMfj7Q6EUq5IkQkSM1mwNK/EtphSB8aHQnrWsOaV4fv6plFI8+bggJs5+/eXk9O"
    "LZKw1+af/XUiGO8TrskrdFro4Z3A0LhK4pgbsh3vkF+msVTvlF5sfV++Jol7b0wo+1h2sO"
    "czLVLUTRayZxQ5UCv7aHTi1uQMXWOG9ddqnvMM4dNqlaW+z3aqw779R4QHZmTYHFRWvb6N"
    "vanb71GNfv890Fq+b+T/XwE0aVsLIbCyw7CPGDLGQuvXHaj7hvaTiW+JzhuMJw3CDr5Tji"
    "VNaZMKZzpR3jUaRrm8E9JpHwaUQ0kz6qEqP22jThiuBTVJyD2ZapS/50dfq0+Ed2jtHTHM"
    "y24mvG4HRw54zpI9s9u68wnFre8dof1ANfMJNapyRM52olIWd0K1WEHhJ3AgPE4KgC0bvZ"
    "WSMkhMcmzxDWHpntZHpOBgnogiv8d7Yp94qkseIR6bOBwD3DSsy7llXMuiatzDUX01T5Hr"
    "jy3q7iHEtpaJcY3lzX26UsHyef47ae7uTW0yeIdFn2W8mSJVYnULoLFNHxJSwwuu0cd0vR"
    "d3sJy7zuU9jGgtjLhMYSvIeawxWL3Y0+iZoTtgxc/R5yP8z8AUoK/GREA4YnG4FeuyLP9v"
    "fxFFgciyXyOVb4U0yrhVi9inV/PWJ2GPXImKrQBLMKg318X3XY/zqntgyiaX+eBXia84o4"
    "WhFzL2PrEkqzNDru1dzYoDDafSVZ3NU0GyNkl0Jr5ruygr/M517ANmq5Y98XaazeU5WOaj"
    "Z+LJI0ajtqiD380ttpu8viBWOxQs0DSkTEjCCUeiOcGVNfMKbP9ZtFwHh28QwQ4SF/eHtI"
    "djB640aP+56n1a6OQsytcXNHsWK/5UGBRdA981yyi7rbFCnsInpuq8f6tnq41J07m2+r8c"
    "3UWZXUrq8ILjC5I51621cRnFllDQZbK0OtdS2N3gmr74OdVfWCjQT2oNRHEMR4BAE4/RGD"
    "9fKOUEP/8b2xmyZUYkMA5paP98PqWwKH/Abvb5jQKaFDWl1IvKZZLQMRAcOaZXzIdoaZ9O"
    "YcHcyyTbAFNigasZainjGVciLgI8Wolg3yS4y7d+rM61dt4kFAVfsCdJ8LQmyAB1KqyKXB"
    "qOrCyFUFuTM2V49rsZELgBumTFaZbSvwnrE5vC3wjoR/XbltrgntOZPD2maTYirHuJfWFu"
    "4Sn0PcAvGAYbrrJk90WWC+wOlQt0AdIJHWgM+ZHNZWK7zgQlmt7wKfQ3w7dgwdp+CHx4r7"
    "+sqmz4nAKEzl9qEayl5j7KPE442LTK3yVVLBY2c5IRN0+E4Xc2tJykh5fCJNdCC7uzeERU"
    "O46mWnOOojG000QyoeRYSGjNacU7aeaS2DIex2zAG9FlUZNbB7eoRpl8hI9idaBkfKXDsX"
    "H3m13+a0IKCqdc91X3N8xBejsY662UadC2wu7tzreJVA4ZurgL+hNrHE54Il21ixccGGHA"
    "FAoC7FNausTlwmalSISYEcBD/Qt84LaGqjkuDDNpcthiIKWELMqFgMiMWDeD8zjYkOFpnJ"
    "RFIV8r/7gHc4RETlWLXOVeYMO6dG3hy20CJvDmuVCHatrHGQHo0iPB3VTo4tcrpK986V7o"
    "+nSRz+Lu3hNHlRSf8qWStljnSW+txLW5+boQslv1P68OvsHoLCcEY/vyNm1fSIFEZXq4ko"
    "0Uni0xgT7n1wNcH/1Odo6MJJLLnMZHdNleYaJ68s3Zwp9fwKqNbboOGpK53RFcqs2hV11Z"
    "Ndqycf24x7bEn6IIZc8f7MDreqPcp1ajuy0jerFuixgd/pY1C+mOBklR2QdzWqfpkHX1vp"
    "+t/1rgbQiZEY8vkmv3mE9Cq/OOhvkSbw+ZK82t9U5WWMVRsJ72fgv+K/4mPfBza9iTBhA/"
    "A6QmMHgJYXI4bXc4wpT2TP3NKB/wcDAeMFYDwAkxgBxng+vN7TAb2zqTUpsKcIzVXMbpWn"
    "+/+KsVdvDTGh9nzaIb2B9lRlB4NBXyz6IpjqGLsuNZwy1SWIXvhG57fCrQin52/aMxz3HT"
    "9vkuWNEXRntrhNH5sm3DfgrsYniDQKUzvBknM4C7GzhThTY3bIl9hcPM/F87boBWyK6T5m"
    "sfqEZmttXm6RpNmUR2JP28GdknJgSI9eGDO6kFQz5SBMW71BdquoOUmQKzIRaRQACZi5Js"
    "JfEaK7/+EfrOJkGcE7FJuYOKrl5cMFHpchtM4QujqHpytN32uLu+ZMinlnowQ1VntrsWnI"
    "TdrBHAOO7hWGDeKmgAVuNdTnJnGz51AHOyrE5n0Pv+rYiUIkoW3+wl2i4kIAjy7pXAhgh5"
    "DmchzRqad/24C9wLd7u2gf7pR8536uW54XdhlSqTwJ/o/1K1jkdDGYu78Du1uEF/l2T+bc"
    "fynAHDOw4qvOoGkD94x19xDftfT0Bx4pltR4ZfPOXpNXNtBkrb0yQ17c9USkEhg7IuT0nx"
    "RcpWzA/Dw/QxLi3iZKEjHpkYFI4wDrxdHBCvgQDwE0aWaekJ+/nJ9VuWtrm3elH6cZnRO3"
    "YQrHOXGP7VoMK4/PaHIqhtUnZ+wCxvev2+GBeVx7IGj9Jr8yn9vl19u+0+U+JwKUG/uwpF"
    "uq+huV/dhQ5hO30vnnoEw1/WKs9F+SZON9T65uaJQyHTbFLWLVWvxOI63SyxqT1lrZHa7r"
    "9PPmiLM16GfbkN+dQn1PEF8ttew084zFKeUtVMrHLOF+WKWOs55GRUznNKsUcD3+d9haXS"
    "Vvn8r1kPuvDt8eHh28OZypuVlLk3ZbrcluWCIrbYp6MVtgcZK2naTFj8oC4Yx8B9F99fJl"
    "C3SBqv5oGexreXw5GuI16araw8sD7ivyPxJxuY05qwZwEYySPssxnamzAtw/VCgzHODksZ"
    "XZt/8DmuxPZA=="
)
