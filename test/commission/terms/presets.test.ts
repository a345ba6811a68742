import { isCreatorCoreError } from "creator-core/errors";
import type { CommissionTerms } from "creator-core/models";
import { commissionTermsSchema, parse } from "creator-core/schemas";
import { describe, expect, it } from "vitest";
import { lintTerms } from "../../../src/commission/terms/lint-terms.ts";
import { ambassadorTerms } from "../../../src/commission/terms/presets/ambassador-terms.ts";
import { communityTerms } from "../../../src/commission/terms/presets/community-terms.ts";
import { cpmTerms } from "../../../src/commission/terms/presets/cpm-terms.ts";
import { tiktokShopTerms } from "../../../src/commission/terms/presets/tiktok-shop-terms.ts";
import { deepFreeze } from "../../support/deep-freeze.ts";

const timeZone = "Europe/London";
const gbp = (minor: number) => ({ minor, currency: "GBP" });
const during = { start: "2026-03-01T00:00:00Z", end: "2026-06-01T00:00:00+01:00" };
const parties = { timeZone, creatorIds: ["c-1", "c-2"], during };

const rates = deepFreeze({ standard: "0.1", ads: "0.05" });
const cut = deepFreeze({ standard: "0.15", changes: [{ from: "2026-06-01T00:00:00Z", rate: "0.12" }] });
const raise = deepFreeze({ standard: "0.1", changes: [{ from: "2026-06-01T00:00:00Z", rate: "0.12" }] });

const presets: readonly (readonly [name: string, terms: CommissionTerms])[] = [
  ["TikTok Shop, open alone", tiktokShopTerms({ timeZone, open: { standard: "0.1" } })],
  [
    "TikTok Shop, everything",
    tiktokShopTerms(
      deepFreeze({
        timeZone,
        open: rates,
        targeted: { standard: "0.15", ads: "0.08" },
        partner: { standard: "0.2", ads: "0.12" },
      }),
    ),
  ],
  ["TikTok Shop, cut", tiktokShopTerms({ timeZone, open: cut, lockFrom: "pickedAt" })],
  ["TikTok Shop, raised", tiktokShopTerms({ timeZone, open: raise, targeted: cut })],
  ["a community", communityTerms({ timeZone })],
  [
    "a community with milestones",
    communityTerms(
      deepFreeze({
        timeZone,
        levels: [
          { name: "a", rate: "0.05" },
          { name: "b", rate: "0.06" },
        ],
        milestones: [
          { at: 10, bonus: gbp(2000) },
          { at: 20, bonus: gbp(2000) },
        ],
      }),
    ),
  ],
  ["a CPM deal", cpmTerms(deepFreeze({ ...parties, cpm: gbp(50) }))],
  [
    "a CPM deal with everything",
    cpmTerms({
      ...parties,
      cpm: gbp(50),
      maximumPerPost: gbp(25_000),
      countedFor: { days: 14 },
      guarantee: gbp(20_000),
    }),
  ],
  ["a retainer", ambassadorTerms(deepFreeze({ ...parties, fee: gbp(50_000), deliverables: 4 }))],
  ["a retainer without grace", ambassadorTerms({ ...parties, fee: gbp(50_000), deliverables: 1, graceDays: 0 })],
];

describe.each(presets)("%s", (_, terms) => {
  it("is accepted by its schema", () => {
    expect(parse(commissionTermsSchema, terms)).toEqual({ success: true, data: terms });
  });

  it("is free of findings", () => {
    expect(lintTerms(terms)).toEqual([]);
  });

  it("is plain data", () => {
    expect(JSON.parse(JSON.stringify(terms))).toEqual(terms);
  });
});

describe("tiktokShopTerms", () => {
  const scopes = ({ rules }: CommissionTerms) => rules.map(({ id, scope }) => [id, scope]);

  it("has a rule for every rate that is offered, and the open one for everything", () => {
    expect(scopes(presets[1]![1])).toEqual([
      ["partner-ads", { collaborations: ["partner"], channel: "ads" }],
      ["partner", { collaborations: ["partner"] }],
      ["targeted-ads", { collaborations: ["targeted"], channel: "ads" }],
      ["targeted", { collaborations: ["targeted"] }],
      ["open-ads", { channel: "ads" }],
      ["open", {}],
    ]);
    expect(scopes(presets[0]![1])).toEqual([["open", {}]]);
  });

  it("locks a rate for 30 days where it is cut, and not where it is raised", () => {
    const lockOf = (terms: CommissionTerms) => {
      const component = terms.rules.at(-1)?.component;
      return component?.kind === "percent" ? component.lock : null;
    };
    expect(lockOf(presets[2]![1])).toEqual({ days: 30, anchor: "pickedAt" });
    expect(lockOf(tiktokShopTerms({ timeZone, open: cut }))).toEqual({ days: 30, anchor: "changedAt" });
    expect(lockOf(presets[3]![1])).toBeUndefined();
    // 10 → 20 → 15 %: the last is a cut, though above the first.
    const changes = [
      { from: 1, rate: "0.2" },
      { from: 2, rate: "0.15" },
    ];
    expect(lockOf(tiktokShopTerms({ timeZone, open: { standard: "0.1", changes } }))).toBeDefined();
  });
});

