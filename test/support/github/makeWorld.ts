/** A world made by code, the same at each run. */
import type {
  Actor,
  WorldRepository,
  WorldReview,
  WorldThread,
  WorldPullRequest,
  WorldIssue,
  WorldRun,
  World,
} from './world.ts';

export interface WorldSize {
  readonly authored: number;
  readonly reviewed: number;
  readonly releases: number;
  readonly runs: number;
}

export const small: WorldSize = { authored: 12, reviewed: 20, releases: 3, runs: 30 };
/** Three years of somebody who works on a platform that others use. */
export const threeYears: WorldSize = { authored: 600, reviewed: 2000, releases: 240, runs: 900 };

export const sentinel = 'ghp_SentinelSentinelSentinelSentinel0001';

const day = 86_400_000;
const begin = Date.parse('2023-07-01T00:00:00Z');
const end = Date.parse('2026-06-30T00:00:00Z');

/** A world around `octo`, who writes and reviews in `acme`. */
export function makeWorld(size: WorldSize = small): World {
  const random = generator(20260630);
  const users = new Map<string, Actor>();
  const user = (login: string, __typename: Actor['__typename'] = 'User'): Actor => {
    const made = { __typename, id: `U_${login}`, login };
    users.set(login.toLowerCase(), made);
    return made;
  };
  const me = user('octo');
  const others = ['ada', 'grace', 'edsger', 'barbara', 'donald', 'frances', 'alan', 'radia'].map(
    (login) => user(login),
  );
  const bot = user('dependabot', 'Bot');
  const repositories = new Map<string, WorldRepository>();
  for (const name of ['acme/platform', 'acme/checkout', 'acme/search', 'elsewhere/side']) {
    repositories.set(name, {
      id: `R_${name}`,
      nameWithOwner: name,
      isPrivate: name === 'acme/search',
    });
  }
  const pullRequests = new Map<string, WorldPullRequest>();
  const numbers = new Map<string, number>();
  const open = (
    name: string,
    author: Actor | null,
    at: number,
    more: Partial<WorldPullRequest> = {},
  ): WorldPullRequest => {
    const number = (numbers.get(name) ?? 0) + 1;
    numbers.set(name, number);
    const isMerged = random() < 0.9;
    const closed = iso(at + Math.floor(random() * 6 * day) + 3_600_000);
    const made: WorldPullRequest = {
      id: `PR_${name}_${number}`,
      number,
      repository: repositories.get(name)!,
      title: `Change ${number} of ${name}`,
      body: random() < 0.1 ? '' : `Why: because of ${number}.\n<!-- template -->`,
      state: isMerged ? 'MERGED' : 'CLOSED',
      author,
      createdAt: iso(at),
      updatedAt: closed,
      mergedAt: isMerged ? closed : null,
      mergeCommit: isMerged ? { oid: oidOf(`merge ${name} ${number}`) } : null,
      headRefOid: oidOf(`head ${name} ${number}`),
      additions: Math.floor(random() * 800),
      deletions: Math.floor(random() * 300),
      changedFiles: 1 + Math.floor(random() * 20),
      commitCount: 1 + Math.floor(random() * 6),
      labels: random() < 0.3 ? ['platform'] : [],
      closes: [],
      reviews: [],
      threads: [],
      events: [],
      ...more,
    };
    pullRequests.set(made.id, made);
    return made;
  };
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const acme = ['acme/platform', 'acme/checkout', 'acme/search'];

  const mine = spread(size.authored).map((at, index) => {
    const name = index % 12 === 11 ? 'elsewhere/side' : pick(acme);
    const pullRequest = open(name, me, at);
    if (index % 5 !== 0) return pullRequest;
    const issue: WorldIssue = {
      __typename: 'Issue',
      id: `I_${pullRequest.id}`,
      number: 100_000 + index,
      title: `Problem ${index}`,
      url: `https://github.com/${name}/issues/${100_000 + index}`,
      createdAt: iso(at - day),
      author: pick(others),
      repository: repositories.get(name)!,
    };
    const closing = { ...pullRequest, closes: [issue] };
    pullRequests.set(closing.id, closing);
    return closing;
  });

  spread(size.reviewed).forEach((at, index) => {
    const author = index % 25 === 24 ? (index % 50 === 49 ? null : bot) : pick(others);
    const pullRequest = open(pick(acme), author, at);
    const reviewed = at + 5 * 3_600_000;
    if (index % 3 === 0) {
      pullRequest.reviews.push(
        reviewBy(pick(others), 'COMMENTED', at + 3_600_000, `early ${index}`),
      );
    }
    const verdict =
      index % 4 === 0 ? 'CHANGES_REQUESTED' : index % 4 === 1 ? 'COMMENTED' : 'APPROVED';
    pullRequest.reviews.push(reviewBy(me, verdict, reviewed, `mine ${index}`));
    if (index % 7 === 0)
      pullRequest.reviews.push(reviewBy(me, 'PENDING', null, `pending ${index}`));
    pullRequest.events.push({
      __typename: 'ReviewRequestedEvent',
      id: `RRE_${index}`,
      createdAt: iso(at + 60_000),
      requestedReviewer: index % 2 === 0 ? me : pick(others),
    });
    if (verdict !== 'APPROVED') {
      pullRequest.threads.push(
        threadBy(me, index, reviewed),
        threadBy(pick(others), index, reviewed),
      );
    }
  });

  mine.forEach((pullRequest, index) => {
    if (index % 3 !== 0 || pullRequest.mergedAt === null) return;
    const author = index % 9 === 0 ? bot : pick(others);
    const at = Math.min(Date.parse(pullRequest.mergedAt) + (30 + (index % 300)) * day, end);
    const later = open(pick(acme), author, at);
    pullRequest.events.push({
      __typename: 'CrossReferencedEvent',
      id: `CRE_${index}`,
      createdAt: iso(at),
      isCrossRepository: later.repository !== pullRequest.repository,
      actor: author,
      source: later,
    });
    if (index % 6 === 0) {
      pullRequest.events.push({
        __typename: 'ReferencedEvent',
        id: `RE_${index}`,
        createdAt: iso(at + day),
        isCrossRepository: false,
        actor: pick(others),
        commitRepository: pullRequest.repository,
        commit: {
          oid: oidOf(`reference ${index}`),
          messageHeadline: `Build on #${pullRequest.number}`,
        },
      });
    }
  });

  return {
    now: iso(end),
    users,
    tokens: new Map([[sentinel, 'octo']]),
    repositories,
    pullRequests,
    hidden: new Set(),
    behindSso: new Set(),
    commits: new Map(
      [...pullRequests.values()].flatMap(({ id, author, mergeCommit }) =>
        mergeCommit ? [[mergeCommit.oid, { author, pullRequests: [id] }]] : [],
      ),
    ),
    releases: spread(size.releases).map((at, index) => ({
      id: `RE_${index}`,
      repository: 'acme/platform',
      tagName: `v1.${index}.0`,
      createdAt: iso(at),
      publishedAt: index % 10 === 9 ? null : iso(at + 60_000),
      isDraft: index % 10 === 9,
      oid: oidOf(`release ${index}`),
    })),
    runs: Array.from({ length: size.runs }, (_, index): WorldRun => ({
      id: 9_000_000_000 + index,
      repository: 'acme/platform',
      workflow: '.github/workflows/contracts.yml',
      event: 'pull_request',
      branch: `feature-${Math.floor(index / 2)}`,
      sha: oidOf(`run ${index}`),
      conclusion: index % 5 === 0 ? 'failure' : index % 11 === 0 ? 'cancelled' : 'success',
      createdAt: iso(end - 90 * day + Math.floor((89 * day * index) / size.runs)),
      seconds: 120 + (index % 60),
      actor: pick(others),
      pullRequests: [1 + Math.floor(index / 2)],
    })),
    code: [],
  };

  function reviewBy(author: Actor, state: string, at: number | null, body: string): WorldReview {
    return {
      id: `PRR_${body.replace(' ', '_')}`,
      author,
      state,
      submittedAt: at === null ? null : iso(at),
      body: state === 'APPROVED' ? '' : body,
    };
  }

  function threadBy(author: Actor, index: number, at: number): WorldThread {
    const id = `PRRT_${index}_${author.login}`;
    return {
      id,
      path: `src/part${index % 17}.ts`,
      isResolved: index % 2 === 0,
      isOutdated: index % 3 !== 0,
      originalLine: 1 + (index % 90),
      comments: [
        {
          id: `${id}_1`,
          author,
          body: `What if ${index} is empty?`,
          createdAt: iso(at),
          originalCommit: { oid: oidOf(`head of ${id}`) },
        },
      ],
    };
  }
}

/** Moments spread over the three years, oldest first. */
function spread(count: number): readonly number[] {
  return Array.from(
    { length: count },
    (_, index) => begin + Math.floor(((end - begin - 30 * day) * index) / count),
  );
}

export function oidOf(text: string): string {
  let hash = 0x811c9dc5;
  let out = '';
  for (let round = 0; out.length < 40; round++) {
    for (const char of `${round}${text}`)
      hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193) >>> 0;
    out += hash.toString(16).padStart(8, '0');
  }
  return out;
}

function iso(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** A sequence of numbers from 0 to 1 that is the same for the same seed. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
