import { formatMoney } from "creator-core/money";
import { formatCount, formatPercentage, namesOf, printable } from "../month-end/report/words.js";
import type { Findings } from "./findings.js";
import { models } from "./policies.js";
import { markInWords } from "./report/delay-figure.js";
import { completionInWords, unplacedInWords } from "./report/delay-section.js";
import { partsInWords } from "./report/order-section.js";
import { candidateInWords, fateWords } from "./report/words.js";
import { currenciesOf, sharesByModel } from "./shares-by-model.js";

/** The same as on the page, for a terminal or a log. */
export function summary(findings: Findings): string {
  return [oneOrder(findings), fourModels(findings), howLate(findings)]
    .map((lines) => lines.map((line) => printable(line)).join("\n"))
    .join("\n\n");
}

function oneOrder({ facts, order: { conversion, decisions } }: Findings): string[] {
  const names = namesOf(facts.creators);
  const [{ explanation, name }] = decisions;
  return [
    `ONE ORDER: ${conversion.id}, under “${name}”`,
    ` ${explanation.summary}`,
    "",
    ...aligned([
      ["creator", "evidence", "what became of it"],
      ...explanation.candidates.map((candidate) => [
        candidate.creatorId === null ? "–" : names(candidate.creatorId),
        candidateInWords(candidate),
        fateWords[candidate.fate],
      ]),
    ]),
    "",
    ...aligned([
      ["policy", "who gets what"],
      ...decisions.map(({ name: policy, sale }) => [policy, partsInWords(sale, names)]),
    ]),
  ];
}

function fourModels({ facts, comparison }: Findings): string[] {
  const names = namesOf(facts.creators);
  return currenciesOf(comparison).flatMap((currency) => [
    `FOUR MODELS, ${currency}`,
    ...aligned([
      ["creator", ...models.map(({ name }) => name)],
      ...sharesByModel(comparison, currency).map(({ creatorId, amounts }) => [
        creatorId === null ? "Nobody" : names(creatorId),
        ...amounts.map((amount) => formatMoney(amount)),
      ]),
    ]),
  ]);
}

function howLate({ delay: { marks } }: Findings): string[] {
  return [
    "HOW LATE ORDERS COME",
    ...aligned([
      ["within", "orders", "of all so far", "posts old enough", "in the end"],
      ...marks.rows.map((row) => [
        markInWords(row.mark),
        formatCount(row.credits),
        formatPercentage(row.share),
        formatPercentage(row.maturity),
        completionInWords(row),
      ]),
    ]),
    ` ${unplacedInWords(marks)}`,
  ];
}

/** Cells in columns, the numbers among them to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const [head = [], ...body] = rows;
  const columns = head.map((_, column) => ({
    width: rows.reduce((most, row) => Math.max(most, [...(row[column] ?? "")].length), 0),
    isNumeric: body.every((row) => /^[–×£€$¥\d-]/.test(row[column] ?? "")),
  }));
  return rows.map((row) => {
    const cells = columns.map(({ width, isNumeric }, column) => {
      const cell = row[column] ?? "";
      return isNumeric ? cell.padStart(width) : cell.padEnd(width);
    });
    return ` ${cells.join("  ").trimEnd()}`;
  });
}
