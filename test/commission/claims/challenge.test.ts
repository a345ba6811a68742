import type { ChallengeComponent, Post } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { readPosts } from "../../../src/commission/components/activities.ts";
import { challengeReward } from "../../../src/commission/components/challenge/challenge-reward.ts";
import { compileChallenge } from "../../../src/commission/components/challenge/compile-challenge.ts";
import { readingsOfChallenge } from "../../../src/commission/components/challenge/readings-of-challenge.ts";
import { explainLine } from "../../../src/commission/ledger/explain-line.ts";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf } from "../../support/thrown.ts";
import { brief, by, day, gbp, post } from "./fixtures.ts";

describe("challengeReward", () => {
  it.each([
    ["one entry, exactly at the count", [10_000], { from: 10_000 }, 2500],
    ["one below it", [9_999], { from: 10_000 }, 0],
    ["one entry is rewarded unless more are", [10_000, 10_000], { from: 10_000 }, 2500],
    ["two of three qualify", [10_000, 1, 10_000], { from: 10_000, entries: 3 }, 5000],
    ["publishing is enough", [0, 0, 0], { entries: 2 }, 5000],
    ["no entry", [], {}, 0],
  ])("%s", (_, counts, options, minor) => {
    const { total, lines } = challengeReward(gbp("25.00"), deepFreeze(counts), options);
    expect([total.minor, lines[0]?.amount.minor]).toEqual([minor, minor]);
  });

  it("refuses what it cannot rely on", () => {
    expect(refusalOf(() => challengeReward(gbp("-1"), []))).toBe("invalidMoney at reward");
    expect(refusalOf(() => challengeReward(gbp("1"), [0.5]))).toBe("invalidInteger at counts[0]");
    expect(refusalOf(() => challengeReward(gbp("1"), [], { from: -1 }))).toBe("invalidInteger at options.from");
    expect(refusalOf(() => challengeReward(gbp("1"), [], { entries: 0 }))).toBe("invalidInteger at options.entries");
    expect(refusalOf(() => challengeReward(gbp("1"), [], { form: 1 } as object))).toBe("invalidPolicy at options.form");
  });
});

const compiled = (more: Partial<ChallengeComponent> = {}) =>
  compileChallenge(
    deepFreeze({
      kind: "challenge",
      entry: { start: "2026-03-01T00:00:00Z", end: "2026-04-01T00:00:00Z" },
      reward: gbp("25.00"),
      ...more,
    }),
    "UTC",
    "component",
  );
const readings = (posts: readonly Post[], more: Partial<ChallengeComponent> = {}) =>
  readingsOfChallenge(compiled(more), by, readPosts(posts, day("12-31")));

describe("readingsOfChallenge", () => {
  const qualifying = { metric: "views", from: 1000 } as const;

  it("rewards a post published while the challenge is open", () => {
    expect(brief(readings([post("a", "02-28", [])]))).toEqual([]);
    expect(brief(readings([post("a", "03-01", [])]))).toEqual([["03-01", 2500, "bonus"]]);
    expect(brief(readings([post("a", "04-01", [])]))).toEqual([]);
  });

  it("rewards it when it has counted enough, by the end of the challenge or so long after", () => {
    const late = post("a", "03-20", [
      ["03-21", 999],
      ["04-05", 1000],
    ]);
    expect(readings([late], { qualifying })).toEqual([]);
    expect(brief(readings([late], { qualifying, countedFor: { days: 7 } }))).toEqual([["04-05", 2500, "bonus"]]);
    expect(readings([late], { qualifying, countedFor: { days: 3 } })).toEqual([]);
    expect(brief(readings([late], { qualifying, entry: {} }))).toEqual([["04-05", 2500, "bonus"]]);
  });

  it("takes it back when the count is corrected below, while it still decides", () => {
    const shrinks = (date: string) =>
      post("a", "03-20", [
        ["03-21", 1000],
        [date, 900],
      ]);
    expect(brief(readings([shrinks("03-22")], { qualifying })).map(([, minor]) => minor)).toEqual([2500, 0]);
    expect(brief(readings([shrinks("04-02")], { qualifying })).map(([, minor]) => minor)).toEqual([2500]);
  });

  it("rewards so many, and another moves up when one falls out", () => {
    const posts = [
      post("a", "03-01", [
        ["03-02", 1000],
        ["03-10", 1],
      ]),
      post("b", "03-01", [["03-03", 1000]]),
      post("c", "03-01", [["03-04", 1000]]),
    ];
    const one = readings(posts, { qualifying });
    expect(brief(one)).toEqual([["03-02", 2500, "bonus"]]);
    const two = readings([...posts].reverse(), { qualifying, entries: 3 });
    expect(brief(two).map(([date, minor]) => [date, minor])).toEqual([
      ["03-02", 2500],
      ["03-03", 5000],
      ["03-04", 7500],
      ["03-10", 5000],
    ]);
    expect(two.map(({ lines }) => explainLine(lines()[0]!))).toEqual([
      "challenge reward of £25.00: a",
      "challenge reward of £25.00 for each of 2 posts: a and b",
      "challenge reward of £25.00 for each of 3 posts: a, b and c",
      "challenge reward of £25.00 for each of 2 posts: b and c",
    ]);
    expect(two.map(({ causes }) => causes)).toEqual([["a"], ["b"], ["c"], ["a"]]);
  });

  it("refuses a component it does not know", () => {
    const refused = (more: object) => refusalOf(() => compiled(more));
    expect(refused({ entry: { start: 2, end: 1 } })).toBe("invalidWindow at component.entry.end");
    expect(refused({ entries: 0 })).toBe("invalidInteger at component.entries");
    expect(refused({ qualifying: { metric: "stars", from: 1 } })).toBe("invalidPolicy at component.qualifying.metric");
    expect(refused({ qualifying: { metric: "views", from: 0 } })).toBe("invalidInteger at component.qualifying.from");
    expect(refused({ countedFor: {} })).toBe("invalidDuration at component.countedFor");
    expect(refused({ rewrd: 1 })).toBe("invalidPolicy at component.rewrd");
  });
});
