/** Which paths hold the product's own source. */
import { isBuildPath, isManifestPath, isTestPath } from '../../contributions/paths.ts';
import { isVendored, placeKindOf } from '../../placeKind.ts';

const source =
  /\.([cm]?[jt]sx?|vue|svelte|astro|css|scss|less|pyi?|pyx|go|java|kts?|scala|groovy|rb|rs|c|cc|cpp|cxx|h|hh|hpp|m|mm|swift|cs|fs|php|pl|pm|lua|ex|exs|erl|hs|clj|dart|jl|r|sh|sql|proto|tf|html)$/i;

/** Source of the product: no test, document, example, configuration, generated or vendored file. */
export function isSourcePath(path: string): boolean {
  return (
    source.test(path) &&
    placeKindOf(path, false) === 'code' &&
    !isVendored(path) &&
    !isTestPath(path) &&
    !isBuildPath(path) &&
    !isManifestPath(path)
  );
}

/** A test as source: no fixture of another kind. */
export function isTestSource(path: string): boolean {
  return source.test(path) && !isVendored(path) && (isTestPath(path) || kindIsTest(path));
}

function kindIsTest(path: string): boolean {
  return placeKindOf(path, false) === 'test';
}
