import type { Demo } from "./demo.ts";
import type { GuidePicture } from "./picture.ts";

const GIVES_ACCESS = ["API_ProvisionUser", "API_AddUserToRole", "API_SendInvitation"];

/** How far the guided path is: seen from what has happened, so that it holds however somebody got there. */
export function takeGuide({ world, emailsSeen }: Demo): GuidePicture {
  const { slack, quickbase, approvals } = world;
  const channel = slack.engine.workspace.channels.get(approvals.id);
  const cards = (channel?.messages ?? []).filter(
    ({ isFromApp, threadTs, onlyFor }) => isFromApp && threadTs === undefined && onlyFor === undefined,
  );
  const emails = quickbase.mails.length;
  return {
    isAsked: cards.length > 0,
    isWaiting: cards.some(({ blocks }) => JSON.stringify(blocks).includes('"style":"primary"')),
    // Nothing is written there before somebody has approved.
    isApproved: emails > 0 || quickbase.calls.some(({ action }) => GIVES_ACCESS.includes(action)),
    isSent: emails > 0,
    isSeen: emails > 0 && emailsSeen > 0,
  };
}
