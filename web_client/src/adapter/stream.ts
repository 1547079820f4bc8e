/**
 * Updates over a websocket, where the server offers it (`org.porch.stream`; docs/websocket.md).
 *
 * The SDK knows nothing of it: it goes on asking `GET /sync?since=...`, and the `fetch` that it is given answers from
 * the open stream, whose updates have the same shape and the same tokens. Whatever is wrong with the stream, the same
 * request goes out over HTTP, so that nothing depends on the way that an update took. The first sync of all goes over
 * HTTP, too: the SDK asks for it with a filter of its own, so no stream that it opened could go on from there.
 */
import type { Transport } from "./types";

const PATH = "/_matrix/client/unstable/org.porch.stream";
const PROTOCOL = "m.json";
const OPEN_WITHIN = 5_000; // ms
const PING_EVERY = 20_000;
const PONG_WITHIN = 10_000;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 120_000;
const UNAUTHORIZED = 4001;

/** What decides whether an open stream can answer a request: all of the query but these. */
const OF_THE_REQUEST = ["since", "timeout", "_cacheBuster", "access_token"];
/** What the SDK asks for under a name from before it was specified; it takes the answer without it as well. */
const UNKNOWN = ["org.matrix.msc4222.use_state_after"];

interface Waiting {
  resolve: (response: Response) => void;
  /** The stream cannot answer. */
  fail: () => void;
}

type Json = Record<string, unknown>;

/** The `fetch` for the SDK. */
export class StreamFetch {
  private socket: Socket | null = null;
  private pause = FIRST_PAUSE;
  private notBefore = 0;
  private stopped = false;

  /**
   * `offered` says whether the server has the stream; where it has not, all goes over HTTP. `onTransport` hears how the
   * answers come.
   */
  constructor(
    private readonly baseUrl: string,
    private readonly token: string,
    private readonly offered: () => Promise<boolean>,
    private readonly onTransport: (transport: Transport) => void,
    private readonly plain: typeof fetch = (input, init) => fetch(input, init),
  ) {}

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const since = isSync(url, init) ? url.searchParams.get("since") : null;
    if (since === null || this.stopped || !(await this.offered())) return this.plain(input, init);
    const answer = await this.fromStream(url, since, init?.signal ?? null);
    if (answer) {
      this.onTransport("stream");
      return answer;
    }
    const response = await this.plain(input, init);
    this.onTransport("poll");
    return response;
  };

  /** Closes the stream, for instance because the network went away; the next request opens a new one. */
  drop(): void {
    this.socket?.close();
    this.socket = null;
    this.notBefore = 0;
  }

  /** Closes the stream for good. */
  stop(): void {
    this.stopped = true;
    this.drop();
  }

  /** `null` where the stream cannot answer. */
  private async fromStream(url: URL, since: string, signal: AbortSignal | null): Promise<Response | null> {
    const key = keyOf(url);
    let socket = this.socket;
    if (!socket?.answers(key, since)) {
      if (Date.now() < this.notBefore) return null;
      socket?.close();
      try {
        socket = this.socket = new Socket(this.address(url), this.token, key, since);
      } catch {
        this.notBefore = Infinity; // this browser, or its page's policy, has no websockets
        return null;
      }
    }
    const timeout = Number(url.searchParams.get("timeout") ?? 0);
    const answer = await socket.next(timeout, signal);
    if (answer) {
      this.pause = FIRST_PAUSE;
    } else if (this.socket === socket) {
      this.socket = null;
      this.notBefore = Date.now() + this.pause;
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
    }
    return answer;
  }

  private address(url: URL): string {
    const address = new URL(this.baseUrl + PATH);
    address.protocol = address.protocol.replace("http", "ws");
    for (const [name, value] of url.searchParams) {
      if ((OF_THE_REQUEST.includes(name) && name !== "since") || UNKNOWN.includes(name)) continue;
      address.searchParams.set(name, value);
    }
    return address.href;
  }
}

export function isSync(url: URL, init: RequestInit | undefined): boolean {
  return url.pathname.endsWith("/_matrix/client/v3/sync") && (init?.method ?? "GET").toUpperCase() === "GET";
}

