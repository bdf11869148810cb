/** Sentences: singular and plural, teams and people, first and third person, and nobody's name with roles. */
import assert from 'node:assert/strict';

import { applyDraft } from '../../../src/core/draft/applyDraft.ts';
import { emptyDraft } from '../../../src/core/draft/draft.ts';
import { counterKinds } from '../../../src/core/insights/counterEvidence.ts';
import type { LaterAdoptionFacts } from '../../../src/core/insights/facts.ts';
import type { TeamSource } from '../../../src/core/model.ts';
import type { SummaryAsset } from '../../../src/core/summary/input.ts';
import type { Summary } from '../../../src/core/summary/summary.ts';
import { summaryDocument } from '../../../src/report/json.ts';
import { renderMarkdown } from '../../../src/report/markdown.ts';
import type { Shown } from '../../../src/report/shown.ts';
import { showSummary } from '../../../src/report/shownSummary.ts';
import { renderText } from '../../../src/report/text.ts';
import { againstOf, notVisibleOf, scopeOf } from '../../../src/report/words/against.ts';
import { claimOf } from '../../../src/report/words/claims.ts';
import { who } from '../../../src/report/words/claims/claim.ts';
import { count, duration, list, longDay, monthSpan } from '../../../src/report/words/dates.ts';
import { headlineOf } from '../../../src/report/words/headline.ts';
import { lensTitles } from '../../../src/report/words/lenses.ts';
import { promptOf } from '../../../src/report/words/prompts.ts';
import { createSpeaker } from '../../../src/report/words/speaker.ts';
import { adoption, asset, commit, extended, people, person } from '../../support/facts.ts';
import { summaryOf, type Told } from '../../support/summaryFacts.ts';

const shown = (summary: Summary): Shown => showSummary(applyDraft(summary, emptyDraft));

const wide = { people: 2, teams: 1, places: 2, transitive: 1234 };
const lib = (adoptions: SummaryAsset['adoptions']): SummaryAsset =>
  asset('lib/net/retry.ts', '2025-01-10', { adoptions, reach: wide });
const one = [adoption('apps/web/x.ts', 'bo', '2026-02-01')];
const many = [
  adoption('apps/web/a.ts', 'bo', '2025-11-01', { teams: ['@o/platform'] }),
  adoption('apps/web/b.ts', 'bo', '2026-02-01'),
  adoption('services/c.ts', 'cy', '2026-03-01', { teams: ['@o/search'] }),
];

function claims(told: Told): Record<string, string> {
  const summary = summaryOf({
    commits: [
      commit('Add retry', '2025-01-10', ['lib/net/retry.ts']),
      commit('More', '2025-03-10', ['lib/net/retry.ts']),
    ],
    ...told,
  });
  const speaker = createSpeaker(summary);
  const [contribution] = summary.contributions;
  return Object.fromEntries(
    contribution!.arguments.map(({ facts }) => [
      facts.insight,
      claimOf(facts, contribution!, speaker),
    ]),
  );
}

