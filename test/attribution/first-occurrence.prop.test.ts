import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstOccurrence } from "../../src/kernels/first-occurrence.js";

describe("firstOccurrence", () => {
  it("is indexOf, for all at once", () => {
    const keys = fc.array(fc.oneof(fc.constantFrom("", "a", "b", "__proto__"), fc.string({ maxLength: 3 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(keys, (list) => {
        expect([...firstOccurrence(list)]).toEqual(list.map((key) => list.indexOf(key)));
      }),
    );
  });
});
