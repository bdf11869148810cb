/** Which later commits name an earlier one, by its pull request or its id, in their subject lines. */
import type { History } from '../history/history.ts';

/**
 * What a commit says about the one that it names: that it goes on from it, or that it corrects or tidies it. Whatever says
 * neither (a bare number, changelogs, backports) is no reference.
 */
export type ReferenceKind = 'builds-on' | 'amends';

export interface Reference {
  /** The later commit. */
  readonly commit: number;
  readonly kind: ReferenceKind;
}

export interface References {
  /** Commits that name the pull request, oldest first; not those that landed it. */
  toPullRequest(number: number): readonly Reference[];
  /** Commits that name the commit by at least seven digits of its id, oldest first. */
  toCommit(id: string): readonly Reference[];
}

/** A number of this repository: `owner/name#12` is one of another. */
const numberSign = /(?<![\w/&])#(\d{1,9})\b/g;
/** An id has a digit and a letter; all letters would be a word, all digits a number. */
const idSign = /\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,64}\b/g;
const ownNumber = /\s*\((?:#|!)\d{1,9}\)\s*$/;
const shortestId = 7;

const books =
  /^(?:merge|revert)\b|\b(?:change-?logs?|changes? file|changesets?|release notes?|news entry|back-?ports?|cherry-?pick\w*|bump|version|docs?|documentation|readme|revert\w*|re-?appl\w+|re-?land\w*)\b/i;
const amends =
  /\b(?:fix\w*|regress\w*|br[eo]ken?|breaks|breaking|breakage|bugs?|undo\w*|correct\w*|repair\w*|flak\w*|lint\w*|lockfile|crash\w*|wrong\w*|accident\w*|miss\w*|clean\w*[ -]?ups?|tweak\w*|tid(?:y|ies)\w*|polish|typos?|supersede\w*|replac\w*|recreat\w*|instead|remov\w*|deprecat\w*|disabl\w*|skip\w*|again|restor\w*|compat\w*)\b/i;
const goesOn =
  /\b(?:follow\w*[ -]?(?:up|on)?|continu\w+|based|builds?|building|depends?|unblock\w*|enabled|on top|after|extend\w*|complet\w+|finish\w*)\s*(?:to|of|on|upon|from|for|by|with|in)?:?\s*(?:prs?|pull requests?|commits?)?\s*$/i;
const completes =
  /\b(?:complet|finish|continu|improv|extend|expand|generali[sz])\w*\b.*\b(?:started|begun|done|introduced|added) (?:in|by|with)\s*(?:prs?|pull requests?|commits?)?\s*$/i;

/** Whether a title says that it books, releases, carries over or takes back something, and builds on nothing. */
export function isBookkeeping(title: string): boolean {
  return books.test(title) || /^\[[^\]]*\d[^\]]*\]/.test(title);
}

/** Whether a title says that something is corrected or tidied. */
export function isAmending(title: string): boolean {
  return amends.test(title);
}

/** Reads the subject lines of the commits given, oldest first. */
export function indexReferences(
  history: Pick<History, 'subject'>,
  commits: readonly number[],
): References {
  const byNumber = new Map<number, Reference[]>();
  const byId = new Map<string, { readonly id: string; readonly reference: Reference }[]>();
  for (const commit of commits) {
    const subject = history.subject(commit);
    if (!/#\d|[0-9a-f]{7}/.test(subject)) continue;
    const text = subject.replace(ownNumber, '');
    if (books.test(text)) continue;
    for (const match of text.matchAll(numberSign)) {
      const kind = kindOf(text, match.index);
      if (kind) append(byNumber, Number(match[1]), { commit, kind });
    }
    for (const match of text.matchAll(idSign)) {
      const kind = kindOf(text, match.index);
      const start = match[0].slice(0, shortestId);
      if (kind) append(byId, start, { id: match[0], reference: { commit, kind } });
    }
  }
  return {
    toPullRequest: (number) => byNumber.get(number) ?? [],
    toCommit: (id) =>
      (byId.get(id.slice(0, shortestId)) ?? [])
        .filter((entry) => id.startsWith(entry.id))
        .map(({ reference }) => reference),
  };
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** What the words around the sign at `at` say; what is closed by it is an issue. */
function kindOf(text: string, at: number): ReferenceKind | null {
  const before = text.slice(0, at);
  if (/\b(?:fix|close|resolve)(?:e?[sd])?:?\s+$/i.test(before)) return null;
  if (amends.test(text)) return 'amends';
  return goesOn.test(before) || completes.test(before) ? 'builds-on' : null;
}
