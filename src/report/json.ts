/** The document of `groundwork summary --format json`, key by key in the order of CONTRACT.md. */
import type { Person } from '../core/model.ts';
import type { SubjectCommit } from '../core/summary/input.ts';
import type { Summary } from '../core/summary/summary.ts';
import { adoptionDocument } from './adoptionsDocument.ts';
import { hrefOf } from './line.ts';
import { againstOf, claimOf, notVisibleOf, periodPhrase, promptOf } from './words/claims.ts';
import { createSpeaker } from './words/speaker.ts';

export function summaryDocument(summary: Summary): unknown {
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
  const contributions = summary.contributions.map((contribution) => ({
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
    arguments: contribution.arguments.map((argument) => ({
      lens: argument.lens,
      insight: argument.facts.insight,
      facts: argument.facts,
      claim: claimOf(argument.facts, contribution, speaker, periodPhrase(summary)),
      standing: argument.standing,
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
        text: null,
      })),
      counterEvidence: argument.counterEvidence.map((item) => ({
        ...item,
        text: againstOf(item, speaker),
      })),
      notVisible: { items: argument.notVisible, text: notVisibleOf(argument) },
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
    edits: [],
  };
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
