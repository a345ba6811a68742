import { fail } from "../errors/creator-core-error.js";
import { toInstant } from "../time/to-instant.js";
import type { Instant, InstantInput } from "../time/types.js";
import { assertArray, assertId } from "./guards.js";
import { byText } from "./order.js";

/** A fact with its time in numbers, and where it stands in the arguments. */
export interface Known<Fact> {
  readonly fact: Fact;
  readonly at: Instant;
  readonly path: string;
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
  assertArray(facts, name);
  const seen = new Map<string, Known<Fact>>();
  facts.forEach((fact, index) => {
    const path = `${name}[${index}]`;
    assertId(fact?.id, `${path}.id`);
    const known = { fact, at: toInstant(fact[time] as InstantInput, `${path}.${time}`), path };
    const before = seen.get(fact.id);
    if (before === undefined) seen.set(fact.id, known);
    else if (before.at !== known.at || textOf(before.fact, time) !== textOf(fact, time)) {
      fail("duplicateId", `${path}.id`, `new, or all of ${before.path} repeated`, fact.id);
    }
  });
  return [...seen.values()].filter(({ at }) => at <= asOf).sort((a, b) => a.at - b.at || byText(a.fact.id, b.fact.id));
}

/** A fact as text whatever the order of its keys; its time, which has three forms, is compared apart. */
function textOf(fact: object, time: string): string | symbol {
  try {
    return JSON.stringify({ ...fact, [time]: null }, (_, value: unknown) => {
      const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
      return isRecord ? Object.entries(value).sort(([a], [b]) => byText(a, b)) : value;
    });
  } catch {
    return Symbol("no plain data"); // equal to nothing, not even to itself read again
  }
}
