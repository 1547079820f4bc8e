/** Days and times in words, in the language and time zone of the browser. */

const DAY = 86_400_000;

const formats = {
  time: new Intl.DateTimeFormat(undefined, { timeStyle: "short" }),
  weekday: new Intl.DateTimeFormat(undefined, { weekday: "long" }),
  shortWeekday: new Intl.DateTimeFormat(undefined, { weekday: "short" }),
  day: new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" }),
  dayAndYear: new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long", year: "numeric" }),
  shortDay: new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" }),
  shortDate: new Intl.DateTimeFormat(undefined, { dateStyle: "short" }),
  full: new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" }),
  relative: new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }),
};

const YEAR_9999 = 253_370_764_800_000;

/** Times come from other servers, which may claim any number. */
function date(at: number): Date {
  return new Date(Number.isFinite(at) ? Math.min(Math.max(at, 0), YEAR_9999) : 0);
}

const QUARTER = 900_000; // ms; local days begin on one, in every time zone
const DAYS_KEPT = 5_000;
const days = new Map<number, number>();

/** A number that is the same for all moments of one local day, and one greater on the next. */
export function dayNumber(at: number): number {
  const quarter = Math.floor(at / QUARTER);
  let day = days.get(quarter);
  if (day === undefined) {
    const when = date(at);
    day = Math.round(Date.UTC(when.getFullYear(), when.getMonth(), when.getDate()) / DAY);
    if (days.size >= DAYS_KEPT) days.clear();
    days.set(quarter, day);
  }
  return day;
}

/** `14:05`. */
export function timeOfDay(at: number): string {
  return formats.time.format(date(at));
}

/** The same without `am` and `pm`, for narrow places. */
export function clock(at: number): string {
  const parts = formats.time.formatToParts(date(at)).filter((part) => part.type !== "dayPeriod");
  return parts.map((part) => part.value).join("").trim();
}

/** Day and time in full, for tooltips. */
export function fullTime(at: number): string {
  return formats.full.format(date(at));
}

/** For a line between two days: `Today`, `Yesterday`, `Monday`, `Monday 3 March`, with the year where it is another. */
export function dayWords(at: number, now = Date.now()): string {
  const ago = dayNumber(now) - dayNumber(at);
  if (ago === 0 || ago === 1) return capital(formats.relative.format(-ago, "day"));
  if (ago > 1 && ago < 7) return capital(formats.weekday.format(date(at)));
  const sameYear = date(at).getFullYear() === date(now).getFullYear();
  return capital((sameYear ? formats.day : formats.dayAndYear).format(date(at)));
}

/** For a list, short: `14:05`, `Yesterday`, `Mon`, `3 Mar`, `03/03/2021`. */
export function shortWhen(at: number, now = Date.now()): string {
  const ago = dayNumber(now) - dayNumber(at);
  if (ago === 0) return timeOfDay(at);
  if (ago === 1) return capital(formats.relative.format(-1, "day"));
  if (ago > 1 && ago < 7) return formats.shortWeekday.format(date(at));
  const sameYear = date(at).getFullYear() === date(now).getFullYear();
  return (sameYear ? formats.shortDay : formats.shortDate).format(date(at));
}

/** How long ago: `now`, `5 minutes ago`, `yesterday`. */
export function agoWords(at: number, now = Date.now()): string {
  const seconds = Math.max(0, Math.round((now - at) / 1000));
  if (seconds < 60) return formats.relative.format(0, "second");
  if (seconds < 3600) return formats.relative.format(-Math.round(seconds / 60), "minute");
  if (seconds < 86_400) return formats.relative.format(-Math.round(seconds / 3600), "hour");
  return formats.relative.format(-Math.round(seconds / 86_400), "day");
}

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
