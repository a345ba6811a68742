import { creditedTo } from "creator-core/commission";
import { isCreatorCoreError } from "creator-core/errors";
import { parse, saleSchema } from "creator-core/schemas";
import { describe, expect, it } from "vitest";
import { deepFreeze } from "../support/deep-freeze.ts";

const order = deepFreeze({
  id: "o-1",
  customerKey: "k",
  kind: "order",
  occurredAt: "2026-03-01T00:00:00Z",
  value: { minor: 2666, currency: "GBP" },
  campaignId: "spring",
} as const);

describe("creditedTo", () => {
  it("gives one creator all of a conversion, for its campaign", () => {
    const sale = creditedTo("ann", order);
    expect(sale.unattributed).toBeNull();
    expect(sale.credits.map(({ creatorId, value, campaignId }) => [creatorId, value, campaignId])).toEqual([
      ["ann", { minor: 2666, currency: "GBP" }, "spring"],
    ]);
    expect(parse(saleSchema, sale).success).toBe(true);
  });

  it("replaces credits that there were", () => {
    expect(creditedTo("bo", creditedTo("ann", order)).credits.map(({ creatorId }) => creatorId)).toEqual(["bo"]);
  });

  it.each([
    ["no creator", () => creditedTo("", order), "creatorId"],
    ["no conversion", () => creditedTo("ann", null as never), "conversion"],
  ])("refuses %s by name", (_, call, path) => {
    let error: unknown;
    try {
      call();
    } catch (caught) {
      error = caught;
    }
    expect(isCreatorCoreError(error) && error.message).toContain(path);
  });
});
