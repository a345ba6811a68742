import type { AttributionPolicy, LookBackWindow } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { touchKinds } from "../../../src/attribution/evidence/evidence-kinds.js";
import { compileWindows, type WindowPolicy } from "../../../src/attribution/policy/compile-windows.js";
import { refusalOf } from "../../support/thrown.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 2, 10, 12);
const CLICK = touchKinds.indexOf("click");
const VIEW = touchKinds.indexOf("view");

const base: WindowPolicy = { windows: {}, farEnd: "exclusive", sameInstant: "eligible" };

/** The first and the last instant at which a click counts for a conversion. */
function clickStretch(window: LookBackWindow, policy: Partial<WindowPolicy> = {}, at = NOON) {
  const compiled = compileWindows({ ...base, windows: { click: window }, ...policy });
  compiled.at(at);
  return [compiled.earliest[CLICK]!, compiled.latest[CLICK]!];
}

const iso = (stretch: readonly number[]) => stretch.map((instant) => new Date(instant).toISOString());

describe("the two ends of a window", () => {
  it("leaves out the far end, or has it", () => {
    expect(clickStretch({ days: 7 })).toEqual([NOON - 7 * DAY + 1, NOON]);
    expect(clickStretch({ days: 7 }, { farEnd: "inclusive" })).toEqual([NOON - 7 * DAY, NOON]);
    expect(clickStretch({ hours: 36 })).toEqual([NOON - 36 * HOUR + 1, NOON]);
    expect(clickStretch({ hours: 36 }, { farEnd: "inclusive" })).toEqual([NOON - 36 * HOUR, NOON]);
  });

  it("has the instant of the conversion, or leaves it out", () => {
    expect(clickStretch({ days: 1 }, { sameInstant: "excluded" })).toEqual([NOON - DAY + 1, NOON - 1]);
    expect(clickStretch("full", { sameInstant: "excluded" })).toEqual([Number.NEGATIVE_INFINITY, NOON - 1]);
  });

  it("cuts the shorter window out of a ring, under either rule", () => {
    expect(clickStretch({ days: 7, minDays: 1 })).toEqual([NOON - 7 * DAY + 1, NOON - DAY]);
    expect(clickStretch({ days: 1 })).toEqual([NOON - DAY + 1, NOON]);
    expect(clickStretch({ days: 7, minDays: 1 }, { farEnd: "inclusive" })).toEqual([NOON - 7 * DAY, NOON - DAY - 1]);
    expect(clickStretch({ days: 1 }, { farEnd: "inclusive" })).toEqual([NOON - DAY, NOON]);
    expect(clickStretch({ hours: 24, minHours: 2 })).toEqual([NOON - DAY + 1, NOON - 2 * HOUR]);
    // Nothing is cut out by a window of nothing.
    expect(clickStretch({ days: 7, minDays: 0 }, { farEnd: "inclusive" })).toEqual([NOON - 7 * DAY, NOON]);
  });

  it("reaches over all of time without a rounding error", () => {
    const last = 8.64e15;
    expect(clickStretch("full", {}, last)).toEqual([Number.NEGATIVE_INFINITY, last]);
    // The first instant is 200,000,000 days before the last: an age of 1.728e16, which is beyond the safe integers.
    expect(clickStretch({ days: 200_000_000 }, {}, last)).toEqual([-last + 1, last]);
    expect(clickStretch({ days: 200_000_000 }, { farEnd: "inclusive" }, last)).toEqual([-last, last]);
    expect(clickStretch({ days: 200_000_000, minDays: 199_999_999 }, { farEnd: "inclusive" }, last)).toEqual([
      -last,
      -last + DAY - 1,
    ]);
    expect(clickStretch({ days: 7 }, {}, -last)[1]).toBe(-last);
    expect(clickStretch({ days: Number.MAX_SAFE_INTEGER }, {}, 0)[0]).toBeLessThan(-last);
  });
});

