/** E4, reviews that changed things: threads after which the file was changed, and first pull requests of newcomers. */
import { stableId } from '../contributions/ids.ts';
import { isInPeriod } from '../period.ts';
import type { Hosting } from '../pullRequests/hosting.ts';
import type { ReviewedPullRequest, ReviewThread } from '../pullRequests/records.ts';
import { ofGit } from '../summary/coverage.ts';
import type { ArguedContribution } from '../summary/summary.ts';
import type { CounterEvidence } from './counterEvidence.ts';
import { pullRequestEvidence, recorded, wholeSeconds } from './hostedEvidence.ts';
import { doesNotApply, type Evidence, type HostedInsight, type InsightContext } from './insight.ts';

/** A few as content: more of them would be a count. */
const mostTold = 3;

/** The reviews of the period as a piece of work; null where there are none. */
export function reviewsOf(
  { period }: Pick<InsightContext, 'period'>,
  { facts, isHere }: Hosting,
): ArguedContribution | null {
  const days = facts.reviewed
    .filter(isHere)
    .flatMap(({ reviews }) => reviews.map(({ submitted }) => submitted))
    .filter((submitted) => isInPeriod(submitted, period))
    .map(wholeSeconds)
    .toSorted();
  if (days.length === 0) return null;
  return {
    id: stableId('theme', 'reviews', ''),
    repository: 0,
    title: 'Reviews of other people’s changes',
    titleFrom: 'theme',
    about: null,
    path: '',
    theme: { kind: 'reviews', area: '' },
    assets: [],
    commits: [],
    span: { from: days[0]!, to: days.at(-1)! },
    upkeep: null,
    uses: [],
    arguments: [],
  };
}

export const reviewsThatChanged: HostedInsight = {
  id: 'E4',
  async find({ theme }, context, hosting) {
    if (theme?.kind !== 'reviews') return doesNotApply('no-reviews');
    if (!hosting.isRead('reviewed')) return doesNotApply('not-read');
    const threads = findThreads(context, hosting).slice(0, mostTold);
    const firsts = findFirsts(context, hosting).slice(0, mostTold);
    if (threads.length + firsts.length === 0) return doesNotApply('no-change-after-review');
    return {
      lens: 'enables',
      facts: {
        insight: 'E4',
        threads: threads.map(({ thread, on }) => ({ path: thread.path, pullRequest: on.number })),
        firsts: firsts.map(({ number }) => number),
      },
      standing: threads.some((item) => item.byService && item.commits.length > 0)
        ? 'corroborated'
        : 'evidenced',
      inPeriod: true,
      evidence: [
        ...threads.flatMap((item) => evidenceOf(item, hosting)),
        ...firsts.map((pullRequest) => pullRequestEvidence(pullRequest, hosting)),
      ],
      counterEvidence: against(threads),
      notVisible: [
        'why-it-changed',
        ...(hosting.isComplete('threads') ? [] : (['other-threads'] as const)),
      ],
    };
  },
};

interface Followed {
  readonly thread: ReviewThread;
  readonly on: ReviewedPullRequest;
  /** The service says that those lines were changed afterwards. */
  readonly byService: boolean;
  /** Commits of the pull request on that file by somebody else, authored after the thread began. */
  readonly commits: readonly number[];
}

/** One thread of each pull request, those that git and the service both show first, then the earliest. */
function findThreads({ period }: InsightContext, hosting: Hosting): readonly Followed[] {
  const byId = new Map(hosting.facts.reviewed.map((found) => [found.id, found]));
  const found: Followed[] = [];
  for (const thread of hosting.facts.threads) {
    const on = byId.get(thread.pullRequest);
    const [first] = thread.comments;
    if (!on || !first || !hosting.isHere(on) || !hosting.isOther(on.author)) continue;
    if (on.merged === null || !isInPeriod(first.created, period)) continue;
    if (Date.parse(first.created) >= Date.parse(on.merged)) continue;
    const commits = changesAfter(thread.path, Date.parse(first.created), on.number, hosting);
    if (thread.isOutdated || commits.length > 0)
      found.push({ thread, on, byService: thread.isOutdated, commits });
  }
  const both = ({ byService, commits }: Followed): number =>
    Number(byService && commits.length > 0);
  const begun = ({ thread }: Followed): number => Date.parse(thread.comments[0]!.created);
  const told = new Set<string>();
  return found
    .toSorted((a, b) => both(b) - both(a) || begun(a) - begun(b) || a.on.number - b.on.number)
    .filter(({ on }) => !told.has(on.id) && told.add(on.id));
}

/** What a branch held is in git only where it was merged as it was: a squash is dated by its merge. */
function changesAfter(
  path: string,
  moment: number,
  number: number,
  { past, commitsOf }: Hosting,
): readonly number[] {
  const { history, credit, person } = past;
  const at = history.findPath(path);
  return commitsOf(number).filter(
    (commit) =>
      !history.committedByHost(commit) &&
      credit.person(commit) !== person &&
      history.authored[commit]! * 1000 > moment &&
      past.paths(commit).includes(at),
  );
}

/** Merged pull requests that brought the first commits of their authors, and that the subject reviewed before. */
function findFirsts(
  { period, coverage }: InsightContext,
  { facts, past, isHere, isOther, commitsOf }: Hosting,
): readonly ReviewedPullRequest[] {
  // Before the boundary of what was read there may be earlier ones.
  if (!ofGit(coverage).complete) return [];
  const { credit } = past;
  const seen = new Set<number>();
  const firstCommits = new Set<number>();
  for (const commit of past.commits) {
    const person = credit.person(commit);
    if (seen.has(person)) continue;
    seen.add(person);
    firstCommits.add(commit);
  }
  return facts.reviewed
    .filter((found) => isHere(found) && isOther(found.author) && found.merged !== null)
    .filter(({ merged }) => isInPeriod(merged!, period))
    .filter(({ reviews, merged }) =>
      reviews.some(({ submitted }) => Date.parse(submitted) < Date.parse(merged!)),
    )
    .filter(({ number }) => commitsOf(number).some((commit) => firstCommits.has(commit)))
    .toSorted((a, b) => a.number - b.number);
}

function evidenceOf({ thread, on, commits }: Followed, hosting: Hosting): readonly Evidence[] {
  const [first] = thread.comments;
  return [
    recorded({
      kind: 'review',
      id: thread.id,
      url: on.url,
      at: first!.created,
      person: hosting.personOf(on),
      pullRequest: on.number,
      place: thread.path,
      text: first!.body,
    }),
    ...commits.slice(0, 1).map((commit) => ({
      ...hosting.past.evidence(commit),
      pullRequest: on.number,
    })),
  ];
}

function against(threads: readonly Followed[]): readonly CounterEvidence[] {
  const authors = new Set(threads.map(({ on }) => on.author!.login));
  const { length } = threads;
  return length > 1 && authors.size === 1
    ? [{ kind: 'one-author', count: length, of: length, commits: [] }]
    : [];
}
