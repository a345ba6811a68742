import { existsSync, readdirSync, readFileSync } from "node:fs";
import { attributeConversions, w3cDraft } from "creator-core/attribution";
import type { AttributionPolicy, Conversion, Touchpoint, WindowOverride } from "creator-core/models";
import { describe, expect, it } from "vitest";

import { fairShares } from "../../src/kernels/fair-shares.js";

// The decisions of the W3C draft Attribution Level 1, as its own end-to-end tests write them down. What a browser does
// besides deciding is done here: it keeps impressions, forgets them, and matches sites.

const DAY = 86_400_000;
const MOST_DAYS = 30;

interface ImpressionOptions {
  readonly histogramIndex: number;
  readonly priority?: number;
  readonly matchValue?: number;
  readonly lifetimeDays?: number;
  readonly conversionSites?: readonly string[];
  readonly conversionCallers?: readonly string[];
}

interface Impression {
  readonly seconds: number;
  readonly event: "saveImpression";
  readonly site: string;
  readonly intermediarySite?: string;
  readonly options: ImpressionOptions;
}

interface Measurement {
  readonly seconds: number;
  readonly event: "measureConversion";
  readonly site: string;
  readonly intermediarySite?: string;
  readonly options: {
    readonly histogramSize: number;
    readonly value?: number;
    readonly credit?: readonly number[];
    readonly lookbackDays?: number;
    readonly matchValues?: readonly number[];
    readonly impressionSites?: readonly string[];
    readonly impressionCallers?: readonly string[];
  };
  readonly expected: readonly number[];
}

interface Forgetting {
  readonly seconds: number;
  readonly event: "clearImpressionsForSite";
  readonly site: string;
}

type BrowserEvent = Impression | Measurement | Forgetting;

/** The part of a host name that is registered: of these, the last two labels. */
const siteOf = (host: string) => host.split(".").slice(-2).join(".");
const callerOf = ({ site, intermediarySite }: Impression | Measurement) => intermediarySite ?? site;
/** Whether a list allows a value; one that is not given allows everything. */
const allows = <T>(list: readonly T[] | undefined, value: T) => list === undefined || list.includes(value);
const allowsSite = (list: readonly string[] | undefined, site: string) => allows(list?.map(siteOf), site);

/** Whether an impression and a conversion are about each other, whenever they were. */
function areMatched(impression: Impression, { site, ...measurement }: Measurement): boolean {
  const { conversionSites, conversionCallers, matchValue = 0 } = impression.options;
  const { impressionSites, impressionCallers, matchValues } = measurement.options;
  return (
    allowsSite(conversionSites, site) &&
    allowsSite(conversionCallers, callerOf({ site, ...measurement })) &&
    allowsSite(impressionSites, impression.site) &&
    allowsSite(impressionCallers, callerOf(impression)) &&
    allows(matchValues, matchValue)
  );
}

/** What is left of an impression when a site's data are cleared; `null` for nothing. */
function clear(impression: Impression, site: string): Impression | null {
  const { conversionSites, conversionCallers } = impression.options;
  const sites = conversionSites?.filter((other) => other !== site);
  const callers = conversionCallers?.filter((other) => other !== site);
  if (callerOf(impression) === site || sites?.length === 0 || callers?.length === 0) return null;
  const lists = { ...(sites && { conversionSites: sites }), ...(callers && { conversionCallers: callers }) };
  return { ...impression, options: { ...impression.options, ...lists } };
}

const touchOf = ({ seconds, options }: Impression): Touchpoint => ({
  id: `i-${seconds}`,
  creatorId: String(options.histogramIndex),
  customerKey: "browser",
  occurredAt: seconds * 1000,
  kind: "view",
  priority: options.priority ?? 0,
  campaignId: lifetimeOf(options),
});

