/**
 * Colours that strangers give to their text, turned into the nearest of the design's own: those can be read in the light
 * and in the dark, where `#fffffe` on white cannot.
 */

const INK = ["text-name-0", "text-name-1", "text-name-2", "text-name-3", "text-name-4", "text-name-5", "text-name-6", "text-name-7"] as const;
const GROUND = ["bg-hue-0", "bg-hue-1", "bg-hue-2", "bg-hue-3", "bg-hue-4", "bg-hue-5", "bg-hue-6", "bg-hue-7"] as const;

/** The hues of the design's eight colours, in degrees. */
const DEGREES = [8, 38, 84, 158, 190, 216, 254, 318] as const;
const GREY = 0.15; // saturation under which a colour has no hue worth keeping

/** The class for text of the colour `#rrggbb`; empty where it has no hue, or is no colour. */
export function inkClass(colour: string | null): string {
  const nearest = nearestHue(colour);
  return nearest === null ? "" : INK[nearest]!;
}

/** The classes for text on that colour. */
export function groundClass(colour: string | null): string {
  const nearest = nearestHue(colour);
  return nearest === null ? "" : `${GROUND[nearest]!} text-white`;
}

function nearestHue(colour: string | null): number | null {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(colour ?? "");
  if (!parts) return null;
  const [r, g, b] = parts.slice(1).map((part) => parseInt(part, 16) / 255) as [number, number, number];
  const most = Math.max(r, g, b);
  const spread = most - Math.min(r, g, b);
  if (most === 0 || spread / most < GREY) return null;
  const sixth = most === r ? ((g - b) / spread + 6) % 6 : most === g ? (b - r) / spread + 2 : (r - g) / spread + 4;
  const distances = DEGREES.map((degree) => Math.abs(((sixth * 60 - degree + 540) % 360) - 180));
  return distances.indexOf(Math.min(...distances));
}
