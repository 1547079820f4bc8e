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
    "eJztXetz2zYS/1cw/tJkRs0ktvO45JPTuG06qZNx3OvdXG4oiIQkxiShEpAVTS//++0CfE"
    "okRch60vjQhwgsSC/B3d8+8fdJyD0WiCe/8Wkc0eBXRr2T1+Tvk4iGDP6narhHTuhkkg/i"
    "BUkHgZr/VU90xunMgZAxdSWMDWkgGFzymHBjfyJ9HiHFx4iRmM9eEzlmZMKFjwOED9XviM"
    "2YkMTlYehLyTzijmk0glVo5JHZmMMkXxCPwv2pYMQXT/CmHnfhrn402tL608j/a8ocyUcM"
    "FonhLv/5L1z2I499YyL9Obl1hj4Lyvz0FVfUdUfOJ+ra+0j+rCbiow8clwfTMMonT+ZyzK"
    "Nsth9JvDpiEYspPHKBs9E0CJIXkV7SjwoXZDxl2TN6+QWPDek0wPeD1PoJ8msnjnP18cb5"
    "fHnjOCdL7y6lKLA7ueTyCN87PKtQf/4IH+HH02fnL89fnb04fwVT1GNmV15+17fOOaMJFX"
    "+ubk6+q3F4D3qGYnLO1fS1LvP2rT+qZW+RajNMTi/kXM43/e7Y/I/T07Ozl6dPz168en7+"
    "8uXzV08zfi8PNTH+7ftfkPcwgcM3rD/w9GUUtzSLpC/ny8z/aUzjup2d0yywHv6gY2R9SL"
    "85AYtGcgw/X5w3cPWfF9c//Xpx/ejF+eMya6+SkVM19P07CpHhbWHD44UBdW9nNPacpRF+"
    "yuvmLg+Fp+HiFRrRkWIc/oX4/GXZ/4GPGjQDjrZSDEEycaVe+HNMJWHUHScymYSMRrJHhj"
    "wmk5i7TAgmQD7DLM/3SMQlCektyGj5hHyKpxEIczqULAZRTsZw82XNsJU73EM31EuxT8nI"
    "ruTYISiLrUsxuCD+CnyZXrj85fJ6hZ4JqJDOespmidRqnLU1Do/9kV/B/3p9k1N0UNucnb"
    "bQNmentdoGh8oMBlgsqrZ3RON5NYNTigX2DuaSiSNkcNMW/fDxLa4cCpAeCYffvr+6uP73"
    "o98v/qWYHM6ToQ8fr35J58O3L0exWujk7b9vLi8OTsP/k8VC86lOy6czWmn6Oz1ZtFP3v/"
    "IZGGWSRYQSMR18Za4kjyhYbjzsEUHnj8mYCjJgMEFra+9NYebMh203lQQJZkRIMN8EAb39"
    "dFnrb/NG91D+yQ1MdX+BzKr+bar+u3zrt1f6BSKr7o3U/YFIxss7sFOvWUBljWAsT2iUiw"
    "ynOnEyt6VY7IdPFAUTIFX66LYCY0OtBMKKa+PEHfuBF6NAixkYL9PII4M5urd8sGPgWiSX"
    "peAG110t9P4+ydl9oikd7duCZ9CfRK9gxiA1+zYBXan1R7JgyvkFPjp6QcXq5OM6UQsAZ9"
    "UPhWwKD4CS3ok2d39cr+Hu1tw7DJmyhswv7pT2Qr9IZaX+2kZeSU60tfNKRB009U6fP29h"
    "68GsWmNPjZU5XRSCbRldEpyWz7V8Pigcw2f1EAbGVqOXlqAFQ26f3v3xhJD+xJv2iS+ILw"
    "UZMg93BIbfhjwOAWGAofXb549XRLkJeoQGMaPenMTMg/UZRuAYQI9++tsZzNViglUgml3d"
    "1BDulLSBCcLQwKLkMjTHN9rv5QgWgyniwPszuLP0Q2ZxzcFrTYtrDv0NlbWtNh/MYE2RZj"
    "Padr+fxvYxjSmesVjGjL9CAjucW2YU9S8RrcXpZJc+JEYz+NNiIy5nFHYzt+PxEkoy0otV"
    "1FY/rq0fPTaBN230BjISy/b13S3e1CzimxDYgG/PIOBbgihjNDzR1qqI+jUglTKZVaOtRH"
    "zEpT+cOzz2YEsHZuJlmXZ3cuZpp4RMwadi5mwskdkt39KtOwmoywzRTJFqrW1+aIzeE4i5"
    "811maOWXiOwmb2fnf4sMuZxTWBYfetjiZx7jIpffZMxCLBeoCF8szek1hTGGerbDkuk+ax"
    "nTuBkzwjDZC1MlVLbYD4KMYjoZ98gt2B+ER8GczMZ+wDBFImYqa0IwsAlp8IZwvDbzBSuW"
    "HSm3HsYWpF58Oaixs7uuG9VYEU+oYPfa+RLWcbo9gWpjBQcDIw5E9P7OwgGLxdif1ISNyx"
    "MahW6YTTUQtom0ymlRBqpqnalgMfEj/UPn7WJarpJn+BonE+YR5WvWeWw0gtl3PvzkMUjR"
    "24i7t0SM+YzVSNzd3bpC7P7nBG+S5sdlcrZtjDl/6FWyufBW1pbJVXIBtsN7r1ostBUIiU"
    "w9XDl8uLHdwuZpqyQLJDZi0NK2tlpxt1qxyPyCiDPY5WWqDm70Vy22+avaTf5qcYvbmvoH"
    "nySyb9bb6HoXeDzk8YhLyaokCecBozX5gCW6xTAjEG6L29mVHYcZP378UAozvn2/ICau/v"
    "j97eX1o2ePl3DhUnKOtkTMArpFqjWjugfmHH1YVbzXaMNVGOrXiW1Xb58jLm1pmV8oq1e3"
    "RdIZL0TSWyawIEyCrdtDQxcLaPFqlF5dNrPvsc49imwrEXtzVvJG4bo1WhucjGZop0BiHb"
    "tt1HBtAXM9j+vLl7sAdjbfNsONGZXcCE4WSDrI4q1sZF84k+kg8F1DPFmis3hyBZ48IFBz"
    "EfhU1CEbPbgS3jgU57UN9l6QgLs0IIpI9YJEB79CLL4k+BQVjSbbEq0Tal0daS3+kWu782"
    "nKzLbiKyOwOnjt4OqecU/3FYZVyx1PE0I98BmDrnVKQg+uVhIim7dSRaglsZYYWAz2K0x6"
    "nbVQIWN4bPII2dojWdHTYzKMQRf08d9ZWW+fTCPpB2TAhhyrjiXPh5ZVzK5uWhmWLkav0n"
    "K5chlY8R5LEWsbQz4uc9xGN/cT+rGVq52sXH2AnC7rAyNZskRqBcr6AoWv+RIWCG01yP2i"
    "+eu9hGVa+ykcYz7tTUwjARZFTR/J4nCjnSLziS2dWX+OfXec2AiUFOhJSD2G/ZJAr/XJo9"
    "NTbHiLa7FYPMYCAYoRuDEmv2KKYI/oAqUemVA51g6uwmLv31V12N/lrQ0da8rGZ54TruyK"
    "VOS5k5Ct414zBB0bhRsH5FrbVODFngdzMEJ2yd2mvysj9pfp7As4Ri134bp8Gsl3VE7Dmr"
    "qRxSmN2o7qyQ5+6e203U3xVK9IouYBJcIjRpCVqo5Or6lO9VLdAjOvmJ+c9gKTsHUgHtmR"
    "9IBvrBPZ9H1aFYUU/HCNtSHF5P6W7QeLTHf0c4l11J1tBHjojj5bLLKzYhEb5bMd/46av4"
    "mWq8J09TnFBSLbKKp3fDnFCVhrwHGt8FvrtBtVX6vOZs3yggE6AUwUqrFBhI0NCNyFwX55"
    "Taie//6dhlMzKvCCByjMxbNa1Yl9I/8OT7CY0TmhI1qdiryjuxr6JzyGWc/4kO3wmnByij"
    "XQ2iFggQNyUuwk/2dChZhx+EjR2WXC+SXC7vWyef6sjZsIZtW+ADVmfRN7900sJO9SL6w6"
    "vHFV7m5GZlN3DUrBgHGjKRNVsG0FvzMyy28Dfgfcva0svGvidk5keW1S5jgVE6zGNWV3ic"
    "5y3IDjHsMo2F0a/zLg+QKl5boB14ElwpjhOZHltdEOL5hQRvu7QGc5fhzFRRdTsMMj6bvq"
    "fKhPMUcvTGWlUc3MXqPvo0TjTIpErcJYQsJjJ6Ei7XT4UeV9K0nKSHl9IrR3IDm9eAybhv"
    "iyl/SGVI0gtTdDSD8ICB0zWtP9bDe3NXSGsG8TH7jXIlmjhu2OWmG+jmck+RMNnSNlqs75"
    "R56dtuk3BLNqzXM11uwfcXk4UV43U69zgcz6nXtrHlBQ+OYq2N+Qsliis86SY0zkuGYjHx"
    "mAjLrht6wyaXF5UqNCjAvTQfDD/NZxATVbqyT4sPXJjmMeeCwmelXMEcScQjyhmkZEOYv0"
    "zXhc5fK//4L3aEMiU161jlWmBJ1TIy/OW2iRF+e1SgSHVuY4CIcGAfZcNZNji5Q2AX7tBP"
    "j9aRLLfxv2sJq8qKT/EKyVMsd5hvrcmbZusaHyJ3+UqqV2crpBYTmtn18TvWt6RHCtq+WM"
    "l+YJ4tIIA+4DMDXB/lQtN1Q+JWZiJrK7JnlzhzevzOjMlHp6sFTriml46kpjtDmtMqeySZ"
    "XbTKrcN7rbt4DdCr4rHta5xhFuezm7rQPbv8z6Q0gR2jfjO91I5bP2WVbBg3SoERGI1Cfb"
    "CgL8qWogQFUGfOTnJYG547SfnlL0lU9j+HxJWhmgk/USwqqyw80s/CX6El24LpCpksOYDc"
    "EYGWt4AMqfhwzPAplQPxY9fSQI/j/gBnQjAKYAIh4Cj7HxvKoAgdHs1moqkE+RNf2IfZOO"
    "Gv8S4agqJNEe+PS2I3oH16cyaS0GYxEfcG+uXO8qA3HO5Dq+9cI3mh9Bt8LLnr5pR1Ns2q"
    "3ejGQaXesWzdgSkaOQ+QdwXuQD5DTKWDPsmFJY4Lg2cMy0mxnnS2TW+2e9f0f0Ag4F0U9Y"
    "JD8gmq2N4i1OaUb4ONlR8HitEB7g6/CJRteFEJxOHmEKDHvJyaa6RaEvyYxPAw+mAPrV8Y"
    "AKh97ml99afsoyB++RmqK9roYHIBdobDzROJ5osyIerjR9pxB3TWOLfLBRgmrU3lps6uk6"
    "SKH7i6N5hd6EqMmPgYWJqvmSrysUlQ+kQmxuevlVvSsKDoa20Q57aIv1DByqALSegQ5x2h"
    "eTgM4d9duE2Qt03SvF3V5XfmuV7hZHlUoVqZCOALPI+BUsUlrXzP3fgdlhxot03ZM5m08c"
    "yHkG4L6qkU0bdmek3eN414LZP/uBZHGNsZYP9pqMtaGa1tpY09OLpVNESI4uJUIu/5qCBZ"
    "UsmPYK1FPGWCBFScxnPTLk08jDpHO0uzx/hA0GdVDaj8lvnz9eVVlxO7vvSvNOEVrb7qBU"
    "Ts/adocjHMsWx6iyNUeTrTGq7srRBR5vXuXDA/tRbSfo+gLCMp2tIOwdX+e6TzEHncd+Xl"
    "I5VeONGGCiZ6Y3bgUFPoKOVfMXPas/CJKs94b072gwZcrJiuVn1cr9XiutUteKJ62Vte3n"
    "a9X2wUu5HahtUwfhvRyDD5C/SpiZKeyMxOrqI9TVV1z6w6Rhx+U3l6XsWlLa1RMbtXdUIH"
    "FYSmPWkHbIYzIb8zA/azNkNBJE8BD0KrxHAndV+dpRZkHrHUHiaVB9VvRmFsYM9b76E+d9"
    "lRfeH/ujcQD/yL5qu6Kt+eGQxSxysasLL63y6MdnPfKUwGM8e4xZ6IpZzFtcC6/MVCYNh/"
    "f5JcLnVs1y9eE8/eRsnL5aG9FHmkefDKQ/8aG1lyKk0h03VcctnneQmv11x4ve99CDmn2C"
    "FY1KTJtm5thTTS04Oji1sqvDDuzZsfsJJ9lzr/bIfDmOGfVMkzGLRFbGtDTAFOBZZvPnkA"
    "ZBfTVBRtWlTX52+vJFtq3xR9NG/vz7xYcPyzs3w3mmLC0RWq5W7FLfuHFrkWyHjUT3ZMxu"
    "rnNrwVgx5PgCpWV6e6YXDqJt76wpEFl3Te/43DWfpmJ8je4HVnkwUHG41xhYgYlOrGeatA"
    "xIMhz0yYQeoQMsiteJCrikdo28Sc9fTDrZprNBvCrHiir4iTgmP9Q0ENj4bZSzRkwHX5kr"
    "Ew/LHYvRG6F9NcrDUky3zxZmybqCDOblfkRJNUHaiWgaeVx3IlCtd9epZGrrMCm9vdIB5c"
    "aNADRLTMNKBTIbVeq64+SASsy2E/PQgsDMcC8QdQl877o8eiokD/3qIxaaukyX6CySMUEy"
    "1mlliykRJyo4UokgddSlGTy2zsz9E6ayFNDNqAJVHDs2psb2G9LXC2Ylj8Uolh4iFGBW4D"
    "OkFowRX1YBx+3daFWYDHiVqlxY5pbNm2NkFdNXAz7guINT10B5NiBmcd3hCd3tI7v8O2vL"
    "5MKX2T0ebz7JNxVfBhwukHSQxVs5OXVPdcgPo2JqcTuzykZZ9aZITmPNEBMz5ECQ8DWjXu"
    "rrqsLDpfFGVKyCyalp1BIc/zFBjDorIldsmIRL9TDrLGYug9mYJAa/BIs8eHOvFV4dTmP4"
    "j64Uo0GQwFhR0WlkGzdR/tQsgK4ANQsnck50eho6VHnACOaW9Eg/hM3VV0OYIo+/iPRDFv"
    "gR8CQh0Dl479/pXHu99A8CV5Bwt37SRTqD7rgyDCcJeE42TCWg/OQl9I1T3PKUgNaZ+RZb"
    "W2x9cDLcJpt17Tuw+U57goTWQ7q/bW7Pm3iIzunPE+b6NCgWnFQh86ppjQBdaAKnWG7Qth"
    "glrRFRwf+qcpA0YQCLRjTUVpUjiHRztJpszYqalM2uj+j8ZsyFOiMhBdPk0QJgRyyO8Pqx"
    "XhsXitkb+A/XJzPhwiWsDisoJP9YpUyoh0jgvh9/ibJULrAUeFTbkrDJL15dbdJb1dN1+a"
    "06uNI6nnJbZ3vo6N7iTos798787eNOdMNUuSKbDj1PKSyPbS2DrWU4Zq4eCBK/1p7hmj5u"
    "hdFG3J34lw1d4tjhWmPiBZ/1G9VFDYGnSrbVZdDIyeRwLoV19cGioPTr3eGbukGjK5xm3v"
    "WZD9t6qs5Gwxbf6s5ZuCA/mSygbga+9dMlED9zmMPdcjJlL6QV3smdEoIkk7neB17EREV/"
    "uF5Gf4C9Jp/4WrnL6W64V9qydbpbWH7Ict8eDtpBuLgoGNuyepGug/w+a5P1claf9HK2lP"
    "NiLc1dbWuNRMwYXaSxfDbh83rxpGVaqy3Xd2IZttyX9rQD2xrlqJh/IO6Ddz5AH8nj+ZXe"
    "CMvHdpUm9BqP7kqnqrNe1ihZ9rFQNwiYznlDAzlis1Kn9ZDhYeHa6hZvSH/IA4956n5JyX"
    "ByBa18mge/iGA0dsfNpcy7uf3qeFutSX0INkQ3K03rjebmY49u2Lca0djFY48auH1z+S8l"
    "5rK045TJ1VnH6fTCS/kJE5EXakPu4K3EzjSuSC+p53yZyvLdnO+ZEDNhe4moEwbHnthuKm"
    "kWyCzr12C9hb8PHP5eYzJSE/y9TrKV2sBfdJm3L71GFIiQMp5jTCukc3Ib8VkevfpBJLhT"
    "vCYD5lKAdIA1s8lfuR+pCo10TJV28Djw1LCKhNXUYu/uzvcAvfVRi+Z0r83HLWxcqRoiT6"
    "aDwHcd3A4V8rOptdwC5Q5by2VXjra3nPrQHPzIFB/MGL9MbHlvwHsLFx4mXLhmEx5XdvVL"
    "RhoBQqzmrOEX04TMS48noF7oRz6uAHADdDNNijizYxJUSrm+phJc1KH1jb6vzd3iHqreZn"
    "YfuqpPtolR0muRphPG6a4qN808vQWSLvi8uhpVf3hs3kPU4uExGaC8qFKc9W7DnKITQnnX"
    "HkOVMXbHPCc0TFVYILSGwDEaAhcs9t3xSYUhkIw0GgI0n7PKDqh/BffA2VXCuHa/diwx+/"
    "TZ+cvzV2cvzrOtmV1p2pGpD6AeGte2KK5Xc/UNio9TBu+mXaAJh5PpHeTus6dPW3AXZtVy"
    "V40t9HrmkWRRRW0YdmGt5nCBZIHLnu9K8j8S+OIYVVoDc5EZzXhiETr0yv3VcIG3+1Zm3/"
    "8P4pVBNA=="
)
