import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Adapter, Entrance, ErrorCode, Listener, Presence, Server, Session, SignUp } from "../../src/adapter/types";

const ADA: Session = { baseUrl: "https://porch.test", userId: "@ada:porch.test", deviceId: "D", accessToken: "T" };
const OPEN: SignUp = { mode: "open", email: false, terms: [], beyond: [] };

let listener: Listener;

/** A way in that lets everybody in, but for what a test lays over it. */
function way(over: Partial<Entrance> = {}): Entrance {
  return {
    discover: vi.fn(async (name: string): Promise<Server> => ({ baseUrl: name, name, password: true, services: [] })),
    signUp: vi.fn(async () => OPEN),
    logIn: vi.fn(async () => ADA),
    logInWithToken: vi.fn(async () => ADA),
    awayTo: vi.fn(() => ""),
    register: vi.fn(async () => ADA),
    checkName: vi.fn(async () => undefined),
    connect: vi.fn(async (_session: Session, _wanted: () => Presence, to: Listener) => {
      listener = to;
      return { userId: ADA.userId, stop: vi.fn(), logOut: vi.fn(async () => undefined) } as unknown as Adapter;
    }),
    ...over,
  };
}

const refusing = (code: ErrorCode, message: string = code, retryAfter: number | null = null) =>
  vi.fn(async () => {
    const { AdapterError } = await import("../../src/adapter/types"); // the one of this test's modules
    throw new AdapterError(code, message, retryAfter);
  });

async function at(hash: string, over: Partial<Entrance> = {}) {
  history.replaceState(null, "", hash);
  const entrance = way(over);
  const state = {
    ...(await import("../../src/state/entrance")),
    session: await import("../../src/state/session"),
    route: await import("../../src/state/route"),
    stored: (await import("../../src/state/stored")).stored,
  };
  state.route.followAddress();
  state.session.begin(entrance);
  return { ...state, entrance };
}

beforeEach(() => {
  localStorage.clear();
  vi.resetModules();
});

afterEach(() => vi.restoreAllMocks());

test("who logs in is inside, and what was typed is forgotten", async () => {
  const { attempt, entrance, password, session, type, userName } = await at("#/login");
  type("user", " ada ");
  type("password", "secret password");
  await attempt("login");
  expect(entrance.logIn).toHaveBeenCalledWith(expect.objectContaining({ baseUrl: location.origin }), "ada", "secret password", undefined);
  expect(session.phase.value).toBe("starting");
  expect([userName.value, password.value]).toEqual(["", ""]);
});

test("the forms are no place for who is logged in", async () => {
  const { attempt, route, type } = await at("#/register");
  type("user", "ada");
  type("password", "secret password");
  await attempt("register");
  expect(route.route.value).toEqual({ page: "home" });
});

test("who came by a link to a room is there after logging in", async () => {
  const { attempt, route, type } = await at("#/room/!r:porch.test");
  type("user", "ada");
  type("password", "secret password");
  await attempt("login");
  expect(route.route.value).toMatchObject({ page: "room", room: "!r:porch.test" });
});

test.each<[ErrorCode, string]>([
  ["wrong-password", "password"],
  ["name-taken", "user"],
  ["name-invalid", "user"],
  ["password-weak", "password"],
  ["wrong-token", "token"],
  ["unreachable", "form"],
  ["registration-closed", "form"],
  ["other", "form"],
])("what goes wrong, %s, is told at its place, %s, and nothing typed is lost", async (code, place) => {
  const { attempt, busy, password, problems, session, type, userName } = await at("#/register", { register: refusing(code, "The words.") });
  type("user", "ada");
  type("password", "secret password");
  await attempt("register");
  expect(problems.value).toEqual({ [place]: "The words." });
  expect([userName.value, password.value]).toEqual(["ada", "secret password"]);
  expect(busy.value).toBeNull();
  expect(session.phase.value).toBe("out");
});

