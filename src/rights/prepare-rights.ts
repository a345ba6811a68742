import { assertObject } from "../errors/assert-object.js";
import { assertTexts } from "../errors/assert-text.js";
import type { AssetId, CreatorId } from "../ids/index.js";
import type {
  AccountAuthorization,
  PlannedUse,
  TermFacts,
  TerritoryGroups,
  UsageGrant,
  UseDecision,
} from "../models/rights.js";
import { type InstantInput, toInstant } from "../time/index.js";
import { assertUse, distinct } from "./guards.js";
import { heldAuthorization } from "./handle-authorization.js";
import type { Held } from "./held.js";
import { judgeUse, type Licensor } from "./judge-use.js";
import { type Licence, licenceOf } from "./licence.js";
import { adMode } from "./planned-cells.js";
import { type TerritoryNames, territoryNames } from "./territory-extent.js";

/** What was agreed and authorized. */
export interface RightsFacts {
  readonly grants: readonly UsageGrant[];
  /** Absent: none. */
  readonly authorizations?: readonly AccountAuthorization[] | undefined;
}

/** How `checkUse` is asked. */
export interface CheckUseOptions {
  /** Now. It decides from when on `validUntil` looks, and nothing else: a use in the past is judged like one to come. */
  readonly asOf: InstantInput;
  /** Groups of countries beyond those of this library. */
  readonly territoryGroups?: TerritoryGroups | undefined;
  /** When events that all grants share happened; a grant's own facts go first. */
  readonly termFacts?: TermFacts | undefined;
}

/** The licences of an asset by licensor, each list sorted by id. */
type LicencesOf = (asset: AssetId) => ReadonlyMap<CreatorId, readonly Licence[]>;

/**
 * `checkUse` for many uses of the same facts: grants are sorted into assets and authorizations into creators once, and a
 * grant is read when its asset is first asked for.
 *
 * @internal
 */
export function prepareRights(facts: RightsFacts, options: CheckUseOptions): (use: PlannedUse) => UseDecision {
  assertObject(facts, "facts", "grants and authorizations");
  assertObject(options, "options");
  const asOf = toInstant(options.asOf, "asOf");
  const names = territoryNames(options.territoryGroups);
  const licencesOf = byAsset(facts.grants, names, options.termFacts ?? {});
  const authorizations = byCreator(facts.authorizations ?? []);
  return (use) => {
    assertUse(use);
    const licences = licencesOf(use.assetId);
    const licensors = licensorIds(use, licences).map(
      (id): Licensor => ({
        id,
        licences: (id !== null && licences.get(id)) || [],
        authorizations: (id !== null && authorizations.get(id)) || [],
      }),
    );
    return judgeUse(use, licensors, names, asOf);
  };
}

/** Who could license a use, sorted; somebody unknown when nobody is known. */
function licensorIds(use: PlannedUse, licences: ReadonlyMap<CreatorId, unknown>): readonly (CreatorId | null)[] {
  const meant = adMode(use) === "creatorHandle" ? use.paid?.creatorId : undefined;
  if (meant !== undefined) return [meant];
  return licences.size === 0 ? [null] : [...licences.keys()].sort();
}

function byAsset(grants: readonly UsageGrant[], names: TerritoryNames, termFacts: TermFacts): LicencesOf {
  const located = new Map<AssetId, { readonly grant: UsageGrant; readonly path: string }[]>();
  for (const [grant, path] of distinct(grants, "grants")) {
    assertTexts(grant.assetIds, `${path}.assetIds`);
    for (const asset of new Set(grant.assetIds)) addTo(located, asset, { grant, path });
  }
  const read = new Map<AssetId, ReadonlyMap<CreatorId, readonly Licence[]>>();
  return (asset) => {
    const known = read.get(asset);
    if (known !== undefined) return known;
    const licences = new Map<CreatorId, Licence[]>();
    for (const { grant, path } of (located.get(asset) ?? []).sort((a, b) => byId(a.grant, b.grant))) {
      addTo(licences, grant.licensor, licenceOf(grant, names, termFacts, path));
    }
    read.set(asset, licences);
    return licences;
  };
}

function byCreator(
  authorizations: readonly AccountAuthorization[],
): ReadonlyMap<CreatorId, readonly Held<AccountAuthorization>[]> {
  const held = new Map<CreatorId, Held<AccountAuthorization>[]>();
  for (const [authorization, path] of distinct(authorizations, "authorizations")) {
    addTo(held, authorization.creatorId, heldAuthorization(authorization, path));
  }
  for (const list of held.values()) list.sort((a, b) => byId(a.source, b.source));
  return held;
}

function addTo<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
