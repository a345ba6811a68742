import type { AttributionColumns } from "creator-core/attribution";
import type {
  AttributionFacts,
  AttributionModel,
  AttributionPolicy,
  Conversion,
  DirectEvidenceKind,
  Touchpoint,
} from "creator-core/models";
import fc from "fast-check";

import { DAY, type Facts, facts, kinds, policies, START } from "../facts.arbitrary.js";

/** The same facts twice: as objects whose ids are numbers as text, and in columns. */
export interface TwiceTold {
  readonly facts: AttributionFacts;
  readonly columns: AttributionColumns;
  readonly policy: AttributionPolicy;
}

const creators = ["ann", "ben", "cyd", "__proto__"];
const campaigns = ["spring", "sale"];
const customers = ["k-1", "k-2", "k-3"];
const scopes = ["s-1", "s-2", "p-1", "p-2", "p-3"];
const directKinds: readonly DirectEvidenceKind[] = ["landingPage", "utm", "link", "shop", "code"];

/** Who held what stands on one order, by kind. */
type Owners = readonly number[];
const owners: fc.Arbitrary<Owners> = fc.tuple(
  ...directKinds.map(() => fc.constantFrom(-1, -1, -1, -1, -2, 0, 1, 2, 3)),
);

/** A key that was somebody's, long before. */
const nobody = "of nobody";
const keyOf = (owner: number) => (owner < 0 ? nobody : String(owner));
const directory = {
  assignments: directKinds.flatMap((kind) => {
    const named = (key: string) => (kind === "utm" ? `utm_content=${key}` : key);
    return [
      ...creators.map((_, owner) => ({ kind, key: named(String(owner)), creatorId: String(owner) })),
      { kind, key: named(nobody), creatorId: "0", until: START - DAY },
    ];
  }),
};

const numbered = (names: readonly string[], name: string | null | undefined) =>
  name == null ? -1 : names.indexOf(name);
const named = <Key extends string>(key: Key, number: number) =>
  number < 0 ? {} : ({ [key]: String(number) } as { readonly [K in Key]: string });

/** Sorts by rows as rows are sorted: as numbers. */
const padded = (row: number) => String(row).padStart(3, "0");

function touchOf(touch: Touchpoint, id: string): Touchpoint {
  const { creatorId, campaignId, shopId, productId, ...rest } = touch;
  return {
    ...rest,
    id,
    creatorId: creatorId === null ? null : String(numbered(creators, creatorId)),
    ...named("campaignId", numbered(campaigns, campaignId)),
    ...named("shopId", numbered(scopes, shopId)),
    ...named("productId", numbered(scopes, productId)),
  };
}

function conversionOf(conversion: Conversion, row: number, values: boolean, held: Owners): Conversion {
  const { customerKey, occurredAt, kind, value, shopId, productId } = conversion;
  const [landingPage = -1, utm = -1, link = -1, shop = -1, code = -1] = held;
  return {
    id: String(row),
    customerKey,
    occurredAt,
    kind,
    ...(values ? { value: { minor: value?.minor ?? 0, currency: "GBP" } } : {}),
    ...(landingPage === -1 ? {} : { landingPage: keyOf(landingPage) }),
    ...(utm === -1 ? {} : { utm: { content: keyOf(utm) } }),
    ...(link === -1 ? {} : { linkId: keyOf(link) }),
    ...(shop === -1 ? {} : { shopCreator: keyOf(shop) }),
    ...(code === -1 ? {} : { codes: [keyOf(code)] }),
    ...named("shopId", numbered(scopes, shopId)),
    ...named("productId", numbered(scopes, productId)),
  };
}

function columnsOf(
  all: AttributionFacts,
  scope: AttributionPolicy["scope"],
  held: readonly Owners[],
): AttributionColumns {
  const { touchpoints, conversions } = all;
  const ownersOf = (kind: DirectEvidenceKind) => Int32Array.from(held, (row) => row[directKinds.indexOf(kind)]!);
  const scopeOf = ({ shopId, productId }: Touchpoint | Conversion) =>
    Number((scope === "shop" ? shopId : productId) ?? -1);
  const values =
    conversions[0]?.value === undefined ? {} : { value: Float64Array.from(conversions, ({ value }) => value!.minor) };
  return {
    touches: {
      customer: Int32Array.from(touchpoints, ({ customerKey }) => numbered(customers, customerKey)),
      time: Float64Array.from(touchpoints, ({ occurredAt }) => Number(occurredAt)),
      kind: Uint8Array.from(touchpoints, ({ kind }) => kinds.indexOf(kind)),
      creator: Int32Array.from(touchpoints, ({ creatorId }) => Number(creatorId ?? -1)),
      campaign: Int32Array.from(touchpoints, ({ campaignId }) => Number(campaignId ?? -1)),
      scope: Int32Array.from(touchpoints, scopeOf),
      priority: Float64Array.from(touchpoints, ({ priority }) => priority ?? 0),
      revoked: Uint8Array.from(touchpoints, ({ revoked }) => (revoked === true ? 1 : 0)),
    },
    conversions: {
      customer: Int32Array.from(conversions, ({ customerKey }) => numbered(customers, customerKey)),
      time: Float64Array.from(conversions, ({ occurredAt }) => Number(occurredAt)),
      ...values,
      landingPageOwner: ownersOf("landingPage"),
      utmOwner: ownersOf("utm"),
      linkOwner: ownersOf("link"),
      shopOwner: ownersOf("shop"),
      codeOwner: ownersOf("code"),
      scope: Int32Array.from(conversions, scopeOf),
    },
  };
}

