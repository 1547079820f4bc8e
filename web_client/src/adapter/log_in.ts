/** Logging in, and what a server answers to who is let in. */
import { ask, refused, type Answer } from "./http";
import { AdapterError, type Server, type Service, type Session } from "./types";

export const CLIENT = "/_matrix/client/v3";
export const DEVICE_NAME = "Porch (web)";

export async function logIn(server: Server, user: string, password: string, deviceId?: string): Promise<Session> {
  const answer = await ask(`${server.baseUrl}${CLIENT}/login`, {
    type: "m.login.password",
    identifier: identifier(user.trim()),
    password,
    device_id: deviceId,
    initial_device_display_name: DEVICE_NAME,
  });
  if (answer.status === 200) return session(server, answer);
  if (answer.body?.["errcode"] === "M_FORBIDDEN") throw new AdapterError("wrong-password", "The user name or the password is wrong.");
  throw refused(answer);
}

export async function logInWithToken(server: Server, token: string): Promise<Session> {
  const answer = await ask(`${server.baseUrl}${CLIENT}/login`, { type: "m.login.token", token, initial_device_display_name: DEVICE_NAME });
  if (answer.status === 200) return session(server, answer);
  if (answer.body?.["errcode"] === "M_FORBIDDEN") throw new AdapterError("wrong-token", "This link has been used, or is too old. Log in with your password.");
  throw refused(answer);
}

/** Client-server API, "Identifier types". */
function identifier(user: string): object {
  const isAddress = /^[^@\s]+@[^@\s]+$/.test(user);
  return isAddress ? { type: "m.id.thirdparty", medium: "email", address: user } : { type: "m.id.user", user };
}

/** The services of a server's ways to log in. */
export function servicesOf(flows: readonly Record<string, unknown>[]): Service[] {
  const flow = flows.find((one) => one?.["type"] === "m.login.sso");
  if (!flow) return [];
  const told = Array.isArray(flow["identity_providers"]) ? (flow["identity_providers"] as Record<string, unknown>[]) : [];
  const services = told.flatMap(({ id, name }) => (typeof id === "string" && typeof name === "string" ? [{ id, name }] : []));
  return services.length ? services : [{ id: null, name: "single sign-on" }];
}

/** Client-server API, "SSO client login". */
export function awayTo(server: Server, service: Service, back: string): string {
  const way = service.id === null ? "" : `/${encodeURIComponent(service.id)}`;
  return `${server.baseUrl}${CLIENT}/login/sso/redirect${way}?redirectUrl=${encodeURIComponent(back)}`;
}

/** The session that an answer gives. */
export function session(server: Server, { body }: Answer): Session {
  const { user_id: userId, device_id: deviceId, access_token: accessToken, well_known: wellKnown } = body as Record<string, unknown>;
  if (typeof userId !== "string" || typeof deviceId !== "string" || typeof accessToken !== "string") {
    throw new AdapterError("not-matrix", "The server's answer makes no sense.");
  }
  const moved = (wellKnown as { "m.homeserver"?: { base_url?: unknown } } | undefined)?.["m.homeserver"]?.base_url;
  const baseUrl = typeof moved === "string" && moved.startsWith("https://") ? moved.replace(/\/+$/, "") : server.baseUrl;
  return { baseUrl, userId, deviceId, accessToken };
}
