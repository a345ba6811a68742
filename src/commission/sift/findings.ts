import { isCreatorCoreError } from "../../errors/creator-core-error.js";
import { cut } from "../../errors/preview.js";
import { codeUnitOrder } from "../../kernels/code-unit-order.js";
import type { FactFinding } from "../../models/ledger.js";
import type { AccrualFacts } from "../accrue.js";

/** A list of facts, by its name. */
export type FactList = Exclude<keyof AccrualFacts, "terms">;

/** In the order in which findings are told. */
export const factLists: readonly FactList[] = [
  "sales",
  "adjustments",
  "payouts",
  "transfers",
  "picks",
  "referrals",
  "posts",
  "deliverables",
  "fxRates",
  "creators",
  "booked",
];

/** What one fact of a list is called, for people. */
export const nouns: Readonly<Record<FactList, string>> = {
  sales: "Sale",
  adjustments: "Adjustment",
  payouts: "Payout",
  transfers: "Transfer",
  picks: "Pick",
  referrals: "Referral",
  posts: "Post",
  deliverables: "Deliverable",
  fxRates: "Exchange rate",
  creators: "Creator",
  booked: "Entry",
};

export type Tell = (
  code: FactFinding["code"],
  path: FactFinding["path"],
  consequence: FactFinding["consequence"],
  message: string,
  expected?: string,
  actual?: string,
) => void;

/** Collects findings; each is a row with its keys in one order. */
export function openFindings(): { readonly findings: FactFinding[]; readonly tell: Tell } {
  const findings: FactFinding[] = [];
  const tell: Tell = (code, path, consequence, message, expected, actual) => {
    findings.push({
      code,
      path,
      ...(expected === undefined ? {} : { expected }),
      ...(actual === undefined ? {} : { actual }),
      message,
      consequence,
    });
  };
  return { findings, tell };
}

/** List by list, then by what they are about; never by the order in which facts came. */
export function inReadingOrder(findings: readonly FactFinding[]): FactFinding[] {
  const place = ({ path }: FactFinding) => factLists.indexOf(path[0] as FactList);
  return [...findings].sort((a, b) => {
    const order = place(a) - place(b);
    return order !== 0 ? order : byPath(a, b) || codeUnitOrder(a.code, b.code) || codeUnitOrder(a.message, b.message);
  });
}

function byPath({ path: a }: FactFinding, { path: b }: FactFinding): number {
  const shared = Math.min(a.length, b.length);
  for (let depth = 1; depth < shared; depth += 1) {
    const [left, right] = [a[depth]!, b[depth]!];
    const isBoth = typeof left === "number" && typeof right === "number";
    const order = isBoth ? left - right : codeUnitOrder(String(left), String(right));
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** An id as messages call it. */
export function called(id: string): string {
  return cut(id, 60).replace(/\s/g, " ");
}

/** What a reader of the run refuses, in its words. */
export interface Refusal {
  readonly where: string;
  readonly expected: string;
  readonly actual: string;
}

/** What a reader of the run says of a fact; `null` where it takes it. Whatever a fact throws by itself is no data. */
export function refusalOf(read: () => unknown): Refusal | null {
  try {
    read();
    return null;
  } catch (error) {
    if (!isCreatorCoreError(error))
      return { where: "it", expected: "plain data that can be read", actual: "something else" };
    const { path, expected, actual } = error.details;
    return { where: path.replace(/^[a-zA-Z]+\[[0-9]+\]\.?/, "") || "it", expected, actual };
  }
}

/** Tells of a fact that sums would not be exact with it; for filters, that it does not stay. */
export function tellTooLarge(list: FactList, id: string, tell: Tell): false {
  const message = `${nouns[list]} ${called(id)} is so large that sums would not be exact any more; it is set aside.`;
  tell("tooLarge", [list, id], "leftOut", message);
  return false;
}
