import type { Contribution } from '../../src/core/contributions/contribution.ts';
/** Facts for tests of what is made from them; everything not given is plain. */
import {
  buildContributions,
  type ContributionInput,
} from '../../src/core/contributions/contributions.ts';
import type { Adoption, Deed, Person, TeamsUsed } from '../../src/core/model.ts';
import type { SubjectCommit, SummaryAsset } from '../../src/core/summary/input.ts';

export const period = { label: '2026-H1', from: '2026-01-01', to: '2026-07-01' };
export const ownTeam = '@o/platform';
export const teams: TeamsUsed = {
  source: 'codeowners',
  ignored: [],
  list: ['@o/checkout', ownTeam, '@o/search'],
};

export function person(id: string, name: string, kind: Person['kind'] = 'human'): Person {
  return { id, name, kind, identities: [{ name, email: `${id}@facts.example` }] };
}
export const subject = person('me', 'Ada Byron');
export const people = [
  subject,
  person('bo', 'Bo Li'),
  person('cy', 'Cy Twombly'),
  person('di', 'Di Prima'),
  person('robot', 'renovate[bot]', 'bot'),
];

/** A day, or a date-time, as both dates of a deed; the commit is called after it unless named. */
export function deed(day: string, who: string | null, commit = `${who}-${day}`): Deed {
  const date = day.length === 10 ? `${day}T12:00:00Z` : day;
  return { commit, authored: date, landed: date, person: who };
}

export function adoption(
  place: string,
  who: string | null,
  day: string,
  more: Partial<Adoption> = {},
): Adoption {
  return {
    ...deed(day, who),
    place,
    line: 1,
    placeKind: 'code',
    since: null,
    coAuthors: [],
    teams: ['@o/checkout'],
    pullRequest: null,
    via: 'import',
    through: [],
    own: false,
    bulk: false,
    copied: false,
    approximate: false,
    ended: null,
    ...more,
  };
}

export function asset(path: string, day: string, more: Partial<SummaryAsset> = {}): SummaryAsset {
  const kind = more.kind ?? 'module';
  return {
    id: `${kind}:${path}`,
    repository: 0,
    kind,
    path,
    symbol: null,
    formerPaths: [],
    born: deed(day, 'me', `born-${path}-${day}`),
    makers: [{ person: 'me', role: 'originated', share: null }],
    teams: [ownTeam],
    adoptions: [],
    reach: { people: 0, teams: 0, places: 0, transitive: 0 },
    ...more,
  };
}

/** What makes an asset one that somebody else originated, and of which a share (0 to 1) of the lines is the subject's. */
export function extended(
  day: string,
  by: string,
  share: number | null,
): Pick<SummaryAsset, 'born' | 'makers'> {
  return {
    born: deed(day, by),
    makers: [
      { person: by, role: 'originated', share: null },
      { person: 'me', role: 'extended', share },
    ],
  };
}

/** A commit of the subject; `-path` is deleted, `+path` added, others modified. */
export function commit(
  message: string,
  day: string,
  paths: readonly string[],
  more: Partial<SubjectCommit> = {},
): SubjectCommit {
  const { person: _, ...moment } = deed(day, 'me', `${message}-${day}`);
  return {
    ...moment,
    repository: 0,
    subject: message,
    paths: paths.map((path) => ({
      path: path.replace(/^[+-]/, ''),
      change: path.startsWith('+') ? 'added' : path.startsWith('-') ? 'deleted' : 'modified',
    })),
    files: paths.length,
    pullRequest: null,
    viaAgent: null,
    excluded: null,
    revertedBy: null,
    ...more,
  };
}

export function contributionsOf(input: Partial<ContributionInput>): readonly Contribution[] {
  return buildContributions({
    assets: [],
    commits: [],
    documents: new Map(),
    subject,
    people,
    period,
    authors: new Map(
      (input.assets ?? []).map((item) => [
        item.born.commit,
        { name: 'Ada Byron', email: 'me@facts.example' },
      ]),
    ),
    ...input,
  });
}
