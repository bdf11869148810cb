/** What kind of upkeep a commit is, told from its subject line and paths alone: the same way for everybody. */
import { isBuildPath } from '../../contributions/paths.ts';
import { isDependencyUpdate, isRevert, parseMessage } from '../../contributions/themes.ts';
import type { Past } from '../past.ts';

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
  /\b(CVE-\d{4}-\d{3,}|GHSA-[\w-]{4,})|\bvulnerabilit(y|ies)\b|\bsecurity (fix|fixes|patch|patches|update|updates|advisory|advisories|issue|issues)\b/i;
const flaky = /\bflak(y|e|es|iness)\b/i;
const deprecation = /\b(remov|replac|migrat|avoid|drop|stop|fix|silenc|address)\w*\b.*\bdeprecat/i;
const repair = /\b(fix(es|ed)?|repairs?|unbreak|restore|work ?around|broken|failing)\b/i;
/** Of a commit that changes more paths than this, these are looked at. */
const mostPaths = 200;

export function upkeepKindOf(commit: number, past: Past): UpkeepKind | null {
  const { history } = past;
  const subject = history.subject(commit);
  if (security.test(subject)) return 'security';
  if (isRevert(subject)) return undoesOthers(commit, past) ? 'revert' : null;
  if (flaky.test(subject)) return 'flaky';
  if (deprecation.test(subject)) return 'deprecation';
  const { type, scope, text } = parseMessage(subject);
  const paths = past
    .paths(commit)
    .slice(0, mostPaths)
    .map((path) => ({ path: history.path(path), change: 'modified' as const }));
  if (isDependencyUpdate({ paths }, scope, text)) return 'dependencies';
  const ofBuild =
    type === 'ci' || (paths.length > 0 && paths.every(({ path }) => isBuildPath(path)));
  return ofBuild && (type === 'fix' || repair.test(text)) ? 'ci' : null;
}

/** A change that is undone later than this was decided against, and not in the way. */
const daysToRevert = 14;

/** Whether a revert undoes what somebody else had landed shortly before. */
function undoesOthers(commit: number, past: Past): boolean {
  const undone = past.undoing().get(commit);
  return (
    undone !== undefined &&
    past.credit.person(undone) !== past.credit.person(commit) &&
    past.day(commit) - past.day(undone) <= daysToRevert
  );
}
