/** What goes wrong, in words for the user. */
/** What went wrong, as far as a user can do something about it. */
export type ErrorCode =
  | "wrong-password" // user name or password
  | "name-taken"
  | "name-invalid"
  | "password-weak"
  | "wrong-token" // a registration token
  | "email-refused"
  | "registration-closed"
  | "unreachable" // no answer from the server
  | "not-matrix" // an answer, but not that of a homeserver
  | "session-ended" // the access token was revoked
  | "deactivated"
  | "forbidden"
  | "not-found"
  | "alias-taken"
  | "limited" // too often; see `retryAfter`
  | "too-large"
  | "cancelled"
  | "other";

/** The only error that the adapter throws. `message` is a clear sentence for the user. */
export class AdapterError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** For `limited`: after how many ms to try again. */
    readonly retryAfter: number | null = null,
  ) {
    super(message);
    this.name = "AdapterError";
  }
}
