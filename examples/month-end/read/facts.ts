import { affiliateOrders } from "creator-core/adapters/tiktok-shop";
import type { Adjustment, Conversion, ProgramFacts } from "creator-core/models";
import { parseFacts } from "creator-core/schemas";
import * as z from "zod";
import { Problem } from "../problem.js";
import { creatorList } from "./creators.js";
import type { DataDirectory } from "./data-directory.js";
import type { ReadingLog, Traced } from "./file-reading.js";
import { readPosts } from "./posts.js";
import { clickLog } from "./touchpoints.js";

/** What was read, and where it stood. */
export interface FactsRead {
  readonly facts: ProgramFacts;
  /** Every item that was looked at, by the list it belongs to. */
  readonly lists: ReadonlyMap<string, readonly Traced[]>;
}

/**
 * Everything the directory knows, as facts. Each file is read by itself; then the library looks at all of it together,
 * because a touchpoint of a creator whom nobody knows is only found out there.
 */
export async function readFacts(data: DataDirectory, log: ReadingLog, timeZone: string): Promise<FactsRead> {
  const creators = await readCreators(data, timeZone);
  const orders = await readAffiliateOrders(data);
  const lists = {
    creators,
    posts: await readPosts(data, log, creators),
    campaigns: await data.list("campaigns.json", "campaigns"),
    costLines: await data.list("campaigns.json", "costLines"),
    assignments: await data.list("tracking.json", "assignments"),
    touchpoints: await readTouchpoints(data),
    conversions: [...orders.conversions, ...(await data.list("web-orders.json"))],
    adjustments: [...orders.adjustments, ...(await data.list("web-refunds.json"))],
    booked: await data.list("ledger.json"),
    payouts: await data.list("payouts.json", "payouts"),
    grants: await data.list("agreements.json", "grants"),
    authorizations: await data.list("agreements.json", "authorizations"),
    clauses: await data.list("agreements.json", "clauses"),
    activities: await data.list("agreements.json", "activities"),
    plannedUses: await data.list("planned-uses.json", "uses"),
    fxRates: await data.list("fx.json", "rates"),
    deliverables: await data.optionalList("commission-facts.json", "deliverables"),
    picks: await data.optionalList("commission-facts.json", "picks"),
    referrals: await data.optionalList("commission-facts.json", "referrals"),
    creatorAttributes: await data.optionalList("commission-facts.json", "creatorAttributes"),
    transfers: await data.optionalList("payouts.json", "transfers"),
    staff: await data.optionalList("tracking.json", "staff"),
  } satisfies Record<string, readonly Traced[]>;

  const { assignments, ...others } = lists;
  const raw = Object.fromEntries(Object.entries(others).map(([name, list]) => [name, list.map(({ value }) => value)]));
  const { facts, issues } = parseFacts({ ...raw, directory: { assignments: assignments.map(({ value }) => value) } });

  const byName = new Map<string, readonly Traced[]>(Object.entries(lists));
  // The library points into the lists it is given; people look into files.
  const byFile = (expected: string) =>
    expected.replace(/\b(?:directory\.)?(\w+)\[(\d+)\]/g, (pointer, name, index) => {
      const other = byName.get(name)?.[Number(index)];
      return other === undefined ? pointer : `${other.file}, line ${other.line},`;
    });
  for (const { path, expected, actual, message, consequence } of issues) {
    const [name, index, ...rest] = path[0] === "directory" ? path.slice(1) : path;
    const origin = typeof index === "number" ? byName.get(String(name))?.[index] : undefined;
    if (origin === undefined) throw new Problem(1, `The facts cannot be read: ${message}.`);
    // What was booked must not be booked again because its row cannot be read.
    if (name === "booked" && consequence === "leftOut") {
      throw new Problem(1, `${origin.file}, line ${origin.line}: the books cannot be continued. ${byFile(message)}.`);
    }
    log.issue({
      file: origin.file,
      line: origin.line,
      field: rest.join(".") || "(item)",
      expected: byFile(expected),
      actual,
      kept: consequence === "kept",
    });
  }
  return { facts, lists: byName };
}

async function readCreators(data: DataDirectory, timeZone: string) {
  const { facts, lines } = await data.csv("creators.csv", creatorList(timeZone), (listed) => listed);
  return facts.map(({ creator, row }) => ({ value: creator, file: "creators.csv", line: lines[row - 1] ?? 1 }));
}

async function readTouchpoints(data: DataDirectory): Promise<Traced[]> {
  const file = "touchpoints.csv";
  if (!data.has(file)) return [];
  const { facts, lines } = await data.csv(file, clickLog);
  return facts.map(({ touchpoint, row }) => ({ value: touchpoint, file, line: lines[row - 1] ?? 1 }));
}

/** The export names neither its shop nor its time zone, so we keep them beside it. */
const shopSchema = z.object({ file: z.string(), shopId: z.string(), timeZone: z.string(), exportedAt: z.string() });

async function readAffiliateOrders(data: DataDirectory) {
  const conversions: Traced<Conversion>[] = [];
  const adjustments: Traced<Adjustment>[] = [];
  for (const { value, line: shopLine } of await data.list("shops.json", "shops")) {
    const shop = shopSchema.safeParse(value);
    if (!shop.success) {
      const [first] = shop.error.issues;
      throw new Problem(1, `shops.json, line ${shopLine}: ${first?.path.join(".") ?? ""}: ${first?.message ?? ""}.`);
    }
    const { file, shopId, timeZone, exportedAt } = shop.data;
    if (!data.has(file)) throw new Problem(1, `shops.json, line ${shopLine}, names ${file}, which is not there.`);
    const { facts, rows, lines } = await data.csv(file, affiliateOrders({ timeZone, shopId, exportedAt }));

    // An order is several rows; the first one stands for it.
    const lineOfOrder = new Map<string, number>();
    rows.forEach((row, index) => {
      const orderId = String(row["Order ID"] ?? "").trim();
      if (!lineOfOrder.has(orderId)) lineOfOrder.set(orderId, lines[index] ?? 1);
    });
    const trace = <Fact>(fact: Fact, conversionId: string) => {
      const [orderId = ""] = conversionId.split(":");
      return { value: fact, file, line: lineOfOrder.get(orderId) ?? 1 };
    };
    // A conversion of this shop is called `orderId:username`.
    for (const fact of facts.conversions) conversions.push(trace(fact, fact.id));
    for (const fact of facts.adjustments) adjustments.push(trace(fact, fact.conversionId));
  }
  return { conversions, adjustments };
}
