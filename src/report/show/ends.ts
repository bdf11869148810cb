import type { Contribution } from '../../core/contributions/contribution.ts';
import type { Edit } from '../../core/draft/draft.ts';
/** What stands at the end: what to watch, what git cannot show, what was left out, and how it was made. */
import { lineKey, type EditedSummary } from '../../core/draft/editedSummary.ts';
import { restorableReasons } from '../../core/model.ts';
import { ofGit } from '../../core/summary/coverage.ts';
import type { Repository } from '../../core/summary/input.ts';
import type { Prompt, SummaryGap, SummaryLedgerEntry } from '../../core/summary/summary.ts';
import type { Shown, ShownLedgerEntry, ShownOrphan, ShownPrompt } from '../shown.ts';
import { count, grouped, list, longDay, monthOf } from '../words/dates.ts';
import { gapWords, leftOutWords, teamsWords } from '../words/method.ts';
import { promptOf } from '../words/prompts.ts';
import { searchWords } from '../words/searches.ts';
import { streamWords } from '../words/streams.ts';
import type { Teller } from './teller.ts';

const mostWatched = 6;

export function showWatchlist(edited: EditedSummary, teller: Teller): Shown['watchlist'] {
  const leftOut = new Set(edited.contributions.filter((item) => item.leftOut).map(({ id }) => id));
  let told = 0;
  const items = edited.summary.watchlist.map(({ contribution, available }) => {
    const { id } = contribution;
    const chosen = edited.lines.get(lineKey(id, 'watchlist'));
    const included = chosen ?? (!leftOut.has(id) && told < mostWatched);
    if (included) told++;
    return {
      contribution: id,
      included,
      title: teller.speaker.tell(contribution.title),
      path: teller.home(contribution),
      text: `usable since ${longDay(available)}${finished(contribution, available)}; nobody else uses it so far.`,
    };
  });
  return {
    items: items.filter((item) => item.included),
    leftOut: items.filter((item) => !item.included),
  };
}

/** When the work on it was finished, where that was later than its first chance. */
function finished({ span }: Contribution, available: string): string {
  const day = longDay(span.to);
  return day === longDay(available) ? '' : `, finished on ${day}`;
}

export function showPrompts(edited: EditedSummary, teller: Teller): Shown['prompts'] {
  const answered = (key: string): boolean =>
    edited.contributions.some(({ id }) => id.startsWith(answerPrefix(key)));
  const items = edited.summary.prompts
    .map((prompt) => showPrompt(prompt, edited, teller))
    .filter(({ key }) => key === 'no-trace' || !answered(key));
  return {
    items: items.filter((item) => item.included),
    leftOut: items.filter((item) => !item.included),
  };
}

/** How the id of a manual contribution begins that answers a prompt; the prompt is then no longer put. */
export function answerPrefix(key: string): string {
  return `answer:${key}:`;
}

const answers = {
  reverts: 'An incident, and what I did',
  incidents: 'An incident, and what was different afterwards',
  design: 'A design that was decided',
  'ask-user': 'What a colleague says about it',
  migration: 'What is possible since the migration',
  removal: 'What keeping it had meant',
  hardening: 'What had gone wrong before',
  upgrade: 'What waited for the upgrade',
  road: 'What others no longer have to do',
  'most-work': 'Who relies on it',
  fixes: 'What was ended',
  'no-trace': '',
} as const;

/** Questions that a reader may expect an answer to; the others are put to the engineer alone. */
const shownToReaders: ReadonlySet<Prompt['kind']> = new Set([
  'reverts',
  'incidents',
  'design',
  'most-work',
  'fixes',
]);

/** Whom to ask is advice to the engineer; that something is missing is no news where it was written down. */
function isForReader({ kind }: Prompt, { contributions }: EditedSummary): boolean {
  if (kind === 'no-trace') return !contributions.some(({ origin }) => origin === 'manual');
  return shownToReaders.has(kind);
}

/** People are asked about each contribution; of every other kind there is one question. */
function keyOf(prompt: Prompt): string {
  return prompt.kind === 'ask-user' ? `ask:${prompt.contribution.id}` : prompt.kind;
}

function showPrompt(prompt: Prompt, edited: EditedSummary, teller: Teller): ShownPrompt {
  const key = keyOf(prompt);
  return {
    key,
    included: edited.lines.get(lineKey(key, 'prompt')) ?? isForReader(prompt, edited),
    text: 'told' in prompt ? teller.own(prompt.told) : promptOf(prompt, teller.speaker),
    answer: answers[prompt.kind],
    commits:
      'commits' in prompt
        ? prompt.commits
            .slice(0, 5)
            .map((item) => teller.commit(item.repository, item.commit, item.pullRequest))
        : [],
  };
}

export function showLedger(edited: EditedSummary, { speaker, summary }: Teller): Shown['ledger'] {
  const several = summarised(summary).length > 1;
  const entries = summary.ledger.map((entry): ShownLedgerEntry => {
    const where = several ? ` in ${repositoryName(entry, summary, speaker)}` : '';
    return {
      reason: entry.reason,
      text: `${leftOutWords(entry)}${where}`,
      examples: entry.examples.map((example) => speaker.tell(example, 100)),
      canRestore: (restorableReasons as readonly string[]).includes(entry.reason),
      restored: edited.restored.has(entry.reason),
    };
  });
  const label = entries.length === 0 ? 'nothing' : list(entries.map(({ text }) => text));
  return { label, entries };
}

type Names = Pick<Teller, 'speaker' | 'summary'>;

