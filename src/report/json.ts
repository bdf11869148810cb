/** The document of `groundwork summary --format json`, key by key in the order of CONTRACT.md. */
import type { Draft } from '../core/draft/draft.ts';
import type { EditedContribution, EditedSummary } from '../core/draft/editedSummary.ts';
import { effectiveEdits } from '../core/draft/effectiveEdits.ts';
import type { Person } from '../core/model.ts';
import type { SubjectCommit } from '../core/summary/input.ts';
import type { Summary } from '../core/summary/summary.ts';
import { adoptionDocument } from './adoptionsDocument.ts';
import { counterfactualTold, editsDocument, type Quoting } from './editsDocument.ts';
import { hrefOf, textOf } from './line.ts';
import { againstOf, notVisibleOf, scopeOf } from './words/against.ts';
import { claimOf } from './words/claims.ts';
import { headlineOf } from './words/headline.ts';
import { promptOf } from './words/prompts.ts';
import { createSpeaker } from './words/speaker.ts';

/** Longer subject lines are cut: nobody reads them, and a reader of the document has a bound. */
const longestSubject = 2000;

/** The document; `draft` is what the engineer changed, told at its end as their words. */
export function summaryDocument(edited: EditedSummary, draft: Draft): unknown {
  const { summary } = edited;
  const speaker = createSpeaker(summary);
  /** The engineer's own text keeps its lines. */
  const own: Quoting = (text) => text.split(/\r?\n/).map(speaker.quote).join('\n');
  const named = summary.settings.people === 'names';
  const url = (repository: number, commit: string): string | null =>
    hrefOf({ kind: 'commit', repository, commit }, summary.repositories);
  const commits = (list: readonly SubjectCommit[]) =>
    list.map((commit) => ({
      repository: commit.repository,
      commit: commit.commit,
      authored: commit.authored,
      landed: commit.landed,
      subject: speaker.quote(commit.subject.slice(0, longestSubject)),
      files: commit.files,
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
    titleFrom: contribution.titleFrom,
    about: contribution.about === null ? null : speaker.quote(contribution.about),
    path: contribution.path,
    theme: contribution.theme,
    repository: contribution.repository,
    span: contribution.span,
    leftOut: item.leftOut,
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
      teams: asset.teams,
      reach: asset.reach,
    })),
    arguments: foundArguments(item).map(({ argument, words, standing, included, chosen }) => ({
      lens: argument.lens,
      insight: argument.facts.insight,
      facts: argument.facts,
      inPeriod: argument.inPeriod,
      claim: words === null ? claimOf(argument.facts, contribution, speaker) : own(words),
      ownWords: words !== null,
      included,
      chosen,
      standing,
      evidence: argument.evidence.map((item) => ({
        kind: item.kind,
        id: item.id,
        url: item.url ?? url(item.repository, item.id),
        repository: item.repository,
        date: item.landed,
        person: mention(item.person),
        teams: item.teams,
        pullRequest: item.pullRequest,
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
    inMyWords: item.arguments.flatMap(({ ground, included, chosen }) =>
      ground.kind === 'counterfactual'
        ? [{ ...counterfactualTold(ground.value, own), included, chosen }]
        : [],
    ),
    quotes: quotesOf(item, own),
    payoff: contribution.uses.map((use) => {
      mention(use.adoption.person);
      for (const other of use.adoption.coAuthors) mention(other);
      return {
        asset: use.asset.id,
        ...(adoptionDocument(use.adoption) as object),
        inPeriod: use.inPeriod,
        repository: use.repository,
      };
    }),
  }));
  const watchlist = summary.watchlist.map(({ contribution, available }) => ({
    id: contribution.id,
    title: speaker.quote(contribution.title),
    available,
  }));
  const prompts = summary.prompts.map((prompt) => ({
    kind: prompt.kind,
    text: promptOf(prompt, speaker),
    ...('commits' in prompt ? { commits: commits(prompt.commits) } : {}),
    ...('contribution' in prompt ? { contribution: prompt.contribution.id } : {}),
    ...('person' in prompt
      ? {
          person: mention(prompt.person),
          teams: prompt.teams,
        }
      : {}),
  }));
  const people = summary.people.filter((person) => mentioned.has(person.id));
  return {
    schema: 1,
    kind: 'summary',
    tool: summary.tool,
    repositories: summary.repositories.map(({ name, head, headDate, ref, ...rest }) => ({
      name,
      head,
      headDate,
      ref,
      ...(rest.searchedOnly ? { searchedOnly: true } : {}),
      url: rest.webUrl,
    })),
    subject: {
      id: summary.subject.id,
      name: summary.subject.name,
      identities: summary.subject.identities,
      confirmed: summary.confirmed,
    },
    period: summary.period,
    settings: summary.settings,
    coverage: coverageDocument(summary),
    teams: summary.teams,
    headline: {
      ...summary.headline,
      text: textOf(headlineOf(summary.headline, summary, speaker)),
    },
    accomplished: [...summary.accomplished.items, ...summary.accomplished.tail].map((item) => ({
      contribution: item.contribution.id,
      title: speaker.quote(item.contribution.title),
      commits: commits(item.commits),
      pullRequests: item.pullRequests,
      filesAdded: item.added,
      filesDeleted: item.deleted,
      filesCapped: item.capped,
      smaller: summary.accomplished.tail.includes(item),
    })),
    contributions,
    pullRequests: detailsDocument(summary, speaker.quote),
    watchlist,
    unmerged: commits(summary.unmerged),
    prompts,
    people: people.map((person) =>
      named || person.id === summary.subject.id
        ? personDocument(person)
        : { id: person.id, label: 'a colleague', team: teamOf(summary, person.id) },
    ),
    ledger: summary.ledger.map((entry) => ({
      ...entry,
      examples: entry.examples.map((example) => speaker.quote(example)),
    })),
    ...(summary.searches && { searches: summary.searches }),
    manual: edited.contributions.flatMap((item) => manualDocument(item, own)),
    order: edited.contributions.map(({ id }) => id),
    edits: editsDocument(effectiveEdits(draft), own),
  };
}

/** Where an organisation gives access is for an hour and for the subject alone: it leaves no tool. */
function coverageDocument({ coverage: { streams, ...coverage } }: Summary) {
  return {
    ...coverage,
    ...(streams && { streams: streams.map((stream) => ({ ...stream, link: undefined })) }),
  };
}

/** The subject's pull requests as the service tells of them, each once. */
function detailsDocument({ contributions }: Summary, quote: (text: string) => string) {
  const told = new Map<string, unknown>();
  for (const { repository, details } of contributions.flatMap((item) => item.commits)) {
    if (!details) continue;
    const { number, title, url, merged, closes, release } = details;
    told.set(`${repository} ${number}`, {
      repository,
      number,
      title: quote(title),
      url,
      merged,
      closes: closes.map((issue) => ({
        number: issue.number,
        title: quote(issue.title),
        url: issue.url,
      })),
      release: release && { tag: quote(release.tag), url: release.url },
    });
  }
  return [...told.values()];
}

function foundArguments({ arguments: list }: Pick<EditedContribution, 'arguments'>) {
  return list.flatMap(({ ground, standing, included, chosen }) =>
    ground.kind === 'found'
      ? [{ argument: ground.argument, words: ground.words, standing, included, chosen }]
      : [],
  );
}

/** What was written by hand has no facts, only a claim and perhaps links. */
function manualDocument(item: EditedContribution, quote: Quoting) {
  return item.arguments.flatMap(({ ground, standing, included, chosen }) => {
    if (ground.kind !== 'manual') return [];
    const { title, lens, claim, links } = ground.value;
    return [
      {
        id: item.id,
        title: quote(title),
        lens,
        claim: quote(claim),
        links: links.map(({ url, label }) => ({ url, label: quote(label) })),
        standing,
        included,
        chosen,
        quotes: quotesOf(item, quote),
      },
    ];
  });
}

function quotesOf({ quotes }: Pick<EditedContribution, 'quotes'>, quote: Quoting) {
  return quotes.map(({ text, source }) => ({ text: quote(text), source: quote(source) }));
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
