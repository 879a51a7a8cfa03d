import { useEffect, useState } from "preact/hooks";

/** From this width on there is room for everybody side by side; the style sheets know it too. */
const WIDE = "(width >= 1000px)";

/** Whether there is room for more than one part of the page. */
export function useWide(): boolean {
  const [isWide, setWide] = useState(() => matchMedia(WIDE).matches);
  useEffect(() => {
    const query = matchMedia(WIDE);
    const follow = () => setWide(query.matches);
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);
  return isWide;
}
