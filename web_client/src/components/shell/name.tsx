/** A stranger's text as a name: hidden characters made visible, its direction its own. */
import { safeName } from "../../text/names";

export function Name({ text, otherwise = "?" }: { text: string; otherwise?: string }) {
  return <bdi>{safeName(text, otherwise)}</bdi>;
}
