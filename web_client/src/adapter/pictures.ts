/** Pictures, fetched with the access token, as blob: URLs. */

const MOST_KEPT = 300;
const MXC = /^mxc:\/\/([^/?#]+)\/([^/?#]+)$/;
/** What browsers draw without running anything. */
const SAFE = /^image\/(png|jpeg|gif|webp|avif|apng)$/;

export class Pictures {
  private readonly kept = new Map<string, Promise<string | null>>();

  constructor(
    private readonly baseUrl: string,
    private readonly token: string,
  ) {}

  get(mxc: string, size: number): Promise<string | null> {
    const pixels = Math.ceil(size * Math.min(window.devicePixelRatio || 1, 2));
    const key = `${mxc} ${pixels}`;
    const kept = this.kept.get(key);
    if (kept) {
      this.kept.delete(key); // the latest used stands last
      this.kept.set(key, kept);
      return kept;
    }
    const fetched = this.fetch(mxc, pixels);
    this.kept.set(key, fetched);
    const oldest = this.kept.size > MOST_KEPT ? this.kept.entries().next().value : undefined;
    if (oldest) {
      this.kept.delete(oldest[0]);
      void oldest[1].then(revoke);
    }
    return fetched;
  }

  stop(): void {
    for (const url of this.kept.values()) void url.then(revoke);
    this.kept.clear();
  }

  private async fetch(mxc: string, pixels: number): Promise<string | null> {
    const parts = MXC.exec(mxc);
    if (!parts) return null;
    const path = `${encodeURIComponent(parts[1]!)}/${encodeURIComponent(parts[2]!)}`;
    const url = `${this.baseUrl}/_matrix/client/v1/media/thumbnail/${path}?width=${pixels}&height=${pixels}&method=crop`;
    try {
      const response = await fetch(url, { headers: { Authorization: `Bearer ${this.token}` }, credentials: "omit" });
      if (!response.ok) return null;
      const blob = await response.blob();
      return SAFE.test(blob.type.split(";")[0]!) ? URL.createObjectURL(blob) : null;
    } catch {
      return null;
    }
  }
}

function revoke(url: string | null): void {
  if (url) URL.revokeObjectURL(url);
}
