/** Which commit is read: the revision asked for, else the default branch as far as it is known here. */
import type { Discovery, Ref } from './discovery.ts';
import { GitError } from './errors.ts';
import { type Place, readGit } from './run.ts';

export interface Revision {
  /** Name of the ref that was chosen, as a person says it; the revision as asked for where there is none. */
  readonly ref: string;
  readonly commit: string;
  /** When the commit was made, as ISO 8601 with the offset it recorded. */
  readonly date: string;
}

/** The default line, best first: what the remote calls its default, then the usual names. */
const defaults = [
  'refs/heads/main',
  'refs/remotes/origin/main',
  'refs/heads/master',
  'refs/remotes/origin/master',
] as const;

export async function resolveRevision(
  place: Place,
  found: Discovery,
  at: string | undefined,
  signal: AbortSignal,
): Promise<Revision> {
  const chosen = at === undefined ? defaultOf(found) : named(found, at);
  const commit = await commitOf(place, chosen.expression, signal);
  if (commit !== null) return { ref: chosen.ref, ...commit };
  throw new GitError(
    'unknown-revision',
    at === undefined
      ? `${chosen.ref} points to a commit that is not here; run "git fetch" and try again.`
      : `There is no commit ${at} in this repository; name a branch, a tag or a commit id.`,
  );
}

interface Chosen {
  readonly ref: string;
  /** A full id with steps to ancestors, or an abbreviated id. */
  readonly expression: string;
}

function defaultOf(found: Discovery): Chosen {
  const byName = new Map(found.refs.map((ref) => [ref.name, ref]));
  const remoteDefault = byName.get('refs/remotes/origin/HEAD');
  if (remoteDefault) {
    return {
      ref: shortName(remoteDefault.target || remoteDefault.name),
      expression: remoteDefault.id,
    };
  }
  for (const name of defaults) {
    const ref = byName.get(name);
    if (ref) return { ref: shortName(name), expression: ref.id };
  }
  if (found.head.id !== null) return { ref: shortName(found.head.ref), expression: found.head.id };
  throw new GitError(
    'no-commits',
    found.refs.length === 0
      ? 'This repository has no commit yet; make one first.'
      : `${shortName(found.head.ref)} has no commit yet; name another branch with --at.`,
  );
}

/** Names are looked up as git does, in the refs that discovery listed; git itself never sees the name. */
function named(found: Discovery, at: string): Chosen {
  const [, name = '', steps = ''] = /^(.*?)((?:[~^]\d{0,9})*)$/s.exec(at) ?? [];
  if (name === 'HEAD' || name === '@') {
    if (found.head.id !== null) return { ref: at, expression: found.head.id + steps };
  } else {
    const ref = findRef(found.refs, name);
    if (ref) return { ref: steps === '' ? shortName(ref.name) : at, expression: ref.id + steps };
    if (/^[0-9a-f]{4,64}$/i.test(name)) return { ref: at, expression: name + steps };
  }
  throw new GitError(
    'unknown-revision',
    `There is no branch, tag or commit ${at} in this repository; name one, with ~N for earlier commits where needed.`,
  );
}

function findRef(refs: readonly Ref[], name: string): Ref | undefined {
  const candidates = [
    name,
    `refs/${name}`,
    `refs/tags/${name}`,
    `refs/heads/${name}`,
    `refs/remotes/${name}`,
    `refs/remotes/${name}/HEAD`,
  ];
  const byName = new Map(refs.map((ref) => [ref.name, ref]));
  for (const candidate of candidates) {
    const ref = byName.get(candidate);
    if (ref) return ref;
  }
  return undefined;
}

function shortName(ref: string): string {
  return ref.replace(/^refs\/(?:heads|tags|remotes)\//, '');
}

async function commitOf(
  place: Place,
  expression: string,
  signal: AbortSignal,
): Promise<{ readonly commit: string; readonly date: string } | null> {
  const command = [
    'log',
    '--no-walk',
    '--no-show-signature',
    '--date=raw',
    '--format=%H %cd',
    '-z',
  ] as const;
  let answer: string;
  try {
    answer = await readGit(
      place,
      [...command, '--end-of-options', `${expression}^{commit}`, '--'],
      signal,
    );
  } catch (error) {
    if (error instanceof GitError && error.reason !== 'cut-short') return null;
    throw error;
  }
  const [, commit, seconds, sign, hours, minutes] =
    /^([0-9a-f]+) (-?\d+) ([+-])(\d{2})(\d{2})\0$/.exec(answer) ?? [];
  if (commit === undefined) {
    throw new GitError(
      'malformed',
      'git log printed a commit without a date; check the repository with "git fsck".',
    );
  }
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return { commit, date: isoDate(Number(seconds), offset) };
}

function isoDate(seconds: number, offset: number): string {
  const date = new Date((seconds + offset * 60) * 1000);
  if (Number.isNaN(date.getTime())) return '1970-01-01T00:00:00+00:00';
  const size = Math.abs(offset);
  const two = (value: number): string => String(value).padStart(2, '0');
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.trunc(size / 60))}:${two(size % 60)}`;
  return date.toISOString().replace(/\.\d+Z$/, zone);
}
