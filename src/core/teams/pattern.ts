/** GitHub's CODEOWNERS patterns, matched segment by segment in time bounded by pattern times path. */

export type PathMatcher = (segments: readonly string[]) => boolean;

/**
 * Compiles one pattern: a leading or middle slash anchors it, a trailing slash takes everything below, `*` stays within
 * a segment, `**` crosses them. `!` and `[ ]` have no meaning there; such a pattern matches nothing (null).
 */
export function compilePattern(pattern: string): PathMatcher | null {
  if (pattern.startsWith('!') || /[[\]]/.test(pattern)) return null;
  let body = pattern.replace(/\\([\s#\\])/g, '$1');
  const folderOnly = body.endsWith('/');
  if (folderOnly) body = body.slice(0, -1);
  const anchored = body.includes('/');
  if (body.startsWith('/')) body = body.slice(1);
  const parts = body === '' ? ['**'] : body.split('/');
  if (!anchored) parts.unshift('**');
  const last = parts.at(-1)!;
  // A plain name also owns what is below it; `dir/*` only its direct children.
  const open = folderOnly || !(last.includes('*') && anchored) || last === '**';
  return (segments) => matchParts(parts, segments, open, folderOnly);
}

function matchParts(
  parts: readonly string[],
  segments: readonly string[],
  open: boolean,
  folderOnly: boolean,
): boolean {
  let reachable = new Set<number>([0]);
  for (const part of parts) {
    const next = new Set<number>();
    for (const at of reachable) {
      if (part === '**') for (let to = at; to <= segments.length; to++) next.add(to);
      else if (at < segments.length && matchSegment(part, segments[at]!)) next.add(at + 1);
    }
    reachable = next;
    if (reachable.size === 0) return false;
  }
  if (parts.at(-1) === '**') return true;
  for (const at of reachable) {
    if (at === segments.length && !folderOnly) return true;
    if (open && at < segments.length) return true;
  }
  return false;
}

/** `*` and `?` within one segment, without backtracking beyond the last star. */
function matchSegment(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let mark = 0;
  while (t < text.length) {
    if (
      p < pattern.length &&
      (pattern[p] === '?' || (pattern[p] === text[t] && pattern[p] !== '*'))
    ) {
      p++;
      t++;
    } else if (p < pattern.length && pattern[p] === '*') {
      star = p++;
      mark = t;
    } else if (star >= 0) {
      p = star + 1;
      t = ++mark;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
