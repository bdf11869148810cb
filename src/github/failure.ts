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

  constructor(kind: FailureKind, sentence: string, details: FailureDetails = {}) {
    super(sentence);
    this.kind = kind;
    this.details = details;
  }
}
