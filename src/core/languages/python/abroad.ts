/** What Python manifests take from elsewhere, and how files name it. */
import { parse } from 'smol-toml';

import { repositoryOf } from '../address.ts';
import type { Abroad, Requirement } from '../language.ts';
import { standardModules } from './stdlib.ts';

const requires =
  /(?:^|\/)(?:pyproject\.toml|setup\.cfg|setup\.py|Pipfile|[\w.-]*requirements[\w.-]*\.(?:txt|in)|requirements\/[\w.-]+\.(?:txt|in))$/;
const lock = /(?:^|\/)(?:poetry\.lock|uv\.lock|pdm\.lock|Pipfile\.lock)$/;
const line = /^([A-Za-z\d][\w.-]*)\s*(?:\[[^\]]*\])?\s*(?:@\s*(\S+)|([^;#]*))/;

function canonical(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

export const abroad: Abroad = {
  namesPackage: false,
  requires: (path) => requires.test(path),
  isLock: (path) => lock.test(path),
  canonical,
  requirements(text, path) {
    if (/\.toml$|Pipfile$/.test(path)) return ofTables(text);
    const lines = path.endsWith('.py') ? stringsOf(text) : text.split('\n');
    return lines.flatMap(ofLine);
  },
  // A distribution and its modules need not have the same name; which module is one of it the other repository knows.
  inward(imported, taken) {
    const [first = ''] = imported.specifier.split('.', 1);
    return taken.any && first !== '' && !standardModules.has(first) ? imported : null;
  },
};

function ofLine(text: string): readonly Requirement[] {
  const [, name, address, range = ''] = line.exec(text.trim()) ?? [];
  if (name === undefined) return [];
  return [requirement(name, address === undefined ? range : null, address)];
}

function requirement(name: string, range: string | null, address?: string): Requirement {
  return {
    as: canonical(name),
    name: canonical(name),
    range: range === null || range.trim() === '' ? null : range.trim(),
    source: address === undefined ? null : repositoryOf(address),
  };
}

/** The strings of the lists that a setup.py gives under names with `requires`. */
function stringsOf(text: string): readonly string[] {
  return [...text.matchAll(/\b\w{0,40}requires?\s{0,9}=\s{0,9}([[{(][^\])}]{0,10000})/g)].flatMap(
    ([, list]) =>
      [...list!.matchAll(/"([^"\n]{1,200})"|'([^'\n]{1,200})'/g)].map(
        ([, double, single]) => double ?? single!,
      ),
  );
}

/** Lists of requirement lines, and tables of names as Poetry and Pipenv have them, wherever they may stand. */
function ofTables(text: string): readonly Requirement[] {
  let root: unknown;
  try {
    root = parse(text);
  } catch {
    return [];
  }
  const poetry = at(root, 'tool', 'poetry');
  const lists = [
    at(root, 'project', 'dependencies'),
    ...valuesOf(at(root, 'project', 'optional-dependencies')),
    ...valuesOf(at(root, 'dependency-groups')),
    at(root, 'build-system', 'requires'),
  ];
  const tables = [
    at(poetry, 'dependencies'),
    at(poetry, 'dev-dependencies'),
    ...valuesOf(at(poetry, 'group')).map((group) => at(group, 'dependencies')),
    at(root, 'packages'),
    at(root, 'dev-packages'),
  ];
  return [
    ...lists
      .flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []))
      .flatMap((item) => (typeof item === 'string' ? ofLine(item) : [])),
    ...tables.flatMap((table) =>
      isTable(table) ? Object.entries(table).map(([name, value]) => ofEntry(name, value)) : [],
    ),
  ];
}

function ofEntry(name: string, value: unknown): Requirement {
  if (typeof value === 'string') return requirement(name, value);
  const git = at(value, 'git');
  if (typeof git === 'string') return requirement(name, null, git);
  if (at(value, 'path') !== undefined || at(value, 'url') !== undefined)
    return requirement(name, null, '');
  const version = at(value, 'version');
  return requirement(name, typeof version === 'string' ? version : null);
}

type Table = Readonly<Record<string, unknown>>;

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valuesOf(value: unknown): readonly unknown[] {
  return isTable(value) ? Object.values(value) : [];
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  for (const key of keys) {
    if (!isTable(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}
