/** The table of presets in docs/attribution.md says what the presets are. */
import { readFileSync } from "node:fs";
import * as attribution from "creator-core/attribution";
import type { AttributionPolicy, EvidenceKind, LookBackWindow } from "creator-core/models";
import { describe, expect, it } from "vitest";

const page = readFileSync(new URL("../../docs/attribution.md", import.meta.url), "utf8");
const section = page.slice(
  page.indexOf("## What each preset means"),
  page.indexOf("## Where published systems differ"),
);

/** The cells of a row of the first table that names a preset, or of the second. */
function row(name: string, table: 0 | 1): readonly string[] {
  const rows = section.split("\n").filter((line) => new RegExp(`^\\| \`${name}\\b`).test(line));
  expect(rows, name).toHaveLength(2);
  return (rows[table] ?? "")
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

const kindWords: Partial<Record<EvidenceKind, string>> = {
  engagedView: "engaged view",
  landingPage: "landing page",
  utm: "UTM",
};
const inWords = (kind: string) => kindWords[kind as EvidenceKind] ?? kind;

function lengthOf(window: LookBackWindow): number {
  if (window === "full" || "hours" in window) return Number.NaN;
  return "days" in window ? window.days : window.calendarDays;
}

function windowsInWords({ windows }: AttributionPolicy): string {
  return Object.entries(windows)
    .filter(([, window]) => lengthOf(window) !== 0)
    .map(([kind, window]) => `${inWords(kind)} ${lengthOf(window)}`)
    .join(", ");
}

const tiersInWords = ({ tiers }: AttributionPolicy) => tiers.map((kinds) => kinds.map(inWords).join(", ")).join(" · ");

const yesOrNo = (isYes: boolean) => (isYes ? "yes" : "no");
const edges = ({ farEnd, sameInstant }: AttributionPolicy) =>
  `${yesOrNo(farEnd === "inclusive")}, ${yesOrNo(sameInstant === "eligible")}`;

const modelWords: Partial<Record<AttributionPolicy["model"]["kind"], string>> = {
  lastTouch: "last touch",
  firstTouch: "first touch",
  lastNonDirect: "last that is not direct",
  ranked: "ranked",
};

const policies: Readonly<Record<string, AttributionPolicy>> = {
  codeFirst: attribution.codeFirst,
  linkFirst: attribution.linkFirst,
  lastClick30Days: attribution.lastClick30Days,
  lastClick90Days: attribution.lastClick90Days,
  firstClick30Days: attribution.firstClick30Days,
  tiktokAds: attribution.tiktokAds(),
  tiktokShopAds: attribution.tiktokShopAds,
  tiktokShopAffiliate: attribution.tiktokShopAffiliate({ click: { days: 14 } }),
  metaAds: attribution.metaAds(),
  googleAnalytics: attribution.googleAnalytics({ timeZone: "Europe/London" }),
  amazonAttribution: attribution.amazonAttribution,
  w3cDraft: attribution.w3cDraft({ lookbackDays: 30, credit: [1] }),
};

/** Windows that the caller says, or that are said in another way. */
const ownWords: Readonly<Record<string, string>> = {
  tiktokShopAffiliate: "yours",
  w3cDraft: "click, engaged view, view: yours",
  googleAnalytics: "all 90, engaged view 3, of the calendar",
};

describe("the table of presets", () => {
  it("has them all", () => {
    const isPolicy = (value: unknown) => typeof value === "object" && value !== null && "tiers" in value;
    const constants = Object.entries(attribution).filter(([, value]) => isPolicy(value));
    expect(Object.keys(policies)).toEqual(expect.arrayContaining(constants.map(([name]) => name)));
  });

  it.each(Object.entries(policies))("%s", (name, policy) => {
    const [, windows, tiers, model, ends, own] = row(name, 0);
    expect(windows).toBe(ownWords[name] ?? windowsInWords(policy));
    expect(tiers).toBe(tiersInWords(policy) + (policy.scope === "shop" ? ", of the same shop" : ""));
    expect(model).toContain(modelWords[policy.model.kind] ?? "?");
    expect(model?.includes("code wins")).toBe(policy.codeAgainstLink === "codeWins");
    expect(ends).toBe(edges(policy));
    expect(own).toBe(yesOrNo(policy.selfPurchase === "eligible"));
  });

  it("says where each comes from, with addresses that its docstring has as well", () => {
    const files = ["affiliate", "amazon", "google-analytics", "meta", "tiktok", "w3c"];
    const sources = files
      .map((file) => readFileSync(new URL(`../../src/attribution/presets/${file}.ts`, import.meta.url), "utf8"))
      .join("\n");
    for (const name of Object.keys(policies)) {
      const [, source = ""] = row(name, 1);
      const addresses = [...source.matchAll(/\]\((https:[^)]+)\)/g)].map(([, address = ""]) => address);
      expect(addresses.length, name).toBeGreaterThan(0);
      for (const address of addresses) expect(sources).toContain(address);
    }
  });

  it("counts all days of Google Analytics alike, but for engaged views", () => {
    const { windows } = policies["googleAnalytics"] ?? attribution.codeFirst;
    const { engagedView, ...others } = windows;
    expect(engagedView).toEqual({ calendarDays: 3, timeZone: "Europe/London" });
    for (const window of Object.values(others)) expect(window).toEqual({ calendarDays: 90, timeZone: "Europe/London" });
  });
});
