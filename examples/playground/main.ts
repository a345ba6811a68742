/** The page: what is typed goes into the case, the case into the answers, the answers and their code onto the page. */
import { type Answers, answerCase } from "./answer-case.js";
import { byId } from "./dom.js";
import { fillForm, fillTable, markFields, showWhatApplies } from "./fields.js";
import { highlighted } from "./highlight.js";
import { fromHash, toHash } from "./link.js";
import { copy, notify, soon } from "./notice.js";
import { isSheet, pasteInto } from "./paste.js";
import { showAnswers, spokenAnswers } from "./show.js";
import { resultOf, type SnippetLength, snippetOf } from "./snippet.js";
import { type Case, emptyRow, example, mostRows, type TableName, withField } from "./state.js";

let current: Case = example;
let answers: Answers = answerCase(current);

function change(next: Case): void {
  current = next;
  answers = answerCase(current);
  showWhatApplies(current);
  markFields(answers);
  showAnswers(answers);
  showCode();
  speakSoon();
}

/** A change that a person made; the address follows. */
function edit(next: Case): void {
  change(next);
  keepSoon();
}

function load(next: Case): void {
  fillForm(next);
  change(next);
}

// ── Typing, choosing, adding, removing, pasting ─────────────────────────────────────────────────────────────────────

document.addEventListener("input", ({ target }) => {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
  const path = target.dataset["field"] ?? target.dataset["cell"];
  if (path !== undefined) edit(withField(current, path, target.value));
  else if (target.name === "view") showCode();
});

document.addEventListener("click", ({ target }) => {
  if (!(target instanceof HTMLElement)) return;
  const { add, remove } = target.dataset;
  if (add !== undefined) addRow(add as TableName);
  if (remove !== undefined) removeRow(remove);
});

document.addEventListener("paste", (event) => {
  const { target, clipboardData } = event;
  if (!(target instanceof HTMLInputElement)) return;
  const [table, row, column] = (target.dataset["cell"] ?? "").split(".");
  const text = clipboardData?.getData("text/plain") ?? "";
  if (row === undefined || column === undefined || !isSheet(text)) return;
  event.preventDefault();
  const name = table as TableName;
  replaceTable(name, pasteInto(name, current[name], { row: Number(row), column }, text));
  byId(`f-${name}.${row}.${column}`).focus();
  if (text.split("\n").length > mostRows) notify(`Only the first ${mostRows} rows were taken.`);
});

function addRow(table: TableName): void {
  if (current[table].length >= mostRows) return;
  const index = current[table].length;
  replaceTable(table, [...current[table], emptyRow(table)]);
  document.querySelector<HTMLElement>(`[data-cell^="${table}.${index}."]`)?.focus();
}

function removeRow(path: string): void {
  const [table, index] = path.split(".") as [TableName, string];
  replaceTable(
    table,
    current[table].filter((_, at) => at !== Number(index)),
  );
  const next = Math.min(Number(index), current[table].length - 1);
  const place = document.querySelector<HTMLElement>(`[data-remove="${table}.${next}"], [data-add="${table}"]`);
  place?.focus();
}

function replaceTable(table: TableName, rows: Case[TableName]): void {
  const next = { ...current, [table]: rows };
  fillTable(table, next);
  edit(next);
}

// ── Code ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const hints = {
  short: "Runs as it stands after npm install creator-core. Commission here is before refunds.",
  full: "Runs as it stands: the same orders and refunds, booked and stated.",
  result: "What the program with the ledger prints, to the last digit.",
} as const;

function codeText(): string {
  const view = viewed();
  return view === "result" ? JSON.stringify(resultOf(answers, "full"), null, 2) : snippetOf(current, answers, view);
}

function viewed(): SnippetLength | "result" {
  const value = document.querySelector<HTMLInputElement>('input[name="view"]:checked')?.value;
  return value === "full" || value === "result" ? value : "short";
}

function showCode(): void {
  byId("code").replaceChildren(...highlighted(codeText()));
  byId("code-hint").textContent = hints[viewed()];
}

byId("copy").addEventListener("click", () => copy(codeText(), "The code is copied."));
byId("share").addEventListener("click", () => {
  keep();
  copy(location.href, "The link is copied. Whoever opens it sees this case.");
});
byId("reset").addEventListener("click", () => {
  load(example);
  history.replaceState(null, "", location.pathname + location.search);
  notify("This is the example again.");
});

// ── Address and speech ────────────────────────────────────────────────────────────────────────────────────────

const keep = () => history.replaceState(null, "", toHash(current));
const keepSoon = soon(keep, 250);
const speakSoon = soon(() => {
  byId("spoken").textContent = spokenAnswers(answers);
}, 700);
function loadAddress(): void {
  const { hash } = location;
  const found = fromHash(hash);
  load(found ?? example);
  if (found === null && hash.startsWith("#case=")) notify("This link cannot be read, so here is the example.");
}

window.addEventListener("hashchange", () => {
  if (location.hash.startsWith("#case=")) loadAddress();
  // A jump within the page, by the skip link: the case goes back into the address.
  else if (current !== example) keep();
});
// Only so can what scrolls be reached by keyboard in every browser.
byId("code-frame").tabIndex = 0;
loadAddress();
