import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

// The contenders are no dependencies of this project, so their types are not there when it is checked. What is used of
// each is written down here by hand; equality of the answers shows soon enough when it is wrong.

export interface DecimalValue {
  times(other: DecimalValue | number | string): DecimalValue;
  plus(other: DecimalValue | number | string): DecimalValue;
  minus(other: DecimalValue | number | string): DecimalValue;
  div(other: DecimalValue | number | string): DecimalValue;
  toDecimalPlaces(places: number, rounding: number): DecimalValue;
  floor(): DecimalValue;
  lt(other: DecimalValue | number): boolean;
  gt(other: DecimalValue | number): boolean;
  toNumber(): number;
}

export interface DecimalClass {
  new (value: number | string): DecimalValue;
  readonly ROUND_HALF_EVEN: number;
  readonly ROUND_HALF_UP: number;
  clone(settings: { precision?: number; defaults?: boolean }): DecimalClass;
}

export interface BigValue {
  times(other: BigValue | number | string): BigValue;
  plus(other: BigValue | number | string): BigValue;
  round(places: number, rounding: number): BigValue;
  toNumber(): number;
}

export interface BigClass {
  new (value: number | string): BigValue;
  readonly roundHalfEven: number;
}

/** dinero.js, with numbers or with bigints. Its objects are opaque here. */
export interface DineroModule<Amount extends number | bigint> {
  dinero(options: { amount: Amount; currency: unknown; scale?: Amount }): object;
  add(a: object, b: object): object;
  multiply(a: object, factor: { amount: Amount; scale: Amount }): object;
  transformScale(a: object, scale: Amount, rounding: unknown): object;
  allocate(a: object, ratios: readonly Amount[]): readonly object[];
  toSnapshot(a: object): { amount: Amount };
  toDecimal(a: object): string;
  readonly halfEven: unknown;
  readonly halfAwayFromZero: unknown;
  readonly GBP: unknown;
}

export interface Lodash {
  groupBy<Row>(rows: readonly Row[], key: (row: Row) => string): Record<string, Row[]>;
  sumBy<Row>(rows: readonly Row[], value: (row: Row) => number): number;
  sum(values: readonly number[]): number;
  sortBy<Row>(rows: readonly Row[], keys: readonly ((row: Row) => number | string)[]): Row[];
  orderBy<Row>(
    rows: readonly Row[],
    keys: readonly ((row: Row) => number | string)[],
    orders: readonly ("asc" | "desc")[],
  ): Row[];
  maxBy<Row>(rows: readonly Row[], value: (row: Row) => number): Row | undefined;
  mapValues<Row, Result>(groups: Record<string, Row>, of: (row: Row) => Result): Record<string, Result>;
}

export interface DuckdbConnection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getColumnsJS(): unknown[][] }>;
  createAppender(table: string): Promise<{ appendDataChunk(chunk: object): void; closeSync(): void }>;
  closeSync(): void;
}

export interface Duckdb {
  DuckDBInstance: {
    create(
      path: string,
      options?: Record<string, string>,
    ): Promise<{
      connect(): Promise<DuckdbConnection>;
      closeSync(): void;
    }>;
  };
  DuckDBDataChunk: { create(types: readonly unknown[]): { setColumns(columns: readonly unknown[][]): void } };
  INTEGER: unknown;
  DOUBLE: unknown;
  VARCHAR: unknown;
}

export interface Luxon {
  DateTime: {
    fromISO(text: string, options?: { setZone?: boolean }): { toMillis(): number };
    fromMillis(
      instant: number,
      options?: { zone: string },
    ): { plus(duration: { days: number }): { toMillis(): number } };
  };
  Interval: {
    fromDateTimes(start: unknown, end: unknown): { contains(instant: unknown): boolean };
  };
}

export interface DateFns {
  parseISO(text: string): Date;
  isWithinInterval(date: Date | number, interval: { start: Date | number; end: Date | number }): boolean;
  addDays<Value extends Date>(date: Value, days: number): Value;
}

