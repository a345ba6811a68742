import type { CreditMove } from "../../models/attribution-aftermath.js";
import { addMinor, amountsOf, type CurrencySums } from "./currency-sums.js";
import { fixedPoint, fromFixedPoint } from "./fixed-point.js";
import { matchAmounts, matchFractions } from "./match-losses.js";
import type { Holder, ShareColumns } from "./share-columns.js";

/** What moved between two, so far. */
interface Flow {
  fraction: bigint;
  readonly sums: CurrencySums;
}

/** By who had it, then by who has it. */
type Flows = (Map<number, Flow> | undefined)[];

/** How much more somebody has of a sale, or less. */
interface Change {
  readonly holder: number;
  readonly fraction: bigint;
  readonly minor: number;
}

/**
 * What moved from whom to whom between two attributions of the same conversions, which are in the same order.
 *
 * Complexity: O(credits), and O(losers × gainers) for a conversion that changed.
 */
export function creditMoves(holders: readonly Holder[], before: ShareColumns, after: ShareColumns): CreditMove[] {
  const flows: Flows = new Array(holders.length);
  for (let sale = 0; sale < before.currencies.length; sale += 1) {
    const changes = changesOf(sale, before, after);
    if (changes.length === 0) continue;
    moveFractions(changes, flows);
    const currency = before.currencies[sale]!;
    if (currency !== null) moveValues(changes, currency, flows);
  }
  return rowsOf(holders, flows);
}

/** Everybody whose part of a sale changed, in the order of the holders, so that ties fall alike on every machine. */
function changesOf(sale: number, before: ShareColumns, after: ShareColumns): Change[] {
  const changes: Change[] = [];
  let was = before.starts[sale]!;
  let is = after.starts[sale]!;
  const [wasEnd, isEnd] = [before.starts[sale + 1]!, after.starts[sale + 1]!];
  const sameTotal = before.totalWeights[sale] === after.totalWeights[sale];
  while (was < wasEnd || is < isEnd) {
    const order = is === isEnd ? -1 : was === wasEnd ? 1 : before.holders[was]! - after.holders[is]!;
    if (
      order !== 0 ||
      !sameTotal ||
      before.weights[was] !== after.weights[is] ||
      before.minors[was] !== after.minors[is]
    ) {
      const holder = order <= 0 ? before.holders[was]! : after.holders[is]!;
      const had = order <= 0 ? fixedPoint(before.weights[was]!, before.totalWeights[sale]!) : 0n;
      const has = order >= 0 ? fixedPoint(after.weights[is]!, after.totalWeights[sale]!) : 0n;
      const minor = (order >= 0 ? after.minors[is]! : 0) - (order <= 0 ? before.minors[was]! : 0);
      if (had !== has || minor !== 0) changes.push({ holder, fraction: has - had, minor });
    }
    if (order <= 0) was += 1;
    if (order >= 0) is += 1;
  }
  return changes;
}

function moveFractions(changes: readonly Change[], flows: Flows): void {
  const losers = changes.filter(({ fraction }) => fraction < 0n);
  const gainers = changes.filter(({ fraction }) => fraction > 0n);
  const losses = losers.map(({ fraction }) => -fraction);
  const gains = gainers.map(({ fraction }) => fraction);
  matchFractions(losses, gains, (loser, gainer, amount) => {
    flowOf(flows, losers[loser]!.holder, gainers[gainer]!.holder).fraction += amount;
  });
}

function moveValues(changes: readonly Change[], currency: string, flows: Flows): void {
  const losers = changes.filter(({ minor }) => minor < 0);
  const gainers = changes.filter(({ minor }) => minor > 0);
  const losses = losers.map(({ minor }) => -minor);
  const gains = gainers.map(({ minor }) => minor);
  matchAmounts(losses, gains, (loser, gainer, amount) => {
    addMinor(flowOf(flows, losers[loser]!.holder, gainers[gainer]!.holder).sums, currency, amount);
  });
}

function flowOf(flows: Flows, from: number, to: number): Flow {
  let targets = flows[from];
  if (targets === undefined) {
    targets = new Map();
    flows[from] = targets;
  }
  let flow = targets.get(to);
  if (flow === undefined) {
    flow = { fraction: 0n, sums: [] };
    targets.set(to, flow);
  }
  return flow;
}

function rowsOf(holders: readonly Holder[], flows: Flows): CreditMove[] {
  const rows: CreditMove[] = [];
  for (const [from, targets] of flows.entries()) {
    for (const to of [...(targets?.keys() ?? [])].sort((a, b) => a - b)) {
      const { fraction, sums } = targets!.get(to)!;
      rows.push({
        from: holders[from]!,
        to: holders[to]!,
        conversions: fromFixedPoint(fraction),
        values: amountsOf(sums),
      });
    }
  }
  return rows;
}
