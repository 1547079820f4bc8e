/** Who is logged in, kept over reloads; logging in, signing up, and out. */
import { computed, signal } from "@preact/signals";
import type { Connection, Entrance, Registration, Server, Session, SignUp, Transport } from "../adapter/types";
import { adapterOrNull, end, hear, listener, sentence, setAdapter } from "./core";
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

const KEY = "session";

let entrance: Entrance;

/** Gives the way in, and logs in who was logged in before. */
export function begin(way: Entrance): void {
  entrance = way;
  const kept = read();
  if (kept) void enter(kept).catch(() => undefined); // `farewell` has the words
}

/** The server that the page came from; most likely the one that is meant. */
export const ownServer = (): string => location.origin;

/** Finds a server; throws `AdapterError`. */
export const discover = (name: string): Promise<Server> => entrance.discover(name);

export const signUpOf = (server: Server): Promise<SignUp> => entrance.signUp(server);

export const checkName = (server: Server, name: string): Promise<void> => entrance.checkName(server, name);

export async function logIn(server: Server, user: string, password: string): Promise<void> {
  await enter(await entrance.logIn(server, user, password));
}

export async function logInWithToken(server: Server, token: string): Promise<void> {
  await enter(await entrance.logInWithToken(server, token));
}

export async function register(server: Server, registration: Registration): Promise<void> {
  await enter(await entrance.register(server, registration));
}

/** Logs out, here and on the server; what was kept in this browser is forgotten. */
export async function logOut(): Promise<void> {
  const leaving = adapterOrNull();
  const drafts = session.value ? stored.keys(`draft.${session.value.userId}.`) : [];
  forget();
  for (const key of drafts) stored.write(key, null);
  farewell.value = null;
  await leaving?.logOut();
}

/** Tries to get a connection at once. */
export const retryNow = (): void => adapterOrNull()?.retryNow();

async function enter(next: Session): Promise<void> {
  stored.write(KEY, JSON.stringify(next));
  session.value = next;
  phase.value = "starting";
  connection.value = "starting";
  farewell.value = null;
  try {
    setAdapter(await entrance.connect(next, listener));
  } catch (thrown) {
    phase.value = "out";
    session.value = null;
    farewell.value = sentence(thrown);
    throw thrown;
  }
}

function forget(): void {
  stored.write(KEY, null);
  setAdapter(null);
  session.value = null;
  phase.value = "out";
  end();
}

function read(): Session | null {
  const kept = stored.readJson(KEY) as Partial<Session> | null;
  const whole = kept && [kept.baseUrl, kept.userId, kept.deviceId, kept.accessToken].every((part) => typeof part === "string");
  return whole ? (kept as Session) : null;
}

hear({
  connection(now, way) {
    connection.value = now;
    transport.value = way;
    if (now !== "ended") return;
    const left = adapterOrNull();
    farewell.value = "You were logged out. Log in again; what you have written is still here.";
    forget();
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
    if (event.newValue === null && session.peek()) {
      adapterOrNull()?.stop();
      forget();
    }
    const kept = read();
    if (kept && !session.peek()) void enter(kept).catch(() => undefined);
  });
}
