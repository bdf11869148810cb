/** Which versions of what a file asks for: manifests, runtimes, build tools, actions and base images. */
import { parse } from 'smol-toml';
import { parse as parseYaml } from 'yaml';

import { isRecord, parseManifest, type Json } from '../languages/javascript/packages.ts';

/** Versions as written, by the name of what they are of. */
export type Versions = ReadonlyMap<string, string>;

/** Names under which runtimes are told, however a file calls them. */
export const runtimes: ReadonlySet<string> = new Set([
  'Node.js',
  'Python',
  'Go',
  'Go toolchain',
  'Java',
  'Ruby',
  'Rust',
]);

type Note = (name: string, version: string) => void;
type Reader = (text: string, note: Note) => void;

/** More than this of a file is not looked at. */
const mostText = 200_000;
const version = String.raw`v?\d[\w.+-]{0,40}`;

const readers: readonly (readonly [RegExp, Reader])[] = [
  [/(^|\/)package\.json$/, readPackage],
  [/(^|\/)pnpm-workspace\.yaml$/, readWorkspace],
  [/(^|\/)go\.mod$/, readGoModule],
  [/(^|\/)Cargo\.toml$/, readCargo],
  [/(^|\/)[^/]*requirements[^/]*\.(txt|in)$/, (text, note) => eachMatch(requirement, text, note)],
  [/(^|\/)pyproject\.toml$/, readPyproject],
  [/(^|\/)setup\.(py|cfg)$/, readSetup],
  [/(^|\/)pom\.xml$/, readPom],
  [/(^|\/)libs\.versions\.toml$/, readCatalogue],
  [/(^|\/)gradle\.properties$/, (text, note) => eachMatch(gradleProperty, text, note)],
  [
    /(^|\/)gradle-wrapper\.properties$/,
    (text, note) => eachMatch(gradleWrapper, text, note, 'Gradle'),
  ],
  [/\.gradle(\.kts)?$/, readGradle],
  [/(^|\/)\.(nvmrc|node-version)$/, alone('Node.js')],
  [/(^|\/)\.python-version$/, alone('Python')],
  [/(^|\/)\.go-version$/, alone('Go')],
  [/(^|\/)\.java-version$/, alone('Java')],
  [/(^|\/)\.ruby-version$/, alone('Ruby')],
  [/^\.github\/workflows\/[^/]+\.ya?ml$|(^|\/)action\.ya?ml$/, readWorkflow],
  [/(^|\/)([^/]+\.)?Dockerfile(\.[^/]+)?$/, (text, note) => eachMatch(baseImage, text, note)],
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
const setUp = /\b(node|python|go|java|ruby)-version:\s*["']?(\d+(?:\.(?:\d+|x))*)/g;
const goRequire = new RegExp(
  String.raw`^\s*(?:require\s+)?([\w-]+\.[\w./~-]+)\s+(${version})\s*$`,
  'gm',
);
const goVersion = /^(go)\s+(\d[\d.]*)/gm;
const goToolchain = /^(toolchain)\s+go(\d[\d.]*)/gm;
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
  toolchain: 'Go toolchain',
  python: 'Python',
  python_requires: 'Python',
  java: 'Java',
  ruby: 'Ruby',
};

/** Whether versions can be read in a file of this path. */
export function canBeRead(path: string): boolean {
  return readers.some(([pattern]) => pattern.test(path));
}

/**
 * Never throws; a text that is not what its path says yields what could be recognised. What one file asks for in several
 * versions is left out.
 */
export function versionsIn(path: string, text: string): Versions {
  const found = new Map<string, string>();
  const several = new Set<string>();
  const note: Note = (name, asked) => {
    if ((found.get(name) ?? asked) !== asked) several.add(name);
    found.set(name, asked);
  };
  for (const [pattern, read] of readers)
    if (pattern.test(path)) read(text.slice(0, mostText), note);
  for (const name of several) found.delete(name);
  return found;
}

/** The leading numbers of a version or range (`^18.2`, `>=3.9,<4`), or null where it has none. */
export function numbersOf(text: string): readonly number[] | null {
  const numbers = /(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(text);
  return numbers && numbers.slice(1).flatMap((part) => (part === undefined ? [] : [Number(part)]));
}

/** Whether one version is higher than another one; what comes before a release is lower than the release. */
export function isHigher(version: string, than: string): boolean {
  const [a, b] = [numbersOf(version), numbersOf(than)];
  if (!a || !b) return false;
  for (let index = 0; index < 3; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return isLaterStage(stageOf(version), stageOf(than));
}

/** How far it is before the release: the name of the stage and its number. */
type Stage = readonly [name: string, number: number];

const stage =
  /^\D*\d+(?:\.\d+){0,2}[-.]?(alpha|beta|canary|dev|m|next|pre|preview|rc)[-.]?(\d+)\b/i;

function stageOf(text: string): Stage | null {
  const match = stage.exec(text);
  return match && [match[1]!.toLowerCase(), Number(match[2])];
}

/** Stages follow one another by name. */
function isLaterStage(a: Stage | null, b: Stage | null): boolean {
  if (a === null || b === null) return a === null && b !== null;
  return a[0] === b[0] ? a[1] > b[1] : a[0] > b[0];
}

/** Whether an upgrade is one that may break: another first number, or another second one after 0. */
export function isMajor(from: string, to: string): boolean {
  const [a, b] = [numbersOf(from), numbersOf(to)];
  if (!a || !b) return false;
  return a[0] !== b[0] || (a[0] === 0 && a[1] !== b[1]);
}

function alone(name: string): Reader {
  return (text, note) => {
    const line = /^\s*v?(\d[\d.]*)\s*$/.exec(text.slice(0, 200));
    if (line) note(name, line[1]!);
  };
}

function eachMatch(pattern: RegExp, text: string, note: Note, name?: string): void {
  for (const match of text.matchAll(pattern)) {
    const called = name ?? match[1]!;
    note(runtimeNames[called] ?? called, match[2]!);
  }
}

const range = /^[~^>=<v\s]*\d/;
const packageFields = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

function readPackage(text: string, note: Note): void {
  const manifest = parseManifest(text);
  for (const field of packageFields) {
    const list = manifest[field];
    if (!isRecord(list)) continue;
    for (const [name, asked] of Object.entries(list)) {
      if (typeof asked === 'string' && range.test(asked)) note(name, asked);
    }
  }
  const { engines, packageManager } = manifest;
  if (isRecord(engines) && typeof engines['node'] === 'string') note('Node.js', engines['node']);
  const manager =
    typeof packageManager === 'string' ? /^(\w+)@([\d.]+)/.exec(packageManager) : null;
  if (manager) note(manager[1]!, manager[2]!);
}

/** Versions that the packages of a workspace share. */
function readWorkspace(text: string, note: Note): void {
  const { catalog, catalogs } = parsed(() => parseYaml(text));
  for (const list of [catalog, ...(isRecord(catalogs) ? Object.values(catalogs) : [])]) {
    if (!isRecord(list)) continue;
    for (const [name, asked] of Object.entries(list))
      if (typeof asked === 'string' && range.test(asked)) note(name, asked);
  }
}

const cargoFields = ['dependencies', 'dev-dependencies', 'build-dependencies'] as const;

function readCargo(text: string, note: Note): void {
  const file = parsed(() => parse(text));
  const { package: own, workspace } = file;
  if (isRecord(own) && typeof own['rust-version'] === 'string') note('Rust', own['rust-version']);
  const shared = isRecord(workspace) ? workspace['dependencies'] : null;
  for (const list of [shared, ...cargoFields.map((field) => file[field])]) {
    if (!isRecord(list)) continue;
    for (const [name, said] of Object.entries(list)) {
      const asked = isRecord(said) ? said['version'] : said;
      if (typeof asked === 'string' && /\d/.test(asked)) note(name, asked);
    }
  }
}

function readGoModule(text: string, note: Note): void {
  eachMatch(goVersion, text, note);
  eachMatch(goToolchain, text, note);
  eachMatch(goRequire, text, note);
}

function readPyproject(text: string, note: Note): void {
  const file = parsed(() => parse(text));
  const { project, tool, 'dependency-groups': groups } = file;
  const lists: unknown[] = [];
  if (isRecord(project)) {
    if (typeof project['requires-python'] === 'string') note('Python', project['requires-python']);
    lists.push(project['dependencies']);
    if (isRecord(project['optional-dependencies']))
      lists.push(...Object.values(project['optional-dependencies']));
  }
  if (isRecord(groups)) lists.push(...Object.values(groups));
  for (const item of lists.flat()) if (typeof item === 'string') eachMatch(requirement, item, note);
  const poetry = isRecord(tool) && isRecord(tool['poetry']) ? tool['poetry']['dependencies'] : null;
  if (!isRecord(poetry)) return;
  for (const [name, asked] of Object.entries(poetry)) {
    if (typeof asked === 'string' && /\d/.test(asked)) note(runtimeNames[name] ?? name, asked);
  }
}

function readSetup(text: string, note: Note): void {
  eachMatch(pythonRequires, text, note);
}

function readPom(text: string, note: Note): void {
  eachMatch(pomArtifact, text, note);
  eachMatch(pomProperty, text, note);
}

function readCatalogue(text: string, note: Note): void {
  const { versions } = parsed(() => parse(text));
  if (!isRecord(versions)) return;
  for (const [name, asked] of Object.entries(versions))
    if (typeof asked === 'string') note(runtimeNames[name] ?? name, asked);
}

function readGradle(text: string, note: Note): void {
  eachMatch(gradleLibrary, text, note);
  eachMatch(gradlePlugin, text, note);
  eachMatch(gradleArtifact, text, note);
}

function readWorkflow(text: string, note: Note): void {
  eachMatch(actionUse, text, note);
  eachMatch(setUp, text, note);
}

function parsed(parseText: () => unknown): Json {
  try {
    const file = parseText();
    return isRecord(file) ? file : {};
  } catch {
    return {};
  }
}
