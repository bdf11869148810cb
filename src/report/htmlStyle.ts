/** The style of the exported HTML; its hash stands in the document's policy, so that no other style is obeyed. */

export const styleSheet = `:root {
  color-scheme: light dark;
  --vscode-foreground: #1f2328; --quiet: #59636e; --vscode-editor-background: #ffffff;
  --rule: #d1d9e0; --built: #8b949e; --link: #0050b3; --raised: #f6f8fa;
  --vscode-charts-blue: #1a6fd6; --vscode-charts-orange: #b5651d; --vscode-charts-green: #2f7a2c;
  --vscode-charts-purple: #652d90; --vscode-charts-red: #c4150a; --vscode-charts-yellow: #9a6700;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --vscode-foreground: #d6d9de; --quiet: #9aa3ae; --vscode-editor-background: #16181c;
    --rule: #33383f; --built: #7d8590; --link: #6cb6ff; --raised: #1e2126;
    --vscode-charts-blue: #4c9dff; --vscode-charts-orange: #e0963a; --vscode-charts-green: #89d185;
    --vscode-charts-purple: #b180d7; --vscode-charts-red: #ff6b61; --vscode-charts-yellow: #d9b03a;
  }
}
@media (forced-colors: active) {
  :root { --vscode-foreground: CanvasText; --quiet: CanvasText; --vscode-editor-background: Canvas;
    --rule: GrayText; --built: CanvasText; --link: LinkText; --raised: Canvas; }
}
* { box-sizing: border-box; }
body { margin: 0; color: var(--vscode-foreground); background: var(--vscode-editor-background);
  font: 15px/1.6 system-ui, -apple-system, 'Segoe UI', sans-serif; overflow-wrap: anywhere; }
main { max-width: 920px; margin: 0 auto; padding: 40px 28px 80px; }
h1 { margin: 0 0 6px; font-size: 1.9em; line-height: 1.25; }
h2 { margin: 2.4em 0 .4em; padding-top: 1em; border-top: 1px solid var(--rule); font-size: 1.35em; }
h3 { margin: 1.8em 0 0; font-size: 1.12em; }
h4 { margin: 1.5em 0 .2em; font-size: 1em; }
p { margin: .35em 0; }
ul { margin: .4em 0; padding-left: 1.2em; }
li { margin: .35em 0; }
a { color: var(--link); text-decoration-thickness: .06em; text-underline-offset: .18em; }
td a:not(:hover) { text-decoration: none; }
code { font: .9em ui-monospace, 'SFMono-Regular', Menlo, monospace; }
.quiet, dt, dd, summary, .standing, .home { color: var(--quiet); }
.home, .standing { font-weight: 400; font-size: .92em; }
.standing { float: right; }
.headline { max-width: 40em; margin: 1.1em 0; font-size: 1.25em; }
.notice { padding: 8px 14px; background: var(--raised); border-left: 3px solid var(--quiet); }
.own, blockquote { margin: .5em 0; padding-left: 12px; border-left: 2px solid var(--rule); }
figure { margin: 1.2em 0; }
svg { display: block; max-width: 100%; height: auto; }
table { width: 100%; margin: .4em 0; border-collapse: collapse; font-size: .93em; }
th, td { padding: 3px 12px 3px 0; text-align: left; vertical-align: top; border-top: 1px solid var(--rule); }
th { font-weight: 500; color: var(--quiet); }
td:first-child { white-space: nowrap; }
dl { display: grid; grid-template-columns: 8em 1fr; gap: 2px 14px; margin: .5em 0; font-size: .95em; }
dd { margin: 0; }
summary { cursor: pointer; }
.narrow { display: none; }
@media screen and (max-width: 700px) {
  main { padding: 28px 18px 60px; }
  .narrow { display: block; }
  .wide { display: none; }
}
@media screen and (max-width: 560px) { dl { grid-template-columns: 1fr; } }
@page { margin: 12mm 15mm; }
@media print {
  :root { color-scheme: light; --vscode-foreground: #000; --quiet: #444;
    --vscode-editor-background: #fff; --rule: #ccc; --link: #003e8a; }
  body { font-size: 9.5pt; line-height: 1.4; orphans: 3; widows: 3; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 1.6em; }
  h2 { margin-top: 1em; padding-top: .5em; }
  h3 { margin-top: 1.1em; }
  h4 { margin-top: .9em; }
  li { margin: .15em 0; }
  .headline { max-width: none; margin: .6em 0; font-size: 1.15em; }
  h2, h3, h4, summary, .headline { break-after: avoid; }
  figure, tr, li, dl, blockquote { break-inside: avoid; }
  figure { margin: .5em 0; }
  .wide svg { max-width: 90%; }
  figure details { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  summary { list-style: none; }
  .source a::after, .given::after { content: ' (' attr(href) ')'; }
}
`;

/** Of the style sheet above; a test computes it again. */
export const styleHash = 'sha256-mXsKTdSx3CBjUHLJRUYUe+kcEmFtz6QHL8mdGyd1owA=';
