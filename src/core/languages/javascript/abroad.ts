/** What package.json files take from elsewhere, and how files name it. */
import { repositoryOf } from '../address.ts';
import type { Abroad, Requirement } from '../language.ts';
import { isRecord, parseManifest } from './packages.ts';
import { isManifest, isPackageManifest } from './paths.ts';

const fields = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
const lock =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock)$/;
const packageName = /^((?:@[^/]+\/)?[^/]+)(?:\/.*)?$/;

export const abroad: Abroad = {
  namesPackage: true,
  requires: (path) => isPackageManifest(path) && isManifest(path),
  isLock: (path) => lock.test(path),
  canonical: (name) => name,
  requirements(text) {
    const manifest = parseManifest(text);
    return fields.flatMap((field) => {
      const wanted = manifest[field];
      return isRecord(wanted)
        ? Object.entries(wanted).flatMap(([as, value]) =>
            typeof value === 'string' ? [readRequirement(as, value.trim())] : [],
          )
        : [];
    });
  },
  inward(imported, taken) {
    const { specifier } = imported;
    const as = packageName.exec(specifier)?.[1];
    if (as === undefined || specifier.startsWith('.')) return null;
    const name = taken.nameOf(as);
    return name === null ? null : { ...imported, specifier: name + specifier.slice(as.length) };
  },
};

function readRequirement(as: string, value: string): Requirement {
  const alias = /^npm:((?:@[^/@]+\/)?[^@]+)(?:@(.*))?$/.exec(value);
  if (alias) return { as, name: alias[1]!, range: alias[2] ?? null, source: null };
  if (/^(?:workspace|file|link|portal|patch):/.test(value))
    return { as, name: as, range: null, source: '' };
  const isRange = !value.includes('/') && !/^(?:git|https?|ssh):/.test(value);
  return isRange
    ? { as, name: as, range: value.startsWith('catalog:') ? null : value, source: null }
    : { as, name: as, range: null, source: repositoryOf(value) };
}
