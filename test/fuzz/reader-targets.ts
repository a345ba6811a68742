import { videos } from "creator-core/adapters/tiktok";
import { affiliateOrders } from "creator-core/adapters/tiktok-shop";
import { creatorSchema, type ExportRow, parseEach, parseFacts, parseRows, type RowAdapter } from "creator-core/schemas";
import * as samples from "../schemas/_samples.ts";
import { deepFreeze } from "../support/deep-freeze.ts";
import { isJsonOf } from "./laws.ts";
import { attemptOn, issuesFault } from "./schema-targets.ts";
import { sampleOf } from "./spoil.ts";
import type { Target } from "./target.ts";

const facts: Target = {
  name: "parseFacts",
  attempt: (random) => attemptOn(random, [sampleOf(samples.facts)]),
  answer: (input, edits) => {
    const read = parseFacts(input);
    const again = parseFacts(JSON.parse(JSON.stringify(read.facts)));
    const fault = isJsonOf(again.facts, read.facts) ? undefined : "what was let through is not let through again";
    return { said: read.issues, fault: issuesFault(read.issues, edits) ?? fault };
  },
};

const each: Target = {
  name: "parseEach",
  attempt: (random) => attemptOn(random, [sampleOf([samples.creator, samples.creator])]),
  answer: (input, edits) => {
    const { data, issues } = parseEach(creatorSchema, input);
    const lost = data.length + issues.length === 0 && !(Array.isArray(input) && input.length === 0);
    return { said: issues, fault: lost ? "rows were lost" : issuesFault(issues, edits) };
  },
};

function rowsOf<RowValue, Facts, Field extends string>(
  name: string,
  adapter: RowAdapter<RowValue, Facts, Field>,
  rows: readonly ExportRow[],
): Target {
  const sample = sampleOf(deepFreeze(rows));
  return {
    name,
    attempt: (random) => attemptOn(random, [sample]),
    answer: (input, edits) => {
      const { facts, issues, skipped, ignoredColumns } = parseRows(adapter, input as readonly ExportRow[]);
      const isData = isJsonOf(JSON.parse(JSON.stringify(facts)), facts);
      return {
        said: [issues, skipped, ignoredColumns],
        fault: isData ? issuesFault(issues, edits) : "facts are no data",
      };
    },
  };
}

const order = {
  "Order ID": "586335413540324465\t",
  "Product ID": "1729384958349379329",
  "SKU ID": "1729384958349379330",
  "Payment Amount": "33.33",
  Currency: "GBP",
  Quantity: "1",
  "Order Status": "Settled",
  "Fully returned or refunded": "Yes",
  "Creator Username": "nris9",
  "Time Created": "30/06/2026 16:53:20",
};

const video = {
  id: "7651536528815967508",
  username: "nris9",
  create_time: 1_767_225_600,
  view_count: 1200,
  fetched_at: 1_767_312_000,
};

export const readerTargets: readonly Target[] = [
  facts,
  each,
  rowsOf(
    "parseRows:affiliateOrders",
    affiliateOrders({ timeZone: "Europe/London", exportedAt: "2026-07-20T09:00:00Z" }),
    [order, { ...order, "SKU ID": "1729384958349379331", Quantity: "2" }],
  ),
  rowsOf("parseRows:videos", videos({ handleToCreatorId: { nris9: "c-12" } }), [
    video,
    { ...video, view_count: 5400, fetched_at: 1_767_830_400 },
  ]),
];
