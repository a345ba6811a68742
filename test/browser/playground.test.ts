/** The parts of the playground that need no browser: the case in a link, in a sheet, and in code. */
import { describe, expect, it } from "vitest";
import { answerCase } from "../../examples/playground/answer-case.js";
import { Code, importsOf, literal } from "../../examples/playground/code-text.js";
import { fromHash, toHash } from "../../examples/playground/link.js";
import { isSheet, pasteInto } from "../../examples/playground/paste.js";
import { emptyRow, example, mostRows, withField } from "../../examples/playground/state.js";
import { deepFreeze } from "../support/deep-freeze.js";

const hashOf = (value: unknown) => `#case=${Buffer.from(JSON.stringify(value)).toString("base64url")}`;

describe("a case in a link", () => {
  it("comes back as it was, in any script", () => {
    const typed = deepFreeze(withField(withField(example, "followers", "１２ ünï 🎈"), "orders.1.order", '"7"'));
    expect(fromHash(toHash(typed))).toEqual(typed);
  });

  it("takes the example where the link says nothing, or something else", () => {
    expect(fromHash(hashOf({}))).toEqual(example);
    expect(fromHash(hashOf({ plan: "constructor", currency: "XXX", followers: 7, posts: "x", extra: 1 }))).toEqual(
      example,
    );
    expect(fromHash(hashOf({ followers: "9".repeat(65) }))?.followers).toBe(example.followers);
  });

  it("keeps what it knows and nothing else", () => {
    const read = fromHash(hashOf({ currency: "JPY", posts: [{ views: "1", likes: 2, more: "x" }, null, "row"] }));
    expect(read?.currency).toBe("JPY");
    expect(read?.posts).toEqual([{ views: "1", likes: "", comments: "", shares: "", saves: "" }]);
    expect(fromHash(hashOf({ orders: Array.from({ length: 5000 }, () => ({})) }))?.orders).toHaveLength(mostRows);
  });

  it("is null where there is no case to read", () => {
    const strange = ["", "#", "#answers", "#case=", "#case=%", "#case=AAAA", hashOf(null), hashOf([]), hashOf(7)];
    for (const hash of [...strange, `#case=${"A".repeat(300_000)}`]) expect(fromHash(hash)).toBeNull();
  });
});

describe("a piece of a sheet", () => {
  const rows = deepFreeze([emptyRow("bands"), emptyRow("bands")]);

  it("goes where it is pasted, and makes the table longer", () => {
    const pasted = pasteInto("bands", rows, { row: 1, column: "from" }, "0\t10\r\n150\t15\r\n");
    expect(pasted).toEqual([
      { from: "", rate: "" },
      { from: "0", rate: "10" },
      { from: "150", rate: "15" },
    ]);
  });

  it("follows its own line of names, whatever their order; a name it does not know is passed over", () => {
    const sheet = "Date\tRATE\tFrom\n1 March\t10\t0";
    expect(pasteInto("bands", rows, { row: 0, column: "rate" }, sheet)[0]).toEqual({ from: "0", rate: "10" });
  });

  it("drops what lies beyond the last column and the last row", () => {
    const wide = pasteInto("bands", rows, { row: 0, column: "rate" }, "1\t2\t3");
    expect(wide[0]).toEqual({ from: "", rate: "1" });
    const long = pasteInto("bands", rows, { row: 0, column: "from" }, "1\t2\n".repeat(1000));
    expect(long).toHaveLength(mostRows);
  });

  it("is more than one cell", () => {
    expect(isSheet("1\t2")).toBe(true);
    expect(isSheet("1\n2")).toBe(true);
    expect(isSheet("128.2K\n")).toBe(false);
  });
});

describe("code", () => {
  it("writes amounts, groups digits, and quotes what is typed", () => {
    const value = { at: 12_500, "a-b": { minor: 5, currency: "KWD" }, list: [new Code("x.y"), '"\n'], gone: undefined };
    expect(literal(value)).toBe(String.raw`{ at: 12_500, "a-b": money("0.005", "KWD"), list: [x.y, "\"\n"] }`);
  });

  it("writes out what does not show", () => {
    expect(literal("\u202ea\u2028\u200b")).toBe(String.raw`"\u202ea\u2028\u200b"`);
  });

  it("imports what it uses, and nothing that is only named in a text or a remark", () => {
    const code = 'const bases: Money[] = [money("1", "GBP")]; // percent\nlog("tides", { statement: 1 }, x.accrue);';
    expect(importsOf(code)).toBe('import { type Money, money } from "creator-core/money";');
    expect(importsOf("let a: PostCounts;")).toBe('import type { PostCounts } from "creator-core/models";');
  });
});

describe("the example", () => {
  const { tier, engagement, pricePerView, commission, troubles } = answerCase(deepFreeze(example));

  it("is a micro creator whose third post lacks a count", () => {
    expect(tier).toEqual({
      tier: "micro",
      next: "macro",
      remaining: 87_500,
      share: { numerator: 2500, denominator: 90_000 },
    });
    // 9,410 + 612 + 388 and 1,100 + 90 + 50, over 128,200 + 12,000 views.
    expect(engagement).toMatchObject({ ok: true, n: 2, exact: { numerator: 11_650, denominator: 140_200 } });
    expect(pricePerView).toMatchObject({ ok: true, n: 3, exact: { minor: 25_000, count: 143_200, currency: "GBP" } });
  });

  it("is owed what the orders earn, less what a refund takes back", () => {
    // 15 % of 108.00, of 33.33 and of 64.50 is 16.20, 5.00 and 9.68; three orders reach a bonus of 20.00.
    expect(commission?.earned).toEqual({ minor: 5088, currency: "GBP" });
    // Half of what the second order was charged comes back: 15 % of 16.67 is 2.50, where 5.00 was booked.
    expect(commission?.statement.closing.minor).toBe(4838);
    expect(troubles.size).toBe(0);
  });

  it("says at which field the library objects", () => {
    const bands = [
      { from: "0", rate: "10" },
      { from: "0", rate: "15" },
    ];
    const found = answerCase({ ...example, plan: "graduated", bands, cost: "-1", followers: "12.5" }).troubles;
    expect([...found.keys()].sort()).toEqual(["bands.1.from", "cost", "followers"]);
    expect(answerCase({ ...example, plan: "graduated", bands: [] }).troubles.get("bands")).toBe(
      "Add at least one band.",
    );
    // Each is the largest amount there is; the lines of one order are added up.
    const [line] = example.orders.map((row) => ({ ...row, price: "90071992547409.91", refunded: "" }));
    expect(answerCase({ ...example, orders: [line!, line!] }).troubles.get("orders")).toBe(
      "These amounts are too large to add up exactly.",
    );
    expect(answerCase({ ...example, steps: [] }).troubles.get("steps")).toBe("Add at least one step.");
  });
});
