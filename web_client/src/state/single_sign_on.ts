/** Logging in through another service: the browser goes there, and comes back with a token that is good once. */
import type { Server, Service } from "../adapter/types";
import { hashOf } from "./route";
import { awayTo } from "./session";
import { stored } from "./stored";

/** The server for which one went: a token that nobody went for is nobody's. */
const KEY = "away";

export function leaveFor(server: Server, service: Service): void {
  stored.write(KEY, server.baseUrl);
  location.assign(awayTo(server, service, location.origin + location.pathname + hashOf({ page: "login" })));
}

/** The token with which one has come back, taken out of the address, and the server that gave it. */
export function comeBack(): { token: string; server: string } | null {
  const token = new URLSearchParams(location.search).get("loginToken");
  if (!token) return null;
  const server = stored.read(KEY);
  stored.write(KEY, null);
  history.replaceState(history.state, "", location.pathname + location.hash);
  return server ? { token, server } : null;
}
