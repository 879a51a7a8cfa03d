import type { english } from "./english/english.ts";

/**
 * All that people read in Slack. English is the measure: a language that lacks one of its sentences does not compile,
 * and a test finds one that leaves out a piece.
 */
export type Words = typeof english;
