/** How many columns there is room for. The widths are those of design/tokens.css. */
import { signal, type Signal } from "@preact/signals";

/** Whether the list of rooms stands beside the open room. */
export const beside = fits("(min-width: 46rem)");
/** Whether the details of a room have a column of their own. */
export const wide = fits("(min-width: 70rem)");

function fits(condition: string): Signal<boolean> {
  const media = matchMedia(condition);
  const here = signal(media.matches);
  media.addEventListener("change", () => (here.value = media.matches));
  return here;
}
