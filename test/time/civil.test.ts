import { describe, expect, it } from "vitest";
import { firstDayOfMonth, monthOf, shiftMonths } from "../../src/time/civil.js";

const monthNumber = (year: number, month: number) => 12 * year + month - 1;

describe("firstDayOfMonth and monthOf", () => {
  // Days since 1970-01-01 by Python 3: date(y, m, 1).toordinal() - 719163.
  it.each([
    [1, 1, -719_162],
    [1, 3, -719_103],
    [4, 3, -718_007],
    [100, 3, -682_944],
    [400, 3, -573_371],
    [1900, 2, -25_536],
    [1900, 3, -25_508],
    [1969, 12, -31],
    [1970, 1, 0],
    [1970, 2, 31],
    [2000, 2, 10_988],
    [2000, 3, 11_017],
    [2024, 3, 19_783],
    [2026, 12, 20_788],
    [2027, 1, 20_819],
    [9999, 12, 2_932_866],
  ])("%d-%d begins on day %d", (year, month, day) => {
    const number = monthNumber(year, month);
    expect(firstDayOfMonth(number)).toBe(day);
    expect([monthOf(day - 1), monthOf(day)]).toEqual([number - 1, number]);
  });

  it("are each other's inverse on every day of a cycle of 400 years", () => {
    // 1600-03-01 is day -135,080; a cycle has 146,097 days and 4,800 months.
    let month = monthNumber(1600, 3);
    let next = firstDayOfMonth(month + 1);
    for (let day = -135_080; day < -135_080 + 146_097; day += 1) {
      if (day === next) {
        month += 1;
        next = firstDayOfMonth(month + 1);
      }
      if (monthOf(day) !== month) expect.unreachable(`day ${day} is in month ${month}, not ${monthOf(day)}`);
    }
    expect(month).toBe(monthNumber(2000, 2));
    expect(firstDayOfMonth(month + 1)).toBe(-135_080 + 146_097);
  });

  it("reach the ends of time", () => {
    // The last instant is in September of the year 275760, the first in April of the year -271821.
    expect(monthOf(1e8)).toBe(monthNumber(275_760, 9));
    expect(monthOf(-1e8)).toBe(monthNumber(-271_821, 4));
    expect(firstDayOfMonth(monthNumber(275_760, 9))).toBe(1e8 - 12);
    expect(firstDayOfMonth(monthNumber(-271_821, 4))).toBe(-1e8 - 19);
  });
});

describe("shiftMonths", () => {
  const day = (text: string) => Date.parse(`${text}T00:00Z`) / 86_400_000;
  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2026-01-28", 1, "2026-02-28"],
    ["2026-01-29", 1, "2026-02-28"],
    ["2026-03-31", 0, "2026-03-31"],
    ["2026-03-01", -1, "2026-02-01"],
    ["2026-12-31", 2, "2027-02-28"],
    ["1999-12-31", 2, "2000-02-29"],
    ["1899-12-31", 2, "1900-02-28"],
  ])("%s and %d months is %s", (from, months, to) => {
    expect(shiftMonths(day(from), months)).toBe(day(to));
  });

  it("stays beyond every instant for months beyond counting, and is NaN for none", () => {
    expect(shiftMonths(0, 1e18)).toBeGreaterThan(1e8);
    expect(shiftMonths(0, -1e18)).toBeLessThan(-1e8);
    expect(shiftMonths(0, Number.NaN)).toBeNaN();
    expect(shiftMonths(Number.NaN, 1)).toBeNaN();
  });
});