describe('claims', () => {
  it('name a few teams, and count the others', () => {
    const speaker = createSpeaker(summaryOf({ assets: [lib(one)] }));
    const told = (teams: readonly string[]): string =>
      who({ people: 9, ofOtherTeams: 9, teams, places: 9 }, speaker);
    assert.equal(
      told(['@o/a', '@o/b', '@o/c', '@o/d', '@o/e']),
      '9 people in code of A, B, C, D and E',
    );
    assert.equal(
      told(['@o/a', '@o/b', '@o/c', '@o/d', '@o/e', '@o/f']),
      '9 people in code of A, B, C, D and 2 more teams',
    );
  });

  it('E2 of one place, and of places in several repositories', () => {
    const summary = summaryOf({ assets: [lib(one)] });
    const repositories = ['shop', 'orders', 'search', 'a', 'b', 'c'].map((name) => ({
      ...summary.repositories[0]!,
      name,
    }));
    const speaker = createSpeaker({ ...summary, repositories });
    const uses = (places: number) => ({ people: 1, ofOtherTeams: 1, teams: ['orders'], places });
    const { first } = summary.contributions[0]!.arguments[0]!.facts as LaterAdoptionFacts;
    const tell = (shares: readonly number[], created: number, inPeriod: number): string =>
      claimOf(
        {
          insight: 'E2',
          now: uses(shares.reduce((sum, places) => sum + places, 0)),
          inPeriod: uses(inPeriod),
          first: { ...first, repository: 1 },
          repositories: shares.map((places, index) => ({
            repository: index + 1,
            uses: uses(places),
            created: index === 0 ? created : 0,
            since: first.landed,
          })),
        },
        summary.contributions[0]!,
        speaker,
      );
    const begun =
      'The first use outside its own repository came on 1 February 2026, in orders, 13 months after my last change to it.';
    assert.equal(
      tell([1], 1, 1),
      `In one other repository, orders, 1 place of 1 person in code of Orders depends on it today. ${begun} In this period, 1 place of 1 person there was added. That place depended on it from its first version on.`,
    );
    assert.equal(
      tell([4, 1, 1, 1, 2], 2, 0),
      `In 5 other repositories, 9 places of 1 person in code of Orders depend on it today: 4 in orders (since February 2026), 1 in search (since February 2026), 1 in a (since February 2026), 1 in b (since February 2026) and the others in 1 more repository. ${begun} 2 of these places depended on it from their first version on.`,
    );
  });

  it('D1 of one use', () =>
    assert.equal(
      claims({ assets: [lib(one)] })['D1'],
      'I originated it. In this period, 1 person in code of Checkout made 1 place depend on it. This use landed on 1 February 2026; my last commit to it until then had landed 11 months before, on 10 March 2025.',
    ));

  it('D1 of a use that came while it was being worked on', () => {
    const told = (landed: string, settings: Told['settings'] = {}): string =>
      claims({
        assets: [lib([adoption('apps/web/x.ts', 'bo', landed)])],
        commits: [
          commit('Add retry', '2025-01-10', ['lib/net/retry.ts']),
          commit('More', '2026-02-20', ['lib/net/retry.ts']),
        ],
        settings,
      })['D1']!;
    assert.match(
      told('2026-03-01'),
      / This use landed on 1 March 2026; my last commit to it until then had landed 9 days before, on 20 February 2026\.$/,
    );
    assert.match(
      told('2026-02-20', { voice: 'third' }),
      / landed on 20 February 2026, the day on which the maker’s last commit to it until then landed\.$/,
    );
    assert.match(
      told('2026-02-01'),
      /; my last commit to it until then had landed 13 months before, on 10 January 2025\.$/,
    );
  });

  it('D1 of what somebody else originated', () =>
    assert.equal(
      claims({
        assets: [{ ...lib(one), ...extended('2025-01-01', 'di', 0.6) }],
      })['D1'],
      'Somebody else originated it; I extended it. In this period, 1 person in code of Checkout made 1 place depend on it. This use landed on 1 February 2026; my last commit to it until then had landed 11 months before, on 10 March 2025.',
    ));

  it('D1 of parts of which somebody else originated one', () => {
    const other = asset('lib/net/a.ts', '2025-01-10', {
      adoptions: [adoption('apps/x.ts', 'bo', '2026-02-02')],
    });
    assert.match(
      claims({ assets: [{ ...lib(one), ...extended('2025-01-01', 'di', 0.6) }, other] })['D1']!,
      /^I originated it, but for 1 of its 2 parts that others use\. .*; my last commit to what it uses until then had landed 11 months before, on /,
    );
  });

  it('D1 of a part that was made later, and of work that went on', () => {
    const part = asset('lib/net/a.ts', '2025-12-01', {
      adoptions: [adoption('apps/x.ts', 'bo', '2026-01-15')],
    });
    const told = {
      assets: [lib([]), part],
      commits: [
        commit('Add retry', '2025-01-10', ['lib/net/retry.ts']),
        commit('Add a', '2025-12-01', ['lib/net/a.ts']),
        commit('More', '2025-12-01', ['lib/net/retry.ts']),
      ],
    };
    assert.match(
      claims(told)['D1']!,
      / This use landed on 15 January 2026; my last commit to what it uses until then had landed 45 days before, on 1 December 2025\.$/,
    );
  });

  it('D1 of several', () =>
    assert.equal(
      claims({ assets: [lib(many)] })['D1'],
      'I originated it. In this period, 2 people in code of Checkout and Search made 2 places depend on it; before that, 1 place of 1 person already did, and does today. The first of these 2 uses landed on 1 February 2026; my last commit to it until then had landed 11 months before, on 10 March 2025.',
    ));

  it('E1', () =>
    assert.equal(
      claims({ assets: [lib(many)] })['E1'],
      '3 places of 2 people in code of Checkout and Search depend on it today. None of them has a commit on it.',
    ));

  it('E1 of some of the places that depend on it, and of people who have commits on it', () => {
    const moved = adoption('z.ts', 'di', '2026-01-02', { unclear: 'moved-here' });
    const makers = ['me', 'bo'].map((person) => ({
      person,
      role: person === 'me' ? ('originated' as const) : ('extended' as const),
      share: null,
    }));
    assert.match(
      claims({ assets: [{ ...lib([...many, moved]), makers }] })['E1']!,
      / depend on it today, as counted here\. 1 of these 2 people has no commit on it\.$/,
    );
  });

  it('E1 of a part of what is named as its place', () => {
    const part = asset('lib/net/b.ts', '2025-01-10');
    const told = claims({ assets: [{ ...lib(many), path: 'lib/net/retry.ts' }, part] });
    assert.match(told['E1']!, / today\. None of them has a commit on these files of it\.$/);
  });

  it('D1 of some of the places that depend on it', () => {
    const moved = adoption('z.ts', 'di', '2026-01-02', { unclear: 'moved-here' });
    assert.match(
      claims({ assets: [lib([...one, moved])] })['D1']!,
      / In this period, 1 person in code of Checkout made 1 place depend on it, as counted here\. This use landed on /,
    );
  });

  it('E1 of people of whom not all are in another team', () => {
    const own = adoption('lib/x.ts', 'di', '2026-02-02', { teams: ['@o/platform'] });
    assert.match(
      claims({ assets: [lib([...many, own])] })['E1']!,
      /^4 places of 3 people \(2 of them in code of Checkout and Search\) depend on it today\./,
    );
  });

  it('E1 of what somebody else originated', () =>
    assert.match(
      claims({ assets: [{ ...lib(many), ...extended('2025-01-01', 'di', 0.6) }] })['E1']!,
      /^3 places of 2 people in code of Checkout and Search that began after most of my commits to it depend on it today\./,
    ));

  it('A3', () =>
    assert.equal(
      claims({ assets: [lib(many)] })['A3'],
      'If it were gone, at least 3 files that use it would need something in its place. All of these are uses of other people, as counted here: 2 in apps/web and 1 in services.',
    ));

  it('E1 and A3 of what others had used before it was a file of its own', () => {
    const told = claims({ assets: [lib([...many, adoption('z.ts', 'di', '2024-06-01')])] });
    assert.match(told['E1']!, /^3 places of 2 people .* that began after it was made depend on it/);
    assert.match(
      told['A3']!,
      / 3 of these are uses of other people that came after it was made, as counted here/,
    );
  });

  it('A3 of what is mostly other people’s now, and of what somebody else originated', () => {
    const shared = (share: number) => ({
      ...lib(many),
      makers: [{ person: 'me', role: 'originated' as const, share }],
    });
    assert.match(
      claims({ assets: [shared(0.33)] })['A3']!,
      /: 2 in apps\/web and 1 in services\. I originated it; most of its lines are other people’s today\.$/,
    );
    assert.match(
      claims({ assets: [shared(0.5)] })['A3']!,
      /about half of its lines are mine today\.$/,
    );
    assert.doesNotMatch(claims({ assets: [shared(0.61)] })['A3']!, /originated/);
    assert.match(
      claims({ assets: [{ ...lib(many), ...extended('2025-01-01', 'di', 0.55) }] })['A3']!,
      /of these are uses of other people that came after most of my commits to it, as counted here: .*\. Somebody else originated it; about half of its lines are mine today\.$/,
    );
  });

  it('A3 of a part', () =>
    assert.match(
      claims({ assets: [lib(many), asset('lib/net/b.ts', '2025-01-10')] })['A3']!,
      /^If retry\.ts in it were gone, at least 3 files .* All of these are uses of other people, as counted here: /,
    ));

  for (const source of ['areas', 'none'] as const satisfies readonly TeamSource[]) {
    it(`says people, never teams, where there are ${source}`, () => {
      const said = Object.values(claims({ assets: [lib(many)], teams: { source } })).join(' ');
      assert.doesNotMatch(said, /team|Checkout|Search/i);
      assert.match(said, /2 people made 2 places/);
    });
  }
});

