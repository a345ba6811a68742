import type { LeaderboardComponent } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { compileLeaderboard } from "../../../src/commission/components/leaderboard/compile-leaderboard.ts";
import { leaderboardBonus } from "../../../src/commission/components/leaderboard/leaderboard-bonus.ts";
import { placesOfLeaderboard } from "../../../src/commission/components/leaderboard/places-of-leaderboard.ts";
import type { Counted } from "../../../src/commission/components/measure-window.ts";
import { explainLine } from "../../../src/commission/ledger/explain-line.ts";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf, untyped } from "../../support/thrown.ts";
import { brief, by, counted, day, gbp } from "./fixtures.ts";

const prizes = deepFreeze([gbp("500.00"), gbp("300.00"), gbp("100.00")]);
const at = (creatorId: string, result: number, reachedAt?: number) =>
  reachedAt === undefined ? { creatorId, result } : { creatorId, result, reachedAt };

describe("leaderboardBonus", () => {
  const won = (
    results: readonly ReturnType<typeof at>[],
    ties: LeaderboardComponent["ties"] = "splitPrizes",
    minimum = 1,
  ) =>
    leaderboardBonus(prizes, deepFreeze(results), { ties, minimum }).winners.map(({ creatorId, place, prize }) => [
      creatorId,
      place,
      prize.minor,
    ]);

  it("gives the first three their prizes, in any order of results", () => {
    const results = [at("a", 5), at("b", 9), at("c", 7), at("d", 1)];
    const expected = [
      ["b", 1, 50_000],
      ["c", 2, 30_000],
      ["a", 3, 10_000],
    ];
    expect(won(results)).toEqual(expected);
    expect(won([...results].reverse())).toEqual(expected);
  });

  it.each([
    [
      "splitPrizes: 500 + 300 between two, then third",
      "splitPrizes",
      [
        ["x", 1, 40_000],
        ["y", 1, 40_000],
        ["z", 3, 10_000],
      ],
    ],
    [
      "sharePlace: 500 each, then third",
      "sharePlace",
      [
        ["x", 1, 50_000],
        ["y", 1, 50_000],
        ["z", 3, 10_000],
      ],
    ],
  ] as const)("two equal ones under %s", (_, ties, expected) => {
    expect(won([at("z", 3), at("y", 8), at("x", 8)], ties)).toEqual(expected);
  });

  it("lets who was there first win, and share what happened at one instant", () => {
    expect(won([at("x", 8, 200), at("y", 8, 100), at("z", 8, 300)], "earliest")).toEqual([
      ["y", 1, 50_000],
      ["x", 2, 30_000],
      ["z", 3, 10_000],
    ]);
    expect(won([at("x", 8, 200), at("y", 8, 200)], "earliest")).toEqual([
      ["x", 1, 40_000],
      ["y", 1, 40_000],
    ]);
  });

  it("splits what is left of the prizes when more are equal than there are places", () => {
    // Second and third, 300 + 100, between three: 133.34, 133.33, 133.33; the penny to who was there first.
    expect(won([at("a", 9), at("x", 5, 30), at("y", 5, 10), at("z", 5, 20)])).toEqual([
      ["a", 1, 50_000],
      ["y", 2, 13_334],
      ["z", 2, 13_333],
      ["x", 2, 13_333],
    ]);
  });

  it("gives nobody a prize for nothing, or for less than the minimum", () => {
    expect(won([at("a", 0), at("b", 4)])).toEqual([["b", 1, 50_000]]);
    expect(won([at("a", 0)], "splitPrizes", 0)).toEqual([]);
    expect(won([at("a", 5), at("b", 4)], "splitPrizes", 5)).toEqual([["a", 1, 50_000]]);
    expect(leaderboardBonus(prizes, [])).toEqual({ total: gbp("0"), lines: [], winners: [] });
  });

  it("has lines that sum to its total and say why", () => {
    const { total, lines } = leaderboardBonus(prizes, [at("a", 9), at("b", 5), at("c", 5), at("d", 5)]);
    expect(total).toEqual(gbp("900.00"));
    expect(lines.map(({ amount }) => amount.minor)).toEqual([50_000, 13_334, 13_333, 13_333]);
    expect(lines.slice(0, 2).map(explainLine)).toEqual([
      "prize for place 1 with 9 points",
      "share of £400.00 for place 2, which 3 creators take together",
    ]);
  });

  it("refuses what it cannot rely on", () => {
    const refused = (results: unknown, options: object = {}, of: unknown = prizes) =>
      refusalOf(() => leaderboardBonus(untyped<typeof prizes>(of), untyped(results), options));
    expect(refused([], {}, [])).toBe("invalidPolicy at prizes");
    expect(refused([], {}, [gbp("1"), { minor: 1, currency: "JPY" }])).toBe("currencyMismatch at prizes[1]");
    expect(refused([], {}, [gbp("-1")])).toBe("invalidMoney at prizes[0]");
    expect(refused([at("a", 1), at("a", 2)])).toBe("duplicateId at results[1].creatorId");
    expect(refused([at("a", -1)])).toBe("invalidInteger at results[0].result");
    expect(refused([at("", 1)])).toBe("invalidArgument at results[0].creatorId");
    expect(refused([{ ...at("a", 1), reachedAt: "soon" }])).toBe("invalidInstant at results[0].reachedAt");
    expect(refused([null])).toBe("invalidArgument at results[0]");
    expect(refused([], { ties: "coin" })).toBe("invalidArgument at options.ties");
    expect(refused([], { minimum: 0.5 })).toBe("invalidInteger at options.minimum");
    expect(refused([], { tie: "earliest" })).toBe("invalidPolicy at options.tie");
  });
});

