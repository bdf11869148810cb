/** JavaScript and TypeScript: the unit is a file, named by its path without extension; a package by its name. */
import { abroad } from './javascript/abroad.ts';
import { definesName, scanSource } from './javascript/facts.ts';
import { findMembers } from './javascript/members.ts';
import { findPackages, nameOfPackage } from './javascript/packages.ts';
import { isManifest, isSource, keysOfPath } from './javascript/paths.ts';
import { createResolver } from './javascript/resolver.ts';
import type { Language } from './language.ts';

export const javascript: Language = {
  id: 'js',
  reads: isSource,
  isManifest,
  packageName: nameOfPackage,
  unitOf: (path) => path,
  keysOf: keysOfPath,
  packages: findPackages,
  resolver: createResolver,
  scan: scanSource,
  members: findMembers,
  defines: definesName,
  abroad,
};
