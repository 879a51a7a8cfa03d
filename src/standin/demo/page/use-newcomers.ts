import { useRef } from "preact/hooks";

/** Tells what has come since a list was first shown: it glows once, so that nobody has to search for it. */
export function useNewcomers(keys: string[]): (key: string) => boolean {
  const first = useRef<Set<string> | null>(null);
  first.current ??= new Set(keys);
  return (key) => first.current?.has(key) === false;
}
