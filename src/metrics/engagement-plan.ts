import { fail } from "../errors/creator-core-error.js";
import type { EngagementDefinition, Interaction, MetricDefinition } from "../models/metric.js";
import { type EngagementPreset, engagementDefinitions } from "./engagement-definitions.js";

/** An engagement definition, checked and with its defaults, ready for a loop over posts. */
interface EngagementPlan {
  readonly basis: EngagementDefinition["basis"];
  readonly terms: readonly { readonly field: Interaction; readonly weight: number }[];
  readonly aggregation: NonNullable<EngagementDefinition["aggregation"]>;
  readonly definition: MetricDefinition;
}

const bases = ["views", "reach", "impressions", "followers"] as const;
const aggregations = ["ratioOfSums", "meanOfRatios", "medianOfRatios"] as const;
/**
 * What people do with posts, in the order in which a definition names them, so that two ways to write one definition are
 * equal.
 */
export const interactionKinds = ["likes", "comments", "shares", "saves", "clicks", "profileVisits"] as const;

/**
 * @throws `invalidPolicy` naming the part of the definition
 * @internal
 */
export function engagementPlan(input: EngagementPreset | EngagementDefinition): EngagementPlan {
  const {
    basis,
    interactions = engagementDefinitions.byViews.interactions,
    weights = {},
    aggregation = "ratioOfSums",
  } = typeof input === "string" ? preset(input) : asObject(input);
  assertOneOf(basis, bases, "definition.basis");
  assertOneOf(aggregation, aggregations, "definition.aggregation");
  assertInteractions(interactions);
  assertWeights(weights, interactions);
  const terms = interactionKinds
    .filter((kind) => interactions.includes(kind))
    .map((field) => ({ field, weight: weights[field] ?? 1 }));
  const numerator = terms.map(({ field, weight }) => (weight === 1 ? field : `${weight} × ${field}`)).join(" + ");
  const definition = { name: "engagementRate", unit: "ratio", numerator, denominator: basis, aggregation } as const;
  return { basis, terms, aggregation, definition };
}

function preset(name: EngagementPreset): EngagementDefinition {
  assertOneOf(name, Object.keys(engagementDefinitions), "definition");
  return engagementDefinitions[name];
}

function asObject(input: EngagementDefinition): EngagementDefinition {
  return typeof input === "object" && input !== null
    ? input
    : fail("invalidPolicy", "definition", "the name of a preset or an object with a basis", input);
}

function assertOneOf(value: string, allowed: readonly string[], path: string): void {
  if (!allowed.includes(value)) fail("invalidPolicy", path, `one of ${allowed.join(", ")}`, value);
}

function assertInteractions(interactions: readonly Interaction[]): void {
  const path = "definition.interactions";
  if (!Array.isArray(interactions) || interactions.length === 0) {
    fail("invalidPolicy", path, "at least one kind of interaction", interactions);
  }
  for (let i = 0; i < interactions.length; i += 1) {
    assertOneOf(interactions[i], interactionKinds, `${path}[${i}]`);
    if (interactions.indexOf(interactions[i]) < i)
      fail("invalidPolicy", `${path}[${i}]`, "named once", interactions[i]);
  }
}

function assertWeights(weights: NonNullable<EngagementDefinition["weights"]>, declared: readonly string[]): void {
  if (typeof weights !== "object" || weights === null) {
    fail("invalidPolicy", "definition.weights", "an object of whole numbers by interaction", weights);
  }
  for (const [kind, weight] of Object.entries(weights)) {
    const path = `definition.weights.${kind}`;
    if (!declared.includes(kind)) fail("invalidPolicy", path, "the weight of a declared interaction", weight);
    if (!Number.isSafeInteger(weight) || weight < 1)
      fail("invalidPolicy", path, "a whole number of at least 1", weight);
  }
}
