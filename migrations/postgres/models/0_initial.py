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
    "eJztXetz27ay/1cw/tJkRs0ktvO4ySencdt0UifjuCfnzMkdCiIhiTFJqARoRdOb//3uAi"
    "RFSiRFyHpQMj70IQIL0ktw97dP/HMSco8F4skfPIkjGvzOqHfymvxzEtGQwf9UDffICZ1M"
    "5oN4QdJBoOZ/0xOdcTZzIGRMXQljQxoIBpc8JtzYn0ifR0jxMWIk5tPXRI4ZmXDh4wDhQ/"
    "U7YlMmJHF5GPpSMo+4YxqNYBUaeWQ65jDJF8SjcH8qGPHFE7ypx124qx+NtrR+Evl/J8yR"
    "fMRgkRju8t//hct+5LHvTGQ/J7fO0GdBmZ++4oq67sjZRF17H8lf1UR89IHj8iAJo/nkyU"
    "yOeZTP9iOJV0csYjGFRy5wNkqCIH0R2SX9qHBBxgnLn9GbX/DYkCYBvh+k1k8wv3biOFcf"
    "b5zPlzeOc7L07jKKArvTSy6P8L3Dswr154/wEX4+fXb+8vzV2YvzVzBFPWZ+5eUPfes5Zz"
    "Sh4s/VzckPNQ7vQc9QTJ5zNXuty7x9649q2Vuk2gyTswtzLs83/e7Y/D+np2dnL0+fnr14"
    "9fz85cvnr57m/F4eamL82/e/Ie9hAodvWH/g2csobmkWSV/Olpn/y5jGdTt7TrPAeviDDp"
    "H1If3uBCwayTH8fHHewNV/XVz/8vvF9aMX54/LrL1KR07V0I8fKESGt4UNjxcG1L2d0thz"
    "lkb4Ka+buzwUnoaLV2hER4px+Bfi85dl/wc+atAMONpKMQTpxJV64cuYSsKoO05lMgkZjW"
    "SPDHlMJjF3mRBMgHyGWZ7vkYhLEtJbkNHyCfkUJxEIczqULAZRTsZw82XNsJU73EM31Eux"
    "T+nIruRYF5TF1qUYXBB/B77MLlz+dnm9Qs8EVEhnPWWzRGo1ztoah8f+yK/gf72+mVMcob"
    "Y5O22hbc5Oa7UNDpUZDLBYVG3viMazagZnFAvsHcwkEwfI4KYt+uHjW1w5FCA9Ug6/fX91"
    "cf2fR39e/FsxOZylQx8+Xv2WzYdvX45itdDJ2//cXF50TsP/i8VC86lOy2czWmn6Oz1ZtF"
    "P3v/MpGGWSRYQSkQy+MVeSRxQsNx72iKCzx2RMBRkwmKC1tfemMHPqw7ZLJEGCKRESzDdB"
    "QG8/Xdb627zRPZR/egNT3V8gs6p/m6r/br712yv9ApFV90bqviOS8fIO7NRrFlBZIxjLEx"
    "rlIsOpTpzObSkW++ETRcEESJU+uq3A2FArgbDi2jhxx37gxSjQYgbGSxJ5ZDBD95YPdgxc"
    "i+SyFNzguquF3j8nc3afaEpH+7bgGfQn0SuYMUjNvk9AV2r9kS6YcX6Bj45eULE6/bhO1A"
    "LAWfVDIZvCA6Ckd6LN3R/Xa7i7Nfe6IVPWkPnFndJe6BeprNRf28gryYm2dl6J6AhNvdPn"
    "z1vYejCr1thTY2VOF4VgW0aXBKflcy2fO4Vj+LQewsDYavTSErRgyO3Tu7+eENKfeEmf+I"
    "L4UpAh83BHYPhtyOMQEAYYWn98/nhFlJugR2gQM+rNSMw8WJ9hBI4B9Ohnv53BTC0mWAWi"
    "2dVNDeFOSRuYIAwNLEouQ3N8o/1ejmAxmCIOvD+DO0s/ZBbXdF5rWlzT9TdU1rbafDCDNU"
    "WazWjb/X4a28c0pnjGYhkz/goJ7HBumVHUv0S0FqfTXfqQGM3gT4uNuJxT2M3cjsdLKMlI"
    "L1ZRW/24tn702ATetNEbyEks29d3t3iJWcQ3JbAB355BwLcEUcZoeKKtVRH1a0AqZTKrRl"
    "uJ+IhLfzhzeOzBlg7MxMsy7e7kzNOjEjIFn4qZs7FEZrd8S7fuJKAuM0QzRaq1tnnXGL0n"
    "EHPnu8zQyi8R2U3ezs7/HhlyeU5hWdz1sMWvPMZFLr/LmIVYLlARvlia02sKYwz1bIel03"
    "3WMqZxM2aEYbIXpkqobLGfBBnFdDLukVuwPwiPghmZjv2AYYpEzFTWhGBgE9LgDeF4beoL"
    "Viw7Um49jC1IvfhyUGNnd103qrEinlDB7rXzJazjdHsC1cYKOgMjOiJ6/2ThgMVi7E9qws"
    "blCY1CN8ynGgjbVFrNaVEGqmqdRLCY+JH+ofN2MS1XyTN8jZMJ84jyNes8NhrB7DsffvIY"
    "pOhtxN1bIsZ8ymok7u5uXSF2/3uCN8ny43I52zbGPH/oVbK58FbWlslVcgG2w3uvWiy0FQ"
    "ipTO2uHO5ubLewedoqyQKJjRi0tK2tVtytViwyvyDiDHZ5meoIN/qrFtv8Ve0mf7W4xW1N"
    "/YNPEtk36210/Rh4POTxiEvJqiQJ5wGjNfmAJbrFMCMQbovb+ZUdhxk/fvxQCjO+fb8gJq"
    "7++vPt5fWjZ4+XcOFSco62RMwCukWqNaO6HXOOPqwq3mu04SoM9evUtqu3zxGXtrTML5TV"
    "q9si6YwXIuktE1gQJsHW7aGhiwW0eDXKri6b2fdY5x5FtpWIvTkreaNw3RqtDU5GM7RTIL"
    "GO3TZquLaAuZ7H9eXLxwB2Nt82w40ZldwIThZIjpDFW9nIvnAmySDwXUM8WaKzeHIFnuwQ"
    "qLkIfCrqkI0eXAlvHIrz2gZ7L0jAXRoQRaR6QaKDXyEWXxJ8iopGk22J1gm1ro60Fv/Itd"
    "35NGNmW/GVE1gdvHZwdc+45/gVhlXLR54mhHrgMwZd65SEHlytJEQ+b6WKUEtiLTGwGOxX"
    "mPQ6b6FCxvDY5BGytUfyoqfHZBiDLujjv/Oy3j5JIukHZMCGHKuOJZ8PLauYXd20MixdjF"
    "5l5XLlMrDiPZYi1jaGfFjmuI1u7if0YytXj7Jy9QFyuqwPjGTJEqkVKOsLFL7mS1ggtNUg"
    "94vmr/cSlmntp3CI+bQ3MY0EWBQ1fSSLw412ipxPbOnM+jL23XFqI1BSoCch9Rj2SwK91i"
    "ePTk+x4S2uxWLxGAsEKEbgxpj8iimCPaILlHpkQuVYO7gKi71/V9Vhf5e3NnSsKRufeU64"
    "sitSkedOSraOe80QdGwUbnTItbapwIs9D6YzQnbJ3aa/KyP2l+nsCzhELXfhujyJ5Dsqk7"
    "CmbmRxSqO2o3qyg196O213UzzVK5KoeUCJ8IgRZKWqo9NrqlO9VLfA3Cvmp6e9wCRsHYhH"
    "dqQ94BvrRDZ9n1ZFIQU/XGNtSDG5v2X7wSLTHf1cYh11ZxsBdt3RZ4tFdlYsYqN8tuPfQf"
    "M31XJVmK4+p7hAZBtF9Q4vpzgFaw04rhV+a512o+pr1dmseV4wQCeAiUI1NoiwsQGBuzDY"
    "L68J1fPfv9NwakoFXvAAhbl4Vqs6sW/k3+EJFlM6I3REq1ORd3RXQ/+ExzDrGR+yHV4Tzp"
    "xiDbTWBSzQISfFTvJ/JlSIKYePFJ1dJpxfIjy+XjbPn7VxE8Gs2hegxqxvYu++iYXkXeqF"
    "VYc3rsrdzcls6q5BKRgwbpQwUQXbVvA7J7P8NuB3wN3bysK7Jm7PiSyvTcocEzHBalxTdp"
    "foLMcNOO4xjILdZfEvA54vUFquG3AdWCKMGT4nsrw22uEFE8pofxfoLMcPo7joIgE7PJK+"
    "q86H+hRz9MJUVhrVzOw1+j5KNM6kSNQqjCUkPHYaKtJOh59V3reSpIyU1ydCewfS04vHsG"
    "mIL3tpb0jVCFJ7M4T0g4DQMaM13c92c1tDZwj7PvGBey2SNWrY7qgVZut4RtI/0dA5UqY6"
    "Ov/Is9M2/YZgVq15rsaa/SMuDyfK62bqdS6QWb9zb80DCgrfXAX7G1IWS3TWWXKIiRzXbO"
    "QjA5BRN/yWVSYtLk9qVIhxYToIfpjfOi6gZmuVBB+2PtlxzAOPxUSvijmCmFOIJ1TTiChn"
    "kb4Zj6tc/vdf8B5tSGTGq9axyozg6NTIi/MWWuTFea0SwaGVOQ7CoUGAPVfN5NgipU2AXz"
    "sBfn+axPLfhj2sJi8q6b8Ea6XMcZ6hPneS1i02VP7kz1K11E5PNygsp/Xza6J3TY8IrnW1"
    "nPLSPEFcGmHAfQCmJtifquWGyqfETMxUdtckb+7w5pUZnblSzw6Wal0xDU9daYw2p1XOqW"
    "xS5TaTKveN7vYtYLeC74qHda5xhNtezm47gu1fZn0XUoT2zfijbqTyWfssq+BBNtSICETm"
    "k20FAb6oGghQlQEf+fOSwLnjtJ+dUvSNJzF8viSrDNDJeilhVdnhZhb+Gn2NLlwXyFTJYc"
    "yGYIyMNTwA5c9DhmeBTKgfi54+EgT/H3ADuhEAUwARD4HH2HheVYDAaH5rNRXIE2RNP2Lf"
    "paPGv0Y4qgpJtAc+u+2I3sH1RKatxWAs4gPuzZTrXWUgzphcx7de+EbnR9Ct8LJnb9rRFJ"
    "t2qzcjmUbXukUztkTkIGR+B86LfICcRhlrhh0zCgsc1waOuXYz43yJzHr/rPfvgF5AVxD9"
    "hEXyA6LZ2ije4pRmhI+THQWP1wrhAb4On2h0XQjB6eQRpsCwl55sqlsU+pJMeRJ4MAXQr4"
    "4HVDj0Nr/81vJTljl4j9QU7XU1PAC5QGPjicbxRJsV8XCl6TuFuGsaW8wHGyWoRu2txaae"
    "roMUur84mlfoTYia/BhYmKiaL/m6QlH5QCrE5qaXX9W7ouBgaBvtsIe2WM9AVwWg9QwcEa"
    "d9MQnozFG/TZi9QHd8pbjb68pvrdLd4qhSqSIV0hFgFhm/gkVK65q5/zswO8x4ke74ZM7m"
    "EwfmPANwX9XIpg27c9Lj4/ixBbN/9QPJ4hpjbT7YazLWhmpaa2NNTy+WThEhObqUCLn8Ow"
    "ELKl0w6xWop4yxQIqSmE97ZMiTyMOkc7S7PH+EDQZ1UNqPyR+fP15VWXE7u+9K804RWtuu"
    "UyqnZ2277gjHssUxqmzN0WRrjKq7chwDjzev8uGB/ai2E3R9AWGZzlYQ9g6vc92nmIPOY7"
    "8uqZyq8UYMMNEzsxu3ggIfQceq+Yue1Z8ESdd7Q/p3NEiYcrJi+Vm1cr/XSqvUteJJa2Vt"
    "+/latd15KbcDtW3qILyXY/AB8lcJMzOFnZNYXX2AuvqKS3+YNuy4/O6yjF1LSrt6YqP2jg"
    "okDstozBrSDnlMpmMezs/aDBmNBBE8BL0K75HAXVW+dpRb0HpHkDgJqs+K3szCmKHeV3/i"
    "rK/ywvtjfzQO4B/ZV21XtDU/HLKYRS52deGlVR79/KxHnhJ4jGePMQtdMYt5i2vhlanKpO"
    "HwPr9G+NyqWa4+nKefno3TV2sj+sjy6NOB7Cc+tPZShFS646bquMXzDjKzv+540fseelCz"
    "T7CiUYlp08wce6qpBUedUyu7OuzAnh27n3CSPfdqj8yX45hRzzQZs0hkZUxLA0wBnmU2fw"
    "5pENRXE+RUx7TJz05fvsi3Nf5o2sif/7z48GF55+Y4z5SlJULL1Ypd6hs3bi2S7bCR6J6M"
    "2c11bi0YK4YcX6C0TG/P9MJBtO2dNQUi667pHZ675lMixtfofmCVBwMVh3uNgRWY6MR6pk"
    "nLgDTDQZ9M6BE6wKJ4naiAS2rXyJvs/MW0k202G8Srcqyogp+IY/JDTQOBjd9GOWtEMvjG"
    "XJl6WO5YjN4I7atRHpZiun2+MEvXFWQwK/cjSqsJsk5ESeRx3YlAtd5dp5KprcOk9PZKB5"
    "QbNwLQLDENKxXIbFTp2B0nHSox207MQwsCM8O9QHRM4HvX5dGJkDz0q49YaOoyXaKzSMYE"
    "yVinlS2mRJyo4EglgtRRl2bw2Doz9wtMZRmgm1IFqjh2bMyM7TekrxfMSx6LUSw9RCjArM"
    "BnSC0YI76sAo7bu9GqMBnwKlO5sMwtmzXHyCqmrwZ8wHEHp66B8mxAzOK67gnd7SO7+XfW"
    "lsmFL/P4eLz5JN9MfBlwuEByhCzeysmpe6pDfhgVU4vbmVU2yqo3ReY01gwxMUM6goSvGf"
    "UyX1cVHi6NN6JiFUzOTKOW4PivCWLUaRG5YsMkXKqHWWcxcxnMxiQx+CVY5MGbe63w6jCJ"
    "4T+6UowGQQpjRUWnkW3cRPlT8wC6AtQsnMgZ0elp6FDlASOYW9Ij/RA2V18NYYo8/iLSD1"
    "ngR8CTlEDn4L1/p3Pt9dI/CVxBwt36aRfpHLrjyjCcJuA5+TCVgPLTl9A3TnGbpwS0zsy3"
    "2Npi687JcJtsdmzfgc132hMktB7S/W1ze97EQ3ROf54w16dBseCkCplXTWsE6EITOMVyg7"
    "bFKFmNiAr+V5WDZAkDWDSiobaqHEGkO0er6dasqEnZ7PqIzm/GXKgzEjIwTR4tAHbE4giv"
    "H+u1caGYvYH/cH0yEy5cwuqwgkLyj1XKhHqIFO778dcoT+UCS4FHtS0Jm/zi1dUmvVU9XZ"
    "ffqoMrreMpt3W2XUf3Fnda3Ll35m8fd6IbpsoV2XToeUZheWxrGWwtwyFztSNI/Fp7hmv6"
    "uBVGG3F36l82dIljh2uNiRd81m9UFzUEnirZVpdBIyfTw7kU1tUHi4LSr3eHb+oGja5wmn"
    "vXpz5s60SdjYYtvtWd83DB/GSygLo5+NZPl0L83GEOd5uTKXshq/BO75QSpJnM9T7wIiYq"
    "+sP1MvoD7DX5xNfKXc52w73Slq3T3cLyLst9ezjoEcLFRcHYltWLdEfI77M2WS9n9UkvZ0"
    "s5L9bS3NW21kjEjNFFGstnEz6vF09aprXacn0nlmHLfWlPO7CtUQ6K+R1xH3xmNHbHn2KO"
    "uX/6uZdONi/N6DUfcI5znUlxcqtmsKrHeh9N86c6qy0/SitZdAUIFdlK90d1Q9h7rbY6Hm"
    "Zk8jbHpGyz9u2bvVa0PWTR9oXHlQ2uC6NtRNoUJraUZze6OwJSqBB+lLevRKfiLZv1dZ9I"
    "nYMLs34S6Nccp67L1KeI/avTLfhGlbn11SM8mcz6y0JvN7e8h2SsLEBpFo3VBShWNm5ANn"
    "bkA33nx8yVPJ5d6V2yfGRoaULjZ+plU9U5c2u0S/GxSUgQMJ1vj99ExKalU15CFg5gooYN"
    "b0h/CF8U89T90nYl6RUEHnSeeEO0CGluo7Kb29/jC+6C//I4u1zUI5fmIxdv2Pca7HKMRy"
    "42cPvm8t9K+OUlTxmTqyuesumFl/ILFkEt1KXewVuJnSSuSG2t53yZyvLdnO+5EDNhe4no"
    "KJyde2K7qaRZILOsX4P11j59mPZpjm6vMRG6Cf5ep5nSbeAvhuvbt31BFIiQMp5hPk1IZ+"
    "Q24tN55gyYhBp3itdkwFwKkA6wZj75G/cjVR2ajaX2ZeCpYZWFU9MHZnd3vgforc+YaLZd"
    "N58zYQ3YGudeMgh818HtUCE/m9raLlDusK1tfuVg+9qqD83Bj0zxwYzxy8SW9wa8t3DhYc"
    "KFazbhcWVH4XSkESDEas4afjFNyLzsaCTqhX7k4woAN0A307SBRH5Ekypn09dUci2u0uz7"
    "2twt7qHqbVVZ11V9uk2MCm6KNEdhnO6qa4SZp7dAcgw+r2PN6Ht4bN5D1OLhMRmgvKhSnP"
    "VuwznFUQjlXXsMVbb6HfOc0DBNcoHQGgKHaAhcsNh3xycVhkA60mgI0PmcVXZA/SvYcI5c"
    "7X49sqKw02fnL89fnb04z7dmfqVpR2Y+gHpoXHs8Qr2aqz8c4TBl8G5aFZtwOJ1+hNx99v"
    "RpC+7CrFruqrGFcyZ4JFlUUZeOHeCrOVwgWeCy57uS/B8JfHGIKq2BuciMZjyxCB165d6u"
    "uMDbfSuzH/8PTFr0xQ=="
)
