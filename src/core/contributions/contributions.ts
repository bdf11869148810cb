/** From assets and commits to a short list of named contributions. */
import { placeKindOf } from '../placeKind.ts';
import type { DocumentFact, SubjectCommit, SummaryAsset, SummaryInput } from '../summary/input.ts';
import { assignCommits, type ThemeGroup } from './assignCommits.ts';
import { composeContribution, createUseContext } from './compose.ts';
import type { Contribution, Theme } from './contribution.ts';
import { groupAssets, isMostOfAnchor, packageFolder, type AssetGroup } from './groupAssets.ts';
import { byCodeUnits, stableId } from './ids.ts';
import { baseOf, folderOf } from './paths.ts';
import { daysBetween } from './span.ts';
import { titleBeside, titleOfFile, titleOfFolder, type Title } from './titles.ts';
import { adoptionsOf, isOwnWork, subjectSince, type UseContext } from './uses.ts';

/** More contributions than this are not read; areas of their own are folded first. */
const mostContributions = 25;
/** More areas than this are folded into the theme for the whole repository. */
const mostAreas = 6;

/** What a contribution is made from. */
export type ContributionInput = Pick<
  SummaryInput,
  'assets' | 'commits' | 'documents' | 'codeFiles' | 'subject' | 'people' | 'period' | 'authors'
>;

/** Groups everything that the subject made; assets first (by path), then themes. */
export function buildContributions(input: ContributionInput): readonly Contribution[] {
  const context = createUseContext(input.subject, input.people, input.period, input.commits);
  const groups = groupAssets(
    input.assets.filter(
      (asset) =>
        subjectSince(asset, context) !== null &&
        isOwnWork(asset, input.subject) &&
        isToBuildOn(asset),
    ),
  );
  const { ofGroup, themes } = assignCommits(groups, input.commits);
  const made = groups.map((group, index) => ofAssets(group, ofGroup[index]!, input, context));
  const ofThemes = foldThemes(themes, mostContributions - made.length).map((group) =>
    ofTheme(group, input, context),
  );
  return [...withDistinctTitles(made), ...joinNamesakes(ofThemes, context)];
}

/** Tests, documents and examples are things to build on only where others did: tests of two people, or the product. */
function isToBuildOn({ path, adoptions }: SummaryAsset): boolean {
  const kind = placeKindOf(path, false);
  if (kind !== 'test' && kind !== 'docs' && kind !== 'example') return true;
  const others = adoptions.filter((adoption) => !adoption.own);
  if (others.some(({ placeKind }) => placeKind === 'code' || placeKind === 'config')) return true;
  return kind === 'test' && new Set(others.map(({ person }) => person)).size > 1;
}

/** Themes of one title are one: a folder was moved, or is written in two ways. The one with the most commits stays. */
function joinNamesakes(
  themes: readonly Contribution[],
  context: UseContext,
): readonly Contribution[] {
  const byTitle = new Map<string, Contribution[]>();
  for (const theme of themes) {
    const title = theme.title.toLowerCase();
    byTitle.set(title, [...(byTitle.get(title) ?? []), theme]);
  }
  return [...byTitle.values()].map((namesakes) => {
    const [most, ...others] = namesakes.toSorted((a, b) => b.commits.length - a.commits.length);
    if (others.length === 0) return most!;
    const commits = namesakes
      .flatMap((theme) => theme.commits)
      .toSorted((a, b) => daysBetween(b.landed, a.landed));
    return composeContribution({ ...most!, commits }, context);
  });
}

function ofAssets(
  group: AssetGroup,
  commits: readonly SubjectCommit[],
  input: ContributionInput,
  context: UseContext,
): Contribution {
  const anchor = anchorOf(group);
  const first = anchor.formerPaths.at(-1) ?? anchor.path;
  const { title, from, about } = titleOf(group, input);
  const email = input.authors?.get(anchor.born.commit)?.email ?? '';
  return composeContribution(
    {
      id: stableId(anchor.kind, first, email, anchor.born.authored),
      repository: anchor.repository,
      title,
      titleFrom: from,
      about,
      path: group.anchor,
      theme: null,
      assets: group.assets,
      commits,
    },
    context,
  );
}

function ofTheme(
  { theme, commits }: ThemeGroup,
  { documents }: ContributionInput,
  context: UseContext,
): Contribution {
  return composeContribution(
    {
      id: stableId('theme', theme.kind, theme.area),
      repository: commits[0]!.repository,
      title: titleOfTheme(theme, commits, documents),
      titleFrom: 'theme',
      about: null,
      path: theme.area.includes('/') ? theme.area : '',
      theme,
      assets: [],
      commits,
    },
    context,
  );
}

/** The asset that gives a group its id: the package itself, else the one that is oldest. */
function anchorOf(group: AssetGroup): SummaryAsset {
  return (
    group.assets.find(
      (asset) => asset.kind === 'package' && packageFolder(asset) === group.anchor,
    ) ?? group.assets[0]!
  );
}

