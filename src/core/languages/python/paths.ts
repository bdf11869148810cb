/** Paths as Python names them. */

/** The folder of a path; empty for the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
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

export function below(folder: string, name: string): string {
  return folder === '' || name === '' ? folder + name : `${folder}/${name}`;
}

const source = /\.pyi?$/;

export function isSource(path: string): boolean {
  return source.test(path);
}

/** The path by which a module is imported from the root of the repository: its file's, or its folder's for a package. */
export function modulePathOf(path: string): string {
  const module = path.replace(source, '');
  if (module === '__init__') return '';
  return module.endsWith('/__init__') ? module.slice(0, -'/__init__'.length) : module;
}

/** The key of the module at a path that `modulePathOf` gave. */
export function keyOfModule(modulePath: string): string {
  return `py:${modulePath === '' ? '.' : modulePath}`;
}

const importable = /^[^\d\W]\w*$/;

/** Whether an import statement can name the file. */
export function isImportable(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(source, '');
  return importable.test(name) || /[^\0-\x7f]/.test(name);
}
