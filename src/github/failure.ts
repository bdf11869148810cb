/** What can go wrong with the service, in one vocabulary; `classify.ts` decides which it is. */

export type FailureKind =
  /** The token is not accepted. */
  | 'auth'
  /** An organisation wants single sign-on first. */
  | 'sso'
  /** Nothing more may be asked until `resumeAt`. */
  | 'rate'
  /** Asked too fast. */
  | 'secondary'
  /** No answer came, or half of one. */
  | 'unreachable'
  /** May succeed a moment later. */
  | 'transient'
  /** Too much for one question; a smaller one may be answered. */
  | 'heavy'
  /** Not asked, so that the rest of this hour's limit is left to others. */
  | 'budget'
  | 'not-found'
  | 'forbidden'
  | 'invalid'
  /** An older server does not know a field. */
  | 'unknown-field'
  /** Not what the service's own documents promise. */
  | 'bad-response'
  | 'bad-redirect'
  /** Pages that do not end. */
  | 'paging'
  /** Our own rule forbids it. */
  | 'refused';

export interface FailureDetails {
  /** When asking again makes sense, in milliseconds since 1970. */
  readonly resumeAt?: number;
  /** Where the user can give access. */
  readonly link?: string;
  /** The field that the server does not know. */
  readonly field?: string;
}

/** A failure told without a word of what the service answered: that may be private, and is a stranger's. */
export class GitHubError extends Error {
  override readonly name = 'GitHubError';
  readonly kind: FailureKind;
  readonly details: FailureDetails;

  constructor(kind: FailureKind, details: FailureDetails = {}) {
    super(`GitHub: ${sentences[kind]}`);
    this.kind = kind;
    this.details = details;
  }
}

const sentences: Readonly<Record<FailureKind, string>> = {
  auth: 'the sign-in is not accepted any more. Sign in again.',
  sso: 'an organisation asks for single sign-on first.',
  rate: 'the hourly limit of requests is used up.',
  secondary: 'the server asks to wait before the next request.',
  unreachable:
    'the server could not be reached, or stopped in the middle of its answer. Check the connection and run it again.',
  transient: 'the server had a failure of its own. Run it again later.',
  heavy: 'the server needed too long for the answer. Run it again later.',
  budget: 'little is left of the hourly limit, and it is left to your other tools.',
  'not-found': 'not found; maybe this sign-in has no access to it.',
  forbidden: 'this sign-in may not read it.',
  invalid: 'the server did not accept the question.',
  'unknown-field': 'the server is older than the question.',
  'bad-response':
    'the answer is not what GitHub promises; something on the way may have changed it.',
  'bad-redirect': 'the server points to another place, which is not followed.',
  paging:
    'the pages lead nowhere, or are more than are read at once; what came is kept, and the next run goes on.',
  refused: 'not asked, because it would not be a reading question to the configured host.',
};