function keyOf(url: URL): string {
  return JSON.stringify([...url.searchParams].filter(([name]) => !OF_THE_REQUEST.includes(name)).sort());
}

/** One connection. */
class Socket {
  private readonly socket: WebSocket;
  private readonly updates: Json[] = [];
  private waiting: Waiting | null = null;
  private authenticated = false;
  private over = false;
  /** An error that the server told before it closed. */
  private error: Json | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    address: string,
    token: string,
    private readonly key: string,
    /** The token up to which the SDK has got all updates. */
    private delivered: string,
  ) {
    this.socket = new WebSocket(address, PROTOCOL);
    this.timer = setTimeout(() => this.close(), OPEN_WITHIN);
    this.socket.onopen = () => this.request("authenticate", "authenticate", { access_token: token });
    this.socket.onmessage = (message) => this.take(message.data);
    this.socket.onclose = (event) => this.end(event.code);
    this.socket.onerror = () => this.end(0);
  }

  /** Whether the next update is what this request asks for. */
  answers(key: string, since: string): boolean {
    return !this.over && this.key === key && this.delivered === since;
  }

  /**
   * The next update. As a long-poll does, it gives an empty one after `timeout` ms; but the first update, which says that
   * the stream stands, is waited for. `null`: the stream has ended.
   */
  next(timeout: number, signal: AbortSignal | null): Promise<Response | null> {
    const ready = this.updates.shift();
    if (ready) return Promise.resolve(this.deliver(ready));
    if (this.over) return Promise.resolve(this.refusal());
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(empty);
        signal?.removeEventListener("abort", aborted);
        this.waiting = null;
      };
      const aborted = () => {
        done();
        this.close();
        reject(new DOMException("The request was given up", "AbortError"));
      };
      const since = this.delivered;
      const empty = this.hasDelivered
        ? setTimeout(() => {
            done();
            resolve(json(200, { next_batch: since }));
          }, timeout)
        : undefined;
      this.waiting = {
        resolve: (response) => {
          done();
          resolve(response);
        },
        fail: () => {
          done();
          resolve(this.refusal());
        },
      };
      if (signal?.aborted) aborted();
      else signal?.addEventListener("abort", aborted);
    });
  }

  close(): void {
    this.socket.close(1000);
    this.end(1000);
  }

  private hasDelivered = false;

  private deliver(update: Json): Response {
    this.delivered = String(update["next_batch"]);
    this.hasDelivered = true;
    return json(200, update);
  }

  private take(data: unknown): void {
    const message = parsed(data);
    if (!message) return;
    if (typeof message["next_batch"] === "string") {
      if (this.waiting) this.waiting.resolve(this.deliver(message));
      else this.updates.push(message);
    } else if (message["error"]) {
      this.error = message["error"] as Json;
    } else if (message["id"] === "authenticate" && message["result"]) {
      this.authenticated = true;
    }
    if (this.authenticated) this.expect();
  }

  /** Whatever comes shows that the way is open; when nothing does, it is asked. */
  private expect(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.request("ping", "ping", {});
      this.timer = setTimeout(() => this.close(), PONG_WITHIN);
    }, PING_EVERY);
  }

  private request(id: string, method: string, params: Json): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify({ id, method, params }));
  }

  private end(code: number): void {
    if (this.over) return;
    this.over = true;
    if (code !== UNAUTHORIZED) this.error = null;
    clearTimeout(this.timer);
    this.waiting?.fail();
  }

  /** For a session that has ended, what `GET /sync` would answer. */
  private refusal(): Response | null {
    return this.error ? json(401, this.error) : null;
  }
}

function parsed(data: unknown): Json | null {
  try {
    const value: unknown = JSON.parse(String(data));
    return typeof value === "object" && value !== null ? (value as Json) : null;
  } catch {
    return null;
  }
}

/** A response whose JSON is parsed already. */
function json(status: number, body: Json): Response {
  const response = new Response(null, { status, headers: { "Content-Type": "application/json" } });
  response.json = () => Promise.resolve(body);
  response.text = () => Promise.resolve(JSON.stringify(body));
  return response;
}
