import type {
  AttributionModel,
  AttributionPolicy,
  Conversion,
  EvidenceKind,
  LookBackWindow,
  Touchpoint,
} from "creator-core/models";
import { DAY, type Facts } from "./facts.arbitrary.js";

/** A piece of evidence of the reference: a touch, or a key on the order with its owner. */
interface Piece {
  readonly kind: EvidenceKind;
  readonly creatorId: string | null;
  readonly campaignId: string | null;
  readonly touch: Touchpoint | null;
}

/** A part of a conversion in short. */
export interface Part {
  readonly creatorId: string;
  readonly evidence: EvidenceKind;
  readonly touchpointId: string | null;
  readonly campaignId: string | null;
  /** In lowest terms, such as `"1/3"`. */
  readonly share: string;
  readonly minor: number | undefined;
  readonly age: number | null;
}

/** What becomes of a conversion: its credits, and why somebody's part is nobody's, if so, and how much that is. */
export interface Verdict {
  readonly credits: readonly Part[];
  readonly reason: string | null;
  readonly rest: number | undefined;
}

/**
 * Attribution as one would write it on a blackboard: for every conversion look at every touch, one conversion at a time,
 * without columns, lanes or searching. Written from the specification and sharing nothing with the library.
 */
export function reference(facts: Facts, policy: AttributionPolicy): Map<string, Verdict> {
  return new Map(facts.conversions.map((conversion) => [conversion.id, one(conversion, facts, policy)]));
}

function one(conversion: Conversion, facts: Facts, policy: AttributionPolicy): Verdict {
  const nobody = (reason: string): Verdict => ({ credits: [], reason, rest: conversion.value?.minor });
  const { customerKey } = conversion;
  const at = Number(conversion.occurredAt);
  if (policy.staffPurchase !== "eligible" && customerKey !== "" && facts.staff.includes(customerKey)) {
    return nobody("staffPurchase");
  }
  const isSelf = (creatorId: string | null) =>
    policy.selfPurchase === "excluded" &&
    customerKey !== "" &&
    facts.creators.some(({ id, customerKeys }) => id === creatorId && customerKeys?.includes(customerKey));
  const tierOf = (kind: EvidenceKind) => policy.tiers.findIndex((kinds) => kinds.includes(kind));

  const inTime = facts.touchpoints.filter(
    (touch) =>
      customerKey !== "" && touch.customerKey === customerKey && tierOf(touch.kind) >= 0 && isInTime(touch, at, policy),
  );
  const touches: Piece[] = inTime
    .filter((touch) => touch.revoked !== true && !isSelf(touch.creatorId) && isInScope(touch, conversion, policy))
    .sort((a, b) => {
      if (a.occurredAt !== b.occurredAt) return Number(a.occurredAt) - Number(b.occurredAt);
      if ((a.priority ?? 0) !== (b.priority ?? 0)) return (b.priority ?? 0) - (a.priority ?? 0);
      return a.id < b.id ? -1 : 1;
    })
    .map((touch) => ({
      kind: touch.kind,
      creatorId: touch.creatorId,
      campaignId: touch.campaignId ?? null,
      touch,
    }));
  const keys = keysOn(conversion, facts).filter(({ kind }) => tierOf(kind) >= 0);
  const direct: Piece[] = keys.flatMap(({ kind, key }) => {
    const owner = holdings(facts, kind, key).find(
      ({ from, until }) =>
        Number(from ?? Number.NEGATIVE_INFINITY) <= at && at < Number(until ?? Number.POSITIVE_INFINITY),
    );
    if (owner === undefined || isSelf(owner.creatorId)) return [];
    return [{ kind, creatorId: owner.creatorId, campaignId: owner.campaignId ?? null, touch: null }];
  });

  const all = [...touches, ...direct];
  const tier = policy.tiers.findIndex((kinds) => all.some((piece) => kinds.includes(piece.kind)));
  // A key that was never anybody's names no creator.
  const wasSomebodys = keys.some(({ kind, key }) => holdings(facts, kind, key).length > 0);
  if (tier < 0) return nobody(wasSomebodys || inTime.length > 0 ? "noneEligible" : "noEvidence");
  const inTier = all.filter((piece) => tierOf(piece.kind) === tier);
  const winners = settle(isSingle(policy.model) ? inTier : withoutRepeats(inTier), policy, at);
  if (winners === "codeAgainstLink") return nobody(winners);
  if (winners.length === 0) return nobody("noWeight");

  // Under a rule a code names the latest link touch of its creator, unless that has a credit of its own.
  const named = winners.map((winner) => {
    const { piece, lent } = winner;
    if (policy.codeAgainstLink === undefined || piece.kind !== "code" || piece.touch !== null || lent !== null) {
      return winner;
    }
    const own = touches.filter((touch) => side(touch) === "link" && touch.creatorId === piece.creatorId);
    const last = own.length === 0 ? null : lastOf(own);
    return { ...winner, lent: winners.some((other) => other.piece === last) ? null : (last?.touch ?? null) };
  });
  return shareOut(conversion, named, at);
}

