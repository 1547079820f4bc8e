import { beforeEach, expect, test, vi } from "vitest";
import { StreamFetch } from "../../src/adapter/stream";
import { until } from "../fakes/homeserver";

/** The other end of the websockets that the client opens. */
class FakeSocket {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  readyState = 0;
  sent: Record<string, unknown>[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;

  constructor(
    readonly url: string,
    readonly protocol: string,
  ) {
    FakeSocket.all.push(this);
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }
  close(): void {
    this.closed = true;
  }
  open(): void {
    this.readyState = 1;
    this.onopen?.();
    this.tell({ id: "authenticate", result: { user_id: "@alice:test" } });
  }
  tell(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  drop(code = 1006): void {
    this.onclose?.({ code });
  }
}

let plain: ReturnType<typeof vi.fn<(url: string) => Promise<Response>>>;
let transports: string[];
let stream: StreamFetch;

beforeEach(() => {
  FakeSocket.all = [];
  vi.stubGlobal("WebSocket", FakeSocket);
  plain = vi.fn((_url: string) => Promise.resolve(new Response('{"next_batch":"polled"}')));
  transports = [];
  stream = new StreamFetch("http://server.test", "token", () => Promise.resolve(true), (way) => transports.push(way), plain as unknown as typeof fetch);
});

const sync = (query: string, init?: RequestInit) => stream.fetch(`http://server.test/_matrix/client/v3/sync?${query}`, init);
const socket = async (number = 0) => {
  await until(() => FakeSocket.all.length > number);
  return FakeSocket.all[number]!;
};

test("updates answer the requests that go on from the one before", async () => {
  const first = sync("filter=1&timeout=0&since=s0");
  const other = await socket();
  expect(new URL(other.url).protocol).toBe("ws:");
  expect(other.url).not.toContain("token");
  other.open();
  expect(other.sent).toEqual([{ id: "authenticate", method: "authenticate", params: { access_token: "token" } }]);
  other.tell({ next_batch: "s1", rooms: {} });
  expect(await (await first).json()).toEqual({ next_batch: "s1", rooms: {} });
  other.tell({ next_batch: "s2" });
  expect(await (await sync("filter=1&timeout=30000&since=s1")).json()).toEqual({ next_batch: "s2" });
  expect(FakeSocket.all).toHaveLength(1);
  expect(plain).not.toHaveBeenCalled();
  expect(transports).toEqual(["stream", "stream"]);
});

test("a request that waits in vain gets an empty answer, as of a long-poll", async () => {
  const first = sync("timeout=0&since=s0");
  const other = await socket();
  other.open();
  other.tell({ next_batch: "s1" });
  await first;
  expect(await (await sync("timeout=10&since=s1")).json()).toEqual({ next_batch: "s1" });
});

test("when the stream ends, the request goes out over HTTP, and nothing is left out", async () => {
  const first = sync("timeout=0&since=s0");
  const other = await socket();
  other.open();
  other.tell({ next_batch: "s1" });
  await first;
  const second = sync("timeout=30000&since=s1");
  await Promise.resolve();
  other.drop();
  expect(await (await second).json()).toEqual({ next_batch: "polled" });
  expect(plain.mock.calls[0]![0]).toContain("since=s1");
  expect(transports.at(-1)).toBe("poll");
});

test("another place to go on from opens another stream", async () => {
  const first = sync("timeout=0&since=s0");
  (await socket()).open();
  FakeSocket.all[0]!.tell({ next_batch: "s1" });
  await first;
  void sync("timeout=0&since=elsewhere");
  const next = await socket(1);
  expect(next.url).toContain("since=elsewhere");
  expect(FakeSocket.all[0]!.closed).toBe(true);
});

test("a token that is no longer valid is told as by HTTP", async () => {
  const first = sync("timeout=0&since=s0");
  const other = await socket();
  other.open();
  other.tell({ error: { errcode: "M_UNKNOWN_TOKEN", error: "No" } });
  other.drop(4001);
  const response = await first;
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ errcode: "M_UNKNOWN_TOKEN" });
});

test("a request that is given up closes the stream", async () => {
  const giving = new AbortController();
  const first = sync("timeout=0&since=s0", { signal: giving.signal });
  const other = await socket();
  giving.abort();
  await expect(first).rejects.toThrow("given up");
  expect(other.closed).toBe(true);
});

test("the first sync goes over HTTP, and the stream goes on from there", async () => {
  expect(await (await sync("filter=first&timeout=0")).json()).toEqual({ next_batch: "polled" });
  expect(FakeSocket.all).toHaveLength(0);
  void sync("filter=1&timeout=30000&since=polled");
  expect(new URL((await socket()).url).searchParams.get("since")).toBe("polled");
});

test("all else goes over HTTP, and everything where there is no stream", async () => {
  await stream.fetch("http://server.test/_matrix/client/v3/profile/x");
  stream = new StreamFetch("http://server.test", "token", () => Promise.resolve(false), () => undefined, plain as unknown as typeof fetch);
  await sync("timeout=0&since=s0");
  expect(plain).toHaveBeenCalledTimes(2);
  expect(FakeSocket.all).toHaveLength(0);
});

test("after a stop no stream is opened any more", async () => {
  stream.stop();
  await sync("timeout=0&since=s0");
  expect(FakeSocket.all).toHaveLength(0);
});

test("a browser without websockets gets all over HTTP", async () => {
  vi.stubGlobal(
    "WebSocket",
    class {
      constructor() {
        throw new Error("none");
      }
    },
  );
  expect(await (await sync("timeout=0&since=s0")).json()).toEqual({ next_batch: "polled" });
});
