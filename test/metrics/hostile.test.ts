import { latestCounts } from "creator-core/metrics";
import { expect, it } from "vitest";
import { sentenceOf, untyped } from "../support/thrown.ts";

it("latestCounts refuses what is no post", () => {
  expect(sentenceOf(() => latestCounts(untyped(undefined)))).toBe(
    "Invalid argument: post must be a post, got undefined",
  );
});
