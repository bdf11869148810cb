/** Names that packages had earlier, read from the versions of their manifests. */
import type { History } from '../history/history.ts';
import type { Lineages } from '../history/lineage.ts';
import type { Language } from '../languages/language.ts';
import type { BlobLoader } from './blobLoader.ts';

/**
 * Former names by manifest path, newest first. Manifests change often and names almost never, so the oldest version is
 * read first, and the ones between only where it differs.
 */
export async function readPackageNames(
  history: History,
  lineages: Lineages,
  loader: Pick<BlobLoader, 'read'>,
  languages: readonly Language[],
  texts: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const manifests = [...texts.keys()].map((manifest) => {
    const language = languages.find((candidate) => candidate.isManifest(manifest))!;
    const versions = lineages
      .versions(history.findPath(manifest))
      .filter((version) => version.blob >= 0);
    return {
      manifest,
      versions,
      name: language.packageName(manifest, texts.get(manifest)!),
    };
  });
  const names = new Map<string, Map<number, string | undefined>>();
  const read = async (wanted: readonly { manifest: string; index: number }[]): Promise<void> => {
    const byManifest = new Map(manifests.map((entry) => [entry.manifest, entry]));
    await Promise.all(
      wanted.map(async ({ manifest, index }) => {
        const { path, blob } = byManifest.get(manifest)!.versions[index]!;
        const name = await loader.read(path, blob, (version) => version?.packageName() ?? '');
        const found = names.get(manifest) ?? new Map<number, string | undefined>();
        found.set(index, name === '' ? undefined : name);
        names.set(manifest, found);
      }),
    );
  };
  const named = manifests.filter((entry) => entry.name !== undefined && entry.versions.length > 1);
  await read(named.map(({ manifest }) => ({ manifest, index: 0 })));
  const renamed = named.filter(({ manifest, name }) => {
    const first = names.get(manifest)?.get(0);
    return first !== undefined && first !== name;
  });
  await read(
    renamed.flatMap(({ manifest, versions }) =>
      versions.slice(1, -1).map((_, index) => ({ manifest, index: index + 1 })),
    ),
  );
  return new Map(
    renamed.map(({ manifest, name }) => {
      const found = [...names.get(manifest)!]
        .toSorted(([a], [b]) => b - a)
        .map(([, former]) => former);
      return [
        manifest,
        [...new Set(found)].filter((former) => former !== undefined && former !== name),
      ] as [string, string[]];
    }),
  );
}
