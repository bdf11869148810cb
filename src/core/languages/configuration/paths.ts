/** Which files are configuration that can extend other files or be extended, and by which keys they are named. */
import { baseOf, folderOf } from '../../contributions/paths.ts';

/** Shared ones stand in a folder called after their tool (`tsconfig/base.json`). */
const configurationFile =
  /(?:^|\/)(?:[tj]sconfig[^/]*\.json|(?:[^/]*[-.])?tsconfigs?\/[^/]+\.json|\.(?:eslint|prettier|stylelint|babel|swc|nyc|mocha|commitlint|markdownlint|release|lintstaged|c8|postcss|oxlint)rc(?:\.[\w-]+)?(?:\.(?:json|jsonc|ya?ml))?|(?:babel|jest|stylelint|eslint|oxlint)\.config\.json|api-extractor[^/]*\.json|typedoc[^/]*\.json|biome\.jsonc?|turbo\.json|nx\.json|\.?markdownlint(?:-cli2)?\.(?:json|jsonc|ya?ml))$/;
const installed = /(?:^|\/)node_modules\//;
const otherFormat = /\.(?:[cm]?[jt]s|toml|md)$/;

export function isConfiguration(path: string): boolean {
  return configurationFile.test(path) && !otherFormat.test(path) && !installed.test(path);
}

export function keyOf(path: string): string {
  return `cfg:${path}`;
}

/** A file is also named without `.json`, and a `tsconfig.json` by its folder. */
export function keysOfPath(path: string): readonly string[] {
  const keys = [keyOf(path)];
  if (path.endsWith('.json')) keys.push(keyOf(path.slice(0, -'.json'.length)));
  if (baseOf(path) === 'tsconfig.json') keys.push(keyOf(folderOf(path)));
  return keys;
}
