/** Finding a server, logging in and signing up: all that works before the SDK is loaded. */
import { ask, refused, type Answer } from "./http";
import { AdapterError, type Adapter, type Entrance, type Listener, type Presence, type Registration, type Server, type Session, type SignUp } from "./types";

const CLIENT = "/_matrix/client/v3";
const DEVICE_NAME = "Porch (web)";
const STAGES = { token: "m.login.registration_token", terms: "m.login.terms", dummy: "m.login.dummy" } as const;

/** The user-interactive authentication of `POST /register`: what the server asks for. */
interface Interactive {
  session: string;
  flows: string[][];
  terms: { name: string; url: string }[];
  completed: string[];
}

/** What `signUp` was told, so that `register` need not ask for it again: servers limit how often one may. */
const asking = new WeakMap<Server, Interactive>();

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

  async signUp(server): Promise<SignUp> {
    const answer = await ask(`${server.baseUrl}${CLIENT}/register`, {});
    if (answer.status === 403 || answer.status === 404) return { mode: "closed", terms: [], beyond: [] };
    const asked = interactive(answer);
    if (!asked) throw refused(answer);
    const flow = feasible(asked.flows);
    if (!flow) return { mode: "closed", terms: [], beyond: beyond(asked.flows) };
    asking.set(server, asked);
    return { mode: flow.includes(STAGES.token) ? "token" : "open", terms: flow.includes(STAGES.terms) ? asked.terms : [], beyond: [] };
  },

  async logIn(server, user, password, deviceId) {
    const answer = await ask(`${server.baseUrl}${CLIENT}/login`, {
      type: "m.login.password",
      identifier: { type: "m.id.user", user: user.trim() },
      password,
      device_id: deviceId,
      initial_device_display_name: DEVICE_NAME,
    });
    if (answer.status === 200) return session(server, answer);
    if (answer.body?.["errcode"] === "M_FORBIDDEN") throw new AdapterError("wrong-password", "The user name or the password is wrong.");
    throw refused(answer);
  },

  async logInWithToken(server, token) {
    const answer = await ask(`${server.baseUrl}${CLIENT}/login`, { type: "m.login.token", token, initial_device_display_name: DEVICE_NAME });
    if (answer.status === 200) return session(server, answer);
    if (answer.body?.["errcode"] === "M_FORBIDDEN") throw new AdapterError("wrong-token", "This link has been used, or is too old. Log in with your password.");
    throw refused(answer);
  },

  async checkName(server, username) {
    const answer = await ask(`${server.baseUrl}${CLIENT}/register/available?username=${encodeURIComponent(username)}`);
    if (answer.status !== 200) throw refused(answer);
  },

  async register(server, registration) {
    const url = `${server.baseUrl}${CLIENT}/register`;
    const wanted = {
      username: registration.username.trim(),
      password: registration.password,
      initial_device_display_name: DEVICE_NAME,
    };
    let asked: Interactive | null = asking.get(server) ?? null;
    asking.delete(server);
    let answer: Answer = { status: 401, body: null };
    if (!asked) {
      answer = await ask(url, wanted);
      asked = interactive(answer);
    }
    for (let stages = 0; asked && stages < 5; stages++) {
      const flow = feasible(asked.flows);
      const stage = flow?.find((one) => !asked!.completed.includes(one));
      if (!stage) throw new AdapterError("registration-closed", "This server wants something for a new account that Porch cannot give.");
      const { session: id, completed }: Interactive = asked;
      const before = completed.length;
      answer = await ask(url, { ...wanted, auth: { type: stage, session: id, ...given(stage, registration) } });
      asked = interactive(answer);
      if (asked && asked.completed.length <= before) throw stageRefused(stage, answer);
    }
    if (answer.status === 200) return session(server, answer);
    if (answer.status === 403) throw new AdapterError("registration-closed", "This server takes no new accounts.");
    throw refused(answer);
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
  const flows = Array.isArray(login.body?.["flows"]) ? (login.body["flows"] as { type?: unknown }[]) : [];
  const host = /^https?:\/\//i.test(name) ? new URL(name).host : name;
  return { baseUrl, name: host, password: flows.some((flow) => flow?.type === "m.login.password") };
}

function session(server: Server, { body }: Answer): Session {
  const { user_id: userId, device_id: deviceId, access_token: accessToken, well_known: wellKnown } = body as Record<string, unknown>;
  if (typeof userId !== "string" || typeof deviceId !== "string" || typeof accessToken !== "string") {
    throw new AdapterError("not-matrix", "The server's answer makes no sense.");
  }
  const moved = (wellKnown as { "m.homeserver"?: { base_url?: unknown } } | undefined)?.["m.homeserver"]?.base_url;
  const baseUrl = typeof moved === "string" && moved.startsWith("https://") ? moved.replace(/\/+$/, "") : server.baseUrl;
  return { baseUrl, userId, deviceId, accessToken };
}

/** What the server asks for in the way of user-interactive authentication; `null` where it does not. */
function interactive({ status, body }: Answer): Interactive | null {
  if (status !== 401 || typeof body?.["session"] !== "string" || !Array.isArray(body["flows"])) return null;
  const flows = (body["flows"] as { stages?: unknown }[]).flatMap((flow) => (Array.isArray(flow?.stages) ? [flow.stages as string[]] : []));
  const completed = Array.isArray(body["completed"]) ? (body["completed"] as string[]) : [];
  return { session: body["session"], flows, terms: documents(body["params"]), completed };
}

const KNOWN: readonly string[] = Object.values(STAGES);

/** The shortest flow of stages that this client can do. */
function feasible(flows: string[][]): string[] | undefined {
  return flows.filter((flow) => flow.every((stage) => KNOWN.includes(stage))).sort((a, b) => a.length - b.length)[0];
}

/** The stages that stand in the way, of the flow that has the fewest of them. */
function beyond(flows: string[][]): string[] {
  const unknown = flows.map((flow) => flow.filter((stage) => !KNOWN.includes(stage)));
  return unknown.sort((a, b) => a.length - b.length)[0] ?? [];
}

function given(stage: string, registration: Registration): object {
  return stage === STAGES.token ? { token: registration.token?.trim() ?? "" } : {};
}

function stageRefused(stage: string, answer: Answer): AdapterError {
  if (stage === STAGES.token) return new AdapterError("wrong-token", "This registration token is not valid.");
  return refused(answer);
}

function documents(params: unknown): { name: string; url: string }[] {
  const policies = (params as Record<string, { policies?: Record<string, Record<string, unknown>> }> | undefined)?.[STAGES.terms]?.policies;
  return Object.values(policies ?? {}).flatMap((policy) => {
    const text = (policy["en"] ?? Object.values(policy).find((value) => typeof value === "object")) as { name?: unknown; url?: unknown } | undefined;
    if (typeof text?.name !== "string" || typeof text.url !== "string" || !/^https?:\/\//.test(text.url)) return [];
    return [{ name: text.name, url: text.url }];
  });
}
