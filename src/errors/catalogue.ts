/**
 * Every error this library throws, by its stable code. The text is the headline of the message; the rest of a message
 * is always the same sentence: `<headline>: <path> must be <expected>, got <actual>`.
 *
 * Codes are API: a code is never renamed or given another meaning outside a major release.
 */
export const errorCatalogue = {
  invalidArgument: "Unusable argument",
  invalidInteger: "Not a usable whole number",
  invalidRate: "Not an exact decimal rate",
  invalidInstant: "Not an instant",
  invalidPlainDate: "Not a calendar date",
  unknownTimeZone: "Unknown time zone",
  invalidWindow: "Not a window of time",
  invalidDuration: "Not a duration",
  invalidMoney: "Not an amount of money",
  unknownCurrency: "Unknown currency",
  currencyMismatch: "Currencies differ",
  moneyOverflow: "Amount beyond the exact range",
  invalidWeights: "Not usable as weights",
  invalidPolicy: "Unusable policy",
  unsortedBands: "Bands out of order",
  duplicateId: "Identifier used twice",
  danglingReference: "Reference to nothing",
  overlappingAssignments: "One key with two owners at one time",
  mixedDefinitions: "Metrics of different definitions",
  ledgerInconsistent: "Ledger does not add up",
} as const;

/** A stable error code; the keys of {@link errorCatalogue}. */
export type ErrorCode = keyof typeof errorCatalogue;