describe('what speaks against it, in words', () => {
  const speaker = { hasTeams: true, subject: 'I', possessive: 'my' };
  const say = (kind: (typeof counterKinds)[number], number: number, of: number): string =>
    againstOf({ kind, count: number, of, commits: [] }, speaker, 'all');

  for (const [kind, number, of, words] of [
    ['reverted', 1, 9, '1 of 9 commits was reverted by somebody else and not landed again.'],
    ['reverted-by-maker', 2, 2, 'I reverted both commits and did not land them again.'],
    ['as-before', 1, 1, 'In the period before this one, 1 place began to use it.'],
    ['amended', 1, 2, '1 later commit of somebody else says that it corrects or tidies it.'],
    ['amended', 3, 3, '3 later commits of others say that they correct or tidy it.'],
    ['stayed-there', 7, 9, '7 of the 9 commits there since are my own: it may be my area now.'],
    ['replaced', 3, 4, '3 of 4 places that dropped it took the same other thing instead.'],
    [
      'usual-here',
      40,
      90,
      'As many or more places depend on 40 of 90 others of its kind and age here.',
    ],
    ['single-adopter', 3, 3, 'All of these uses are by a single person.'],
    ['own-team-only', 3, 3, 'All of its uses lie in places that its own team owns.'],
    ['one-commit', 3, 3, 'All of these uses came in one commit.'],
    ['bulk', 1, 1, 'The one use came in bulk commits.'],
    ['bulk', 1, 3, '1 of 3 uses came in bulk commits.'],
    ['bulk', 3, 3, 'All 3 uses came in bulk commits.'],
    ['inside', 1, 3, '1 of 3 uses lies in its own folder.'],
    ['inside', 2, 3, '2 of 3 uses lie in its own folder.'],
    ['type-only', 1, 3, 'At least 1 of 3 uses takes types only.'],
    ['copied', 2, 3, '2 of 3 uses came by copying a file.'],
    ['with-makers-help', 1, 1, 'I took part in 1 of 1 adopting commit.'],
    ['with-makers-help', 1, 3, 'I took part in 1 of 3 adopting commits.'],
    ['co-makers', 1, 1, 'The one user has commits on it too, or took part in some.'],
    ['co-makers', 1, 3, '1 of 3 users has commits on it too, or took part in some.'],
    ['ended', 1, 3, 'At least 1 of 3 uses has ended since.'],
    ['ended', 2, 3, 'At least 2 of 3 uses have ended since.'],
    ['ended', 3, 3, 'All 3 uses have ended since.'],
    ['extended-only', 1, 1, 'It was originated by somebody else and extended here.'],
    ['extended-only', 2, 3, '2 of 3 parts were originated by somebody else and extended here.'],
    ['lines-of-others', 1, 1, 'Most of its lines are other people’s now.'],
    ['lines-of-others', 1, 3, 'In 1 of 3 parts most lines are other people’s now.'],
    ['unused-parts', 1, 3, 'No place of other people uses 1 of 3 parts.'],
    ['unused-parts', 2000, 3000, 'No place of other people uses 2,000 of 3,000 parts.'],
    [
      'takes-of-others',
      1,
      3,
      '1 of 3 places that depend on it today takes what other people added, or what nobody can be named for, and is not counted.',
    ],
    [
      'came-otherwise',
      1,
      1,
      'The one place that depends on it today is not counted: that it took it up there and then is not plain (copied, moved, split off, rewritten, there before in some way, or untold).',
    ],
    [
      'came-otherwise',
      2,
      3,
      '2 of 3 places that depend on it today are not counted: that they took it up there and then is not plain (copied, moved, split off, rewritten, there before in some way, or untold).',
    ],
    ['unknown-person', 1, 3, 'For 1 of 3 uses the history read does not tell who made them.'],
  ] as const) {
    it(`${kind} ${number} of ${of}`, () => assert.equal(say(kind, number, of), words));
  }

  for (const [insight, words] of [
    [
      'D1',
      [
        'A single person began to use it in this period.',
        'At least 2 of 3 new uses take types only.',
      ],
    ],
    [
      'D2',
      [
        'A single person created all of them.',
        'At least 2 of 3 files created on it take types only.',
      ],
    ],
    ['E1', ['All of these uses are by a single person.', 'At least 2 of 3 uses take types only.']],
  ] as const) {
    it(`tells which uses ${insight} looked at`, () => {
      const said = (kind: (typeof counterKinds)[number], number: number): string =>
        againstOf({ kind, count: number, of: 3, commits: [] }, speaker, scopeOf(insight));
      assert.deepEqual([said('single-adopter', 3), said('type-only', 2)], words);
    });
  }

  it('has words for every kind, ending in a full stop', () => {
    for (const kind of counterKinds) assert.match(say(kind, 2, 5), /^[A-Z0-9].*\.$/, kind);
  });

  it('speaks of areas where no teams are known', () =>
    assert.equal(
      againstOf(
        { kind: 'own-team-only', count: 1, of: 1, commits: [] },
        { ...speaker, hasTeams: false },
        'all',
      ),
      'All of its uses lie in its own area.',
    ));
});

