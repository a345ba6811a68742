/**
 * Every error this library throws, by its stable code: what it means, and what to do about it. Messages do not come from
 * here: they are made of the code and of what was found (see `CreatorCoreError`), so that who imports one function does
 * not carry this table along.
 *
 * Codes are API: a code is never renamed or given another meaning outside a major release.
 */
export const errorCatalogue = {
  invalidArgument: "An argument is not of the shape the function takes: compare the call with its documentation.",
  invalidInteger:
    "A count, a quantity or an index is not a whole number in its range: round or clip it before the call.",
  invalidRate: 'A rate is not an exact decimal text in its range: write "0.15", or make it with percent(15).',
  invalidInstant: "A time names no instant: give epoch milliseconds, a Date, or ISO 8601 text with its offset.",
  invalidPlainDate: 'A date is no day of the calendar: write "2026-03-31".',
  unknownTimeZone: 'A time zone is not known to this machine: write an IANA name such as "Europe/London".',
  invalidWindow: "A window of time ends before it starts, or lacks an end it needs: check both ends and their offsets.",
  invalidDuration: "A duration has no length, or none that can be used here: give whole units, such as { days: 30 }.",
  invalidMoney:
    "An amount is not exact money, or has a sign it cannot have here: make it with money() or moneyOfMinor().",
  unknownCurrency: 'A currency is not on the ISO 4217 list: write its code in capitals, such as "GBP".',
  currencyMismatch: "Amounts of different currencies meet: convert one of them first, with convertMoney().",
  moneyOverflow: "A result leaves the range in which amounts are exact: work on smaller sums; nothing was rounded.",
  invalidWeights: "Weights cannot divide anything: give whole numbers or decimal text, 0 or more, with one above 0.",
  invalidPolicy: "A rule set is not one that can be followed: check it with its schema when it is stored.",
  unsortedBands: "Bands, steps or tiers do not ascend from where the first must start: sort them by their lower ends.",
  duplicateId: "Two different things have one id: keep one, or give the other an id of its own.",
  danglingReference: "An id refers to nothing that was given: add what it names, or correct the id.",
  overlappingAssignments: "A code, link or shop name has two owners at one time: end the first assignment earlier.",
  mixedDefinitions: "Metrics of different definitions meet: compare only numbers that were measured in the same way.",
  tooLarge: "The exact answer would take more work or memory than any program should be given: ask for less at a time.",
  inconsistentLedger: "Booked entries contradict the facts or each other: give the whole ledger, as it was booked.",
} as const;

/** A stable error code; the keys of {@link errorCatalogue}. */
export type ErrorCode = keyof typeof errorCatalogue;
