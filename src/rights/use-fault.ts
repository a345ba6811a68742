import type { Reason } from "../models/outcome.js";
import type { UseReasonCode, UseSuggestion } from "../models/rights.js";

/** One thing that stands against a use in one cell. Those of one code and path become one reason. */
export interface UseFault {
  readonly code: UseReasonCode;
  readonly path: readonly string[];
  /** Whose fault it is, as the message names it. */
  readonly subject: string;
  /** What the use would need; one name, or one stretch of time. */
  readonly wanted: string;
  /** What is there instead. */
  readonly actual: string;
  /** What would help. */
  readonly suggestions: readonly UseSuggestion[];
}

type Sentence = (subject: string, wanted: string, actual: string) => string;

/** Every code's sentence. The order of the codes is the order of the reasons. */
const sentences: { readonly [Code in UseReasonCode]: Sentence } = {
  noGrant: (subject) => `There is no ${subject}.`,
  grantNotActive: (subject, _, actual) => `${subject} is not in force: it is only ${actual}.`,
  licenseeNotGranted: (subject, wanted, actual) => `${subject} is for ${actual}, not for ${wanted}.`,
  mediaNotGranted: (subject, wanted) => `${subject} does not include ${wanted}.`,
  platformNotGranted: (subject, wanted) => `${subject} does not include ${wanted}.`,
  territoryNotGranted: (subject, wanted) => `${subject} does not include ${wanted}.`,
  territoryUnknown: (subject, _, actual) => `${subject} names ${actual}, which is neither a country nor a known group.`,
  paidNotGranted: (subject) => `${subject} does not allow advertising.`,
  paidModeNotGranted: (subject, wanted) => `${subject} does not allow ads from the ${wanted}.`,
  adAccountNotGranted: (subject, wanted) => `${subject} does not allow ${wanted}.`,
  adAccountUnknown: (subject, wanted) =>
    `${subject} allows only these ad accounts: ${wanted}. It is not said which one runs the ad.`,
  termNotStarted: (subject, wanted, actual) => `${subject} holds only ${actual}; it is needed ${wanted}.`,
  termExpired: (subject, wanted, actual) => `${subject} holds only ${actual}; it is needed ${wanted}.`,
  termGap: (subject, wanted, actual) => `${subject} holds only ${actual}, and nothing covers the time ${wanted}.`,
  termTooShort: (subject, wanted, actual) =>
    `${subject} lasts only ${actual}, whenever it begins; it is needed ${wanted}.`,
  termPending: (subject, wanted) => `${subject} counts from an event whose time is not known: ${wanted}.`,
  grantRevoked: (subject, wanted, actual) => `${subject} was revoked ${actual}; it is needed ${wanted}.`,
  handleAuthorizationMissing: (subject, wanted) => `There is no authorization for ${subject} on ${wanted}.`,
  handleAuthorizationEndsEarly: (subject, wanted, actual) => `${subject} holds only ${actual}; it is needed ${wanted}.`,
  handleAuthorizationStartsLate: (subject, wanted, actual) =>
    `${subject} holds only ${actual}; it is needed ${wanted}.`,
  handleAuthorizationGap: (subject, wanted, actual) =>
    `${subject} holds only ${actual}, and nothing covers the time ${wanted}.`,
  handleAuthorizationRevoked: (subject, wanted, actual) => `${subject} was revoked ${actual}; it is needed ${wanted}.`,
  postUnknown: (subject) => `It is not known which post runs as ${subject}, and authorizations are for single posts.`,
};

const codes = /* @__PURE__ */ Object.keys(sentences);

/** The codes that say "not known" rather than "no". */
const unknowns: ReadonlySet<UseReasonCode> = /* @__PURE__ */ new Set<UseReasonCode>([
  "territoryUnknown",
  "adAccountUnknown",
  "termPending",
  "postUnknown",
]);

/** Whether missing facts could still make it go away. */
export function isUnknown({ code }: UseFault): boolean {
  return unknowns.has(code);
}

/** One reason for each code and path, in the order of the codes, then of the paths. */
export function toReasons(faults: readonly UseFault[]): Reason<UseReasonCode>[] {
  const groups = new Map<string, { readonly first: UseFault; readonly wanted: Set<string> }>();
  for (const fault of faults) {
    const key = JSON.stringify([fault.code, fault.path]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: fault, wanted: new Set([fault.wanted]) });
    else group.wanted.add(fault.wanted);
  }
  const keyed = [...groups].sort(([a, { first }], [b, { first: second }]) => {
    return codes.indexOf(first.code) - codes.indexOf(second.code) || (a < b ? -1 : 1);
  });
  return keyed.map(([, { first, wanted }]) => toReason(first, [...wanted].sort()));
}

function toReason({ code, path, subject, actual }: UseFault, wanted: readonly string[]): Reason<UseReasonCode> {
  const expected = listed(wanted);
  return { code, path, expected, actual, message: sentences[code](subject, expected, actual) };
}

/** Names in a sentence: all of a few, or the first and how many more. */
function listed(names: readonly string[]): string {
  const shown = names.length <= 5 ? names : [...names.slice(0, 4), `${names.length - 4} more`];
  const last = shown.at(-1) ?? "";
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(", ")} and ${last}`;
}

const suggestionKinds: readonly UseSuggestion["kind"][] = [
  "acquireMedium",
  "acquirePaidRights",
  "addPlatform",
  "addTerritory",
  "extendTerm",
  "requestAuthorization",
  "provideFact",
  "nameAdAccount",
  "namePost",
];

/** What would help, each thing once, in a fixed order. */
export function toSuggestions(faults: readonly UseFault[]): UseSuggestion[] {
  const distinct = new Map<string, UseSuggestion>();
  for (const suggestion of faults.flatMap((fault) => fault.suggestions)) {
    const key = keyOf(suggestion);
    const known = distinct.get(key);
    // Of several extensions of one licence the longest serves them all.
    if (known?.kind === "extendTerm" && suggestion.kind === "extendTerm" && known.until >= suggestion.until) continue;
    distinct.set(key, suggestion);
  }
  const order = ([a]: readonly [string, UseSuggestion], [b]: readonly [string, UseSuggestion]) => (a < b ? -1 : 1);
  return [...distinct].sort(order).map(([, suggestion]) => suggestion);
}

function keyOf(suggestion: UseSuggestion): string {
  const rest = suggestion.kind === "extendTerm" ? suggestion.grantId : Object.values(suggestion).join();
  return `${suggestionKinds.indexOf(suggestion.kind)} ${rest}`;
}
