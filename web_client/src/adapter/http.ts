/** JSON over HTTP, for what is asked before anybody is logged in. */
import { told, unreachable } from "./errors";
import { AdapterError } from "./types";

const PATIENCE = 15_000; // ms

export interface Answer {
  status: number;
  /** `null` where the answer is no JSON object. */
  body: Record<string, unknown> | null;
}

/** Asks; any status is an answer. Throws `unreachable`. */
export async function ask(url: string, body?: object): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: body ? "POST" : "GET",
      body: body ? JSON.stringify(body) : null,
      headers: body ? { "Content-Type": "application/json" } : {},
      signal: AbortSignal.timeout(PATIENCE),
      credentials: "omit",
      referrerPolicy: "no-referrer",
    });
  } catch {
    throw unreachable();
  }
  const parsed: unknown = await response.json().catch(() => null);
  const isObject = typeof parsed === "object" && parsed !== null && !Array.isArray(parsed);
  return { status: response.status, body: isObject ? (parsed as Record<string, unknown>) : null };
}

/** The error that an answer is. */
export function refused({ status, body }: Answer): AdapterError {
  const text = (key: string) => (typeof body?.[key] === "string" ? (body[key] as string) : undefined);
  const retry = body?.["retry_after_ms"];
  return told({
    httpStatus: status,
    errcode: text("errcode"),
    error: text("error"),
    retryAfter: typeof retry === "number" ? retry : null,
  });
}
