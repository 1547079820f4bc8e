/** Who is logged in, kept over reloads; logging in, signing up, and out. */
import { computed, signal } from "@preact/signals";
import type { Connection, EndedSession, Entrance, Registration, Server, Service, Session, SignUp, Step, Transport } from "../adapter/types";
import { localpart } from "../text/names";
import { adapterOrNull, end, hear, listener, sentence, setAdapter } from "./core";
import { forgetWanted, resumeWanted, wanted } from "./presence";
import { stored } from "./stored";

/** - `out`: nobody is logged in.
 *  - `starting`: somebody is, but the rooms are not here yet.
 *  - `in`: all is here. */
export const phase = signal<"out" | "starting" | "in">("out");
export const session = signal<Session | null>(null);
export const userId = computed(() => session.value?.userId ?? null);
export const connection = signal<Connection>("starting");
export const transport = signal<Transport>("poll");
/** Why one is at the entrance again, for instance since the session was ended from elsewhere. */
export const farewell = signal<string | null>(null);
/** Whose session was ended from elsewhere, until somebody logs in, or they log out. */
export const ended = signal<EndedSession | null>(null);

const KEY = "session";
const ENDED = "You were logged out. Log in again; what you have written is still here.";

let entrance: Entrance;

/** Gives the way in, and logs in who was logged in before. */
export function begin(way: Entrance): void {
  entrance = way;
  const kept = read();
  if (isWhole(kept)) void enter(kept).catch(() => undefined); // `farewell` has the words
  else takeLeave(kept);
}

/** The server that the page came from; most likely the one that is meant. */
export const ownServer = (): string => location.origin;

/** Finds a server; throws `AdapterError`. */
export const discover = (name: string): Promise<Server> => entrance.discover(name);

export const signUpOf = (server: Server): Promise<SignUp> => entrance.signUp(server);

export const checkName = (server: Server, name: string): Promise<void> => entrance.checkName(server, name);

export async function logIn(server: Server, user: string, password: string): Promise<void> {
  await enter(await entrance.logIn(server, user, password, deviceOf(server, user)));
}

export const awayTo = (server: Server, service: Service, back: string): string => entrance.awayTo(server, service, back);

export async function logInWithToken(server: Server, token: string): Promise<void> {
  await enter(await entrance.logInWithToken(server, token));
}

export async function register(server: Server, registration: Registration, elsewhere: (step: Step) => Promise<void>): Promise<void> {
  await enter(await entrance.register(server, registration, elsewhere));
}

/** What somebody has written here and not sent: the keys under which it is kept. */
export const unsentOf = (id: string): string[] => [...stored.keys(`draft.${id}.`), ...stored.keys(`unsent.${id}.`)];

/** Logs out, here and on the server; what was kept in this browser is forgotten. */
export async function logOut(): Promise<void> {
  const leaving = adapterOrNull();
  const id = userId.value;
  forget(null);
  if (id) {
    forgetWanted(id);
    for (const key of unsentOf(id)) stored.write(key, null);
  }
  await leaving?.logOut();
}

/** Tries to get a connection at once. */
export const retryNow = (): void => adapterOrNull()?.retryNow();

async function enter(next: Session): Promise<void> {
  stored.write(KEY, JSON.stringify(next));
  session.value = next;
  phase.value = "starting";
  connection.value = "starting";
  takeLeave(null);
  resumeWanted(next.userId);
  try {
    setAdapter(await entrance.connect(next, () => wanted.peek(), listener));
  } catch (thrown) {
    phase.value = "out";
    session.value = null;
    farewell.value = sentence(thrown);
    throw thrown;
  }
}

function forget(gone: EndedSession | null): void {
  stored.write(KEY, gone && JSON.stringify(gone));
  takeLeave(gone);
  setAdapter(null);
  session.value = null;
  phase.value = "out";
  end();
}

function takeLeave(gone: EndedSession | null): void {
  ended.value = gone;
  farewell.value = gone && ENDED;
}

/** The session that is kept; without an access token where it was ended from elsewhere. */
function read(): Session | EndedSession | null {
  const kept = stored.readJson(KEY) as Partial<Session> | null;
  const known = kept && [kept.baseUrl, kept.userId, kept.deviceId, kept.accessToken ?? ""].every((part) => typeof part === "string");
  return known ? (kept as Session | EndedSession) : null;
}

const isWhole = (kept: Session | EndedSession | null): kept is Session => kept !== null && "accessToken" in kept && kept.accessToken !== "";

/** The device as which this user was here before. */
function deviceOf(server: Server, user: string): string | undefined {
  const before = ended.peek();
  if (before?.baseUrl !== server.baseUrl) return undefined;
  return [before.userId, localpart(before.userId)].includes(user) ? before.deviceId : undefined;
}

hear({
  connection(now, way) {
    connection.value = now;
    transport.value = way;
    const over = session.peek();
    if (now !== "ended" || !over) return; // who logs out knows
    const left = adapterOrNull();
    forget({ baseUrl: over.baseUrl, userId: over.userId, deviceId: over.deviceId });
    left?.stop();
  },
  ready() {
    phase.value = "in";
  },
});

// Logging out in one window logs out in all, and so does logging in.
if (typeof window !== "undefined") {
  window.addEventListener("storage", (event) => {
    if (event.key !== `porch.${KEY}`) return;
    const kept = read();
    if (!isWhole(kept) && session.peek()) {
      adapterOrNull()?.stop();
      forget(kept);
    }
    if (isWhole(kept) && !session.peek()) void enter(kept).catch(() => undefined);
  });
}