const compiled = (more: Partial<LeaderboardComponent> = {}) =>
  compileLeaderboard(
    deepFreeze({
      kind: "leaderboard",
      measure: "orders",
      window: { kind: "calendarMonth" },
      prizes,
      ties: "splitPrizes",
      ...more,
    }),
    "UTC",
    "component",
  );
const end = day("04-01");

describe("placesOfLeaderboard", () => {
  const places = (members: Record<string, readonly Counted[]>, more: Partial<LeaderboardComponent> = {}) =>
    [...placesOfLeaderboard(compiled(more), by, new Map(Object.entries(members)), end)].map(([creatorId, readings]) => [
      creatorId,
      ...brief(readings),
    ]);

  it("is decided at the end of the period, with what is left of everything", () => {
    const ann = [counted("o-1", day("03-01"), [1]), counted("o-2", day("03-02"), [1])];
    const bo = [counted("o-3", day("03-03"), [1])];
    expect(places({ ann, bo })).toEqual([
      ["ann", ["04-01", 50_000, "bonus"]],
      ["bo", ["04-01", 30_000, "bonus"]],
    ]);
    // Both of ann's are refunded in April: bo has won.
    const gone = ann.map(({ id, at }) => counted(id, at, [1, 0], [day("04-10")]));
    expect(places({ ann: gone, bo })).toEqual([["bo", ["04-01", 50_000, "bonus"]]]);
  });

  it("says which of a winner's refunds came after the end", () => {
    const ann = [
      counted("o-1", day("03-01"), [3, 2, 1], [day("03-31"), day("04-02")]),
      counted("o-2", day("03-01"), [1]),
    ];
    const [reading] = placesOfLeaderboard(compiled(), by, new Map([["ann", ann]]), end).get("ann")!;
    expect(reading?.causes).toEqual(["o-1-2"]);
    expect(reading?.lines().map(explainLine)).toEqual(["prize for place 1 with 2 orders"]);
  });

  it("goes by when what is left was first there", () => {
    // ann had one order on the 5th, which is left; bo two on the 1st, of which one goes later.
    const ann = [counted("o-1", day("03-05"), [1])];
    const bo = [counted("o-2", day("03-02"), [1]), counted("o-3", day("03-01"), [1, 0], [day("03-20")])];
    expect(places({ ann, bo }, { ties: "earliest" }).map(([id]) => id)).toEqual(["bo", "ann"]);
    // Views: 90 were first read on the 6th, and 100 corrected to 90 later.
    const views = [counted("p", day("03-01"), [0, 100, 90], [day("03-06"), day("03-09")])];
    const others = [counted("q", day("03-01"), [0, 90], [day("03-07")])];
    const measured = { measure: "views", ties: "earliest" } as const;
    expect(places({ others, views }, measured).map(([id]) => id)).toEqual(["views", "others"]);
  });

  it("refuses a component it does not know", () => {
    const refused = (more: object) => refusalOf(() => compiled(more));
    expect(refused({ window: { kind: "lifetime" } })).toBe("invalidPolicy at component.window.kind");
    expect(refused({ prizes: [] })).toBe("invalidPolicy at component.prizes");
    expect(refused({ prizes: "all" })).toBe("invalidPolicy at component.prizes");
    expect(refused({ ties: "coin" })).toBe("invalidPolicy at component.ties");
    expect(refused({ minimum: -1 })).toBe("invalidInteger at component.minimum");
    expect(refused({ measure: "luck" })).toBe("invalidPolicy at component.measure");
    expect(refused({ prize: [] })).toBe("invalidPolicy at component.prize");
  });
});
