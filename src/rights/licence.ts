import type { PlannedUse, Term, TermFacts, UsageGrant } from "../models/rights.js";
import { type Instant, toInstant } from "../time/index.js";
import { assertGrant } from "./guards.js";
import { type Held, hold } from "./held.js";
import { latestEnd } from "./latest-end.js";
import { adMode, type PlannedCell } from "./planned-cells.js";
import { resolveTerm } from "./resolve-term.js";
import { extentOf, hasCountry, type TerritoryExtent, type TerritoryNames } from "./territory-extent.js";
import type { UseFault } from "./use-fault.js";

/** A grant, with everything that does not depend on the use worked out. */
export interface Licence {
  readonly grant: UsageGrant;
  readonly extent: TerritoryExtent;
  /** Its term, if that waits for its event. */
  readonly pending: Extract<Term, { readonly kind: "duration" }> | null;
  /** A pending term is held for ever here; how much of that it can really be, `latestEnd` tells. */
  readonly held: Held<UsageGrant>;
  /** Until when at best a pending term could hold from an instant on. */
  readonly latestEnd: (from: Instant) => number;
}

/** What a licence lacks in one cell beyond what it lacks in all, as bits. */
export const lack = { platform: 1, territory: 2, territoryUnknown: 4 } as const;

/** Reads a grant. */
export function licenceOf(grant: UsageGrant, names: TerritoryNames, termFacts: TermFacts, path: string): Licence {
  assertGrant(grant, path);
  const term = resolveTerm(grant.term, { ...termFacts, ...grant.termFacts }, `${path}.term`);
  const revokedAt = grant.revokedAt === undefined ? null : toInstant(grant.revokedAt, `${path}.revokedAt`);
  const pending = term.status === "pending" && grant.term.kind === "duration" ? grant.term : null;
  return {
    grant,
    extent: extentOf(grant.territories, names),
    pending,
    held: hold(grant, term.status === "resolved" ? term.window : { start: null, end: null }, revokedAt),
    latestEnd: pending === null ? (from) => from : latestEnd(pending),
  };
}

/** What a licence lacks in a cell, in numbers only: it is asked for every licence in every cell. */
export function lacksIn({ grant, extent }: Licence, { platform, country }: PlannedCell): number {
  const onPlatform = platform === null || grant.platforms === "all" || grant.platforms.includes(platform);
  const platformLack = onPlatform ? 0 : lack.platform;
  if (country !== null && hasCountry(extent.sure, country)) return platformLack;
  // A place nobody knows may be anywhere, but not in a licence for nowhere.
  const maybe = country === null ? extent.maybe.some((word) => word !== 0) : hasCountry(extent.maybe, country);
  return platformLack | (maybe ? lack.territoryUnknown : lack.territory);
}

/** The same in words. */
export function cellFaults({ grant, extent }: Licence, cell: PlannedCell, lacks: number): UseFault[] {
  const { territory, platform, country } = cell;
  const faults: UseFault[] = [];
  if (platform !== null && grant.platforms !== "all" && (lacks & lack.platform) !== 0) {
    const help = [{ kind: "addPlatform", platform }] as const;
    faults.push(grantFault("platformNotGranted", grant, "platforms", platform, namesOf(grant.platforms), help));
  }
  if ((lacks & lack.territory) !== 0) {
    const help = [{ kind: "addTerritory", territory }] as const;
    faults.push(grantFault("territoryNotGranted", grant, "territories", territory, territoriesOf(grant), help));
  }
  if ((lacks & lack.territoryUnknown) !== 0) {
    faults.push(
      country === null
        ? unknownPlace(territory)
        : grantFault("territoryUnknown", grant, "territories", territory, namesOf(extent.unknown)),
    );
  }
  return faults;
}

/** What a grant lacks in every cell of a use. */
export function faultsOf(grant: UsageGrant, use: PlannedUse): UseFault[] {
  const faults: UseFault[] = [];
  if (grant.status !== "active") faults.push(grantFault("grantNotActive", grant, "status", "active", grant.status));
  if (!grant.licensees.includes(use.licensee)) {
    faults.push(grantFault("licenseeNotGranted", grant, "licensees", use.licensee, namesOf(grant.licensees)));
  }
  if (!grant.media.includes(use.media)) {
    const help = [{ kind: "acquireMedium", media: use.media }] as const;
    faults.push(grantFault("mediaNotGranted", grant, "media", words(use.media), namesOf(grant.media.map(words)), help));
  }
  return [...faults, ...paidFaults(grant, use)];
}

function paidFaults(grant: UsageGrant, use: PlannedUse): UseFault[] {
  const mode = adMode(use);
  const { paid } = grant;
  if (mode === null) return [];
  const help = [{ kind: "acquirePaidRights" }] as const;
  if (paid?.permitted !== true) return [grantFault("paidNotGranted", grant, "paid", "advertising", "none", help)];

  const faults: UseFault[] = [];
  if (!paid.modes.includes(mode)) {
    faults.push(grantFault("paidModeNotGranted", grant, "paid", words(mode), namesOf(paid.modes.map(words)), help));
  }
  if (paid.adAccounts !== undefined) faults.push(...accountFaults(grant, paid.adAccounts, use.paid?.adAccount));
  return faults;
}

function accountFaults(grant: UsageGrant, permitted: readonly string[], account: string | undefined): UseFault[] {
  if (account !== undefined && permitted.includes(account)) return [];
  const accounts = namesOf(permitted);
  if (account === undefined && permitted.length > 0) {
    const help = [{ kind: "nameAdAccount", adAccounts: [...new Set(permitted)].sort() }] as const;
    return [grantFault("adAccountUnknown", grant, "paid", accounts, "not named", help)];
  }
  const wanted = account === undefined ? "any ad account" : `ad account ${account}`;
  return [grantFault("adAccountNotGranted", grant, "paid", wanted, accounts)];
}

function unknownPlace(territory: string): UseFault {
  const path = ["use", "territories", territory];
  const wanted = "a country or a known group";
  return { code: "territoryUnknown", path, subject: "The planned use", wanted, actual: territory, suggestions: [] };
}

/** A fault of one field of a grant. */
export function grantFault(
  code: UseFault["code"],
  { id }: UsageGrant,
  field: keyof UsageGrant,
  wanted: string,
  actual: string,
  suggestions: UseFault["suggestions"] = [],
): UseFault {
  return { code, path: ["grants", id, field], subject: `Licence ${id}`, wanted, actual, suggestions };
}

/** `"paidSocial"` → `"paid social"`. */
export function words(code: string): string {
  return code.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function namesOf(names: readonly string[]): string {
  return names.length === 0 ? "nothing" : [...names].sort().join(", ");
}

function territoriesOf({ territories: { include, exclude = [] } }: UsageGrant): string {
  return exclude.length === 0 ? namesOf(include) : `${namesOf(include)} without ${namesOf(exclude)}`;
}