const renamed = (creatorId: string) => String(numbered(creators, creatorId));

function modelOf(model: AttributionModel): AttributionModel {
  if (model.kind !== "table") return model;
  return {
    ...model,
    weights: model.weights.map(({ creatorId, weight }) => ({
      creatorId: creatorId === null ? null : renamed(creatorId),
      weight,
    })),
  };
}

/** What names creators and campaigns names them by numbers. */
function policyOf(policy: AttributionPolicy, remainder: "fair" | "largestRemainder"): AttributionPolicy {
  const { staffPurchase, overrides = [], ...rest } = policy;
  return {
    ...rest,
    remainder,
    selfPurchase: "eligible",
    model: modelOf(policy.model),
    overrides: overrides.map(({ creatorId, campaignId, windows }) => ({
      windows,
      ...(creatorId === undefined ? {} : { creatorId: renamed(creatorId) }),
      ...(campaignId === undefined ? {} : { campaignId: String(numbered(campaigns, campaignId)) }),
    })),
  };
}

/** Touches at few instants, all of which count, so that much depends on which of one instant is preferred. */
function crowded(
  { touchpoints, conversions, ...rest }: Facts,
  policy: AttributionPolicy,
): { readonly facts: Facts; readonly policy: AttributionPolicy } {
  const THREE_DAYS = 3 * DAY;
  const facts: Facts = {
    ...rest,
    conversions: conversions.map((one) => ({ ...one, occurredAt: START + 9 * DAY })),
    touchpoints: touchpoints.map((touch) => ({
      ...touch,
      occurredAt: START + Math.floor((Number(touch.occurredAt) - START) / THREE_DAYS) * THREE_DAYS,
    })),
  };
  const { scope: _, codeAgainstLink: __, ...rules } = policy;
  const windows = Object.fromEntries(kinds.map((kind) => [kind, "full"]));
  return { facts, policy: { ...rules, windows, tiers: [kinds], overrides: [] } };
}

/** The touches by customer, then time, or in any order; with names that mean the same in both tellings. */
export const twiceTold: fc.Arbitrary<TwiceTold> = fc
  .record({
    facts,
    policy: policies,
    held: fc.array(owners, { minLength: 6, maxLength: 6 }),
    hasValues: fc.constantFrom(true, true, false),
    isSorted: fc.boolean(),
    isCrowded: fc.boolean(),
    remainder: fc.constantFrom("fair", "largestRemainder", "largestRemainder"),
  })
  .map(({ isCrowded, ...rest }) => (isCrowded ? { ...rest, ...crowded(rest.facts, rest.policy) } : rest))
  .map(({ facts: all, policy, held, hasValues, isSorted, remainder }) => {
    // A row of a draw has one digit, so that rows are in one order as numbers and as texts.
    const some = remainder === "fair" ? all.touchpoints.slice(0, 10) : all.touchpoints;
    const rows = isSorted ? [...some].sort(byCustomerThenTime) : some;
    const nameOf = remainder === "fair" ? String : padded;
    const told: AttributionFacts = {
      touchpoints: rows.map((touch, row) => touchOf(touch, nameOf(row))),
      conversions: all.conversions.map((one, row) =>
        conversionOf(one, row, hasValues, withoutUtm(held[row]!, remainder)),
      ),
      directory,
    };
    const owned = all.conversions.map((_, row) => withoutUtm(held[row]!, remainder));
    return {
      facts: told,
      columns: columnsOf(told, policy.scope, owned),
      policy: policyOf(policy, remainder as "fair" | "largestRemainder"),
    };
  });

/** The name of a UTM parameter is part of the key that is drawn by, and columns do not say it. */
const withoutUtm = (held: Owners, remainder: string): Owners =>
  remainder === "fair" ? held.map((owner, i) => (directKinds[i] === "utm" ? -1 : owner)) : held;

function byCustomerThenTime(a: Touchpoint, b: Touchpoint): number {
  return (
    numbered(customers, a.customerKey) - numbered(customers, b.customerKey) ||
    Number(a.occurredAt) - Number(b.occurredAt) ||
    (b.priority ?? 0) - (a.priority ?? 0)
  );
}
