/** The document of `groundwork summary --format json`, key by key in the order of CONTRACT.md. */
import type { Draft } from '../core/draft/draft.ts';
import type { EditedContribution, EditedSummary } from '../core/draft/editedSummary.ts';
import { effectiveEdits } from '../core/draft/effectiveEdits.ts';
import type { Person } from '../core/model.ts';
import type { SubjectCommit } from '../core/summary/input.ts';
import type { Summary } from '../core/summary/summary.ts';
import { adoptionDocument } from './adoptionsDocument.ts';
import { editsDocument } from './editsDocument.ts';
import { hrefOf } from './line.ts';
import { againstOf, notVisibleOf, scopeOf } from './words/against.ts';
import { claimOf } from './words/claims.ts';
import { periodPhrase } from './words/periods.ts';
import { promptOf } from './words/prompts.ts';
import { createSpeaker } from './words/speaker.ts';

/** The document; `draft` is what the engineer changed, told at its end as their words. */
export function summaryDocument(edited: EditedSummary, draft: Draft): unknown {
  const { summary } = edited;
  const speaker = createSpeaker(summary);
  const named = summary.settings.people === 'names';
  const url = (repository: number, commit: string): string | null =>
    hrefOf({ kind: 'commit', repository, commit }, summary.repositories);
  const commits = (list: readonly SubjectCommit[]) =>
    list.map((commit) => ({
      repository: commit.repository,
      commit: commit.commit,
      authored: commit.authored,
      landed: commit.landed,
      subject: speaker.quote(commit.subject),
      pullRequest: commit.pullRequest,
      viaAgent: commit.viaAgent,
    }));
  const mentioned = new Set<string | null>([summary.subject.id]);
  const mention = (id: string | null): string | null => {
    mentioned.add(id);
    return id;
  };
  const found = edited.contributions.flatMap((item) =>
    item.found === null ? [] : [{ ...item, found: item.found }],
  );
  const contributions = found.map(({ found: contribution, ...item }) => ({
    id: contribution.id,
    title: speaker.quote(contribution.title),
    repository: contribution.repository,
    span: contribution.span,
    commits: commits(contribution.commits),
    pullRequests: pullRequests(contribution.commits),
    assets: contribution.assets.map((asset) => ({
      id: asset.id,
      kind: asset.kind,
      path: asset.path,
      symbol: asset.symbol,
      formerPaths: asset.formerPaths,
      born: { ...asset.born, person: mention(asset.born.person) },
      makers: asset.makers.map((maker) => ({ ...maker, person: mention(maker.person) })),
      reach: asset.reach,
    })),
    arguments: foundArguments(item).map(({ argument, words, standing, included }) => ({
      lens: argument.lens,
      insight: argument.facts.insight,
      facts: argument.facts,
      claim:
        words === null
          ? claimOf(argument.facts, contribution, speaker, periodPhrase(summary))
          : speaker.quote(words),
      ownWords: words !== null,
      included,
      standing,
      evidence: argument.evidence.map((item) => ({
        kind: item.kind,
        id: item.id,
        url: url(item.repository, item.id),
        repository: item.repository,
        date: item.landed,
        person: mention(item.person),
        asset: item.asset,
        place: item.place,
        line: item.line,
        text: item.text === null ? null : speaker.quote(item.text),
      })),
      counterEvidence: argument.counterEvidence.map((item) => ({
        ...item,
        text: againstOf(item, speaker, scopeOf(argument.facts.insight)),
      })),
      notVisible: { items: argument.notVisible, text: notVisibleOf(argument) },
    })),
    inMyWords: item.arguments.flatMap(({ ground }) =>
      ground.kind === 'counterfactual' ? [ground.value] : [],
    ),
    quotes: item.quotes.map(({ text, source }) => ({
      text: speaker.quote(text),
      source: speaker.quote(source),
    })),
    payoff: contribution.uses.map((use) => {
      mention(use.adoption.person);
      for (const other of use.adoption.coAuthors) mention(other);
      return {
        asset: use.asset.id,
        ...(adoptionDocument(use.adoption) as object),
        inPeriod: use.inPeriod,
      };
    }),
  }));
  const watchlist = summary.watchlist.map(({ contribution, available }) => ({
    id: contribution.id,
    title: speaker.quote(contribution.title),
    available,
  }));
  const people = summary.people.filter((person) => mentioned.has(person.id));
  return {
    schema: 1,
    kind: 'summary',
    tool: summary.tool,
    repositories: summary.repositories.map(({ webUrl, ...repository }) => ({
      ...repository,
      url: webUrl,
    })),
    subject: {
      id: summary.subject.id,
      name: summary.subject.name,
      identities: summary.subject.identities,
      confirmed: summary.confirmed,
    },
    period: summary.period,
    settings: summary.settings,
    coverage: summary.coverage,
    teams: summary.teams,
    accomplished: [...summary.accomplished.items, ...summary.accomplished.tail].map((item) => ({
      contribution: item.contribution.id,
      title: speaker.quote(item.contribution.title),
      commits: commits(item.commits),
      pullRequests: item.pullRequests,
      filesAdded: item.added,
      filesDeleted: item.deleted,
    })),
    contributions,
    watchlist,
    prompts: summary.prompts.map((prompt) => ({
      kind: prompt.kind,
      text: promptOf(prompt, speaker),
    })),
    people: people.map((person) =>
      named || person.id === summary.subject.id
        ? personDocument(person)
        : { id: person.id, label: 'a colleague', team: teamOf(summary, person.id) },
    ),
    ledger: summary.ledger.map((entry) => ({
      ...entry,
      examples: entry.examples.map((example) => speaker.quote(example)),
    })),
    manual: edited.contributions.flatMap((item) => manualDocument(item, speaker.quote)),
    edits: editsDocument(effectiveEdits(draft), speaker.quote),
  };
}

function foundArguments({ arguments: list }: Pick<EditedContribution, 'arguments'>) {
  return list.flatMap(({ ground, standing, included }) =>
    ground.kind === 'found'
      ? [{ argument: ground.argument, words: ground.words, standing, included }]
      : [],
  );
}

/** What was written by hand has no facts, only a claim and perhaps links. */
function manualDocument(
  { id, arguments: list }: EditedContribution,
  quote: (text: string) => string,
) {
  return list.flatMap(({ ground, standing, included }) => {
    if (ground.kind !== 'manual') return [];
    const { title, lens, claim, links } = ground.value;
    const told = links.map(({ url, label }) => ({ url, label: quote(label) }));
    return [
      { id, title: quote(title), lens, claim: quote(claim), links: told, standing, included },
    ];
  });
}

function personDocument({ id, name, kind, identities }: Person): unknown {
  return { id, name, kind, identities };
}

function teamOf(summary: Summary, id: string): string | null {
  for (const contribution of summary.contributions) {
    for (const use of contribution.uses) {
      if (use.adoption.person === id && use.adoption.teams.length > 0)
        return use.adoption.teams[0]!;
    }
  }
  return null;
}

function pullRequests(commits: readonly SubjectCommit[]): number[] {
  return [
    ...new Set(
      commits.flatMap((commit) => (commit.pullRequest === null ? [] : [commit.pullRequest])),
    ),
  ];
}