describe("windows by the calendar", () => {
  const london = (calendarDays: number, minCalendarDays?: number): LookBackWindow => ({
    calendarDays,
    ...(minCalendarDays === undefined ? {} : { minCalendarDays }),
    timeZone: "Europe/London",
  });

  it("counts dates, not hours", () => {
    // 1:30 on the 11th of June in London is half past midnight in UTC.
    const at = Date.UTC(2026, 5, 11, 0, 30);
    expect(iso(clickStretch(london(1), {}, at))).toEqual(["2026-06-10T23:00:00.000Z", "2026-06-11T00:30:00.000Z"]);
    expect(iso(clickStretch(london(2), {}, at))[0]).toBe("2026-06-09T23:00:00.000Z");
    expect(iso(clickStretch(london(1), { farEnd: "inclusive" }, at))[0]).toBe("2026-06-09T23:00:00.000Z");
    const inUtc = { calendarDays: 1, timeZone: "UTC" };
    expect(iso(clickStretch(inUtc, {}, at))[0]).toBe("2026-06-11T00:00:00.000Z");
  });

  it("gives a day the hours that its clocks give it", () => {
    // On the 29th of March 2026 London has 23 hours: seven dates back from the 31st is the 25th, still winter time.
    const at = Date.UTC(2026, 2, 31, 12);
    expect(iso(clickStretch(london(7), {}, at))[0]).toBe("2026-03-25T00:00:00.000Z");
    expect(iso(clickStretch(london(2), {}, at))[0]).toBe("2026-03-29T23:00:00.000Z");
  });

  it("cuts whole dates out of a ring", () => {
    const at = Date.UTC(2026, 5, 11, 0, 30);
    expect(iso(clickStretch(london(7, 1), {}, at))).toEqual(["2026-06-04T23:00:00.000Z", "2026-06-10T22:59:59.999Z"]);
    expect(iso(clickStretch(london(7, 1), { farEnd: "inclusive" }, at))).toEqual([
      "2026-06-03T23:00:00.000Z",
      "2026-06-09T22:59:59.999Z",
    ]);
  });

  it("never has what is later than the conversion", () => {
    expect(clickStretch(london(1), { sameInstant: "excluded" })[1]).toBe(NOON - 1);
  });

  it("knows of a day that a zone left out", () => {
    // Samoa had no 30 December 2011: the 29th is two dates before the 31st.
    const apia = (calendarDays: number): LookBackWindow => ({ calendarDays, timeZone: "Pacific/Apia" });
    const at = Date.UTC(2011, 11, 30, 20); // 10:00 on the 31st
    expect(iso(clickStretch(apia(2), {}, at))[0]).toBe("2011-12-30T10:00:00.000Z"); // 0:00 on the 31st
    expect(iso(clickStretch(apia(3), {}, at))[0]).toBe("2011-12-29T10:00:00.000Z"); // 0:00 on the 29th
  });

  it("counts an hour that is shown again after midnight to the day that had begun", () => {
    // In St. John's clocks went from 0:01 on 28 October 2001 back to 23:01 on the 27th; 0:00 had been at 2:30 UTC.
    const stJohns: LookBackWindow = { calendarDays: 1, timeZone: "America/St_Johns" };
    const shownAgain = Date.UTC(2001, 9, 28, 3);
    expect(iso(clickStretch(stJohns, {}, shownAgain))[0]).toBe("2001-10-28T02:30:00.000Z");
    expect(iso(clickStretch(stJohns, {}, shownAgain + DAY + HOUR))[0]).toBe("2001-10-29T03:30:00.000Z");
    expect(iso(clickStretch(stJohns, {}, Date.UTC(2001, 9, 28, 2, 29)))[0]).toBe("2001-10-27T02:30:00.000Z");
  });

  it("holds at the ends of time and in years of which no table is kept", () => {
    const last = 8.64e15;
    for (const at of [last, -last, Date.UTC(1700, 0, 1), Date.UTC(2500, 6, 1)]) {
      const [from, to] = clickStretch(london(1), {}, at);
      expect(at - from!).toBeGreaterThanOrEqual(0);
      expect(at - from!).toBeLessThan(25 * HOUR);
      expect(to).toBe(at);
    }
    expect(clickStretch(london(Number.MAX_SAFE_INTEGER), {}, last)[0]).toBeLessThan(-last);
  });

  it("keeps the windows of several zones apart", () => {
    const compiled = compileWindows({
      ...base,
      windows: { click: london(1), view: { calendarDays: 1, timeZone: "Asia/Tokyo" }, direct: { days: 1 } },
    });
    compiled.at(Date.UTC(2026, 0, 10, 20)); // 5:00 on the 11th in Tokyo
    expect(iso([compiled.earliest[CLICK]!, compiled.earliest[VIEW]!])).toEqual([
      "2026-01-10T00:00:00.000Z",
      "2026-01-10T15:00:00.000Z",
    ]);
    expect(compiled.reach).toBe(Date.UTC(2026, 0, 9, 20) + 1);
  });
});

