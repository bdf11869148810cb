/** Design documents of the subject that other people's later documents or commits cite. */
import type { Contribution } from '../../contributions/contribution.ts';
import { baseOf, folderOf, isDesignPath } from '../../contributions/paths.ts';
import { versionsOfPath } from '../../history/versions.ts';
import { changesInGroup } from '../../reuse/place.ts';
import { sampleByHash } from '../../sampling.ts';
import type { Past } from '../past.ts';

export interface Citation {
  readonly document: string;
  /** The commit of somebody else that first cited it there. */
  readonly commit: number;
  /** The document that cites it; null where it is the commit's subject line. */
  readonly place: string | null;
}

/** More documents than this are not searched; which ones is decided by their paths alone. */
const mostDocuments = 300;
const textPath = /\.(md|mdx|rst|adoc|txt)$/i;
/** What documents of one kind are called before their number. */
const kinds = /^(adr|rfc|sep|kep|decision|proposal|design)$/i;
/** Lists of all documents beside it cite each one. */
const listName = /^(readme|index|summary|toc|contents|template)\b/i;
const listOfChanges = /(^|\/)(change-?log|changes|history|news|releases?)[^/]*$/i;

/** In order of landing; of each citing document the first citation. */
export async function findCitations(
  contribution: Contribution,
  past: Past,
): Promise<readonly Citation[]> {
  const { history, tree } = past;
  const alive = new Set(tree.map((entry) => entry.path));
  const documents = new Map<string, number>();
  for (const { commit, paths } of contribution.commits) {
    for (const { path, change } of paths) {
      if (change !== 'added' || !isDesignPath(path) || !alive.has(path)) continue;
      if (!listName.test(baseOf(path))) documents.set(path, history.findCommit(commit));
    }
  }
  if (documents.size === 0) return [];
  const places = placesToSearch(past);
  const found: Citation[] = [];
  for (const [document, made] of documents) {
    const cites = citationTest(document);
    const isLater = (commit: number): boolean =>
      past.credit.person(commit) !== past.person &&
      history.landedAt[commit]! > history.landedAt[made]!;
    const number = history.findPath(document);
    for (const commit of past.commits) {
      // Who works on the document itself does not cite it.
      if (!isLater(commit) || !cites(history.subject(commit))) continue;
      if (!past.paths(commit).includes(number)) found.push({ document, commit, place: null });
    }
    const inPlaces = await Promise.all(
      places
        .filter(({ path }) => path !== document && !isListBeside(path, document))
        .map(async ({ path, file }) => {
          const commit = await firstCiting(file, cites, past);
          return commit !== null && isLater(commit) ? { document, commit, place: path } : null;
        }),
    );
    found.push(...inPlaces.filter((citation) => citation !== null));
  }
  return found.sort((a, b) => history.rank[a.commit]! - history.rank[b.commit]!);
}

function placesToSearch({ tree, history }: Past): readonly { path: string; file: number }[] {
  const texts = tree.filter(({ path }) => textPath.test(path) && !listOfChanges.test(path));
  const chosen = sampleByHash(texts, ({ path }) => path, mostDocuments);
  return chosen.map(({ path }) => ({ path, file: history.findPath(path) }));
}

function isListBeside(path: string, document: string): boolean {
  return folderOf(path) === folderOf(document) && listName.test(baseOf(path));
}

/** Whether a text names the document: by its file name, or by its number after the word for its kind. */
export function citationTest(document: string): (text: string) => boolean {
  const base = baseOf(document);
  const [, prefix = '', digits] = /^([a-z]*)[-_]?0*(\d{1,6})\b/i.exec(base) ?? [];
  const folder = baseOf(folderOf(document)).replace(/s$/, '');
  const kind = [prefix, folder].find((word) => kinds.test(word));
  const byNumber =
    digits === undefined || kind === undefined
      ? null
      : new RegExp(String.raw`\b${kind}[-_ #]{0,2}0*${digits}\b`, 'i');
  const byName = base.length >= 8 ? base : document;
  return (text) => text.includes(byName) || (byNumber?.test(text) ?? false);
}

/** The commit that first cited it in a file that cites it now; null where none does. */
async function firstCiting(
  path: number,
  cites: (text: string) => boolean,
  past: Past,
): Promise<number | null> {
  const { history } = past;
  const versions = versionsOfPath(history, path);
  const citesIn = async (blob: number): Promise<boolean> =>
    cites((await past.text(path, blob)) ?? '');
  let high = versions.length - 1;
  if (high < 0 || !(await citesIn(versions[high]!.blob))) return null;
  let low = -1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (await citesIn(versions[middle]!.blob)) high = middle;
    else low = middle;
  }
  const { position } = versions[high]!;
  for (const change of changesInGroup(history, path, position)) {
    if (await citesIn(history.change.after[change]!)) return history.change.commit[change]!;
  }
  return history.mainline[position]!;
}
