import type { CreatorId } from "../../ids/index.js";
import { type ClaimMaker, nounOfMeasure } from "../components/claim-maker.js";
import type { CompiledLeaderboard } from "../components/leaderboard/compile-leaderboard.js";
import { placesOfLeaderboard } from "../components/leaderboard/places-of-leaderboard.js";
import { measureReadings } from "../components/measure-window.js";
import type { CompiledMilestone } from "../components/milestone/compile-milestone.js";
import { readingsOfMilestone } from "../components/milestone/readings-of-milestone.js";
import { noStepYetLine } from "../ledger/trace.js";
import type { Book } from "./book.js";
import type { Reading } from "./claim.js";
import { makerOf, setClaim } from "./claims.js";
import { takeMembers } from "./gathering.js";
import { getOrAdd } from "./get-or-add.js";
import type { Run } from "./run.js";
import type { Tally, TallyMember } from "./tally.js";
import { inTallyOrder } from "./tally-for.js";

/** Counts every milestone and leaderboard that changed. A leaderboard that is not closed yet waits until it is. */
export function countTallies(book: Book, run: Run): void {
  const { tallies } = book.dirty;
  book.dirty.tallies = tallies.filter(({ closesAt }) => closesAt > run.asOf);
  for (const tally of tallies) {
    if (tally.closesAt > run.asOf) continue;
    const members = takeMembers(tally, inTallyOrder);
    const { component } = tally;
    if (component.kind === "leaderboard") claimPrizes(tally, component, members, book, run);
    else claimMilestone(tally, component, members, book, run);
  }
}

function claimMilestone(
  tally: Tally,
  component: CompiledMilestone,
  members: readonly TallyMember[],
  book: Book,
  run: Run,
): void {
  const maker = makerOf(tally.compiled, tally.rule);
  const readings = readingsOfMilestone(component, maker, members);
  claim(tally, tally.creatorId!, readings.length > 0 ? readings : [beforeFirst(component, maker, members)], book, run);
}

/** Where no step was ever reached: what counts so far, for a bonus that was booked when it was thought to be more. */
function beforeFirst(component: CompiledMilestone, maker: ClaimMaker, members: readonly TallyMember[]): Reading {
  const { currency, steps, measure } = component;
  const causes = members.flatMap(({ adjustments }) => adjustments.map(({ id }) => id));
  const lines = () => {
    const reached = measureReadings(members).at(-1)?.measure ?? 0;
    return [noStepYetLine(maker.ruleId, currency, steps.first, reached, nounOfMeasure(measure, maker))];
  };
  return { at: members[0]?.at ?? Number.NEGATIVE_INFINITY, minor: 0, kind: "bonus", causes, lines };
}

/** Everybody who wins, and everybody who was booked a prize and does not win any more. */
function claimPrizes(
  tally: Tally,
  component: CompiledLeaderboard,
  members: readonly TallyMember[],
  book: Book,
  run: Run,
): void {
  const { compiled, rule, key, closesAt } = tally;
  const byCreator = new Map<CreatorId, TallyMember[]>();
  for (const member of members) getOrAdd(byCreator, member.creatorId, () => []).push(member);
  const places = placesOfLeaderboard(component, makerOf(compiled, rule), byCreator, closesAt);
  for (const [creatorId, readings] of places) claim(tally, creatorId, readings, book, run);
  const { id, version } = compiled.terms;
  for (const { creatorId } of book.ledger.periodsOf(id, version, rule.id, { key })) {
    if (!places.has(creatorId)) claim(tally, creatorId, [], book, run);
  }
}

function claim(tally: Tally, creatorId: CreatorId, readings: readonly Reading[], book: Book, run: Run): void {
  const { compiled, rule, component, key } = tally;
  const { currency } = component;
  const source = { kind: "period", key, currency } as const;
  const terms = compiled.reference;
  setClaim({ source, creatorId, ruleId: rule.id, terms, currency, readings, compiled, history: null }, book, run);
}
