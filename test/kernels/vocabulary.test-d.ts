import { expectTypeOf, test } from "vitest";
import type { Leftover } from "../../src/kernels/largest-remainder.js";
import type { Rounding } from "../../src/kernels/mul-div-round.js";
import type { AllocationMode, RoundingMode } from "../../src/money/types.js";

test("the kernels use the words of the floors above", () => {
  expectTypeOf<Rounding>().toEqualTypeOf<RoundingMode>();
  expectTypeOf<Leftover>().toEqualTypeOf<AllocationMode>();
});
