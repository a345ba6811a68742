import { currencyExponent, formatMoney, moneyOfMinor } from "creator-core/money";
import type { Answers } from "./answer-case.js";
import { all, byId, element } from "./dom.js";
import { type Case, columns, type FieldName, longestText, mostRows, type TableName, tableNames } from "./state.js";
import type { Note } from "./troubles.js";

/** The form: filled from a case, and marked where something is wrong. */

const nouns = { posts: "post", bands: "band", steps: "step", orders: "order line" } as const;

export type FieldElement = HTMLInputElement | HTMLSelectElement;

/** Puts the whole case into the form. */
export function fillForm(current: Case): void {
  for (const field of all<FieldElement>("[data-field]")) {
    const value = current[field.dataset["field"] as FieldName];
    if (field instanceof HTMLInputElement && field.type === "radio") field.checked = field.value === value;
    else field.value = value;
  }
  for (const table of tableNames) fillTable(table, current);
  showWhatApplies(current);
}

/** Hides what a choice has made pointless, `plan=percent`, `bonus!=none`, and says how amounts are typed. */
export function showWhatApplies(current: Case): void {
  byId("hint-currency").textContent = amountHint(current.currency);
  for (const part of all("[data-when]")) {
    const [, name = "", sign, value = ""] = /^(\w+)(!?=)(\w*)$/.exec(part.dataset["when"] ?? "") ?? [];
    part.hidden = (current[name as FieldName] === value) !== (sign === "=");
  }
}

function amountHint(currency: string): string {
  const exponent = currencyExponent(currency);
  const such = formatMoney(moneyOfMinor(Math.floor(1234.5 * 10 ** exponent), currency)).replace(/^\D+/, "");
  return `${exponent === 0 ? "Whole amounts" : "Amounts with a point"}: ${such}`;
}

/** Makes the table anew, with a row for every row of the case. */
export function fillTable(table: TableName, current: Case): void {
  const noun = nouns[table];
  const head = element(
    "tr",
    {},
    ...columns[table].map(({ label }) => element("th", { scope: "col" }, label)),
    element("th", { scope: "col" }, element("span", { class: "hidden" }, "Remove")),
  );
  const rows = current[table].map((row, index) => {
    const cells = columns[table].map(({ name, label }) => {
      const field = `${table}.${index}.${name}`;
      const input = element("input", {
        id: `f-${field}`,
        "data-cell": field,
        "aria-label": `${label}, ${noun} ${index + 1}`,
        inputmode: table === "posts" || name === "order" ? "text" : "decimal",
        autocomplete: "off",
        spellcheck: "false",
        maxlength: String(longestText),
        placeholder: table === "posts" ? "—" : "",
      });
      input.value = row[name] ?? "";
      return element("td", { "data-label": label }, input);
    });
    const remove = element(
      "button",
      {
        type: "button",
        class: "remove",
        "data-remove": `${table}.${index}`,
        "aria-label": `Remove ${noun} ${index + 1}`,
      },
      "×",
    );
    return element(
      "tr",
      {},
      ...cells,
      element("td", { class: "last", "data-label": capitalized(`${noun} ${index + 1}`) }, remove),
    );
  });
  const add = element(
    "button",
    { type: "button", class: "add", "data-add": table },
    `Add ${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`,
  );
  add.disabled = current[table].length >= mostRows;
  const body = element("table", { class: `sheet ${table}` }, element("thead", {}, head), element("tbody", {}, ...rows));
  const holder = document.querySelector<HTMLElement>(`[data-table="${table}"]`);
  holder?.replaceChildren(body, element("p", { class: "error", id: `e-${table}`, hidden: "" }), add);
}

/** Says at each field what is wrong with it or to be known about it, and nowhere else. */
export function markFields({ troubles, notes }: Pick<Answers, "troubles" | "notes">): void {
  for (const field of all<FieldElement>("[data-field], [data-cell]")) {
    const name = field.dataset["field"] ?? field.dataset["cell"] ?? "";
    if (field.type === "radio") continue;
    const trouble = troubles.get(name);
    markField(field, name, trouble === undefined ? notes.get(name) : { tone: "error", text: trouble });
  }
  for (const name of ["plan", ...tableNames]) {
    const place = byId(`e-${name}`);
    place.textContent = troubles.get(name) ?? "";
    place.hidden = !troubles.has(name);
  }
}

function markField(field: FieldElement, name: string, mark: Note | { tone: "error"; text: string } | undefined): void {
  const id = `e-${name}`;
  const known = document.getElementById(id);
  const described = [field.dataset["hint"], mark && id].filter((each) => each !== undefined);
  if (described.length > 0) field.setAttribute("aria-describedby", described.join(" "));
  else field.removeAttribute("aria-describedby");
  if (mark?.tone === "error") field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  if (mark === undefined) {
    known?.remove();
    return;
  }
  const place = known ?? element("p", { id });
  place.className = mark.tone;
  if (place.textContent !== mark.text) place.textContent = mark.text;
  if (known === null) field.after(place);
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
