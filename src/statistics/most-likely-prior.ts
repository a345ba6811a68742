import { findRoot } from "../kernels/special/find-root.js";
import type { Distribution } from "./distribution.js";
import { fittedPrior, fullPooling, noFit, type PriorFit } from "./prior-fit.js";

/** How likely groups are under the priors of one kind, each size of prior with the mean that suits it best. */
export interface LikelihoodProfile<Prior extends Distribution> {
  /** How many groups there are. */
  readonly groups: number;
  /** The sizes to be looked at, in numbers of observations: the widest prior, and one that all data hardly tell from none. */
  readonly sizes: readonly [least: number, most: number];
  /** The slope of the log-likelihood in the logarithm of the size. */
  readonly slope: (size: number) => number;
  readonly priorOf: (size: number) => Prior;
  /** The log-likelihood under a prior, less that of groups which all share one number. */
  readonly gain: (prior: Prior) => number;
  /** What all data together say about a number that the groups share. */
  readonly shared: Prior;
}

/** Sizes are looked at in steps of this factor: a group adds a bend to the likelihood that is several times as wide. */
const STEP = 2;

/** Per group: what rounding does to a log-likelihood. A prior that gains less gains nothing. */
const NOISE = 1e-12;

/**
 * The prior under which the groups are most likely, of all sizes. Groups of unequal size may have several that are likelier
 * than their neighbours, and one of them may be far likelier than a shared number although the likelihood falls from there at
 * first. So the slope is looked at over all sizes, every summit it has is climbed, and the highest is taken; of equally high
 * ones the shared number, then the smallest prior.
 *
 * Complexity: about 60 slopes, and 10 for every summit.
 *
 * @internal
 */
export function mostLikelyPrior<Prior extends Distribution>(profile: LikelihoodProfile<Prior>): PriorFit<Prior> {
  const { groups, slope, priorOf, gain, shared } = profile;
  let best = { fit: fullPooling(shared, groups), gain: NOISE * groups };
  const consider = (size: number, found: (prior: Prior) => PriorFit<Prior>) => {
    const prior = priorOf(size);
    const gained = gain(prior);
    if (gained > best.gain) best = { fit: found(prior), gain: gained };
  };

  const [least, most] = profile.sizes;
  let rising = slope(least) > 0;
  if (!rising) consider(least, () => noFit("unboundedVariance", groups));
  for (let size = least; size < most; size *= STEP) {
    const next = size * STEP;
    const risesOn = slope(next) > 0;
    if (rising && !risesOn) {
      const summit = Math.exp(findRoot((log) => slope(Math.exp(log)), Math.log(size), Math.log(next)));
      consider(summit, (prior) => fittedPrior(prior, shared, groups));
    }
    rising = risesOn;
  }
  return best.fit;
}
