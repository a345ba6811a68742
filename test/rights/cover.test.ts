import { describe, expect, it } from "vitest";
import { alternatives } from "../../src/rights/cover.ts";

describe("alternatives", () => {
  const keysOf = ({ keys }: { readonly name: string; readonly keys: readonly string[] | null }) => keys;
  const names = (items: Parameters<typeof alternatives<{ name: string; keys: readonly string[] | null }>>[0]) =>
    alternatives(items, keysOf).map((list) => list.map(({ name }) => name));

  it("makes a list for each key, with what holds for all, in the order of the items", () => {
    expect(
      names([
        { name: "second post", keys: ["p2"] },
        { name: "whole account", keys: null },
        { name: "first post", keys: ["p1"] },
        { name: "both posts", keys: ["p2", "p1", "p2"] },
      ]),
    ).toEqual([
      ["whole account", "first post", "both posts"],
      ["second post", "whole account", "both posts"],
    ]);
  });

  it("makes one list where nothing has a key", () => {
    expect(names([{ name: "a", keys: null }])).toEqual([["a"]]);
    expect(names([])).toEqual([[]]);
  });

  it("grows with the items, not with their pairs", () => {
    const reads = (count: number) => {
      let asked = 0;
      const items = Array.from({ length: count }, (_, i) => `p${i}`);
      alternatives(items, (item) => {
        asked += 1;
        return [item];
      });
      return asked;
    };
    expect(reads(2_000)).toBe(2 * reads(1_000));
  });
});
