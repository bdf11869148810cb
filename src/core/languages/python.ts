/** Python: the unit is a file, named by its path; a package is named by the folder of its `__init__`. */
import type { Language } from './language.ts';
import { abroad } from './python/abroad.ts';
import { findPackages, isManifest, parseManifest } from './python/manifests.ts';
import { findMembers } from './python/members.ts';
import { isImportable, isSource, keyOfModule, modulePathOf } from './python/paths.ts';
import { createResolver } from './python/resolver.ts';
import { definesName, scanSource } from './python/source.ts';

export const python: Language = {
  id: 'py',
  reads: isSource,
  isManifest,
  packageName: (manifest, text) => parseManifest(manifest, text).name,
  unitOf: (path) => path,
  keysOf: (path) => (isImportable(path) ? [keyOfModule(modulePathOf(path))] : []),
  packages: findPackages,
  resolver: createResolver,
  scan: scanSource,
  members: findMembers,
  defines: definesName,
  abroad,
};
