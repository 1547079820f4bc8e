import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { entrance } from "../../src/adapter/entrance";
import { AdapterError, type ErrorCode, type Server, type Step } from "../../src/adapter/types";
import { Homeserver, answer } from "../fakes/homeserver";

let server: Homeserver;
const SERVER: Server = { baseUrl: "http://server.test", name: "server.test", password: true, services: [] };
const LOGGED_IN = { user_id: "@alice:test", device_id: "D", access_token: "t" };

beforeEach(() => {
  server = new Homeserver().on(/v3\/login$/, ({ method }) => (method === "GET" ? { flows: [{ type: "m.login.password" }] } : LOGGED_IN));
});
afterEach(() => vi.unstubAllGlobals());

const code = (work: Promise<unknown>): Promise<ErrorCode> =>
  work.then(
    () => Promise.reject(new Error("It did not fail")),
    (thrown: unknown) => (thrown instanceof AdapterError ? thrown.code : Promise.reject(thrown)),
  );

describe("a server is found", () => {
  test("by its address", async () => {
    expect(await entrance.discover("http://server.test/")).toEqual({ baseUrl: "http://server.test", name: "server.test", password: true, services: [] });
  });

  test("by its name, at the address that its well-known file tells", async () => {
    server.on(/well-known/, () => ({ "m.homeserver": { base_url: "https://matrix.server.test/" } }));
    expect((await entrance.discover("server.test")).baseUrl).toBe("https://matrix.server.test");
  });

  test("with the services through which it lets people in", async () => {
    const flows = (more: object) => server.on(/login$/, () => ({ flows: [{ type: "m.login.sso", ...more }, { type: "m.login.token" }] }));
    flows({ identity_providers: [{ id: "oidc-a b", name: "Club" }, { id: 5 }] });
    const found = await entrance.discover("http://server.test");
    expect([found.password, found.services]).toEqual([false, [{ id: "oidc-a b", name: "Club" }]]);
    const back = "https://porch.test/#/login";
    expect(entrance.awayTo(found, found.services[0]!, back)).toBe(
      "http://server.test/_matrix/client/v3/login/sso/redirect/oidc-a%20b?redirectUrl=https%3A%2F%2Fporch.test%2F%23%2Flogin",
    );
    flows({});
    const plain = await entrance.discover("http://server.test");
    expect(entrance.awayTo(plain, plain.services[0]!, back)).toMatch(/\/login\/sso\/redirect\?redirectUrl=/);
  });

  test("by a user ID", async () => {
    expect((await entrance.discover("@alice:server.test")).baseUrl).toBe("https://server.test");
  });

  test("and what is none is told from what does not answer", async () => {
    server.on(/versions$/, () => answer(404, {}));
    expect(await code(entrance.discover("http://shop.test"))).toBe("not-matrix");
    server.down = true;
    expect(await code(entrance.discover("http://gone.test"))).toBe("unreachable");
  });
});

describe("logging in", () => {
  test("gives a session", async () => {
    expect(await entrance.logIn(SERVER, " alice ", "secret")).toEqual({ baseUrl: "http://server.test", userId: "@alice:test", deviceId: "D", accessToken: "t" });
    expect(server.sent(/login/).at(-1)!.body).toMatchObject({ identifier: { user: "alice" } });
  });

  test("takes an e-mail address as well", async () => {
    await entrance.logIn(SERVER, "alice@example.org", "secret");
    expect(server.sent(/login/).at(-1)!.body).toMatchObject({ identifier: { type: "m.id.thirdparty", medium: "email", address: "alice@example.org" } });
  });

  test("with a wrong password says that", async () => {
    server.on(/login$/, () => answer(403, { errcode: "M_FORBIDDEN", error: "Invalid" }));
    expect(await code(entrance.logIn(SERVER, "alice", "wrong"))).toBe("wrong-password");
  });

  test("too often says for how long to wait", async () => {
    server.on(/login$/, () => answer(429, { errcode: "M_LIMIT_EXCEEDED", retry_after_ms: 3000 }));
    await expect(entrance.logIn(SERVER, "alice", "x")).rejects.toMatchObject({ code: "limited", retryAfter: 3000 });
  });

  test("to an account that is deactivated says that", async () => {
    server.on(/login$/, () => answer(403, { errcode: "M_USER_DEACTIVATED" }));
    expect(await code(entrance.logIn(SERVER, "alice", "x"))).toBe("deactivated");
  });
});

