import { assertList } from "../errors/assert-list.js";
import { fail } from "../errors/creator-core-error.js";
import { codeUnitOrder } from "../kernels/code-unit-order.js";
import { sameFacts } from "../time/same-facts.js";
import { toInstant } from "../time/to-instant.js";
import type { Instant, InstantInput } from "../time/types.js";
import { assertId } from "./guards.js";

/** A fact with its time in numbers, and its place in the list. */
export interface Known<Fact> {
  readonly fact: Fact;
  readonly at: Instant;
  readonly index: number;
}

/**
 * The facts known at a moment, each once. Files are delivered twice and webhooks are repeated, and that changes nothing;
 * two different facts under one id are a mistake that nobody can guess right.
 */
export function readFacts<Fact extends { readonly id: string }>(
  facts: readonly Fact[],
  name: string,
  time: keyof Fact & string,
  asOf: Instant,
): Known<Fact>[] {
  assertList(facts, name);
  const first = new Map<string, number>();
  const known: Known<Fact>[] = [];
  facts.forEach((fact, index) => {
    assertId(fact?.id, `${name}[${index}].id`);
    const at = toInstant(fact[time] as InstantInput, `${name}[${index}].${time}`);
    const before = first.get(fact.id);
    if (before === undefined) {
      first.set(fact.id, index);
      if (at <= asOf) known.push({ fact, at, index });
    } else if (!sameFacts(facts[before], fact)) {
      fail("duplicateId", `${name}[${index}].id`, `new, or all of ${name}[${before}] repeated`, fact.id);
    }
  });
  return known.sort((a, b) => a.at - b.at || codeUnitOrder(a.fact.id, b.fact.id));
}
