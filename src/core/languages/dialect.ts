/** Configuration dialects: files that name other files or packages, and define nothing that is taken by name. */
import type { Abroad, Language, Layout, Resolver } from './language.ts';

/** What a file names as what it builds on. */
export interface NamedThing {
  readonly name: string;
  /** From 1. */
  readonly line: number;
}

export interface Dialect {
  readonly id: string;
  reads(path: string): boolean;
  isManifest?(path: string): boolean;
  unitOf(path: string): string;
  /** For paths that the dialect reads. */
  keysOf(path: string): readonly string[];
  resolver(layout: Layout): Resolver;
  /** In time linear in the text; never throws. */
  names(text: string): readonly NamedThing[];
}

/** What other repositories offer is not looked for by way of configuration. */
const nowhere: Abroad = {
  requires: () => false,
  requirements: () => [],
  isLock: () => false,
  namesPackage: false,
  canonical: (name) => name,
  inward: () => null,
};

/** How the head of a file says that a tool writes it. */
const generatedMark =
  /@generated|generated[^]{0,200}?do not edit|\bauto(?:matically|-)?\s?generated\b/i;
const markedWithin = 1024;

export function createDialect(dialect: Dialect): Language {
  const { id, reads, unitOf, resolver } = dialect;
  return {
    id,
    reads,
    isManifest: dialect.isManifest ?? (() => false),
    packageName: () => undefined,
    unitOf,
    keysOf: (path) => (reads(path) ? dialect.keysOf(path) : []),
    packages: () => [],
    resolver,
    scan: (text) => ({
      imports: dialect.names(text).map(({ name, line }) => ({
        specifier: name,
        via: 'uses',
        names: null,
        namespace: null,
        line,
      })),
      definitions: [],
      reExportShare: 0,
      generated: generatedMark.test(text.slice(0, markedWithin)),
      summary: null,
    }),
    members: () => new Map(),
    defines: () => false,
    abroad: nowhere,
  };
}
