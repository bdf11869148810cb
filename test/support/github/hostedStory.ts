/** A built git repository together with the GitHub that hosts it: the same people, commits and pull requests in both. */
import type { FileContent } from '../../../src/git/importStream.ts';
import type { CommitHandle } from '../../../src/git/repositoryWriter.ts';
import { buildRepository, type TestRepository } from '../repoBuilder.ts';
import { people } from '../ruleCase.ts';
import { oidOf, sentinel } from './makeWorld.ts';
import type {
  Actor,
  World,
  WorldIssue,
  WorldPullRequest,
  WorldRepository,
  WorldReview,
  WorldThread,
} from './world.ts';

export type Who = 'Ada' | 'Bo' | 'Cy' | 'Di' | 'bot';
type Files = Readonly<Record<string, FileContent | null>>;

export interface PullRequestStory {
  readonly number: number;
  readonly who: Who;
  /** Day on which it was opened; it is merged on `merged`, else on the same day. */
  readonly on: string;
  readonly merged?: string;
  readonly title: string;
  readonly files: Files;
  /** Commits of its branch, each with day, author and files; then it is merged, not squashed. */
  readonly branch?: readonly { readonly on: string; readonly who: Who; readonly files: Files }[];
  readonly closes?: readonly number[];
  readonly in?: 'acme/platform' | 'acme/secret';
  /** It is still open, or was closed: git knows nothing of it. */
  readonly state?: 'OPEN' | 'CLOSED';
  /** The commit as the main line has it, where it is not called after the pull request. */
  readonly rebasedAs?: string;
}

export interface Story {
  /** A commit that no pull request brought. */
  push(on: string, who: Who, files: Files, subject?: string): void;
  pullRequest(told: PullRequestStory): void;
  /** One pull request, or an issue, names another pull request. */
  reference(
    from: number | { readonly issue: string; readonly who: Who },
    to: number,
    on: string,
  ): void;
  review(of: number, who: Who, on: string, told?: Partial<WorldReview>): void;
  thread(of: number, who: Who, on: string, path: string, body: string, isOutdated: boolean): void;
  /** A release of the main line as it is now. */
  release(tag: string, on: string): void;
  run(told: {
    readonly on: string;
    readonly event?: string;
    readonly branch?: string;
    /** Any word: the same one is the same commit. */
    readonly commit?: string;
    readonly conclusion?: string;
    readonly seconds?: number;
    readonly who?: Who;
    readonly number?: number;
    readonly workflow?: string;
  }): void;
}

export interface Hosted {
  readonly repository: TestRepository;
  readonly world: World;
}

