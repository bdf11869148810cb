import type { FileContent } from '../git/importStream.ts';
import type { Author } from './people.ts';

/** One commit of the demonstration, told as a person would tell it. */
export interface Step {
  /** Day on which it reached `main` (or its branch), in UTC. */
  readonly on: string;
  readonly by: Author;
  readonly subject: string;
  readonly body?: string;
  /** Pushed by its author; otherwise a pull request that the hosting service squashed. */
  readonly direct?: boolean;
  /** Commits to this branch, which starts at the tip of `main` when it is first named. */
  readonly branch?: string;
  /** Merges this branch into `main` with a merge commit. */
  readonly merge?: string;
  /** The author's date, where the author's clock was wrong. */
  readonly authored?: string;
  /** Old path to new path, before anything else; a path that ends in `/` moves the whole folder. */
  readonly renames?: Readonly<Record<string, string>>;
  /** Replacements within existing files; each old text must stand in the file exactly once. */
  readonly edits?: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>>;
  /** New contents by path; null deletes the file, or the whole folder when the path ends in `/`. */
  readonly files?: Readonly<Record<string, FileContent | null>>;
  /** A codemod over every text file; returns the text unchanged where it has nothing to do. */
  readonly rewrite?: (path: string, text: string) => string;
}
