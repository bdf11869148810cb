/** An exported summary as an edited one again, so that everything that can be told of one can be told of the other. */
import type { Contribution, Use } from '../contributions/contribution.ts';
import { lineInsights, lineKey, type EditedContribution } from '../draft/editedSummary.ts';
import type { EditedArgument, EditedSummary, Told } from '../draft/editedSummary.ts';
import type { Argument, InsightId } from '../insights/insight.ts';
import type { PullRequestDetails } from '../pullRequests/details.ts';
import type { SubjectCommit, SummaryAsset } from '../summary/input.ts';
import {
  aboutContribution,
  type ArguedContribution,
  type Headline,
  type Prompt,
  type Summary,
  type SummaryStream,
} from '../summary/summary.ts';
import type { ExportedArgument, ExportedContribution, ExportedSummary } from './exportedSummary.ts';
import { formTextsOf } from './formTexts.ts';
import { hasSeries } from './seriesFacts.ts';
import { isKnown, knownOr } from './vocabulary.ts';

/** The summary as its engineer edited it. What only a later version knows is kept where it is text, else left out. */
export function reopen(document: ExportedSummary): EditedSummary {
  const contributions = new Map<string, EditedContribution>();
  const reopenCommit = commitReopener(document);
  for (const item of document.contributions)
    contributions.set(item.id, reopenFound(item, reopenCommit));
  for (const item of document.manual)
    contributions.set(item.id, reopenManual(item, contributions.get(item.id)));
  const ordered = [...new Set([...document.order, ...contributions.keys()])].flatMap(
    (id) => contributions.get(id) ?? [],
  );
  return {
    summary: reopenSummary(
      document,
      ordered.flatMap(({ found }) => found ?? []),
      reopenCommit,
    ),
    contributions: ordered,
    lines: chosenLines(document),
    formTexts: formTextsOf(document),
    orphans: [],
    restored: new Set(document.settings.restored?.filter((reason) => isKnown('reason', reason))),
  };
}

/** The facts of the headline; null where only its text is known to this version. */
export function headlineOf({ headline }: ExportedSummary): Headline | null {
  if ('unchangedFor' in headline) return headline;
  if ('count' in headline) return headline;
  const { kind } = headline;
  return kind === 'no-use' || kind === 'no-work' || kind === 'left-out' ? { kind } : null;
}

function reopenSummary(
  document: ExportedSummary,
  contributions: readonly ArguedContribution[],
  reopenCommit: ReopenCommit,
): Summary {
  const byId = new Map(contributions.map((item) => [item.id, item]));
  const { subject, accomplished } = document;
  const items = accomplished.flatMap((item) => {
    const contribution = byId.get(item.contribution);
    if (!contribution) return [];
    const { pullRequests, filesAdded, filesDeleted, filesCapped, smaller } = item;
    const told = {
      contribution,
      commits: item.commits.map(reopenCommit),
      pullRequests,
      added: filesAdded,
      deleted: filesDeleted,
      capped: filesCapped,
    };
    return [{ told, smaller }];
  });
  return {
    tool: document.tool,
    repositories: document.repositories.map(({ url, searchedOnly, ...rest }) => ({
      ...rest,
      webUrl: url,
      ...(searchedOnly && { searchedOnly }),
    })),
    subject: {
      id: subject.id,
      name: subject.name,
      kind: 'human',
      identities: subject.identities,
    },
    confirmed: subject.confirmed,
    period: document.period,
    settings: {
      people: document.settings.people,
      voice: document.settings.voice,
      exhaustive: document.settings.exhaustive,
    },
    coverage: reopenCoverage(document),
    teams: document.teams,
    headline: headlineOf(document) ?? { kind: 'no-work' },
    accomplished: {
      items: items.filter(({ smaller }) => !smaller).map(({ told }) => told),
      tail: items.filter(({ smaller }) => smaller).map(({ told }) => told),
    },
    contributions,
    watchlist: document.watchlist.flatMap(({ id, available }) => {
      const contribution = byId.get(id);
      return contribution ? [{ contribution, available }] : [];
    }),
    unmerged: document.unmerged.map(reopenCommit),
    ...(document.searches && { searches: document.searches }),
    prompts: document.prompts.flatMap((prompt) => reopenPrompt(prompt, byId, reopenCommit)),
    people: document.people.map(({ id, name = '', identities = [] }) => ({
      id,
      name,
      kind: 'human',
      identities,
    })),
    ledger: document.ledger.flatMap(({ what, reason, ...rest }) =>
      isKnown('thing', what) && isKnown('reason', reason) ? [{ ...rest, what, reason }] : [],
    ),
  };
}

/** What a person could do about a stream then is over by now. */
function reopenCoverage({ coverage }: ExportedSummary): Summary['coverage'] {
  const { streams, ...git } = coverage;
  const known = git as Summary['coverage'];
  if (!streams) return known;
  const told = streams.map((stream) => ({ ...stream, link: null })) as readonly SummaryStream[];
  return { ...known, streams: told };
}

function reopenFound(item: ExportedContribution, reopenCommit: ReopenCommit): EditedContribution {
  const { id, title, arguments: list, leftOut } = item;
  const found = reopenContribution(item, reopenCommit);
  return {
    id,
    title,
    renamed: found.titleFrom === 'user',
    origin: 'found',
    found,
    arguments: [...list.map(reopenArgument), ...item.inMyWords.map(reopenJudgement)],
    quotes: withIds(item.quotes),
    leftOut,
  };
}

