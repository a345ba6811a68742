import { assertObject } from "../errors/assert-object.js";
import type { ProgramFacts } from "../models/program.js";
import { toInstant } from "../time/to-instant.js";
import type { InstantInput } from "../time/types.js";
import { type FactIssue, inReadingOrder, openFacts } from "./_open-facts.js";
import { type KnownFacts, takeFacts } from "./_take-facts.js";

/** The good rows of all lists, and everything that is wrong with the others. */
export interface ParsedFacts {
  /** Every list is there, also those that may be missing, with its good rows in their order. */
  readonly facts: Required<ProgramFacts>;
  /** List by list in the order of `ProgramFacts`, and by row; each says whether the row was kept. */
  readonly issues: readonly FactIssue[];
}

/** What the new facts may refer to, and when they are for. */
export interface ParseFactsOptions {
  /** Facts that are already held, to which an update refers: the conversion of last month that is refunded today. */
  readonly known?: KnownFacts | undefined;
  /** The moment of the run the facts are for: no run can go on from entries booked after it. Absent: not looked at. */
  readonly asOf?: InstantInput | undefined;
}

/**
 * What does the programme know, row by row, and which rows cannot be believed?
 *
 * For one file or feed with everything in it, before `runProgram`. Each row is looked at by itself, then together with
 * the others. For exports of other systems take `parseRows` first; `programFactsSchema` with `parse`
 * is the stricter neighbour that refuses everything for one bad row.
 *
 * A missing list is an empty one; an unknown list is an issue. Every bad row is left out, and so is what would make
 * nonsense of the rest:
 *
 * - a row whose id an earlier row has, and a code or link while somebody else owns it;
 * - a post of an unknown creator, a cost of an unknown campaign, an adjustment of an unknown conversion or in another
 *   currency;
 * - a correction in the ledger without the entry it corrects, about something else than that, or that takes back more
 *   than was earned (an entry in between has been lost), and what corrects it in turn;
 * - a conversion in another currency than what is booked for it, and a payout or transfer that is booked otherwise: what
 *   is booked stays, so the row goes;
 * - a second row of a creator's attributes from the same instant on;
 * - an amount, a rate or a count with which sums would not be exact any more.
 *
 * Other references to nothing are issues too, but their rows are kept, because what they say about others holds all the
 * same: the touch and the code of a creator nobody listed, a payout to them, a licence from them. (A row that is left
 * out is not there for references either. References to posts are not checked: shops name posts that no programme
 * tracks.)
 *
 * Nothing that it lets through makes `runProgram` throw: one row never costs a month. Policies that no schema has proved
 * may, and so may an `asOf` before the last entry of the ledger, unless it is given here too.
 *
 * Complexity: O(size of the input), and O(n log n) in the assignments of the directory.
 *
 * @param input - the object of lists, from `JSON.parse` or elsewhere
 * @param options - `known`: facts already held, to which these may refer; `asOf`: the moment of the run they are for
 * @returns the facts that can be believed, and all issues with their paths and consequences
 * @throws `invalidArgument`, `invalidInstant` when the options or `asOf` are none; whatever the input is, it is issues
 * and never an exception
 *
 * @example
 * ```ts
 * import { parseFacts } from "creator-core/schemas";
 *
 * const { facts, issues } = parseFacts({
 *   creators: [{ id: "c-1", accounts: [] }, { id: "c-1", accounts: [] }, { id: "c-2" }],
 *   payouts: [{ id: "p-1", creatorId: "c-9", paidAt: "2026-04-01T00:00:00Z", amount: { minor: 100, currency: "GBP" } }],
 * });
 * facts.creators; // => [{ id: "c-1", accounts: [] }]
 * facts.payouts.length; // => 1
 * issues[0]?.message; // => 'creators[1].id must be used once, but creators[0] has it too, got "c-1"; the row is left out'
 * issues[0]?.consequence; // => "leftOut"
 * issues[1]?.message; // => "creators[2].accounts must be a list of at most 100,000 entries, got nothing"
 * issues[2]?.message; // => 'payouts[0].creatorId must be the id of one of the creators, got "c-9"; the row is kept'
 * issues[2]?.consequence; // => "kept"
 * ```
 */
export function parseFacts(input: unknown, options: ParseFactsOptions = {}): ParsedFacts {
  assertObject(options, "options");
  const { known, asOf } = options;
  if (asOf !== undefined) toInstant(asOf, "options.asOf");
  const { issues, take } = openFacts(input);
  const facts = takeFacts(take, known, asOf);
  return { facts, issues: inReadingOrder(issues) };
}
