/**
 * Checks that every link of the documentation leads somewhere: the pages of this repository, the README files of the
 * examples, and the reference built by `npm run docs`, if it is there. Files and #anchors must exist. Addresses
 * elsewhere are only read, so that the check needs no network.
 *
 *     npm run docs:links
 *     npm run docs:links -- --external          asks for the addresses elsewhere as well
 *     npm run docs:links -- docs/money.md …     these files only
 */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { globSync } from "tinyglobby";

const root = fileURLToPath(new URL("../", import.meta.url));
const pages = ["*.md", ".github/**/*.md", "docs/**/*.md", "examples/**/README.md", "!docs/api/**"];
const reference = "docs/api/**/*.html";

interface Link {
  /** Where it stands, from the root of the repository. */
  readonly file: string;
  readonly line: number;
  readonly target: string;
}

/** What a page links to, and what can be linked to on it. */
interface Page {
  readonly links: readonly Link[];
  readonly anchors: ReadonlySet<string>;
}

const readPages = new Map<string, Page>();

function pageAt(file: string): Page {
  const known = readPages.get(file);
  if (known !== undefined) return known;
  const text = readFileSync(join(root, file), "utf8");
  const page = file.endsWith(".md") ? markdownPage(file, text) : htmlPage(file, text);
  readPages.set(file, page);
  return page;
}

// ── HTML ────────────────────────────────────────────────────────────────────────────────────────────────────────────

function htmlPage(file: string, text: string): Page {
  const markup = blanked(text, /<script\b[\s\S]*?<\/script>|<!--[\s\S]*?-->/g);
  return {
    links: linksBy(/<[a-z][^>]*?\s(?:href|src)="([^"]*)"/gi, markup, file),
    anchors: new Set(Array.from(markup.matchAll(/\s(?:id|name)="([^"]*)"/g), ([, id]) => plain(id!))),
  };
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
const plain = (text: string) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!);

// ── Markdown, as GitHub shows it ────────────────────────────────────────────────────────────────────────────────────

