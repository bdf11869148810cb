/** What a verification found, as text and as the document of `groundwork verify --format json`. */
import type { ExportedSummary } from '../core/exported/exportedSummary.ts';
import type { Finding, Reason, Verdict } from '../core/exported/verify.ts';
import type { ToolRef } from '../core/model.ts';
import { visible } from './visible.ts';
import { count, grouped, list, longDay } from './words/dates.ts';

export interface VerificationView {
  readonly recorded: ExportedSummary;
  readonly tool: ToolRef;
  readonly read: readonly boolean[];
  readonly findings: readonly Finding[];
}

const reasons: Record<Reason, string> = {
  differs: 'It is told otherwise.',
  'not-found': 'It is not found at this HEAD.',
  'left-out': 'It is found, and the document does not tell it.',
  'no-subject': 'Nobody with these names and addresses is in this history.',
  'repository-not-read': 'No given repository has the HEAD that it was made from.',
  'not-all-read': 'It comes from several repositories, of which not all were given.',
  'history-incomplete': 'This clone does not have the whole history.',
  'other-teams':
    'It was made with a team file that is not at hand (in the terminal: --teams FILE).',
  'from-github': 'It was read from GitHub, which is not asked here.',
  'unknown-insight': 'This version does not know the insight; a newer one may.',
  'other-version': 'Another version made the document, and may not have looked for it.',
  'own-words': 'It is the engineer’s own word, or a colleague’s.',
};

/** Reasons that say all there is to say about many facts at once. */
const concernsAll: ReadonlySet<Reason> = new Set([
  'no-subject',
  'repository-not-read',
  'not-all-read',
  'history-incomplete',
]);

const things: Record<Finding['kind'], readonly [string, string]> = {
  subject: ['subject', 'subjects'],
  period: ['period', 'periods'],
  repository: ['repository', 'repositories'],
  coverage: ['span that was read', 'spans that were read'],
  teams: ['list of teams', 'lists of teams'],
  headline: ['headline', 'headlines'],
  person: ['person', 'people'],
  contribution: ['contribution', 'contributions'],
  commit: ['commit', 'commits'],
  asset: ['asset', 'assets'],
  adoption: ['adoption', 'adoptions'],
  argument: ['argument', 'arguments'],
  claim: ['claim', 'claims'],
  evidence: ['list of evidence', 'lists of evidence'],
  'counter-evidence': ['list of what speaks against it', 'lists of what speaks against it'],
  record: ['line of the record', 'lines of the record'],
  watchlist: ['line of the watchlist', 'lines of the watchlist'],
  prompts: ['list of questions', 'lists of questions'],
  ledger: ['entry of the ledger', 'entries of the ledger'],
  'own-words': ['statement in words', 'statements in words'],
};

const mostListed = 50;

export function verificationText(view: VerificationView): string {
  const { recorded, tool, read, findings } = view;
  const { subject, period, repositories } = recorded;
  const out = [
    `A summary about ${visible(subject.name)}, ${visible(period.label)}, made with Groundwork ${visible(recorded.tool.version)}; checked with ${visible(tool.version)}.`,
    ...repositories.map(
      ({ name, head, headDate }, index) =>
        `${visible(name)} at ${head.slice(0, 10)} of ${longDay(headDate)}: ${read[index] ? 'read anew' : 'not among the given repositories'}.`,
    ),
  ];
  if (recorded.settings.people === 'roles')
    out.push(
      'Colleagues appear by role: whether the same person stands behind the same facts is compared, not who they are.',
    );
  out.push('That the names and addresses of the subject are one person’s is not compared.', '');
  const of = (verdict: Verdict) => findings.filter((item) => item.verdict === verdict);
  const holds = of('holds');
  out.push(verdictOf(findings), '');
  out.push(holds.length === 0 ? 'No recorded fact could be confirmed.' : `${sum(holds)} hold.`);
  const changed = of('changed');
  if (changed.length > 0) out.push('', `${sum(changed)} changed:`, ...changed.flatMap(lines));
  if (changed.length > mostListed) out.push(...rest(changed));
  const unchecked = of('unchecked');
  if (unchecked.length > 0) out.push('', `${sum(unchecked)} cannot be checked:`);
  for (const reason of new Set(unchecked.map((item) => item.reason))) {
    const group = unchecked.filter((item) => item.reason === reason);
    out.push(`  ${reason === null ? '' : reasons[reason]}`);
    if (reason === null || concernsAll.has(reason)) continue;
    out.push(...group.slice(0, mostListed).map((item) => `    ${nameOf(item)}`), ...rest(group));
  }
  return `${out.join('\n')}\n`;
}

/** `Of 213 recorded facts 210 hold, 1 changed and 2 cannot be checked.`: words of people are no such facts. */
function verdictOf(findings: readonly Finding[]): string {
  const facts = findings.filter(({ kind }) => kind !== 'own-words');
  const told = (['holds', 'changed', 'unchecked'] as const).flatMap((verdict) => {
    const number = facts.filter((item) => item.verdict === verdict).length;
    if (number === 0) return [];
    return `${number === facts.length ? 'all' : grouped(number)} ${verdictWords[verdict]}`;
  });
  return `Of ${count(facts.length, 'recorded fact', 'recorded facts')} ${list(told)}.`;
}

const verdictWords: Record<Verdict, string> = {
  holds: 'hold',
  changed: 'changed',
  unchecked: 'cannot be checked',
};

function sum(findings: readonly Finding[]): string {
  const counts = new Map<Finding['kind'], number>();
  for (const { kind } of findings) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return list([...counts].map(([kind, number]) => count(number, ...things[kind])));
}

function nameOf({ kind, about }: Finding): string {
  return `${things[kind][0]}: ${visible(about.slice(0, 160))}`;
}

function lines(item: Finding, index: number): readonly string[] {
  if (index >= mostListed) return [];
  const { reason, difference } = item;
  const why = reason === null ? '' : reasons[reason];
  const at = difference === null || difference.at === '' ? '' : `${difference.at}: `;
  const told =
    difference === null
      ? why
      : `${at}told ${shown(difference.told)}, found ${shown(difference.found)}`;
  return [`  ${nameOf(item)}`, `    ${told}`];
}

function rest(group: readonly Finding[]): readonly string[] {
  const more = group.length - mostListed;
  return more > 0 ? [`    and ${more} more (see --format json)`] : [];
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = visible(typeof value === 'string' ? value : JSON.stringify(value));
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** The document; every fact once, in the order of the summary. */
export function verificationDocument({
  recorded,
  tool,
  read,
  findings,
}: VerificationView): unknown {
  const number = (verdict: Verdict): number =>
    findings.filter((item) => item.verdict === verdict).length;
  return {
    schema: 1,
    kind: 'verification',
    tool,
    document: {
      tool: recorded.tool,
      subject: recorded.subject.name,
      period: recorded.period,
      repositories: recorded.repositories.map(({ name, head, headDate }, index) => ({
        name,
        head,
        headDate,
        read: read[index] ?? false,
      })),
    },
    facts: { holds: number('holds'), changed: number('changed'), unchecked: number('unchecked') },
    findings: findings.map(({ verdict, kind, about, reason, difference }) => ({
      verdict,
      kind,
      about: visible(about),
      reason,
      at: difference?.at ?? null,
      told: difference?.told ?? null,
      found: difference?.found ?? null,
    })),
  };
}