describe('the headline', () => {
  const headline = (told: Told): string => {
    const summary = summaryOf(told);
    const line = headlineOf(summary.headline, summary, createSpeaker(summary));
    return line.map(({ text }) => text).join('');
  };

  for (const [voice, words] of [
    [
      'first',
      /work that I had done before it; by then I had not changed the oldest of it for 12 months\.$/,
    ],
    [
      'third',
      /work that Ada Byron had done before it; by then Ada Byron had not changed the oldest of it for 12 months\.$/,
    ],
  ] as const) {
    it(`in the ${voice} person`, () =>
      assert.match(headline({ assets: [lib(many)], settings: { voice } }), words));
  }

  it('of one person in one other team', () =>
    assert.match(
      headline({ assets: [lib(one)] }),
      /^From January to June 2026, 1 person in 1 other team began /,
    ));
  it('of people where no teams are known', () =>
    assert.match(
      headline({ assets: [lib(many)], teams: { source: 'areas' } }),
      /, 1 person began /,
    ));
  it('of work that was going on', () => {
    const told = (voice: 'first' | 'third'): string =>
      headline({
        assets: [lib(one)],
        commits: [commit('More', '2026-01-30', ['lib/net/retry.ts'])],
        settings: { voice },
      });
    assert.match(told('first'), /, 1 person in 1 other team began to build on my work\.$/);
    assert.match(told('third'), / began to build on the work of Ada Byron\.$/);
  });

  it('of nobody', () => {
    assert.match(
      headline({ commits: [commit('x', '2026-02-01', ['x.ts'])] }),
      /no use by other people began/,
    );
    assert.match(headline({}), /^Git holds no work of mine that landed/);
    assert.match(
      headline({ settings: { voice: 'third' } }),
      /^Git holds no work of Ada Byron that landed/,
    );
  });
});

