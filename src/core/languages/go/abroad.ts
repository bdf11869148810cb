/** What go.mod files take from elsewhere, and how files name it. */
import { repositoryOf } from '../address.ts';
import type { Abroad, Requirement } from '../language.ts';
import { isVendored, parseModuleFile } from './modules.ts';

const majorVersion = /\/v[0-9]+$/;

const canonical = (name: string): string => name.replace(majorVersion, '');

export const abroad: Abroad = {
  namesPackage: true,
  requires: (path) => /(?:^|\/)go\.mod$/.test(path) && !isVendored(path),
  isLock: (path) => /(?:^|\/)go\.sum$/.test(path),
  // Every major version of a module is the same module.
  canonical,
  requirements(text) {
    const { required, replaced } = parseModuleFile(text);
    const instead = new Map(replaced.map(({ path, folder }) => [path, folder]));
    return required.map(({ path, version }): Requirement => {
      const other = instead.get(path);
      const source = other === undefined ? null : repositoryOf(other);
      return { as: path, name: canonical(path), range: version, source };
    });
  },
  inward(imported, taken) {
    for (let prefix = imported.specifier; prefix.includes('/');) {
      if (taken.nameOf(prefix) !== null) return imported;
      prefix = prefix.slice(0, prefix.lastIndexOf('/'));
    }
    return null;
  },
};
