/** Packages from outside the repository that a version of a file depends on, as far as its imports tell them. */
import type { Import, Resolver } from '../languages/language.ts';
import type { Packages } from './packages.ts';
import type { Units } from './units.ts';

/** Finds the names of the packages from outside that a file's imports mean, each once. */
export function outsideFinder(
  units: Pick<Units, 'isKnown'>,
  packages: Pick<Packages, 'named'>,
): (language: string, resolver: Resolver, from: string, imports: readonly Import[]) => string[] {
  return (language, resolver, from, imports) => {
    const names = new Set<string>();
    for (const imported of imports) {
      const name = outsideName(language, imported);
      if (name === null) continue;
      const staysInside = resolver
        .resolve(from, imported)
        .some((group) =>
          group.some(({ key }) =>
            key.startsWith('pkg:') ? packages.named(key.slice(4)) >= 0 : units.isKnown(key),
          ),
        );
      if (!staysInside) names.add(name);
    }
    return [...names];
  };
}

/** Null where the import says nothing that lasts: a path, or neighbours in a package. */
export function outsideName(language: string, { specifier, via }: Import): string | null {
  if (via === 'same-package' || specifier === '' || /^[./#~]/.test(specifier)) return null;
  switch (language) {
    case 'js':
    case 'cfg':
      return /^((?:@[^/]+\/)?[^/?!:]+)/.exec(specifier.replace(/^node:/, ''))?.[1] ?? null;
    case 'py':
      return specifier.split('.')[0]!;
    case 'go': {
      const parts = specifier.split('/');
      return parts[0]!.includes('.') ? parts.slice(0, 3).join('/') : specifier;
    }
    case 'gha':
      return specifier.replace(/@.*$/, '');
    default:
      return specifier;
  }
}
