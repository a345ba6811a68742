import { assertObjects } from "../../errors/assert-list.js";
import { fail } from "../../errors/creator-core-error.js";
import type { CreatorId } from "../../ids/index.js";
import type { ProductPick } from "../../models/commission.js";
import { toInstant } from "../../time/to-instant.js";
import type { Instant } from "../../time/types.js";
import { getOrAdd } from "../accrual/get-or-add.js";
import { assertId } from "../guards.js";

/** A product in a creator's showcase: from when, and until when. */
export interface Pick {
  readonly pickedAt: Instant;
  /** `Infinity` while it is still there. */
  readonly droppedAt: number;
}

/** What each creator picked; `undefined` where nothing is known of it. */
export type Picks = (creatorId: CreatorId, productId: string) => readonly Pick[] | undefined;

/** Reads when creators put which products into their showcases. */
export function compilePicks(picks: readonly ProductPick[] = [], path = "picks"): Picks {
  assertObjects(picks, path);
  const known = new Map<CreatorId, Map<string, Pick[]>>();
  for (const [index, { creatorId, productId, pickedAt, droppedAt }] of picks.entries()) {
    const at = `${path}[${index}]`;
    assertId(creatorId, `${at}.creatorId`);
    assertId(productId, `${at}.productId`);
    const from = toInstant(pickedAt, `${at}.pickedAt`);
    const until = (droppedAt ?? null) === null ? Number.POSITIVE_INFINITY : toInstant(droppedAt!, `${at}.droppedAt`);
    if (until < from) fail("invalidWindow", `${at}.droppedAt`, "at or after pickedAt", droppedAt);
    const own = getOrAdd(known, creatorId, () => new Map<string, Pick[]>());
    getOrAdd(own, productId, () => []).push({ pickedAt: from, droppedAt: until });
  }
  return (creatorId, productId) => known.get(creatorId)?.get(productId);
}
