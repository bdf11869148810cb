import { readExtended } from './configuration/extended.ts';
/**
 * Configuration in JSON or YAML that extends other configuration (`extends`, `preset`, `presets`): tsconfig, ESLint, Babel,
 * Jest, stylelint, API Extractor and the like. The unit is a file.
 */
import { isConfiguration, keysOfPath } from './configuration/paths.ts';
import { createResolver } from './configuration/resolver.ts';
import type { Language } from './language.ts';

export const configuration: Language = {
  id: 'cfg',
  reads: isConfiguration,
  isManifest: () => false,
  packageName: () => undefined,
  unitOf: (path) => path,
  keysOf: (path) => (isConfiguration(path) ? keysOfPath(path) : []),
  packages: () => [],
  resolver: createResolver,
  scan: (text) => ({
    imports: readExtended(text).map(({ name, line }) => ({
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
