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
    "eJztWNFu2zgQ/BXCTwmQC1zZiXPtkx3kkhQ5u0iDtEVxEGhpLbGRSJek6hqt//2WlGTJlu"
    "S47bmXBHmzdmdJakjNDv2tFQsfInX4WiSS0+gCqN96Sb61OI0Bf9SlD0iLTqdF0gQ0HUcW"
    "/ykFumGOHCstqacxN6GRAgz5oDzJppoJbipGHIgUs5dEh0CmQjGTIGJinznMQGniiThmWo"
    "NPvJDyAEeh3CezUCCIKeJTnJ8qIEwdmkl94eGsjAc7Gj/h7HMCrhYB4CASZ/n4D4YZ9+Er"
    "qPxxeudOGESrfDLLio27ej61sUuu/7JAs/Sx64koiXkBns51KPgSzbg20QA4SIpLLjHLky"
    "jKNiIPpUvFgJYJLNfoFwEfJjSJzP6Y6nQFRazlusPRjfv27MZ1W5W9yytKdGchT3Cz77hW"
    "ZV8/MEv4w3nR7XVPOsfdE4TYZS4jvUU6dcFMWmj5Gd60FjaP+5AiLMkFq/m2VrkdsKCR3n"
    "LVf0NyHihYLg7976P5T8fpdHpOu3N8ctTt9Y5O2ku+q6lNxA8uzw33CBD4DacfeL4Z5SMN"
    "XDM9r5J/GlLZdLKLmjXq8YUeI/Ux/epGwAMd4uNxdwOrt/3r04v+9d5xd3+V2mGWcWxqsT"
    "AiMrkrHXgTGFPvbkal71YywhFN2GoqduL1COU0sMSZNzTrX9X+KxFs6Awmu1VjiDLgvX3h"
    "XUg1AeqFmSaTGCjXB2QiJJlK4YFSoFCfEeUzn3ChSUzvUKP1IXkjE45iTicaJEo5CXHyam"
    "fYyQy/0BuaVexNlvldOvYQmsXOVQwD6nPEdB44Oz+7vqfPRFRp9+eaTaX0ueP8dMcRkgWs"
    "hv/mflNUPMFu03G26DYdp7HbmNQqwWiLVd3x5lTO6wnOK9boHc81qEdI8KYjejUamJFjhe"
    "qRMTy4HPavP+z93X9vSY7nWepqNDzP8fjt60DagVqDDzdn/TXOqXbjWtKbNWVZsisteYqy"
    "/9B81S1IlVLV5K1yxFb+6ksKVtuZrAsxw6uwBk4oUcn4E3ia7FG8L4v4gCg63ychVWQMCE"
    "g9kv+qhJwxPHaJJqZgRpTGS7Mi6JbaVa+1y4l+wXJlE/yo4yqVPRuuXRquL8XR314WS0XP"
    "JusxKmMfJPPCOkXMMhuVkBaY+/SveQse2l98mR48dA3Z2T98jULQ7PmbZeApmH7n6GgL14"
    "+oRttvc2seFD+qH2A4gz9Bdl+021uwi6hGdm1ulV2cEQ1Qjdl4/XY0rGe4VLLGss/QF30n"
    "EVOPsaVtINeQsXK/yjldXq9KdJ/WXK7MAIP/u5kt/gUDFrA0"
)
