import type { AttributionPolicy, Conversion, EvidenceKind, Touchpoint } from "creator-core/models";
import { DAY, type Facts } from "./facts.arbitrary.js";

/** A piece of evidence of the reference: a touch, or a key on the order with its owner. */
interface Piece {
  readonly kind: EvidenceKind;
  readonly creatorId: string;
  readonly touch: Touchpoint | null;
}

/** A credit in short: creator, touch (or kind of key), minor units. */
export type ShortCredit = readonly [creator: string, what: string, minor: number | undefined];

/**
 * Attribution as one would write it on a blackboard: for every conversion look at every touch, one conversion at a time,
 * without columns, lanes or searching. Written from the specification and sharing nothing with the library.
 */
export function reference(facts: Facts, policy: AttributionPolicy): Map<string, readonly ShortCredit[] | string> {
  return new Map(facts.conversions.map((conversion) => [conversion.id, one(conversion, facts, policy)]));
}

function one(conversion: Conversion, facts: Facts, policy: AttributionPolicy): readonly ShortCredit[] | string {
  const at = Number(conversion.occurredAt);
  const isSelf = (creatorId: string) =>
    policy.selfPurchase === "excluded" &&
    conversion.customerKey !== "" &&
    facts.creators.some(({ id, customerKeys }) => id === creatorId && customerKeys?.includes(conversion.customerKey));

  const inTime = facts.touchpoints
    .filter((touch) => touch.customerKey === conversion.customerKey && touch.customerKey !== "")
    .filter((touch) => {
      const window = policy.windows[touch.kind];
      const age = at - Number(touch.occurredAt);
      if (window === undefined || (window !== "full" && window.days === 0)) return false;
      if (age < 0 || (age === 0 && policy.sameInstant === "excluded")) return false;
      return (
        window === "full" || age < window.days * DAY || (age === window.days * DAY && policy.farEnd === "inclusive")
      );
    })
    .filter((touch) => policy.tiers.some((tier) => tier.includes(touch.kind)));
  const touches: Piece[] = inTime
    .filter((touch) => touch.revoked !== true && !isSelf(touch.creatorId))
    .sort((a, b) => {
      if (a.occurredAt !== b.occurredAt) return Number(a.occurredAt) - Number(b.occurredAt);
      if ((a.priority ?? 0) !== (b.priority ?? 0)) return (b.priority ?? 0) - (a.priority ?? 0);
      return a.id < b.id ? -1 : 1;
    })
    .map((touch) => ({ kind: touch.kind, creatorId: touch.creatorId, touch }));

  const keys = [
    { kind: "link" as const, key: conversion.linkId ?? "" },
    { kind: "shop" as const, key: conversion.shopCreator ?? "" },
    ...(conversion.codes ?? []).map((code) => ({ kind: "code" as const, key: code.trim().toUpperCase() })),
  ].filter(({ key }) => key !== "");
  const direct: Piece[] = keys.flatMap(({ kind, key }) => {
    const owner = facts.directory.assignments.find(
      (assignment) =>
        assignment.kind === kind &&
        (kind === "code" ? assignment.key.trim().toUpperCase() : assignment.key) === key &&
        Number(assignment.from ?? Number.NEGATIVE_INFINITY) <= at &&
        at < Number(assignment.until ?? Number.POSITIVE_INFINITY),
    );
    return owner === undefined || isSelf(owner.creatorId) ? [] : [{ kind, creatorId: owner.creatorId, touch: null }];
  });

  const all = [...touches, ...direct];
  const tier = policy.tiers.find((kinds) => all.some((piece) => kinds.includes(piece.kind)));
  if (tier === undefined) {
    const keyed = keys.some(({ kind }) => policy.tiers.some((kinds) => kinds.includes(kind)));
    return keyed || inTime.length > 0 ? "noneEligible" : "noEvidence";
  }
  return share(
    pick(
      all.filter((piece) => tier.includes(piece.kind)),
      policy,
    ),
    conversion.value?.minor,
  );
}

function pick(survivors: readonly Piece[], { model }: AttributionPolicy): readonly Piece[] {
  if (model.kind === "firstTouch") return survivors.slice(0, 1);
  if (model.kind === "lastTouch") {
    const last = survivors.at(-1)!;
    // Of touches of one instant the preferred one comes first.
    return [last.touch === null ? last : survivors.find(({ touch }) => touch?.occurredAt === last.touch?.occurredAt)!];
  }
  const once = survivors.filter(
    (piece, i) =>
      piece.touch !== null ||
      !survivors.slice(0, i).some((other) => other.kind === piece.kind && other.creatorId === piece.creatorId),
  );
  return model.over === "touches"
    ? once
    : once.filter((piece, i) => !once.slice(0, i).some((other) => other.creatorId === piece.creatorId));
}

/** Equal parts; the first so many get one unit more. */
function share(winners: readonly Piece[], minor: number | undefined): ShortCredit[] {
  const part = minor === undefined ? 0 : Math.floor(minor / winners.length);
  const over = minor === undefined ? 0 : minor % winners.length;
  return winners
    .map(
      (piece, i): ShortCredit => [
        piece.creatorId,
        piece.touch?.id ?? piece.kind,
        minor === undefined ? undefined : part + (i < over ? 1 : 0),
      ],
    )
    .sort(byText);
}

export function byText(a: ShortCredit, b: ShortCredit): number {
  const [left, right] = [`${a[0]} ${a[1]}`, `${b[0]} ${b[1]}`];
  return left < right ? -1 : left > right ? 1 : 0;
}
