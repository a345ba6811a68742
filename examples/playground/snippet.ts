import type { Answers } from "./answer-case.js";
import { importsOf, list, literal } from "./code-text.js";
import { fullCommission, shortCommission } from "./snippet-commission.js";
import type { Case } from "./state.js";

/** `short`: the simple functions, commission before refunds. `full`: the ledger and the statement. */
export type SnippetLength = "short" | "full";

/**
 * The program that produces what the page shows, with the typed values in it. It prints the same JSON as
 * {@link resultOf} gives.
 */
export function snippetOf(current: Case, answers: Answers, length: SnippetLength): string {
  const commission = length === "short" ? shortCommission(current, answers) : fullCommission(current, answers);
  const sections = [tierCode(current, answers), postsCode(current, answers), ...commission];
  const names = Object.keys(resultOf(answers, length));
  sections.push(`console.log(JSON.stringify({ ${names.join(", ")} }, null, 2));`);
  const code = sections.join("\n\n");
  return `${importsOf(code)}\n\n${code}\n`;
}

/** What the snippet prints: every answer there is. */
export function resultOf({ tier, engagement, pricePerView, commission }: Answers, length: SnippetLength): object {
  return {
    ...(tier && { tier }),
    ...(engagement && { engagement }),
    ...(pricePerView && { pricePerView }),
    ...(commission && { earned: commission.earned }),
    ...(commission && length === "full" && { march: commission.statement }),
  };
}

function tierCode({ followers, scheme }: Case, { tier, values }: Answers): string {
  if (tier === undefined || values.followers === undefined) return "// Tier: the followers cannot be read yet.";
  const count = literal(values.followers.value);
  const text = followers.trim().replace(/\s+/g, " ");
  const typed = text === String(values.followers.value) ? "" : ` // ${text}`;
  const args = scheme === "nanoMicroMacroMega" ? "followers" : `followers, ${scheme}`;
  return `const followers = ${count};${typed}\nconst tier = tierProgress(${args});`;
}

function postsCode(current: Case, { engagement, pricePerView, tier, values }: Answers): string {
  if (values.posts === undefined) return "// Engagement and cost per view: the posts cannot be read yet.";
  const lines = [`const posts: PostCounts[] = ${list(values.posts)};`];
  if (engagement !== undefined) {
    const byFollowers = current.basis === "followers" && tier !== undefined;
    const measured = byFollowers ? "posts.map((post) => ({ ...post, followers }))" : "posts";
    lines.push(`const engagement = engagementRate(${measured}, ${definitionCode(current, values.definition)});`);
  }
  if (pricePerView !== undefined) {
    lines.push(`const pricePerView = costPerView(${literal(values.cost)}, totalCount(posts, "views"));`);
  }
  return lines.join("\n");
}

/** The usual rate by its name; any other by its definition. */
function definitionCode({ aggregation, saves }: Case, definition: Answers["values"]["definition"]): string {
  const usual = aggregation === "ratioOfSums" && saves === "notCounted";
  if (!usual) return literal(definition);
  return definition.basis === "followers" ? '"byFollowers"' : '"byViews"';
}
