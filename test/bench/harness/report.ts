import type { Table } from "./experiment.ts";
import { type GrowthPoint, growthExponent } from "./figures.ts";
import type { Equality } from "./measure.ts";
import type { Memory, Timing, Verdict } from "./verdicts.ts";

/** All about one experiment. */
export interface ExperimentReport {
  readonly name: string;
  readonly unit: string;
  readonly size: number;
  readonly equality: readonly Equality[];
  readonly together: readonly Timing[];
  readonly alone: readonly Timing[];
  readonly growth: readonly GrowthPoint[];
  readonly memory: readonly Memory[];
  readonly verdicts: readonly Verdict[];
}

export interface WorkloadReport {
  readonly name: string;
  readonly about: string;
  readonly experiments: readonly ExperimentReport[];
  readonly tables: readonly Table[];
}

/** What `--json` prints. */
export interface BenchReport {
  readonly node: string;
  readonly processor: string;
  readonly rounds: number;
  readonly quick: boolean;
  /** Package by package with its version; empty when they are not installed. */
  readonly contenders: Readonly<Record<string, string>>;
  readonly workloads: readonly WorkloadReport[];
}

/** One experiment for people. */
export function experimentInWords(report: ExperimentReport): string {
  const { name, unit, size, equality, together, alone, growth, memory, verdicts } = report;
  const lines = [`\n${name} · ${size.toLocaleString("en-GB")} ${unit}${unit.endsWith("ch") ? "es" : "s"}`];
  const first = (together[0] ?? alone[0])?.cpuNanoseconds;
  if (together.length + alone.length === 0) lines.push(...equality.map((one) => `  ${one.name}: ${inWords(one)}`));
  const row = (timing: Timing, place: string) => [
    `  ${timing.name}${place}`,
    `${figure(timing.cpuNanoseconds)} ns`,
    `${figure(timing.wallNanoseconds)} ns`,
    first === undefined ? "" : `${figure(timing.cpuNanoseconds / first)}×`,
    answersOf(timing.name, equality),
  ];
  const rows = [...together.map((one) => row(one, "")), ...alone.map((one) => row(one, " (own process)"))];
  if (rows.length > 0) lines.push(grid([["", `cpu/${unit}`, "wall", "of ours", "answers"], ...rows]));
  if (growth.length > 0) {
    const points = growth.map(({ size: at, cost }) => `${at.toLocaleString("en-GB")}: ${figure(cost / 1e6)} ms`);
    lines.push(`  growth ${points.join(" · ")} → exponent ${growthExponent(growth).toFixed(2)}`);
  }
  lines.push(...memory.map((one) => `  memory ${memoryInWords(one, unit)}`));
  return [...lines, ...verdicts.map(verdictInWords)].join("\n");
}

export function tableInWords({ title, columns, rows, verdicts, note }: Table): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "number" ? figure(cell) : cell)));
  const lines = [`\n${title}`, grid([[...columns], ...cells].map(([head = "", ...rest]) => [`  ${head}`, ...rest]))];
  if (note !== undefined) lines.push(`  ${note}`);
  return [...lines, ...verdicts.map(verdictInWords)].join("\n");
}

/** Every target of the run on one line each. */
export function summaryInWords(workloads: readonly WorkloadReport[]): string {
  const all = workloads.flatMap(({ name, experiments, tables }) => [
    ...experiments.flatMap((one) => one.verdicts.map((verdict) => ({ place: `${name}: ${one.name}`, verdict }))),
    ...tables.flatMap((table) => table.verdicts.map((verdict) => ({ place: `${name}: ${table.title}`, verdict }))),
  ]);
  const met = all.filter(({ verdict }) => verdict.met === true).length;
  const missed = all.filter(({ verdict }) => verdict.met === false);
  const open = all.filter(({ verdict }) => verdict.met === null).length;
  const heading = `\nTargets: ${met} met, ${missed.length} not met, ${open} not measured.`;
  return [heading, ...missed.map(({ place, verdict }) => `${place}\n${verdictInWords(verdict)}`)].join("\n");
}

function verdictInWords({ label, measured, wanted, met }: Verdict): string {
  const mark = met === null ? "–" : met ? "✓" : "✗";
  return `  ${mark} ${label}: ${measured === null ? "not measured" : figure(measured)} (wanted ${wanted})`;
}

function answersOf(name: string, equality: readonly Equality[]): string {
  const own = equality.filter((one) => one.name === name);
  return own.length === 0 ? "" : own.map(inWords).join("; ");
}

function inWords({ wrong, of, inputs, reference }: Equality): string {
  const which = `${of.toLocaleString("en-GB")}${inputs === "hard" ? " hard" : ""}`;
  return wrong === 0
    ? `equal on ${which}`
    : `inexact: ${wrong.toLocaleString("en-GB")} of ${which} unlike ${reference}`;
}

function memoryInWords(memory: Memory, unit: string): string {
  const { name, count, inputMegabytes, resultMegabytes, peakMegabytes, aliveMegabytes } = memory;
  const each = (resultMegabytes * 1e6) / count;
  return `${name}: inputs ${inputMegabytes} MB, result ${resultMegabytes} MB (${figure(each)} bytes a ${unit}), most alive ${aliveMegabytes} MB, peak resident ${peakMegabytes} MB`;
}

/** Three significant digits, never an exponent. */
function figure(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function grid(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i === 0 || i === row.length - 1 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)));
  return rows.map((row) => line(row).join("  ").trimEnd()).join("\n");
}
