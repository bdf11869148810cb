import { readApplied } from './gradle/applied.ts';
/**
 * Gradle build scripts: the unit is a script that others apply by its path, or by its name where it is a plugin of its own.
 * A plugin that is a class is the unit of that class.
 */
import { isPluginManifest, isScript, keysOfScript } from './gradle/paths.ts';
import { createResolver } from './gradle/resolver.ts';
import type { Language } from './language.ts';

export const gradle: Language = {
  id: 'gradle',
  reads: isScript,
  isManifest: isPluginManifest,
  packageName: () => undefined,
  unitOf: (path) => path,
  keysOf: keysOfScript,
  packages: () => [],
  resolver: createResolver,
  scan: (text) => ({
    imports: readApplied(text).map(({ name, line }) => ({
      specifier: name,
      via: 'uses',
      names: null,
      namespace: null,
      line,
    })),
    definitions: [],
    reExportShare: 0,
    generated: false,
    summary: null,
  }),
  members: () => new Map(),
  defines: () => false,
};
