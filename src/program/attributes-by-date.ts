import type { CreatorId } from "../ids/index.js";
import type { CreatorAttributes } from "../models/commission.js";
import type { Creator } from "../models/creator.js";
import { groupBy } from "./group-by.js";
import type { Run } from "./open-run.js";
import type { Audience } from "./tier-creators.js";

/**
 * What rules may ask about creators: the dated rows that are given, and where none of a creator's rows names a level or
 * tier, what the list of creators says of it now. Before the first row that names it, it is not known.
 */
export function attributesByDate(
  { facts }: Run,
  audiences: ReadonlyMap<CreatorId, Audience>,
): readonly CreatorAttributes[] {
  const rowsOf = groupBy(facts.creatorAttributes, ({ creatorId }) => [creatorId]);
  const listed = new Set(facts.creators.map(({ id }) => id));
  return [
    ...facts.creators.flatMap((creator) => {
      return withDates(attributesNow(creator, audiences.get(creator.id)), rowsOf.get(creator.id) ?? []);
    }),
    ...facts.creatorAttributes.filter(({ creatorId }) => !listed.has(creatorId)),
  ];
}

function attributesNow({ id, statusLevel }: Creator, audience: Audience | undefined): CreatorAttributes {
  const followerTier = audience?.tier ?? null;
  return {
    creatorId: id,
    ...(statusLevel === undefined ? {} : { statusLevel }),
    ...(followerTier === null ? {} : { followerTier }),
  };
}

function withDates(now: CreatorAttributes, rows: readonly CreatorAttributes[]): readonly CreatorAttributes[] {
  if (rows.length === 0) return [now];
  const { statusLevel, followerTier, ...undated } = now;
  const named = (dimension: "statusLevel" | "followerTier") => rows.some((row) => (row[dimension] ?? null) !== null);
  const rest: CreatorAttributes = {
    ...undated,
    ...(statusLevel === undefined || named("statusLevel") ? {} : { statusLevel }),
    ...(followerTier === undefined || named("followerTier") ? {} : { followerTier }),
  };
  const dated = rows.map((row) => ({ ...row, ...rest }));
  return rows.some(({ from }) => (from ?? null) === null) ? dated : [rest, ...dated];
}
