import { fail } from "../../errors/creator-core-error.js";
import type { CommissionTerms, ScopeDimension } from "../../models/commission.js";
import type { Instant } from "../../time/types.js";
import { isAboutSales } from "../rules/is-about-sales.js";
import type { AppliedRule, ResolveContext } from "../rules/resolve-sale.js";
import type { Credited } from "../rules/sale-answers.js";
import type { CompiledRule, CompiledTerms } from "../terms/compiled.js";
import type { WordColumnName } from "./column-types.js";

/** The column that answers a dimension of a rule. */
const columnOf: Readonly<Partial<Record<ScopeDimension, WordColumnName>>> = {
  campaignIds: "campaignId",
  productIds: "productId",
  skus: "sku",
  categories: "category",
  collaborations: "collaboration",
  contentKinds: "contentKind",
  channel: "channel",
  countries: "country",
};

/** Columns of which all words are known. */
export const knownWords: Readonly<Partial<Record<WordColumnName, readonly string[]>>> = {
  collaboration: ["open", "targeted", "partner"],
  contentKind: ["video", "live", "showcase"],
  channel: ["organic", "ads"],
};

/** Dimensions that need no column: only orders are in columns, and creators say the rest of themselves. */
const answered: readonly ScopeDimension[] = ["kinds", "creatorIds", "statusLevels", "followerTiers", "groups"];

const USE_ACCRUE = "something that columns say: use accrue";

/** The columns that rules ask about. A rule that asks for what columns do not say is refused: it would pass for nothing. */
export function askedColumns({ rules, path, terms }: CompiledTerms): readonly WordColumnName[] {
  const names = new Set<WordColumnName>();
  for (const rule of rules) {
    if (!isAboutSales(rule.component)) continue;
    const at = `${path}.rules[${rule.place}]`;
    refuseUnsaid(rule, terms.rules[rule.place]!, at);
    for (const dimension of dimensionsOf(rule)) {
      const name = columnOf[dimension];
      if (name !== undefined) names.add(name);
      else if (!answered.includes(dimension)) fail("invalidPolicy", `${at}.scope`, USE_ACCRUE, dimension);
    }
  }
  return [...names];
}

function refuseUnsaid(
  { recurring, mode }: CompiledRule,
  { component }: CommissionTerms["rules"][number],
  path: string,
): void {
  const refuse = (field: string, value: unknown): never => fail("invalidPolicy", `${path}.${field}`, USE_ACCRUE, value);
  if (recurring !== null) refuse("recurring", "a limit");
  if (component.kind === "percent" && component.lock !== undefined) refuse("component.lock", "a lock");
  if (component.kind === "flat") {
    if (component.per === "unit") refuse("component.per", component.per);
    if (component.sharing !== undefined && component.sharing !== "each") refuse("component.sharing", component.sharing);
  }
  // It pays nothing on a sale; but one that counts pieces takes orders from other rules if it is known that they have some.
  const counts = component.kind === "milestone" || component.kind === "leaderboard";
  if (counts && mode === "exclusive" && component.measure === "units") refuse("component.measure", component.measure);
}

function dimensionsOf({ scope, except }: CompiledRule): readonly ScopeDimension[] {
  return [scope, ...(except === null ? [] : [except])].flatMap(({ creator, sale, line }) =>
    [...creator, ...sale, ...line].map(({ dimension }) => dimension),
  );
}

/** Columns have no picks, and nothing is converted; what would be asked for money is refused before. */
export const context: ResolveContext = { picks: () => undefined, fxKnown: false, pays: () => 0 };

/** Milestones and places on a leaderboard count sales; they pay nothing on one. */
export function paysOnRows({ rule: { component } }: AppliedRule): boolean {
  return component.kind === "percent" || component.kind === "flat" || component.kind === "tiered";
}

/** The moments at which an answer may change with nothing but the time, ascending. */
export function momentsOf({ rules }: CompiledTerms): readonly number[] {
  const moments = rules.flatMap(({ during, component }) => [
    during?.start ?? Number.NaN,
    during?.end ?? Number.NaN,
    ...(component.kind === "percent" ? component.changes.map(({ from }) => from) : []),
  ]);
  return [...new Set(moments.filter((moment) => !Number.isNaN(moment)))].sort((a, b) => a - b);
}

/** A sale that answers as the rows of one kind do. */
export function saleOf(said: ReadonlyMap<WordColumnName, string | undefined>, currency: string, at: Instant): Credited {
  const word = <Name extends string>(name: WordColumnName, field: Name) => {
    const value = said.get(name);
    return value === undefined ? {} : ({ [field]: value } as Record<Name, string>);
  };
  const channel = said.get("channel");
  const line = { ...word("productId", "productId"), ...word("sku", "sku"), ...word("category", "category") };
  const value = { minor: 1, currency };
  return {
    id: "row",
    customerKey: "",
    kind: "order",
    occurredAt: at,
    value,
    lines: [{ id: "line", quantity: 1, price: value, ...line }],
    ...word("campaignId", "campaignId"),
    ...(word("collaboration", "collaboration") as Pick<Credited, "collaboration">),
    ...(word("contentKind", "contentKind") as Pick<Credited, "contentKind">),
    ...word("country", "country"),
    ...(channel === undefined ? {} : { adDriven: channel === "ads" }),
  };
}
