import { fail } from "../errors/creator-core-error.js";
import type { Tier, TierScheme } from "../models/tiering.js";

/**
 * The guard for a tier scheme: every audience belongs to exactly one tier.
 *
 * @throws `invalidPolicy` when there is no tier, the first does not start at 0, or a name is empty or used twice
 * @throws `unsortedBands` when the bounds do not ascend. Both name the tier.
 * @internal
 */
export function assertTierScheme(scheme: TierScheme): void {
  const tiers: readonly Tier[] | undefined = scheme?.tiers;
  if (!Array.isArray(tiers) || tiers.length === 0) fail("invalidPolicy", "scheme.tiers", "at least one tier", tiers);
  const names = new Set<string>();
  let below = -1;
  for (let i = 0; i < tiers.length; i += 1) {
    const { name, from } = (tiers[i] ?? {}) as Partial<Tier>;
    const path = `scheme.tiers[${i}]`;
    if (typeof name !== "string" || name === "") fail("invalidPolicy", `${path}.name`, "a name", name);
    if (names.has(name)) fail("invalidPolicy", `${path}.name`, "a name that no other tier has", name);
    if (!Number.isSafeInteger(from)) fail("invalidPolicy", `${path}.from`, "a whole number of followers", from);
    if (i === 0 && from !== 0) fail("invalidPolicy", `${path}.from`, "0", from);
    if (from! <= below) fail("unsortedBands", `${path}.from`, `more than ${below}`, from);
    names.add(name);
    below = from!;
  }
}