test("a problem is gone when its field is changed, and others stay", async () => {
  const { attempt, problems, type } = await at("#/login");
  await attempt("login");
  expect(Object.keys(problems.value)).toEqual(["user", "password"]);
  type("user", "a");
  expect(Object.keys(problems.value)).toEqual(["password"]);
});

test("a limit says how long to wait", async () => {
  const { attempt, problems, type } = await at("#/login", { logIn: refusing("limited", "Too often.", 11_200) });
  type("user", "ada");
  type("password", "secret password");
  await attempt("login");
  expect(problems.value.form).toContain("12 seconds");
});

test("a user ID of another server gets a hint", async () => {
  const { attempt, problems, type } = await at("#/login", { logIn: refusing("wrong-password", "Wrong.") });
  type("user", "@ada:example.org");
  type("password", "secret password");
  await attempt("login");
  expect(problems.value.password).toBe("Wrong. If the account is on example.org, change the server.");
});

test.each(["example.org", "matrix.example.org", "example.org:8448", "127.0.0.1:8008", "[::1]:8008"])("a user ID that may well be of %s gets none", async (name) => {
  const discover = vi.fn(async (): Promise<Server> => ({ baseUrl: "https://example.org", name, password: true, services: [] }));
  const { attempt, problems, type } = await at("#/login", { discover, logIn: refusing("wrong-password", "Wrong.") });
  type("user", "@ada:example.org");
  type("password", "secret password");
  await attempt("login");
  expect(problems.value.password).toBe("Wrong.");
});

test("what the server asks for is asked for before the form is sent", async () => {
  const asking: SignUp = { mode: "token", email: false, terms: [{ name: "Terms", url: "https://porch.test/terms" }], beyond: [] };
  const { accept, attempt, entrance, findServer, problems, type } = await at("#/register", { signUp: vi.fn(async () => asking) });
  await findServer();
  type("user", "@ada:porch.test");
  type("password", "secret password");
  await attempt("register");
  expect(Object.keys(problems.value)).toEqual(["token", "terms"]);
  expect(entrance.register).not.toHaveBeenCalled();
  type("token", "ticket");
  accept(true);
  await attempt("register");
  expect(entrance.register).toHaveBeenCalledWith(expect.anything(), { username: "ada", password: "secret password", email: "", token: "ticket", termsAccepted: true }, expect.any(Function));
});

test("a form that is sent before the server has told what it asks for waits for that", async () => {
  const { attempt, entrance, problems, type } = await at("#/register", { signUp: vi.fn(async (): Promise<SignUp> => ({ mode: "token", email: false, terms: [], beyond: [] })) });
  type("user", "ada");
  type("password", "secret password");
  await attempt("register");
  expect(Object.keys(problems.value)).toEqual(["token"]);
  expect(entrance.register).not.toHaveBeenCalled();
});

test("only the last server that was typed counts", async () => {
  const answers = new Map<string, (server: Server) => void>();
  const discover = vi.fn((name: string) => new Promise<Server>((resolve) => answers.set(name, resolve)));
  const { choosing, findServer, server, type } = await at("#/login", { discover });
  choosing.value = true;
  type("server", "slow.example");
  const slow = findServer();
  type("server", "quick.example");
  const quick = findServer();
  answers.get("quick.example")!({ baseUrl: "https://quick.example", name: "quick.example", password: true, services: [] });
  await quick;
  answers.get("slow.example")!({ baseUrl: "https://slow.example", name: "slow.example", password: true, services: [] });
  expect(await slow).toBeNull();
  expect(server.value?.name).toBe("quick.example");
});

test("a server that was logged in to is proposed the next time", async () => {
  const first = await at("#/login");
  first.type("server", "example.org");
  first.type("user", "ada");
  first.type("password", "secret password");
  await first.attempt("login");
  first.stored.write("session", null);
  vi.resetModules();
  const next = await at("#/login");
  expect(next.serverName.value).toBe("example.org");
});

