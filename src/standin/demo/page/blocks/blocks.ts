import type { ComponentType } from "preact";
import { type JsonObject, textOf } from "../../../slack/json.ts";
import { html } from "../html.ts";
import { Actions } from "./actions.ts";
import { Context } from "./context.ts";
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
  context: Context,
  divider: Divider,
  header: Header,
  image: ImageBlock,
  input: Input,
  rich_text: RichText,
  section: Section,
};

/** Blocks in their order; one that the page does not know is shown as such, never dropped. */
export function Blocks({ blocks }: { blocks: JsonObject[] }) {
  return html`<div class="blocks">
    ${blocks.map((block) => html`<${Block} key=${block.block_id} block=${block} />`)}
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