describe("signing up", () => {
  const nowhere = () => Promise.reject(new Error("There is nothing to be done elsewhere"));

  /** A server that wants these stages, one after another. */
  function wants(stages: string[], params: object = {}, accepts: (auth: Record<string, unknown>) => boolean = () => true): void {
    const done: string[] = [];
    server.on(/register$/, ({ body }) => {
      const auth = body["auth"] as Record<string, unknown> | undefined;
      const ask = (more: object = {}) => answer(401, { session: "s", flows: [{ stages }], params, completed: done, ...more });
      if (!auth) return ask();
      if (!accepts(auth)) return ask({ errcode: "M_UNAUTHORIZED", error: "No" });
      done.push(auth["type"] as string);
      return done.length === stages.length ? LOGGED_IN : ask();
    });
  }

  test("goes through all stages, the token's and the terms' too", async () => {
    const terms = { "m.login.terms": { policies: { tos: { en: { name: "Terms", url: "https://x.test/tos" } } } } };
    wants(["m.login.registration_token", "m.login.terms", "m.login.dummy"], terms, (auth) => auth["type"] !== "m.login.registration_token" || auth["token"] === "good");
    expect(await entrance.signUp(SERVER)).toMatchObject({ mode: "token", terms: [{ name: "Terms", url: "https://x.test/tos" }] });
    const session = await entrance.register(SERVER, { username: "alice", password: "secret", token: " good " }, nowhere);
    expect(session.userId).toBe("@alice:test");
    expect(server.sent(/register$/)).toHaveLength(4);
  });

  test("with a wrong token says that", async () => {
    wants(["m.login.registration_token"], {}, () => false);
    expect(await code(entrance.register(SERVER, { username: "a", password: "b", token: "bad" }, nowhere))).toBe("wrong-token");
  });

  test("under a name that is taken says that", async () => {
    server.on(/register$/, () => answer(400, { errcode: "M_USER_IN_USE" }));
    expect(await code(entrance.register(SERVER, { username: "a", password: "b" }, nowhere))).toBe("name-taken");
  });

  test("is closed where the server says so, or knows no way", async () => {
    server.on(/register$/, () => answer(403, { errcode: "M_FORBIDDEN" }));
    expect((await entrance.signUp(SERVER)).mode).toBe("closed");
    server.on(/register$/, () => answer(401, { session: "s", flows: [] }));
    expect((await entrance.signUp(SERVER)).mode).toBe("closed");
  });

  test("with what only the server's own page can do leads there, and again until the server is content", async () => {
    const led: Step[] = [];
    let done: string[] = [];
    server.on(/register$/, ({ body }) => {
      const auth = body["auth"] as Record<string, unknown> | undefined;
      if (auth?.["type"] === "m.login.dummy") done = [...done, "m.login.dummy"];
      if (done.length === 2) return LOGGED_IN;
      return answer(401, { session: "a b", flows: [{ stages: ["x", "y"] }, { stages: ["m.login.recaptcha", "m.login.dummy"] }], completed: done });
    });
    expect(await entrance.signUp(SERVER)).toEqual({ mode: "open", email: false, terms: [], beyond: ["m.login.recaptcha"] });
    const session = await entrance.register(SERVER, { username: "alice", password: "secret" }, async (step) => {
      led.push(step);
      if (step.again) done = ["m.login.recaptcha"];
    });
    expect(session.userId).toBe("@alice:test");
    expect(led.map(({ again }) => again)).toEqual([false, true]);
    expect(led[0]!.url).toBe("http://server.test/_matrix/client/v3/auth/m.login.recaptcha/fallback/web?session=a%20b");
    expect(server.sent(/register$/)[2]!.body["auth"]).toEqual({ session: "a b" });
  });

  test("with an e-mail address waits until the link in the mail is opened, and sends one mail", async () => {
    const led: Step[] = [];
    server.on(/requestToken$/, () => ({ sid: "mail" }));
    server.on(/register$/, ({ body }) => {
      const auth = body["auth"] as Record<string, unknown> | undefined;
      const good = auth?.["type"] === "m.login.email.identity" && led.length === 2;
      return good ? LOGGED_IN : answer(401, { session: "s", flows: [{ stages: ["m.login.email.identity"] }], completed: [] });
    });
    expect(await entrance.signUp(SERVER)).toEqual({ mode: "open", email: true, terms: [], beyond: [] });
    await entrance.register(SERVER, { username: "a", password: "b", email: " a@b.c " }, async (step) => void led.push(step));
    expect(led).toEqual([false, true].map((again) => ({ stage: "m.login.email.identity", url: null, again })));
    const [mail, ...others] = server.sent(/requestToken$/).map(({ body }) => body);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ email: "a@b.c", send_attempt: 1 });
    expect(server.sent(/register$/).at(-1)!.body["auth"]).toMatchObject({ threepid_creds: { sid: "mail", client_secret: mail!["client_secret"] } });
  });

  test("with an address that has an account says so", async () => {
    server.on(/requestToken$/, () => answer(400, { errcode: "M_THREEPID_IN_USE" }));
    wants(["m.login.email.identity"]);
    expect(await code(entrance.register(SERVER, { username: "a", password: "b", email: "a@b.c" }, nowhere))).toBe("email-refused");
  });

  test("without an e-mail address is preferred, where the server gives the choice", async () => {
    server.on(/register$/, () => answer(401, { session: "s", flows: [{ stages: ["m.login.email.identity"] }, { stages: ["m.login.terms", "m.login.dummy"] }] }));
    expect((await entrance.signUp(SERVER)).email).toBe(false);
  });

  test("under a name that is taken says so before the user is led elsewhere", async () => {
    wants(["m.login.recaptcha"]);
    await entrance.signUp(SERVER);
    server.on(/register$/, () => answer(400, { errcode: "M_USER_IN_USE" }));
    expect(await code(entrance.register(SERVER, { username: "a", password: "b" }, nowhere))).toBe("name-taken");
  });

  test("terms with a link that is none are not shown", async () => {
    wants(["m.login.terms"], { "m.login.terms": { policies: { x: { en: { name: "Bad", url: "javascript:alert(1)" } } } } });
    expect((await entrance.signUp(SERVER)).terms).toEqual([]);
  });
});
