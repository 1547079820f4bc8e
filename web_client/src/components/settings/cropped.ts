/** A picture that a user chose, made fit to be shown to others. */
import { AdapterError } from "../../adapter/types";

const SIDE = 512; // pixels
const QUALITY = 0.9;

/**
 * The middle square of a picture, no larger than it needs to be. What else the file tells, such as where the picture
 * was taken, stays behind. Throws `AdapterError` for what is no picture.
 */
export async function cropped(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) throw new AdapterError("other", "This file is not a picture that can be shown.");
  const side = Math.min(picture.width, picture.height);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.min(side, SIDE);
  const context = canvas.getContext("2d")!;
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, (picture.width - side) / 2, (picture.height - side) / 2, side, side, 0, 0, canvas.width, canvas.height);
  picture.close();
  const type = file.type === "image/jpeg" ? "image/jpeg" : "image/png";
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, QUALITY));
  if (!blob) throw new AdapterError("other", "This picture cannot be used.");
  return blob;
}
