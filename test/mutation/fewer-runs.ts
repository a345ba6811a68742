import * as fc from "fast-check";

/** A mutant is caught by the first runs or by none: thousands of them would be the price of every survivor. */
const MOST_RUNS = 200;

/** fast-check's `assert` with fewer runs, and without the search for the smallest counterexample. */
function assert<T>(property: fc.IProperty<T>, { numRuns = 100, ...parameters }: fc.Parameters<T> = {}): void {
  fc.assert(property, { ...parameters, numRuns: Math.min(numRuns, MOST_RUNS), endOnFailure: true });
}

export default { ...fc, assert };
