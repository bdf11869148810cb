/** The one place that decides what an answer of the service means. */
import { GitHubError, type FailureDetails, type FailureKind } from './failure.ts';

/** An answer as it came, its body read to the end. `json` is undefined where the body is no JSON. */
export interface HttpAnswer {
  readonly isGraphql: boolean;
  readonly status: number;
  readonly headers: Headers;
  readonly json: unknown;
}

/** A part of an answer that could not be given while the rest was. */
export interface Problem {
  readonly kind: FailureKind;
  readonly path: readonly (string | number)[];
  readonly details: FailureDetails;
}

/** What a secondary limit without a date costs at least; the documents ask for a minute. */
const secondaryPause = 60_000;

/** Kinds of problem with which the rest of an answer is still good. */
const tolerable: ReadonlySet<FailureKind> = new Set(['sso', 'forbidden', 'not-found']);

/** The failure that an answer is, or null where it is (at least in part) what was asked for. */
export function failureOf(answer: HttpAnswer, now: number): GitHubError | null {
  const kind = kindOf(answer);
  if (kind !== null) return failure(kind, answer, now);
  if (!isObject(answer.json)) return failure('bad-response', answer, now);
  if (!answer.isGraphql) return null;
  const problems = problemsOf(answer.json, answer.headers.get('x-github-sso'));
  const fatal = problems.find((problem) => !tolerable.has(problem.kind));
  if (fatal) return failure(fatal.kind, answer, now, fatal.details);
  if (isObject(answer.json['data'])) return null;
  const [first] = problems;
  return failure(first?.kind ?? 'bad-response', answer, now, first?.details);
}

/** The problems that a GraphQL answer tells beside its data. */
export function problemsOf(
  json: Readonly<Record<string, unknown>>,
  sso: string | null,
): readonly Problem[] {
  const link = ssoLink(sso);
  const errors = json['errors'];
  if (errors === undefined || errors === null) return [];
  if (!Array.isArray(errors)) return [{ kind: 'bad-response', path: [], details: {} }];
  return errors.map((error: unknown): Problem => {
    const told = isObject(error) ? error : {};
    const kind = kindOfProblem(told);
    const field = isObject(told['extensions']) ? told['extensions']['fieldName'] : undefined;
    return {
      kind,
      path: Array.isArray(told['path']) ? told['path'].filter(isStep) : [],
      details: {
        ...(kind === 'unknown-field' && typeof field === 'string' ? { field } : {}),
        ...(kind === 'sso' && link !== null ? { link } : {}),
      },
    };
  });
}

/** The failure that a problem is where it took away everything. */
export function failureOfProblem(problem: Problem | undefined): GitHubError {
  return new GitHubError(problem?.kind ?? 'bad-response', problem?.details);
}

/** The page for single sign-on that an answer points to; only a page of the host itself is believed. */
function ssoLink(header: string | null): string | null {
  const url = /^required;\s*url=(\S+)$/.exec(header ?? '')?.[1];
  if (url === undefined || !URL.canParse(url)) return null;
  const { protocol, hostname, username } = new URL(url);
  const isTheirs = hostname === 'github.com' || /^[a-z0-9-]+\.ghe\.com$/.test(hostname);
  return protocol === 'https:' && isTheirs && username === '' ? url : null;
}

/** What status and headers tell; null for an answer that looks good. */
function kindOf({ status, headers, json, isGraphql }: HttpAnswer): FailureKind | null {
  if (status === 200) return null;
  if (status === 401) return 'auth';
  if (status === 403 || status === 429) {
    if (headers.get('x-github-sso')?.startsWith('required')) return 'sso';
    if (headers.get('x-ratelimit-remaining') === '0') return 'rate';
    if (status === 429 || headers.has('retry-after') || speaksOfLimits(json)) return 'secondary';
    return 'forbidden';
  }
  if (status === 404 || status === 410 || status === 451) return 'not-found';
  if (status === 502 || status === 504) return isGraphql ? 'heavy' : 'transient';
  if (status >= 500 || status === 202 || status === 408) return 'transient';
  if (status >= 300 && status < 400) return 'bad-redirect';
  return status < 300 ? 'bad-response' : 'invalid';
}

function kindOfProblem(told: Readonly<Record<string, unknown>>): FailureKind {
  const type = typeof told['type'] === 'string' ? told['type'] : '';
  const message = typeof told['message'] === 'string' ? told['message'] : '';
  const extensions = isObject(told['extensions']) ? told['extensions'] : {};
  if (extensions['code'] === 'undefinedField') return 'unknown-field';
  if (/secondary rate limit/i.test(message)) return 'secondary';
  if (
    type === 'RATE_LIMITED' ||
    type === 'RATE_LIMIT' ||
    /rate limit (already )?exceeded/i.test(message)
  )
    return 'rate';
  if (
    /LIMITS?_EXCEEDED$/.test(type) ||
    /resource limits|something went wrong while executing|in time|timed? ?out/i.test(message)
  )
    return 'heavy';
  if (extensions['saml_failure'] === true || /SAML enforcement/i.test(message)) return 'sso';
  if (type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES') return 'forbidden';
  if (type === 'NOT_FOUND') return 'not-found';
  if (type === 'INTERNAL' || type === 'SERVICE_UNAVAILABLE') return 'transient';
  return 'invalid';
}

function failure(
  kind: FailureKind,
  answer: HttpAnswer,
  now: number,
  details: FailureDetails = {},
): GitHubError {
  const link = ssoLink(answer.headers.get('x-github-sso'));
  return new GitHubError(kind, {
    ...details,
    ...(kind === 'rate' || kind === 'secondary'
      ? { resumeAt: resumeAt(kind, answer.headers, now) }
      : {}),
    ...(kind === 'sso' && link !== null ? { link } : {}),
  });
}

/**
 * When to ask again. Both times of the server are compared with each other, so that a clock that is wrong on either
 * side does not matter.
 */
function resumeAt(kind: 'rate' | 'secondary', headers: Headers, now: number): number {
  const after = numberIn(headers.get('retry-after'));
  if (after !== null) return now + Math.max(1, after) * 1000;
  if (kind === 'secondary') return now + secondaryPause;
  const reset = numberIn(headers.get('x-ratelimit-reset'));
  if (reset === null) return now + 3_600_000;
  const theirs = Date.parse(headers.get('date') ?? '');
  return now + Math.max(1000, reset * 1000 - (Number.isNaN(theirs) ? now : theirs));
}

function speaksOfLimits(json: unknown): boolean {
  const message = isObject(json) ? json['message'] : undefined;
  return typeof message === 'string' && /rate limit|abuse/i.test(message);
}

function numberIn(text: string | null): number | null {
  return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isStep(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
