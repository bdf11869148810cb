/** Which commits were undone by a later one, as the subject lines tell. */
import type { History } from './history.ts';

/** A shorter text than this names no commit for sure. */
const shortestText = 10;
const shortestId = 7;
const ownNumber = /\s*\((?:#|!)\d{1,9}\)$/;
const quoted = /^(?:\w+(?:\([^()]*\))?!?:\s*)?(revert|re-?apply|re-?land)(?:ed|s)?:?\s+"(.+)$/i;
const prefixed = /^(revert)(?:\([^()]*\))?!?:\s+(.+)$/i;
const numbered = /\brevert(?:s|ed|ing)?:?\s+(?:pr\s+|pull request\s+)?#(\d{1,9})\b/i;
const identified = /\brevert(?:s|ed|ing)?:?\s+(?:commit\s+)?([0-9a-f]{7,64})\b/i;

/**
 * The commit that undid each undone one. What was restored since, by undoing that or by landing the same again, is not
 * among them; undoing a merge undoes all commits that landed with it.
 */
export function findReverts(history: History): ReadonlyMap<number, number> {
  return withMerged(history, readReverts(history).undone);
}

/** What each commit that undoes another one undid, whatever became of it since. */
export function findUndoing(history: History): ReadonlyMap<number, number> {
  return readReverts(history).undoes;
}

function readReverts(history: History): {
  readonly undone: Map<number, number>;
  readonly undoes: ReadonlyMap<number, number>;
} {
  const undone = new Map<number, number>();
  const undoes = new Map<number, number>();
  const latest = new Map<string, number>();
  const byNumber = new Map<number, number>();
  let byPrefix: ReadonlyMap<string, number> | undefined;
  for (const commit of history.order) {
    const subject = history.subject(commit).trim();
    const key = keyOf(subject);
    const message = parse(subject);
    const target = message ? find(message) : undefined;
    if (target !== undefined) {
      if (message!.again) undone.delete(target);
      else {
        const restored = undoes.get(target);
        if (restored !== undefined) undone.delete(restored);
        undone.set(target, commit);
        undoes.set(commit, target);
      }
    }
    const before = latest.get(key);
    if (before !== undefined && key.length >= shortestText) undone.delete(before);
    latest.set(key, commit);
    const number = numberOf(subject);
    if (number !== null) byNumber.set(number, commit);
  }
  return { undone, undoes };

  function find({ text, number, id }: Message): number | undefined {
    if (text !== null) {
      const found = text.length >= shortestText ? latestCalled(text) : undefined;
      if (found !== undefined) return found;
    }
    if (number !== null) return byNumber.get(number);
    return id === null ? undefined : byId(id);
  }

  /** A host cuts long titles, with an ellipsis. */
  function latestCalled(text: string): number | undefined {
    const start = /^(.{20,}?)\s*(?:…|\.\.\.)$/.exec(text)?.[1];
    if (start === undefined) return latest.get(text);
    const called = [...latest].filter(([key]) => key.startsWith(start));
    return called.length === 1 ? called[0]![1] : undefined;
  }

  function byId(id: string): number | undefined {
    byPrefix ??= new Map(
      Array.from(history.order, (commit) => [
        history.commitId(commit).slice(0, shortestId),
        commit,
      ]),
    );
    const found = byPrefix.get(id.toLowerCase().slice(0, shortestId));
    return found !== undefined && history.commitId(found).startsWith(id.toLowerCase())
      ? found
      : undefined;
  }
}

interface Message {
  readonly text: string | null;
  readonly number: number | null;
  readonly id: string | null;
  /** It lands again what was undone. */
  readonly again: boolean;
}

function parse(subject: string): Message | null {
  if (!/re-?(?:vert|apply|land)/i.test(subject) || /\bpart(?:ial|s?\b)/i.test(subject)) return null;
  const own = subject.replace(ownNumber, '');
  const number = numbered.exec(own)?.[1];
  const id = identified.exec(own)?.[1];
  const match = quoted.exec(own) ?? prefixed.exec(own);
  if (!match && number === undefined && id === undefined) return null;
  const text = match ? keyOf(match[2]!.replace(/"$/, '')) : null;
  const named = number ?? (match ? /\(#(\d{1,9})\)"?$/.exec(own)?.[1] : undefined);
  return {
    text,
    number: named === undefined ? null : Number(named),
    id: id !== undefined && /\d/.test(id) ? id : null,
    again: match !== null && !/^revert/i.test(match[1]!),
  };
}

/** A subject line without the number that the host gave to its pull request. */
function keyOf(subject: string): string {
  return subject
    .replace(ownNumber, '')
    .replace(/^"(.*)"$/, '$1')
    .trim();
}

function numberOf(subject: string): number | null {
  const found =
    /^Merge pull request #(\d{1,9}) from /.exec(subject) ?? /\(#(\d{1,9})\)$/.exec(subject);
  return found ? Number(found[1]) : null;
}

function withMerged(
  history: History,
  undone: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const all = new Map(undone);
  for (const [commit, by] of undone) {
    const position = history.landedAt[commit]!;
    if (history.mainline[position] !== commit || history.parents(commit).length < 2) continue;
    for (let at = history.groupStart[position]!; at < history.groupStart[position + 1]!; at++)
      all.set(history.order[at]!, by);
  }
  return all;
}
