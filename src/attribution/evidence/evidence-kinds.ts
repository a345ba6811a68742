import type { EvidenceKind } from "../../models/attribution.js";
import type { DirectEvidenceKind, TouchpointKind } from "../../models/tracking.js";

/** Every kind has a number, so that columns can hold it. */
const numbers: Readonly<Record<TouchpointKind, number>> = {
  code: 0,
  shop: 1,
  link: 2,
  utm: 3,
  click: 4,
  engagedView: 5,
  view: 6,
  live: 7,
  landingPage: 8,
  direct: 9,
};

// A Map and a Set, because a kind from outside may be called "__proto__".
const numberOf: ReadonlyMap<unknown, number> = /* @__PURE__ */ new Map(Object.entries(numbers));
const directKinds: ReadonlySet<unknown> = /* @__PURE__ */ new Set<DirectEvidenceKind>([
  "code",
  "link",
  "shop",
  "utm",
  "landingPage",
]);
const linkKinds: ReadonlySet<EvidenceKind> = /* @__PURE__ */ new Set<EvidenceKind>([
  "link",
  "click",
  "utm",
  "landingPage",
]);

/** The kinds of touch, each at the place of its number. */
export const touchKinds = /* @__PURE__ */ Object.keys(numbers) as readonly TouchpointKind[];

/** The number of a kind of touch; `undefined` when it is none. */
export function touchKindNumber(kind: unknown): number | undefined {
  // The usual ones without a look-up: one is asked for every touch.
  if (kind === "click") return numbers.click;
  if (kind === "view") return numbers.view;
  if (kind === "engagedView") return numbers.engagedView;
  return numberOf.get(kind);
}

/** Whether a value is a kind of evidence that can stand on the order itself. */
export function isDirectKind(kind: unknown): kind is DirectEvidenceKind {
  return directKinds.has(kind);
}

/** On which side of "code against link" a kind of evidence is. */
export type Side = "code" | "link" | "other";

/** A code stands against whatever leads a shopper to the shop by a link. */
export function sideOf(kind: EvidenceKind): Side {
  return kind === "code" ? "code" : linkKinds.has(kind) ? "link" : "other";
}
