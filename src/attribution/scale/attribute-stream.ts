import { assertObject } from "../../errors/assert-object.js";
import { assertText } from "../../errors/assert-text.js";
import { fail } from "../../errors/creator-core-error.js";
import type { CustomerKey } from "../../ids/index.js";
import type { AttributedSale, AttributionPolicy } from "../../models/attribution.js";
import { withPath } from "../aftermath/with-path.js";
import { compileAttribution } from "../compile-attribution.js";
import type { AttributionContext, AttributionOptions, CustomerFacts } from "../types.js";

/** All facts of one customer, or of several whole customers. */
export interface CustomerGroup extends CustomerFacts {
  /** Whose they are. Where it is given, all of them must be. */
  readonly customerKey?: CustomerKey;
}

/** What a stream attributes: the facts of customer after customer, and what holds for all of them. */
export interface StreamedFacts extends AttributionContext {
  readonly groups: AsyncIterable<CustomerGroup> | Iterable<CustomerGroup>;
}

/**
 * Who earned each conversion, for more facts than fit into memory?
 *
 * Use it where facts come grouped by customer: from a database cursor, a file sorted by customer, a queue; `groupByCustomer` makes
 * groups of sorted rows. It holds one group at a time and asks for the next when the sales of this one have been taken, so
 * that memory is bounded by the largest customer. With everything in memory use `attributeConversions`, which is faster; where
 * facts of a customer come in pieces use `attributionAccumulator`.
 *
 * A group must have the whole customer, touches and conversions. It may have several customers. What it cannot see, because
 * it remembers nothing: that a customer came before in another group (their touches and conversions then never meet), or
 * that an id did (then it is attributed again). `groupByCustomer` refuses rows that would make such groups.
 *
 * Complexity: as `attributeConversions` for each group. Memory: one group.
 *
 * @param facts - `{ groups, directory?, creators?, staff? }`; groups are `{ conversions, touchpoints, customerKey? }` in a
 * list, a generator or anything else that can be iterated, also asynchronously
 * @param policy - who gets credit
 * @param options - `{ weighers? }`
 * @returns an asynchronous generator of one list of sales for each group, in the order of the groups; empty for a group
 * without conversions. Inside a list by time, then id. Leaving the loop early closes the source.
 * @throws for the policy, the context and the options what `attributeConversions` throws, at once. For a group when it is its
 * turn: the same, with the group in the path, as in `groups[17].touchpoints[3].kind`; `invalidArgument` when a group with a
 * `customerKey` has facts of somebody else. What the source itself throws comes through as it is.
 *
 * @example
 * ```ts
 * import { attributeStream, lastClick90Days } from "creator-core/attribution";
 *
 * const order = { id: "order-7", customerKey: "k-1", kind: "order", occurredAt: 9 } as const;
 * const click = { id: "t-1", creatorId: "ann", customerKey: "k-1", kind: "click", occurredAt: 1 } as const;
 * const groups = [{ conversions: [order], touchpoints: [click] }];
 *
 * const winners: (string | undefined)[] = [];
 * for await (const sales of attributeStream({ groups }, lastClick90Days)) {
 *   for (const sale of sales) winners.push(sale.credits[0]?.creatorId);
 * }
 * winners; // => ["ann"]
 * ```
 */
export function attributeStream(
  facts: StreamedFacts,
  policy: AttributionPolicy,
  options: AttributionOptions = {},
): AsyncGenerator<AttributedSale[], void, undefined> {
  assertObject(facts, "facts", "{ groups }");
  const { groups } = facts;
  assertIterable(groups, "facts.groups");
  return streamOf(groups, compileAttribution(facts, policy, options));
}

/** The checks above are outside, because the body of a generator waits for the first sale to be asked for. */
async function* streamOf(
  groups: StreamedFacts["groups"],
  attribute: (customer: CustomerFacts) => AttributedSale[],
): AsyncGenerator<AttributedSale[], void, undefined> {
  let index = 0;
  for await (const group of groups) {
    const at = index;
    yield withPath(
      () => {
        assertOneCustomer(group);
        return attribute(group);
      },
      (path) => pathInStream(path, at),
    );
    index += 1;
  }
}

/** What is wrong with a group is said with its place; what is wrong with a policy or an option is not about a group. */
function pathInStream(path: string, index: number): string {
  if (path === "facts") return `groups[${index}]`;
  return /^(conversions|touchpoints|customerKey)/.test(path) ? `groups[${index}].${path}` : path;
}

/** @throws `invalidArgument` when something cannot be iterated. A text can, but no text is meant. */
export function assertIterable(value: unknown, path: string): void {
  const isIterable =
    typeof value === "object" && value !== null && (Symbol.asyncIterator in value || Symbol.iterator in value);
  if (!isIterable) fail("invalidArgument", path, "a list or anything else that can be iterated", value);
}

function assertOneCustomer(group: CustomerGroup): void {
  assertObject(group, "facts", "{ conversions, touchpoints }");
  const { customerKey, conversions, touchpoints } = group;
  if (customerKey === undefined) return;
  assertText(customerKey, "customerKey");
  assertAllOf(customerKey, conversions, "conversions");
  assertAllOf(customerKey, touchpoints, "touchpoints");
}

function assertAllOf(customerKey: CustomerKey, rows: readonly { readonly customerKey: CustomerKey }[], path: string) {
  if (!Array.isArray(rows)) return; // said when they are attributed
  const other = rows.findIndex((row: (typeof rows)[number] | null) => row?.customerKey !== customerKey);
  if (other < 0) return;
  fail("invalidArgument", `${path}[${other}].customerKey`, `"${customerKey}", as the group`, rows[other]?.customerKey);
}
