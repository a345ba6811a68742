import type { Duckdb, DuckdbConnection } from "../harness/contenders.ts";

/** DuckDB in memory, made to answer one question. */
export interface Database {
  readonly connection: DuckdbConnection;
  readonly close: () => void;
}

export async function openDatabase(duckdb: Duckdb, threads?: number): Promise<Database> {
  const instance = await duckdb.DuckDBInstance.create(
    ":memory:",
    threads === undefined ? {} : { threads: String(threads) },
  );
  const connection = await instance.connect();
  return {
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A column of a table: its SQL type, and the value of each row. */
export interface Column<Row> {
  readonly name: string;
  readonly type: "INTEGER" | "DOUBLE" | "VARCHAR";
  readonly of: (row: Row) => number | string | null;
}

/** Rows of a DuckDB vector. */
const CHUNK = 2_048;

/** Makes a table (again) and fills it by chunks of columns, the fastest way that the package offers to JavaScript. */
export async function load<Row>(
  duckdb: Duckdb,
  { connection }: Database,
  table: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<void> {
  await connection.run(
    `create or replace table ${table} (${columns.map(({ name, type }) => `"${name}" ${type}`).join(", ")})`,
  );
  const appender = await connection.createAppender(table);
  const types = columns.map(({ type }) => duckdb[type]);
  for (let from = 0; from < rows.length; from += CHUNK) {
    const stretch = rows.slice(from, from + CHUNK);
    const chunk = duckdb.DuckDBDataChunk.create(types);
    chunk.setColumns(columns.map(({ of }) => stretch.map(of)));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

/** The columns of an answer. */
export async function ask({ connection }: Database, sql: string): Promise<unknown[][]> {
  return (await connection.runAndReadAll(sql)).getColumnsJS();
}
