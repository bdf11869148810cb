/** What one version of a file says, from what was found in its text. */
import type { Definition, FileFacts, Import } from '../language.ts';
import { findSummary } from './comments.ts';
import {
  findReExportRanges,
  findReExports,
  isProperty,
  originOf,
  type Findings,
  type Range,
} from './findings.ts';
import { createLexer } from './lexer.ts';
import { readModule } from './reader.ts';
import { scriptOf } from './scripts.ts';
import { createWordFilter, end, string } from './tokens.ts';

export function scanSource(text: string, path: string): FileFacts {
  const script = scriptOf(text, path);
  const findings = readModule(script);
  const lineOf = lineFinder(script);
  const found = [...findings.imports, ...findReExports(findings)].sort((a, b) => a.start - b.start);
  const imports = found.map(({ specifier, via, names, namespace, start }): Import => ({
    specifier,
    via,
    names,
    namespace,
    line: lineOf(start),
  }));
  return {
    imports,
    definitions: findDefinitions(findings, script),
    reExportShare: reExportShare(script, findReExportRanges(findings)),
    generated: isGenerated(text),
    summary: findSummary(script),
  };
}

export function definesName(text: string, name: string): boolean {
  if (!text.includes(name)) return false;
  const findings = readModule(scriptOf(text));
  if (findings.origins.has(name)) return false;
  return (
    findings.declared.has(name) ||
    findings.exports.some((exported) => exported.name === name && !originOf(findings, exported))
  );
}

function findDefinitions(findings: Findings, text: string): readonly Definition[] {
  const found = new Map<string, { name: string; local: string; start: number }>();
  for (const exported of findings.exports) {
    const { name, local, start } = exported;
    const origin = originOf(findings, exported);
    if (found.has(name) || (origin && !isProperty(origin))) continue;
    found.set(name, { name, local, start: findings.declared.get(local) ?? start });
  }
  const lineOf = lineFinder(text);
  return [...found.values()]
    .sort((a, b) => a.start - b.start)
    .map(({ name, local, start }) => ({ name, local, line: lineOf(start) }));
}

/** Lines of positions that are asked for in ascending order. */
function lineFinder(text: string): (position: number) => number {
  let line = 1;
  let newline = text.indexOf('\n');
  return (position) => {
    while (newline >= 0 && newline < position) {
      line++;
      newline = text.indexOf('\n', newline + 1);
    }
    return line;
  };
}

const noWords = createWordFilter([]);

/** Share of the lines with code that lie in the given ranges; directives do not count. */
function reExportShare(text: string, ranges: readonly Range[]): number {
  if (ranges.length === 0) return 0;
  const inOrder = ranges.toSorted((a, b) => a.start - b.start);
  const lexer = createLexer(text, noWords);
  lexer.level = Infinity;
  const lineOf = lineFinder(text);
  const lineOfEnd = lineFinder(text);
  let [lines, inside, last, index] = [0, 0, 0, 0];
  while (lexer.kind === string && lexer.startsLine) lexer.next();
  for (; lexer.kind !== end; lexer.next()) {
    const first = Math.max(lineOf(lexer.start), last + 1);
    const until = lineOfEnd(lexer.end);
    if (until < first) continue;
    while (index < inOrder.length && inOrder[index]!.end <= lexer.start) index++;
    lines += until - first + 1;
    if (index < inOrder.length && inOrder[index]!.start <= lexer.start) inside += until - first + 1;
    last = until;
  }
  return lines === 0 ? 0 : inside / lines;
}

const longLine = 5 * 1024;
const marks = [
  /@generated\b|\bcode generated\b[^\n]*\bdo not edit\b/i,
  /^[ \t]*(?:\/\/|\/?\*|<!--).*\bgenerated\b[^]{0,200}?\bdo not (?:edit|modify|change)\b/im,
  /^[ \t]*(?:\/\/|\/?\*|<!--)[^\n]{0,80}\bfile (?:is|was) (?:automatically |auto-?)generated\b/im,
];

function isGenerated(text: string): boolean {
  const head = text.slice(0, 1024);
  if (marks.some((mark) => mark.test(head)) || hasSourceMap(text)) return true;
  if (text.length <= longLine) return false;
  for (let at = 0; ;) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    if (end - at > longLine) return true;
    if (newline < 0) return false;
    at = newline + 1;
  }
}

/** Whether its last line says what it was made from, as compilers write it. */
function hasSourceMap(text: string): boolean {
  const end = text.trimEnd();
  return /^\/\/[#@] sourceMappingURL=/.test(end.slice(end.lastIndexOf('\n') + 1));
}
