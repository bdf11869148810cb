/** What a repository offers to others, by the names under which they take it. */
import { repositoryOf } from '../languages/address.ts';
import type { Language, Package } from '../languages/language.ts';
import { placeKindOf } from '../placeKind.ts';
import type { Survey } from '../reuse/survey.ts';

export interface Offered {
  /** Its published name today. */
  readonly name: string;
  /** Null for what is no package: the repository's workflows and actions. */
  readonly pack: Package | null;
  /** False where it can be taken from the repository alone, not from a registry. */
  readonly published: boolean;
  /** What a version must begin with to be of today's generation (`3`, `0.12`); null where that is not known. */
  readonly generation: string | null;
}

export interface Offering {
  /** `host/owner/name`; the empty text where the host is not known. */
  readonly repository: string;
  /** By language, then by name in the form in which names are compared. */
  readonly names: ReadonlyMap<string, ReadonlyMap<string, Offered>>;
}

/** `webUrl` is the repository's page at its host. */
export function findOffering(
  survey: Pick<Survey, 'packagesOf' | 'manifestText'>,
  languages: readonly Language[],
  webUrl: string | null,
): Offering {
  const repository = webUrl === null ? '' : repositoryOf(webUrl);
  const names = new Map<string, Map<string, Offered>>();
  for (const { id, abroad } of languages) {
    const offered = new Map<string, Offered>();
    const packages = survey.packagesOf(id);
    const describe = (pack: Package): Offered => {
      const text = survey.manifestText(pack.manifest) ?? '';
      return {
        name: pack.name,
        pack,
        published: !isPrivate(text) && isForOthers(pack.manifest),
        generation: generationOf(
          /\bversion["']?\s{0,9}[:=]\s{0,9}["'](\d+(?:\.\d+)?)/.exec(text)?.[1],
        ),
      };
    };
    for (const pack of packages) {
      const name = abroad.canonical(pack.name);
      if (!offered.has(name)) offered.set(name, describe(pack));
    }
    for (const pack of packages) {
      for (const former of pack.formerNames) {
        const name = abroad.canonical(former);
        if (!offered.has(name)) offered.set(name, describe(pack));
      }
    }
    names.set(id, offered);
  }
  const page = repository.slice(repository.indexOf('/') + 1);
  if (page !== '')
    names.set(
      'gha',
      new Map([[page, { name: page, pack: null, published: true, generation: null }]]),
    );
  return { repository, names };
}

/** Packages of tests, examples and documents carry names that may be anybody's. */
function isForOthers(manifest: string): boolean {
  const kind = placeKindOf(manifest, false);
  return kind === 'code' || kind === 'config';
}

function isPrivate(manifest: string): boolean {
  return /^\s{0,99}\{/.test(manifest) && /"private"\s{0,9}:\s{0,9}true/.test(manifest);
}

/** The part of a version whose change may break those who use it. */
function generationOf(version: string | undefined): string | null {
  const [major, minor] = version?.split('.') ?? [];
  if (major === undefined) return null;
  return major === '0' && minor !== undefined ? `0.${minor}` : major;
}

/** Whether a range asks for a generation before today's, of today, or for one that does not exist; null where that cannot be told. */
export function compareRange(
  range: string | null,
  generation: string | null,
): 'behind' | 'current' | 'ahead' | null {
  // A version of zeros stands for one that is only known when it is published.
  if (range === null || generation === null || generation === '0.0') return null;
  if (/[><*x]|latest|next/i.test(range)) return null;
  const asked = [...range.matchAll(/(?:^|[\s^~=v|])(\d+(?:\.\d+)?)/g)].map(([, version]) =>
    generationOf(version)!,
  );
  if (asked.length === 0) return null;
  if (asked.every((found) => isBefore(found, generation))) return 'behind';
  return asked.every((found) => isBefore(generation, found)) ? 'ahead' : 'current';
}

function isBefore(a: string, b: string): boolean {
  const [major = 0, minor = 0] = a.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = b.split('.').map(Number);
  return major !== otherMajor ? major < otherMajor : minor < otherMinor;
}
