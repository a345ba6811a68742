import type { DirectEvidence } from "./direct-evidence.js";
import { sideOf, touchKindNumber } from "./evidence-kinds.js";

/** Most orders carry nothing twice. */
const NONE: ReadonlySet<number> = /* @__PURE__ */ new Set();

/**
 * Which survivors of a tier say again what stands on the order already: several codes of one creator are one piece of
 * evidence, and so are the page, the parameter and the link of one creator, for they are one visit. The first that came
 * about stands for the others.
 *
 * @param tierOf - by the number of a kind, its tier
 * @returns their places in `direct`
 */
export function repeatsOnOrder(
  direct: readonly DirectEvidence[],
  tierOf: Int32Array,
  tier: number,
): ReadonlySet<number> {
  if (direct.length < 2) return NONE;
  const seen = new Set<string>();
  const repeats = new Set<number>();
  for (let i = 0; i < direct.length; i += 1) {
    const { kind, creatorId, standing } = direct[i]!;
    if (standing !== "eligible" || tierOf[touchKindNumber(kind)!] !== tier) continue;
    const what = `${sideOf(kind) === "link" ? "visit" : kind} ${creatorId}`;
    if (seen.has(what)) repeats.add(i);
    else seen.add(what);
  }
  return repeats;
}
