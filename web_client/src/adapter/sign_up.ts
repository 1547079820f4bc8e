/** Making an account: the user-interactive authentication of `POST /register`. */
import { ask, refused, type Answer } from "./http";
import { CLIENT, DEVICE_NAME, session } from "./log_in";
import { AdapterError, type Registration, type Server, type Session, type SignUp, type Step } from "./types";

const STAGES = { token: "m.login.registration_token", terms: "m.login.terms", dummy: "m.login.dummy", email: "m.login.email.identity" } as const;
const KNOWN: readonly string[] = Object.values(STAGES);

/** What the server asks for. */
interface Interactive {
  session: string;
  flows: string[][];
  terms: { name: string; url: string }[];
  completed: string[];
}

/** What `signUp` was told, so that `register` need not ask for it again: servers limit how often one may. */
const asking = new WeakMap<Server, Interactive>();

export async function signUp(server: Server): Promise<SignUp> {
  const answer = await ask(`${server.baseUrl}${CLIENT}/register`, {});
  if (answer.status === 403 || answer.status === 404) return CLOSED;
  const asked = interactive(answer);
  if (!asked) throw refused(answer);
  const flow = easiest(asked.flows);
  if (!flow) return CLOSED;
  if (!flow.some(isAway)) asking.set(server, asked); // else the server says first what is wrong with the name
  return {
    mode: flow.includes(STAGES.token) ? "token" : "open",
    email: flow.includes(STAGES.email),
    terms: flow.includes(STAGES.terms) ? asked.terms : [],
    beyond: flow.filter(isBeyond),
  };
}

export async function register(server: Server, registration: Registration, elsewhere: (step: Step) => Promise<void>): Promise<Session> {
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
  let again = false;
  let renewed = 0; // servers forget what was begun long ago
  let mail: Mail | null = null;
  while (asked) {
    const { session: id, flows, completed }: Interactive = asked;
    const stage = easiest(flows)?.find((one) => !completed.includes(one));
    if (!stage) throw new AdapterError("registration-closed", "This server takes no new accounts in this way.");
    if (stage === STAGES.email) mail ??= await sendMail(server, registration.email ?? "");
    if (isAway(stage)) await elsewhere({ stage, url: isBeyond(stage) ? pageOf(server, stage, id) : null, again });
    answer = await ask(url, { ...wanted, auth: { session: id, ...(isBeyond(stage) ? {} : { type: stage, ...given(stage, registration, mail) }) } });
    asked = interactive(answer);
    again = asked !== null && asked.session === id && !asked.completed.includes(stage);
    if (asked && asked.session !== id) renewed++;
    if (renewed > 1 || (again && !isAway(stage))) throw stageRefused(stage, answer);
  }
  if (answer.status === 200) return session(server, answer);
  if (answer.status === 403) throw new AdapterError("registration-closed", "This server takes no new accounts.");
  throw refused(answer);
}

const CLOSED: SignUp = { mode: "closed", email: false, terms: [], beyond: [] };

/** Whether it is done on a page of the server's. */
const isBeyond = (stage: string): boolean => !KNOWN.includes(stage);
/** Whether the user has to leave this page for it. */
const isAway = (stage: string): boolean => isBeyond(stage) || stage === STAGES.email;

/** The flow with the fewest stages that are done elsewhere, and of those the shortest. */
function easiest(flows: string[][]): string[] | undefined {
  const away = (flow: string[]) => flow.filter(isAway).length;
  return [...flows].sort((a, b) => away(a) - away(b) || a.length - b.length)[0];
}

/** A mail with a link that the server has sent. */
interface Mail {
  sid: string;
  client_secret: string;
}

async function sendMail(server: Server, email: string): Promise<Mail> {
  const secret = crypto.getRandomValues(new Uint8Array(24)).reduce((text, byte) => text + byte.toString(16).padStart(2, "0"), "");
  const answer = await ask(`${server.baseUrl}${CLIENT}/register/email/requestToken`, { client_secret: secret, email: email.trim(), send_attempt: 1 });
  const sid = answer.body?.["sid"];
  if (answer.status !== 200 || typeof sid !== "string") throw refused(answer);
  return { sid, client_secret: secret };
}

/** Where the server has the stage as a page. Client-server API, "Fallback". */
function pageOf(server: Server, stage: string, id: string): string {
  return `${server.baseUrl}${CLIENT}/auth/${encodeURIComponent(stage)}/fallback/web?session=${encodeURIComponent(id)}`;
}

/** What the server asks for in the way of user-interactive authentication; `null` where it does not. */
function interactive({ status, body }: Answer): Interactive | null {
  if (status !== 401 || typeof body?.["session"] !== "string" || !Array.isArray(body["flows"])) return null;
  const flows = (body["flows"] as { stages?: unknown }[]).flatMap((flow) => (Array.isArray(flow?.stages) ? [flow.stages as string[]] : []));
  const completed = Array.isArray(body["completed"]) ? (body["completed"] as string[]) : [];
  return { session: body["session"], flows, terms: documents(body["params"]), completed };
}

function given(stage: string, registration: Registration, mail: Mail | null): object {
  if (stage === STAGES.token) return { token: registration.token?.trim() ?? "" };
  return stage === STAGES.email ? { threepid_creds: mail } : {};
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
