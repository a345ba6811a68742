declare const flavour: unique symbol;

/**
 * A string (or number) with a meaning. Any plain string may be passed where a flavoured one is wanted, so data from
 * `JSON.parse` goes straight in; but once a value has a flavour it cannot be passed for another one: a `PostId` is
 * not accepted as a `CreatorId`.
 */
export type Flavoured<Base, Name extends string> = Base & { readonly [flavour]?: Name };
