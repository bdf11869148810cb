/** Workflows and actions of other repositories: `uses: owner/name/path@ref`. */
import type { Abroad, Import, Requirement } from '../language.ts';
import { isAction, isWorkflow } from './paths.ts';

const named = /^([\w.-]+\/[\w.-]+)(?:\/([^@]+))?@(.+)$/;

/** `readUses` tells the `uses` of a text. */
export function createAbroad(readUses: (text: string, path: string) => readonly Import[]): Abroad {
  return {
    namesPackage: true,
    requires: (path) => isWorkflow(path) || isAction(path),
    isLock: () => false,
    canonical: (name) => name.toLowerCase(),
    requirements: (text, path) =>
      readUses(text, path).flatMap(({ specifier }): readonly Requirement[] => {
        const [, name, , range] = named.exec(specifier) ?? [];
        return name === undefined
          ? []
          : [{ as: name.toLowerCase(), name: name.toLowerCase(), range: range!, source: null }];
      }),
    inward(imported, taken) {
      const [, name, path = ''] = named.exec(imported.specifier) ?? [];
      if (name === undefined || taken.nameOf(name.toLowerCase()) === null) return null;
      return { ...imported, specifier: `./${path}` };
    },
  };
}
