import { parseEach, touchpointSchema } from "creator-core/schemas";
import * as z from "zod";
import type { Case, Experiment, Workload } from "../harness/experiment.ts";
import { journey } from "../inputs/touches.ts";

/** Rows as a feed delivers them; one in a hundred is wrong in one field. */
function rows(count: number): object[] {
  return journey(count).touchpoints.map((touch, i) => ({
    ...touch,
    campaignId: `campaign-${i % 20}`,
    shopId: "shop-1",
    productId: `product-${i % 500}`,
    paid: i % 3 === 0,
    ...(i % 100 === 99 ? { kind: "glance" } : {}),
  }));
}

/** The same row in bare zod, with no more than types and one list of words. */
const bare = z.strictObject({
  id: z.string(),
  creatorId: z.string(),
  customerKey: z.string(),
  occurredAt: z.number(),
  kind: z.enum(["click", "engagedView", "view", "live", "landingPage"]),
  platform: z.string(),
  postId: z.string(),
  campaignId: z.string(),
  shopId: z.string(),
  productId: z.string(),
  paid: z.boolean(),
});

const good = (data: readonly unknown[]) => data.map((row) => (row as { id: string }).id);

const parsed = (name: string, count: number, read: (all: readonly object[]) => readonly unknown[]): Case => ({
  name,
  count,
  open: () => {
    const all = rows(count);
    return { run: () => read(all), answers: () => good(read(all)) };
  },
});

const rowValidation: Experiment = {
  name: "rows of eleven fields proved, one in a hundred bad",
  unit: "row",
  size: 100_000,
  quickSize: 2_000,
  cases: ({ size }) => [
    parsed("creator-core", size, (all) => parseEach(touchpointSchema, all).data),
    parsed("bare zod", size, (all) => all.filter((row) => bare.safeParse(row).success)),
    {
      name: "JSON.parse of the row",
      count: size,
      open: () => {
        const lines = rows(size).map((row) => JSON.stringify(row));
        return {
          run: () => {
            let last: unknown;
            for (const line of lines) last = JSON.parse(line);
            return last;
          },
        };
      },
    },
  ],
  targets: [],
  growthSizes: [3_000, 10_000, 30_000, 100_000],
};

export const schemasWorkload: Workload = {
  name: "schemas",
  about: "rows proved at the edge, beside what reading them from JSON costs",
  experiments: [rowValidation],
};
