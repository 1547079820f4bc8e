/**
 * The way in: which server, what is typed, and what went wrong with it. It outlives the screens: an attempt that fails,
 * and a change from one form to the other, lose nothing.
 */
import { batch, effect, signal } from "@preact/signals";
import { AdapterError, type ErrorCode, type Registration, type Server, type SignUp } from "../adapter/types";
import { sentence } from "./core";
import { lead, leadBack } from "./elsewhere";
import { go, route, routeQuery } from "./route";
import * as account from "./session";
import { comeBack } from "./single_sign_on";
import { stored } from "./stored";

export type Form = "login" | "register";
/** What a problem belongs to: a field, or the form as a whole. In the order in which they stand on the screen. */
export const PLACES = ["server", "user", "password", "email", "token", "terms", "form"] as const;
export type Place = (typeof PLACES)[number];
export type Problems = Partial<Record<Place, string>>;

const SERVER_KEY = "server";

/** The server that was found, `null` while it is looked for and where there is none. */
export const server = signal<Server | null>(null);
/** How the server takes new accounts; `null` until it has told. */
export const signUp = signal<SignUp | null>(null);
/** What is typed as the server; empty: the one that this page came from. */
export const serverName = signal(stored.read(SERVER_KEY) ?? "");
/** Whether the field for the server is open. */
export const choosing = signal(false);
export const userName = signal("");
export const password = signal("");
export const email = signal("");
export const registrationToken = signal("");
export const accepted = signal(false);
export const problems = signal<Problems>({});
/** What is being done: `server` is looked for, a form is under way, or a link is followed. */
export const busy = signal<"server" | Form | "link" | null>(null);

const FIELDS: Partial<Record<ErrorCode, Place>> = {
  "wrong-password": "password",
  "name-taken": "user",
  "name-invalid": "user",
  "password-weak": "password",
  "wrong-token": "token",
  "email-refused": "email",
  "not-matrix": "server",
};

const EMPTY = { user: "Enter a user name.", password: "Enter a password.", email: "Enter your e-mail address.", token: "Enter the token that you were given.", terms: "Accept the terms to go on." };

/** Takes what is typed into a field, and takes back what was wrong with it. */
export function type(field: "user" | "password" | "email" | "token" | "server", value: string): void {
  const at = { user: userName, password, email, token: registrationToken, server: serverName }[field];
  batch(() => {
    at.value = value;
    if (field === "server") server.value = signUp.value = null;
    solve(field);
  });
}

export function accept(on: boolean): void {
  accepted.value = on;
  solve("terms");
}

let search = 0;

/** Finds the server whose name is typed, and on the way to a new account how it takes them. `null`: see `problems`. */
export async function findServer(): Promise<Server | null> {
  const mine = ++search;
  const name = serverName.value.trim();
  solve("server");
  try {
    if (!server.value) {
      const found = await account.discover(name || account.ownServer());
      if (mine !== search) return null;
      server.value = found;
    }
    if (route.peek().page === "register" && !signUp.value) {
      const told = await account.signUpOf(server.value);
      if (mine === search) signUp.value = told;
    }
    return mine === search ? server.value : null;
  } catch (thrown) {
    if (mine !== search) return null;
    if (!name && code(thrown) === "not-matrix") choosing.value = true; // the page is not served by a homeserver
    else fail(thrown, choosing.value ? "server" : "form");
    return null;
  }
}

/** Asks whether a name can be had, for who has left the field. What cannot be asked is told when the form is sent. */
export async function checkName(): Promise<void> {
  const name = localName();
  if (!name || !server.value || route.peek().page !== "register") return;
  try {
    await account.checkName(server.value, name);
  } catch (thrown) {
    const place = FIELDS[code(thrown)];
    if (place === "user" && localName() === name && busy.value === null) problems.value = { ...problems.value, user: sentence(thrown) };
  }
}

/** Logs in, or signs up, with what is typed. Nothing is thrown: see `problems`. */
export async function attempt(form: Form): Promise<void> {
  if (busy.value === form || busy.value === "link") return;
  problems.value = missing(form);
  if (Object.keys(problems.value).length) return;
  busy.value = form;
  try {
    const at = await findServer();
    if (!at) return;
    if (form === "register" && notTyped()) return;
    if (form === "login") await account.logIn(at, userName.value.trim(), password.value);
    else await account.register(at, registration(), lead);
    stored.write(SERVER_KEY, serverName.value.trim() || null);
    clear();
  } catch (thrown) {
    if (code(thrown) !== "cancelled") fail(thrown, "form", form);
  } finally {
    busy.value = null;
    leadBack();
  }
}

