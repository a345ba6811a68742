import { explainLine } from "creator-core/commission";
import type { LedgerEntry, StatementLine, TraceLine } from "creator-core/models";
import { formatMoney } from "creator-core/money";
import { formatPercent } from "creator-core/rate";
import type { Answers } from "./answer-case.js";
import { element } from "./dom.js";
import { kindWords } from "./words.js";

/** The statement of March: every movement with its receipt, and the rules that did not apply. */
export function statementTable({ commission, lacksTier }: Answers): HTMLElement {
  if (commission === undefined) {
    const why = lacksTier
      ? "The plan pays by tier, and the tier is not known."
      : "The plan or the orders cannot be read yet.";
    return element("p", { class: "without" }, why);
  }
  const { statement, ledger } = commission;
  const entries = new Map(ledger.map((entry) => [entry.id, entry]));
  const movements = statement.lines.map((line) => movement(line, entries.get(line.entryId)));
  const still = ledger.filter(({ amount, kind }) => amount.minor === 0 && kind === "commission");
  const head = ["Movement", "Base", "Rate", "Amount", "Balance"].map((name) => element("th", { scope: "col" }, name));
  return element(
    "table",
    { class: "statement" },
    element("caption", { class: "hidden" }, "Statement of March 2026"),
    element("thead", {}, element("tr", {}, ...head)),
    ...movements,
    ...still.map(unpaid),
    ...whyNotRows(ledger),
    element("tfoot", {}, ...totalRows(statement)),
  );
}

function movement({ kind, source, amount, balance }: StatementLine, entry: LedgerEntry | undefined): HTMLElement {
  const about = source.kind === "sale" ? orderName(source.conversionId) : "the milestone";
  const title = element("td", {}, element("b", {}, kindWords[kind]), ` · ${about}`);
  const first = element(
    "tr",
    { class: "entry" },
    title,
    cell(""),
    cell(""),
    cell(formatMoney(amount), "Amount"),
    cell(formatMoney(balance), "Balance"),
  );
  return element("tbody", {}, first, ...(entry?.trace ?? []).map(receiptRow));
}

function receiptRow(line: TraceLine): HTMLElement {
  const { ruleId, base, rate, amount } = line;
  const rule = ruleId === null ? "" : ` (rule\u00a0${ruleId})`;
  return element(
    "tr",
    { class: "receipt" },
    element("td", {}, explainLine(line) + rule),
    cell(base === undefined ? "" : formatMoney(base), "Base"),
    cell(rate === undefined ? "" : formatPercent(rate), "Rate"),
    cell(formatMoney(amount), "Amount"),
    cell(""),
  );
}

/** Each rule that did not apply, once for each reason, with the orders it is about. */
function whyNotRows(ledger: readonly LedgerEntry[]): HTMLElement[] {
  const decided = new Set<string>();
  const orders = new Map<string, { readonly why: string; readonly ruleId: string; readonly about: Set<string> }>();
  for (const { source, rejected } of ledger) {
    if (source.kind !== "sale") continue;
    decided.add(source.conversionId);
    for (const { ruleId, reasons } of rejected ?? []) {
      const why = reasons.map(({ message }) => message).join(" ");
      const key = JSON.stringify([ruleId, why]);
      const found = orders.get(key) ?? { why, ruleId, about: new Set() };
      orders.set(key, found);
      found.about.add(source.conversionId);
    }
  }
  const rows = [...orders.values()].map(({ why, ruleId, about }) => {
    const whom = about.size === decided.size ? "any order" : [...about].map(orderName).join(", ");
    const text = `Rule ${ruleId} did not apply to ${whom}. ${why}`;
    return element("tr", { class: "why" }, element("td", { colspan: "5" }, text));
  });
  return rows.length === 0 ? [] : [element("tbody", { class: "whys" }, ...rows)];
}

/** An order that pays nothing by itself is decided all the same, and says why. */
function unpaid(entry: LedgerEntry): HTMLElement {
  const about = entry.source.kind === "sale" ? orderName(entry.source.conversionId) : "";
  const title = element("td", {}, element("b", {}, "Nothing by itself"), ` · ${about}`);
  const row = element(
    "tr",
    { class: "entry" },
    title,
    cell(""),
    cell(""),
    cell(formatMoney(entry.amount), "Amount"),
    cell(""),
  );
  return element("tbody", {}, row, ...entry.trace.map(receiptRow));
}

function totalRows({ totals, closing }: NonNullable<Answers["commission"]>["statement"]): HTMLElement[] {
  const kinds = Object.entries(totals).map(([kind, amount]) =>
    totalRow(`${kindWords[kind as keyof typeof kindWords]}, in all`, formatMoney(amount), ""),
  );
  return [...kinds, totalRow("Owed at the end of March", formatMoney(closing), "closing")];
}

function totalRow(name: string, amount: string, className: string): HTMLElement {
  return element(
    "tr",
    { class: className },
    element("th", { scope: "row", colspan: "3" }, name),
    cell(amount, "Amount"),
    cell(""),
  );
}

/** `"order 1002"`, and `"order line 2"` for one without a number. */
const orderName = (id: string) => `order ${id}`;

const cell = (text: string, label = ""): HTMLElement =>
  element("td", { class: text === "" ? "number empty" : "number", "data-label": label }, text);
