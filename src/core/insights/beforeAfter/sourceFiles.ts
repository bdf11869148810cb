/** Which paths hold the product's own source. */
import {
  baseOf,
  folderOf,
  isBuildPath,
  isManifestPath,
  isTestPath,
} from '../../contributions/paths.ts';
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

const testFolder = /(^|\/)(src\/)?(tests?|__tests__|specs?|e2e|testing)\//;
const testName = /^test_|([._-](test|tests|spec|e2e)|(?<=.)Tests?)$/;
/** Below a test folder: programs and data that tests run on. */
const fixture =
  /(^|\/)(src|apps|data|fixtures?|testdata|snapshots?|samples?|examples?)\/(?!test\/)/;

/** What the path of a test says about the file that it tests. */
export interface Tested {
  /** Without extension. */
  readonly name: string;
  /** Somewhere in it both lie. */
  readonly folder: string;
}

/** `retry` in `net` for `net/retry.test.ts`, `net/tests/test_retry.py` and `net/src/test/retryTests.java`; else null. */
export function testedBy(path: string): Tested | null {
  const folder = testFolder.exec(path);
  const name = nameOf(path);
  if (!source.test(path) || isVendored(path) || (!folder && !testName.test(name))) return null;
  if (folder && fixture.test(path.slice(folder.index + folder[0].length))) return null;
  return {
    name: name.replace(testName, ''),
    folder: folder ? path.slice(0, folder.index) : folderOf(path),
  };
}

/** A file's name without its last extension. */
export function nameOf(path: string): string {
  return baseOf(path).replace(/\.[^.]+$/, '');
}
