import type { Metric } from "creator-core/models";
import { formatMoney } from "creator-core/money";
import type { Answers } from "./answer-case.js";
import { byId, element } from "./dom.js";
import { statementTable } from "./show-statement.js";
import { definitionText, grouped, metricFigure, metricReason, plural, tierAside } from "./words.js";

/** Puts the answers on the page. */
export function showAnswers(answers: Answers): void {
  showTiles(answers);
  showLadder(answers);
  showMetrics(answers);
  byId("statement").replaceChildren(statementTable(answers));
}

/** One sentence with all answers, for people who listen to the page. */
export function spokenAnswers(answers: Answers): string {
  const { troubles, tier, otherTiers } = answers;
  const figures = [
    `Tier ${[tier?.tier ?? "unknown", ...otherTiers].join(" or ")}`,
    ...tilesOf(answers)
      .slice(1)
      .map(({ name, figure }) => `${name} ${figure}`),
  ];
  const wrong = troubles.size === 0 ? "" : ` ${plural(troubles.size, "field")} cannot be read yet.`;
  return `${figures.join(", ")}.${wrong}`.replaceAll("—", "unknown");
}

interface Tile {
  readonly id: string;
  readonly name: string;
  readonly figure: string;
  /** Why the figure is not to be relied on; empty, or absent, where it is. */
  readonly caution?: string;
  readonly aside: string;
}

function tilesOf(answers: Answers): Tile[] {
  const { engagement, pricePerView, commission, values } = answers;
  const posts = values.posts?.length ?? 0;
  const metric = (id: string, name: string, found: Metric | undefined): Tile =>
    found === undefined
      ? { id, name, figure: "—", aside: "Cannot be read yet" }
      : { id, name, figure: metricFigure(found), aside: metricReason(found, posts) };
  return [
    tierTile(answers),
    metric("engagement", "Engagement", engagement),
    metric("price", "Cost per view", pricePerView),
    {
      id: "owed",
      name: "Owed",
      figure: commission === undefined ? "—" : formatMoney(commission.statement.closing),
      caution: owedCaution(answers),
      aside: commission === undefined ? (answers.lacksTier ? "" : "Cannot be read yet") : owedAside(commission),
    },
  ];
}

function tierTile({ tier, otherTiers }: Answers): Tile {
  const caution = otherTiers.length === 0 ? "" : roundedCaution(otherTiers);
  const aside = tier === undefined ? "Cannot be read yet" : tierAside(tier);
  return { id: "tier", name: "Tier", figure: tier?.tier ?? "—", caution, aside };
}

const roundedCaution = (tiers: readonly string[]) => `The number is rounded: it may be ${tiers.join(" or ")}.`;

/** What is owed is not certain where it hangs on a tier that is not. */
function owedCaution({ owedOtherwise, lacksTier }: Answers): string {
  if (lacksTier) return "The plan pays by tier, and the tier is not known.";
  const others = owedOtherwise.map(({ tier, owed }) => `${formatMoney(owed)} if ${tier}`);
  return others.length === 0 ? "" : `The tier is not certain: ${others.join(", ")}.`;
}

function owedAside({ earned, statement }: NonNullable<Answers["commission"]>): string {
  const takenBack = statement.closing.minor - earned.minor;
  return takenBack === 0
    ? "Nothing was taken back"
    : `${formatMoney(earned)} earned, ${formatMoney({ ...earned, minor: Math.abs(takenBack) })} taken back`;
}

function showTiles(answers: Answers): void {
  for (const { id, figure, caution = "", aside } of tilesOf(answers)) {
    byId(`figure-${id}`).textContent = figure;
    byId(`caution-${id}`).textContent = caution;
    byId(`aside-${id}`).textContent = aside;
  }
}

/** The tiers side by side, with the one that was found and the way to the next. */
function showLadder({ tier, otherTiers, values }: Answers): void {
  const { scheme } = values;
  const rungs = scheme.tiers.map(({ name, from }) => {
    const here = name === tier?.tier;
    return element(
      "li",
      here ? { "aria-current": "true" } : {},
      element("b", {}, name),
      element("span", {}, `from ${grouped(from)}`),
    );
  });
  const parts: Node[] = [element("ol", {}, ...rungs)];
  const found = scheme.tiers.find(({ name }) => name === tier?.tier);
  if (tier !== undefined && tier.share !== null) {
    const done = element("span");
    done.style.width = `${(100 * tier.share.numerator) / tier.share.denominator}%`;
    parts.push(element("div", { class: "way", "aria-hidden": "true" }, done));
  }
  if (tier !== undefined) parts.push(element("p", { class: "way-text" }, `${tierAside(tier)}.`));
  if (otherTiers.length > 0) parts.push(element("p", { class: "caution" }, roundedCaution(otherTiers)));
  if (found?.strength !== undefined) parts.push(element("p", {}, element("b", {}, "Strength. "), found.strength));
  if (found?.bestUse !== undefined) parts.push(element("p", {}, element("b", {}, "Best use. "), found.bestUse));
  byId("ladder").replaceChildren(...parts);
}

function showMetrics({ engagement, pricePerView, values }: Answers): void {
  const rows = [
    ["Engagement rate", engagement],
    ["Cost per view", pricePerView],
  ] as const;
  const parts = rows.flatMap(([name, metric]) => {
    if (metric === undefined) return [];
    const text = `${metricFigure(metric)} — ${definitionText(metric.definition)}. ${metricReason(metric, values.posts?.length ?? 0)}`;
    return [
      element("dt", {}, name),
      element("dd", metric.ok ? {} : { class: "without" }, metric.ok ? text : text.replace(/^— — /, "")),
    ];
  });
  byId("metrics").replaceChildren(...parts);
}
