/** Which versions of what a file asks for: manifests, runtimes, build tools, actions and base images. */
import { parse } from 'smol-toml';

import { isRecord, parseManifest, type Json } from '../languages/javascript/packages.ts';

/** Versions as written, by the name of what they are of. */
export type Versions = ReadonlyMap<string, string>;

/** Names under which runtimes are told, however a file calls them. */
export const runtimes: ReadonlySet<string> = new Set([
  'Node.js',
  'Python',
  'Go',
  'Java',
  'Ruby',
  'Rust',
]);

type Reader = (text: string, found: Map<string, string>) => void;

/** More than this of a file is not looked at. */
const mostText = 200_000;
const version = String.raw`v?\d[\w.+-]{0,40}`;

const readers: readonly (readonly [RegExp, Reader])[] = [
  [/(^|\/)package\.json$/, readPackage],
  [/(^|\/)go\.mod$/, readGoModule],
  [/(^|\/)[^/]*requirements[^/]*\.(txt|in)$/, (text, found) => eachMatch(requirement, text, found)],
  [/(^|\/)pyproject\.toml$/, readPyproject],
  [/(^|\/)setup\.(py|cfg)$/, readSetup],
  [/(^|\/)pom\.xml$/, readPom],
  [/(^|\/)libs\.versions\.toml$/, readCatalogue],
  [/(^|\/)gradle\.properties$/, (text, found) => eachMatch(gradleProperty, text, found)],
  [
    /(^|\/)gradle-wrapper\.properties$/,
    (text, found) => eachMatch(gradleWrapper, text, found, 'Gradle'),
  ],
  [/\.gradle(\.kts)?$/, readGradle],
  [/(^|\/)\.(nvmrc|node-version)$/, alone('Node.js')],
  [/(^|\/)\.python-version$/, alone('Python')],
  [/(^|\/)\.go-version$/, alone('Go')],
  [/(^|\/)\.java-version$/, alone('Java')],
  [/(^|\/)\.ruby-version$/, alone('Ruby')],
  [/^\.github\/workflows\/[^/]+\.ya?ml$|(^|\/)action\.ya?ml$/, readWorkflow],
  [/(^|\/)([^/]+\.)?Dockerfile(\.[^/]+)?$/, (text, found) => eachMatch(baseImage, text, found)],
];