describe('with roles', () => {
  const crowd = [
    ...people,
    {
      ...person('ed', 'Edsger W. Dijkstra'),
      identities: [
        { name: 'Edsger W. Dijkstra', email: 'edsger@dijkstra.example' },
        { name: 'ewd', email: '9+goto-harmful@users.noreply.github.com' },
      ],
    },
  ];
  const told: Told = {
    people: crowd,
    assets: [lib([...many, adoption('apps/web/d.ts', 'ed', '2026-04-01')])],
    commits: [
      commit('Add retry', '2025-01-10', ['lib/net/retry.ts']),
      ...[
        'Bo Li',
        'EDSGER W. DIJKSTRA',
        'edsger@dijkstra.example',
        '@goto-harmful',
        'Edsger W. Dijkstra <edsger@dijkstra.example>',
      ].map((name, index) =>
        commit(
          `fix: what ${name} found`,
          `2026-02-0${index + 1}`,
          ['lib/net/retry.ts', 'lib/net/x.ts'],
          { commit: `c${index}` },
        ),
      ),
      commit('Revert "for Cy Twombly"', '2026-03-01', ['lib/net/retry.ts'], { commit: 'd' }),
      commit('hotfix for Di Prima', '2026-03-02', ['lib/net/retry.ts'], { commit: 'e' }),
    ],
  };
  const hidden = /\bbo li\b|twombly|dijkstra|goto-harmful|di prima|(?:bo|cy|di|ed)@facts\.example/i;

  for (const voice of ['first', 'third'] as const) {
    it(`no output names a colleague, in the ${voice} person`, () => {
      const summary = summaryOf({ ...told, settings: { voice } });
      for (const text of [
        renderMarkdown(shown(summary)),
        renderText(shown(summary)),
        JSON.stringify(summaryDocument(applyDraft(summary, emptyDraft), emptyDraft)),
      ]) {
        assert.doesNotMatch(text, hidden);
        assert.match(text, /a colleague/);
      }
    });
  }

  it('with names they are there', () =>
    assert.match(
      renderMarkdown(shown(summaryOf({ ...told, settings: { people: 'names' } }))),
      /Dijkstra/,
    ));

  it('a quote loses names, not the words that hold their letters', () => {
    const { quote } = createSpeaker(summaryOf(told));
    assert.equal(quote('Bo Li and goto-harmfulness'), 'a colleague and goto-harmfulness');
    assert.equal(quote('see src/goto-harmful/x'), 'see src/goto-harmful/x');
    assert.equal(quote('Ada Byron'), 'Ada Byron');
    assert.equal(quote('by\u202Eevil\u0007'), String.raw`by\u{202E}evil\u{7}`);
  });

  it('a person is a colleague, with the team where one is known', () => {
    const speaker = createSpeaker(summaryOf(told));
    assert.equal(speaker.person('bo', ['@o/search']), 'a colleague in Search');
    assert.equal(speaker.person('bo', []), 'a colleague');
    assert.equal(speaker.person(null, ['@o/search']), 'a colleague in Search');
    assert.equal(speaker.person('robot', []), 'a bot');
    assert.equal(speaker.person('me', ['@o/search']), 'I');
    const third = createSpeaker(
      summaryOf({ ...told, settings: { voice: 'third', people: 'names' } }),
    );
    assert.equal(third.person('me', []), 'Ada Byron');
    assert.equal(third.person('bo', ['@o/search']), 'Bo Li in Search');
  });
});

