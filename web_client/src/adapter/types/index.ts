/**
 * What the rest of the client knows of Matrix: plain, immutable data, and the one interface through which it acts.
 *
 * Nothing here is of the SDK. An object that has not changed stays the same object, so that components may compare by
 * identity. Texts of strangers (names, topics, bodies) are as they were sent: `text/` makes them safe to show.
 */
export * from "./errors";
export * from "./session";
export * from "./people";
export * from "./rooms";
export * from "./events";
export * from "./interface";
