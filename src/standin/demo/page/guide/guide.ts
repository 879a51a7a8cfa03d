import { useEffect, useRef, useState } from "preact/hooks";
import type { GuidePicture } from "../../picture.ts";
import { useThisWorld } from "../context.ts";
import { html } from "../html.ts";
import { EVERYONE } from "../place.ts";
import { useWide } from "../use-wide.ts";
import { findDecisionButton, pointAt } from "./point-at.ts";

type Step = { button: string; says: string; isDone: boolean; isBusy?: boolean; press: () => void };

const CHECK = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="m3.500 8.500 3 3 6-7" /></svg>`;

/** What this is, and what to press first: three steps that tick themselves off, whoever takes them. */
export function Guide({ onHide }: { onHide: () => void }) {
  const { picture, playing, go } = useThisWorld();
  const isWide = useWide();
  const steps = useSteps();
  const play = () => {
    // Where there is room, the story needs no change of eyes.
    if (isWide) go({ as: EVERYONE });
    playing.start();
  };
  const hide = () => {
    playing.stop();
    onHide();
  };
  const current = steps.findIndex(({ isDone }) => !isDone);
  return html`<section class=${`guide ${playing.isOn ? "guide-playing" : current < 0 ? "guide-done" : ""}`} aria-label="Guide">
    <p class="guide-says" role="status">${playing.caption || leadOf(picture.guide)}</p>
    ${
      !playing.isOn &&
      html`<ol class="steps">
        ${steps.map(({ button, says, isDone, isBusy, press }, index) => {
          const state = isDone ? "done" : index === current ? "current" : "later";
          return html`<li key=${button} class=${`step step-${state}`}>
            <button type="button" class="step-button" aria-busy=${isBusy ? "true" : undefined} onClick=${press}>
              <span class="step-sign" aria-hidden="true">${isDone ? CHECK : index + 1}</span>
              <span class="step-name">${button}${isDone && html`<span class="unseen"> (done)</span>`}</span>
            </button>
            <span class="step-says">${says}</span>
          </li>`;
        })}
      </ol>`
    }
    <div class="guide-buttons">
      ${
        playing.isOn
          ? html`<button type="button" class="demo-button" onClick=${playing.stop}>Stop</button>`
          : html`<button type="button" class="demo-button guide-play" onClick=${play}>
              <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5 3.500v9l7-4.500Z" /></svg>Play it for me
            </button>`
      }
      ${current < 0 && !playing.isOn && html`<${ToTrouble} />`}
    </div>
    <button type="button" class="icon-button guide-hide" aria-label="Hide the guide" onClick=${hide}>
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8" /></svg>
    </button>
  </section>`;
}

const NOTHING_WAITS = "Nothing to approve at the moment.";

function leadOf({ isAsked, isWaiting, isApproved, isSeen }: GuidePicture): string {
  if (isSeen)
    return "That's the whole story. Now make something go wrong: recovery is what qb-invite does best.";
  if (isApproved)
    return "Approved. qb-invite gives access in Quickbase, and Quickbase emails the invitations.";
  if (isAsked && !isWaiting) return `${NOTHING_WAITS} The card in #quickbase-approvals says why.`;
  if (isAsked) return "Sent. The request is a card in #quickbase-approvals, where Lee decides.";
  return "People ask for Quickbase access in Slack, an approver says yes, and qb-invite sends the invitations. Here all of it runs on your machine.";
}

function ToTrouble() {
  const { lead } = useThisWorld();
  return html`<button type="button" class="demo-button" onClick=${() => lead({ scene: "trouble", pane: "scenes" })}>Make something go wrong</button>`;
}

function useSteps(): Step[] {
  const { picture, act, lead, columns } = useThisWorld();
  const [isAsking, setAsking] = useState(false);
  const { isAsked, isWaiting, isApproved, isSent, isSeen } = picture.guide;
  const seek = useSeeking();

  const ask = async () => {
    if (isAsking) return;
    setAsking(true);
    lead({ as: "ana", in: "general", thread: "", pane: "talk" });
    if (await act("open-form", { as: "ana" })) await act("fill-in", { as: "ana", all: true });
    setAsking(false);
  };
  const decide = () => {
    lead({ as: "lee", in: "quickbase-approvals", thread: "", pane: "talk" });
    seek(() => findDecisionButton("lee"));
  };
  const read = () => {
    // Side by side, there is room for how Ana hears of it.
    if (columns !== null) lead({ as: "ana", in: "qb-invite", thread: "" });
    lead({ scene: "quickbase", tab: "emails", pane: "scenes" });
    seek(() => document.querySelector<HTMLElement>(".email"));
    if (isSent) void act("see-emails");
  };
  const decideSays = isWaiting ? "Press Approve on the card." : NOTHING_WAITS;
  return [
    {
      button: "Ask as Ana",
      says: isAsked ? "Asked." : "The form opens filled in. Press Send request.",
      isDone: isAsked,
      isBusy: isAsking,
      press: () => void ask(),
    },
    {
      button: "Approve as Lee",
      says: isApproved ? "Approved." : isAsked ? decideSays : "A card is waiting for Lee.",
      isDone: isApproved,
      press: decide,
    },
    {
      button: "See the email",
      says: isSeen ? "Seen." : isApproved && !isSent ? "On its way." : "What the invited people get.",
      isDone: isSeen,
      press: read,
    },
  ];
}

/** Goes on looking for something that is about to appear, and then leads to it; the last wish counts. */
function useSeeking(): (find: () => HTMLElement | null) => void {
  const wish = useRef<(() => HTMLElement | null) | null>(null);
  const [, again] = useState(0);
  useEffect(() => {
    const found = wish.current?.();
    if (!found) return;
    wish.current = null;
    pointAt(found);
    found.focus({ preventScroll: true });
  });
  return (find) => {
    wish.current = find;
    again((count) => count + 1);
  };
}
