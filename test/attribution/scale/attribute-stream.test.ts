import { attributeStream, type CustomerGroup, groupByCustomer, lastClick90Days } from "creator-core/attribution";
import { type CreatorCoreError, isCreatorCoreError } from "creator-core/errors";
import type { AttributedSale, Conversion, Touchpoint } from "creator-core/models";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../support/deep-freeze.js";
import { refusalOf, untyped } from "../../support/thrown.ts";

const order = (id: string, customerKey: string, occurredAt = 100): Conversion => {
  return { id, customerKey, kind: "order", occurredAt };
};
const click = (id: string, creatorId: string, customerKey: string): Touchpoint => {
  return { id, creatorId, customerKey, kind: "click", occurredAt: 1 };
};
const group = (customerKey: string): CustomerGroup => ({
  customerKey,
  conversions: [order(`o-${customerKey}`, customerKey)],
  touchpoints: [click(`t-${customerKey}`, "ann", customerKey)],
});
const collect = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
};
const stream = (groups: AsyncIterable<CustomerGroup> | Iterable<CustomerGroup>) =>
  collect(attributeStream({ groups }, deepFreeze(lastClick90Days)));
const ids = (lists: readonly (readonly AttributedSale[])[]) => lists.map((sales) => sales.map(({ id }) => id));
const refusal = async (pending: Promise<unknown>): Promise<string> => {
  const error: unknown = await pending.catch((reason: unknown) => reason);
  if (!isCreatorCoreError(error)) throw error;
  const { code, details }: CreatorCoreError = error;
  return `${code} at ${details.path}`;
};

describe("attributeStream", () => {
  it("gives one list of sales for each group, in the order of the groups", async () => {
    const touchesOnly = { conversions: [], touchpoints: [click("t", "ben", "k-5")] };
    const groups = deepFreeze([group("k-2"), touchesOnly, group("k-1")]);
    const sales = await stream(groups);
    expect(ids(sales)).toEqual([["o-k-2"], [], ["o-k-1"]]);
    expect(sales[0]?.[0]?.credits[0]?.creatorId).toBe("ann");
    expect(await stream([])).toEqual([]);
  });

  it("takes lists, generators and asynchronous generators", async () => {
    const groups = [group("k-1"), group("k-2")];
    const expected = [["o-k-1"], ["o-k-2"]];
    expect(ids(await stream(groups))).toEqual(expected);
    expect(ids(await stream(groups.values()))).toEqual(expected);
    expect(
      ids(
        await stream(
          (async function* () {
            yield* groups;
          })(),
        ),
      ),
    ).toEqual(expected);
  });

  it("takes a group of several customers, and orders its sales by time and id", async () => {
    const conversions = [order("b", "k-1", 5), order("a", "k-2", 5), order("c", "k-2", 4)];
    const touchpoints = [click("t-1", "ann", "k-1"), click("t-2", "ben", "k-2")];
    const [sales] = await stream([deepFreeze({ conversions, touchpoints })]);
    expect(sales?.map(({ id, credits }) => [id, credits[0]?.creatorId])).toEqual([
      ["c", "ben"],
      ["a", "ben"],
      ["b", "ann"],
    ]);
  });

  it("asks for the next group only when the sales of this one were taken, and closes the source when left", async () => {
    const asked: string[] = [];
    const source = (function* () {
      try {
        for (const key of ["k-1", "k-2", "k-3"]) {
          asked.push(key);
          yield group(key);
        }
      } finally {
        asked.push("closed");
      }
    })();
    for await (const [sale] of attributeStream({ groups: source }, lastClick90Days)) {
      asked.push(sale!.id);
      if (sale!.id === "o-k-2") break;
    }
    expect(asked).toEqual(["k-1", "o-k-1", "k-2", "o-k-2", "closed"]);
  });

  it("refuses a bad policy, context or source before anything is read", () => {
    expect(refusalOf(() => attributeStream({ groups: [] }, untyped({ ...lastClick90Days, farEnd: "open" })))).toBe(
      "invalidPolicy at policy.farEnd",
    );
    expect(refusalOf(() => attributeStream(untyped(null), lastClick90Days))).toBe("invalidArgument at facts");
    expect(refusalOf(() => attributeStream({ groups: untyped("k-1") }, lastClick90Days))).toBe(
      "invalidArgument at facts.groups",
    );
    expect(refusalOf(() => attributeStream({ groups: untyped({}) }, lastClick90Days))).toBe(
      "invalidArgument at facts.groups",
    );
  });

  it.each<[string, CustomerGroup, string]>([
    ["no group", untyped(null), "invalidArgument at groups[1]"],
    ["no lists", untyped({ customerKey: "k-1" }), "invalidArgument at groups[1].conversions"],
    [
      "facts of somebody else",
      { ...group("k-1"), customerKey: "k-2" },
      "invalidArgument at groups[1].conversions[0].customerKey",
    ],
    [
      "a touch of somebody else",
      { ...group("k-1"), touchpoints: [click("t", "ann", "k-2")] },
      "invalidArgument at groups[1].touchpoints[0].customerKey",
    ],
    ["a key that is none", { ...group("k-1"), customerKey: untyped(7) }, "invalidArgument at groups[1].customerKey"],
    [
      "a fact that cannot be read",
      { conversions: [], touchpoints: [untyped({ ...click("t", "ann", "k-1"), kind: "gift" })] },
      "invalidArgument at groups[1].touchpoints[0].kind",
    ],
    [
      "two facts of one id",
      { conversions: [order("o", "k-1", 1), order("o", "k-1", 2)], touchpoints: [] },
      "duplicateId at groups[1].conversions[1].id",
    ],
  ])("refuses %s, with the place of the group", async (_, bad, expected) => {
    expect(await refusal(stream([group("k-0"), bad]))).toBe(expected);
  });

  it("lets through what the source throws", async () => {
    const broken = (function* (): Generator<CustomerGroup> {
      yield group("k-1");
      throw new RangeError("connection lost");
    })();
    await expect(stream(broken)).rejects.toThrow(new RangeError("connection lost"));
  });
});

