/** A room's topic, with its links. */
import { linkPieces } from "../../text/links";
import { safeText } from "../../text/names";

export function Topic({ text }: { text: string }) {
  return (
    <p class="bounded whitespace-pre-wrap text-ink">
      <bdi>
        {linkPieces(safeText(text)).map((piece) =>
          typeof piece === "string" ? (
            piece
          ) : (
            <a href={piece.href} target="_blank" rel="noreferrer noopener" class="text-accent underline underline-offset-2">
              {piece.text}
            </a>
          ),
        )}
      </bdi>
    </p>
  );
}
