import type { CommissionCap } from "creator-core/models";
import { money } from "creator-core/money";
import { toInstant } from "creator-core/time";
import { describe, expect, it } from "vitest";
import { compileCaps } from "../../../src/commission/caps/compile-caps.ts";
import { type CapMember, foldCap } from "../../../src/commission/caps/fold-cap.ts";
import { deepFreeze } from "../../support/deep-freeze.ts";
import { refusalOf } from "../../support/thrown.ts";

const gbp = (amount: string) => money(amount, "GBP");
const capOf = (more: Partial<CommissionCap> = {}): CommissionCap => ({
  id: "monthly",
  amount: gbp("100.00"),
  per: "creator",
  overflow: "clamp",
  ...more,
});
const compiled = (more: Partial<CommissionCap> = {}) =>
  compileCaps(deepFreeze([capOf(more)]), ["all"], "Europe/London", "caps")[0]!;
/** Made on a day in pounds, with what it comes to after adjustments on later days. */
const member = (
  day: number,
  made: number,
  steps: readonly (readonly [day: number, pounds: number])[] = [],
  final = steps.at(-1)?.[1] ?? made,
): CapMember =>
  deepFreeze({
    at: day,
    id: `m-${day}`,
    made: made * 100,
    steps: steps.map(([at, pounds]) => ({ at, minor: pounds * 100 })),
    final: final * 100,
  });
const fold = (more: Partial<CommissionCap>, members: readonly CapMember[]) =>
  foldCap(compiled(more), deepFreeze([...members]));
const made = (...args: Parameters<typeof fold>) => fold(...args).map((row) => row.made / 100);
const final = (...args: Parameters<typeof fold>) => fold(...args).map((row) => row.final / 100);

describe("a cap of 100.00 under which 92.50 were earned", () => {
  // 20.00 of the 92.50 are reversed on day 5, between two sales that found no room and one that may.
  const members = [member(1, 72.5), member(2, 20, [[5, 0]]), member(3, 12), member(4, 12), member(6, 12)];

  it("later: the room serves the next sale, 92.00 in the end", () => {
    expect(made({}, members)).toEqual([72.5, 20, 7.5, 0, 12]);
    expect(final({}, members)).toEqual([72.5, 0, 7.5, 0, 12]);
    expect(fold({}, members)[1]?.steps).toEqual([{ at: 5, minor: 0 }]);
  });

  it("refill: what was clipped comes first, 100.00 in the end", () => {
    const refill = { onHeadroom: "refill" } as const;
    expect(made(refill, members)).toEqual([72.5, 20, 7.5, 0, 3.5]);
    expect(final(refill, members)).toEqual([72.5, 0, 12, 12, 3.5]);
    expect(final(refill, members.slice(0, 4)).reduce((sum, pounds) => sum + pounds)).toBe(96.5); // nets −3.50
  });
});

describe("a reversal of what was clipped", () => {
  it("later: takes its proportion of what was paid", () => {
    // 12.00 were earned and 7.50 paid; half of it goes: 3.75.
    const members = [member(1, 92.5), member(2, 12, [[3, 6]])];
    expect(fold({}, members)[1]).toEqual({ at: 2, id: "m-2", made: 750, steps: [{ at: 3, minor: 375 }], final: 375 });
  });

  it("refill: takes first what was not paid", () => {
    const members = [
      member(1, 92.5),
      member(2, 12, [
        [3, 9],
        [4, 6],
      ]),
    ];
    expect(fold({ onHeadroom: "refill" }, members)[1]).toEqual({
      at: 2,
      id: "m-2",
      made: 750,
      steps: [
        { at: 3, minor: 750 },
        { at: 4, minor: 600 },
      ],
      final: 600,
    });
  });

  it("a reinstatement finds only the room that is left", () => {
    const members = [
      member(1, 100, [
        [2, 0],
        [4, 100],
      ]),
      member(3, 70),
    ];
    expect(final({}, members)).toEqual([30, 70]);
    expect(final({ overflow: "reject" }, members)).toEqual([0, 70]);
    expect(final({ onHeadroom: "refill" }, members)).toEqual([100, 0]);
  });
});

describe("room that is freed last", () => {
  it("later: is nobody's yet, not even of what was reinstated without room", () => {
    // 100, taken back; 70; then 100 again, of which 30 fit; then the 70 are taken back.
    const members = [
      member(1, 100, [
        [2, 0],
        [4, 100],
      ]),
      member(3, 70, [[5, 0]]),
    ];
    expect(final({}, members)).toEqual([30, 0]);
    expect(final({}, [...members, member(6, 80)])).toEqual([30, 0, 70]);
    expect(final({ onHeadroom: "refill" }, members)).toEqual([100, 0]);
  });
});

describe("a correction with everything known", () => {
  it("shrinks first and grows into what room there is, in the order of the sales", () => {
    // 40 + 40 of 100. Then the first is worth 30 and the second and third grow by 20 each; there are 30.
    const members = [member(1, 40, [], 30), member(2, 40, [], 60), member(3, 0, [], 20)];
    expect(final({}, members)).toEqual([30, 60, 10]);
    expect(final({ overflow: "reject" }, members)).toEqual([30, 60, 0]);
    expect(final({ onHeadroom: "refill" }, members)).toEqual([30, 60, 10]);
  });

  it("what grows waits for what shrinks after it", () => {
    expect(final({}, [member(1, 50, [], 70), member(2, 50, [], 20)])).toEqual([70, 20]);
  });

  it("of what was clipped keeps to what was paid", () => {
    // 12.00 earned, 7.50 paid; corrected to 8.00, two thirds of that.
    expect(final({}, [member(1, 92.5), member(2, 12, [], 8)])).toEqual([92.5, 5]);
  });
});

