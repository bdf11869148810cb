/** The questions in GraphQL. Fields are old and stable ones; a test counts what each question costs. */
import type { Operation } from './client.ts';

const actor = '{ __typename login }';
const repository = '{ nameWithOwner isPrivate owner { login } }';
const limit = 'rateLimit { cost }';
const page = 'pageInfo { hasNextPage endCursor }';
const link = `id number url title createdAt mergedAt state author ${actor} repository ${repository}`;
const issue = `number url title createdAt author ${actor} repository ${repository}`;

/** Marks a field that an older server may not know: everything between the marks is left out with it. */
const optional = (field: string, text: string): string => `«${field} ${text}»`;

function operation(name: string, text: string): Operation {
  const fields = [...text.matchAll(/«(\w+)/g)].map(([, field]) => field!);
  return {
    name,
    optional: fields,
    text: (without) =>
      text.replaceAll(/«(\w+) ([^»]*)»/g, (_, field: string, kept: string) =>
        without.has(field) ? '' : kept,
      ),
  };
}

export const whoIs = operation(
  'WhoIs',
  `query WhoIs($login: String!, $named: Boolean!) {
    viewer { __typename id login }
    user(login: $login) @include(if: $named) { __typename id login }
    ${limit}
  }`,
);

export const authoredPullRequests = operation(
  'AuthoredPullRequests',
  `query AuthoredPullRequests($login: String!, $size: Int!, $cursor: String) {
    user(login: $login) {
      pullRequests(first: $size, after: $cursor, orderBy: { field: UPDATED_AT, direction: DESC }) {
        totalCount ${page}
        nodes {
          ${link} body isDraft publishedAt updatedAt closedAt
          additions deletions changedFiles ${optional('totalCommentsCount', 'totalCommentsCount')}
          commits { totalCount } baseRefName headRefName headRefOid
          mergedBy ${actor} mergeCommit { oid } milestone { title }
          labels(first: 20) { nodes { name } }
          ${optional('closingIssuesReferences', `closingIssuesReferences(first: 5) { nodes { ${issue} } }`)}
        }
      }
    }
    ${limit}
  }`,
);

export const reviewedPullRequests = operation(
  'ReviewedPullRequests',
  `query ReviewedPullRequests($q: String!, $login: String!, $size: Int!, $cursor: String) {
    search(type: ISSUE, query: $q, first: $size, after: $cursor) {
      issueCount ${page}
      nodes {
        __typename
        ... on PullRequest {
          ${link} publishedAt updatedAt additions deletions changedFiles
          mine: reviews(first: 10, author: $login) { totalCount nodes { id state submittedAt body } }
          early: reviews(first: 5) { nodes { submittedAt author ${actor} } }
          asks: timelineItems(first: 20, itemTypes: [REVIEW_REQUESTED_EVENT]) {
            nodes { __typename ... on ReviewRequestedEvent { createdAt requestedReviewer { __typename ... on User { login } } } }
          }
        }
      }
    }
    ${limit}
  }`,
);

const events = 'itemTypes: [CROSS_REFERENCED_EVENT, REFERENCED_EVENT, CONNECTED_EVENT]';
const eventFields = `
  pageInfo { hasPreviousPage startCursor }
  nodes {
    __typename
    ... on CrossReferencedEvent { id createdAt isCrossRepository actor ${actor} source { ...Source } }
    ... on ConnectedEvent { id createdAt isCrossRepository actor ${actor} source { ...Source } }
    ... on ReferencedEvent {
      id createdAt isCrossRepository actor ${actor}
      commitRepository { nameWithOwner } commit { oid messageHeadline }
    }
  }`;
const source = `fragment Source on ReferencedSubject {
  __typename
  ... on PullRequest { ${link} }
  ... on Issue { id ${issue} }
}`;

export const inboundReferences = operation(
  'InboundReferences',
  `query InboundReferences($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      ... on PullRequest { id timelineItems(last: 50, ${events}) { ${eventFields} } }
    }
    ${limit}
  }
  ${source}`,
);

/** Of one pull request, before a place in its list. */
export const earlierReferences = operation(
  'EarlierReferences',
  `query EarlierReferences($id: ID!, $size: Int!, $cursor: String) {
    node(id: $id) {
      __typename
      ... on PullRequest { id timelineItems(last: $size, before: $cursor, ${events}) { ${eventFields} } }
    }
    ${limit}
  }
  ${source}`,
);

/** About so many commits at once, `$id0`, `$id1` and so on; GitHub has no list of them by id. */
export function commitLinks(count: number): Operation {
  const each = Array.from({ length: count }, (_, index) => index);
  return operation(
    'CommitLinks',
    `query CommitLinks($owner: String!, $name: String!, ${each.map((index) => `$id${index}: GitObjectID!`).join(', ')}) {
      repository(owner: $owner, name: $name) {
        ${each.map((index) => `commit${index}: object(oid: $id${index}) { ...Link }`).join('\n')}
      }
      ${limit}
    }
    fragment Link on Commit {
      author { user ${actor} }
      associatedPullRequests(first: 2) { nodes { ${link} } }
    }`,
  );
}

export const reviewThreads = operation(
  'ReviewThreads',
  `query ReviewThreads($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      ... on PullRequest {
        id
        reviewThreads(first: 50) {
          totalCount
          nodes {
            id path isResolved isOutdated originalLine
            comments(first: 5) {
              totalCount
              nodes { id body createdAt author ${actor} originalCommit { oid } }
            }
          }
        }
      }
    }
    ${limit}
  }`,
);

export const releases = operation(
  'Releases',
  `query Releases($owner: String!, $name: String!, $size: Int!, $cursor: String) {
    repository(owner: $owner, name: $name) {
      releases(first: $size, after: $cursor, orderBy: { field: CREATED_AT, direction: DESC }) {
        totalCount ${page}
        nodes { id tagName name url publishedAt createdAt isPrerelease isDraft tagCommit { oid } }
      }
    }
    ${limit}
  }`,
);
