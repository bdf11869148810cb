/** What kind of place a path is, by its name alone. */
import picomatch from 'picomatch';

import type { PlaceKind } from './model.ts';

const testPath =
  /(^|\/)(__tests__|__mocks__|__fixtures__|__testfixtures__|tests?|testing|test-?(data|fixtures|utils|helpers|support)|fixtures|specs?|e2e|integration-tests?|playground|cypress|bench(marks?)?)\/|(^|[._-])(test|tests|test-d|spec|e2e|bench)\.[cm]?[jt]sx?$|(^|\/)(test_[^/]+|[^/]+_tests?|tests|conftest)\.pyi?$|_test\.go$|(^|\/)src\/(test|testFixtures|intTest|dockerTest|integrationTest)\/|Tests?\.java$/;
const mainSource = /(^|\/)src\/main\//;
/** These folders say so only above the sources: `src/templates` is a part of the product. */
const docsFolder =
  /^((?!(?:src|internal|pkg|cmd)\/)[^/]+\/)*?(docs?|documentation|website|site)\/|(^|\/)src\/docs\//;
const docsFile = /\.(md|mdx|rst|adoc)$/;
/** `template` is an ordinary name of a Go package. */
const exampleFolder =
  /^((?!src\/)[^/]+\/)*?(examples?|samples?|demos?|templates?(?!\/[^/]+\.go$)|starters?|create-[^/]+\/template-[^/]+)\//;
/** These say so wherever they stand: `src/components-examples`, `tree-basic-example.ts`. */
const namedExample =
  /(^|\/)([\w.-]+-(examples?|samples?|demos?)|(examples?|samples?|demos?)-[\w.-]+)\/|[._-]examples?\.[cm]?[jt]sx?$/;
const configPath =
  /(^|\/)(\.github|\.circleci|\.gitlab|\.storybook|\.husky)\/|(^|\/)[^/]+\.config\.[cm]?[jt]s$|(^|\/)\.[^/]+rc\.[cm]?[jt]s$|(^|\/)(action\.ya?ml|setup\.py|noxfile\.py|gulpfile\.[cm]?js|Gruntfile\.js|rollup\.[^/]+\.js|webpack\.[^/]+\.js|[tj]sconfig[^/]*\.json|\.[\w-]+rc(\.(json|jsonc|ya?ml))?|[^/]+\.gradle(\.kts)?)$/;
const vendoredPath =
  /(^|\/)(node_modules|bower_components|vendor|vendored|_vendor|third[_-]party|Godeps)\//;
const generatedPath =
  /(^|\/)(__generated__|generated)\/|\.(min|bundle)\.[cm]?js$|\.pb\.go$|(^|\/)zz_generated[^/]*\.go$|_generated\.go$|_pb2(_grpc)?\.pyi?$|\.g\.ts$|\.generated\.[a-z]+$|(^|\/)(package-lock\.json|pnpm-lock\.yaml|yarn\.lock|go\.sum|poetry\.lock)$|\.snap$|(^|\/)\.yarn\//;

/**
 * The kind of a place. A library that helps tests is product code where it stands in a main source set; everything else
 * below a test folder is a test.
 */
export function placeKindOf(path: string, generated: boolean): PlaceKind {
  if (generated || generatedPath.test(path)) return 'generated';
  if (testPath.test(path) && !mainSource.test(path)) return 'test';
  if (exampleFolder.test(path) || (namedExample.test(path) && !mainSource.test(path)))
    return 'example';
  if (configPath.test(path)) return 'config';
  return docsFile.test(path) || docsFolder.test(path) ? 'docs' : 'code';
}

/** What tests use most may be what they test; these are there for tests. */
const testSupport = /test|spec(?!ial)|fixture|mock|harness|fake|stub/i;

/** Whether a path is called after what only tests need. */
export function isTestSupport(path: string): boolean {
  return testSupport.test(path) && !mainSource.test(path);
}

const namedTest =
  /[._-](tests?|test-d|specs?|e2e|cy)\.([\w-]+\.)?\w+$|_test\.\w+$|(^|\/)test\w*\.py$|(Tests?|IT|Spec)\.\w+$/;
const besideTests =
  /(^|\/)(fixtures?|__fixtures__|__mocks__|mocks?|testdata|data|utils?|helpers?|support|framework|common|lib)(\/|\.|$)/i;

/** Whether a file holds tests, and is no fixture of one or help for some. */
export function isTestFile(path: string): boolean {
  if (namedTest.test(path)) return true;
  return /(^|\/)(__tests__|tests?|specs?)\//.test(path) && !besideTests.test(path);
}

/** The same, for whoever asks about the same paths over and over. */
export function rememberedPlaceKinds(): typeof placeKindOf {
  const known = new Map<string, PlaceKind>();
  return (path, generated) => {
    if (generated) return placeKindOf(path, generated);
    let kind = known.get(path);
    if (kind === undefined) known.set(path, (kind = placeKindOf(path, generated)));
    return kind;
  };
}

/** Other people's code that is kept in the repository. */
export function isVendored(path: string): boolean {
  return vendoredPath.test(path);
}

/** Files that a tool writes, as far as the path tells. */
export function isGeneratedPath(path: string): boolean {
  return generatedPath.test(path);
}

export interface Attributes {
  isGenerated(path: string): boolean;
  isVendored(path: string): boolean;
}

/** `linguist-generated` and `linguist-vendored` of a top-level `.gitattributes`; the last matching line wins. */
export function readAttributes(text: string): Attributes {
  const rules: { matches: (path: string) => boolean; generated?: boolean; vendored?: boolean }[] =
    [];
  for (const raw of text.split('\n')) {
    const [pattern, ...attributes] = raw.trim().split(/\s+/);
    if (!pattern || pattern.startsWith('#')) continue;
    const value = (name: string): boolean | undefined => {
      for (const attribute of attributes) {
        if (attribute === name || attribute === `${name}=true`) return true;
        if (attribute === `-${name}` || attribute === `${name}=false`) return false;
      }
      return undefined;
    };
    const generated = value('linguist-generated');
    const vendored = value('linguist-vendored');
    if (generated === undefined && vendored === undefined) continue;
    const glob = pattern.startsWith('/')
      ? pattern.slice(1)
      : pattern.includes('/')
        ? pattern
        : `**/${pattern}`;
    rules.push({
      matches: picomatch(glob, {
        dot: true,
        nonegate: true,
        noextglob: true,
        nobrace: true,
        maxLength: 4096,
      }),
      ...(generated === undefined ? {} : { generated }),
      ...(vendored === undefined ? {} : { vendored }),
    });
  }
  const ask = (path: string, key: 'generated' | 'vendored'): boolean =>
    rules.findLast((rule) => rule[key] !== undefined && rule.matches(path))?.[key] ?? false;
  return {
    isGenerated: (path) => ask(path, 'generated'),
    isVendored: (path) => ask(path, 'vendored'),
  };
}
