import UPNG from "upng-js";

/** A picture of a film, as a PNG, and how long it is shown. */
export type Frame = { png: Buffer; ms: number };

/** One moving PNG of pictures that are all the same size. */
export function toFilm(frames: readonly Frame[]): Buffer {
  const pictures = frames.map(({ png }) => UPNG.decode(new Uint8Array(png).buffer));
  const [first] = pictures;
  if (first === undefined) throw new Error("A film needs a picture");
  const pixels = pictures.flatMap((picture) => UPNG.toRGBA8(picture));
  const lengths = frames.map(({ ms }) => ms);
  return Buffer.from(UPNG.encode(pixels, first.width, first.height, COLOURS, lengths));
}

/** Plain surfaces and text: more would only make the file larger. */
const COLOURS = 256;
