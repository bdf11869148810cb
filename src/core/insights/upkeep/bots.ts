/** Upgrades that a bot proposed and a person carried through. */
import { statesVersions } from '../../contributions/paths.ts';
import { isRevert } from '../../contributions/themes.ts';
import type { Past } from '../past.ts';

/** A person's commit that names the same thing within so many days after a bot's belongs to it. */
const daysAfter = 3;
/** A merge of more commits than this is no single upgrade. */
const largestMerge = 10;

/** A bot's commit, and a person's that made it pass; the same one where they made it together. */
export interface Carried {
  readonly bot: number;
  readonly commit: number;
  readonly person: number;
}

/**
 * Commits of bots that change manifests, where a person is co-author, made a commit of the same merge, or named the same
 * thing in the subject line of a commit in the days after.
 */
export function findCarried(past: Past, isWanted: (commit: number) => boolean): readonly Carried[] {
  const { history, credit } = past;
  const humans = past.commits.filter(isWanted);
  const beside = commitsBeside(humans, past);
  return [...history.order].flatMap((bot): readonly Carried[] => {
    if (!isWanted(bot) || !isBotBump(bot, past)) return [];
    const author = credit.coAuthors(bot).find((person) => credit.persons[person]!.kind === 'human');
    if (author !== undefined) return [{ bot, commit: bot, person: author }];
    const commit = beside.get(history.landedAt[bot]!) ?? namedAfter(bot, humans, past);
    return commit === undefined ? [] : [{ bot, commit, person: credit.person(commit) }];
  });
}

/** The last commit inside each merge that is a piece of work and no branch that was kept for long. */
function commitsBeside(commits: readonly number[], { history }: Past): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const commit of commits) {
    const position = history.landedAt[commit]!;
    const size = history.groupStart[position + 1]! - history.groupStart[position]!;
    if (history.mainline[position] !== commit && size <= largestMerge) found.set(position, commit);
  }
  return found;
}

function isBotBump(commit: number, { history, credit, paths }: Past): boolean {
  if (credit.persons[credit.person(commit)]!.kind !== 'bot') return false;
  if (history.parents(commit).length > 1) return false;
  return paths(commit).some((path) => statesVersions(history.path(path)));
}

/** `commits` are in the order of landing. */
function namedAfter(bot: number, commits: readonly number[], past: Past): number | undefined {
  const { history } = past;
  const name = bumpedName(history.subject(bot));
  if (name === null) return undefined;
  const made = history.committed[bot]!;
  return commits.find((commit) => {
    const later = history.committed[commit]! - made;
    if (later < 0 || later > daysAfter * 86_400) return false;
    const subject = history.subject(commit);
    return !isRevert(subject) && mentions(subject, name);
  });
}

/** What a bot's subject line says that it raises (`Bump x from 1 to 2`, `update dependency x to v2`). */
export function bumpedName(subject: string): string | null {
  const name =
    /\bbump (?:the )?(\S+)(?: group\b| from )/i.exec(subject)?.[1] ??
    /\bupdate (?:dependency |module |plugin )?(\S+?)(?: action| digest| docker tag)? to v?\d/i.exec(
      subject,
    )?.[1];
  return name === undefined || name.length < 3 ? null : name;
}

function mentions(subject: string, name: string): boolean {
  return subject
    .toLowerCase()
    .split(/[\s,:()`'"]+/)
    .includes(name.toLowerCase());
}
