/** What a commit was for, told from its subject line and paths: the theme under which it is described. */
import { isVendored } from '../placeKind.ts';
import type { SubjectCommit } from '../summary/input.ts';
import type { Theme, ThemeKind } from './contribution.ts';
import {
  areaOf,
  commonFolder,
  isBuildPath,
  isDocsPath,
  isManifestPath,
  isTestPath,
  statesVersions,
} from './paths.ts';

/** A subject line in its parts: `feat(search)!: add index (#12)` has type, scope and text. */
export interface CommitMessage {
  readonly type: string | null;
  readonly scope: string | null;
  readonly text: string;
}

const conventional = /^([a-z]+)(?:\(([^()]{1,60})\))?!?:\s+(.+)$/i;
/** `Upgrade to Jackson 2.15.3`, `Bump undici from 5.1 to 5.2`. */
const newVersion = /^(upgrade|update|bump|move)\b.*\bv?\d+\.\d+/i;
/** `Bump version to 5.2`: a release of one's own. */
const ownVersion = /^\w+ (the )?version\b/i;
const trailingNumber = /\s*\((?:#|!)\d+\)\s*$/;

export function parseMessage(subject: string): CommitMessage {
  const text = subject.replace(trailingNumber, '').trim();
  const match = conventional.exec(text);
  if (!match) return { type: null, scope: null, text };
  return { type: match[1]!.toLowerCase(), scope: match[2]?.trim() ?? null, text: match[3]! };
}

export function isRevert(subject: string): boolean {
  return /^revert\b/i.test(subject);
}

/** The themes that hold whatever the commit touched: not described under the thing that they touched. */
export function overridingTheme(commit: SubjectCommit): Theme | null {
  const { type, scope, text } = parseMessage(commit.subject);
  if (isRevert(commit.subject)) return { kind: 'revert', area: '' };
  if (isRelease(type, scope, text)) return { kind: 'release', area: '' };
  if (isDependencyUpdate(commit, scope, text)) return { kind: 'dependencies', area: '' };
  const deleted = commit.paths
    .filter((path) => path.change === 'deleted' && !isDocsPath(path.path))
    .map((path) => path.path);
  if (deleted.length >= 5 && deleted.length >= commit.paths.length * 0.6) {
    return { kind: 'removal', area: commonFolder(deleted) };
  }
  return null;
}

/** The theme of a commit that belongs to no asset. */
export function themeOf(commit: SubjectCommit): Theme {
  const overriding = overridingTheme(commit);
  if (overriding) return overriding;
  const { type, scope, text } = parseMessage(commit.subject);
  const paths = commit.paths.map((path) => path.path);
  const whole = (kind: ThemeKind): Theme => ({ kind, area: '' });
  if (type === 'docs' || mostly(paths, isDocsPath)) return whole('docs');
  if (type === 'test' || type === 'tests' || mostly(paths, isTestPath)) return whole('tests');
  if (type === 'ci' || type === 'build' || mostly(paths, isBuildPath)) return whole('build');
  const area = scope ?? mainArea(paths);
  if (type === 'fix' || /^(bug)?fix(es|ed)?\b/i.test(text)) return { kind: 'fixes', area };
  return { kind: 'work', area };
}

function isRelease(type: string | null, scope: string | null, text: string): boolean {
  if (type === 'release' || scope === 'release') return true;
  return /^(release|publish|prepare (for )?release|bump version|version)?\s*v?\d+\.\d+(\.\d+)?\S*$/i.test(
    text,
  );
}

/** Whether a commit raises or pins what the repository depends on. */
export function isDependencyUpdate(
  commit: Pick<SubjectCommit, 'paths'>,
  scope: string | null,
  text: string,
): boolean {
  if (scope === 'deps' || scope === 'deps-dev' || scope === 'dependencies') return true;
  const paths = commit.paths.map((path) => path.path);
  if (mostly(paths, isVendored)) return true;
  if (mostly(paths, statesVersions)) return /\b(bump|upgrade|update|dependenc|deps)\b/i.test(text);
  if (!newVersion.test(text) || ownVersion.test(text)) return false;
  return paths.some(isManifestPath) || mostly(paths, isBuildPath);
}

function mostly(paths: readonly string[], test: (path: string) => boolean): boolean {
  return paths.length > 0 && paths.filter(test).length >= paths.length * 0.8;
}

function mainArea(paths: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const path of paths) {
    if (isTestPath(path) || isDocsPath(path) || isManifestPath(path)) continue;
    const area = areaOf(path);
    if (area.startsWith('.')) continue;
    counts.set(area, (counts.get(area) ?? 0) + 1);
  }
  let main = '';
  let most = 0;
  for (const [area, count] of counts) {
    if (count > most || (count === most && area < main)) [main, most] = [area, count];
  }
  return main;
}
