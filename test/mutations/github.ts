/** Ways to break the reading of GitHub by one line each, and the tests that must notice. */
export interface Mutation {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** File under `test` of which at least one test fails. */
  readonly test: string;
  /** Words of the test that fails, where running all of the file takes long. */
  readonly only?: string;
}

const faults = 'integration/github/faults.test.ts';
const door = 'integration/github/door.test.ts';
const interruptions = 'integration/github/interruptions.test.ts';
const odd = 'integration/github/oddData.test.ts';
const pages = 'integration/github/pages.test.ts';
const reading = 'integration/github/reading.test.ts';
const cost = 'integration/github/cost.test.ts';
const token = 'integration/github/token.test.ts';
const code = 'integration/github/codeSearch.test.ts';
const store = 'integration/store/recordStore.test.ts';
const queue = 'unit/github/queue.test.ts';
const remotes = 'unit/github/remotes.test.ts';
const spans = 'unit/github/spans.test.ts';
const offline = 'unit/pullRequests/offline.test.ts';

type Change = readonly [from: string, to: string, only?: string];

function at(file: string, test: string, ...changes: readonly Change[]): Mutation[] {
  return changes.map(([from, to, only]) => ({ file, from, to, test, ...(only ? { only } : {}) }));
}

export const mutations: readonly Mutation[] = [
  ...at(
    'src/github/transport.ts',
    door,
    ['target.origin !== origin || !isReading', '!isReading'],
    ['|| !isReading(init, isGraphql)', ''],
    ["redirect: 'manual',", "redirect: 'follow',"],
    ["init.method === 'GET' && ", ''],
    ["if (init.method !== 'POST' || ", 'if ('],
    ['/^\\s*query\\b/.test(query) &&', ''],
    ['!/\\b(mutation|subscription)\\b/.test(query)', 'true'],
    ['next?.origin !== origin', 'next === null'],
    ['hops <= mostRedirects', 'true'],
    ['if (size > mostBytes)', 'if (size < 0)'],
  ),
  ...at(
    'src/github/transport.ts',
    faults,
    ['[init.signal, signedOut, deadline.signal]', '[init.signal, signedOut]', 'no answer in time'],
    ['if (failure) throw failure;', '', 'a 404'],
  ),
  ...at('src/github/transport.ts', token, [
    'const isGraphql = target.href === host.graphql;',
    'const isGraphql = target.href === host.graphql; console.log(token);',
  ]),
  ...at(
    'src/github/classify.ts',
    faults,
    ["type === 'RATE_LIMIT' ||", '', 'under its other name'],
    ["if (status === 401) return 'auth';", '', 'token that was revoked'],
    [
      "if (headers.get('x-ratelimit-remaining') === '0') return 'rate';",
      '',
      'by 403 that ends soon',
    ],
    ['/rate limit (already )?exceeded/i.test(message)', 'false', 'told in words alone'],
    ["|| headers.has('retry-after') || speaksOfLimits(json)", '', 'secondary limit without a date'],
    ['now + Math.max(1, after) * 1000', 'now + Math.max(1, after)', 'a limit by 429'],
    ['now + secondaryPause', 'now', 'secondary limit without a date'],
    ['Math.max(1000, reset', 'Math.max(0, reset', 'ended in the past'],
    ['Number.isNaN(theirs) ? now : theirs', 'now', 'ends in 90 seconds'],
    ["if (status >= 500 || status === 202 || status === 408) return 'transient';", '', 'a 500'],
    ["isTheirs && username === ''", "username === ''", 'foreign address'],
  ),
  ...at(
    'src/github/classify.ts',
    odd,
    ["new Set(['sso', 'forbidden', 'not-found'])", "new Set(['forbidden', 'not-found'])"],
    ["extensions['code'] === 'undefinedField'", 'false'],
  ),
  ...at('src/github/classify.ts', pages, [
    "return isGraphql ? 'heavy' : 'transient';",
    "return 'transient';",
  ]),
  ...at(
    'src/github/client.ts',
    faults,
    ['return pause > longestPause ? null : pause;', 'return pause;', 'for half an hour'],
    [
      'const pausesAfterFailure = [1000, 4000];',
      'const pausesAfterFailure: number[] = [];',
      'a 500',
    ],
    ["(kind === 'secondary' ? 2 ** failures : 1)", '1', 'then doubled'],
    ['await clock.sleep(pause, signal);', '', 'a 500'],
  ),
  ...at(
    'src/github/client.ts',
    odd,
    ['leftOut.add(field);', 'throw error;'],
    ['problems: problemsOf({ errors: error.errors }, sso)', 'problems: []'],
  ),
  ...at('src/github/client.ts', interruptions, ['serverAhead = theirs - clock.now();', '']),
  ...at('src/github/client.ts', interruptions, [
    'signedOut ? AbortSignal.any([signal, signedOut]) : signal',
    'signal',
    'in a pause',
  ]),
  ...at('src/github/transport.ts', interruptions, [
    '[init.signal, signedOut, deadline.signal]',
    '[init.signal, deadline.signal]',
    'signed out',
  ]),
  ...at('src/github/client.ts', door, [
    'if (parsed.success) return parsed.output;',
    'return data as never;',
  ]),
  ...at(
    'src/github/queue.ts',
    queue,
    ['last = turn.catch(() => undefined);', ''],
    ['return untilAborted(turn, signal);', 'return turn;'],
  ),
  ...at(
    'src/github/paging.ts',
    faults,
    ['page.nodes.length === 0 || ', '', 'without items'],
    [" || page.next === ''", '', 'without a place'],
    [' || seen.has(page.next)', '', 'lead back'],
  ),
  ...at(
    'src/github/paging.ts',
    pages,
    ['pages < mostPages', 'true'],
    ['Math.floor(size / 2)', 'size'],
  ),
  ...at('src/github/sparing.ts', interruptions, ['remaining < leftToOthers', 'remaining < 0']),
  ...at('src/github/streams/authored.ts', reading, ['`${owner.toLowerCase()}/`', "''"]),
  ...at(
    'src/github/streams/context.ts',
    odd,
    ["unreadable > 0 || notes.has('sso')", "notes.has('sso')"],
    ["notes.has('sso') || ", ''],
  ),
  ...at('src/github/streams/context.ts', pages, ['const overlap = 600_000;', 'const overlap = 0;']),
  ...at('src/github/streams/authored.ts', pages, [
    '{ ...before, pass: { cursor: page.next, newest, since, begun } }',
    '{ ...before, watermark: newest, pass: null }',
  ]),
  ...at('src/github/streams/authored.ts', interruptions, ['resumed?.cursor ?? null', 'null']),
  ...at(
    'src/github/streams/reviewed.ts',
    cost,
    ['if (parts.length > 1) return parts;', ''],
    ['changedSince: isCovered ? before.watermark : null', 'changedSince: null'],
  ),
  ...at('src/github/streams/reviewed.ts', interruptions, [
    'spans: next === null ? rest : spans, cursor: next',
    'spans: rest, cursor: null',
  ]),
  ...at('src/github/streams/references.ts', reading, [
    'const isVisible = nodes[index] !== null || !gone.has(index);',
    'const isVisible = true;',
  ]),
  ...at(
    'src/github/streams/references.ts',
    pages,
    ['if (take(earlier)) break;', 'take(earlier);', 'back in time'],
    [
      'if (take(page) || page.next === null) return found;',
      'take(page); return found;',
      'back in time',
    ],
  ),
  ...at('src/github/streams/commits.ts', reading, ['.filter((id) => !known.has(id))', '']),
  ...at('src/github/shapes/commits.ts', reading, [' && sameName(link.repository, repository)', '']),
  ...at(
    'src/github/streams/threads.ts',
    reading,
    ['readBefore[id] !== updated.get(id)', 'true'],
    ['found.push(...items.filter((thread) => isBy(thread, login)));', 'found.push(...items);'],
  ),
  ...at('src/github/streams/releases.ts', cost, [
    'isComplete && found.some(({ id }) => known.has(id))',
    'false',
  ]),
  ...at('src/github/streams/runs.ts', cost, [
    'const floor = before.watermark ?? since;',
    'const floor = since;',
  ]),
  ...at('src/github/coverage.ts', interruptions, [
    'return finalKinds.has(error.kind);',
    'return false;',
  ]),
  ...at('src/github/coverage.ts', faults, ['basis.complete ||', 'true ||', 'a 404']),
  ...at('src/github/coverage.ts', faults, [
    'complete: false,\n    reason,',
    'complete: true,\n    reason,',
    'a 404',
  ]),
  ...at(
    'src/github/syncGitHub.ts',
    interruptions,
    ['await keepAccount(store, account);', ''],
    ['if (lease === null) return beingRead(store, request, account);', ''],
    ['coverage.map(told(store.warning()))', 'coverage'],
  ),
  ...at('src/github/subject.ts', interruptions, [
    '[host, viewer, owner.toLowerCase(), subject]',
    '[host, owner.toLowerCase()]',
  ]),
  ...at(
    'src/github/shapes/parts.ts',
    odd,
    ['/^https?:\\/\\/[^\\s"\'<>\\\\]+$/', '/./'],
    ['value.slice(0, longestText)', 'value'],
    ["actor.login.endsWith('[bot]')", 'false'],
  ),
  ...at(
    'src/github/shapes/reviewed.ts',
    odd,
    ["author?.kind !== 'user' || ", ''],
    ['author.login === found.author?.login', 'false'],
  ),
  ...at(
    'src/github/hosts.ts',
    door,
    ["url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)", 'false'],
    ['if (isReserved(host)) return null;', ''],
    ["url.username !== '' || ", ''],
  ),
  ...at('src/github/hosts.ts', remotes, ["name.endsWith('.wiki') ? null : ", '']),
  ...at(
    'src/github/token.ts',
    token,
    ['isOfGitHub || isNamedByUser ? usual : ofServers', 'usual'],
    ['/^[\\x21-\\x7e]{1,1000}$/.test(token)', "token !== ''"],
  ),
  ...at(
    'src/github/codeSearch.ts',
    code,
    ['if (pause > 0) await client.clock.sleep(pause, signal);', ''],
    ['/^[\\w@/.-]{3,100}$/.test(name)', 'true'],
    ['if (total > mostResults)', 'if (total < 0)'],
  ),
  ...at('src/github/spans.ts', spans, ['(part + 1)) / count) - 1', '(part + 1)) / count)']),
  ...at(
    'src/store/recordStore.ts',
    store,
    ['beginning + text', 'text'],
    ['told.output.owner === owner &&', ''],
  ),
  ...at('src/store/lease.ts', store, ['if (await isHeld(file)) return null;', '']),
  ...at(
    'src/core/pullRequests/offline.ts',
    offline,
    ['if (!history.committedByHost(landing))', 'if (false as boolean)'],
    ['\\s*$/;', '/;'],
    ['return number > 0 ? number : null;', 'return number;'],
  ),
  ...at(
    'src/core/pullRequests/withService.ts',
    offline,
    ['if (byLanding.has(commit) || ', 'if ('],
    ['|| !isRebased(history, commit)', ''],
    ['&& !history.committedByHost(commit)', ''],
  ),
];
