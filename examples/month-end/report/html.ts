/** Text that is HTML already. Everything else is escaped where it is put in. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Html | null | readonly Part[];

/** A template whose values are escaped, so that no name or note from a file can become markup. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  return new Html(
    strings.map((string, index) => string + (index < values.length ? written(values[index] ?? null) : "")).join(""),
  );
}

function written(value: Part): string {
  if (value === null) return "";
  if (value instanceof Html) return value.text;
  return typeof value === "object" ? value.map(written).join("") : escapeHtml(String(value));
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as text: no markup, no control characters, nothing that turns the writing around (but the isolates stay). */
export function escapeHtml(text: string): string {
  return text
    .replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066\u2067]/g, "")
    .replace(/\p{Cc}+/gu, " ")
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** A column of a table: its head, how a row fills it, and whether it holds numbers. */
export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => string | Html;
  readonly numeric?: boolean;
}

export function table<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): Html {
  const kind = (column: Column<Row>) => (column.numeric === true ? html` class="number"` : html``);
  const head = columns.map((column) => html`<th scope="col"${kind(column)}>${column.head}</th>`);
  const body = rows.map(
    (row) => html`<tr>${columns.map((column) => html`<td${kind(column)}>${column.cell(row)}</td>`)}</tr>\n`,
  );
  const hint = columns.length > 3 ? html`<p class="hint">The table scrolls sideways.</p>` : null;
  return html`${hint}<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody></table></div>`;
}

/** A table that is opened by whoever wants it. Its summary is its caption. */
export function foldedTable<Row>(summary: string, columns: readonly Column<Row>[], rows: readonly Row[]): Html {
  return html`<details><summary>${summary}</summary>${table(summary, columns, rows)}</details>`;
}