describe("kinds that are off", () => {
  const compiled = compileWindows({
    ...base,
    windows: { click: { days: 0 }, view: { hours: 1 }, live: { calendarDays: 0, timeZone: "UTC" } },
  });

  it("never opens them", () => {
    compiled.at(NOON);
    touchKinds.forEach((kind, lane) => {
      const isOn = kind === "view";
      expect(compiled.isOn[lane]).toBe(isOn);
      expect(compiled.earliest[lane]! <= compiled.latest[lane]!).toBe(isOn);
    });
    expect([compiled.earliest[CLICK], compiled.latest[CLICK]]).toEqual([
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ]);
  });

  it("says how far back anything counts", () => {
    compiled.at(NOON);
    expect(compiled.reach).toBe(NOON - HOUR + 1);
    const none = compileWindows(base);
    none.at(NOON);
    expect(none.reach).toBe(Number.POSITIVE_INFINITY);
  });

  it("needs no override for its lanes to be the kinds", () => {
    expect(compiled.lanes).toBe(touchKinds.length);
    expect(compiled.laneOf(VIEW, "ann", "spring")).toBe(VIEW);
  });
});

describe("overrides", () => {
  const policy: WindowPolicy = {
    ...base,
    windows: { click: { days: 7 }, view: { days: 1 } },
    overrides: [
      { creatorId: "ann", campaignId: "spring", windows: { click: { days: 30 } } },
      { campaignId: "spring", windows: { click: { days: 14 }, live: { hours: 3 } } },
      { creatorId: "ann", windows: { click: "full", view: { days: 0 } } },
      { creatorId: "ann", windows: { click: { days: 2 } } },
      { creatorId: "__proto__", windows: { click: { days: 14 } } },
    ],
  };
  const compiled = compileWindows(policy);
  /** How many milliseconds back a touch of a kind counts. */
  const backFor = (kind: number, creatorId: string | null, campaignId?: string) => {
    compiled.at(NOON);
    return NOON - compiled.earliest[compiled.laneOf(kind, creatorId, campaignId)]!;
  };

  it("replaces the window by the first that fits the touch", () => {
    expect(backFor(CLICK, "ann", "spring")).toBe(30 * DAY - 1);
    expect(backFor(CLICK, "ben", "spring")).toBe(14 * DAY - 1);
    expect(backFor(CLICK, null, "spring")).toBe(14 * DAY - 1);
    expect(backFor(CLICK, "ann", "autumn")).toBe(Number.POSITIVE_INFINITY);
    expect(backFor(CLICK, "ann")).toBe(Number.POSITIVE_INFINITY);
    expect(backFor(CLICK, "__proto__")).toBe(14 * DAY - 1);
    expect(backFor(CLICK, "ben")).toBe(7 * DAY - 1);
    expect(backFor(CLICK, null)).toBe(7 * DAY - 1);
  });

  it("goes on to the next where the first does not name the kind", () => {
    expect(backFor(VIEW, "ann", "spring")).toBe(Number.NEGATIVE_INFINITY); // off, by the third
    expect(backFor(VIEW, "ben", "spring")).toBe(DAY - 1);
    expect(backFor(touchKinds.indexOf("live"), "ann", "spring")).toBe(3 * HOUR - 1); // on, by the second
  });

  it("keeps the kind of a lane", () => {
    for (let lane = 0; lane < compiled.lanes; lane += 1) expect(compiled.lanes % touchKinds.length).toBe(0);
    for (const creatorId of ["ann", "ben", null]) {
      for (const campaignId of ["spring", undefined, null]) {
        touchKinds.forEach((_, kind) => {
          expect(compiled.laneOf(kind, creatorId, campaignId) % touchKinds.length).toBe(kind);
        });
      }
    }
  });

  it("tells apart windows of one length in two zones", () => {
    const oneDay = (timeZone: string): LookBackWindow => ({ calendarDays: 1, timeZone });
    const inTwo = compileWindows({
      ...base,
      windows: { click: oneDay("UTC") },
      overrides: [{ creatorId: "ann", windows: { click: oneDay("Asia/Tokyo") } }],
    });
    inTwo.at(NOON); // 21:00 in Tokyo, whose day began at 15:00 UTC the day before
    expect(inTwo.earliest[inTwo.laneOf(CLICK, "ann", undefined)]).toBe(NOON - 21 * HOUR);
    expect(inTwo.earliest[inTwo.laneOf(CLICK, "ben", undefined)]).toBe(NOON - 12 * HOUR);
  });

  it("takes a lane for each window that differs, not for each override", () => {
    const overrides = Array.from({ length: 1000 }, (_, i) => ({
      creatorId: `c-${i}`,
      windows: { click: { days: 7 + (i % 3) } },
    }));
    // 7 days are the policy's own, 8 and 9 are one more class each.
    expect(compileWindows({ ...policy, overrides }).lanes).toBe(3 * touchKinds.length);
  });
});

