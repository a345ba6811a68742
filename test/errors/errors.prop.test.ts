import { expect, it } from "vitest";
import { callTargets } from "../fuzz/call-targets.ts";
import { randomOf, seedOf } from "../fuzz/random.ts";
import { editInWords, spoil } from "../fuzz/spoil.ts";

// The calls are those of the fuzz: every exported function, as it is meant to be called, with something wrong.

it.each(callTargets.map((target) => [target.name, target] as const))(
  "%s throws errors of the one grammar, which survive JSON",
  (name, { attempt, answer }) => {
    for (let index = 0; index < 150; index += 1) {
      const { start, edits } = attempt(randomOf(seedOf(20_260_401, name, index)));
      expect([faultOf(() => answer(spoil(start, edits), edits)), edits.map(editInWords)]).toEqual([
        undefined,
        edits.map(editInWords),
      ]);
    }
  },
);

/** What is wrong with an error of ours; a foreign one is the business of the fuzz. */
function faultOf(answer: () => { readonly fault?: string | undefined }): string | undefined {
  try {
    return answer().fault;
  } catch {
    return undefined;
  }
}
