/** Titles that people gave their pull requests, where these say more than the name of a file or folder. */
import type { PullRequestDetails } from '../pullRequests/details.ts';
import type { SubjectCommit } from '../summary/input.ts';
import type { Contribution, ThemeKind } from './contribution.ts';
import { daysBetween } from './span.ts';
import { isRevert, parseMessage } from './themes.ts';

/** A pull request that brought less of it than this is one of several, and none of them names the whole. */
const mostOfIt = 0.8;
const longest = 80;
const fewestWords = 3;
/** Themes whose name says what the work was, however single changes are called. */
const namedWell: ReadonlySet<ThemeKind> = new Set(['release', 'revert', 'dependencies', 'reviews']);
/** Chores, whatever they were done on. */
const chore =
  /^(?:wip|misc|various|minor|small|quick|clean[- ]?ups?|address|follow[- ]?up|merge|bump|release|backport|typos?)\b/i;
/** Says little with a few words more. */
const vague = /^(?:updat|fix|chang|test|refactor|tweak)\w*(?:\W+\w+){0,3}\W*$/i;

/**
 * Names a contribution after the one pull request that brought nearly all of its building. What documents or the engineer
 * call it stays, and so does what several pull requests made, or what one made together with something else.
 */
export function titledByPullRequests<C extends Contribution>(
  contributions: readonly C[],
): readonly C[] {
  const found = contributions.map(namingPullRequest);
  const named = found.flatMap((details) => details?.number ?? []);
  return contributions.map((contribution, index) => {
    const details = found[index];
    if (!details || named.indexOf(details.number) !== named.lastIndexOf(details.number))
      return contribution;
    return { ...contribution, title: titleOf(details), titleFrom: 'pull-request' as const };
  });
}

function namingPullRequest(contribution: Contribution): PullRequestDetails | null {
  const { titleFrom, theme, assets, commits, span } = contribution;
  if (titleFrom === 'document' || titleFrom === 'user') return null;
  if (theme === null ? titleFrom === 'theme' : namedWell.has(theme.kind)) return null;
  const building = commits.filter(
    ({ excluded, landed }) => excluded === null && daysBetween(landed, span.to) >= 0,
  );
  const details = building.find((commit) => commit.details)?.details;
  if (!details || !saysMore(details)) return null;
  const ofIt = (commit: SubjectCommit): boolean => commit.details?.number === details.number;
  if (building.filter(ofIt).length < building.length * mostOfIt) return null;
  const brought = new Set(commits.filter(ofIt).map(({ commit }) => commit));
  const born = assets.filter(({ born }) => brought.has(born.commit)).length;
  return born * 2 >= assets.length ? details : null;
}

function saysMore(details: PullRequestDetails): boolean {
  const title = titleOf(details);
  const words = title.match(/(?<!\S)\p{L}\S*/gu) ?? [];
  return (
    words.length >= fewestWords &&
    title.length <= longest &&
    !chore.test(title) &&
    !vague.test(title) &&
    !isRevert(title)
  );
}

/** Without the type and scope that tools want. */
function titleOf({ title }: PullRequestDetails): string {
  const { text } = parseMessage(title.replace(/\s+/g, ' ').trim().slice(0, 1000));
  return text.charAt(0).toUpperCase() + text.slice(1);
}
