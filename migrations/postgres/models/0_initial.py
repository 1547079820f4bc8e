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
    "news" BYTEA NOT NULL,
    "at_ms" BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS "idx_journal_log_at_ms_7377fa" ON "journal_log" ("at_ms");
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
COMMENT ON TABLE "transactions" IS 'Which event a client''s transaction made.  `key` (22 characters) is a hash of user, device, path and transaction ID.';
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
    "eJztXV9z2zYS/yoYvzSZUTOJ7SS+9MlunDad1M44bnud6w0Nk5CImiJUArSsyeW73y5ASq"
    "REUgQtS7KMl0xE7IL0j+D+X+Dr3lAELJIvfhFpEtPoZ0aDvXfk615Mhwz+UzXcI3t0NJoN"
    "4gVFryNN/7ch9MKc8lqqhPoKxvo0kgwuBUz6CR8pLmLkOI8ZScT4HVEhIyMhOQ4Q0de/Yz"
    "ZmUhFfDIdcKRYQP6TxAGahcUDGoQAiLklA4f5UMsLlC7xpIHy4K48HDzR/GvN/UuYpMWAw"
    "SQJ3+c9/4TKPA3bHZP5zdOP1OYvKeHKNir7uqclIX/sYqw+aEB/92vNFlA7jGfFookIRT6"
    "l5rPDqgMUsofDIBWTjNIqyF5FfMo8KF1SSsukzBrMLAevTNML3g9zmCWbX9jzv7PzS+3J6"
    "6Xl7C+8u5yjAnV3yRYzvHZ5V6j9/gI/w/f6rw7eHRwdvDo+ARD/m9Mrbb+bWM2QMo8bn7H"
    "Lvmx6H92AoNMgzVPPXuojtCR/UwlvkWg3I+YUZyrNFvz6Y/7W/f3Dwdv/lwZuj14dv374+"
    "ejnFe3GoCfiTjz8h9kAg4Bs2H3j+MopLmsWKq8ki+D+GNKlb2TOeOejhD3qM0A/pnRexeK"
    "BC+PnmsAHV348vfvz5+OLZm8PnZWjPspF9PfTtGwqR/k1hweOFa+rfjGkSeAsjYl/U0S4O"
    "DfeH81doTAcaOPwL8fnLsv+TGDRoBhxtpRiijHCpXvgjpIow6oeZTCZDRmPVI32RkFEifC"
    "YlkyCfgSrgAYmFIkN6AzJavSCfkzQGYU77iiUgykkIN1/UDA9yh3vohnop9jkbWZcc2wZl"
    "8eBSDC7IfyKu8gunP51eLNEzEZXK66ZsFlidxumscUTCB7wC/3p9M+PYQW1zsN9C2xzs12"
    "obHCoDDGaxrFreMU0m1QDnHHPwXk8Uk48Q4KYl+un8BGceSpAeGcInH8+OL/589uvxvzXI"
    "w0k29On87KecHr59NUj0RHsnf16eHs9hTpU3rAS9XqZMWR5Kluyi2N82u+p3lkgDVZ1tlV"
    "O0sq9uDbFsZ2T9LMbgCisWE0pkev038xV5RsFfFsMekXTynIRUkmsGBMZGCn4oUI45LLtU"
    "EWQYE6nAaZYErKWXi7bWQ97oHiZXdgNbi6vA5gyuhzS4bmdLv71YLDA5I+sxSsbTWxarCx"
    "ZRVSMYywSNcpEhqZdktC3F4tXwheZgEqTKFQYLwcXTM4GwEsYl9EMeBQkKtISBy5jGAbme"
    "YFCRg/cI12K1KAVXOO9yofd1bwb3nuH0TEQRnsF8Er2C84jc7G4EForRH9mEOfJzOHpmQg"
    "119nHt6QkAWf3jWwc3d73Buichc5vFK6pfL66KSTe9iiKXE7CdvdjSJ9nWkS0x7aAvu//6"
    "dQtnFqhqvVk9Vka6KO/aAl2SkQ7nWpy3ymQQ43prAcaWGwot7QPMKX5+/9sLQq5GQXpFuC"
    "RcSdJnAa4IzC/2RTIEZQ4+zS9fzs+IjoP0CI0SRoMJSVgA8zNMMTLQ8lf5b+96oieTrMJ4"
    "WNdNLS2LkjawMSakp1mLir3GlMBvueaOJrDnSZaA1e/B+7O4s+JD5gyYR6AznQGzRS/j65"
    "xLYGe/FHlWo1Y3+xU8vPFia7g4o8UOX6kADu+GWdUvlJg6IZ2t0qcENIM/LbFCecrhFnM7"
    "jBfMISu9WMXt9GNn/RiwEbxpqzcwZXGwd4+rBKld7jpjcKnrXsfUtQrRw0SnqiKT1mCplN"
    "mcGm0l4mOheH/iiSSAJR3ZiZdF3vXJmZc7JWQKwRO7qGKJzS35lvHbUUR9ZmnNFLk6LfNt"
    "A3pDRswt95mll19icou8nZ9/F1uiPONwEG97fuKDSHCS0zuVsCE2PlTkKRZoek35ir6h9l"
    "hGzlnL5MVlyAjDAiosP9AVWN9JMkjoKOyRG/A/iIijCRmHPGJYdpAwXYkgGfiENPqBCLw2"
    "5pIVG6h0WA+TCMpMvpi9WNtdu6YvliQOKuDWWYQuCQQXOH04gepyBVtjRmyJ6P2VDa9ZIk"
    "M+qskPlwkahe5wSmohbDNpNeNFGaj7jlLJEsJj88PUwmKpq5Zn+BpHIxYQHWs2tWE0Bupb"
    "Dj9FAlL0Jhb+DZGhGLMaibu+W1eI3f/s4U3ymrOpnG2bTJ499DLZXHgrnWWyrVxoKxEyob"
    "q9gngr8riFhdJWIRZYXHagpR/tNOC6l/zXCiFls8rLXDu40I9aLPOj2kV+NL/Et6U2Z9MY"
    "P+GCkE1D7zLpu4Ax+PsDoRSrkiRCRIzWtIaV+OZTisD4UGhPr6w5pXh+/qmUUjz5OCcmzn"
    "779eT04tkrDX6p/2uhEMd4HXbJ2yJXxwzulgVC15TA3RLv/AL9tQqn/CLz4+p9cbRLW3rh"
    "x9rDNZs5meoWougNk9hQpcCv7aFTiw2oeDXOry661PeY5x5NqtYW+0qNdeedGg/IzqwpsL"
    "hobRt9W9vpW49xfZ/vLlg1q9/Vw08YVcLKbiyw7CDED7KQufRG6XXEfUvDscTnDMclhuMW"
    "WS/HEaeyzoQxg0vtGI8iXdsM7jGJhE8jopn0VpUYtdemCVcEn6JiH8y2TF3yp8vTp8U/sn"
    "OMnuZgthVfUwangztnTDds9+y+wnBqecdrf1APfMFMap2SMIPLlYSc0i1VEXpK7AQGiMFR"
    "BaJ3071GSAiPTZ4hrD0y7WR6TvoJ6IIr/HfalHtF0ljxiFyzvsCeYSVmQ4sqZl03rcw1F9"
    "NUeQ9cubereI+FNLRLDG+v6+1SlpvJ57jW051sPX2CSJdlv5UsWWB1AqW7QBEdX8Ico2vn"
    "uF+KvttLWOR1n8JjLIi9TGgswXuo2VyxONzok6gZYcvA1R8h98PMH6DEjzj85ztJChORIQ"
    "0YbnEECu6KPNvfx+1gcVKWyOdY6k8xvxZiGSsWAPaIaTXqkRFVoYlqFSb7+L5q1/+NPINl"
    "WE17+CzA/Z2XRNaKb8HL2LoE1yzNkJUaIFsUWFtV2sUdVrM1Ynch2Ga+Kyv4y3zuBTxGvX"
    "fs+yKN1Xuq0mFNK8g8SaP+o4bYwy+9nf67LB45FitUQaBERMwIQqlb48yc+sgxvdPfNCbG"
    "s6NogAi3/cPzRLKt0htbP1Z9n1Z9HoUoXGO7R7GGv+XWgUXQPfNcsou62xYp7GJ8rvljfc"
    "0fLpnndut71Phm6qxKatfXCBeY3CZPvcdXI5xZZQ0GWytDrXV1je6N1SfETut8wUYCe1Dq"
    "TQli3JQAnP6IwXp5R6ih//je2E1jKvFCAOaWjyfG6nMDB/wWT3QY0wmhA1pdWrymu1oGIg"
    "KGVcz4kO0MM+nNODqYZdtgC2xRNGItZT4jKuVYwEeKUS0b5BcYd28fmtev2sSDgKr2Begx"
    "F4TYAg+kVKNLg2HVEZLLSnSnbK5C16K1C4AbpExWmW1L8J6yObwt8I6Ef1PZSNeE9ozJYW"
    "3TtpjKEXbX2sJd4nOIWyAeMEx33eaJLgvM5zgd6haoAyTSGvAZk8PaaoUXXCir9V3gc4g/"
    "jh6i4xT88FhxXx/i9DkRGIWpbCiqoew1xj5KPN6oyNQqXyUVPHaWEzJBh+91ebeWpIyU5y"
    "fSRAey03xDWDSEq162r6PexNFEM6TiUURoyGjNzmXrua1lMITdjTig16IqowZ2T88w6RIZ"
    "yf5Ey+BImWvn4iOv9tvsHwRUte65HmuOj/hiONJRN9uoc4HNxZ17HQ8XKHxzFfA3VCuW+F"
    "yw5DFWbFywAUcAEKhLccMq6xUXiRoVYlIgB8EP9K3zApraqCT4sM3xi6GIApYQMysWA2Lx"
    "IJ7YTGOig0XmZiKpCvnff8J7bCuicqxa5ypzhp1TI28OW2iRN4e1SgSHltY4SI9GEe6Xai"
    "fH5jld7Xvn2vfNaRKHv0t7OE1eVNK/SdZKmSOdpT730tY7aehCye+V3g47O5mgMJ3Rz++I"
    "WTU9IoXR1WosSnSS+DTGhPs1uJrgf+qdNXThJJZcZrK7pkpzjTevLN2cKvX8UKjWjdHw1J"
    "XO6BJlVu2KuurJrtWTmzbjNi1JH8SQK56o2eGctY0csLYjK327aoE2DfxOb4zyxQQnq+yA"
    "fKhR9cs8+NpK1/+huxpAJ0ZiwGdNfrMI6VV+lNDfIk3g8yV5tb+pyssYqzoKVzPxX/Ff8b"
    "HvA5tuIkxYH7yO0NgBoOXFkOGBHSPKE9kz53bg/8FAwHgBGA/AJIaAMe4Yr3s6YHR6a00K"
    "7ClCcxWzO+Xp8b9iHNWtISbUnt92QG/heqqyrcJgLBbXIpjoGLsuNZww1SWIXvhGZ+fELQ"
    "mn52/aMxyrjp83yfLGCLozW1zTx7YJ9y04vfEJIo3C1E6w5BzOQuxsIU7VmB3yJTYXz3Px"
    "vEf0ArbFdB+xWH1Cs7U2LzdP0mzKI7Gn7eBOSTkwpIcvjBldSKqZchCmrd4gO2fU7C3IFR"
    "mLNAqABMxcE+GvCNGtfvoHqzhZRPAexSYmjmp5HHGBx2UIrTOErs7h6UrT99rirtmTYjbY"
    "KEGN1d5abBpyk3YwG4Oje4Vhg7gpYIGthnoDJW56DnWwo0Jsrnr6ZdtOFCIJbfMX7lgVFw"
    "LYuKRzIYAdQprLUUQnnv5tA/Yc3+510T7cvvnO/Vy3PC90GVKpPAn+j/UrmOd0MZj7vwO7"
    "c4Xn+XZP5qy+FGCGGVjxVXvQtIF7yrp7iO9aevoDjxRLaryy2WCvySvra7LWXpkhL3Y9Ea"
    "kExo4IOf0nBVcpmzDfz8+QhNjbREkixj3SF2kcYL04OlgBH+AmgCbNzBPyy5fzsyp3bW33"
    "XerHaUbnxG2ZwnFO3KZdi0Hl9hlNTsWgeueMXcB49bodHpjHtRuC1jf5lflcl1/v8e0u9z"
    "kRoNzYhwXdUjXeqOxHhjK/cSudfw7KVNPPx0q/kySb7wdydUujlOmwKbaIVWvxe820TC9r"
    "TFprZbe5rtPP2yPO1qCfbUN+9wr1PUF8tdSy08xTFqeUH6FSPmYJ98MqdZyNNCpiOqNZpo"
    "Dr8b9Ha3WVvH0qB0buvzp8e3h08OZwquamV5q023JNdssSWWlT1IvZAouTtO0kLX5UFghn"
    "5DuI7quXL1ugC1T1W8vgWMvty9EQr0lX1W5eHnBfkf+RiMvHmLNqABfBKOmzHNOpOivA/W"
    "OFMsMJTjatzL79H57CVdY="
)
