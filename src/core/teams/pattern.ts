/** GitHub's CODEOWNERS patterns, matched segment by segment in time bounded by pattern times path. */

export type PathMatcher = (segments: readonly string[]) => boolean;

/** A sign of a segment's pattern: itself, any one sign, or any number of them. */
type Sign = string | typeof anyOne | typeof anyMany;
const anyOne = Symbol('?');
const anyMany = Symbol('*');

/**
 * Compiles one pattern. A slash at its beginning or in its middle anchors it at the top; a name also owns what is below
 * it; a slash at its end asks for a folder; `*` and `?` stay within a segment, `**` crosses them; `*` as the last of
 * several segments takes the folder's own files only. `!`, `[ ]`, `***` and an escaped `#` at its beginning have no
 * meaning there: such a pattern, and a slash alone, match nothing (null).
 */
export function compilePattern(pattern: string): PathMatcher | null {
  if (/^!|^\\#|^\/?$|\*{3}|(?<!\\)[[\]]/.test(pattern)) return null;
  const parts = pattern.split('/');
  const single = parts.length === 1 || (parts.length === 2 && parts[1] === '');
  if (parts[0] === '') parts.shift();
  else if (single) parts.unshift('**');
  if (parts.at(-1) === '') parts[parts.length - 1] = '**';
  const last = parts.at(-1)!;
  const compiled = parts.map((part) => (part === '**' ? null : readSigns(part)));
  return (segments) => matchParts(compiled, segments, last !== '*' && last !== '**');
}

function readSigns(part: string): readonly Sign[] {
  return (part.match(/\\.|[^]/gsu) ?? []).map((sign) => {
    if (sign === '*') return anyMany;
    if (sign === '?') return anyOne;
    return sign.length > 1 && sign.startsWith('\\') ? sign.slice(1) : sign;
  });
}

/** `parts` has null for `**`, which at the end takes at least one segment. */
function matchParts(
  parts: readonly (readonly Sign[] | null)[],
  segments: readonly string[],
  open: boolean,
): boolean {
  let reachable = new Set<number>([0]);
  for (const [index, part] of parts.entries()) {
    const next = new Set<number>();
    const least = index === parts.length - 1 ? 1 : 0;
    for (const at of reachable) {
      if (part === null) for (let to = at + least; to <= segments.length; to++) next.add(to);
      else if (at < segments.length && matchSegment(part, segments[at]!)) next.add(at + 1);
    }
    reachable = next;
    if (reachable.size === 0) return false;
  }
  return open || reachable.has(segments.length);
}

/** Matches one segment without backtracking beyond the last star. */
function matchSegment(pattern: readonly Sign[], segment: string): boolean {
  const text = Array.from(segment);
  let p = 0;
  let t = 0;
  let star = -1;
  let mark = 0;
  while (t < text.length) {
    if (p < pattern.length && (pattern[p] === anyOne || pattern[p] === text[t])) {
      p++;
      t++;
    } else if (p < pattern.length && pattern[p] === anyMany) {
      star = p++;
      mark = t;
    } else if (star >= 0) {
      p = star + 1;
      t = ++mark;
    } else return false;
  }
  while (pattern[p] === anyMany) p++;
  return p === pattern.length;
}
