/** Go: the unit is a package, that is a folder; imports name it by the module's path and the folder in it. */
import { abroad } from './go/abroad.ts';
import { readDeclarations, readImports } from './go/declarations.ts';
import { readHeader } from './go/header.ts';
import { isExported } from './go/lexer.ts';
import { findMembers } from './go/members.ts';
import {
  createResolver,
  findModules,
  folderOf,
  isVendored,
  keyOfFolder,
  parseModuleFile,
} from './go/modules.ts';
import type { Language } from './language.ts';

export const go: Language = {
  id: 'go',
  reads: (path) => path.endsWith('.go') && !isVendored(path),
  isManifest: (path) => /(?:^|\/)go\.(?:mod|work)$/.test(path) && !isVendored(path),
  packageName: (manifest, text) =>
    manifest.endsWith('go.mod') ? parseModuleFile(text).path : undefined,
  unitOf: (path) => folderOf(path) || '.',
  // The tests of a package cannot be imported, not even by its neighbours.
  keysOf: (path) =>
    path.endsWith('_test.go') || isVendored(path) ? [] : [keyOfFolder(folderOf(path))],
  packages: findModules,
  resolver: createResolver,
  scan(text) {
    const { imports, names } = readDeclarations(text);
    return {
      imports,
      definitions: names.filter(({ name }) => isExported(name)),
      reExportShare: 0,
      ...readHeader(text),
    };
  },
  imports: readImports,
  members: findMembers,
  defines: (text, name) =>
    text.includes(name) &&
    readDeclarations(text).names.some((definition) => definition.name === name),
  abroad,
};
