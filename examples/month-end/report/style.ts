/** The page's style sheet: one column, readable on a phone, on paper, by day and by night; no font is fetched. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf6; --ink: #20241f; --soft: #5d655c; --line: #d9d8cc; --wash: #f1f0e8;
  --c1: #1d6b57; --c2: #bf6a35; --c3: #44679f; --c4: #9a7b1f; --quiet: #757b71; --bad: #a93226; --good: #1d6b57; --warn: #7a5f10; --shade: #e6e5d8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171a17; --ink: #e6e7e0; --soft: #a3aaa0; --line: #363b35; --wash: #1f231f;
    --c1: #5fb89d; --c2: #e0935f; --c3: #8aacdf; --c4: #cdb057; --quiet: #8f968c; --bad: #e5796c; --good: #5fb89d; --warn: #cdb057; --shade: #2b302a;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 47.5rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
}
h1, h2, .figures dd { font-family: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, serif; font-weight: 600; }
h1 { font-size: 2.25rem; line-height: 1.15; margin: 0 0 .4rem; letter-spacing: -.01em; text-wrap: balance; }
h2 { font-size: 1.5rem; line-height: 1.25; margin: 3.5rem 0 .5rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.0625rem; margin: 2rem 0 .2rem; }
figure h3 { margin-top: 0; }
h4 { font-size: 1rem; margin: 0 0 .2rem; }
small, .hint { font-size: .8125rem; font-weight: 400; color: var(--soft); }
.hint { display: none; }
.notice { padding: .6rem .9rem; background: var(--wash); border-left: 3px solid var(--warn); }
td, th, li, h4 span, strong { unicode-bidi: isolate; }
td:has(.rank) { padding-left: 2em; text-indent: -2em; }
.rank { display: inline-block; width: 2em; text-indent: 0; color: var(--soft); }
p { margin: .5rem 0 1rem; }
.lead, figcaption, caption, footer, .soft { color: var(--soft); }
nav { margin: 1.25rem 0; font-size: .9375rem; }
nav a { margin-right: 1rem; white-space: nowrap; }
a { color: var(--c1); text-underline-offset: .15em; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); gap: 1.5rem 1rem; margin: 2rem 0; padding: 0; }
.figures div { border-left: 3px solid var(--c1); padding: .1rem 0 .1rem .8rem; }
.figures dt { font-size: .8125rem; color: var(--soft); }
.figures dd { margin: .15rem 0 0; font-size: 1.375rem; line-height: 1.3; font-variant-numeric: lining-nums; }
.figures small { display: block; font: .8125rem/1.4 system-ui, sans-serif; color: var(--soft); }
figure { margin: 2rem 0; break-inside: avoid; }
figcaption { font-size: .875rem; margin-bottom: .6rem; }
figure svg { display: block; max-width: 100%; height: auto; font-variant-numeric: tabular-nums; }
.narrow { display: none; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; margin: 0 0 .5rem; padding: 0; list-style: none; font-size: .8125rem; }
.legend i { display: inline-block; width: .7em; height: .7em; margin-right: .45em; border-radius: 50%; background: currentColor; }
.legend .ring { background: none; border: 1.5px solid; }
.legend .area, .legend .pale { width: 1em; border-radius: 0; }
.legend .pale { opacity: .4; }
.legend .dashes { width: 1.4em; height: 0; border-radius: 0; border-top: 1.5px dashed; background: none; vertical-align: middle; }
.scroll { overflow-x: auto; margin: 1.25rem 0; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums lining-nums; }
caption { text-align: left; font-size: .875rem; padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--line); }
th:last-child, td:last-child { padding-right: 0; }
th { font-weight: 600; font-size: .8125rem; white-space: nowrap; border-bottom-color: var(--soft); }
.number { text-align: right; white-space: nowrap; }
blockquote { margin: .75rem 0; padding: .1rem 0 .1rem 1rem; border-left: 3px solid var(--c1); }
details { font-size: .875rem; color: var(--soft); }
details caption { display: none; }
details table { color: var(--ink); }
details ul { margin: .3rem 0; padding-left: 1.15rem; }
.case { margin: 1.1rem 0; padding: .9rem 1.1rem; background: var(--wash); break-inside: avoid; }
.case h4 { display: flex; justify-content: space-between; gap: 0 1rem; }
.case h4 > :last-child { flex: none; max-width: 45%; text-align: right; }
.case p, .case ul { margin: .35rem 0; }
.case ul { padding-left: 1.15rem; }
.denied, .fails { color: var(--bad); }
.allowed, .holds { color: var(--good); }
.indeterminate, .possible { color: var(--warn); }
footer { margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .875rem; }
@media (max-width: 40rem) {
  body { padding: 1.5rem 1rem 3rem; }
  h1 { font-size: 1.75rem; }
  .wide { display: none; }
  .narrow { display: block; }
  .hint { display: block; margin: 1.25rem 0 -1rem; }
  th:first-child, td:first-child { position: sticky; left: 0; background: var(--paper); }
  .scroll td:first-child { min-width: 7rem; }
}
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --wash: #f4f4f2; --c1: #1d6b57; --c2: #bf6a35; --c3: #44679f; --c4: #856a14; --quiet: #777; --bad: #a93226; --good: #1d6b57; --warn: #6b530d; --shade: #ebebe6; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav { display: none; }
  .wide { display: block; }
  .narrow { display: none; }
  .scroll { overflow: visible; }
  h2, h3, h4, caption, summary { break-after: avoid; }
  h2 { margin-top: 2rem; }
  .hint { display: none; }
  th:first-child, td:first-child { position: static; }
  details::details-content { content-visibility: visible; block-size: auto; display: block; }
  details > summary { list-style: none; }
  blockquote { break-inside: avoid; }
  footer { margin-top: 1.5rem; break-before: avoid; }
  tr { break-inside: avoid; }
  tbody tr:first-child { break-before: avoid; }
  thead { display: table-header-group; }
  @page { margin: 18mm 16mm; }
}
`;
