/** What names and emails say by themselves. */
import type { PersonKind } from '../model.ts';

/** A full name in a form in which spelling does not matter: no accents, case, punctuation or word order. */
export function normaliseName(name: string): string {
  return words(name).toSorted().join(' ');
}

/** Whether a name has two or more words, so that it can tell a person from others. */
export function isFullName(name: string): boolean {
  return words(name).length >= 2 && !placeholderNames.has(normaliseName(name));
}

function words(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '');
}

const placeholderNames = new Set(
  [
    'Your Name',
    'First Last',
    'John Doe',
    'Jane Doe',
    'Unknown User',
    'Admin User',
    'Test User',
    'No Name',
    'Local User',
  ].map((name) => words(name).toSorted().join(' ')),
);

/** An address that nobody owns alone; it joins nobody. */
export function isSharedEmail(email: string): boolean {
  const lower = email.toLowerCase();
  if (!lower.includes('@')) return true;
  const [local = '', domain = ''] = lower.split('@');
  return (
    [
      'localhost',
      'localhost.localdomain',
      'example.com',
      'none',
      'none.com',
      '(none)',
      'unknown',
    ].includes(domain) ||
    ['none', 'unknown', 'noreply', 'no-reply', 'nobody'].includes(local) ||
    domain.endsWith('.(none)')
  );
}

/** Account number and login that a GitHub noreply address tells. */
export function noreplyAccount(
  email: string,
): { readonly id: string | null; readonly login: string } | null {
  const found = /^(?:(\d+)\+)?([^@+]+)@users\.noreply\.github\.[a-z.]+$/i.exec(email);
  return found ? { id: found[1] ?? null, login: found[2]!.toLowerCase() } : null;
}

/** Coding agents, by the addresses and names under which they commit or sign trailers. */
const agents: readonly RegExp[] = [
  /^noreply@anthropic\.com$/,
  /^claude(\s+code)?(\s+(opus|sonnet|haiku)\b.*)?$/,
  /copilot(-swe-agent(\[bot\])?)?@users\.noreply\.github\.com$/,
  /^(github )?copilot(-swe-agent)?(\[bot\])?$/,
  /^cursoragent@cursor\.com$/,
  /^cursor( agent)?$/,
  /devin-ai-integration(\[bot\])?/,
  /^devin( ai)?$/,
  /google-labs-jules(\[bot\])?/,
  /^(chatgpt-)?codex(-connector)?(\[bot\])?$/,
  /^(noreply|codex)@openai\.com$/,
  /^openhands(-agent)?$/,
  /^openhands@all-hands\.dev$/,
  /^aider( \(.*\))?$/,
  /^(noreply|aider)@aider\.chat$/,
  /^gemini(-code-assist|-cli)?(\[bot\])?$/,
  /^amp@ampcode\.com$/,
  /^sweep-ai(\[bot\])?$/,
  /^windsurf( cascade)?$/,
];

const bots: readonly RegExp[] = [
  /\[bot\]$/,
  /\[bot\]@users\.noreply\.github\.com$/,
  /(^|[-_. ])bot$/,
  /^bot[-_. ]/,
  /^(renovate|dependabot|dependabot-preview|greenkeeper|greenkeeperio-bot|semantic-release|github-actions|github actions|snyk|imgbot|allcontributors|pre-commit-ci|mergify|bors|homu|travis ci|circleci|jenkins|codecov|depfu|pyup|whitesource|lerna|gitbook)([-_. ].*)?$/,
  /^(bot|renovate|support\+renovate)@renovateapp\.com$/,
  /^action@github\.com$/,
  /^github-actions@/,
];

/** What an identity is, judged by name and email alone; a bot's name wins over a person's email. */
export function kindOf(name: string, email: string): PersonKind {
  const texts = [name.trim().toLowerCase(), email.trim().toLowerCase()];
  const matches = (patterns: readonly RegExp[]): boolean =>
    patterns.some((pattern) => texts.some((text) => text !== '' && pattern.test(text)));
  if (matches(agents)) return 'agent';
  return matches(bots) ? 'bot' : 'human';
}
