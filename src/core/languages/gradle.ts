/**
 * Gradle build scripts: the unit is a script that others apply by its path, or by its name where it is a plugin of its own.
 * A plugin that is a class is the unit of that class.
 */
import { createDialect } from './dialect.ts';
import { readApplied } from './gradle/applied.ts';
import { isPluginManifest, isScript, keysOfScript } from './gradle/paths.ts';
import { createResolver } from './gradle/resolver.ts';

export const gradle = createDialect({
  id: 'gradle',
  reads: isScript,
  isManifest: isPluginManifest,
  unitOf: (path) => path,
  keysOf: keysOfScript,
  resolver: createResolver,
  names: readApplied,
});
