import type { KnownBlock, ModalView, RichTextElement } from "@slack/types";

type Shown = { blocks: object[] };

/** What a person reads: a line for each line, `[Button]`, `Label: (hint)`; an instant as its UTC text. */
export function read({ blocks }: Shown): string {
  return (blocks as KnownBlock[]).map(readBlock).join("\n");
}

/** The buttons one can press, by their words. */
export function buttonsOf({ blocks }: Shown): string[] {
  return (blocks as KnownBlock[]).flatMap((block) =>
    block.type === "actions"
      ? block.elements.flatMap((element) => (element.type === "button" ? [element.text.text] : []))
      : [],
  );
}

/** The fields of a form, by their labels. */
export function labelsOf({ blocks }: ModalView): string[] {
  return (blocks as KnownBlock[]).flatMap((block) => (block.type === "input" ? [block.label.text] : []));
}

function readBlock(block: KnownBlock): string {
  switch (block.type) {
    case "rich_text":
      return block.elements
        .map((element) => {
          const text =
            "elements" in element ? (element.elements as RichTextElement[]).map(readPiece).join("") : "";
          return element.type === "rich_text_quote" ? text.replace(/^/gm, "> ") : text;
        })
        .join("\n");
    case "section":
      return [
        block.text?.text ?? "",
        ...(block.fields ?? []).map(({ text }) => text.replace(/^\*(.*)\*\n/, "$1: ")),
      ]
        .filter(Boolean)
        .join("\n");
    case "context":
      return block.elements.map((element) => ("text" in element ? readMarkup(element.text) : "")).join(" ");
    case "actions":
      return block.elements
        .map((element) => (element.type === "button" ? `[${element.text.text}]` : element.type))
        .join(" ");
    case "input":
      return `${block.label.text}: ${block.hint === undefined ? "" : `(${block.hint.text})`}`;
    case "alert":
      return readMarkup(block.text.text);
    case "header":
      return block.text.text;
    case "data_table":
      return [
        block.caption,
        ...block.rows.map((row) => row.map((cell) => ("text" in cell ? cell.text : "")).join("  |  ")),
      ].join("\n");
    case "divider":
      return "";
    default:
      throw new Error(`Cannot read a block of type "${block.type}"`);
  }
}

function readPiece(piece: RichTextElement): string {
  switch (piece.type) {
    case "text":
      return piece.text;
    case "date":
      return piece.fallback ?? "";
    case "user":
      return `@${piece.user_id}`;
    case "usergroup":
      return `@${piece.usergroup_id}`;
    default:
      throw new Error(`Cannot read a piece of type "${piece.type}"`);
  }
}

/** Slack's own markup, as far as we write it ourselves. */
export function readMarkup(text: string): string {
  return text.replace(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, "$1");
}
