/** Turns whatever goes wrong into an `AdapterError` with a clear sentence. */
import { AdapterError, type ErrorCode } from "./types";

/** What a Matrix error response says, however it came here. */
interface Told {
  httpStatus?: number | undefined;
  errcode?: string | undefined;
  error?: string | undefined;
  retryAfter?: number | null;
}

const CODES: Record<string, [ErrorCode, string]> = {
  M_USER_IN_USE: ["name-taken", "This name is taken. Choose another one."],
  M_INVALID_USERNAME: ["name-invalid", "A user name has small letters, digits and . _ = - / + only."],
  M_EXCLUSIVE: ["name-taken", "This name is kept for others. Choose another one."],
  M_WEAK_PASSWORD: ["password-weak", "This password is too weak. Take a longer one."],
  M_PASSWORD_TOO_SHORT: ["password-weak", "This password is too short."],
  M_THREEPID_IN_USE: ["email-refused", "There is an account with this e-mail address already."],
  M_THREEPID_DENIED: ["email-refused", "This server does not take this e-mail address."],
  M_UNKNOWN_TOKEN: ["session-ended", "You were logged out. Log in again."],
  M_MISSING_TOKEN: ["session-ended", "You were logged out. Log in again."],
  M_USER_DEACTIVATED: ["deactivated", "This account is deactivated."],
  M_USER_LOCKED: ["session-ended", "This account is locked. Ask the administrator of the server."],
  M_NOT_FOUND: ["not-found", "There is no such thing, or you may not see it."],
  M_ROOM_IN_USE: ["alias-taken", "There is a room with this address already."],
  M_LIMIT_EXCEEDED: ["limited", "That was too often. Wait a moment."],
  M_TOO_LARGE: ["too-large", "This is too large for the server."],
};

/** The error for what the server told. */
export function told({ httpStatus, errcode, error, retryAfter = null }: Told): AdapterError {
  const known = errcode ? CODES[errcode] : undefined;
  if (known) return new AdapterError(known[0], known[0] === "password-weak" && error ? error : known[1], retryAfter);
  if (errcode === "M_FORBIDDEN" || httpStatus === 403) return new AdapterError("forbidden", error || "You may not do that.");
  if (httpStatus === 404) return new AdapterError("not-found", CODES["M_NOT_FOUND"]![1]);
  if (httpStatus === 429) return new AdapterError("limited", CODES["M_LIMIT_EXCEEDED"]![1], retryAfter);
  if (httpStatus && httpStatus >= 500) return new AdapterError("other", "The server has a problem. Try again in a moment.");
  return new AdapterError("other", error || "Something went wrong.");
}

export const unreachable = (): AdapterError => new AdapterError("unreachable", "The server cannot be reached. Check your connection.");

/** The error for anything that was thrown by `fetch`, the SDK, or the adapter itself. */
export function understood(thrown: unknown): AdapterError {
  if (thrown instanceof AdapterError) return thrown;
  if (!(thrown instanceof Error)) return new AdapterError("other", "Something went wrong.");
  if (thrown.name === "ConnectionError" || thrown instanceof TypeError || thrown.name === "TimeoutError" || thrown.name === "AbortError") return unreachable();
  const { httpStatus, data, errcode } = thrown as { httpStatus?: number; errcode?: string; data?: Record<string, unknown> };
  const retry = data?.["retry_after_ms"];
  const error = typeof data?.["error"] === "string" ? data["error"] : undefined;
  if (httpStatus || errcode) return told({ httpStatus, errcode, error, retryAfter: typeof retry === "number" ? retry : null });
  return new AdapterError("other", "Something went wrong.");
}

/** The same work, throwing `AdapterError` only. */
export async function plainly<T>(work: Promise<T> | (() => Promise<T>)): Promise<T> {
  try {
    return await (typeof work === "function" ? work() : work);
  } catch (thrown) {
    throw understood(thrown);
  }
}
