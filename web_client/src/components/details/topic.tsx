/** A room's topic, with its links. */
import { linkPieces } from "../../text/links";
import { parseMatrixLink } from "../../text/matrix_links";
import { safeText } from "../../text/names";
import { followLinks } from "../shell/follow_links";

const LOOK = "text-accent underline underline-offset-2";

export function Topic({ text }: { text: string }) {
  return (
    <p class="bounded whitespace-pre-wrap text-ink" onClick={followLinks}>
      <bdi>
        {linkPieces(safeText(text)).map((piece) =>
          typeof piece === "string" ? (
            piece
          ) : parseMatrixLink(piece.href) ? (
            <a href={piece.href} data-matrix="" class={LOOK}>
              {piece.text}
            </a>
          ) : (
            <a href={piece.href} target="_blank" rel="noreferrer noopener" class={LOOK}>
              {piece.text}
            </a>
          ),
        )}
      </bdi>
    </p>
  );
}
