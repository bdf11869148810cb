/** From one version of a file to the next: which lines stood before, told by their content. */

/** The lines of a version in ascending order of their hashes, each with a mark that it was given when it came. */
export interface Standing {
  readonly lines: Float64Array;
  readonly marks: Int32Array;
}

/** The mark of a line that has just come. */
export const unmarked = -1;

export const nothingStanding: Standing = {
  lines: new Float64Array(0),
  marks: new Int32Array(0),
};

/** The next version: lines that stood before keep their marks, the others have none yet. */
export function foldLines(before: Standing, lines: Float64Array): Standing {
  const marks = new Int32Array(lines.length).fill(unmarked);
  let from = 0;
  for (let at = 0; at < lines.length; at++) {
    while (from < before.lines.length && before.lines[from]! < lines[at]!) from++;
    if (before.lines[from] === lines[at]) marks[at] = before.marks[from++]!;
  }
  return { lines, marks };
}

/** The lines of several versions as if they were one. */
export function together(all: readonly Standing[]): Standing {
  const lines = all.flatMap((standing) =>
    Array.from(standing.lines, (line, at) => ({ line, mark: standing.marks[at]! })),
  );
  lines.sort((a, b) => a.line - b.line);
  return {
    lines: Float64Array.from(lines, ({ line }) => line),
    marks: Int32Array.from(lines, ({ mark }) => mark),
  };
}
