import type { PaidMode, PlannedUse, TermAnchor, TermFacts, UsageGrant, UseCell } from "../models/rights.js";
import { instantInWords, type TimeWindow, toInstant, windowGaps } from "../time/index.js";
import { type GapCause, gapCauses, type Held, hold, standing } from "./held.js";
import { resolveTerm } from "./resolve-term.js";
import { type CountryBits, extentOf, meets, type TerritoryExtent, type TerritoryNames } from "./territory-extent.js";
import { isUnknown, type UseFinding } from "./use-finding.js";

/** A grant of the asset, with everything that does not depend on the cell worked out. */
export interface Licence {
  readonly grant: UsageGrant;
  readonly extent: TerritoryExtent;
  /** What its term waits for; `null` when it is resolved. */
  readonly missing: TermAnchor | null;
  /** A pending term is held for ever: the best it could turn out to be. */
  readonly held: Held<UsageGrant>;
  /** What it lacks in every cell. */
  readonly faults: readonly UseFinding[];
}

/** A cell with its country, if its territory is one. */
export interface PlannedCell extends UseCell {
  readonly country: CountryBits | null;
}

/** How far grants, or authorizations, cover one cell. */
export interface Coverage<Source> {
  /** Those that surely hold there. */
  readonly sure: readonly Held<Source>[];
  /** Time not surely covered. */
  readonly gaps: readonly TimeWindow[];
  /** Whether it may turn out to be covered when missing facts are known. */
  readonly open: boolean;
  readonly findings: readonly UseFinding[];
}

/** Reads a grant with the use in mind. */
export function licenceOf(
  grant: UsageGrant,
  use: PlannedUse,
  names: TerritoryNames,
  termFacts: TermFacts,
  path: string,
): Licence {
  const term = resolveTerm(grant.term, { ...termFacts, ...grant.termFacts }, `${path}.term`);
  const revokedAt = grant.revokedAt === undefined ? null : toInstant(grant.revokedAt, `${path}.revokedAt`);
  return {
    grant,
    extent: extentOf(grant.territories, names),
    missing: term.status === "pending" ? term.missing : null,
    held: hold(grant, term.status === "resolved" ? term.window : { start: null, end: null }, revokedAt),
    faults: faultsOf(grant, use),
  };
}

/** Whose account an advertisement runs from; `null` when the use is none. */
export function adMode({ media, paid }: PlannedUse): PaidMode | null {
  return paid?.mode ?? (media === "paidSocial" ? "brandHandle" : null);
}

/** How far the licences, which come sorted by id, cover a cell. */
export function licenceCoverage(
  cell: PlannedCell,
  use: PlannedUse,
  window: TimeWindow,
  licences: readonly Licence[],
): Coverage<UsageGrant> {
  const judged = licences.map((licence) => ({ licence, faults: [...licence.faults, ...cellFaults(licence, cell)] }));
  const possible = judged.filter(({ faults }) => faults.every(isUnknown));
  const sure = possible.filter(({ faults, licence }) => faults.length === 0 && licence.missing === null);
  const sureHeld = sure.map(({ licence }) => licence.held);
  const possibleHeld = possible.map(({ licence }) => licence.held);

  const gaps = windowGaps(window, standing(sureHeld));
  const open = windowGaps(window, standing(possibleHeld)).length === 0;
  const findings = (): readonly UseFinding[] => {
    if (gaps.length === 0) return [];
    if (open) return possible.flatMap(({ licence, faults }) => [...faults, ...pendingTerm(licence)]);
    if (possible.length > 0) return gapCauses(window, possibleHeld).map(termFinding);
    return nearest(judged) ?? [noGrant(use)];
  };
  return { sure: sureHeld, gaps, open, findings: findings() };
}

function faultsOf(grant: UsageGrant, use: PlannedUse): UseFinding[] {
  const faults: UseFinding[] = [];
  if (grant.status !== "active") faults.push(fault("grantNotActive", grant, "status", "active", grant.status));
  if (!grant.licensees.includes(use.licensee)) {
    faults.push(fault("licenseeNotGranted", grant, "licensees", use.licensee, namesOf(grant.licensees)));
  }
  if (!grant.media.includes(use.media)) {
    const help = { kind: "acquireMedium", media: use.media } as const;
    faults.push(fault("mediaNotGranted", grant, "media", words(use.media), namesOf(grant.media.map(words)), [help]));
  }
  return [...faults, ...paidFaults(grant, use)];
}

