import { gaussLegendre, legendreValues } from "./gauss-legendre.js";

/** A random number with a smooth, log-concave density, on a scale on which it may be any number. */
export interface Bell {
  /** Where the density is highest, or nearly. */
  readonly peak: number;
  /** The density there. */
  readonly height: number;
  /** About one standard deviation. */
  readonly width: number;
  /** How far the logarithm of the density has fallen at `peak + s`. */
  readonly fall: (s: number) => number;
  /** The share below a place. */
  readonly below: (place: number) => number;
  /** How many of them there are. */
  readonly times: number;
}

/** Points on every panel. */
const POINTS = 16;

/** A density that has fallen by e⁻⁴⁵ is nothing beside the rest. */
const FAR = 45;

/** A panel is fine enough when what it leaves out of a share is less than this. */
const TOLERANCE = 1e-13;

/** No more are made, whatever the finest of them still leave out: a thousand bells of very different widths need fewer. */
const MOST_PANELS = 20_000;

/**
 * The probability of each to be larger than all others, when they are independent.
 *
 * P(i) = ∫ fᵢ·Π Fⱼ, over panels of 16 Gauss–Legendre points. The shares below, Fⱼ, are integrated along from the densities
 * at the same points, so that a density is all that is evaluated; a panel whose densities, or whose integrand, are not yet
 * polynomials to the last digits is cut in half.
 *
 * Absolute error ≤ 1e-12 for widths of 1e-6 or more; beyond, as fine as the places can be told apart.
 *
 * Complexity: O(k·m) densities, m points of all panels: some hundred for similar bells, never more than 320,000.
 */
export function probabilityLargest(bells: readonly Bell[]): number[] {
  const reaches = bells.map((bell) => [bell.peak - reach(bell, -1), bell.peak + reach(bell, 1)] as const);
  // Below the highest of the low ends the largest is not, and above the highest of the high ends neither.
  const low = reaches.reduce((most, [from]) => Math.max(most, from), Number.NEGATIVE_INFINITY);
  const high = reaches.reduce((most, [, to]) => Math.max(most, to), Number.NEGATIVE_INFINITY);
  const sums = new Float64Array(bells.length);
  const belowLow = Float64Array.from(bells, (bell) => Math.min(1, bell.below(low)));

  let panels = 0;
  const integrate = (from: number, to: number, before: Float64Array): Float64Array => {
    const middle = from + (to - from) / 2;
    const divisible = panels < MOST_PANELS && middle > from && middle < to;
    const halves = () => integrate(middle, to, integrate(from, middle, before));
    if (divisible && bells.some((bell) => mayMiss(bell, from, to))) return halves();
    panels += 1;
    const panel = measure(bells, from, to, before);
    if (divisible && !panel.fine) return halves();
    for (let i = 0; i < sums.length; i += 1) sums[i]! += panel.shares[i]!;
    return panel.after;
  };
  integrate(low, high, belowLow);

  let total = 0;
  for (let i = 0; i < sums.length; i += 1) total += sums[i]! * bells[i]!.times;
  return Array.from(sums, (sum) => sum / total);
}

/** How far from its peak, on one side, a density still is something. */
function reach({ width, fall }: Bell, side: -1 | 1): number {
  let distance = 4 * width;
  for (let i = 0; i < 200 && fall(side * distance) < FAR; i += 1) distance *= 1.25;
  return distance;
}

/** Whether the top of a bell could pass between the points of a panel unseen; of the tails they see enough. */
function mayMiss({ peak, width }: Bell, from: number, to: number): boolean {
  return to - from > 4 * width && from < peak + 8 * width && to > peak - 8 * width;
}

interface Panel {
  /** What the panel adds to the probability of each. */
  readonly shares: Float64Array;
  /** The share of each below the end of the panel. */
  readonly after: Float64Array;
  readonly fine: boolean;
}

function measure(bells: readonly Bell[], from: number, to: number, before: Float64Array): Panel {
  const { points, weights, sums, roughness } = rule;
  const half = (to - from) / 2;
  const middle = from + half;
  const k = bells.length;
  const densities = new Float64Array(k * POINTS);
  const below = new Float64Array(k * POINTS);
  const after = new Float64Array(k);
  let fine = true;
  for (let i = 0; i < k; i += 1) {
    const { peak, height, fall } = bells[i]!;
    const row = densities.subarray(i * POINTS, (i + 1) * POINTS);
    // The middle is taken from the peak first: both are large beside the width of a narrow bell.
    const offset = middle - peak;
    for (let p = 0; p < POINTS; p += 1) row[p] = height * Math.exp(-fall(offset + half * points[p]!));
    for (let p = 0; p < POINTS; p += 1) {
      below[i * POINTS + p] = share(before[i]! + half * dot(sums.subarray(p * POINTS, (p + 1) * POINTS), row));
    }
    after[i] = share(before[i]! + half * dot(weights, row));
    fine &&= half * roughnessOf(row, roughness) <= TOLERANCE;
  }
  const shares = new Float64Array(k);
  const integrand = new Float64Array(POINTS);
  const left = new Float64Array(k + 1);
  for (let p = 0; p < POINTS; p += 1) {
    // All others below: the product of those before and of those after, with none divided out.
    left[0] = 1;
    for (let i = 0; i < k; i += 1) left[i + 1] = left[i]! * below[i * POINTS + p]! ** bells[i]!.times;
    let right = 1;
    for (let i = k - 1; i >= 0; i -= 1) {
      const mine = below[i * POINTS + p]!;
      const twins = mine ** (bells[i]!.times - 1);
      const value = densities[i * POINTS + p]! * left[i]! * right * twins;
      shares[i]! += half * weights[p]! * value;
      integrand[p]! += bells[i]!.times * value;
      right *= twins * mine;
    }
  }
  return { shares, after, fine: fine && half * roughnessOf(integrand, roughness) <= TOLERANCE };
}

/** Rounding may carry a share a little beyond. */
function share(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}

/** The size of the last two Legendre coefficients: what comes after them is smaller. */
function roughnessOf(values: Float64Array, roughness: readonly [Float64Array, Float64Array]): number {
  return Math.abs(dot(roughness[0], values)) + Math.abs(dot(roughness[1], values));
}

const rule = /* @__PURE__ */ panelRule();

/** What turns values at the points of a panel into integrals up to each of them, and into their last coefficients. */
function panelRule() {
  const { points, weights } = gaussLegendre(POINTS);
  const sums = new Float64Array(POINTS * POINTS);
  const coefficient = (degree: number, q: number, values: Float64Array) =>
    (degree + 0.5) * weights[q]! * values[degree]!;
  const at = Array.from(points, (point) => legendreValues(POINTS, point));
  for (let p = 0; p < POINTS; p += 1) {
    for (let q = 0; q < POINTS; q += 1) {
      // ∫ P₀ = x + 1, and ∫ Pₖ = (Pₖ₊₁ − Pₖ₋₁) ÷ (2k + 1), from −1.
      let sum = coefficient(0, q, at[q]!) * (points[p]! + 1);
      for (let k = 1; k < POINTS; k += 1) {
        sum += (coefficient(k, q, at[q]!) * (at[p]![k + 1]! - at[p]![k - 1]!)) / (2 * k + 1);
      }
      sums[p * POINTS + q] = sum;
    }
  }
  const last = (degree: number) => Float64Array.from(points, (_, q) => coefficient(degree, q, at[q]!));
  return { points, weights, sums, roughness: [last(POINTS - 2), last(POINTS - 1)] as const };
}