function titleOf(
  group: AssetGroup,
  { documents, codeFiles = [] }: Pick<ContributionInput, 'documents' | 'codeFiles'>,
): Title {
  if (group.folded) {
    const area = group.anchor === '' ? 'elsewhere' : `in ${group.anchor}`;
    return { title: `Smaller pieces ${area}`, from: 'theme', about: null };
  }
  if (group.extent !== 'files' && isMostOfAnchor(group, codeFiles)) {
    const title = titleOfFolder(group.anchor, documents.get(group.anchor));
    return title.from === 'folder' ? withinPackage(title, group.anchor, documents) : title;
  }
  return titleOfAssets(group.assets, group.anchor, documents);
}

/** A folder's name alone says little where it is a part of a package. */
function withinPackage(
  title: Title,
  folder: string,
  documents: ReadonlyMap<string, DocumentFact>,
): Title {
  for (let around = folderOf(folder); around !== ''; around = folderOf(around)) {
    const document = documents.get(around);
    if (!document?.title) continue;
    const { title: name } = titleOfFolder(around, document);
    return name === title.title ? title : { ...title, title: `${title.title} in ${name}` };
  }
  return title;
}

/** The title of assets that lie in one folder: the one or two that are used most, and how many more. */
export function titleOfAssets(
  assets: readonly SummaryAsset[],
  folder: string,
  documents: ReadonlyMap<string, DocumentFact>,
): Title {
  const [only] = assets;
  if (assets.length === 1) return titleOfFile(only!.path, documents.get(only!.path));
  const around = baseOf(folder) === '' ? '' : titleOfFolder(folder, undefined).title;
  const used = assets
    .map((asset) => ({
      title: titleBeside(around, asset.path, documents.get(asset.path)),
      users: adoptionsOf(asset).filter(({ adoption }) => !adoption.own).length,
    }))
    .toSorted((a, b) => b.users - a.users);
  const more = used.length - 2;
  const [first, second] = [used[0]!.title, used[1]!.title];
  const named = more > 0 ? `${first}, ${second} and ${more} more` : `${first} and ${second}`;
  return { title: around === '' ? named : `${around}: ${named}`, from: 'module', about: null };
}

function titleOfTheme(
  theme: Theme,
  commits: readonly SubjectCommit[],
  documents: ReadonlyMap<string, DocumentFact>,
): string {
  const document = titleOfFolder(theme.area, documents.get(theme.area));
  const area = document.from === 'document' ? document.title : baseOf(theme.area);
  switch (theme.kind) {
    case 'removal':
      return area === '' ? 'Removal of old code' : `Removal of code in ${area}`;
    case 'dependencies':
      return 'Upgrades of dependencies';
    case 'build':
      return 'Build and CI';
    case 'tests':
      return 'Tests';
    case 'docs':
      return 'Documentation';
    case 'release':
      return 'Releases';
    case 'revert':
      return commits.length === 1 ? 'A revert' : 'Reverts';
    case 'fixes':
      return area === '' ? 'Fixes' : `Fixes in ${area}`;
    case 'reviews':
      return 'Reviews of other people’s changes';
    case 'work':
      return area === '' ? 'Other work' : `Work on ${area}`;
  }
}

/** Keeps the areas with the most commits and folds the others into one entry per kind; `room` entries, if that can be. */
function foldThemes(themes: readonly ThemeGroup[], room: number): readonly ThemeGroup[] {
  const ordered = themes.toSorted(
    (a, b) =>
      b.commits.length - a.commits.length || byCodeUnits(themeKey(a.theme), themeKey(b.theme)),
  );
  const kept: ThemeGroup[] = [];
  const folded = new Map<string, ThemeGroup>();
  const withArea = ordered.filter((group) => group.theme.area !== '');
  const kinds = new Set(themes.map((group) => group.theme.kind)).size;
  const areas = Math.max(1, Math.min(mostAreas, room - kinds));
  const told = new Set(withArea.filter((group) => group.commits.length >= 3).slice(0, areas));
  for (const group of ordered) {
    if (told.has(group)) {
      kept.push(group);
      continue;
    }
    const { kind } = group.theme;
    const known = folded.get(kind)?.commits ?? [];
    folded.set(kind, { theme: { kind, area: '' }, commits: [...known, ...group.commits] });
  }
  const rest = [...folded.values()].map(({ theme, commits }) => ({
    theme,
    commits: commits.toSorted((a, b) => daysBetween(b.landed, a.landed)),
  }));
  return [...kept, ...rest].toSorted((a, b) => byCodeUnits(themeKey(a.theme), themeKey(b.theme)));
}

function themeKey(theme: Theme): string {
  return `${theme.kind}\0${theme.area}`;
}

/** Two contributions of one title are told apart by the folder around them. */
function withDistinctTitles(contributions: readonly Contribution[]): readonly Contribution[] {
  const counts = new Map<string, number>();
  for (const { title } of contributions) counts.set(title, (counts.get(title) ?? 0) + 1);
  return contributions.map((contribution) => {
    const around = baseOf(folderOf(contribution.path));
    if (counts.get(contribution.title) === 1 || around === '') return contribution;
    return { ...contribution, title: `${contribution.title} (${around})` };
  });
}
