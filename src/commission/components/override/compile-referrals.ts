import { assertObjects } from "../../../errors/assert-list.js";
import type { CreatorId } from "../../../ids/index.js";
import type { Referral } from "../../../models/commission.js";
import { timeWindow } from "../../../time/time-window.js";
import type { Instant } from "../../../time/types.js";
import { endOf, startOf } from "../../../time/window-bounds.js";
import { assertId } from "../../guards.js";

/**
 * Who stands above a creator at an instant, up to so many steps: nearest first. Nobody stands above themselves, and who
 * stands there on several ways stands there once, so that creators who referred each other go round no circle.
 */
export type Uplines = (creatorId: CreatorId, at: Instant, depth: number) => readonly CreatorId[];

interface Above {
  readonly referrerId: CreatorId;
  readonly from: number;
  readonly until: number;
}

/**
 * Reads who earns on what a creator earns. Several may stand above one at a time: an agency, and who brought them.
 *
 * Complexity: O(referrals); an answer, those above within the depth.
 *
 * @throws `invalidArgument`, `invalidInstant`, `invalidWindow` naming the place
 */
export function compileReferrals(referrals: readonly Referral[], path = "referrals"): Uplines {
  assertObjects(referrals, path);
  const above = new Map<CreatorId, Above[]>();
  referrals.forEach(({ creatorId, referrerId, from, until }: Referral, index) => {
    assertId(creatorId, `${path}[${index}].creatorId`);
    assertId(referrerId, `${path}[${index}].referrerId`);
    const window = timeWindow({ start: from ?? null, end: until ?? null }, `${path}[${index}]`);
    const row = { referrerId, from: startOf(window), until: endOf(window) };
    const rows = above.get(creatorId);
    if (rows === undefined) above.set(creatorId, [row]);
    else rows.push(row);
  });
  return (creatorId, at, depth) => lineAbove(above, creatorId, at, depth);
}

const nobody: readonly CreatorId[] = [];

function lineAbove(
  above: ReadonlyMap<CreatorId, readonly Above[]>,
  creatorId: CreatorId,
  at: Instant,
  depth: number,
): readonly CreatorId[] {
  if (!above.has(creatorId)) return nobody;
  const met = new Set([creatorId]);
  let step = [creatorId];
  for (let height = 0; height < depth && step.length > 0; height += 1) {
    const next: CreatorId[] = [];
    for (const each of step) {
      for (const { referrerId, from, until } of above.get(each) ?? []) {
        if (at < from || at >= until || met.has(referrerId)) continue;
        met.add(referrerId);
        next.push(referrerId);
      }
    }
    step = next;
  }
  met.delete(creatorId);
  return [...met];
}
