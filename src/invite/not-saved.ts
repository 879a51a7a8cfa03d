/** What somebody asked for could not be written, through no fault of theirs: there is no room for it. */
export class NotSavedError extends Error {
  override readonly name = "NotSavedError";
}
