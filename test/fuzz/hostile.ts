import { deepFreeze } from "../support/deep-freeze.ts";

/** Something that breaks careless code, with a name to call it by in a reproduction. */
export interface Leaf {
  readonly name: string;
  readonly value: unknown;
  /** Reading it runs code of its own, which throws. */
  readonly explodes?: true;
}

const boom = () => {
  throw new TypeError("boom");
};

const named = (values: readonly unknown[]): Leaf[] => values.map((value) => ({ name: print(value), value }));

function print(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "object" && value !== null) return JSON.stringify(value);
  return Object.is(value, -0) ? "-0" : String(value);
}

const numbers = named([
  ...[0, -0, 1, -1, 2, 12.5, 0.1 + 0.2, 1e21, 5e-324, 1e308, 2 ** 31, 2 ** 32, 2 ** 53 - 1, 2 ** 53, -(2 ** 53)],
  ...[8.64e15, 8.64e15 + 1, -8.64e15, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
]);

const texts = named([
  ...["", " ", "\n", "\0", "\ud800", "\udc00x", "é", "👩‍👩‍👧", "１２", "x".repeat(257), "a,b;c"],
  ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "then", "length"],
  ...["2026-03-31", "2026-03-31T12:00:00", "2026-03-31T12:00:00Z", "2026-02-30T00:00:00Z", "2026-02-30", "0000-01-01"],
  ...["9999-12-31", "+275760-09-13T00:00:00.001Z", "2026-03-31T24:00:00Z", "31/03/2026", "1774958400000"],
  ...["GBP", "gbp", "GBB", "EUR", "XXX", "PTS:0", "PTS:9", "Europe/London", "Europe/Nowhere", "+01:00", "UTC"],
  ...["0", "-0", "1", "0.15", "15%", "1e3", "0x10", "NaN", "Infinity", "12,50", "1.", ".5", "999999999999999999999"],
  ...["c-1", "c-404", "o-1", "all", "full", "tiktok", "WORLD", "GB", "gb", "true", "null"],
]);

const others = named([null, undefined, true, false, 1n, -(2n ** 64n)]);

/** Parts of models that are right somewhere, or almost. */
const lures = named(
  deepFreeze([
    ...[
      { minor: 1, currency: "GBP" },
      { minor: 0.1, currency: "GBP" },
      { minor: 2 ** 53, currency: "GBP" },
    ],
    ...[
      { minor: 1, currency: "EUR" },
      { minor: -5, currency: "GBP" },
      { minor: "1", currency: "GBP" },
    ],
    ...[
      { start: 2, end: 1 },
      { start: 1, end: 2 },
      { start: null, end: null },
      { days: 0 },
      { days: 1e15 },
      { months: 1 },
    ],
    ...[{ kind: "percent" }, { kind: "percent", rate: "0.1" }, { kind: "lifetime" }, { id: "c-1" }],
    ...[[], {}, [[]], [null], [0, 0], ["c-1", "c-1"], { length: 3 }],
    ...[JSON.parse('{"__proto__":{"polluted":true}}'), JSON.parse('{"constructor":{"prototype":{"polluted":true}}}')],
  ]),
);

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i += 1) value = wrap(value);
  return value;
}

function circle(): unknown {
  const round: Record<string, unknown> = { id: "c-1" };
  round["self"] = round;
  return round;
}

function circularList(): unknown {
  const list: unknown[] = ["c-1"];
  list.push(list);
  return list;
}

/** What no JSON has, but what a caller without types can pass. None of it has code that runs when it is read. */
const exotic: readonly Leaf[] = [
  { name: 'Symbol("s")', value: Symbol("s") },
  { name: "a function", value: () => 1 },
  { name: "a class", value: class Model {} },
  { name: "new Date(0)", value: new Date(0) },
  { name: "new Date(NaN)", value: new Date(Number.NaN) },
  { name: "Object(1)", value: Object(1) },
  { name: 'Object("GBP")', value: Object("GBP") },
  { name: "Object(true)", value: Object(true) },
  { name: "new Map()", value: new Map() },
  { name: "new Set()", value: new Set() },
  { name: "/x/", value: /x/ },
  { name: "new Error()", value: new Error("e") },
  { name: "Promise.resolve(1)", value: Promise.resolve(1) },
  { name: "new Uint8Array(8)", value: new Uint8Array(8) },
  { name: "new Array(3)", value: new Array(3) },
  { name: "an object without prototype", value: Object.freeze(Object.create(null)) },
  { name: "money that is inherited", value: Object.freeze(Object.create({ minor: 1, currency: "GBP" })) },
  { name: "an object in a circle", value: circle() },
  { name: "a list in a circle", value: circularList() },
];

/** What takes long when it is walked, copied or printed. */
const enormous: readonly Leaf[] = [
  { name: "10 MB of x", value: "x".repeat(10_000_000) },
  { name: "10 MB of digits", value: "9".repeat(10_000_000) },
  { name: "10 MB of blanks", value: " ".repeat(10_000_000) },
  { name: "50,000 a and !", value: `${"a".repeat(50_000)}!` },
  { name: "a bigint of 10,000 digits", value: 10n ** 10_000n },
  { name: "100,000 lists in each other", value: nested(100_000, (inner) => [inner]) },
  { name: "100,000 objects in each other", value: nested(100_000, (inner) => ({ a: inner })) },
  { name: "a list of 20,000 nulls", value: Object.freeze(new Array(20_000).fill(null)) },
  {
    name: "an object of 5,000 keys",
    value: Object.freeze(Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`k${i}`, i]))),
  },
];

const revoked = Proxy.revocable({}, {});
revoked.revoke();

/** No data has four billion entries. The edge refuses it by its length; in the rooms, a list is as long as it says it is. */
const endless: Leaf = { name: "new Array(4_000_000_000)", value: new Array(4_000_000_000) };

/** What throws when it is read. */
const explosive: readonly Leaf[] = [
  {
    name: "a getter that throws",
    value: Object.defineProperty({}, "id", { get: boom, enumerable: true }),
    explodes: true,
  },
  { name: "a revoked proxy", value: revoked.proxy, explodes: true },
  { name: "a proxy that throws", value: new Proxy({}, { get: boom, ownKeys: boom, has: boom }), explodes: true },
  { name: "a list that throws", value: new Proxy([1], { get: boom }), explodes: true },
  { name: "a prototype that throws", value: new Proxy({}, { getPrototypeOf: boom }), explodes: true },
  { name: "a valueOf that throws", value: { valueOf: boom, toString: boom, [Symbol.toPrimitive]: boom } },
];

/** What cannot even be asked what it is. */
export const unreadable: ReadonlySet<unknown> = new Set(explosive.map(({ value }) => value));

const often: readonly Leaf[] = [...numbers, ...texts, ...others, ...lures, ...exotic];

/** Leaves that are data, however strange: what a caller without types may pass to any function. */
export const dataLeaves = { often, seldom: enormous } as const;

/** Every leaf: what may come in from outside. */
export const allLeaves = { often: [...often, ...explosive, endless], seldom: enormous } as const;

/** Keys that are not like others. */
export const hostileKeys: readonly string[] = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "then",
  "",
  "id",
  "x".repeat(300),
];
