import * as z from "zod";
import type { Tier } from "../models/tiering.js";
import { identifier, list, prose, wholeNumber } from "./_fields.js";
import { object } from "./_object.js";
import { rule, unique } from "./_rules.js";

/** A rung of a tier scheme. */
export const tierSchema = object({
  name: identifier(),
  from: wholeNumber(),
  strength: z.exactOptional(prose()),
  bestUse: z.exactOptional(prose()),
});

const tiersAscend = rule<readonly Tier[]>(
  "The first tier starts at 0, and each starts above the one before.",
  (tiers, report) => {
    tiers.forEach(({ from }, index) => {
      const below = tiers[index - 1]?.from;
      if (index === 0 && from !== 0) report([0, "from"], "0, because the first tier starts at nobody", from);
      if (below !== undefined && from <= below) report([index, "from"], `more than ${below}`, from);
    });
  },
);

/** An ordered list of tiers by audience size: the first at 0, ascending, no name twice. */
export const tierSchemeSchema = object({
  id: identifier(),
  tiers: list(tierSchema, 1).check(
    tiersAscend,
    unique("No two tiers have one name.", (tier: Tier) => tier.name, "name"),
  ),
  source: z.exactOptional(prose()),
});
