/**
 * Configuration in JSON or YAML that extends other configuration (`extends`, `preset`, `presets`): tsconfig, ESLint, Babel,
 * Jest, stylelint, API Extractor and the like. The unit is a file.
 */
import { readExtended } from './configuration/extended.ts';
import { isConfiguration, keysOfPath } from './configuration/paths.ts';
import { createResolver } from './configuration/resolver.ts';
import { createDialect } from './dialect.ts';

export const configuration = createDialect({
  id: 'cfg',
  reads: isConfiguration,
  unitOf: (path) => path,
  keysOf: keysOfPath,
  resolver: createResolver,
  names: readExtended,
});