function isInTime(touch: Touchpoint, at: number, policy: AttributionPolicy): boolean {
  const override = policy.overrides?.find(
    ({ creatorId, campaignId, windows }) =>
      (creatorId === undefined || creatorId === touch.creatorId) &&
      (campaignId === undefined || campaignId === touch.campaignId) &&
      windows[touch.kind] !== undefined,
  );
  const window = (override ?? policy).windows[touch.kind];
  const then = Number(touch.occurredAt);
  if (window === undefined || then > at || (then === at && policy.sameInstant === "excluded")) return false;
  if (window === "full") return true;
  const [age, length, hole] = measured(window, then, at);
  const isWithin = (days: number) => days > 0 && (age < days || (age === days && policy.farEnd === "inclusive"));
  return isWithin(length) && !isWithin(hole);
}

function measured(
  window: Exclude<LookBackWindow, "full">,
  then: number,
  at: number,
): readonly [number, number, number] {
  if ("days" in window) return [at - then, window.days * DAY, (window.minDays ?? 0) * DAY];
  if ("hours" in window) return [at - then, window.hours * (DAY / 24), (window.minHours ?? 0) * (DAY / 24)];
  const day = (instant: number) => Date.parse(localDate(instant, window.timeZone)) / DAY;
  return [day(at) - day(then), window.calendarDays, window.minCalendarDays ?? 0];
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What a calendar on the wall there shows, as `2026-03-08`. */
function localDate(instant: number, timeZone: string): string {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone });
  formats.set(timeZone, format);
  return format.format(instant);
}

function isInScope(touch: Touchpoint, conversion: Conversion, { scope }: AttributionPolicy): boolean {
  if (scope === "shop") return touch.shopId !== undefined && touch.shopId === conversion.shopId;
  if (scope === "product") {
    const products = [conversion.productId, ...(conversion.lines ?? []).map(({ productId }) => productId)];
    return touch.productId !== undefined && products.includes(touch.productId);
  }
  return true;
}

function keysOn(conversion: Conversion, facts: Facts) {
  const parameters = (["content", "term", "id", "campaign", "source", "medium"] as const)
    .filter((name) => (conversion.utm?.[name] ?? "") !== "")
    .map((name) => `utm_${name}=${conversion.utm?.[name]}`);
  const known = parameters.find((key) => holdings(facts, "utm", key).length > 0);
  return [
    { kind: "landingPage" as const, key: conversion.landingPage ?? "" },
    { kind: "utm" as const, key: known ?? parameters[0] ?? "" },
    { kind: "link" as const, key: conversion.linkId ?? "" },
    { kind: "shop" as const, key: conversion.shopCreator ?? "" },
    ...(conversion.codes ?? []).map((code) => ({ kind: "code" as const, key: code.trim().toUpperCase() })),
  ].filter(({ key }) => key !== "");
}

function holdings({ directory }: Facts, kind: EvidenceKind, key: string) {
  return directory.assignments.filter(
    (assignment) =>
      assignment.kind === kind && (kind === "code" ? assignment.key.trim().toUpperCase() : assignment.key) === key,
  );
}

const LINKS: readonly EvidenceKind[] = ["link", "click", "utm", "landingPage"];

/** What names no creator contradicts nobody. */
function side({ kind, creatorId }: Piece): "code" | "link" | "other" {
  if (creatorId === null) return "other";
  return kind === "code" ? "code" : LINKS.includes(kind) ? "link" : "other";
}

function isSingle({ kind }: AttributionModel): boolean {
  return kind === "firstTouch" || kind === "lastTouch" || kind === "lastNonDirect";
}

/** Several codes of one creator on one order are one piece of evidence, and so are the page, the parameter and the link. */
function withoutRepeats(pieces: readonly Piece[]): readonly Piece[] {
  const seen = new Set<string>();
  return pieces.filter((piece) => {
    if (piece.touch !== null) return true;
    const what = `${LINKS.includes(piece.kind) ? "visit" : piece.kind} ${piece.creatorId}`;
    return !seen.has(what) && seen.add(what);
  });
}