function markdownPage(file: string, text: string): Page {
  const prose = blanked(text, /^ {0,3}(`{3,}|~{3,})[\s\S]*?^ {0,3}\1[`~]*[ \t]*$|<!--[\s\S]*?-->/gm);
  const anchors = new Set(Array.from(prose.matchAll(/\s(?:id|name)="([^"]*)"/g), ([, id]) => id!));
  for (const [, heading] of prose.matchAll(/^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$/gm)) {
    anchors.add(unused(slugOf(heading!), anchors));
  }
  // What stands between backquotes is code and no link; a heading keeps its words.
  const linked = blanked(prose, /(`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])*?[^`]\1(?!`)/g);
  const links = [
    /\]\(\s*<?([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:\s+["'][^)]*["'])?\s*\)/g,
    /^ {0,3}\[[^\]]+\]:\s*<?(\S+?)>?(?:\s|$)/gm,
    /<([a-z][a-z0-9+.-]*:[^\s<>]+)>/gi,
    /<[a-z][^>]*?\s(?:href|src)="([^"]*)"/gi,
  ].flatMap((pattern) => linksBy(pattern, linked, file));
  return { links, anchors };
}

/** The anchor of a heading: its words in small letters, joined by hyphens, without punctuation. */
function slugOf(heading: string): string {
  const words = heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/<[^>]*>/g, "");
  return words
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
}

function unused(slug: string, taken: ReadonlySet<string>): string {
  let count = 0;
  while (taken.has(count === 0 ? slug : `${slug}-${count}`)) count += 1;
  return count === 0 ? slug : `${slug}-${count}`;
}

// ── Links ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function linksBy(pattern: RegExp, text: string, file: string): Link[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: whole, 1: target = "" }) => {
    const line = text.slice(0, index + whole.lastIndexOf(target)).split("\n").length;
    return { file, line, target: plain(target) };
  });
}

/** The text with every match made blank, line by line, so that lines keep their numbers. */
const blanked = (text: string, pattern: RegExp) => text.replace(pattern, (match) => match.replace(/[^\n]/g, " "));

const isElsewhere = ({ target }: Link) => /^[a-z][a-z0-9+.-]*:|^\/\//i.test(target);

/** What is wrong with an address that nobody asks for. */
function syntaxFault(target: string): string | undefined {
  if (target.startsWith("mailto:"))
    return /^mailto:[^\s@]+@[^\s@]+\.[^\s@]+$/.test(target) ? undefined : "is no address";
  if (!URL.canParse(target)) return "is no address";
  const { protocol, hostname } = new URL(target);
  if (protocol === "data:") return undefined;
  if (protocol !== "https:") return "is not reached by https";
  return hostname.includes(".") ? undefined : "names no host";
}

/** What is wrong with a link to a file or an anchor. */
function localFault({ file, target }: Link): string | undefined {
  const [path = "", anchor] = target.split("#").map(decoded);
  if (path.startsWith("/")) return "begins at the root, which is another one on every site";
  const wanted = path === "" ? file : normalize(join(dirname(file), path.split("?")[0]!)).replaceAll("\\", "/");
  if (wanted.startsWith("../")) return "leads out of the repository";
  if (!existsSync(join(root, wanted))) return "leads nowhere";
  if (anchor === undefined || anchor === "") return undefined;
  if (statSync(join(root, wanted)).isDirectory()) return "is a folder, which has no anchors";
  // Lines of source files, as GitHub numbers them.
  if (!/\.(?:md|html|svg)$/.test(wanted)) return /^L\d+(?:-L\d+)?$/.test(anchor) ? undefined : "has no anchors";
  return pageAt(wanted).anchors.has(anchor) ? undefined : "has no such anchor";
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Asks for an address; a server that refuses such questions is not at fault. */
async function answerFault(target: string): Promise<string | undefined> {
  try {
    const { status } = await fetch(target, { redirect: "follow", signal: AbortSignal.timeout(20_000) });
    return status === 404 || status === 410 ? `answers ${status}` : undefined;
  } catch (error) {
    return `does not answer (${(error as Error).message})`;
  }
}

// ── The check ───────────────────────────────────────────────────────────────────────────────────────────────────────

const { values, positionals } = parseArgs({ options: { external: { type: "boolean" } }, allowPositionals: true });

async function main(): Promise<void> {
  const missing = positionals.filter((file) => !existsSync(join(root, file)));
  if (missing.length > 0) throw new Error(`There is no ${missing.join(", ")}.`);
  const built = globSync(reference, { cwd: root }).sort();
  const files = positionals.length > 0 ? positionals : [...globSync(pages, { cwd: root, dot: true }).sort(), ...built];
  const links = files.flatMap((file) => pageAt(file).links);
  const elsewhere = [...new Set(links.filter(isElsewhere).map(({ target }) => target))].sort();

  const answers = new Map<string, string | undefined>();
  if (values.external) for (const target of elsewhere) answers.set(target, await answerFault(target));
  const broken = links.flatMap((link) => {
    const { file, line, target } = link;
    const fault = isElsewhere(link) ? (syntaxFault(target) ?? answers.get(target)) : localFault(link);
    return fault === undefined ? [] : [`  ${file}:${line}: ${target} ${fault}`];
  });

  const left = positionals.length > 0 || built.length > 0 ? "" : "; the reference is not built and was left out";
  const asked = values.external ? "asked for" : "read only";
  process.stdout.write(elsewhere.map((target) => `  ${target}\n`).join(""));
  process.stdout.write(
    `${files.length} files, ${links.length} links; ${elsewhere.length} addresses elsewhere, ${asked}${left}\n`,
  );
  if (broken.length === 0) return;
  process.stderr.write(`${broken.length} broken:\n${broken.join("\n")}\n`);
  process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  process.stderr.write(`The links cannot be checked: ${(error as Error).message}\n`);
  process.exitCode = 2;
}
