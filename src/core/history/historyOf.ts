/** From everything that was gathered and put in order to the history that others ask. */
import type { Identity } from '../model.ts';
import type { groupByPath, orderCommits, renumberIdentities } from './arrange.ts';
import type { CommitFields, growable, growableBytes } from './columns.ts';
import type { History } from './history.ts';
import { decodeBytes, type ByteTable, type IdTable } from './tables.ts';

/** What was gathered, as far as it is needed from now on. */
interface Gathered {
  readonly head: number;
  readonly lines: ReturnType<typeof orderCommits>;
  readonly fields: CommitFields;
  readonly parents: ReturnType<typeof growable>;
  readonly change: History['change'];
  readonly byPath: ReturnType<typeof groupByPath>;
  readonly paths: Int32Array;
  readonly people: ReturnType<typeof renumberIdentities>;
  /** Name and address, with a NUL between them. */
  readonly identities: readonly string[];
  readonly tables: {
    readonly commitIds: IdTable;
    readonly blobIds: IdTable;
    readonly pathTable: ByteTable;
    readonly subjects: ReturnType<typeof growableBytes>;
  };
}

/** A function of its own: a history must not hold on to the columns from which it was joined. */
export function historyOf({
  head,
  lines,
  fields,
  parents,
  change,
  byPath,
  paths,
  people,
  identities,
  tables: { commitIds, blobIds, pathTable, subjects },
}: Gathered): History {
  const pathText = (number: number): string => pathTable.text(paths[number]!);
  let pathNumbers: Map<string, number> | undefined;
  const none: readonly number[] = [];
  return {
    commitCount: lines.order.length,
    head,
    ...lines,
    author: people.author,
    authored: fields.authored,
    authoredOffset: fields.authoredOffset,
    committed: fields.committed,
    committedOffset: fields.committedOffset,
    identities: identities.map((identity): Identity => {
      const [name = '', email = ''] = identity.split('\0');
      return { name, email };
    }),
    coAuthors: (commit) => people.coAuthors.get(commit) ?? none,
    parents: (commit) =>
      parents.view().subarray(fields.parentStart[commit], fields.parentEnd[commit]),
    committedByHost: (commit) => fields.byHost[commit] === 1,
    subject: (commit) =>
      decodeBytes(subjects.bytes(), fields.subjectStart[commit]!, fields.subjectEnd[commit]!),
    commitId: commitIds.hex,
    findCommit: (id) => commitIds.find(id),
    pathCount: paths.length,
    path: pathText,
    findPath(path) {
      if (!pathNumbers) {
        pathNumbers = new Map();
        for (let number = paths.length - 1; number >= 0; number--) {
          pathNumbers.set(pathText(number), number);
        }
      }
      return pathNumbers.get(path) ?? -1;
    },
    blobCount: blobIds.size,
    blobId: blobIds.hex,
    findBlob: (id) => blobIds.find(id),
    change,
    changeStart: fields.changeStart,
    changeEnd: fields.changeEnd,
    ...byPath,
  };
}
