/**
 * One copy of every string that outlives the text in which it was found. A slice of a text keeps the whole text in
 * memory; names and specifiers are few, texts are many.
 */
import type { Definition, Import, ImportedName } from './language.ts';

export interface StringPool {
  /** The pool's own copy of a string. */
  own(text: string): string;
  /** Only the specifiers, by which resolvers remember; the rest is for facts that are read and dropped. */
  ownSpecifiers(imports: readonly Import[]): readonly Import[];
  ownImports(imports: readonly Import[]): readonly Import[];
  ownDefinitions(definitions: readonly Definition[]): readonly Definition[];
  ownMembers(members: ReadonlyMap<string, readonly string[]>): Map<string, readonly string[]>;
}

export function createStringPool(): StringPool {
  const strings = new Map<string, string>();
  const own = (text: string): string => {
    let copy = strings.get(text);
    if (copy === undefined) {
      copy = copyOf(text);
      strings.set(copy, copy);
    }
    return copy;
  };
  const ownName = ({ imported, local }: ImportedName): ImportedName => ({
    imported: own(imported),
    local: own(local),
  });
  return {
    own,
    ownSpecifiers: (imports) =>
      imports.map((imported) => ({ ...imported, specifier: own(imported.specifier) })),
    ownImports: (imports) =>
      imports.map(({ specifier, via, names, namespace, line }) => ({
        specifier: own(specifier),
        via,
        names: names && names.map(ownName),
        namespace: namespace && own(namespace),
        line,
      })),
    ownDefinitions: (definitions) =>
      definitions.map(({ name, local, line }) => ({ name: own(name), local: own(local), line })),
    ownMembers: (members) =>
      new Map([...members].map(([namespace, names]) => [own(namespace), names.map(own)])),
  };
}

/** A string of its own: joining and cutting leaves a slice of the short joined one only. */
export function copyOf(text: string): string {
  return ` ${text}`.slice(1);
}
