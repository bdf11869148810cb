/** What the reading of every stream needs, and what it tells. */
import * as v from 'valibot';

import type { Progress } from '../../core/ports.ts';
import type {
  AuthoredPullRequest,
  CommitLink,
  CoverageReason,
  Reference,
  Release,
  ReviewedPullRequest,
  ReviewThread,
  Stream,
  WorkflowRun,
} from '../../core/pullRequests/records.ts';
import type { RecordStore } from '../../store/recordStore.ts';
import type { Problem } from '../classify.ts';
import type { GitHubClient } from '../client.ts';
import type { PageSizes } from '../paging.ts';

export interface StreamContext {
  readonly client: GitHubClient;
  readonly store: RecordStore;
  readonly sizes: PageSizes;
  readonly owner: string;
  /** The subject. */
  readonly login: string;
  readonly since: string | null;
  /** When this reading began, by the server's clock. */
  readonly startedAt: string;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Something that is missing although the stream was read to its end. */
export interface Note {
  readonly reason: CoverageReason;
  readonly explanation: string;
  readonly link?: string;
}

/** What was read: from when on, and what is missing all the same. */
export interface StreamResult {
  readonly from: string | null;
  readonly notes: readonly Note[];
}

/** Changes are looked for from a little before the last reading: the service may tell them late. */
const overlap = 600_000;

export function withOverlap(moment: string, milliseconds: number = overlap): string {
  return new Date(Date.parse(moment) - milliseconds).toISOString();
}

export function isBefore(a: string, b: string): boolean {
  return Date.parse(a) < Date.parse(b);
}

/** Where the reading of a stream stands; everything that does not fit is as if nothing had been read. */
export function readState<T>(
  context: StreamContext,
  stream: string,
  schema: v.GenericSchema<unknown, T>,
): T | null {
  const parsed = v.safeParse(schema, context.store.state(stream));
  return parsed.success ? parsed.output : null;
}

/** The nodes that fit the shape; the others are counted. */
export function decode<T>(
  nodes: readonly unknown[],
  shape: v.GenericSchema<unknown, T>,
): { readonly items: readonly T[]; readonly unreadable: number } {
  const items: T[] = [];
  for (const node of nodes) {
    const parsed = v.safeParse(shape, node);
    if (parsed.success) items.push(parsed.output);
  }
  return { items, unreadable: nodes.length - items.length };
}

/** Gathers what is missing, each kind once. */
export interface Notes {
  unreadable(count: number): void;
  problems(problems: readonly Problem[]): void;
  add(note: Note): void;
  readonly list: () => readonly Note[];
  /** Whether another reading of the same could give more. */
  readonly hasHoles: () => boolean;
}

export function gatherNotes(stream: Stream, client: GitHubClient): Notes {
  const notes = new Map<string, Note>();
  let unreadable = 0;
  const add = (note: Note): void => {
    notes.set(note.reason, note);
  };
  return {
    add,
    unreadable(count) {
      unreadable += count;
    },
    problems(problems) {
      for (const { kind, details } of problems) {
        if (kind === 'sso') {
          add({
            reason: 'sso',
            explanation: 'An organisation hides its part until you sign in to it.',
            ...(details.link === undefined ? {} : { link: details.link }),
          });
        } else if (kind === 'forbidden') {
          add({ reason: 'forbidden', explanation: 'This sign-in may not read a part of it.' });
        }
      }
    },
    hasHoles: () => unreadable > 0 || notes.has('sso') || notes.has('forbidden'),
    list() {
      if (unreadable > 0) {
        const explanation = `${unreadable} ${unreadable === 1 ? 'item' : 'items'} could not be read.`;
        add({ reason: 'unreadable-items', explanation });
      }
      if (stream === 'authored' && client.leftOut.size > 0) {
        const fields = [...client.leftOut].join(', ');
        add({ reason: 'older-server', explanation: `This server does not tell ${fields}.` });
      }
      return [...notes.values()];
    },
  };
}

interface Records {
  readonly authored: AuthoredPullRequest;
  readonly reviewed: ReviewedPullRequest;
  readonly references: Reference;
  readonly commits: CommitLink;
  readonly threads: ReviewThread;
  readonly releases: Release;
  readonly runs: WorkflowRun;
}

/** Under which name a stream is kept, of one repository or workflow where it is read for each. */
export function keptAs(stream: Stream, of: string | null): string {
  return of === null ? stream : `${stream} ${of}`;
}

/** What is kept of a stream. Only what was decoded is ever kept, so that it has the shape of the core's records. */
export function recordsOf<S extends Stream>(
  store: RecordStore,
  stream: S,
  of: string | null = null,
): readonly Records[S][] {
  return [...store.records(keptAs(stream, of)).values()] as unknown as readonly Records[S][];
}