describe('questions and limits', () => {
  it('say what they ask, singular and plural', () => {
    const summary = summaryOf({
      assets: [lib(many)],
      commits: [
        commit('Revert "x"', '2026-02-01', ['x.ts']),
        commit('hotfix', '2026-02-02', ['x.ts']),
        commit('hotfix', '2026-02-03', ['y.ts']),
      ],
    });
    const speaker = createSpeaker(summary);
    assert.deepEqual(
      summary.prompts.map((prompt) => promptOf(prompt, speaker)),
      [
        '1 revert in February 2026: was there an incident to describe?',
        '2 commits mention an incident or hotfix: what happened, and what was different afterwards?',
        'Ask a colleague in Search whether “Retry” helped, and what they would have done without it.',
        'Design talks, mentoring, on-call, hiring and incidents leave no commits. What mattered of them is told where it was written down by hand.',
      ],
    );
  });

  it('what cannot be seen is one sentence', () => {
    const [argument] = summaryOf({ assets: [lib(many)] }).contributions[0]!.arguments;
    assert.equal(
      notVisibleOf(argument!),
      'Uses in files that are gone by now and whether they chose it or were asked to.',
    );
    assert.equal(notVisibleOf({ ...argument!, notVisible: [] }), '');
    assert.equal(
      notVisibleOf({ ...argument!, notVisible: ['use-elsewhere', 'approximate-dates'] }),
      'Use in other repositories and the exact commit of some uses.',
    );
  });

  it('no lens promises more than it shows', () => {
    const all = JSON.stringify([lensTitles, claims({ assets: [lib(many)] })]);
    assert.doesNotMatch(all, /caused|saved|critical|impact|best|score|rank/i);
  });
});

describe('dates and numbers', () => {
  for (const [days, words] of [
    [-1, '0 days'],
    [0, '0 days'],
    [1, '1 day'],
    [13, '13 days'],
    [24, '24 days'],
    [60, '60 days'],
    [61, '2 months'],
    [730, '2 years'],
    [716, '2 years'],
    [715, '23 months'],
    [731, '2 years'],
    [973, '32 months'],
    [1096, '3 years'],
    [4000, '10 years and 11 months'],
  ] as const) {
    it(`${days} days are ${words}`, () => assert.equal(duration(days), words));
  }
  it('spans', () => {
    assert.equal(monthSpan('2025-01-10', '2025-01-20'), 'in January 2025');
    assert.equal(monthSpan('2025-01-10', '2025-03-20'), 'from January to March 2025');
    assert.equal(monthSpan('2024-12-10', '2025-03-20'), 'from December 2024 to March 2025');
    assert.equal(longDay('2025-03-09T23:59:00-12:00'), '9 March 2025');
  });
  it('lists and counts', () => {
    assert.deepEqual([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(list), [
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
    assert.deepEqual(
      [count(1, 'x', 'xs'), count(0, 'x', 'xs'), count(1_234_567, 'x', 'xs')],
      ['1 x', '0 xs', '1,234,567 xs'],
    );
  });
});
