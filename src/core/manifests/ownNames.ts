/** Which names a manifest gives to the repository's own things. */
import { parse } from 'smol-toml';

import { isRecord, nameOfPackage, type Json } from '../languages/javascript/packages.ts';

/** Names of versions that are mostly the repository's own, as `projectVersion` in a Gradle file. */
const ofOneself = /^(project|app|application|current|lib|library|module|package|plugin|release)$/i;

const goModule = /^module\s+(\S{1,200})/m;
const artifact = /<artifactId>([\w.-]{1,80})<\/artifactId>/;

/** The names of the packages that a manifest describes. */
export function ownNames(path: string, text: string): readonly string[] {
  const base = path.slice(path.lastIndexOf('/') + 1);
  const names = (() => {
    switch (base) {
      case 'package.json':
        return [nameOfPackage(path, text)];
      case 'go.mod':
        return [goModule.exec(text)?.[1]];
      case 'pom.xml':
        return [artifact.exec(text.slice(Math.max(0, text.indexOf('</parent>'))))?.[1]];
      case 'pyproject.toml':
      case 'Cargo.toml':
        return namesIn(text);
      default:
        return [];
    }
  })();
  return names.filter((name) => name !== undefined);
}

/** Whether a version of that name is one of the repository itself; a Go module holds those below its path. */
export function isOwnName(name: string, own: ReadonlySet<string>): boolean {
  if (own.has(name) || ofOneself.test(name)) return true;
  for (let slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1))
    if (name.slice(0, slash).includes('.') && own.has(name.slice(0, slash))) return true;
  return false;
}

function namesIn(text: string): readonly string[] {
  let file: Json;
  try {
    file = parse(text);
  } catch {
    return [];
  }
  const { tool } = file;
  const tables = [file['project'], file['package'], isRecord(tool) ? tool['poetry'] : null];
  return tables.flatMap((table) =>
    isRecord(table) && typeof table['name'] === 'string' ? [table['name']] : [],
  );
}
