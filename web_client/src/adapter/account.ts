/** The user's own profile. */
import type { MatrixClient } from "matrix-js-sdk/lib/client";
import { plainly } from "./errors";
import type { People } from "./people";
import type { Presences } from "./presence";
import { hueOf } from "./people";
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

  constructor(
    private readonly client: MatrixClient,
    private readonly people: People,
    private readonly presences: Presences,
    private readonly listener: Listener,
  ) {}

  /** Asks the server for the profile, and tells it. */
  async load(): Promise<void> {
    const own = this.client.getSafeUserId();
    const profile = await this.client.getProfileInfo(own).catch(() => ({}) as { displayname?: string; avatar_url?: string });
    this.name = profile.displayname ?? null;
    this.picture = profile.avatar_url ?? null;
    this.tell();
  }

  tell(): void {
    const own = this.client.getSafeUserId();
    const user = this.client.getUser(own);
    const person = this.people.anywhere(own, { displayname: this.name ?? user?.displayName ?? null, avatar_url: this.picture });
    const profile: Profile = { ...person, hue: this.appearance().hue ?? hueOf(own), presence: this.presences.of(own) };
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
    const told = { online: "online", idle: "unavailable", offline: "offline" } as const;
    await plainly(this.client.setPresence({ presence: told[presence], status_msg: status ?? "" }));
    this.client.setSyncPresence(told[presence] as never);
    try {
      localStorage.setItem(this.presenceKey(), told[presence]);
    } catch {
      // it lasts as long as the page is open
    }
  }

  /** What was chosen in this browser goes with every sync, after a reload too. For when syncing has begun. */
  resumePresence(): void {
    try {
      const chosen = localStorage.getItem(this.presenceKey());
      if (chosen === "unavailable" || chosen === "offline") this.client.setSyncPresence(chosen as never);
    } catch {
      // nothing is kept
    }
  }

  private presenceKey(): string {
    return `porch.presence.${this.client.getSafeUserId()}`;
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
