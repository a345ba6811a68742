import { explainEntry, statement, statementRows } from "creator-core/commission";
import type { LedgerEntry } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { sentenceOf, untyped } from "../../support/thrown.ts";
import { entry, gbp } from "./entries.ts";

const good = entry("e-1", gbp("1.00"));
const month = deepFreeze(statement([good], { creatorId: "c-1", currency: "GBP", window: { start: 0 } }));
const explained = (rejected: unknown) => explainEntry({ ...good, rejected: [untyped(rejected)] } as LedgerEntry);

describe("what callers without types pass", () => {
  it.each<[name: string, rejected: unknown, sentence: string]>([
    [
      "a reason without words",
      { ruleId: "all", reasons: [{ code: "scopeMismatch", message: Symbol("s") }] },
      "Invalid argument: entry.rejected[0].reasons[0].message must be text, got a symbol",
    ],
    [
      "a rejected rule without a name",
      { reasons: [] },
      "Invalid argument: entry.rejected[0].ruleId must be an id that is not empty, got undefined",
    ],
  ])("explainEntry: %s", (_, rejected, sentence) => {
    expect(sentenceOf(() => explained(rejected))).toBe(sentence);
  });

  it.each<[name: string, change: object, sentence: string]>([
    ["no lines", { lines: "none" }, 'Invalid argument: statements[0].lines must be a list, got "none"'],
    [
      "no window",
      { window: undefined },
      "Invalid argument: statements[0].window must be a window of time, got undefined",
    ],
    [
      "a start in words",
      { window: { start: "now", end: null } },
      'Invalid instant: statements[0].window.start must be whole epoch milliseconds, got "now"',
    ],
    ["no opening", { opening: null }, "Invalid money: statements[0].opening must be { minor, currency }, got null"],
    ["no creator", { creatorId: 5 }, "Invalid argument: statements[0].creatorId must be text, got 5"],
    [
      "a movement about nothing",
      { lines: [{ ...month.lines[0], source: undefined }] },
      "Invalid argument: statements[0].lines[0].source must be an object, got undefined",
    ],
    [
      "a movement without words",
      { lines: [{ ...month.lines[0], explanation: 5 }] },
      "Invalid argument: statements[0].lines[0].explanation must be text, got 5",
    ],
  ])("statementRows: %s", (_, change, sentence) => {
    expect(sentenceOf(() => statementRows([untyped({ ...month, ...change })]))).toBe(sentence);
  });
});
