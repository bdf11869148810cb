/** One repository's summary as a part of a combined one: indexes, people and teams as they are there. */
import type { Use } from '../contributions/contribution.ts';
import type { Evidence } from '../insights/insight.ts';
import type { Adoption, Deed } from '../model.ts';
import type { SubjectCommit, SummaryAsset } from './input.ts';
import type { ArguedContribution, Summary } from './summary.ts';

/** What becomes of a summary's references. */
export interface Move {
  /** Indices of its repositories in the combined summary. */
  readonly repositories: readonly number[];
  /** How many summaries come before it. */
  readonly position: number;
  readonly idOf: (person: string) => string;
  /** False where only areas are known while other repositories have teams. */
  readonly withTeams: boolean;
}

export type MovedParts = Pick<Summary, 'coverage' | 'contributions' | 'unmerged' | 'ledger'>;

/** The parts of a summary that refer to repositories, people or teams. */
export function inCombined(summary: Summary, move: Move): MovedParts {
  const there = <T extends { readonly repository: number }>(item: T): T => inPlace(item, move);
  const assets = new Map<SummaryAsset, SummaryAsset>();
  const assetThere = (asset: SummaryAsset): SummaryAsset => {
    const known = assets.get(asset);
    if (known) return known;
    const moved = moveAsset(asset, move);
    assets.set(asset, moved);
    return moved;
  };
  const { streams } = summary.coverage;
  return {
    coverage: {
      ...summary.coverage,
      gaps: summary.coverage.gaps.map(there),
      ...(streams && { streams: streams.map(there) }),
    },
    contributions: summary.contributions.map((contribution) =>
      moveContribution(contribution, assetThere, move),
    ),
    unmerged: summary.unmerged.map(there),
    ledger: summary.ledger.map(there),
  };
}

function moveContribution(
  contribution: ArguedContribution,
  assetThere: (asset: SummaryAsset) => SummaryAsset,
  move: Move,
): ArguedContribution {
  const commit = (item: SubjectCommit): SubjectCommit => ({
    ...inPlace(item, move),
    revertedBy: item.revertedBy && moveDeed(item.revertedBy, move),
  });
  return {
    ...inPlace(contribution, move),
    assets: contribution.assets.map(assetThere),
    commits: contribution.commits.map(commit),
    uses: contribution.uses.map((use) => moveUse(use, assetThere, move)),
    arguments: contribution.arguments.map((argument) => ({
      ...argument,
      facts: moveFacts(argument.facts, move),
      evidence: argument.evidence.map((item) => moveEvidence(item, move)),
    })),
  };
}

function inPlace<T extends { readonly repository: number }>(item: T, { repositories }: Move): T {
  return { ...item, repository: repositories[item.repository]! };
}

/** Ids of assets are paths, which repositories may share. */
function assetId(id: string, { position }: Move): string {
  return position === 0 ? id : `${position + 1}:${id}`;
}

function moveAsset(asset: SummaryAsset, move: Move): SummaryAsset {
  const { elsewhere } = asset;
  return {
    ...inPlace(asset, move),
    id: assetId(asset.id, move),
    born: moveDeed(asset.born, move),
    makers: asset.makers.map((maker) => ({ ...maker, person: move.idOf(maker.person) })),
    teams: move.withTeams ? asset.teams : [],
    adoptions: asset.adoptions.map((adoption) => moveAdoption(adoption, move)),
    ...(elsewhere && {
      elsewhere: elsewhere.map((there) => ({
        ...inPlace(there, move),
        adoptions: there.adoptions.map((adoption) => moveAdoption(adoption, move)),
      })),
    }),
  };
}

function moveAdoption<T extends Adoption>(adoption: T, move: Move): T {
  return {
    ...moveDeed(adoption, move),
    since: adoption.since && moveDeed(adoption.since, move),
    ended: adoption.ended && moveDeed(adoption.ended, move),
    coAuthors: adoption.coAuthors.map(move.idOf),
    teams: move.withTeams ? adoption.teams : [],
  };
}

function moveDeed<T extends Deed>(deed: T, { idOf }: Move): T {
  return { ...deed, person: deed.person === null ? null : idOf(deed.person) };
}

function moveUse(use: Use, assetThere: (asset: SummaryAsset) => SummaryAsset, move: Move): Use {
  return {
    ...inPlace(use, move),
    asset: assetThere(use.asset),
    adoption: moveAdoption(use.adoption, move),
    otherTeams: move.withTeams ? use.otherTeams : [],
  };
}

function moveEvidence(item: Evidence, move: Move): Evidence {
  return {
    ...inPlace(item, move),
    person: item.person === null ? null : move.idOf(item.person),
    teams: move.withTeams ? item.teams : [],
    asset: item.asset === null ? null : assetId(item.asset, move),
  };
}

/** Facts refer to what is around them by the names of their members alone (`insights/facts.ts`). */
function moveFacts<T>(value: T, move: Move): T {
  if (Array.isArray(value)) return value.map((item) => moveFacts(item, move)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const moved = Object.entries(value).map(([name, member]) => [
    name,
    moveMember(name, member, move),
  ]);
  return Object.fromEntries(moved) as T;
}

function moveMember(name: string, member: unknown, move: Move): unknown {
  if (name === 'person' && typeof member === 'string') return move.idOf(member);
  if (name === 'asset' && typeof member === 'string') return assetId(member, move);
  if (name === 'repository' && typeof member === 'number') return move.repositories[member];
  if (name === 'teams' && !move.withTeams) return [];
  return moveFacts(member, move);
}
