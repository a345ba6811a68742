import type { DirectEvidenceKind, TouchpointKind } from "../models/tracking.js";

/** Every kind of touch has a number, so that columns can hold it. */
const numbers: Readonly<Record<TouchpointKind, number>> = {
  click: 0,
  engagedView: 1,
  view: 2,
  live: 3,
  landingPage: 4,
};

// A Map and a Set, because a kind from outside may be called "__proto__".
const numberOf: ReadonlyMap<unknown, number> = /* @__PURE__ */ new Map(Object.entries(numbers));
const directKinds: ReadonlySet<unknown> = /* @__PURE__ */ new Set<DirectEvidenceKind>(["code", "link", "shop"]);

/** The kinds of touch, each at the place of its number. */
export const touchKinds = /* @__PURE__ */ Object.keys(numbers) as readonly TouchpointKind[];

/** The number of a kind of touch; `undefined` when it is none. */
export function touchKindNumber(kind: unknown): number | undefined {
  return numberOf.get(kind);
}

/** Whether a value is a kind of evidence that stands on the order itself. */
export function isDirectKind(kind: unknown): kind is DirectEvidenceKind {
  return directKinds.has(kind);
}
