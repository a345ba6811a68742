import {
  amazonAttribution,
  codeFirst,
  firstClick30Days,
  googleAnalytics,
  lastClick30Days,
  lastClick90Days,
  linkFirst,
  metaAds,
  tiktokAds,
  tiktokShopAds,
  tiktokShopAffiliate,
  w3cDraft,
} from "creator-core/attribution";
import type { AttributionPolicy } from "creator-core/models";
import { attributionPolicySchema, parse } from "creator-core/schemas";
import { describe, expect, it } from "vitest";
import { refusalOf, untyped } from "../../support/thrown.ts";
import { winner } from "./_order.ts";

const timeZone = "Europe/London";

/** Every preset, in every setting that changes its form. */
const presets: readonly AttributionPolicy[] = [
  codeFirst,
  linkFirst,
  lastClick30Days,
  lastClick90Days,
  firstClick30Days,
  amazonAttribution,
  ...([30, 60, 90] as const).map((days) => googleAnalytics({ timeZone, days })),
  ...([1, 7, 28] as const).map((click) => metaAds({ click })),
  metaAds({ engagedView: "off", view: "off" }),
  ...([1, 7, 14, 28] as const).flatMap((click) =>
    (["off", 1, 7] as const).map((view) => tiktokAds({ click, engagedView: view, view })),
  ),
  tiktokShopAds,
  tiktokShopAffiliate({ click: { days: 14 } }),
  tiktokShopAffiliate({ click: { calendarDays: 7, timeZone }, live: { hours: 1 }, view: { days: 7, minDays: 1 } }),
  w3cDraft({ lookbackDays: 30, credit: [1] }),
];

describe.each(presets.map((policy) => [policy.id, policy] as const))("%s", (_, policy) => {
  it("is a policy to the schema, as it is and as the JSON of itself", () => {
    expect(parse(attributionPolicySchema, policy)).toEqual({ success: true, data: policy });
    expect(JSON.parse(JSON.stringify(policy))).toEqual(policy);
  });

  it("looks back as far for a visit as for a click, where one counts", () => {
    for (const kind of ["link", "utm", "landingPage"] as const) {
      const isNamed = policy.tiers.flat().includes(kind);
      expect(policy.windows[kind]).toEqual(isNamed ? policy.windows.click : undefined);
    }
  });

  it("is taken, and finds nobody where there is nothing", () => {
    expect(winner(policy, [])).toBe("nobody");
  });
});

it.each<[string, () => unknown, string]>([
  ["tiktokAds", () => tiktokAds(untyped({ clicks: 28 })), "invalidArgument at settings"],
  ["metaAds", () => metaAds(untyped({ views: "off" })), "invalidArgument at settings"],
  ["googleAnalytics", () => googleAnalytics(untyped({ timeZone, day: 30 })), "invalidArgument at settings"],
  ["w3cDraft", () => w3cDraft(untyped({ lookbackDays: 30, credit: [1], priority: 1 })), "invalidArgument at options"],
])("%s refuses a setting of another name, which would leave the default in force", (_, call, refusal) => {
  expect(refusalOf(call)).toBe(refusal);
});

it("each setting has its own id", () => {
  const ids = presets.map(({ id }) => id);
  // The affiliate windows and the draft's weights may be anything, so they are not in their ids.
  expect(new Set(ids).size).toBe(ids.length - 1);
});
