import { useState } from "preact/hooks";

const KEY = "qb-invite-demo-guide";

/** Whether the guide is shown in this browser; who knows their way hides it, and can have it back. */
export function useGuideShown(): { isShown: boolean; show: (isShown: boolean) => void } {
  const [isShown, setShown] = useState(() => localStorage.getItem(KEY) !== "hidden");
  return {
    isShown,
    show(next) {
      localStorage.setItem(KEY, next ? "shown" : "hidden");
      setShown(next);
    },
  };
}
