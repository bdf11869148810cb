/** What a code search engine says about names of the subject's packages: its claims of one day, kept apart from git's facts. */
import { packageFolder } from '../contributions/groupAssets.ts';
import type { CodeFindings, CodeSearch, Progress } from '../ports.ts';
import type { SummaryFacts } from './concludeSummary.ts';

/** One claim of the engine. */
export interface SearchClaim extends Pick<
  CodeFindings,
  'query' | 'foundAt' | 'total' | 'complete' | 'explanation'
> {
  /** Index of the repository that has the package. */
  readonly repository: number;
  readonly contribution: string;
  readonly name: string;
  /** Files in other repositories that everybody may know of. */
  readonly findings: readonly {
    readonly repository: string;
    readonly path: string;
    readonly url: string;
  }[];
  /** How many files were found in private repositories, which are not told. */
  readonly inPrivate: number;
}

/** A search takes some seconds by the engine's own limit. */
const mostNames = 8;

export interface Searching {
  readonly search: CodeSearch;
  /** `owner/name`: what is found in it is no use elsewhere. */
  readonly repository: string;
  /** Names of packages by folder. */
  readonly names: ReadonlyMap<string, string>;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Searches the owner's code for the packages of the first contributions that have any. */
export async function searchForUse(
  { contributions }: Pick<SummaryFacts, 'contributions'>,
  { search, repository, names, progress, signal }: Searching,
): Promise<readonly SearchClaim[]> {
  const wanted = new Map<string, string>();
  for (const { id, assets } of contributions) {
    for (const asset of assets) {
      const name = asset.kind === 'package' ? names.get(packageFolder(asset)) : undefined;
      if (name !== undefined && !wanted.has(name) && wanted.size < mostNames) wanted.set(name, id);
    }
  }
  const owner = repository.slice(0, repository.indexOf('/'));
  const claims: SearchClaim[] = [];
  for (const [name, contribution] of wanted) {
    progress.report('Searching code', claims.length, wanted.size);
    const { findings, resume: _, ...told } = await search.search(name, owner, null, signal);
    const elsewhere = findings.filter(
      (finding) => finding.repository.toLowerCase() !== repository.toLowerCase(),
    );
    claims.push({
      ...told,
      repository: 0,
      contribution,
      name,
      findings: elsewhere
        .filter(({ isPrivate }) => !isPrivate)
        .map((finding) => ({
          repository: finding.repository,
          path: finding.path,
          url: finding.url,
        })),
      inPrivate: elsewhere.filter(({ isPrivate }) => isPrivate).length,
    });
  }
  return claims;
}
