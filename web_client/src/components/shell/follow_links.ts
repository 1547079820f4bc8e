/** Links within Matrix, in what people wrote, are followed in this client. */
import { follow } from "../../state/directory";
import { parseMatrixLink } from "../../text/matrix_links";

/** For the `onClick` of what holds such links; with a key that opens another tab or window, the browser does as it is told. */
export function followLinks(event: MouseEvent): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-matrix]");
  const to = link && parseMatrixLink(link.getAttribute("href") ?? "");
  if (!to) return;
  event.preventDefault();
  follow(to);
}