describe("groupByCustomer", () => {
  const conversion = (id: string, customerKey: string) => ({ conversion: order(id, customerKey) });
  const touchpoint = (id: string, customerKey: string) => ({ touchpoint: click(id, "ann", customerKey) });

  it("makes one group of each customer, and of each row without one", async () => {
    const rows = deepFreeze([
      conversion("o-1", ""),
      conversion("o-2", ""),
      touchpoint("t-1", "K"),
      conversion("o-3", "K"),
      touchpoint("t-2", "K"),
      touchpoint("t-3", "k"),
    ]);
    const groups = await collect(groupByCustomer(rows));
    expect(groups.map((each) => [each.customerKey, each.conversions.length, each.touchpoints.length])).toEqual([
      ["", 1, 0],
      ["", 1, 0],
      ["K", 1, 2],
      ["k", 0, 1],
    ]);
    expect(await collect(groupByCustomer([]))).toEqual([]);
  });

  it("takes rows of an outer join, where one of the two is null", async () => {
    const rows = [
      { conversion: null, ...touchpoint("t-1", "k-1") },
      { touchpoint: undefined, ...conversion("o-1", "k-1") },
    ];
    const [group] = await collect(groupByCustomer(untyped(rows)));
    expect([group?.conversions.length, group?.touchpoints.length]).toEqual([1, 1]);
  });

  it("reads no further than the first row of the next customer, and closes its source when left", async () => {
    const read: string[] = [];
    const rows = (async function* () {
      try {
        for (const key of ["a", "a", "b", "c"]) {
          read.push(key);
          yield conversion(`o-${read.length}`, key);
        }
      } finally {
        read.push("closed");
      }
    })();
    for await (const each of groupByCustomer(rows)) {
      expect(each.conversions).toHaveLength(2);
      break;
    }
    expect(read).toEqual(["a", "a", "b", "closed"]);
  });

  it.each<[string, readonly unknown[], string]>([
    [
      "a customer who returns",
      [conversion("o", "a"), conversion("o", "b"), conversion("o", "a")],
      "invalidArgument at rows[2]",
    ],
    ["no row", [null], "invalidArgument at rows[0]"],
    ["a row of neither", [{}], "invalidArgument at rows[0]"],
    ["an empty row", [{ conversion: undefined, touchpoint: null }], "invalidArgument at rows[0]"],
    ["a row of both", [{ ...conversion("o", "a"), ...touchpoint("t", "a") }], "invalidArgument at rows[0]"],
    ["a row of something else", [{ conversion: 7 }], "invalidArgument at rows[0].conversion"],
    [
      "a row without a customer key",
      [touchpoint("t", untyped(undefined))],
      "invalidArgument at rows[0].touchpoint.customerKey",
    ],
  ])("refuses %s", async (_, rows, expected) => {
    expect(await refusal(collect(groupByCustomer(untyped(rows))))).toBe(expected);
  });

  it("refuses at once what cannot be iterated", () => {
    expect(refusalOf(() => groupByCustomer(untyped(7)))).toBe("invalidArgument at rows");
  });
});