function reopenManual(
  item: ExportedSummary['manual'][number],
  known: EditedContribution | undefined,
): EditedContribution {
  const { id, title, lens, claim, links, standing, included, chosen } = item;
  return {
    id,
    title,
    renamed: false,
    origin: 'manual',
    found: null,
    arguments: [
      ...(known?.arguments ?? []),
      {
        insight: 'own',
        lens,
        standing,
        included,
        chosen,
        ground: { kind: 'manual', value: { title, lens, claim, links } },
      },
    ],
    quotes: withIds(item.quotes),
    leftOut: false,
  };
}

function reopenContribution(
  item: ExportedContribution,
  reopenCommit: ReopenCommit,
): ArguedContribution {
  const assets = new Map<string, SummaryAsset>(
    item.assets.map((asset) => [
      asset.id,
      { ...(asset as unknown as SummaryAsset), repository: item.repository, adoptions: [] },
    ]),
  );
  const uses = item.payoff.flatMap((use): readonly Use[] => {
    const asset = assets.get(use.asset);
    if (!asset || use.person === null) return [];
    const { inPeriod, repository = item.repository, ...rest } = use;
    const adoption = { ...rest, since: null } as unknown as Use['adoption'];
    const otherTeams = use.teams.filter((team) => !asset.teams.includes(team));
    return [{ asset, repository, adoption, otherTeams, lastChange: null, inPeriod }];
  });
  const titleFrom = knownOr('titleFrom', item.titleFrom, 'user');
  const theme = item.theme && {
    kind: knownOr('theme', item.theme.kind, 'work'),
    area: item.theme.area,
  };
  const contribution: Contribution = {
    id: item.id,
    repository: item.repository,
    title: item.title,
    titleFrom,
    about: item.about,
    path: item.path,
    theme,
    assets: [...assets.values()],
    commits: item.commits.map(reopenCommit),
    span: item.span,
    upkeep: null,
    uses,
  };
  return { ...contribution, arguments: item.arguments.map(argumentOf) };
}

function reopenArgument(item: ExportedArgument): EditedArgument {
  const { insight, lens, standing, included, chosen } = item;
  const told: Told = {
    ownWords: item.ownWords,
    against: new Map(item.counterEvidence.map(({ kind, text }) => [kind, text])),
    notVisible: item.notVisible.text,
    hasSeries: hasSeries(item.facts),
  };
  return {
    insight: insight as InsightId,
    lens,
    standing,
    included,
    chosen,
    ground: { kind: 'found', argument: argumentOf(item), words: item.claim, told },
  };
}

/** Its facts, kinds and ids are those of the version that made it, and may be unknown to this one. */
function argumentOf(item: ExportedArgument): Argument {
  const { lens, facts, inPeriod, standing, counterEvidence, notVisible } = item;
  const evidence = item.evidence.map(({ date, ...rest }) => ({
    ...rest,
    authored: date,
    landed: date,
  }));
  const known = { lens, facts, inPeriod, standing, counterEvidence, evidence };
  return { ...known, notVisible: notVisible.items } as unknown as Argument;
}

function reopenJudgement(item: ExportedContribution['inMyWords'][number]): EditedArgument {
  const { included, chosen, ...value } = item;
  return {
    insight: 'A6',
    lens: 'absence',
    standing: 'claimed',
    included,
    chosen,
    ground: { kind: 'counterfactual', value },
  };
}

type ReopenCommit = (commit: ExportedContribution['commits'][number]) => SubjectCommit;

/** Commits stand beside the details of their pull requests. */
function commitReopener({ pullRequests }: ExportedSummary): ReopenCommit {
  const told = new Map(
    pullRequests.map(({ repository, ...details }) => [
      `${repository} ${details.number}`,
      details satisfies PullRequestDetails,
    ]),
  );
  return (commit) => {
    const details = told.get(`${commit.repository} ${commit.pullRequest}`);
    const known = { ...commit, paths: [], excluded: null, revertedBy: null };
    return details ? { ...known, details } : known;
  };
}

function reopenPrompt(
  { kind, text, commits, contribution, person, teams = [] }: ExportedSummary['prompts'][number],
  byId: ReadonlyMap<string, ArguedContribution>,
  reopenCommit: ReopenCommit,
): readonly Prompt[] {
  switch (kind) {
    case 'reverts':
    case 'incidents':
    case 'design':
      return commits ? [{ kind, commits: commits.map(reopenCommit) }] : [];
    case 'ask-user': {
      const about = byId.get(contribution ?? '');
      return about && person !== undefined ? [{ kind, contribution: about, person, teams }] : [];
    }
    case 'no-trace':
      return [{ kind }];
    default: {
      const known = aboutContribution.find((name) => name === kind);
      const about = byId.get(contribution ?? '');
      return known && about ? [{ kind: known, contribution: about, told: text }] : [];
    }
  }
}

function withIds(quotes: ExportedContribution['quotes']): EditedContribution['quotes'] {
  return quotes.map((quote, index) => ({ id: `q${index}`, ...quote }));
}

function chosenLines({ edits }: ExportedSummary): ReadonlyMap<string, boolean> {
  const lines = new Map<string, boolean>();
  for (const { change } of edits) {
    const { kind, contribution, insight, included } = change;
    const line = lineInsights.find((name) => name === insight);
    if (kind !== 'include-argument' || line === undefined) continue;
    if (typeof contribution === 'string' && typeof included === 'boolean')
      lines.set(lineKey(contribution, line), included);
  }
  return lines;
}
