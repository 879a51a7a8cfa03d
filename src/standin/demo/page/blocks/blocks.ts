import type { ComponentType } from "preact";
import { type JsonObject, textOf } from "../../../slack/json.ts";
import { html } from "../html.ts";
import { useSurface } from "../surface.ts";
import { Actions } from "./actions.ts";
import { Alert } from "./alert.ts";
import { Context } from "./context.ts";
import { DataTable } from "./data-table.ts";
import { Divider } from "./divider.ts";
import { Header } from "./header.ts";
import { ImageBlock } from "./image.ts";
import { Input } from "./input.ts";
import { RichText } from "./rich-text.ts";
import { Section } from "./section.ts";

type BlockProps = { block: JsonObject };

/** Every kind of block that the page knows. */
const BLOCKS: Record<string, ComponentType<BlockProps>> = {
  actions: Actions,
  alert: Alert,
  context: Context,
  data_table: DataTable,
  divider: Divider,
  header: Header,
  image: ImageBlock,
  input: Input,
  rich_text: RichText,
  section: Section,
};

/** Blocks in their order; one that the page does not know is shown as such, never dropped. */
export function Blocks({ blocks }: { blocks: JsonObject[] }) {
  const isMessage = "ts" in useSurface().at;
  return html`<div class="blocks">
    ${blocks.map((block, index) => {
      // Slack gives blocks of an edited message new ids: by these, a question that is open would be lost.
      const key = isMessage ? `${index} ${textOf(block.type)}` : block.block_id;
      return html`<${Block} key=${key} block=${block} />`;
    })}
  </div>`;
}

function Block({ block }: BlockProps) {
  const type = textOf(block.type);
  const Known = Object.hasOwn(BLOCKS, type) ? BLOCKS[type] : undefined;
  if (Known) return html`<${Known} block=${block} />`;
  return html`<details class="unknown">
    <summary>A block that this demo does not show: <code>${type || "no type"}</code></summary>
    <pre>${JSON.stringify(block, null, 2)}</pre>
  </details>`;
}
