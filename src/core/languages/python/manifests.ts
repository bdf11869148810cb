/** What the manifests of Python distributions say: their names, and where their packages are. */
import { parse } from 'smol-toml';

import type { Layout, Package } from '../language.ts';
import { folderOf, joinFolder } from './paths.ts';

const manifestFile = /(?:^|\/)(?:pyproject\.toml|setup\.cfg|setup\.py)$/;

export function isManifest(path: string): boolean {
  return manifestFile.test(path);
}

export interface Manifest {
  readonly name: string | undefined;
  /** Folders, relative to the manifest, in which packages are to be found. */
  readonly sources: readonly string[];
}

export function parseManifest(path: string, text: string): Manifest {
  if (path.endsWith('.toml')) return parseProject(text);
  return path.endsWith('.cfg') ? parseConfiguration(text) : parseSetup(text);
}

function parseProject(text: string): Manifest {
  let project: unknown;
  try {
    project = parse(text);
  } catch {
    return { name: undefined, sources: [] };
  }
  const name = at(project, 'project', 'name') ?? at(project, 'tool', 'poetry', 'name');
  const setuptools = at(project, 'tool', 'setuptools');
  const poetry = at(project, 'tool', 'poetry', 'packages');
  const sources = [
    at(setuptools, 'packages', 'find', 'where'),
    at(setuptools, 'package-dir', ''),
    Array.isArray(poetry) ? poetry.map((entry: unknown) => at(entry, 'from')) : undefined,
  ].flat();
  return {
    name: typeof name === 'string' ? name : undefined,
    sources: sources.filter((source) => typeof source === 'string'),
  };
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

function parseConfiguration(text: string): Manifest {
  const metadata = /^\[metadata\][^[]*/m.exec(text)?.[0] ?? '';
  const name = /^name[ \t]*[=:][ \t]*([\w.-]+)/m.exec(metadata)?.[1];
  const sources = [
    /^where[ \t]*=[ \t]*([\w./-]+)/m,
    /^package_dir[ \t]*=[ \t]*\n?[ \t]*=[ \t]*([\w./-]+)/m,
  ];
  return { name, sources: sources.flatMap((source) => source.exec(text)?.[1] ?? []) };
}

function parseSetup(text: string): Manifest {
  const name = /\bname\s{0,9}=\s{0,9}["']([\w.-]+)["']/.exec(text)?.[1];
  const source =
    /\bpackage_dir\s{0,9}=\s{0,9}\{\s{0,9}["']{2}\s{0,9}:\s{0,9}["']([\w./-]+)["']/.exec(text)?.[1];
  return { name, sources: source === undefined ? [] : [source] };
}

const byPreference = ['pyproject.toml', 'setup.cfg', 'setup.py'];

/** One distribution for each folder that has a manifest with a name. */
export function findPackages(layout: Layout): readonly Package[] {
  const manifests = layout.paths.filter(isManifest);
  const found = new Map<string, Package>();
  for (const file of byPreference) {
    for (const manifest of manifests.filter((path) => path.endsWith(file))) {
      const folder = folderOf(manifest);
      if (found.has(folder)) continue;
      const { name } = parseManifest(manifest, layout.text(manifest) ?? '');
      if (name === undefined) continue;
      found.set(folder, { name, folder, manifest, formerNames: layout.formerNames(manifest) });
    }
  }
  return [...found.values()];
}

/** Folders that manifests declare as places of packages, besides their own. */
export function declaredSources(layout: Layout): readonly string[] {
  return layout.paths.filter(isManifest).flatMap((manifest) => {
    const folder = folderOf(manifest);
    const { sources } = parseManifest(manifest, layout.text(manifest) ?? '');
    return [folder, ...['src', ...sources].flatMap((source) => joinFolder(folder, source) ?? [])];
  });
}