test("a page that no homeserver serves asks for one", async () => {
  const { choosing, findServer, problems } = await at("#/login", { discover: refusing("not-matrix") });
  await findServer();
  expect(choosing.value).toBe(true);
  expect(problems.value).toEqual({});
});

test("the token of a link is out of the address before it is used, and logs in", async () => {
  const seen: string[] = [];
  const { followLink, session } = await at("#/login?loginToken=abc", {
    logInWithToken: vi.fn(async (_server: Server, token: string) => {
      seen.push(token, location.hash);
      return ADA;
    }),
  });
  await followLink();
  expect(seen).toEqual(["abc", "#/login"]);
  expect(session.userId.value).toBe(ADA.userId);
});

test("who comes back from another service is logged in at the server for which they went", async () => {
  localStorage.setItem("porch.away", "https://away.example");
  history.replaceState(null, "", "/?loginToken=once#/login");
  const { entrance, followLink, session } = await at("#/login");
  await followLink();
  expect(entrance.logInWithToken).toHaveBeenCalledWith(expect.objectContaining({ baseUrl: "https://away.example" }), "once");
  expect([session.phase.value, location.search]).toEqual(["starting", ""]);
});

test("who went nowhere does not come back: a token in a stranger's link is thrown away", async () => {
  history.replaceState(null, "", "/?loginToken=stranger#/login");
  const { entrance, followLink } = await at("#/login");
  await followLink();
  expect(entrance.logInWithToken).not.toHaveBeenCalled();
  expect(location.search).toBe("");
});

test("a link that is used up leaves the form, with the reason", async () => {
  const { busy, followLink, problems, session } = await at("#/login?loginToken=abc", { logInWithToken: refusing("wrong-token", "Used.") });
  await followLink();
  expect(problems.value).toEqual({ form: "Used." });
  expect([busy.value, session.phase.value]).toEqual([null, "out"]);
});

test("a link does not log out who is logged in", async () => {
  localStorage.setItem("porch.session", JSON.stringify(ADA));
  const { entrance, followLink } = await at("#/login?loginToken=abc");
  await followLink();
  expect(entrance.logInWithToken).not.toHaveBeenCalled();
});

test("whose session is ended elsewhere keeps drafts, and finds the name filled in", async () => {
  localStorage.setItem("porch.session", JSON.stringify(ADA));
  localStorage.setItem(`porch.draft.${ADA.userId}.!r:porch.test`, "half a sent");
  const { session, stored, userName } = await at("#/");
  await vi.waitFor(() => expect(listener).toBeDefined());
  listener.connection("ended", "poll");
  expect(session.phase.value).toBe("out");
  expect(session.farewell.value).toContain("logged out");
  expect(userName.value).toBe(ADA.userId);
  expect(stored.keys(`draft.${ADA.userId}.`)).toHaveLength(1);
});

test("who logs out leaves neither session, drafts nor name behind", async () => {
  localStorage.setItem("porch.session", JSON.stringify(ADA));
  localStorage.setItem(`porch.draft.${ADA.userId}.!r:porch.test`, "half a sent");
  const { session, stored, userName } = await at("#/");
  await session.logOut();
  expect(stored.keys("")).toEqual([]);
  expect([userName.value, session.farewell.value]).toEqual(["", null]);
});

test("a name that is taken is told when its field is left", async () => {
  const { checkName, findServer, problems, type } = await at("#/register", { checkName: refusing("name-taken", "Taken.") });
  await findServer();
  type("user", "ada");
  await checkName();
  expect(problems.value).toEqual({ user: "Taken." });
});

test("a question about a name that cannot be asked is not told", async () => {
  const { checkName, findServer, problems, type } = await at("#/register", { checkName: refusing("limited") });
  await findServer();
  type("user", "ada");
  await checkName();
  expect(problems.value).toEqual({});
});