interface Winner {
  readonly piece: Piece;
  readonly weight: bigint;
  readonly lent: Touchpoint | null;
}

function settle(
  survivors: readonly Piece[],
  { codeAgainstLink: rule, model }: AttributionPolicy,
  at: number,
): readonly Winner[] | "codeAgainstLink" {
  const run = (pieces: readonly Piece[]): Winner[] =>
    weigh(model, pieces, at).flatMap((weight, i) => (weight > 0n ? [{ piece: pieces[i]!, weight, lent: null }] : []));
  const of = (which: string) => survivors.filter((piece) => side(piece) === which);
  const codes = run(of("code"));
  const links = run(of("link"));
  if (rule === undefined || codes.length === 0 || links.length === 0) return run(survivors);

  const [creatorId, ...others] = new Set([...codes, ...links].map(({ piece }) => piece.creatorId));
  if (others.length === 0) {
    const code = lastOf(codes.map(({ piece }) => piece));
    const link = lastOf(links.map(({ piece }) => piece));
    if (isSingle(model)) {
      // No conflict, no rule: only the name of what won. Under linkWins her link says it for her code.
      return run(survivors).map((winner) =>
        rule === "linkWins" && winner.piece === code ? { ...winner, piece: link } : winner,
      );
    }
    // The code and her latest link are one piece, as late as the later of them.
    const [gone, stays] = survivors.indexOf(code) < survivors.indexOf(link) ? [code, link] : [link, code];
    const pieces = survivors.filter(
      (piece) => piece !== gone && (side(piece) === "other" || piece.creatorId === creatorId),
    );
    return run(pieces).map((winner) => {
      if (winner.piece !== stays) return winner;
      if (rule === "linkWins") return { ...winner, piece: link };
      return { ...winner, piece: code, lent: code.touch === null ? link.touch : null };
    });
  }
  if (rule === "codeWins") return run(survivors.filter((piece) => side(piece) !== "link"));
  if (rule === "linkWins") return run(survivors.filter((piece) => side(piece) !== "code"));
  if (rule === "reject") return "codeAgainstLink";
  const [codesTotal, linksTotal] = [totalOf(codes), totalOf(links)];
  const half = (codesTotal * linksTotal) / greatestCommonDivisor(codesTotal, linksTotal);
  // Weights are safe integers: a common total beyond them is given up for parts of 2^51 a side.
  const whole = 2n * half <= BigInt(Number.MAX_SAFE_INTEGER) ? half : 2n ** 51n;
  const halves = [codes, links].flatMap((winners) => {
    const parts = byLargestRemainder(
      whole,
      winners.map(({ weight }) => weight),
    );
    return winners.map((winner, i) => ({ ...winner, weight: parts[i]! }));
  });
  return halves.sort((a, b) => survivors.indexOf(a.piece) - survivors.indexOf(b.piece));
}

function totalOf(winners: readonly Winner[]): bigint {
  return winners.reduce((sum, { weight }) => sum + weight, 0n);
}

/** The preferred touch of the latest instant, or what came last on the order. */
function lastOf(pieces: readonly Piece[]): Piece {
  const last = pieces.at(-1)!;
  return last.touch === null ? last : pieces.find(({ touch }) => touch?.occurredAt === last.touch?.occurredAt)!;
}

function weigh(model: AttributionModel, pieces: readonly Piece[], at: number): bigint[] {
  if (pieces.length === 0) return [];
  const allTo = (winner: Piece) => pieces.map((piece) => (piece === winner ? 1n : 0n));
  if (model.kind === "firstTouch") return allTo(pieces[0]!);
  if (model.kind === "lastTouch") return allTo(lastOf(pieces));
  if (model.kind === "lastNonDirect") {
    const others = pieces.filter(({ kind }) => kind !== "direct");
    return allTo(lastOf(others.length === 0 ? pieces : others));
  }
  return shares(model, pieces, at);
}