/** Logs in with the token of a link to here, which is good once and taken out of the address first. */
export async function followLink(): Promise<void> {
  const back = comeBack();
  const token = back?.token ?? (route.value.page === "login" ? routeQuery.value.get("loginToken") : null);
  if (!token) return;
  go({ page: "login" }, true);
  if (account.phase.peek() !== "out") return;
  busy.value = "link";
  try {
    await account.logInWithToken(await account.discover(back?.server ?? account.ownServer()), token);
    clear();
  } catch (thrown) {
    problems.value = { form: sentence(thrown) };
  } finally {
    busy.value = null;
  }
}

/** Back to the server that this page came from. */
export function takeOwnServer(): void {
  choosing.value = false;
  if (serverName.value) type("server", "");
  void findServer();
}

function missing(form: Form): Problems {
  return {
    ...(userName.value.trim() ? {} : { user: EMPTY.user }),
    ...(password.value ? {} : { password: EMPTY.password }),
    ...(form === "register" ? missingForServer() : {}),
  };
}

/** What only the server's way to take new accounts makes necessary. */
function missingForServer(): Problems {
  const { mode, email: withEmail, terms } = signUp.value ?? { mode: "open", email: false, terms: [] };
  return {
    ...(withEmail && !/.@./.test(email.value) ? { email: EMPTY.email } : {}),
    ...(mode === "token" && !registrationToken.value.trim() ? { token: EMPTY.token } : {}),
    ...(terms.length && !accepted.value ? { terms: EMPTY.terms } : {}),
  };
}

/** Whether the server, which has told only now, wants what was not asked for before. */
function notTyped(): boolean {
  problems.value = missingForServer();
  return Object.keys(problems.value).length > 0 || signUp.value?.mode === "closed";
}

function fail(thrown: unknown, otherwise: Place, form: Form | null = null): void {
  let place = FIELDS[code(thrown)] ?? otherwise;
  if (place === "server" && !choosing.value) place = "form";
  let words = sentence(thrown);
  if (thrown instanceof AdapterError && thrown.code === "limited" && thrown.retryAfter) words = `That was too often. Try again in ${waiting(thrown.retryAfter)}.`;
  const home = /^@[^:]+:(.+)$/.exec(userName.value.trim())?.[1];
  if (form === "login" && place === "password" && home && isElsewhere(home)) words += ` If the account is on ${home}, change the server.`;
  problems.value = { ...problems.value, [place]: words };
}

/** Whether a server of that name is hardly the one that was found: `example.org` may be at `matrix.example.org`. */
function isElsewhere(name: string): boolean {
  const [wanted = "", found = ""] = [name, server.value?.name].map((one) => one?.replace(/:\d+$/, ""));
  const isAddress = /^[\d.]+$|^\[/.test(found); // says nothing about the name
  return !isAddress && found !== wanted && !found.endsWith(`.${wanted}`);
}

function waiting(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds <= 90) return seconds === 1 ? "a second" : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

function solve(place: Place): void {
  if (!problems.value[place] && !problems.value.form) return;
  const { [place]: _solved, form: _told, ...others } = problems.value;
  problems.value = others;
}

const registration = (): Registration => ({
  username: localName(),
  password: password.value,
  email: email.value,
  token: registrationToken.value,
  termsAccepted: accepted.value,
});

/** A new account's name, for who types a whole user ID. */
function localName(): string {
  return userName.value.trim().replace(/^@([^:]*).*$/, "$1");
}

const code = (thrown: unknown): ErrorCode => (thrown instanceof AdapterError ? thrown.code : "other");

function clear(): void {
  batch(() => {
    userName.value = password.value = email.value = registrationToken.value = "";
    accepted.value = choosing.value = false;
    problems.value = {};
    signUp.value = null;
  });
}

// Whose session was ended finds their name filled in.
effect(() => {
  const gone = account.ended.value;
  if (gone && !userName.peek()) userName.value = gone.userId;
});

// The forms are for who is not logged in.
effect(() => {
  const { page } = route.value;
  if (account.phase.value !== "out" && (page === "login" || page === "register")) go({ page: "home" }, true);
});
