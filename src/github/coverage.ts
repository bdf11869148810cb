/** What of a stream was read, and why not all of it. */
import type { CoverageReason, Stream, StreamCoverage } from '../core/pullRequests/records.ts';
import type { FailureKind, GitHubError } from './failure.ts';
import type { StreamResult } from './streams/context.ts';

const reasons: Readonly<Record<FailureKind, CoverageReason>> = {
  auth: 'signed-out',
  sso: 'sso',
  rate: 'rate-limit',
  secondary: 'rate-limit',
  budget: 'budget',
  unreachable: 'unreachable',
  transient: 'unreachable',
  heavy: 'unreachable',
  'not-found': 'not-found',
  forbidden: 'forbidden',
  // A search over what a sign-in may not read is answered as a wrong question.
  invalid: 'forbidden',
  'unknown-field': 'older-server',
  'bad-response': 'bad-answers',
  'bad-redirect': 'bad-answers',
  refused: 'bad-answers',
  paging: 'page-cap',
};

/** After these nothing more is asked: it could only fail in the same way. */
const finalKinds: ReadonlySet<FailureKind> = new Set([
  'auth',
  'rate',
  'secondary',
  'unreachable',
  'refused',
]);

export function isFinal(error: GitHubError): boolean {
  return finalKinds.has(error.kind);
}

/** Read up to `to`; where something is missing all the same, the first reason is told with every explanation. */
export function coverageOf(
  stream: Stream,
  of: string | null,
  result: StreamResult,
  to: string,
): StreamCoverage {
  const { from, notes } = result;
  return {
    stream,
    of,
    from,
    to,
    complete: notes.length === 0,
    reason: notes[0]?.reason ?? null,
    explanation: notes.length === 0 ? null : notes.map((note) => note.explanation).join(' '),
    resumeAt: null,
    link: notes.find((note) => note.link !== undefined)?.link ?? null,
  };
}

/** Of what is missing in its basis, a stream could not be asked either. */
export function withBasis(
  coverage: StreamCoverage,
  basis: StreamCoverage | undefined,
): StreamCoverage {
  if (!coverage.complete || !basis || basis.complete || basis.reason === 'older-server')
    return coverage;
  const { reason, explanation, resumeAt, link } = basis;
  return { ...coverage, complete: false, reason, explanation, resumeAt, link };
}

/** Not read to its end; `before` is how far an earlier reading came. */
export function coverageAfterFailure(
  stream: Stream,
  of: string | null,
  error: GitHubError,
  before: StreamCoverage | null,
): StreamCoverage {
  const { resumeAt, link } = error.details;
  return {
    ...missing(stream, of, reasons[error.kind], error.message, before),
    resumeAt: resumeAt === undefined ? null : new Date(resumeAt).toISOString(),
    link: link ?? null,
  };
}

export function missing(
  stream: Stream,
  of: string | null,
  reason: CoverageReason,
  explanation: string,
  before: StreamCoverage | null,
): StreamCoverage {
  return {
    stream,
    of,
    from: before?.from ?? null,
    to: before?.to ?? null,
    complete: false,
    reason,
    explanation,
    resumeAt: null,
    link: null,
  };
}
