/** What names and emails say by themselves. */
import type { PersonKind } from '../model.ts';

/** A full name in a form in which spelling does not matter: no accents, case, punctuation or word order. */
export function normaliseName(name: string): string {
  return words(name).toSorted().join(' ');
}

/**
 * Whether a name has two or more words, so that it can tell a person from others: `Ada Byron`, `ada.byron`, and a login
 * as `ada-b`, but no first name as `Jean-Luc`.
 */
export function isFullName(name: string): boolean {
  const parts = name.split(/[\s._]+/u).filter((part) => /[\p{L}\p{N}]/u.test(part));
  const isLogin = /^[a-z\d]+(?:-[a-z\d]+)+$/.test(name.trim());
  return (parts.length >= 2 || isLogin) && !placeholderNames.has(normaliseName(name));
}

function words(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øłđħŧıßæœ]/gu, (letter) => plainLetters[letter]!)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '');
}

/** Letters whose stroke or ligature is no accent to Unicode, as people write them without. */
const plainLetters: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};

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
  const [local = '', domain = ''] = lower.split('@');
  return (
    sharedLocals.has(local) ||
    sharedDomains.has(domain) ||
    domain.endsWith('.(none)') ||
    lower === 'you@example.com'
  );
}

const sharedLocals = new Set(['', 'none', '(none)', 'unknown', 'noreply', 'no-reply', 'nobody']);
const sharedDomains = new Set([
  'localhost',
  'localhost.localdomain',
  'none',
  'none.com',
  '(none)',
  'unknown',
]);

/** Account number and login (with the host that gave them) that a GitHub noreply address tells. */
export function noreplyAccount(
  email: string,
): { readonly id: string | null; readonly login: string; readonly host: string } | null {
  const found = /^(?:(\d+)\+)?([^@+]+)@users\.noreply\.(github\.[a-z.]+)$/i.exec(email);
  return found
    ? { id: found[1] ?? null, login: found[2]!.toLowerCase(), host: found[3]!.toLowerCase() }
    : null;
}

/** Whether a login is so much a login that a name spelt like it is its owner's: `ada-dev`, `byron1815`, but not `byron`. */
export function isUnmistakable(login: string): boolean {
  return login.length >= 5 && /^[a-z\d]+(-[a-z\d]+)*$/i.test(login) && /[-\d]/.test(login);
}

interface Marks {
  readonly names: readonly RegExp[];
  readonly addresses: readonly RegExp[];
}

/**
 * Coding agents, by the names and addresses under which they commit or sign trailers. A name that people bear as well
 * (Claude, Devin) tells an agent only beside an address of its vendor.
 */
const agents: Marks = {
  names: [
    /^claude(\s+code|(\s+code)?\s+(opus|sonnet|haiku)\b.*)$/,
    /^(github )?copilot(-swe-agent)?(\[bot\])?$/,
    /^cursor( agent)?$/,
    /^devin-ai-integration(\[bot\])?$/,
    /^devin ai$/,
    /^google-labs-jules(\[bot\])?$/,
    /^(chatgpt-)?codex(-connector)?(\[bot\])?$/,
    /^openhands(-agent)?$/,
    /^aider( \(.*\))?$/,
    /^gemini(-code-assist|-cli)?(\[bot\])?$/,
    /^sweep-ai(\[bot\])?$/,
    /^windsurf( cascade)?$/,
  ],
  addresses: [
    /^noreply@anthropic\.com$/,
    /^(\d+\+)?claude@users\.noreply\.github\.com$/,
    /^(\d+\+)?copilot(-swe-agent(\[bot\])?)?@users\.noreply\.github\.com$/,
    /^cursoragent@cursor\.com$/,
    /^(\d+\+)?devin-ai-integration(\[bot\])?@/,
    /^(\d+\+)?google-labs-jules(\[bot\])?@/,
    /^(noreply|codex)@openai\.com$/,
    /^openhands@all-hands\.dev$/,
    /^(noreply|aider)@aider\.chat$/,
    /^amp@ampcode\.com$/,
  ],
};

const bots: Marks = {
  names: [
    /\[bot\]$/,
    /(^|[-_. (])(bot|robot)\)?$/,
    /^bot[-_. ]/,
    /^[a-z]*releaser$/,
    /^(renovate|dependabot|dependabot-preview|greenkeeper|greenkeeperio-bot|semantic-release|github-actions|github actions|snyk|imgbot|allcontributors|pre-commit-ci|mergify|bors|homu|travis ci|circleci|jenkins|codecov|depfu|pyup|whitesource|lerna|gitbook)([-_. ].*)?$/,
  ],
  addresses: [
    /\[bot\]@users\.noreply\.github\.com$/,
    /^(\d+\+)?[^@]+[-_.]bot@/,
    /^(bot|renovate|support\+renovate)@renovateapp\.com$/,
    /^action@github\.com$/,
    /^github-actions@/,
  ],
};

/** What an identity is, judged by name and email alone; a bot's name wins over a person's email. */
export function kindOf(name: string, email: string): PersonKind {
  const lowerName = name.trim().toLowerCase();
  const lowerEmail = email.trim().toLowerCase();
  const matches = ({ names, addresses }: Marks): boolean =>
    names.some((pattern) => pattern.test(lowerName)) ||
    addresses.some((pattern) => pattern.test(lowerEmail));
  if (matches(agents)) return 'agent';
  return matches(bots) ? 'bot' : 'human';
}
