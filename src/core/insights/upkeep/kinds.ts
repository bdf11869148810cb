/** What kinds of upkeep a commit is: its subject line says so, and its change shows it; the same way for everybody. */
import { isTestPath } from '../../contributions/paths.ts';
import { isRevert, parseMessage } from '../../contributions/themes.ts';
import { placeKindOf } from '../../placeKind.ts';
import type { Past } from '../past.ts';
import { isCalledUpgrade, manifestChanges, mayBeUpgrade, raisesOf, repinsOf } from './raises.ts';

export const upkeepKinds = [
  'security',
  'dependencies',
  'deprecation',
  'revert',
  'flaky',
  'ci',
] as const;
/** Security fixes, upgrades, leaving deprecated things, reverts of what others had just landed, tests that failed at times, repairs of the build. */
export type UpkeepKind = (typeof upkeepKinds)[number];

const security =
  /\bCVE-\d{4}-\d{3,}|\bGHSA-[\w-]{4,}|\bvulnerabilit(y|ies)\b|\bsecurity (fix|fixes|patch|patches|update|updates|issue|issues)\b/i;
const setsAside =
  /\b(allow|audit|disable|exclude|false positive|ignore|mark|quarantine|retry|skip|suppress)/i;
const flaky = /\bflak(y|e|es|iness)\b/i;
const deprecated =
  /\b(avoid|drop|migrat|remov|replac|stop using|switch)\w*\b.{0,80}\bdeprecated\b|\b(address|avoid|fix|resolv)\w*\b.{0,40}\bdeprecation warnings\b/i;
const repair = /\b(fix(es|ed)?|repairs?|unbreak|restore)\b/i;
const notNewer = /\b(downgrad|pin|revert|roll(s|ed|ing)? ?back|unpin)/i;
const slight = /\b(comments?|format(ting)?|lint|names?|spelling|typos?|wording)\b/i;
const nothingRun = new Set(['docs', 'doc', 'feat', 'chore', 'style']);
const buildFile =
  /^\.(github\/(workflows|actions)|circleci|gitlab|buildkite|azure-pipelines)\/|^\.?(gitlab-ci|travis|appveyor|cirrus|azure-pipelines|drone)\.ya?ml$|(^|\/)(Dockerfile|GNUmakefile|Makefile|Jenkinsfile|Rakefile)$|\.gradle(\.kts)?$|(^|\/)((webpack|rollup|vite|esbuild)\.config\.\w+|tox\.ini)$/;
/** Of a commit that changes more paths than this, these are looked at. */
const mostPaths = 200;
/** A change that is undone later than this was decided against, and not in the way. */
const daysToRevert = 14;

const bumps = /\b(bump|deps|dependenc|upgrad|updat)/i;
const lockfile =
  /(^|\/)(package-lock\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|go\.sum|(poetry|uv|Pipfile|Cargo|Gemfile)\.lock)$/;
/** What the subject line of such work may hold at the least: where others have one, nothing is said of there being none. */
const soundsLike: Readonly<Record<UpkeepKind, RegExp>> = {
  security: /\bCVE-|\bGHSA-|vulnerab|security/i,
  dependencies: /\b(bump|deps|dependenc|upgrad)|\bupdat.*\d/i,
  deprecation: /deprecat/i,
  revert: /revert/i,
  flaky: /flak/i,
  ci: /\b(ci|build|workflow|action)s?\b/i,
};

/** Whether the subject line, or that and the names of the files, let one think of such work. */
export function maySoundLike(kind: UpkeepKind, commit: number, past: Past): boolean {
  if (soundsLike[kind].test(past.history.subject(commit))) return true;
  return (
    kind === 'dependencies' &&
    isCalledUpgrade(commit, past) &&
    manifestChanges(commit, past).length > 0
  );
}

/** Every kind of upkeep that the commit is. */
export async function upkeepKindsOf(commit: number, past: Past): Promise<ReadonlySet<UpkeepKind>> {
  const kinds = new Set(kindsBySubject(commit, past));
  if (!mayBeUpgrade(commit, past)) return kinds;
  const raises = await raisesOf(commit, past);
  if (raises.length === 0 && !(await asksForNewer(commit, past))) return kinds;
  kinds.add('dependencies');
  if (namesSecurity(past.history.subject(commit))) kinds.add('security');
  return kinds;
}

/** Whether a commit is called an upgrade and asks for other commits than before, which have no order that a manifest tells. */
async function asksForNewer(commit: number, past: Past): Promise<boolean> {
  return (
    isCalledUpgrade(commit, past) &&
    !notNewer.test(past.history.subject(commit)) &&
    (await repinsOf(commit, past)).length > 0
  );
}

/** Whether the commit may turn out to be of the kinds for which manifests have to be read. */
export function needsReading(commit: number, past: Past): boolean {
  return manifestChanges(commit, past).length > 0 && mayBeUpgrade(commit, past);
}

/** The kinds that a subject line and the paths of the change tell. */
export function kindsBySubject(commit: number, past: Past): readonly UpkeepKind[] {
  const { history } = past;
  const subject = history.subject(commit);
  if (isRevert(subject)) return undoesOthers(commit, past) ? ['revert'] : [];
  const { type, text } = parseMessage(subject);
  if (setsAside.test(text)) return [];
  const paths = past
    .paths(commit)
    .slice(0, mostPaths)
    .map((path) => history.path(path));
  const repairs = type === 'fix' || repair.test(text);
  const found: UpkeepKind[] = [];
  if (bumps.test(text) && mayBeUpgrade(commit, past) && isOfLocks(paths))
    found.push('dependencies');
  const changesCode = paths.some((path) => placeKindOf(path, false) === 'code');
  if (namesAdvisory(subject) && repairs && changesCode && !nothingRun.has(type ?? ''))
    found.push('security');
  if (flaky.test(text) && (repairs || /\bwork ?around\b/i.test(text)) && paths.some(isTestPath))
    found.push('flaky');
  if (deprecated.test(text) && changesCode && type !== 'docs' && type !== 'feat')
    found.push('deprecation');
  if (repairs && !slight.test(text) && isOfBuild(type, paths)) found.push('ci');
  return found;
}

function namesAdvisory(subject: string): boolean {
  return /\bCVE-\d{4}-\d{3,}|\bGHSA-[\w-]{4,}/i.test(subject);
}

/** Whether only what was resolved changed, and not what is asked for. */
function isOfLocks(paths: readonly string[]): boolean {
  return paths.length > 0 && paths.every((path) => lockfile.test(path));
}

/** Of a commit that raised a version. */
function namesSecurity(subject: string): boolean {
  const { type, text } = parseMessage(subject);
  return type !== 'feat' && security.test(subject) && !setsAside.test(text);
}

function isOfBuild(type: string | null, paths: readonly string[]): boolean {
  const build = paths.filter((path) => buildFile.test(path) && !isTestPath(path));
  return build.length > 0 && (type === 'ci' || build.length === paths.length);
}

/** Whether a revert undoes what somebody else had landed shortly before. */
function undoesOthers(commit: number, past: Past): boolean {
  const { credit } = past;
  const undone = past.undoing().get(commit);
  if (undone === undefined) return false;
  const makers = [credit.person(undone), ...credit.coAuthors(undone)];
  return (
    !makers.includes(credit.person(commit)) && past.day(commit) - past.day(undone) <= daysToRevert
  );
}
