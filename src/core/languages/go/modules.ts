/** Which folder of the repository an import path means, by its go.mod files and by what is known without them. */
import type { Import, Layout, Package, Resolution, Resolver, Target } from '../language.ts';

/** What one go.mod or go.work says. */
export interface ModuleFile {
  readonly path: string | undefined;
  /** Modules that it takes from elsewhere. */
  readonly required: readonly { readonly path: string; readonly version: string | null }[];
  /** Replacements: import path prefix, and the folder or module path as written. */
  readonly replaced: readonly { readonly path: string; readonly folder: string }[];
}

export function parseModuleFile(text: string): ModuleFile {
  let path: string | undefined;
  const required: { path: string; version: string | null }[] = [];
  const replaced: { path: string; folder: string }[] = [];
  let block = '';
  for (const raw of text.split('\n')) {
    const comment = raw.indexOf('//');
    const words = (comment < 0 ? raw : raw.slice(0, comment)).trim().split(/\s+/).map(unquoted);
    const first = words[0] ?? '';
    if (first === '') continue;
    if (block !== '' && first === ')') {
      block = '';
      continue;
    }
    if (block === '' && words[1] === '(') {
      block = first;
      continue;
    }
    const verb = block || first;
    const rest = block === '' ? words.slice(1) : words;
    if (verb === 'module') path ??= rest[0];
    const arrow = rest.indexOf('=>');
    const folder = rest[arrow + 1];
    if (verb === 'require' && rest[0] !== undefined)
      required.push({ path: rest[0], version: rest[1] ?? null });
    if (verb === 'replace' && arrow > 0 && folder !== undefined) {
      replaced.push({ path: rest[0]!, folder });
    }
  }
  return { path, required, replaced };
}

function isLocal(folder: string): boolean {
  return /^\.\.?(?:\/|$)/.test(folder);
}