const requirement = new RegExp(
  String.raw`^([\w.-]{1,80})(?:\[[^\]\n]{0,80}\])?\s*[=~>]=\s*(${version})`,
  'gm',
);
const gradleProperty = new RegExp(
  String.raw`^([\w.-]{1,60}?)\.?[vV]ersion\s*=\s*(${version})\s*$`,
  'gm',
);
const gradleWrapper = new RegExp(
  String.raw`^distributionUrl=.*\bgradle-()(\d[\w.]*?)-(?:bin|all)\.zip`,
  'gm',
);
const baseImage = new RegExp(String.raw`^FROM\s+(?:--\S+\s+)?([\w./-]{1,120}):(${version})`, 'gim');
const actionUse = new RegExp(
  String.raw`\buses:\s*["']?([\w.-]+/[\w./-]+)@(v?\d{1,4}(?:\.\d+){0,3})(?![\w.])`,
  'g',
);
const setUp = /\b(node|python|go|java|ruby)-version:\s*["']?(\d[\d.]*)/g;
const goRequire = new RegExp(
  String.raw`^\s*(?:require\s+)?([\w-]+\.[\w./~-]+)\s+(${version})\s*$`,
  'gm',
);
const goVersion = /^(go)\s+(\d[\d.]*)/gm;
const pythonRequires = /\b(python_requires)\s*=\s*["']?\s*[>=~]*\s*(\d[\d.]*)/g;
const pomArtifact = new RegExp(
  String.raw`<artifactId>([\w.-]{1,80})</artifactId>\s*<version>(${version})</version>`,
  'g',
);
const pomProperty = new RegExp(String.raw`<([\w.-]{1,60}?)\.version>(${version})</`, 'g');
const gradleLibrary = new RegExp(
  String.raw`\blibrary\(\s*["']([^"'\n]{1,80})["']\s*,\s*["'](${version})["']`,
  'g',
);
const gradlePlugin = new RegExp(
  String.raw`\bid\s*\(?["']([\w.-]{1,80})["']\)?\s+version\s+["'](${version})["']`,
  'g',
);
const gradleArtifact = new RegExp(
  String.raw`["']([\w.-]{1,60}:[\w.-]{1,60}):(${version})["']`,
  'g',
);

const runtimeNames: Readonly<Record<string, string>> = {
  node: 'Node.js',
  go: 'Go',
  python: 'Python',
  python_requires: 'Python',
  java: 'Java',
  ruby: 'Ruby',
};

/** Whether versions can be read in a file of this path. */
export function canBeRead(path: string): boolean {
  return readers.some(([pattern]) => pattern.test(path));
}

/** Never throws; a text that is not what its path says yields what could be recognised. */
export function versionsIn(path: string, text: string): Versions {
  const found = new Map<string, string>();
  for (const [pattern, read] of readers)
    if (pattern.test(path)) read(text.slice(0, mostText), found);
  return found;
}

/** The leading numbers of a version or range (`^18.2`, `>=3.9,<4`), or null where it has none. */
export function numbersOf(text: string): readonly number[] | null {
  const numbers = /(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(text);
  return numbers && numbers.slice(1).flatMap((part) => (part === undefined ? [] : [Number(part)]));
}

/** Whether one version is higher than another one. */
export function isHigher(version: string, than: string): boolean {
  const [a, b] = [numbersOf(version), numbersOf(than)];
  if (!a || !b) return false;
  for (let index = 0; index < 3; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

/** Whether an upgrade is one that may break: another first number, or another second one after 0. */
export function isMajor(from: string, to: string): boolean {
  const [a, b] = [numbersOf(from), numbersOf(to)];
  if (!a || !b) return false;
  return a[0] !== b[0] || (a[0] === 0 && a[1] !== b[1]);
}

function alone(name: string): Reader {
  return (text, found) => {
    const line = /^\s*v?(\d[\d.]*)\s*$/.exec(text.slice(0, 200));
    if (line) found.set(name, line[1]!);
  };
}

function eachMatch(pattern: RegExp, text: string, found: Map<string, string>, name?: string): void {
  for (const match of text.matchAll(pattern)) {
    const called = name ?? match[1]!;
    found.set(runtimeNames[called] ?? called, match[2]!);
  }
}

const packageFields = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

function readPackage(text: string, found: Map<string, string>): void {
  const manifest = parseManifest(text);
  for (const field of packageFields) {
    const list = manifest[field];
    if (!isRecord(list)) continue;
    for (const [name, asked] of Object.entries(list)) {
      if (typeof asked === 'string' && /^[~^>=<v\s]*\d/.test(asked)) found.set(name, asked);
    }
  }
  const { engines, packageManager } = manifest;
  if (isRecord(engines) && typeof engines['node'] === 'string')
    found.set('Node.js', engines['node']);
  const manager =
    typeof packageManager === 'string' ? /^(\w+)@([\d.]+)/.exec(packageManager) : null;
  if (manager) found.set(manager[1]!, manager[2]!);
}

function readGoModule(text: string, found: Map<string, string>): void {
  eachMatch(goVersion, text, found);
  eachMatch(goRequire, text, found);
}

function readPyproject(text: string, found: Map<string, string>): void {
  const file = parseToml(text);
  const { project, tool, 'dependency-groups': groups } = file;
  const lists: unknown[] = [];
  if (isRecord(project)) {
    if (typeof project['requires-python'] === 'string')
      found.set('Python', project['requires-python']);
    lists.push(project['dependencies']);
    if (isRecord(project['optional-dependencies']))
      lists.push(...Object.values(project['optional-dependencies']));
  }
  if (isRecord(groups)) lists.push(...Object.values(groups));
  for (const item of lists.flat())
    if (typeof item === 'string') eachMatch(requirement, item, found);
  const poetry = isRecord(tool) && isRecord(tool['poetry']) ? tool['poetry']['dependencies'] : null;
  if (!isRecord(poetry)) return;
  for (const [name, asked] of Object.entries(poetry)) {
    if (typeof asked === 'string' && /\d/.test(asked)) found.set(runtimeNames[name] ?? name, asked);
  }
}

function readSetup(text: string, found: Map<string, string>): void {
  eachMatch(pythonRequires, text, found);
}

function readPom(text: string, found: Map<string, string>): void {
  eachMatch(pomArtifact, text, found);
  eachMatch(pomProperty, text, found);
}

function readCatalogue(text: string, found: Map<string, string>): void {
  const { versions } = parseToml(text);
  if (!isRecord(versions)) return;
  for (const [name, asked] of Object.entries(versions))
    if (typeof asked === 'string') found.set(runtimeNames[name] ?? name, asked);
}

function readGradle(text: string, found: Map<string, string>): void {
  eachMatch(gradleLibrary, text, found);
  eachMatch(gradlePlugin, text, found);
  eachMatch(gradleArtifact, text, found);
}

function readWorkflow(text: string, found: Map<string, string>): void {
  eachMatch(actionUse, text, found);
  eachMatch(setUp, text, found);
}

function parseToml(text: string): Json {
  try {
    return parse(text);
  } catch {
    return {};
  }
}
