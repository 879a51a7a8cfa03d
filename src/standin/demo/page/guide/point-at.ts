/** Lets the eye find something: it comes into view and beats a few times. */
export function pointAt(element: HTMLElement): void {
  element.scrollIntoView({ block: "center" });
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const ring = (width: string) => ({ boxShadow: `0 0 0 ${width} rgb(43 116 226 / 45%)` });
  element.animate([ring("0"), ring("8px"), ring("0")], { duration: 900, iterations: 4 });
}

/** Brings the field that was filled in last into view, in a form that is longer than its place. */
export function showLastFilled(): void {
  const fields = document.querySelectorAll<HTMLInputElement>(".dialog-body .field");
  const filled = [...fields].findLast(({ value }) => value !== "");
  filled?.scrollIntoView({ block: "center", behavior: "smooth" });
}

/** The button that decides on the newest request before this person; null where none waits. */
export function findDecisionButton(handle: string): HTMLElement | null {
  const inColumn = `.column-${handle} .messages .button-primary`;
  const alone = ".app .messages .button-primary";
  return [...document.querySelectorAll<HTMLElement>(`${inColumn}, ${alone}`)].at(-1) ?? null;
}
