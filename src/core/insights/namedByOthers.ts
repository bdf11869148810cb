/** D2 with what a hosting service records: merged pull requests of others that name those of the subject. */
import { dayOf, isInPeriod } from '../period.ts';
import type { Hosting } from '../pullRequests/hosting.ts';
import type {
  AuthoredPullRequest,
  IssueLink,
  PullRequestLink,
  Reference,
} from '../pullRequests/records.ts';
import type { ArguedContribution } from '../summary/summary.ts';
import type { CounterEvidence } from './counterEvidence.ts';
import type { BuiltUponFacts, Count } from './facts.ts';
import { pullRequestEvidence, recorded } from './hostedEvidence.ts';
import { doesNotApply, type HostedInsight, type InsightContext } from './insight.ts';
import { isAmending, isBookkeeping } from './references.ts';
import { limits } from './useFacts.ts';

/** One mention alone may stand for anything. */
const fewestAlone = 2;

const nobody: Count = { people: 0, ofOtherTeams: 0, teams: [], places: 0 };
const never = { commits: 0, people: 0, inPeriod: 0 };

export const namedByOthers: HostedInsight = {
  id: 'D2',
  async find(contribution, context, hosting) {
    if (!hosting.isRead('references')) return doesNotApply('not-read');
    const { builds, faults, issues, isPartial } = mentionsOf(contribution, context, hosting);
    const known = contribution.arguments.find(({ facts }) => facts.insight === 'D2');
    if (builds.length < (known ? 1 : fewestAlone)) return doesNotApply('not-named-by-others');
    const fromGit =
      known?.facts.insight === 'D2'
        ? known.facts
        : ({
            insight: 'D2',
            created: nobody,
            inPeriod: nobody,
            packages: [],
            references: never,
            documents: [],
            citations: never,
          } satisfies BuiltUponFacts);
    const inPeriod = builds.filter(({ merged }) => isInPeriod(merged!, context.period)).length;
    const named = {
      pullRequests: builds.length,
      people: new Set(builds.map(({ author }) => author!.login.toLowerCase())).size,
      inPeriod,
      issues: issues.length,
    };
    const against: readonly CounterEvidence[] =
      faults === 0
        ? []
        : [{ kind: 'named-as-fault', count: faults, of: faults + builds.length, commits: [] }];
    return {
      lens: 'delayed',
      facts: { ...fromGit, named },
      standing: known ? 'corroborated' : 'evidenced',
      inPeriod: (known?.inPeriod ?? false) || inPeriod > 0,
      evidence: [
        ...(known?.evidence ?? []),
        ...builds.map((pullRequest) => pullRequestEvidence(pullRequest, hosting)),
        ...issues.map(({ number, url, title, created }) =>
          recorded({ kind: 'issue', id: `#${number}`, url, at: created, text: title }),
        ),
      ],
      counterEvidence: [...(known?.counterEvidence ?? []), ...against],
      notVisible: [
        ...(known?.notVisible ?? ['chosen-or-told', ...limits([], context.coverage)]).filter(
          (item) => item !== 'references-elsewhere' || !hosting.isComplete('references'),
        ),
        ...(isPartial ? (['private-references'] as const) : []),
      ],
    };
  },
};

export interface NamedBy {
  readonly builds: readonly PullRequestLink[];
  readonly issues: readonly IssueLink[];
  /** Merged pull requests and issues that say that something of it is wrong. */
  readonly faults: number;
  /** Whether some come from private repositories, which are not told. */
  readonly isPartial: boolean;
}

/** Who named the pull requests of a contribution after they were merged, until the period ended; each once. */
export function mentionsOf(
  contribution: ArguedContribution,
  { period }: Pick<InsightContext, 'period'>,
  hosting: Hosting,
): NamedBy {
  const own = new Map<string, AuthoredPullRequest>();
  for (const { details } of contribution.commits) {
    const pullRequest = details && hosting.own.get(details.number);
    if (pullRequest) own.set(pullRequest.id, pullRequest);
  }
  const end = dayOf(period.to)!;
  const builds = new Map<string, PullRequestLink>();
  const issues = new Map<string, IssueLink>();
  const faults = new Set<string>();
  let isPartial = false;
  for (const { pullRequest, at, source } of hosting.facts.references) {
    const named = own.get(pullRequest);
    if (!named || source.kind === 'commit' || !hosting.isOther(source.author)) continue;
    if (Date.parse(at) < Date.parse(named.merged!) || dayOf(at)! >= end) continue;
    if (source.isPrivate && !hosting.isHere(source)) {
      isPartial = true;
      continue;
    }
    if (isCarriedOver(source, named)) continue;
    const key = `${source.kind} ${source.repository} ${source.number}`;
    if (source.kind === 'issue') {
      if (isAmending(source.title)) faults.add(key);
      else if (hosting.isHere(source)) issues.set(key, source);
    } else if (source.merged !== null && dayOf(source.merged)! < end) {
      if (isAmending(source.title)) faults.add(key);
      else builds.set(key, source);
    }
  }
  return {
    builds: [...builds.values()].toSorted(byMerge),
    issues: [...issues.values()].toSorted((a, b) => a.number - b.number),
    faults: faults.size,
    isPartial,
  };
}

/** Releases, backports and reverts name what they hold, and so does the same change for another branch. */
function isCarriedOver(
  { title }: Exclude<Reference['source'], { readonly kind: 'commit' }>,
  named: AuthoredPullRequest,
): boolean {
  return isBookkeeping(title) || title.includes(named.title);
}

function byMerge(a: PullRequestLink, b: PullRequestLink): number {
  return Date.parse(a.merged!) - Date.parse(b.merged!) || a.number - b.number;
}
