/** The user's own profile. */
import type { MatrixClient } from "matrix-js-sdk/lib/client";
import type { MatrixEvent } from "matrix-js-sdk/lib/models/event";
import { plainly } from "./errors";
import type { People } from "./people";
import { hueOf } from "./people";
import { PRESENCE, type Presences } from "./presence";
import type { Listener, Presence, Profile } from "./types";

const APPEARANCE = "org.porch.appearance";
const TILE = 256; // pixels

/** What is kept of the picture that was made of the user's letters. */
interface Appearance {
  hue?: number;
  /** The picture that was made; another one is the user's own. */
  tile?: string;
}

export class Account {
  private name: string | null = null;
  private picture: string | null = null;
  private loading: Promise<void> | null = null;
  /** What was chosen last in this window, and when. */
  private chosen: { presence: Presence; status: string | null; at: number } | null = null;

  constructor(
    private readonly client: MatrixClient,
    private readonly people: People,
    private readonly presences: Presences,
    private readonly wanted: () => Presence,
    private readonly listener: Listener,
  ) {}

  /** Asks the server for the profile, and tells it. */
  async load(): Promise<void> {
    const own = this.client.getSafeUserId();
    const profile = await this.client.getProfileInfo(own).catch(() => ({}) as { displayname?: string; avatar_url?: string });
    this.name = profile.displayname || null;
    this.picture = profile.avatar_url || null;
    if (this.wanted() === "offline" && !this.presences.of(own)) await this.loadPresence(own);
    this.tell();
  }

  /** Not every server tells those who are offline of their own status, which would be lost with the next change. */
  private async loadPresence(own: string): Promise<void> {
    const told = await this.client.getPresence(own).catch(() => null);
    if (told) this.presences.told(own, told);
  }

  /** The user's own membership of a room changed: another device may have changed the profile, in this room and others. */
  heard(event: MatrixEvent): void {
    const { membership, displayname: name, avatar_url: picture } = event.getContent<{ membership?: string; displayname?: string; avatar_url?: string }>();
    if (event.getType() !== "m.room.member" || membership !== "join") return;
    if ((name || null) === this.name && (picture || null) === this.picture) return;
    this.loading ??= this.load().finally(() => (this.loading = null));
  }

  tell(): void {
    const own = this.client.getSafeUserId();
    const user = this.client.getUser(own);
    const person = this.people.anywhere(own, { displayname: this.name ?? user?.displayName ?? null, avatar_url: this.picture });
    // a server that says nothing of it takes it as it was told
    const presence = this.presences.of(own) ?? { presence: this.wanted(), lastActive: null, status: null };
    const profile: Profile = { ...person, hue: this.appearance().hue ?? hueOf(own), presence };
    this.listener.profile(profile);
  }

  async setDisplayName(name: string): Promise<void> {
    await plainly(this.client.setDisplayName(name));
    this.name = name;
    this.tell();
    const { hue, tile } = this.appearance();
    if (hue !== undefined && tile && tile === this.picture) await this.setHue(hue);
  }

  async setHue(hue: number): Promise<void> {
    const name = this.name || this.people.anywhere(this.client.getSafeUserId()).name;
    const tile = await this.upload(await drawn(name, hue));
    await this.keep({ hue, tile });
    await this.usePicture(tile);
  }

  async setPicture(file: Blob | null): Promise<void> {
    await this.usePicture(file ? await this.upload(file) : "");
  }

  async setPresence(presence: Presence, status: string | null): Promise<void> {
    this.chosen = { presence, status, at: performance.now() };
    await plainly(this.client.setPresence({ presence: PRESENCE[presence], status_msg: status ?? "" }));
  }

  /** Says once more that the user is not there, if they chose so here since then. */
  hideAgain(since: number): void {
    if (this.chosen?.presence === "offline" && this.chosen.at >= since) void this.setPresence("offline", this.chosen.status).catch(() => undefined);
  }

  private async upload(file: Blob): Promise<string> {
    const { content_uri: uri } = await plainly(this.client.uploadContent(file, { includeFilename: false }));
    return uri;
  }

  private async usePicture(url: string): Promise<void> {
    await plainly(this.client.setAvatarUrl(url));
    this.picture = url || null;
    this.tell();
  }

  private appearance(): Appearance {
    return (this.client.getAccountData(APPEARANCE as never)?.getContent() ?? {}) as Appearance;
  }

  private async keep(appearance: Appearance): Promise<void> {
    await plainly(this.client.setAccountDataRaw(APPEARANCE as never, appearance as never));
  }
}

/** The letters of a name on a colour of the design, as a picture. */
async function drawn(name: string, hue: number): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = TILE;
  const context = canvas.getContext("2d")!;
  const style = getComputedStyle(document.documentElement);
  context.fillStyle = style.getPropertyValue(`--color-hue-${hue}`).trim() || "#1b7353";
  context.fillRect(0, 0, TILE, TILE);
  const letters = name.split(/[\s._:-]+/u).flatMap((word) => /\p{L}|\p{N}/u.exec(word)?.[0] ?? []);
  context.fillStyle = "#ffffff";
  context.font = `600 ${TILE * 0.42}px ${style.getPropertyValue("--font-sans") || "sans-serif"}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(letters.slice(0, 2).join("").toLocaleUpperCase() || "?", TILE / 2, TILE * 0.53);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"));
}
