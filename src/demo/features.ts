/** Ordinary work of the product teams: a file is added, then changed again and again. */
import type { Author } from './people.ts';
import type { Step } from './step.ts';

/** A file with its later changes. */
export interface Feature {
  readonly path: string;
  readonly on: string;
  readonly by: Author;
  readonly subject: string;
  readonly code: string;
  readonly changes: readonly Change[];
}

/** A replacement of one text by another, or an addition at the end of the file. */
type Change = readonly [on: string, by: Author, subject: string, from: string, to: string];

export function featureSteps(features: readonly Feature[]): readonly Step[] {
  return features.flatMap(({ path, on, by, subject, code, changes }) => [
    { on, by, subject, files: { [path]: code } },
    ...changes.map(([day, author, title, from, to]): Step => ({
      on: day,
      by: author,
      subject: title,
      edits: { [path]: [[from, to]] },
    })),
  ]);
}