describe("a preset refuses", () => {
  it.each<[string, () => unknown, string]>([
    [
      "15 for 15 %",
      () => tiktokShopTerms({ timeZone, open: { standard: "15" } }),
      "invalidPolicy at offer.open.standard",
    ],
    [
      "ads of 500 %",
      () => tiktokShopTerms({ timeZone, open: { ...rates, ads: "5" } }),
      "invalidPolicy at offer.open.ads",
    ],
    [
      "a change to 12",
      () => tiktokShopTerms({ timeZone, open: { standard: "0.1", changes: [{ from: 0, rate: "12" }] } }),
      "invalidPolicy at offer.open.changes[0].rate",
    ],
    [
      "a misspelt field",
      () => tiktokShopTerms({ timeZone, open: rates, target: rates } as never),
      "invalidPolicy at offer.target",
    ],
    ["no zone for the offer", () => tiktokShopTerms({ open: rates } as never), "unknownTimeZone at offer.timeZone"],
    ["no zone for the programme", () => communityTerms({} as never), "unknownTimeZone at programme.timeZone"],
    [
      "a zone for the deal that there is not",
      () => cpmTerms({ ...parties, timeZone: "Mars/Olympus_Mons", cpm: gbp(50) }),
      "unknownTimeZone at deal.timeZone",
    ],
    [
      "an abbreviation for the zone of the contract",
      () => ambassadorTerms({ ...parties, timeZone: "BST", fee: gbp(1), deliverables: 1 }),
      "unknownTimeZone at contract.timeZone",
    ],
    ["no offer", () => tiktokShopTerms(null as never), "invalidPolicy at offer"],
    ["no open rates", () => tiktokShopTerms({ timeZone } as never), "invalidPolicy at offer.open"],
    [
      "a lock from nowhere",
      () => tiktokShopTerms({ timeZone, open: rates, lockFrom: "soldAt" as never }),
      "invalidPolicy at offer.lockFrom",
    ],
    ["no levels", () => communityTerms({ timeZone, levels: [] }), "invalidPolicy at programme.levels"],
    [
      "a level twice",
      () =>
        communityTerms({
          timeZone,
          levels: [
            { name: "a", rate: "0.1" },
            { name: "a", rate: "0.2" },
          ],
        }),
      "duplicateId at programme.levels[1].name",
    ],
    [
      "a bonus below nothing",
      () => communityTerms({ timeZone, milestones: [{ at: 1, bonus: gbp(-1) }] }),
      "invalidMoney at programme.milestones[0].bonus",
    ],
    [
      "a deal with nobody",
      () => cpmTerms({ ...parties, creatorIds: [], cpm: gbp(50) }),
      "invalidPolicy at deal.creatorIds",
    ],
    [
      "a guarantee in another currency",
      () => cpmTerms({ ...parties, cpm: gbp(50), guarantee: { minor: 1, currency: "EUR" } }),
      "currencyMismatch at deal.guarantee",
    ],
    ["a negative price", () => cpmTerms({ ...parties, cpm: gbp(-50) }), "invalidMoney at deal.cpm"],
    [
      "half a deliverable",
      () => ambassadorTerms({ ...parties, fee: gbp(1), deliverables: 0.5 }),
      "invalidInteger at contract.deliverables",
    ],
    [
      "days of grace below nothing",
      () => ambassadorTerms({ ...parties, fee: gbp(1), deliverables: 1, graceDays: -1 }),
      "invalidInteger at contract.graceDays",
    ],
  ])("%s", (_, call, refusal) => {
    let caught: unknown;
    try {
      call();
    } catch (error) {
      caught = error;
    }
    expect(isCreatorCoreError(caught) && `${caught.code} at ${caught.details.path}`).toBe(refusal);
  });
});
