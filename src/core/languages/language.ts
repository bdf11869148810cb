/**
 * What a language or configuration dialect knows, and nothing about git, dates or people.
 *
 * A *unit* is the smallest thing that can be named from another file: a file (JavaScript, Python, Java,
 * a workflow) or a folder (a Go package, an action). A *key* is a string by which units are named and
 * found without touching a file system; it is derived from the unit's path alone, so that it can be
 * derived for any path of any time. Keys start with the language's id and a colon.
 */
import type { Via } from '../model.ts';

/** A name taken from another file. `imported` is what the other file calls it (`default`, `X`). */
export interface ImportedName {
  readonly imported: string;
  /** What this file calls it: the local binding, or the exported name for a re-export. */
  readonly local: string;
}

/** One statement (or expression) by which a file depends on another one. */
export interface Import {
  /** As written, unquoted: `./foo`, `@scope/pkg/sub`, `..pkg.mod`, `github.com/a/b/c`, `a.b.C`. */
  readonly specifier: string;
  readonly via: Via;
  /** The names taken; null where the whole unit is meant (namespace, side effect, `export *`). */
  readonly names: readonly ImportedName[] | null;
  /** Local name of the whole unit (`import * as ns`, `import pkg`, Go's package name), else null. */
  readonly namespace: string | null;
  /** Line on which the statement begins, from 1. */
  readonly line: number;
}

/** A definition that other files can name. */
export interface Definition {
  /** The name by which others take it (`default` for a default export). */
  readonly name: string;
  /** The name in this file, where it has another one (`export default class Foo`, `export { a as b }`). */
  readonly local: string;
  readonly line: number;
}

/** What one version of one file says. All arrays are in the order of the text. */
export interface FileFacts {
  readonly imports: readonly Import[];
  /** Public definitions of the file itself (re-exports are imports with via `re-export`). */
  readonly definitions: readonly Definition[];
  /** Share of the code lines (0 to 1) that are re-exports; a barrel has at least two and more than 0.8. */
  readonly reExportShare: number;
  /** Why the file is not read as source, when its text says so. */
  readonly generated: boolean;
  /** First sentence of the file's leading documentation comment or docstring, else null. */
  readonly summary: string | null;
}

/** A unit that an import may mean, with the names it takes from it (null: the whole unit). */
export interface Target {
  readonly key: string;
  readonly names: readonly ImportedName[] | null;
}

/**
 * What an import may mean: groups that all hold, each a list of alternatives of which the first one that
 * exists holds. Empty when the import leaves the repository.
 */
export type Resolution = readonly (readonly Target[])[];

/** How imports are resolved in one repository, given its configuration at the revision read. */
export interface Resolver {
  /** `from` is the path of the importing file at the time of that version. Never throws. */
  resolve(from: string, imported: Import): Resolution;
}

/** A package by which other folders name this one (npm workspace, Go module, Python distribution, Maven module). */
export interface Package {
  readonly name: string;
  /** Folder, without trailing slash; empty for the root. */
  readonly folder: string;
  /** Path of its manifest. */
  readonly manifest: string;
  /** Names that the same manifest had earlier. */
  readonly formerNames: readonly string[];
}

/** What a resolver is built from: the paths at the revision read, and the texts of the manifests asked for. */
export interface Layout {
  readonly paths: readonly string[];
  /** Text of a manifest that `manifests` picked; undefined where it could not be read. */
  readonly text: (path: string) => string | undefined;
  /** Whether any unit of any time can be named by this key; without it every key may be. */
  readonly isKnown?: (key: string) => boolean;
  /** Earlier package names by manifest path, newest first. */
  readonly formerNames: (manifest: string) => readonly string[];
  /** Name of the repository at its host; null or absent where that is not known. */
  readonly repositoryName?: string | null;
}

/** Something that a manifest takes from elsewhere. */
export interface Requirement {
  /** The name by which the files around the manifest import it. */
  readonly as: string;
  /** The name under which it is published. */
  readonly name: string;
  /** The versions asked for, as written; null where none are. */
  readonly range: string | null;
  /**
   * Null where it comes from a registry under its name; else where it comes from instead: `host/owner/name` of a
   * repository, or the empty text for a folder, an archive or what else is not told.
   */
  readonly source: string | null;
}

/** What a file takes from one other repository. */
export interface Taken {
  /** The published name of what the file imports by that name; null where that is none of the other repository. */
  nameOf(as: string): string | null;
  /** Whether anything at all is taken from there. */
  readonly any: boolean;
}

/** How files name what other repositories offer. */
export interface Abroad {
  /** Whether the file at `path` says what is taken from elsewhere. */
  requires(path: string): boolean;
  /** What such a file says. Never throws. */
  requirements(text: string, path: string): readonly Requirement[];
  /** Whether the file at `path` pins what was taken, directly or through others. */
  isLock(path: string): boolean;
  /** Whether an import tells the package that it is of. */
  readonly namesPackage: boolean;
  /** The published name in the one form in which names are compared. */
  canonical(name: string): string;
  /** The import as the other repository itself would write it; null where it means nothing of it. */
  inward(imported: Import, taken: Taken): Import | null;
}

export interface Language {
  /** Prefix of its keys, as `js`. */
  readonly id: string;
  /** Whether this language reads the file at `path` as a place that can depend on units. */
  reads(path: string): boolean;
  /** Whether the file at `path` configures resolution (package.json, tsconfig, go.mod …). */
  isManifest(path: string): boolean;
  /** The name of the package that a manifest declares, if it declares one. */
  packageName(manifest: string, text: string): string | undefined;
  /** The unit that the file at `path` belongs to (a file path or a folder), for any path it reads. */
  unitOf(path: string): string;
  /** The keys by which other files can name the unit of `path`, most specific first; none if it cannot be named. */
  keysOf(path: string): readonly string[];
  /** Packages declared by the manifests. */
  packages(layout: Layout): readonly Package[];
  resolver(layout: Layout): Resolver;
  /**
   * Reads one version of a file in time linear in its length, for any input. Never throws; text that is
   * not what it claims to be yields what could be recognised.
   */
  scan(text: string, path: string): FileFacts;
  /** The imports that `scan` finds, where they can be read for less. */
  imports?(text: string, path: string): readonly Import[];
  /**
   * The members `X` that the text uses of the given local namespaces as `ns.X`, by namespace, in order of
   * first use; `*` stands for a use of the namespace that names no member. Outside comments and strings.
   */
  members(text: string, namespaces: ReadonlySet<string>): ReadonlyMap<string, readonly string[]>;
  /**
   * Whether the text defines `name` at the top level, public or not (also as a member of an exported
   * object where that is how the language exports). Used to follow a definition through moves.
   */
  defines(text: string, name: string): boolean;
  readonly abroad: Abroad;
}