function shares(model: AttributionModel, pieces: readonly Piece[], at: number): bigint[] {
  const isFirstOfCreator = (piece: Piece) => pieces.find(({ creatorId }) => creatorId === piece.creatorId) === piece;
  const ageOf = ({ touch }: Piece) => (touch === null ? 0 : at - Number(touch.occurredAt));
  switch (model.kind) {
    case "linear":
      return pieces.map((piece) => (model.over === "touches" || isFirstOfCreator(piece) ? 1n : 0n));
    case "table":
      return pieces.map((piece) => {
        const row = model.weights.find(({ creatorId }) => creatorId === piece.creatorId);
        if (row === undefined || (model.over === "creators" && !isFirstOfCreator(piece))) return 0n;
        return BigInt(Math.round(Number(row.weight) * 1e9));
      });
    case "positionBased": {
      const { first, middle, last, twoTouches } = model;
      const end = Math.max(1, pieces.indexOf(lastOf(pieces)));
      if (pieces.length === 1) return [1n];
      if (pieces.length === 2) {
        if (twoTouches === "half") return [1n, 1n];
        if (twoTouches === "renormalise") return [BigInt(first), BigInt(last)];
        return [BigInt(2 * first + middle), BigInt(2 * last + middle)];
      }
      const between = pieces.length - 2;
      return pieces.map((_, i) => BigInt(i === 0 ? first * between : i === end ? last * between : middle));
    }
    case "ranked": {
      const ranks = [...pieces].sort(
        (a, b) =>
          (b.touch?.priority ?? 0) - (a.touch?.priority ?? 0) ||
          (a.touch === null || b.touch === null
            ? pieces.indexOf(b) - pieces.indexOf(a)
            : ageOf(a) - ageOf(b) || pieces.indexOf(a) - pieces.indexOf(b)),
      );
      return pieces.map((piece) => BigInt(model.weights[ranks.indexOf(piece)] ?? 0));
    }
    case "timeDecay": {
      const unit = "days" in model.halfLife ? DAY * model.halfLife.days : (DAY / 24) * model.halfLife.hours;
      const youngest = Math.min(...pieces.map(ageOf));
      return pieces.map((piece) => {
        const whole = (age: number) => (model.ageIn === "wholeDays" ? Math.floor(age / DAY) * DAY : age);
        const older =
          model.ageFrom === "lastTouch" ? whole(ageOf(piece) - youngest) : whole(ageOf(piece)) - whole(youngest);
        return BigInt(Math.round(2 ** 32 * 2 ** (-older / unit)));
      });
    }
    case "custom":
      return pieces.map((piece) => BigInt(customWeight(piece.touch?.id ?? null)));
    default:
      throw new Error(model.kind);
  }
}

/** The custom model of the tests: by the length of the touch's id, and nothing for some. */
export function customWeight(touchpointId: string | null): number {
  return ((touchpointId?.length ?? 1) * 7) % 4;
}

function byLargestRemainder(value: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  const parts = weights.map((weight) => (value * weight) / total);
  const byClaim = weights
    .map((weight, i) => ({ i, claim: (value * weight) % total }))
    .sort((a, b) => (a.claim === b.claim ? a.i - b.i : a.claim > b.claim ? -1 : 1));
  const over = Number(value - parts.reduce((sum, part) => sum + part, 0n));
  for (const { i } of byClaim.slice(0, over)) parts[i]! += 1n;
  return parts;
}

/** By largest remainder, ties to the earliest. What is no creator's is one rest. */
function shareOut(conversion: Conversion, winners: readonly Winner[], at: number): Verdict {
  const value = BigInt(conversion.value?.minor ?? 0);
  const total = totalOf(winners);
  const minors = byLargestRemainder(
    value,
    winners.map(({ weight }) => weight),
  );
  const hasValue = conversion.value !== undefined;
  const credits: Part[] = [];
  let rest = 0n;
  let hasRest = false;
  for (const [i, { piece, weight, lent }] of winners.entries()) {
    const touch = piece.touch ?? lent;
    if (piece.creatorId === null) {
      rest += minors[i]!;
      hasRest = true;
      continue;
    }
    credits.push({
      creatorId: piece.creatorId,
      evidence: piece.kind,
      touchpointId: touch?.id ?? null,
      campaignId: conversion.campaignId ?? touch?.campaignId ?? piece.campaignId,
      share: fraction(weight, total),
      minor: hasValue ? Number(minors[i]) : undefined,
      age: touch === null ? null : at - Number(touch.occurredAt),
    });
  }
  return {
    credits: credits.sort(byText),
    reason: hasRest ? "otherChannel" : null,
    rest: hasRest && hasValue ? Number(rest) : undefined,
  };
}

export function fraction(weight: bigint, total: bigint): string {
  const shared = greatestCommonDivisor(weight, total);
  return `${weight / shared}/${total / shared}`;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

export function byText(a: Part, b: Part): number {
  const text = ({ creatorId, evidence, touchpointId, minor }: Part) =>
    `${creatorId} ${evidence} ${touchpointId} ${minor}`;
  return text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0;
}