/** Impressions of one lifetime are a campaign, so that the policy can shorten their window. */
const lifetimeOf = ({ lifetimeDays = MOST_DAYS }: ImpressionOptions) => `for ${lifetimeDays} days`;

const conversionOf = ({ seconds, options }: Measurement): Conversion => ({
  id: `c-${seconds}`,
  customerKey: "browser",
  occurredAt: seconds * 1000,
  kind: "order",
  value: { minor: options.value ?? 1, currency: "JPY" },
});

function policyOf({ options }: Measurement, impressions: readonly Impression[]): AttributionPolicy {
  const lookbackDays = Math.min(options.lookbackDays ?? MOST_DAYS, MOST_DAYS);
  const overrides = impressions.map(({ options: saved }): WindowOverride => {
    const days = Math.min(saved.lifetimeDays ?? MOST_DAYS, lookbackDays);
    return { campaignId: lifetimeOf(saved), windows: { view: { days } } };
  });
  return { ...w3cDraft({ lookbackDays, credit: wholeCredit(options.credit) }), overrides };
}

/** Credit in halves, as whole numbers. */
const wholeCredit = (credit: readonly number[] = [1]) => credit.map((weight) => weight * 2);

type Remainder = NonNullable<AttributionPolicy["remainder"]>;

/** What each place of the histogram gets. */
function histogramOf(measurement: Measurement, impressions: readonly Impression[], remainder: Remainder) {
  const conversions = [conversionOf(measurement)];
  const policy = { ...policyOf(measurement, impressions), remainder };
  const [sale] = attributeConversions({ conversions, touchpoints: impressions.map(touchOf) }, policy).sales;
  const histogram = new Array<number>(measurement.options.histogramSize).fill(0);
  for (const { creatorId, value } of sale!.credits) {
    if (Number(creatorId) < histogram.length) histogram[Number(creatorId)]! += value!.minor;
  }
  const given = sale!.credits.reduce((sum, { value }) => sum + value!.minor, 0);
  expect(given + (sale!.unattributed?.value?.minor ?? 0)).toBe(sale!.value!.minor);
  return histogram;
}

/** Plays a file. Impressions that are still to come are among the facts: attribution has to pass over them. */
function play(events: readonly BrowserEvent[], remainder: Remainder) {
  let saved = events.filter((event) => event.event === "saveImpression");
  const found: (readonly [seconds: number, histogram: readonly number[]])[] = [];
  for (const event of events) {
    if (event.event === "clearImpressionsForSite") {
      saved = saved
        .map((kept) => (kept.seconds < event.seconds ? clear(kept, event.site) : kept))
        .filter((kept) => kept !== null);
    }
    if (event.event === "measureConversion") {
      const matched = saved.filter((impression) => areMatched(impression, event));
      found.push([event.seconds, histogramOf(event, matched, remainder)]);
    }
  }
  return found;
}

const decisionsOf = (events: readonly BrowserEvent[]) =>
  events
    .filter((event) => event.event === "measureConversion")
    .map(({ seconds, expected }) => [seconds, expected] as const);

const folder = new URL("../../../shared/data/attribution/w3c-attribution/e2e-tests/", import.meta.url);
const isAbsent = !existsSync(folder);
const announced = isAbsent ? " (skipped: its tests are not there)" : "";
/** What is not attribution: privacy budgets, switching the browser's interface off, and refusing bad arguments. */
const others = /budget|state|forget|disabled|errors|localhost|CONFIG/;
const files = isAbsent ? ["decisions"] : readdirSync(folder).filter((name) => !others.test(name));

describe("the W3C draft's own tests", () => {
  it.skipIf(isAbsent).each(files)(`%s${announced}`, (name) => {
    const { events }: { readonly events: readonly BrowserEvent[] } = JSON.parse(
      readFileSync(new URL(name, folder), "utf8"),
    );
    expect(play(events, "fair")).toEqual(decisionsOf(events));
    expect(play(events, "largestRemainder")).toEqual(decisionsOf(events));
  });

  it.skipIf(isAbsent)(`are all played but those that are not attribution${announced}`, () => {
    expect(files).toHaveLength(17);
  });
});

