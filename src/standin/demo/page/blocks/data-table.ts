import { useState } from "preact/hooks";
import { type JsonObject, listOf, objectsOf, textOf } from "../../../slack/json.ts";
import { html } from "../html.ts";
import { withAddresses } from "../text/address.ts";

/** Slack's own, where a table does not say how many rows it shows at once. */
const USUAL_PAGE = 5;

/** A table that one turns over; its first row has the names of its columns. */
export function DataTable({ block }: { block: JsonObject }) {
  const [page, setPage] = useState(0);
  const [names = [], ...rows] = listOf(block.rows).map((row) =>
    objectsOf(row).map((cell) => textOf(cell.text)),
  );
  const size = Number(block.page_size ?? USUAL_PAGE);
  const header = Number(block.row_header_column_index ?? 0);
  const from = Math.min(page, Math.ceil(rows.length / size) - 1) * size;
  const shown = rows.slice(from, from + size);
  const caption = textOf(block.caption);
  return html`<div class="block data-table">
    <div class="data-table-scroll" tabindex="0" role="region" aria-label=${caption}>
      <table>
        <caption>${caption}</caption>
        <thead>
          <tr>${names.map((name) => html`<th scope="col">${name}</th>`)}</tr>
        </thead>
        <tbody>
          ${shown.map(
            (cells) => html`<tr>
              ${cells.map((text, column) =>
                column === header
                  ? html`<th scope="row">${withAddresses(text)}</th>`
                  : html`<td>${withAddresses(text)}</td>`,
              )}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${
      rows.length > size &&
      html`<div class="data-table-pages">
        <button type="button" class="plain" disabled=${from === 0} onClick=${() => setPage(from / size - 1)}>Back</button>
        <span aria-live="polite">${from + 1} to ${from + shown.length} of ${rows.length}</span>
        <button
          type="button"
          class="plain"
          disabled=${from + size >= rows.length}
          onClick=${() => setPage(from / size + 1)}
        >Next</button>
      </div>`
    }
  </div>`;
}