/** Builds both; Ada is who reads. */
export async function buildHosted(tell: (story: Story) => void): Promise<Hosted> {
  const git = await buildRepository();
  const later: ((world: World) => void)[] = [];
  const repository: WorldRepository = {
    id: 'R_acme/platform',
    nameWithOwner: 'acme/platform',
    isPrivate: false,
  };
  const secret: WorldRepository = { id: 'R_s', nameWithOwner: 'acme/secret', isPrivate: true };
  const repositories = new Map([repository, secret].map((one) => [one.nameWithOwner, one]));
  const users = new Map<string, Actor>();
  for (const name of Object.keys(people)) {
    const login = `${name.toLowerCase()}-gh`;
    users.set(login, { __typename: 'User', id: `U_${login}`, login });
  }
  const bot: Actor = { __typename: 'Bot', id: 'B_1', login: 'renovate' };
  const userOf = (who: Who): Actor => (who === 'bot' ? bot : users.get(`${who.toLowerCase()}-gh`)!);
  const authorOf = (who: Who): string =>
    who === 'bot' ? 'renovate[bot] <1+renovate[bot]@users.noreply.github.com>' : people[who]!;
  const pullRequests = new Map<number, WorldPullRequest>();
  let tip: CommitHandle | null = null;
  let events = 0;

  const story: Story = {
    push(on, who, files, message = 'Change') {
      const made = git.commit({ author: authorOf(who), date: noon(on), files, message });
      tip = made;
      later.push((world) => {
        world.commits.set(git.id(made), { author: userOf(who), pullRequests: [] });
      });
    },
    pullRequest(told) {
      const { number, who, on, merged = on, title, branch, closes = [], state } = told;
      const isMerged = state === undefined;
      const home = repositories.get(told.in ?? 'acme/platform')!;
      const landed = isMerged && told.in === undefined ? land(git, told, authorOf) : null;
      if (landed) tip = landed;
      const id = `PR_${number}`;
      const pullRequest: WorldPullRequest = {
        id,
        number,
        repository: home,
        title,
        body: '',
        state: state ?? 'MERGED',
        author: userOf(who),
        createdAt: moment(on),
        updatedAt: moment(merged),
        mergedAt: isMerged ? moment(merged) : null,
        mergeCommit: isMerged ? { oid: oidOf(id) } : null,
        headRefOid: oidOf(`head ${id}`),
        additions: 10,
        deletions: 1,
        changedFiles: Object.keys(told.files).length,
        commitCount: branch?.length ?? 1,
        labels: [],
        closes: closes.map((issue) =>
          issueOf(issue, `Problem ${issue}`, users.get('bo-gh')!, repository),
        ),
        reviews: [],
        threads: [],
        events: [],
      };
      pullRequests.set(number, pullRequest);
      later.push((world) => {
        const oid = landed ? git.id(landed) : oidOf(id);
        const made = { ...pullRequest, ...(isMerged ? { mergeCommit: { oid } } : {}) };
        world.pullRequests.set(id, made);
        if (landed) world.commits.set(oid, { author: userOf(who), pullRequests: [id] });
      });
    },
    reference(from, to, on) {
      const named = pullRequests.get(to)!;
      const at = `${++events}`;
      later.push((world) => {
        const source =
          typeof from === 'number'
            ? world.pullRequests.get(`PR_${from}`)!
            : issueOf(9000 + events, from.issue, userOf(from.who), repository);
        named.events.push({
          __typename: 'CrossReferencedEvent',
          id: `CRE_${at}`,
          createdAt: moment(on),
          isCrossRepository: source.repository !== named.repository,
          actor: source.author,
          source,
        });
      });
    },
    review(of, who, on, told = {}) {
      pullRequests.get(of)!.reviews.push({
        id: `PRR_${of}_${++events}`,
        author: userOf(who),
        state: 'COMMENTED',
        submittedAt: moment(on),
        body: 'See below.',
        ...told,
      });
    },
    thread(of, who, on, path, body, isOutdated) {
      const id = `PRRT_${of}_${++events}`;
      const thread: WorldThread = {
        id,
        path,
        isResolved: true,
        isOutdated,
        originalLine: 3,
        comments: [
          { id: `${id}_1`, author: userOf(who), body, createdAt: moment(on), originalCommit: null },
        ],
      };
      pullRequests.get(of)!.threads.push(thread);
    },
    release(tag, on) {
      const at = tip!;
      later.push((world) => {
        world.releases.push({
          id: `RE_${tag}`,
          repository: 'acme/platform',
          tagName: tag,
          createdAt: moment(on),
          publishedAt: moment(on),
          isDraft: false,
          oid: git.id(at),
        });
      });
    },
    run(told) {
      const number = ++events;
      later.push((world) => {
        world.runs.push({
          id: number,
          repository: 'acme/platform',
          workflow: told.workflow ?? '.github/workflows/contracts.yml',
          event: told.event ?? 'pull_request',
          branch: told.branch ?? 'main',
          sha: oidOf(told.commit ?? `run ${number}`),
          conclusion: told.conclusion ?? 'success',
          createdAt: told.on.includes('T') ? told.on : moment(told.on),
          seconds: told.seconds ?? 60,
          actor: userOf(told.who ?? 'Bo'),
          pullRequests: told.number === undefined ? [] : [told.number],
        });
      });
    },
  };
  tell(story);
  await git.write();
  git.git('config', 'user.name', 'Ada Byron');
  git.git('config', 'user.email', 'ada@rules.example');
  git.git('config', 'remote.origin.url', 'https://github.com/acme/platform.git');
  const world: World = {
    now: '2026-07-01T00:00:00Z',
    users,
    tokens: new Map([[sentinel, 'ada-gh']]),
    repositories,
    pullRequests: new Map(),
    hidden: new Set(),
    behindSso: new Set(),
    commits: new Map(),
    releases: [],
    runs: [],
    code: [],
  };
  for (const add of later) add(world);
  return { repository: git, world };
}

/** Lands a pull request as its story tells: squashed by the host, merged with its commits, or rebased. */
function land(
  git: TestRepository,
  { number, who, on, merged = on, title, files, branch, rebasedAs }: PullRequestStory,
  authorOf: (who: Who) => string,
): CommitHandle {
  const author = authorOf(who);
  const host = 'GitHub <noreply@github.com>';
  if (rebasedAs !== undefined)
    return git.commit({ author, date: noon(merged), message: rebasedAs, files });
  if (!branch) {
    const message = `${title} (#${number})`;
    return git.commit({ author, committer: host, date: noon(merged), message, files });
  }
  const name = `change-${number}`;
  git.branch(name);
  for (const step of branch)
    git.commit({
      author: authorOf(step.who),
      date: noon(step.on),
      message: 'Step',
      files: step.files,
    });
  git.switchTo('main');
  const message = `Merge pull request #${number} from acme/${name}\n\n${title}`;
  return git.merge(name, { author, committer: host, date: noon(merged), message });
}

function issueOf(
  number: number,
  title: string,
  author: Actor,
  repository: WorldRepository,
): WorldIssue {
  return {
    __typename: 'Issue',
    id: `I_${number}`,
    number,
    title,
    url: `https://github.com/acme/platform/issues/${number}`,
    createdAt: '2025-01-01T00:00:00Z',
    author,
    repository,
  };
}

function noon(day: string): string {
  return `${day}T12:00:00+00:00`;
}

function moment(day: string): string {
  return `${day}T12:00:00Z`;
}