function repositoryName(
  { repository }: SummaryLedgerEntry | SummaryGap,
  summary: Names['summary'],
  speaker: Names['speaker'],
): string {
  return speaker.tell(summary.repositories[repository]?.name ?? '', 60);
}

/** The span that was read, in plain words; a gap is said, never shown as zero. */
export function showCoverage({ summary, speaker }: Teller): readonly string[] {
  const { repositories } = summary;
  const { streams } = summary.coverage;
  const coverage = ofGit(summary.coverage);
  const read =
    coverage.from && coverage.to
      ? `Git history from ${monthOf(coverage.from)} to ${longDay(coverage.to)}, ${coverage.complete ? 'complete' : 'incomplete'}.`
      : 'Git history.';
  const several = summarised(summary).length > 1;
  const gaps = coverage.gaps.map((gap) => {
    const isNamed = several || repositories[gap.repository]?.searchedOnly;
    const where = isNamed ? `${repositoryName(gap, summary, speaker)}: ` : '';
    return `${where}${gapWords(gap, speaker.tell(gap.name ?? '', 60))}`;
  });
  const hosted = repositories.some(({ webUrl, searchedOnly }) => webUrl !== null && !searchedOnly);
  const service = streams
    ? streamWords(streams, speaker.tell)
    : hosted
      ? [
          'GitHub was not asked: what pull requests, reviews and runs of workflows tell is not here.',
        ]
      : [];
  const searched = (summary.searches ?? []).map((claim) => searchWords(claim, speaker.tell));
  return [read, ...gaps, ...service, ...searched];
}

export function showMethod({ summary, speaker }: Teller): string {
  const { teams, subject, contributions } = summary;
  const ignored =
    teams.ignored.length > 0
      ? ` Owners of nearly everything tell nothing apart and were left out: ${list(teams.ignored.map(speaker.teamName))}.`
      : '';
  const byAgents = new Set(
    contributions.flatMap((item) =>
      item.commits.flatMap((commit) => (commit.viaAgent === null ? [] : [commit.commit])),
    ),
  ).size;
  return [
    `${teamsWords[teams.source]}${ignored}`,
    `${count(subject.identities.length, 'identity', 'identities')} of the subject${summary.confirmed ? '' : ', not confirmed'}.`,
    `Colleagues are shown by ${summary.settings.people === 'roles' ? 'role' : 'name'}.`,
    byAgents > 0
      ? `${count(byAgents, 'commit was', 'commits were')} written by a coding agent in the subject’s name.`
      : '',
    summary.unmerged.length > 0
      ? `Not counted: ${count(summary.unmerged.length, 'commit', 'commits')} on HEAD that have not landed.`
      : '',
    searchedWords(summary, speaker),
    'A use is dated by the commit in which a place first depended on the work; moves, renames, reformatting and re-routed imports do not count.',
    `Made with Groundwork ${speaker.tell(summary.tool.version, 20)}.`,
  ]
    .filter((text) => text !== '')
    .join(' ');
}

function summarised({ repositories }: Names['summary']): readonly Repository[] {
  return repositories.filter(({ searchedOnly }) => !searchedOnly);
}

function searchedWords({ repositories }: Names['summary'], speaker: Names['speaker']): string {
  const names = repositories
    .filter(({ searchedOnly }) => searchedOnly)
    .map(({ name, head }) => `${speaker.tell(name, 40)} at ${head.slice(0, 10)}`);
  return names.length === 0 ? '' : `Searched for use as well: ${list(names)}.`;
}

/** Words whose contribution is no longer found, each told once and as last written. */
export function showOrphans(edits: readonly Edit[], { own }: Teller): readonly ShownOrphan[] {
  const last = new Map<string, ShownOrphan>();
  for (const { id, change } of edits) {
    switch (change.kind) {
      case 'rename':
        if (change.title)
          last.set(`rename ${change.contribution}`, { edit: id, text: own(change.title) });
        break;
      case 'claim':
        if (change.text)
          last.set(`claim ${change.contribution} ${change.insight}`, {
            edit: id,
            text: own(change.text),
          });
        break;
      case 'counterfactual':
        if (change.value) {
          const { alternative, whoPays, when, howSure } = change.value;
          const text = [alternative, whoPays, when, howSure]
            .filter((part) => part !== '')
            .join(' · ');
          last.set(`counterfactual ${change.contribution}`, { edit: id, text: own(text) });
        }
        break;
      case 'quote':
        if (change.value)
          last.set(`quote ${change.id}`, {
            edit: id,
            text: own(`“${change.value.text}” (${change.value.source})`),
          });
        break;
      default:
        break;
    }
  }
  return [...last.values()];
}

export function sourceLine({ summary, speaker }: Teller): Shown['source'] {
  const { repositories } = summary;
  const coverage = ofGit(summary.coverage);
  const told = summarised(summary);
  const named = told.slice(0, 4).flatMap(({ name, head }, index) => [
    { text: `${index > 0 ? ', ' : ''}${speaker.tell(name, 60)} at ` },
    {
      text: head.slice(0, 10),
      link: {
        kind: 'commit',
        repository: repositories.findIndex((repository) => repository === told[index]),
        commit: head,
      } as const,
    },
  ]);
  const more = told.length > 4 ? ` and ${grouped(told.length - 4)} more` : '';
  const read =
    coverage.from && coverage.to
      ? `git history ${monthOf(coverage.from)} to ${longDay(coverage.to)}`
      : 'git history';
  return [
    ...named,
    {
      text: `${more} · ${read}, ${coverage.complete ? 'complete' : 'incomplete (see below)'} · every statement can be checked by its links`,
    },
  ];
}
