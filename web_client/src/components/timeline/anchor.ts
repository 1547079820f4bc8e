/** Keeps what one reads where it is, whatever changes above or below it. */

const BOTTOM = 24; // px from the end that count as being there

/**
 * What is held in place: the end, or rows by the distance of their tops from the top of the view. The first of them that
 * is still there counts: the others stand in for it where it is drawn in another way.
 */
type Held = { end: true } | { end: false; rows: { key: string; top: number }[] };

const STAND_INS = 4;

/**
 * The anchor of one scrolling element, whose rows are the children of `content` with `data-key`.
 *
 * `take` before anything changes, `keep` after it. Between the two the row at the top of the view, or the end, is held.
 */
export class Anchor {
  private held: Held = { end: true };
  /** Where the view was when something was held; it is elsewhere now only if the user has scrolled. */
  private scrolled = 0;

  constructor(
    readonly view: HTMLElement,
    readonly content: HTMLElement,
    /** Whether the last row that there is stands in the content: only then can its end be held. */
    private readonly whole: () => boolean,
  ) {}

  get atEnd(): boolean {
    return this.held.end;
  }

  /** How far below the end is. */
  get below(): number {
    return this.view.scrollHeight - this.view.scrollTop - this.view.clientHeight;
  }

  /** Holds what is in view now, if the user has scrolled since the last time. */
  take(): void {
    if (this.view.scrollTop !== this.scrolled || (this.atEnd && !this.whole())) this.hold();
  }

  private hold(): void {
    this.scrolled = this.view.scrollTop;
    if (this.whole() && this.below <= BOTTOM) {
      this.held = { end: true };
      return;
    }
    const held: { key: string; top: number }[] = [];
    for (let row = this.firstInView(); row && held.length < STAND_INS; row = row.nextElementSibling as HTMLElement | null) {
      if (row.dataset["key"]) held.push({ key: row.dataset["key"], top: this.topOf(row) });
    }
    if (held.length) this.held = { end: false, rows: held };
  }

  keep(): void {
    if (this.held.end) this.view.scrollTop = this.view.scrollHeight;
    else {
      const held = this.held.rows.find(({ key }) => this.find(key));
      if (!held) return this.hold();
      const moved = this.topOf(this.find(held.key)!) - held.top;
      if (Math.abs(moved) >= 1) this.view.scrollTop += moved;
    }
    this.scrolled = this.view.scrollTop;
  }

  /** Goes to the end and stays there. */
  goToEnd(): void {
    this.held = { end: true };
    this.keep();
  }

  /** Goes to a row, a third of the view below the top. */
  goTo(key: string): boolean {
    const row = this.find(key);
    if (!row) return false;
    const space = Math.max(0, this.view.clientHeight - row.offsetHeight);
    this.view.scrollTop += this.topOf(row) - space / 3;
    this.held = { end: false, rows: [{ key, top: this.topOf(row) }] };
    this.scrolled = this.view.scrollTop;
    return true;
  }

  /** How many of the first, and of the last, rows are further from the view than that, in pixels. */
  beyond(distance: number): { above: number; below: number } {
    const rows = this.rows();
    const bottom = this.view.clientHeight + distance;
    let [above, below] = [0, 0];
    while (above < rows.length && this.topOf(rows[above]!) + rows[above]!.offsetHeight < -distance) above++;
    while (below < rows.length - above && this.topOf(rows[rows.length - 1 - below]!) > bottom) below++;
    return { above, below };
  }

  private firstInView(): HTMLElement | null {
    const rows = this.rows();
    let [low, high] = [0, rows.length - 1];
    let found: HTMLElement | null = null;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const row = rows[middle]!;
      if (this.topOf(row) + row.offsetHeight > 0) {
        found = row;
        high = middle - 1;
      } else low = middle + 1;
    }
    return found;
  }

  find(key: string): HTMLElement | null {
    return this.content.querySelector(`:scope > [data-key="${CSS.escape(key)}"]`);
  }

  private rows(): HTMLElement[] {
    return Array.from(this.content.children) as HTMLElement[];
  }

  private topOf(row: HTMLElement): number {
    return row.offsetTop - this.view.scrollTop;
  }
}