describe("reject", () => {
  it("pays nothing of what does not fit whole, and goes on", () => {
    const members = [member(1, 92.5), member(2, 12), member(3, 7.5), member(4, 1)];
    expect(final({ overflow: "reject" }, members)).toEqual([92.5, 0, 7.5, 0]);
  });

  it("what was refused stays refused, or is refilled whole", () => {
    const members = [member(1, 92.5, [[3, 80]]), member(2, 12), member(4, 1)];
    expect(final({ overflow: "reject" }, members)).toEqual([80, 0, 1]);
    expect(final({ overflow: "reject", onHeadroom: "refill" }, members)).toEqual([80, 12, 1]);
  });
});

describe("the order of events", () => {
  it("at one moment goes by id, and sales come before adjustments", () => {
    const at = (id: string, pounds: number): CapMember => ({
      at: 1,
      id,
      made: pounds * 100,
      steps: [],
      final: pounds * 100,
    });
    expect(final({}, [at("b", 80), at("a", 80)])).toEqual([20, 80]);
    expect(made({}, [member(1, 100, [[2, 0]]), member(2, 50)])).toEqual([100, 0]);
  });

  it("an adjustment dated before its own sale counts with it", () => {
    expect(final({}, [member(3, 100, [[1, 0]]), member(4, 50)])).toEqual([0, 50]);
  });
});

describe("compileCaps", () => {
  const subject = {
    creatorId: "ann",
    customerKey: "k-1",
    campaignId: "spring",
    at: toInstant("2026-03-31T23:00:00Z"), // 1 April in London
    saleId: "order-1",
  };
  const monthly = { kind: "calendarMonth" } as const;

  it.each([
    ["order", monthly, "order-1"],
    ["creator", undefined, "ann"],
    ["creator", monthly, "2026-04/ann"],
    ["customer", { kind: "calendarQuarter" }, "2026-Q2/k-1"],
    ["campaign", { kind: "lifetime" }, "spring"],
    ["campaign", monthly, "2026-04/spring"],
    ["plan", undefined, "lifetime"],
    ["plan", monthly, "2026-04"],
  ] as const)("per %s in %o counts under %s", (per, window, key) => {
    expect(compiled({ per, ...(window === undefined ? {} : { window }) }).keyOf(subject)).toBe(key);
  });

  it("lets through what is not known to be anybody's", () => {
    expect(compiled({ per: "customer" }).keyOf({ ...subject, customerKey: "" })).toBeNull();
    expect(compiled({ per: "customer" }).keyOf({ ...subject, customerKey: null })).toBeNull();
    const { customerKey: _, ...unknown } = subject;
    expect(compiled({ per: "customer" }).keyOf(unknown as typeof subject)).toBeNull();
    expect(compiled({ per: "campaign" }).keyOf({ ...subject, campaignId: null })).toBeNull();
  });

  it("fills in what is not said", () => {
    const { onHeadroom, most, currency, rules } = compiled();
    expect({ onHeadroom, most, currency, rules: [...rules] }).toEqual({
      onHeadroom: "later",
      most: 10_000,
      currency: "GBP",
      rules: ["all"],
    });
    expect([...compiled({ ruleIds: ["other"] }).rules]).toEqual(["other"]);
  });

  it.each([
    ["a cap below zero", { amount: gbp("-1") }, "invalidMoney at caps[0].amount"],
    ["no amount", { amount: undefined }, "invalidMoney at caps[0].amount"],
    ["an empty id", { id: "" }, "invalidArgument at caps[0].id"],
    ["per something else", { per: "day" }, "invalidPolicy at caps[0].per"],
    ["rolling days", { window: { kind: "rollingDays", days: 3 } }, "invalidPolicy at caps[0].window.kind"],
    ["another overflow", { overflow: "drop" }, "invalidPolicy at caps[0].overflow"],
    ["another headroom", { onHeadroom: "now" }, "invalidPolicy at caps[0].onHeadroom"],
    ["rules that are none", { ruleIds: "all" }, "invalidArgument at caps[0].ruleIds"],
    ["an empty list of rules", { ruleIds: [] }, "invalidPolicy at caps[0].ruleIds"],
    ["a misspelt field", { limit: 1 }, "invalidPolicy at caps[0].limit"],
  ])("refuses %s", (_, more, refusal) => {
    expect(refusalOf(() => compileCaps([{ ...capOf(), ...more } as CommissionCap], [], "UTC", "caps"))).toBe(refusal);
  });

  it("refuses two caps of one id, and what is no list", () => {
    expect(refusalOf(() => compileCaps([capOf(), capOf()], [], "UTC", "caps"))).toBe("duplicateId at caps[1].id");
    expect(refusalOf(() => compileCaps(null as never, [], "UTC", "caps"))).toBe("invalidPolicy at caps");
  });
});