function paidFaults(grant: UsageGrant, use: PlannedUse): UseFinding[] {
  const mode = adMode(use);
  const { paid } = grant;
  if (mode === null) return [];
  const help = [{ kind: "acquirePaidRights" }] as const;
  if (paid?.permitted !== true) return [fault("paidNotGranted", grant, "paid", "advertising", "none", help)];

  const faults: UseFinding[] = [];
  if (!paid.modes.includes(mode)) {
    faults.push(fault("paidModeNotGranted", grant, "paid", words(mode), namesOf(paid.modes.map(words)), help));
  }
  const account = use.paid?.adAccount;
  if (paid.adAccounts !== undefined && (account === undefined || !paid.adAccounts.includes(account))) {
    const wanted = account === undefined ? "an ad account that is not named" : `ad account ${account}`;
    faults.push(fault("adAccountNotGranted", grant, "paid", wanted, namesOf(paid.adAccounts)));
  }
  return faults;
}

function cellFaults({ grant, extent }: Licence, { territory, platform, country }: PlannedCell): UseFinding[] {
  const faults: UseFinding[] = [];
  if (platform !== null && grant.platforms !== "all" && !grant.platforms.includes(platform)) {
    const help = [{ kind: "addPlatform", platform }] as const;
    faults.push(fault("platformNotGranted", grant, "platforms", platform, namesOf(grant.platforms), help));
  }
  if (country === null) {
    const subject = "The planned use";
    const path = ["use", "territories", territory];
    const wanted = "a country or a known group";
    faults.push({ code: "territoryUnknown", path, subject, wanted, actual: territory, suggestions: [] });
  } else if (!meets(country, extent.maybe)) {
    const help = [{ kind: "addTerritory", territory }] as const;
    faults.push(fault("territoryNotGranted", grant, "territories", territory, territoriesOf(grant), help));
  } else if (!meets(country, extent.sure)) {
    faults.push(fault("territoryUnknown", grant, "territories", territory, namesOf(extent.unknown)));
  }
  return faults;
}

/**
 * What the nearest licence lacks: one to this licensee before one to another, then the one that lacks the fewest things,
 * then the first by id.
 */
function nearest(judged: readonly { readonly faults: readonly UseFinding[] }[]): readonly UseFinding[] | undefined {
  const distance = (faults: readonly UseFinding[]) =>
    faults.length + (faults.some(({ code }) => code === "licenseeNotGranted") ? 100 : 0);
  let best: readonly UseFinding[] | undefined;
  for (const { faults } of judged) if (best === undefined || distance(faults) < distance(best)) best = faults;
  return best;
}

function noGrant(use: PlannedUse): UseFinding {
  const { assetId, media } = use;
  const medium = { kind: "acquireMedium", media } as const;
  const suggestions = adMode(use) === null ? [medium] : [medium, { kind: "acquirePaidRights" } as const];
  return { code: "noGrant", path: ["grants"], subject: assetId, wanted: "a licence", actual: "none", suggestions };
}

function pendingTerm({ grant, missing }: Licence): UseFinding[] {
  if (missing === null) return [];
  const help = [{ kind: "provideFact", anchor: missing }] as const;
  return [fault("termPending", grant, "term", words(missing), "not known", help)];
}

function termFinding({ cause, gap, by: { source: grant, agreed, revokedAt } }: GapCause<UsageGrant>): UseFinding {
  const help = [{ kind: "extendTerm", grantId: grant.id, until: gap.end! }] as const;
  switch (cause) {
    case "startsLate":
      return fault("termNotStarted", grant, "term", from(gap.start), from(agreed.start));
    case "endsEarly":
      return fault("termExpired", grant, "term", until(gap.end), until(agreed.end), help);
    case "interrupted":
      return fault("termGap", grant, "term", `${from(gap.start)} ${until(gap.end)}`, until(agreed.end), help);
    case "revoked":
      return fault("grantRevoked", grant, "revokedAt", until(gap.end), `at ${instantInWords(revokedAt!)}`);
  }
}

function fault(
  code: UseFinding["code"],
  { id }: UsageGrant,
  field: keyof UsageGrant,
  wanted: string,
  actual: string,
  suggestions: UseFinding["suggestions"] = [],
): UseFinding {
  return { code, path: ["grants", id, field], subject: `Licence ${id}`, wanted, actual, suggestions };
}

/** The beginning of a stretch of time that has one, in words. */
export function from(start: TimeWindow["start"]): string {
  return `from ${instantInWords(start!)}`;
}

/** The end of a stretch of time that has one, in words. */
export function until(end: TimeWindow["end"]): string {
  return `until ${instantInWords(end!)}`;
}

/** `"paidSocial"` → `"paid social"`. */
function words(code: string): string {
  return code.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function namesOf(names: readonly string[]): string {
  return names.length === 0 ? "nothing" : [...names].sort().join(", ");
}

function territoriesOf({ territories: { include, exclude = [] } }: UsageGrant): string {
  return exclude.length === 0 ? namesOf(include) : `${namesOf(include)} without ${namesOf(exclude)}`;
}