function unquoted(word: string): string {
  return word.replace(/^["`](.*)["`]$/, '$1');
}

/** Folders that the go command itself leaves out: copies of others' code, and material of tests. */
const notOwn = /(?:^|\/)(?:vendor|testdata|Godeps\/_workspace)\//;

export function isVendored(path: string): boolean {
  return /(?:^|\/)(?:vendor|Godeps\/_workspace)\//.test(path);
}

export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

function moduleFiles(
  layout: Layout,
  name: 'go.mod' | 'go.work',
): readonly (ModuleFile & { readonly manifest: string })[] {
  return layout.paths
    .filter((path) => (path === name || path.endsWith(`/${name}`)) && !notOwn.test(path))
    .map((manifest) => ({ manifest, ...parseModuleFile(layout.text(manifest) ?? '') }));
}

export function findModules(layout: Layout): readonly Package[] {
  return moduleFiles(layout, 'go.mod').flatMap(({ manifest, path }) =>
    path === undefined
      ? []
      : [
          {
            name: path,
            folder: folderOf(manifest),
            manifest,
            formerNames: layout.formerNames(manifest),
          },
        ],
  );
}

/** Joins a folder and a relative path; undefined where that leaves the repository. */
export function joinFolder(folder: string, relative: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** The key of the package in a folder. */
export function keyOfFolder(folder: string): string {
  return `go:${folder === '' ? '.' : folder}`;
}

export function createResolver(layout: Layout): Resolver {
  const modules = findModules(layout);
  const prefixes = modules.length > 0 ? createPrefixes(modules) : null;
  const folders = prefixes
    ? null
    : new Set(layout.paths.filter((path) => path.endsWith('.go')).map(folderOf));
  const replacements = createReplacements(layout);
  const known = new Map<string, Resolution>();

  const byPrefix = (specifier: string): Resolution => {
    let resolution = known.get(specifier);
    if (!resolution) {
      const found = prefixes ? prefixes.foldersOf(specifier) : tailFolders(specifier, folders!);
      resolution = toResolution(found);
      known.set(specifier, resolution);
    }
    return resolution;
  };

  return {
    resolve(from: string, imported: Import): Resolution {
      const { specifier } = imported;
      if (isLocal(specifier)) {
        const folder = joinFolder(folderOf(from), specifier);
        return folder === undefined ? [] : toResolution([folder]);
      }
      const replaced = replacements.foldersOf(from, specifier);
      if (replaced.length === 0) return byPrefix(specifier);
      return [[...toResolution(replaced).flat(), ...byPrefix(specifier).flat()]];
    },
  };
}

function toResolution(folders: readonly string[]): Resolution {
  const targets: Target[] = [...new Set(folders)].map((folder) => ({
    key: keyOfFolder(folder),
    names: null,
  }));
  return targets.length === 0 ? [] : [targets];
}

/** Every prefix of an import path that ends with a segment, longest first, with what follows it. */
function* prefixesOf(specifier: string): Generator<readonly [prefix: string, rest: string]> {
  yield [specifier, ''];
  for (let at = specifier.lastIndexOf('/'); at > 0; at = specifier.lastIndexOf('/', at - 1)) {
    yield [specifier.slice(0, at), specifier.slice(at + 1)];
  }
}

function below(folder: string, rest: string): string {
  return folder === '' || rest === '' ? folder + rest : `${folder}/${rest}`;
}

const majorVersion = /\/v[0-9]+$/;

/** Finds folders by the names that the modules have, had, or may have had under another owner or major version. */
function createPrefixes(modules: readonly Package[]): {
  foldersOf(specifier: string): readonly string[];
} {
  const named = new Map<string, string>();
  const unversioned = new Map<string, string>();
  const unowned = new Map<string, string>();
  const add = (map: Map<string, string>, name: string, folder: string): void => {
    if (!map.has(name)) map.set(name, folder);
  };
  const inOrder = modules.toSorted((a, b) => a.folder.length - b.folder.length);
  for (const { name, folder } of inOrder) add(named, name, folder);
  for (const { name, folder, formerNames } of inOrder) {
    for (const former of formerNames) add(named, former, folder);
    for (const each of [name, ...formerNames]) {
      const plain = each.replace(majorVersion, '');
      add(unversioned, plain, folder);
      // `host/owner/name/sub` in folder `sub`: what the repository as a whole was called before `sub` was a module.
      const outer =
        folder !== '' && plain.endsWith(`/${folder}`) ? plain.slice(0, -folder.length - 1) : '';
      const inside = outer.includes('/');
      const root = inside ? outer : plain;
      const rootFolder = inside ? '' : folder;
      add(unversioned, root, rootFolder);
      const repository = repositoryOf(root);
      if (repository && repository.rest === '') add(unowned, repository.name, rootFolder);
    }
  }
  return {
    foldersOf(specifier) {
      const found: string[] = [];
      for (const [prefix, rest] of prefixesOf(specifier)) {
        const folder = named.get(prefix);
        if (folder !== undefined) found.push(below(folder, rest));
      }
      for (const [prefix, rest] of prefixesOf(specifier)) {
        const folder = unversioned.get(prefix.replace(majorVersion, ''));
        if (folder !== undefined) found.push(below(folder, rest));
      }
      const repository = repositoryOf(specifier);
      const folder = repository ? unowned.get(repository.name) : undefined;
      if (repository && folder !== undefined)
        found.push(below(folder, repository.rest.replace(/^v[0-9]+(?:\/|$)/, '')));
      return found;
    },
  };
}

/** Host and repository name of `host/owner/name/rest`, whoever the owner is. */
function repositoryOf(path: string): { readonly name: string; readonly rest: string } | undefined {
  const [host, owner, name, ...rest] = path.split('/');
  if (!host?.includes('.') || !owner || !name) return undefined;
  return { name: `${host}/${name}`, rest: rest.join('/') };
}

/** Without any go.mod: an import of a folder that this repository has, in whatever repository it says it is. */
function tailFolders(specifier: string, folders: ReadonlySet<string>): readonly string[] {
  const repository = repositoryOf(specifier);
  return repository && repository.rest !== '' && folders.has(repository.rest)
    ? [repository.rest]
    : [];
}

/** The replacements by local folders that hold for a file: those of its module, and of the workspaces around it. */
function createReplacements(layout: Layout): {
  foldersOf(from: string, specifier: string): readonly string[];
} {
  const modules = new Map(
    moduleFiles(layout, 'go.mod').map((file) => [folderOf(file.manifest), file]),
  );
  const workspaces = new Map(
    moduleFiles(layout, 'go.work').map((file) => [folderOf(file.manifest), file]),
  );
  const known = new Map<string, ReadonlyMap<string, string>>();

  const around = (folder: string): ReadonlyMap<string, string> => {
    let replaced = known.get(folder);
    if (!replaced) {
      const found = new Map<string, string>();
      for (let at = folder, inModule = false; ; at = folderOf(at)) {
        const files = [workspaces.get(at), inModule ? undefined : modules.get(at)];
        inModule ||= modules.has(at);
        for (const { path, folder: written } of files.flatMap((file) => file?.replaced ?? [])) {
          const target = isLocal(written) ? joinFolder(at, written) : undefined;
          if (target !== undefined && !found.has(path)) found.set(path, target);
        }
        if (at === '') break;
      }
      replaced = found;
      known.set(folder, replaced);
    }
    return replaced;
  };

  return {
    foldersOf(from, specifier) {
      const replaced = around(folderOf(from));
      if (replaced.size === 0) return [];
      const found: string[] = [];
      for (const [prefix, rest] of prefixesOf(specifier)) {
        const folder = replaced.get(prefix);
        if (folder !== undefined) found.push(below(folder, rest));
      }
      return found;
    },
  };
}