describe("what is no window", () => {
  const click = (window: unknown) => () => compileWindows({ ...base, windows: { click: window as LookBackWindow } });

  it.each([
    [{ days: -1 }, "policy.windows.click.days"],
    [{ days: Number.NaN }, "policy.windows.click.days"],
    [{ days: 1.5 }, "policy.windows.click.days"],
    [{ days: "7" }, "policy.windows.click.days"],
    [{ days: undefined }, "policy.windows.click.days"],
    [{ hours: Number.POSITIVE_INFINITY }, "policy.windows.click.hours"],
    [{ days: 7, minDays: 7 }, "policy.windows.click.minDays"],
    [{ days: 7, minDays: -1 }, "policy.windows.click.minDays"],
    [{ hours: 7, minHours: 8 }, "policy.windows.click.minHours"],
    [{ calendarDays: 0.5, timeZone: "UTC" }, "policy.windows.click.calendarDays"],
    [{ calendarDays: 2, minCalendarDays: 3, timeZone: "UTC" }, "policy.windows.click.minCalendarDays"],
    [{ days: 1, hours: 1 }, "policy.windows.click"],
    [{ days: 1, minDay: 1 }, "policy.windows.click"],
    [{ hours: 1, minDays: 1 }, "policy.windows.click"],
    [{ calendarDays: 1, days: 1, timeZone: "UTC" }, "policy.windows.click"],
    [{}, "policy.windows.click"],
    [null, "policy.windows.click"],
    [7, "policy.windows.click"],
    ["all", "policy.windows.click"],
  ])("%j is refused", (window, path) => {
    expect(refusalOf(click(window))).toBe(`invalidPolicy at ${path}`);
  });

  it("says which zone is unknown", () => {
    const refused = "unknownTimeZone at policy.windows.click.timeZone";
    expect(refusalOf(click({ calendarDays: 1, timeZone: "Mars/Olympus" }))).toBe(refused);
    expect(refusalOf(click({ calendarDays: 1 }))).toBe(refused);
  });

  it("names the key that a window does not have", () => {
    expect(click({ days: 1, minDay: 1 })).toThrow(
      'policy.windows.click must be made of days and minDays, got "minDay"',
    );
  });

  const refused = (policy: unknown) => refusalOf(() => compileWindows({ ...base, ...(policy as WindowPolicy) }));
  const windows = { click: { days: 1 } };

  it("refuses unknown kinds and other ends", () => {
    expect(refused({ windows: { clicks: { days: 1 } } })).toBe("invalidPolicy at policy.windows");
    expect(refused({ windows: JSON.parse('{"__proto__": {"days": 1}}') })).toBe("invalidPolicy at policy.windows");
    expect(refused({ windows: undefined })).toBe("invalidPolicy at policy.windows");
    expect(refused({ farEnd: "closed" })).toBe("invalidPolicy at policy.farEnd");
    expect(refused({ sameInstant: true })).toBe("invalidPolicy at policy.sameInstant");
  });

  it.each<[unknown, string]>([
    [{ windows }, "policy.overrides[0]"],
    [{ creatorId: "ann" }, "policy.overrides[0].windows"],
    [{ creatorId: "ann", windows: {} }, "policy.overrides[0].windows"],
    [{ creatorID: "ann", windows }, "policy.overrides[0]"],
    [{ creatorId: null, windows }, "policy.overrides[0].creatorId"],
    [{ creatorId: "ann", campaignId: 7, windows }, "policy.overrides[0].campaignId"],
    [{ creatorId: "ann", windows: { click: { days: -1 } } }, "policy.overrides[0].windows.click.days"],
    [{ creatorId: "ann", windows: { hover: { days: 1 } } }, "policy.overrides[0].windows"],
    [null, "policy.overrides[0]"],
  ])("the override %j is refused", (override, path) => {
    expect(refused({ overrides: [override] })).toBe(`invalidPolicy at ${path}`);
  });

  it("refuses overrides that are no list", () => {
    expect(refused({ overrides: {} })).toBe("invalidPolicy at policy.overrides");
  });

  it("takes what is frozen, and a window that is there but undefined", () => {
    const frozen: Pick<AttributionPolicy, "windows"> = Object.freeze({ windows: Object.freeze({ click: "full" }) });
    expect(() => compileWindows({ ...base, ...frozen })).not.toThrow();
    expect(() => click(undefined)()).not.toThrow();
  });
});
