/** What a name or an address says by itself (rule 9 of the rules of crediting). */
import assert from 'node:assert/strict';

import {
  isFullName,
  isSharedEmail,
  kindOf,
  noreplyAccount,
  normaliseName,
} from '../../../src/core/people/names.ts';

describe('names', () => {
  for (const [rule, ...spellings] of [
    ['case and spaces', 'Ada Byron', '  ada   BYRON ', 'ADA\u00A0Byron'],
    ['accents', 'Goran Petrovic', 'Goran Petrović', 'Goran Petrovic\u0301'],
    ['letters with a stroke', 'Lukasz Sorensen', 'Łukasz Sørensen'],
    ['ligatures', 'Strasse Caesar', 'Straße Cæsar'],
    ['the Turkish i', 'Ibrahim Isik', 'İbrahim Işık'],
    ['emoji', 'Hana Sato', 'Hana 🌸 Sato', '🚀Hana Sato👩‍💻'],
    ['word order', 'Ada Byron', 'Byron Ada', 'Byron, Ada'],
    ['punctuation', 'Jean Luc Picard', 'Jean-Luc Picard', 'Picard, Jean-Luc'],
    ['full width letters', 'Ada Byron', 'Ａｄａ Ｂｙｒｏｎ'],
  ] as const) {
    it(`${rule} do not matter`, () => {
      assert.deepEqual(new Set(spellings.map(normaliseName)).size, 1, spellings.join(' | '));
    });
  }

  for (const [a, b] of [
    ['Ada Byron', 'Ida Byron'],
    ['Ada Byron', 'Ada Byron King'],
    ['佐藤 花', '佐藤 華'],
  ] as const) {
    it(`${a} is not ${b}`, () => assert.notEqual(normaliseName(a), normaliseName(b)));
  }

  for (const [name, full] of [
    ['Ada Byron', true],
    ['佐藤 花', true],
    ['Ó Briain', true],
    ['Ada', false],
    ['ada-b', true],
    ['ada.byron', true],
    ['ada_byron', true],
    ['Ada-B', false],
    ['Ada.', false],
    ['Jean-Luc', false],
    ['Ada 🚀', false],
    ['Ada -', false],
    ['Your Name', false],
    ['', false],
    [' ', false],
  ] as const) {
    it(`${JSON.stringify(name)} is ${full ? 'a' : 'no'} full name`, () =>
      assert.equal(isFullName(name), full));
  }
});

describe('addresses', () => {
  for (const [email, shared] of [
    ['ada@example.org', false],
    ['ada@example.com', false],
    ['jdoe', false],
    ['jdoe@5a1f3b', false],
    ['you@example.com', true],
    ['', true],
    ['none', true],
    ['noreply@github.com', true],
    ['NoReply@GitHub.com', true],
    ['root@localhost', true],
    ['ada@laptop.(none)', true],
    ['unknown@unknown', true],
  ] as const) {
    it(`${JSON.stringify(email)} ${shared ? 'joins nobody' : 'is one person’s'}`, () =>
      assert.equal(isSharedEmail(email), shared));
  }

  for (const [email, account] of [
    ['12+Ada@users.noreply.github.com', { id: '12', login: 'ada', host: 'github.com' }],
    ['ada@users.noreply.github.com', { id: null, login: 'ada', host: 'github.com' }],
    [
      '3+a-b@users.noreply.github.corp.example',
      { id: '3', login: 'a-b', host: 'github.corp.example' },
    ],
    ['ada@noreply.github.com', null],
    ['x+ada@users.noreply.github.com', null],
    ['ada@users.noreply.github.com.evil.example@x', null],
  ] as const) {
    it(`account of ${email}`, () => assert.deepEqual(noreplyAccount(email), account));
  }
});

describe('persons, bots and agents', () => {
  for (const [kind, identities] of [
    [
      'human',
      [
        ['Ada Byron', 'ada@example.org'],
        ['', ''],
        ['Abbot', 'abbot@example.org'],
        ['Claude', 'claude.martin@example.org'],
        ['Claude Martin', 'claude@example.org'],
        ['Devin', 'devin@example.org'],
        ['Jo', '1+flycopilot@users.noreply.github.com'],
        ['Ada', 'ada@some.bot'],
        ['Bo Talbot', 'talbot@example.org'],
        ['Ada Robot-Byron', 'ada@example.org'],
        ['Lars Jenkins', 'jenkins@example.org'],
      ],
    ],
    [
      'bot',
      [
        ['dependabot[bot]', '49699333+dependabot[bot]@users.noreply.github.com'],
        ['dependabot[bot]', 'ada@example.org'],
        ['renovate', 'bot@renovateapp.com'],
        ['Release Bot', 'release@example.org'],
        ['Houston (Bot)', 'houston@example.org'],
        ['Framework Robot', 'robot@example.org'],
        ['vercel-release-bot', 'infra@example.org'],
        ['GitHub Actions', 'actions@example.org'],
        ['', '41898282+github-actions[bot]@users.noreply.github.com'],
      ],
    ],
    [
      'agent',
      [
        ['Claude', 'noreply@anthropic.com'],
        ['Claude', '242468646+Claude@users.noreply.github.com'],
        ['Claude Opus 4', 'x@example.org'],
        ['Claude Code', 'ada@example.org'],
        ['Copilot', '198982749+Copilot@users.noreply.github.com'],
        ['copilot-swe-agent[bot]', '198982749+Copilot@users.noreply.github.com'],
        ['Cursor Agent', 'cursoragent@cursor.com'],
        [
          'devin-ai-integration[bot]',
          '158243242+devin-ai-integration[bot]@users.noreply.github.com',
        ],
        ['google-labs-jules[bot]', '1+google-labs-jules[bot]@users.noreply.github.com'],
        ['aider (gpt-4)', 'aider@aider.chat'],
      ],
    ],
  ] as const) {
    for (const [name, email] of identities) {
      it(`${name} <${email}> is ${kind}`, () => assert.equal(kindOf(name, email), kind));
    }
  }
});
