/** Finding a server, logging in and signing up: all that works before the SDK is loaded. */
import { ask, refused } from "./http";
import { awayTo, CLIENT, logIn, logInWithToken, servicesOf } from "./log_in";
import { register, signUp } from "./sign_up";
import { AdapterError, type Adapter, type Entrance, type Listener, type Presence, type Server, type Session } from "./types";

export const entrance: Entrance = {
  async discover(nameOrUrl) {
    const name = nameOrUrl.trim().replace(/^@[^:]*:/, "");
    if (!name) throw new AdapterError("not-matrix", "Enter the name of a server.");
    const candidates = await addresses(name);
    let failure = new AdapterError("unreachable", `The server ${name} cannot be reached. Check the name and your connection.`);
    for (const baseUrl of candidates) {
      try {
        return await serverAt(baseUrl, name);
      } catch (error) {
        if (error instanceof AdapterError && error.code !== "unreachable") failure = error;
      }
    }
    throw failure;
  },

  signUp,
  register,
  logIn,
  logInWithToken,
  awayTo,

  async checkName(server, username) {
    const answer = await ask(`${server.baseUrl}${CLIENT}/register/available?username=${encodeURIComponent(username)}`);
    if (answer.status !== 200) throw refused(answer);
  },

  async connect(session: Session, wanted: () => Presence, listener: Listener): Promise<Adapter> {
    const { connect } = await import("./client").catch(() => {
      throw new AdapterError("unreachable", "Porch cannot be loaded. Check your connection, and load the page again.");
    });
    return connect(session, wanted, listener);
  },
};

/** Where a server of this name may answer, the likeliest first. */
async function addresses(name: string): Promise<string[]> {
  if (/^https?:\/\//i.test(name)) return [name.replace(/\/+$/, "")];
  const local = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(name);
  if (local) return [`http://${name}`];
  const found = await ask(`https://${name}/.well-known/matrix/client`).catch(() => null);
  const homeserver = found?.status === 200 ? found.body?.["m.homeserver"] : null;
  const baseUrl = (homeserver as { base_url?: unknown } | null)?.base_url;
  const told = typeof baseUrl === "string" && /^https?:\/\//.test(baseUrl) ? [baseUrl.replace(/\/+$/, "")] : [];
  return [...new Set([...told, `https://${name}`])];
}

async function serverAt(baseUrl: string, name: string): Promise<Server> {
  const versions = await ask(`${baseUrl}/_matrix/client/versions`);
  if (versions.status !== 200 || !Array.isArray(versions.body?.["versions"])) {
    throw new AdapterError("not-matrix", `There is no Matrix server at ${name}.`);
  }
  const login = await ask(`${baseUrl}${CLIENT}/login`);
  const flows = Array.isArray(login.body?.["flows"]) ? (login.body["flows"] as Record<string, unknown>[]) : [];
  const host = /^https?:\/\//i.test(name) ? new URL(name).host : name;
  return { baseUrl, name: host, password: flows.some((flow) => flow?.["type"] === "m.login.password"), services: servicesOf(flows) };
}
