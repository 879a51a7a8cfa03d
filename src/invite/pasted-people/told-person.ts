import type { EmailAddress } from "../values.ts";
import type { Piece } from "./line-pieces.ts";
import { findLabel, type Label } from "./name-words.ts";
import {
  inOrder,
  isDegree,
  isEmpty,
  isGeneration,
  isOccupation,
  readFirstAndLast,
  readFirstLast,
  readLastFirst,
  readName,
  type ToldName,
  withoutOccupation,
} from "./told-name.ts";

type Separator = "none" | "weak" | "comma" | "cell";
/** What stands in one place of a line, and what separates it from the place before. */
type Place = { pieces: readonly Piece[]; after: Separator; label: Label | null };

const NOTHING: ToldName = { firstName: "", lastName: "", sure: true };
const STRENGTH: Separator[] = ["none", "weak", "comma", "cell"];
const SEPARATES = /[:=/→⇒>|•·–—-]/;

/** The name that a line tells beside its one address, or what is wrong with it. */
export function readBeside(
  pieces: readonly Piece[],
  email: EmailAddress,
): ToldName | "several people" | "more than a name" {
  const isAddress = ({ kind }: Piece) => kind === "address";
  const before = toPlaces(pieces.slice(0, pieces.findIndex(isAddress)));
  const after = toPlaces(pieces.slice(pieces.findLastIndex(isAddress) + 1));
  const labelled = readLabelled([...before.places, ...after.places]);
  if (labelled !== null) return labelled;
  const places = tidied([...before.places, ...after.places]);
  const [one, other, ...more] = places;
  if (one === undefined) return NOTHING;
  // "ana@acme.com (verified)", "ana@acme.com is new": no name begins in small letters there.
  if (
    after.places.includes(one) &&
    places.every(({ pieces }) => !/\p{Lu}|\p{Lo}/u.test(pieces.map(({ text }) => text).join("")))
  )
    return { ...NOTHING, sure: false };
  if (other === undefined && isOccupation(one.pieces)) return { ...NOTHING, sure: false };
  if (other === undefined) return readWhole(one.pieces, email) ?? "several people";
  const between = places.slice(1).map((place) => place.after);
  const acrossAddress = after.places.some((place) => places.includes(place)) && before.places.includes(one);
  if (between.includes("cell") && more.length === 0)
    return readFirstLast(one.pieces, other.pieces, email) ?? "several people";
  if (between.some((separator) => separator !== "comma")) return guessAmong(places) ?? "several people";
  if (more.length > 0 || acrossAddress) return "more than a name";
  // "Lee, Ana <address>" has its last name first; "Ana, Lee, address" are three cells.
  const isJoined = before.places.includes(one) && before.end !== "comma";
  const read = isJoined ? readLastFirst : readFirstLast;
  return read(one.pieces, other.pieces, email) ?? "several people";
}

function readWhole(pieces: readonly Piece[], email: EmailAddress): ToldName | null {
  return inOrder(withoutOccupation(readName(pieces), email), email);
}

/** Takes pieces apart where something separates; `end` is what stands after the last place. */
function toPlaces(pieces: readonly Piece[]): { places: readonly Place[]; end: Separator } {
  const places: Place[] = [];
  let here: Piece[] = [];
  let separator: Separator = "none";
  let label: Label | null = null;
  const close = (mark: string) => {
    if (here.length === 0) return;
    const said = /[:=]/.test(mark) ? findLabel(here.map(({ text }) => text).join(" ")) : null;
    if (said === null) places.push({ pieces: here, after: separator, label });
    label = said;
    here = [];
    separator = "none";
  };
  for (const piece of pieces) {
    const separates =
      piece.kind === "comma" ||
      piece.kind === "cell" ||
      (piece.kind === "weak" && SEPARATES.test(piece.text));
    if (!separates) {
      here.push(piece);
      continue;
    }
    close(piece.text);
    const kind = piece.kind === "comma" || piece.kind === "cell" ? piece.kind : "weak";
    if (STRENGTH.indexOf(kind) > STRENGTH.indexOf(separator)) separator = kind;
  }
  const end = here.length > 0 ? "none" : separator;
  close("");
  return { places, end };
}

/** "First name: Ana, Last name: Lee": what each part is stands before it. */
function readLabelled(places: readonly Place[]): ToldName | null {
  const find = (label: Label) => places.find((place) => place.label === label)?.pieces;
  const [first, last] = [find("first"), find("last")];
  return first === undefined || last === undefined ? null : readFirstAndLast(first, last);
}

/** Leaves out what is no name wherever it stands, and puts "Jr." to the name before. */
function tidied(places: readonly Place[]): readonly Place[] {
  const told = places.filter(({ pieces, label }) => label !== "other" && !isEmpty(pieces));
  const kept: Place[] = [];
  for (const place of told) {
    const previous = kept.at(-1);
    if (previous !== undefined && isGeneration(place.pieces))
      kept.splice(-1, 1, { ...previous, pieces: [...previous.pieces, ...place.pieces] });
    else if (previous === undefined || previous.pieces.length < 2 || !isDegree(place.pieces))
      kept.push(place);
  }
  return kept;
}

/** Of several places the first with two words may be the name, else the first two. */
function guessAmong(places: readonly Place[]): ToldName | null {
  const [one, other] = places;
  const whole = places.find(({ pieces }) => pieces.filter(({ kind }) => kind === "word").length > 1);
  const pieces = whole?.pieces ?? [...(one?.pieces ?? []), ...(other?.pieces ?? [])];
  const name = readName(pieces);
  return name === null ? null : { ...name, sure: false };
}