export interface DateFnsTz {
  TZDate: new (instant: number, zone: string) => Date;
}

export interface NodeIntervalTree {
  default: new <Row>() => {
    insert(low: number, high: number, data: Row): boolean;
    search(low: number, high: number): Row[];
  };
}

export interface FlattenIntervalTree {
  default: new <Row>() => {
    insert(key: [number, number], value: Row): unknown;
    search(key: [number, number]): Row[];
  };
}

/** Every contender that is installed. */
export interface Contenders {
  readonly decimal?: DecimalClass;
  readonly big?: BigClass;
  readonly dinero?: DineroModule<number>;
  readonly dineroBigint?: DineroModule<bigint>;
  readonly lodash?: Lodash;
  readonly duckdb?: Duckdb;
  readonly luxon?: Luxon;
  readonly dateFns?: DateFns;
  readonly dateFnsTz?: DateFnsTz;
  readonly nodeIntervalTree?: NodeIntervalTree;
  readonly flattenIntervalTree?: FlattenIntervalTree;
}

const modules = {
  decimal: "decimal.js",
  big: "big.js",
  dinero: "dinero.js",
  dineroBigint: "dinero.js/bigint",
  lodash: "lodash",
  duckdb: "@duckdb/node-api",
  luxon: "luxon",
  dateFns: "date-fns",
  dateFnsTz: "@date-fns/tz",
  nodeIntervalTree: "node-interval-tree",
  flattenIntervalTree: "@flatten-js/interval-tree",
} as const satisfies Record<keyof Contenders, string>;

/** Modules whose one export is what is wanted. */
const classes: ReadonlySet<string> = new Set(["decimal", "big", "lodash"]);

/** Loads what is installed in a folder with a `package.json` of its own. */
export async function loadContenders(folder: string): Promise<Contenders> {
  const require = createRequire(`${folder}/package.json`);
  const loaded: Record<string, unknown> = {};
  for (const [name, specifier] of Object.entries(modules)) {
    if (!existsSync(`${folder}/node_modules/${packageOf(specifier)}`)) continue;
    const exported: { default?: unknown } = await import(pathToFileURL(resolve(specifier, require)).href);
    loaded[name] = classes.has(name) ? exported.default : interop(exported);
  }
  return loaded as Contenders; // what is not there is absent, and what is there was named above
}

/** dinero.js has an entry for `import` only, which `require.resolve` does not find. */
function resolve(specifier: string, require: NodeJS.Require): string {
  if (!specifier.startsWith("dinero.js")) return require.resolve(specifier);
  const folder = require.resolve("decimal.js/package.json").replace(/decimal\.js.package\.json$/, "dinero.js");
  return `${folder}/dist/esm${specifier.slice("dinero.js".length)}/index.js`;
}

/** A CommonJS module that calls itself one of ES modules stands whole in `default`. */
function interop(exported: { default?: unknown }): unknown {
  const inner = exported.default;
  return typeof inner === "object" && inner !== null && "__esModule" in inner ? inner : exported;
}

/** Every contender with the exact version that the lock file of the benchmark names. */
export function contenderVersions(folder: string): Record<string, string> {
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(`${folder}/package.json`, "utf8"),
  );
  return dependencies;
}

/** Whether every contender is there in its version. */
export function areInstalled(folder: string): boolean {
  return Object.entries(contenderVersions(folder)).every(([name, version]) => {
    const manifest = `${folder}/node_modules/${name}/package.json`;
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).version === version;
  });
}

/** Installs them from the lock file; answers whether that worked. What npm says goes to standard error. */
export function install(folder: string): boolean {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status } = spawnSync(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: folder,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  return status === 0 && areInstalled(folder);
}

function packageOf(specifier: string): string {
  return specifier.startsWith("@") ? specifier : specifier.split("/")[0]!;
}
