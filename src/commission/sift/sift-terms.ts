import { assertList } from "../../errors/assert-list.js";
import type { CommissionTerms } from "../../models/commission.js";
import { compilePlans } from "../terms/compile-terms.js";
import { called, type Refusal, refusalOf, type Tell } from "./findings.js";

/**
 * The plans that can be used. One of which a version cannot is set aside whole: the sales under its other versions add up
 * with those under that one.
 */
export function siftTerms(terms: readonly CommissionTerms[], tell: Tell): readonly CommissionTerms[] {
  assertList(terms, "terms");
  const plans = new Map<string, CommissionTerms[]>();
  const unusable = new Set<string>();
  for (let index = 0; index < terms.length; index += 1) {
    const each = terms[index]!;
    const refusal = refusalOf(() => compilePlans([each]));
    if (refusal === null) {
      const versions = plans.get(each.id);
      if (versions === undefined) plans.set(each.id, [each]);
      else versions.push(each);
      continue;
    }
    const id = idOf(each);
    if (id !== null) unusable.add(id);
    tellUnusable(id, index, refusal, tell);
  }
  const kept = new Set<CommissionTerms>();
  for (const [id, versions] of plans) {
    if (unusable.has(id)) {
      const message = `Plan ${called(id)} waits with all its versions, because one of them cannot be used.`;
      tell("waitsForOthers", ["terms", called(id)], "leftOut", message);
      continue;
    }
    const refusal = refusalOf(() => compilePlans(versions));
    if (refusal === null) for (const version of versions) kept.add(version);
    else tellUnusable(id, 0, refusal, tell);
  }
  return terms.filter((each) => kept.has(each));
}

function tellUnusable(id: string | null, index: number, { where, expected, actual }: Refusal, tell: Tell): void {
  const name = id === null ? `Plan number ${index + 1}` : `Plan ${called(id)}`;
  const message = `${name} cannot be used: ${where} must be ${expected}; it is set aside.`;
  tell("unusableTerms", ["terms", id === null ? index : called(id)], "leftOut", message, expected, actual);
}

/** The id of a plan, where it has one. */
function idOf(terms: CommissionTerms): string | null {
  let id: string | null = null;
  refusalOf(() => {
    id = typeof terms.id === "string" && terms.id !== "" ? terms.id : null;
  });
  return id;
}