describe("the draft's rules, in cases of our own", () => {
  const saved = (seconds: number, histogramIndex: number, options: Partial<ImpressionOptions> = {}): Impression => ({
    seconds,
    event: "saveImpression",
    site: "video.example",
    options: { histogramIndex, ...options },
  });
  const measured = (seconds: number, options: Partial<Measurement["options"]> = {}): Measurement => ({
    seconds,
    event: "measureConversion",
    site: "shop.example",
    options: { histogramSize: 3, ...options },
    expected: [],
  });
  const histogram = (...events: readonly (Impression | Measurement)[]) => play(events, "fair").at(-1)?.[1];
  const day = DAY / 1000;

  it("gives everything to the latest, where the credit has one place", () => {
    expect(histogram(saved(1, 0), saved(2, 2), measured(3, { value: 7 }))).toEqual([0, 0, 7]);
    expect(histogram(measured(3, { value: 7 }))).toEqual([0, 0, 0]);
  });

  it("asks for priority first, and for the time only of one priority", () => {
    const all = [saved(1, 0, { priority: 9 }), saved(2, 1), saved(3, 2)];
    expect(histogram(...all, measured(4, { value: 10, credit: [5, 4, 1] }))).toEqual([5, 1, 4]);
  });

  it("passes over credit for which there is no impression, and impressions for which there is no credit", () => {
    expect(histogram(saved(1, 0), saved(2, 1), measured(3, { value: 9, credit: [4, 2, 3] }))).toEqual([3, 6, 0]);
    expect(histogram(saved(1, 0), saved(2, 1), saved(3, 2), measured(4, { value: 9, credit: [2, 1] }))).toEqual([
      0, 3, 6,
    ]);
  });

  it("has both ends of the look-back and of the lifetime, and the shorter of the two decides", () => {
    const impression = saved(1, 0, { lifetimeDays: 2 });
    expect(histogram(impression, measured(1 + 2 * day))).toEqual([1, 0, 0]);
    expect(histogram(impression, measured(2 + 2 * day))).toEqual([0, 0, 0]);
    expect(histogram(impression, measured(1 + day, { lookbackDays: 1 }))).toEqual([1, 0, 0]);
    expect(histogram(impression, measured(2 + day, { lookbackDays: 1 }))).toEqual([0, 0, 0]);
    expect(histogram(saved(1, 0), measured(1 + 30 * day, { lookbackDays: 90 }))).toEqual([1, 0, 0]);
    expect(histogram(saved(1, 0), measured(2 + 30 * day, { lookbackDays: 90 }))).toEqual([0, 0, 0]);
  });

  it("does not see what is saved later", () => {
    expect(histogram(measured(3), saved(4, 0))).toEqual([0, 0, 0]);
  });

  it("rounds at random what does not divide, by the draft's rule for a draw that is always one half", () => {
    // 5 by 2:1:1 is 2.5, 1.25, 1.25. 0.5 and 0.25 make less than a unit, and the second goes on when the draw is below
    // 0.25 / 0.75: it is not. 0.75 and 0.25 make one, and the third would go on below 0.25 / 1.
    expect(fairShares(5, [2, 1, 1], () => 0.5)).toEqual([3, 1, 1]);
    // 2 by 1:1:1 is 2/3 each: see the kernel's own test for the steps.
    expect(fairShares(2, [1, 1, 1], () => 0.5)).toEqual([0, 1, 1]);
  });

  it("rounds by a hash of the ids instead, and gives all of the value", () => {
    const found = histogram(saved(1, 0), saved(2, 1), saved(3, 2), measured(4, { value: 5, credit: [1, 1, 1] }));
    expect(found!.toSorted()).toEqual([1, 2, 2]);
  });
});
