/** Touches as columns of numbers: row `i` of every column is about one touch. */
export interface TouchColumns {
  /** Whose touch it is: zero or more; −1 when nobody knows, and then it meets no conversion. */
  readonly customer: Int32Array;
  /** When it happened, in epoch milliseconds. */
  readonly time: Float64Array;
  /** The place of its kind in `touchKinds`. */
  readonly kind: Uint8Array;
  /** Whose content it was: zero or more; −1 when it is no creator's. What it wins is nobody's. */
  readonly creator: Int32Array;
  /** Only for overrides of windows: zero or more; −1 for none. */
  readonly campaign?: Int32Array;
  /** The shop or the product, whichever `policy.scope` asks for: zero or more; −1 when it says none. */
  readonly scope?: Int32Array;
  /** Of touches of one instant the higher is preferred. Absent: 0. */
  readonly priority?: Float64Array | Int32Array;
  /** Anything but 0 where a touch was declared invalid. */
  readonly revoked?: Uint8Array;
}

/**
 * Conversions as columns of numbers. A column of owners says who held what stands on each order at the time of the order:
 * −1 where there is nothing, or nothing that ever was anybody's; −2 where there is something that was nobody's at that time.
 */
export interface ConversionColumns {
  /** Who bought: zero or more; −1 when nobody knows. */
  readonly customer: Int32Array;
  /** When, in epoch milliseconds. */
  readonly time: Float64Array;
  /** What is shared out, in minor units: safe whole numbers, zero or more. Absent: there is nothing to share. */
  readonly value?: Float64Array;
  readonly codeOwner?: Int32Array;
  readonly linkOwner?: Int32Array;
  readonly shopOwner?: Int32Array;
  readonly utmOwner?: Int32Array;
  readonly landingPageOwner?: Int32Array;
  /** The shop or the product, whichever `policy.scope` asks for; −1 when it says none. */
  readonly scope?: Int32Array;
}

/** What attribution looks at, in columns. */
export interface AttributionColumns {
  readonly touches: TouchColumns;
  readonly conversions: ConversionColumns;
}

/**
 * Who earned what. The credits of conversion `c` are the places `starts[c]` to `starts[c + 1] − 1` of `touch`, `kind`, `creator`,
 * `weight` and `value`; the other columns have a place for each conversion.
 */
export interface CreditColumns {
  readonly starts: Int32Array;
  /** By credit, the row of the touch that won it; −1 when it was something on the order. */
  readonly touch: Int32Array;
  /** By credit, the place in `touchKinds` of what won it. */
  readonly kind: Uint8Array;
  /** By credit, whose it is. */
  readonly creator: Int32Array;
  /** By credit: its share is `weight / totalWeight`, both whole numbers. */
  readonly weight: Float64Array;
  /** By credit, the exact part of the value in minor units; `null` when conversions have no values. */
  readonly value: Float64Array | null;
  /** By conversion; 0 where nothing won. */
  readonly totalWeight: Float64Array;
  /** By conversion, the place in `unattributedReasons` of why creators do not have all of it; −1 where they have. */
  readonly reason: Int8Array;
  /** By conversion, what nobody earned, in minor units; `null` when conversions have no values. */
  readonly unattributedValue: Float64Array | null;
}
