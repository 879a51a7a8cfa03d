import type { Log, Posted } from "../../invite/ports.ts";
import { refusesBlocks } from "../refused-calls.ts";
import type { Message } from "../views/message.ts";

/** Whether Slack takes tables, as far as this process knows. */
export type TablesTaken = {
  areTaken(): boolean;
  /** Sees whether a message that may have a table was taken. */
  note(message: Message, posting: Promise<Posted>): Promise<Posted>;
};

/** They are new: where Slack has refused one, none is sent any more. */
export function createTablesTaken(log: Log): TablesTaken {
  let areTaken = true;
  return {
    areTaken: () => areTaken,
    async note({ blocks }, posting) {
      const posted = await posting;
      const hasTable = blocks.some(({ type }) => type === "data_table");
      if (areTaken && hasTable && !posted.posted && refusesBlocks(posted.refusal)) {
        areTaken = false;
        log.warn({ error: posted.refusal }, "Slack does not take a table: results come in lines from now on");
      }
      return posted;
    },
  };
}
