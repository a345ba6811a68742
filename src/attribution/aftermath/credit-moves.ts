import type { AttributedSale } from "../../models/attribution.js";
import type { CreditMove } from "../../models/attribution-aftermath.js";
import {
  fixedPoint,
  fromFixedPoint,
  type Holder,
  holderOrder,
  type SaleShares,
  type Share,
  sharesOf,
} from "./creator-shares.js";
import { amountsOf, type CurrencySums } from "./currency-sums.js";
import { addTo } from "./exact-sums.js";
import { matchAmounts, matchFractions } from "./match-losses.js";

/** What moved between two, so far. */
interface Flow {
  fraction: bigint;
  readonly sums: CurrencySums;
}

type Flows = Map<Holder, Map<Holder, Flow>>;

/** What somebody lost or gained; above zero. */
interface Change<Amount> {
  readonly holder: Holder;
  readonly amount: Amount;
}

const NOTHING: Share = { weight: 0, minor: 0 };

/**
 * What moved from whom to whom between two attributions of the same conversions, which are in the same order.
 *
 * Complexity: O(credits), and O(losers × gainers) for a conversion that changed.
 */
export function creditMoves(before: readonly AttributedSale[], after: readonly AttributedSale[]): CreditMove[] {
  const flows: Flows = new Map();
  for (let i = 0; i < before.length; i += 1) {
    const was = sharesOf(before[i]!);
    const is = sharesOf(after[i]!);
    const holders = changedHolders(was, is);
    if (holders.length === 0) continue;
    moveFractions(holders, was, is, flows);
    const currency = before[i]!.value?.currency;
    if (currency !== undefined) moveValues(holders, was, is, currency, flows);
  }
  return rowsOf(flows);
}

/** By id, so that ties fall alike on every machine. */
function changedHolders(was: SaleShares, is: SaleShares): Holder[] {
  const holders = [...was.byHolder.keys()];
  for (const holder of is.byHolder.keys()) if (!was.byHolder.has(holder)) holders.push(holder);
  const isChanged = (holder: Holder): boolean => {
    const { weight, minor } = was.byHolder.get(holder) ?? NOTHING;
    const now = is.byHolder.get(holder) ?? NOTHING;
    return weight !== now.weight || minor !== now.minor || (weight > 0 && was.totalWeight !== is.totalWeight);
  };
  return holders.filter(isChanged).sort(holderOrder);
}

function moveFractions(holders: readonly Holder[], was: SaleShares, is: SaleShares, flows: Flows): void {
  const [oldWhole, newWhole] = [BigInt(was.totalWeight), BigInt(is.totalWeight)];
  const differences = holders.map((holder) => {
    const before = BigInt((was.byHolder.get(holder) ?? NOTHING).weight) * newWhole;
    const now = BigInt((is.byHolder.get(holder) ?? NOTHING).weight) * oldWhole;
    return { holder, amount: now - before };
  });
  const under = oldWhole * newWhole;
  const scaled = ({ holder, amount }: Change<bigint>) => ({ holder, amount: fixedPoint(amount, under) });
  const losers = differences
    .filter(({ amount }) => amount < 0n)
    .map(negated)
    .map(scaled);
  const gainers = differences.filter(({ amount }) => amount > 0n).map(scaled);
  matchFractions(losers.map(amountOf), gainers.map(amountOf), (loser, gainer, amount) => {
    flowOf(flows, losers[loser]!.holder, gainers[gainer]!.holder).fraction += amount;
  });
}

function negated({ holder, amount }: Change<bigint>): Change<bigint> {
  return { holder, amount: -amount };
}

function moveValues(holders: readonly Holder[], was: SaleShares, is: SaleShares, currency: string, flows: Flows): void {
  const losers: Change<number>[] = [];
  const gainers: Change<number>[] = [];
  for (const holder of holders) {
    const more = (is.byHolder.get(holder) ?? NOTHING).minor - (was.byHolder.get(holder) ?? NOTHING).minor;
    if (more < 0) losers.push({ holder, amount: -more });
    if (more > 0) gainers.push({ holder, amount: more });
  }
  matchAmounts(losers.map(amountOf), gainers.map(amountOf), (loser, gainer, amount) => {
    addTo(flowOf(flows, losers[loser]!.holder, gainers[gainer]!.holder).sums, currency, amount);
  });
}

function amountOf<Amount>({ amount }: Change<Amount>): Amount {
  return amount;
}

function flowOf(flows: Flows, from: Holder, to: Holder): Flow {
  const targets = flows.get(from) ?? new Map<Holder, Flow>();
  flows.set(from, targets);
  const flow = targets.get(to) ?? { fraction: 0n, sums: new Map() };
  targets.set(to, flow);
  return flow;
}

function rowsOf(flows: Flows): CreditMove[] {
  return [...flows]
    .sort(([a], [b]) => holderOrder(a, b))
    .flatMap(([from, targets]) =>
      [...targets]
        .sort(([a], [b]) => holderOrder(a, b))
        .map(([to, { fraction, sums }]) => {
          return { from, to, conversions: fromFixedPoint(fraction), values: amountsOf(sums) };
        }),
    );
}
