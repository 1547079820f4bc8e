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
    "eJztXetz2zYS/1cw/tJkRs0ktvO45JPTpG06qZ1x3OvdXG4omIQk1iShEqAVTS7/++0CJE"
    "VKJEXQetAyPvQhAgvSS3D3t098Owq5xwLx5DeexBENfmXUO3pNvh1FNGTwP1XDA3JEp9PF"
    "IF6Q9DpQ8//SE51JNvNayJi6EsZGNBAMLnlMuLE/lT6PkOIiYiTms9dEThiZcuHjAOEj9T"
    "tiMyYkcXkY+lIyj7gTGo1hFRp5ZDbhMMkXxKNwfyoY8cUTvKnHXbirH423tH4S+X8nzJF8"
    "zGCRGO7yn//CZT/y2Fcmsp/TG2fks6DMT19xRV135Hyqrn2I5M9qIj76tePyIAmjxeTpXE"
    "54lM/2I4lXxyxiMYVHLnA2SoIgfRHZJf2ocEHGCcuf0Vtc8NiIJgG+H6TWT7C4duQ45xdX"
    "zuf3V45ztPLuMooCu9NLLo/wvcOzCvXnj/ERfjx+dvry9NXJi9NXMEU9Zn7l5Xd96wVnNK"
    "Hiz/nV0Xc1Du9Bz1BMXnA1e62rvH3rj2vZW6TaDJOzCwsuLzb97tj8j+Pjk5OXx09PXrx6"
    "fvry5fNXT3N+rw41Mf7th1+Q9zCBwzesP/DsZRS3NIukL+erzP9pQuO6nb2gWWI9/EH3kf"
    "Uh/eoELBrLCfx8cdrA1X+eXf7069nloxenj8usPU9HjtXQ9+8oREY3hQ2PF66pezOjsees"
    "jPBjXjd3dSg8Dpev0IiOFePwL8TnL8v+j3zcoBlwtJViCNKJa/XCnxMqCaPuJJXJJGQ0kg"
    "My4jGZxtxlQjAB8hlmeb5HIi5JSG9ARssn5FOcRCDM6UiyGEQ5mcDNVzXDVu5wB91QL8U+"
    "pSO7kmN9UBZbl2JwQfwd+DK78P6X95dr9ExAhXS6KZsVUqtxOmscHvtjv4L/9fpmQXGA2u"
    "bkuIW2OTmu1TY4VGYwwGJRtb0jGs+rGZxRLLH3ei6ZuIcMbtqiHy/e4sqhAOmRcvjth/Oz"
    "y38/+v3sX4rJ4Twd+nhx/ks2H759OY7VQkdv/331/myJ51Q6YSXT62VKTrItWXKIYr9vuO"
    "qfLBaaVXXYKpvRCl/d6smiHcj6lc/AFJYsIpSI5Pov5kryiIK9zMMBEXT+mEyoINcMJmiM"
    "5L0pzJz5sO0SSZBgRoQEo1kQQEtPV7HWNm90B8iV3sAUcRXILODaJuC6XWz99mKxQGRB1n"
    "2UjO9vWSQvWUBljWAsT2iUiwynOnE6t6VYHIZPFAUTIFWG6CwEE0+tBMKKa5PQnfiBF6NA"
    "ixmYjEnkkes5OhV9sB7hWiRXpeAG110v9L4dLdh9pCkd7VGEZ9CfxKBgPCI1+zoFhKL1R7"
    "pgxvklPjp6QcXq9OM6UgsAZ9WP7x3M3N066x6EzG0Wr6h+najKJ930KopUVsB2tmJLn2Rb"
    "Q7ZEdIC27PHz5y2MWZhVa82qsTKni/KuLaNLMtLyuZbPvYIMfFaPFmBsPVBoiQ8wpvjp3R"
    "9PCBlOvWRIfEF8KciIebgjML444nEIyhxsmt8+X5wT5QcZEBrEjHpzEjMP1mcYYmSg5YfZ"
    "b+d6rhYTrAI87OqmhsiipA1MwIRwFGlRsddACfyWa+6oHXuOYDGgfgfen8GdpR8yC2Dugc"
    "60AKZHL+Pbkklghl+KNJtRq/v9CrYPXkyBiwUtZvwVEtjh3DCj/IUSUSdOp7v0ITGawZ8W"
    "G3E5p7CbuR2PV+CQkV6sorb6sbN+9NgU3rTRG8hJLNu7+1W8xCx2nRLY0PWgY+haTtDCRK"
    "OqIpLWgFTKZFaNthLxEZf+aO7w2IMtHZiJl1Xa3cmZpwclZArOEzOvYonMbvmW/ttpQF1m"
    "iGaKVJ22ed8YvScQc+u7zNDKLxHZTd7Ozv8aGXJ5QWFZ3Pf4xM88xkXef5UxC7HwoSJOsT"
    "Jn0BSvGOnZDkun+6xl8OJqwgjDBCpMP1AZWD8IMo7pdDIgN2B/EB4FczKb+AHDtIOYqUwE"
    "wcAmpMEbwvHazBesWECl3HoYRJB68dXoxc7u2jV8sSZwUMFuFUXoEkCwjtPtCVQbK+gNjO"
    "iJ6P2dhdcsFhN/WhMfLk9oFLphPtVA2KbSakGLMlDVHSWCxcSP9A+dC4uprkqe4WucTplH"
    "lK9Z54bRCGbf+vCTxyBFbyLu3hAx4TNWI3F3d+sKsfufI7xJlnOWy9m2weTFQ6+TzYW30l"
    "kmm8qFthIhFar9FcS9iOMWNkpbhVggsdGBlna01YC73vLfKoSUyS4vUx3gRn/VYpu/qt3k"
    "r5a3eF9yc/bN4wecELJv1ttI+iHwGOz9MZeSVUkSzgNGa0rDSnTLIUUg3Ba38ys7DileXH"
    "wshRTfflgSE+d//P72/eWjZ4r5pfqvlUQcbXWYBW+LVB0juD1zhO4ogNsT6/wS7bUKo/wy"
    "tePqbXHEpS2t8DNl4epmTjq7hUh6wwQWVEmwawdo1GIBKl6NsqurJvUd1rlDkaoxYt8oWL"
    "fWqbaAzGBNgcR6a9vo29pK33oe19f5HgKq2XxXDzdmVHIj3FggOUAWb2Uj+8KZJteB7xoC"
    "xxKdBY5rgGOP0MtZ4FNRB2H04Foc41Cc1zaCe0YC7tKAKCLVqhK99gqa+JLgU1T0wWxL1C"
    "V+uj58WvwjO/voacbMtuIrJ7A6uHPEdM+45/AVhlXLB577g3rgM0ZS65SEHlyvJEQ+b62K"
    "UEtiJTCwGAxVmPQ67zVCJvDY5BGydUDySqbHZBSDLhjiv/Oi3CFJIukH5JqNONYMS74YWl"
    "Uxu7ppZay5GKbKauDKtV3Fe6yEoW1guL+mtw1Z7ieeY0tPD7L09AFyuiz7jWTJCqkVKN0F"
    "Cu/4EpYIbTnH3UL03V7CKq39FO5jQuxVTCMB1kNNc8XicKNNIhcTWzqu/pz47iS1Bygp0J"
    "OQegw7G4FeG5JHx8fYBRbXYrF4jBn+FMNqE8xexby/AdEVRgMypXKinVmFxT68q2r2v8tb"
    "GzrRlD3PPOzmvMaPVuS5k5J1caUZgo6Nwo0eudE2FWSxR9P0RsiuuNb0d2XE/jKdfQH3Uc"
    "uduS5PIvmOyiSsKfxYntKo7aie7OCX3k7bXRUPGIskah5QIjxiBFmpCuH0muqAMdXXL/eA"
    "+enBMzAJm/zh6SFpY/TGQo9N36dVVUfB59ZY3FHM2G/ZKLDIdEc/l+ii7voiha1Hz5Z67K"
    "7Uw4bubG++e83fVJ1VSe36jOACkW3pNLh/GcEpKmsAbK2AWutcGlUJq86DzbN6ASMBHhSq"
    "BUGELQjA6A8Y7JfXhOr5H95p3DSjAi94ALdcPB9WnRI49m/x/IYZnRM6ptWJxDu6q6Ejwm"
    "OYs4wP2Q6YCWdB0QGW9QEL9MgbsZOknikVYsbhI0WvlgnnVwgPr+vM82dt/EEwq/YFqDHr"
    "hOiBBVLKyKVeWHVg5LqE3JzM5uMaFHIB48YJE1WwbQ2/czLLbwN+B9y9qSyba+L2gsjy2q"
    "RIMRFTrKU1ZXeJznLcgOMew3DXbRboMuD5EqXlugHXgSXCmOELIstrox1eMKGM9neBznL8"
    "flQMnSVgh0fSd9WRTZ9ijl6YyvKhmpmDRt9HicaZFolaxauEhMdOY0La6fCjSuZWkpSR8v"
    "pEaO9AenbvBDYN8eUg7eKoWjZqb4aQfhAQOmG0pk/Zbm5r6AxhX6c+cK9FVkYN2x21wryL"
    "ZyT9Ew2dI2Wqg/OPPDtu0y0IZtWa52qs2T/i8nCqvG6mXucCmfU7DzoeJVD45irY35CbWK"
    "KzzpL7mLFxycY+MgAZdcVvWGV24uqkRoUYF6aD4If5reMCarZWSfBh68MWJzzwWEz0qpgM"
    "iMmDeD4zjYhyFumb8bjK5X/3Be/QRERmvGodq8wIDk6NvDhtoUVenNYqERxam+MgHBoE2B"
    "3VTI4tU9pM986Z7vvTJJb/NuxhNXlRSf8hWCtljvMM9bmTtO6boRIlf5Sq+XV6DkFhOa2f"
    "XxO9awZEcK2r5YyX5gni0ggD7tdgaoL9qfpoqMRJTLlMZXdNluYOb16Zupkr9ewIqNZl0P"
    "DUlcboGmVWbYra7Mmu2ZP7hnH7lqRbAXLF8zM7nKq2l+PUDmSn9ysXaN+MP+g2KJ+1c7IK"
    "B2RDjapfZM7XVrr+T1XVADox4GN/UeS38JAOs4OD/uJJDJ8vybL9dVZeSlhVSLiZhb9EX6"
    "Iz1wUyVUQYsxFYHRONA0DL85Dh8RxT6sdioE/pwP8HgID+AgAPQMRD4DH2h1c1HTCa31pN"
    "BfIEWTOM2FfpqPEvEY6q0hDtas9uO6a3cD2RaWMwGIv4NffmyseuUg3nTHZxohe+0cWpcG"
    "vc6dmbdjTFpv3nTbK80YNuYYst+uibcO/BWY0PkNMoTM0ES0ZhEWJnhJirMTPOl8isP8/6"
    "8+7RC+gLdJ+ySH5E2Fobl1ue0gzlcbKjcHCnoBwA6fCJhtGFoJpOB2EK9XrpqaK6k6AvyY"
    "wngQdTAOZqD3+Fi27zy28t42SVg3dINtF+VMPDhws0NkJoHCG0eQ4PV5q+U4i7pifFYrBR"
    "gmrU3lps6uk67KDbgKN5hW6DqMlhgaWGqm+Sr2sOlbOjQmxuevl1bScKnoS28Qt7iIp1Ae"
    "xd0lkXwAFx2hfTgM4d9duE2Ut0h1dFu70u+db83LU8L1QZUiEdAfaP8StYprQ+mLu/A7NT"
    "hJfpDk/mbD4VYMEzQPFVPWjasDsnPTyOH1p4+mc/kCyuscoWg4Mmq2ykprW2yvT0YtUTEZ"
    "Kj74iQ938nYCqlC2b9/PSUCdY2URLz2YCMeBJ5mC+OBpbnj7EJoA4z+zH57fPFeZW5trP7"
    "rrXjFKE14nqmcKwRt2/TYlzZPqPJqBhXd844BB5vXrfDA/tRbUPQ+iK/Mp2t8hvcv+5yn2"
    "IOyo39vKJbqsYblf1Uz8xu3ErnX4AyVfOXfaU/CJKu94YMb2mQMOU2xRKxai1+p5XW6WXF"
    "k9Za2TbXtfq5P+JsB/rZ1OV3J1ffA+SvklpmmjknsUr5Hirlcy79Udo94/1Xl2XsWtHO1R"
    "Mb1XRUIHFYRmPWHXbEYzKb8HBxmmXIaCSI4CEoUHiPBO6qcqqj3CbWO4LESVB9GvNmFsYs"
    "8qH6E+dDlbs9nPjjSQD/yKHqgaLt89GIxSxyscUKL63y6MdnA/KUwGM8e4yZ4opZzFteC6"
    "/MVBIMh/f5JcLnVp1r9ZE4w/REmqFaG2FGluueDmQ/8aG13yGk0p00laotnzKQmfJ1B3je"
    "9aiBmn2C5YVKTJsm1dhzQy0QOnRFbU9n3WMwqC9m14NkvpzEjHqmOZNFIitjWhpbCtyssv"
    "lzSIOg3vGfUx3SJj85fvki39b4o2kjf/797OPH1Z2bYzpTlpYILVcrdqlv3DG1SLbDDp57"
    "Mlw31zK1YJgYcnyJ0jK9PdMLR722d8wUiKxrZnD/XDOfEjG5RFcDqzyRpzg8aIyWwEQn1j"
    "NNSvjT/AR99p9H6DUWqes0A1xSu0HeZCccpi1ks9kgXpUTRdXlRBxTF2oK+jd+G+WYEcn1"
    "X8yVqTfllsXoedB+GeVNKWbF5wuzdF1BruflRkBp0n/WAiiJPK47A6iet10Kjto6R0pvr3"
    "QEuHFhvmaJmdFSILKhogPykPSo5Gs7gQz9xZtt9gLRIaHsXZcrJ0Ly0K8+xKCpj3OJzkIW"
    "E8hivVO2uBEBocIdlVBRh1KaUWLrBNo/YSrLkNuMKvTEsSdiZlW/IUO9YF6CWAxN6SFCAU"
    "8FPkNqwRjxZRVC3N6N1sW+gFeZyoVlbti8OfBVMX09sgOOOzi1A5yzUa6HjuH2LWC3j+IW"
    "31RbJhe+wsPj8ebTcTNRZcDhAskBsngr55DusSVe3wqZ9hOvzfFPe2tkQWMtERNLpCdg+J"
    "JR71Nm0lT2Py+MNwJjFTjOrKOW+PiPKcLUWRG8Yg8jXGqA2WQxcxnMxuQv+CVY5MGbe60g"
    "6yiJ4T+6posGQYpkRUXzj23cRPlO82C5wtQsnMo50Wln6DzlASOYRzIgwxA211ANYY47/i"
    "LSD1ngR8CTlEDn1n14p5Pl9dI/CFxBwt2GaQfnHL3jyjCcJtY5+TCVAPTTlzA0Tl1bhP9b"
    "p9ZbeG3hdY9wiU0iO4wtb/OY9tAy1jpE97fN7bkOD9EX/XnKXJ8GxaKRKhReNa0RjAtN4B"
    "RLBtoWlGR1HiqoX1XSkSUCYOGHhtWq+gNR7QKZpluzoq5ks+sjEr+acKHOIsiAM3m0BM4R"
    "dyOUfqzXxoVi9gb+w/VRR7hwCZfDCgq1P1apEOohUmjvx1+iPEULrAIe1XYEbHKDV1eMDN"
    "a1VF19qw6u1MUx3hdxb2G8BZgWYO6f+dsHmOhbqfIvNh0XnlFYHttiBFuMcJ+52hPIfand"
    "vTVt1AqjjQA7dRob+rmxk7QGv0uO6DeqiRkiTJUtq2uWkZPpaVcK1OojOUHp1/u4N3WDRv"
    "82zV3mMx+2daIOG8NW2urOeQxgcdRXQN0cZeunS7F87gWHuy3IlGGQlWOnd0oJ0lTkesd2"
    "ERMVndx6Gf0BDpoc3Z2Sj7PdcKe8Y+tJtxC8LzLenqx5gNBwWQi2ZfUy3QHy+6RNNstJfT"
    "LLyUoui7Uqd7WtNeowY3SRxvLZhM/dvIartFZbdndYGXa3l/ZgAdvH5F4xvyeugjMWg0F9"
    "VOEmSEcGTS4CupizzkFQ/wrWR5WM7MmHYkwePzt9efrq5MVpvjXzK007cr2ZWFsvWY816q"
    "slLdSor2cw4XA6/QC5++zp0xbchVm13FVjS4WnPJKV54VgSVg1hwskS1z2fFeS/5HAF/dR"
    "pTUwF5mBK+fJ3hlP81zvArt/qsj0xgXe7luZff8/EpwqGQ=="
)
