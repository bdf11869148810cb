/** What the rules of crediting say about the demonstration repository: one row for each trap. */
import { clientAdoptions } from './demoClientAdoptions.ts';
import { otherAdoptions } from './demoOtherAdoptions.ts';
import type { ExpectedAdoption } from './expectedAdoption.ts';

export interface ExpectedBirth {
  readonly asset: string;
  readonly symbol?: string;
  readonly subject: string;
  readonly person: string;
  readonly note: string;
}

const client = 'packages/http-client';
const firstClient = 'HTTP client that retries within a budget';

export const expectedAdoptions: readonly ExpectedAdoption[] = [
  ...clientAdoptions,
  ...otherAdoptions,
];

export const expectedBirths: readonly ExpectedBirth[] = [
  {
    asset: client,
    subject: firstClient,
    person: 'Ada Byron',
    note: 'moved and renamed by a colleague',
  },
  {
    asset: `${client}/src/client.ts`,
    subject: firstClient,
    person: 'Ada Byron',
    note: 'moved twice by a colleague',
  },
  {
    asset: `${client}/src/budget.ts`,
    subject: firstClient,
    person: 'Ada Byron',
    note: 'renamed by its maker',
  },
  {
    asset: `${client}/src/timeout.ts`,
    subject: 'HTTP client: give up after a time limit',
    person: 'Ada Byron',
    note: 'rewritten from .js by a colleague',
  },
  {
    asset: `${client}/src/retryAfter.ts`,
    symbol: 'parseRetryAfter',
    subject: 'HTTP client: wait as long as the server asks',
    person: 'Ada Byron',
    note: 'extracted by a colleague; written under the second identity',
  },
  {
    asset: 'packages/logger/src/format/index.ts',
    subject: 'Logger: one line of JSON for each event',
    person: 'Ada Byron',
    note: 'x.ts became x/index.ts',
  },
  {
    asset: 'packages/backoff',
    subject: 'Backoff for services in Go',
    person: 'Ada Byron',
    note: 'a Go package, moved by a colleague',
  },
  {
    asset: 'tools/schema/schema_codegen/naming.py',
    subject: 'Schema tool: generate code from schemas',
    person: 'Ada Byron',
    note: 'Python',
  },
  {
    asset: '.github/workflows/build.yml',
    subject: 'Reusable workflow: build and test one workspace',
    person: 'Ada Byron',
    note: 'a reusable workflow',
  },
  {
    asset: '.github/actions/setup-toolchain',
    subject: 'Action that sets up the toolchain without the network',
    person: 'Ada Byron',
    note: 'a composite action',
  },
];

/** Pairs that are no adoptions. */
export const expectedAbsences: readonly {
  readonly asset: string;
  readonly place: string;
  readonly note: string;
}[] = [
  { asset: client, place: 'apps/mobile/vendor/parcel-widget/net.ts', note: 'vendored' },
  { asset: client, place: 'apps/mobile/src/sync/outbox.ts', note: 'never used it' },
  {
    asset: `${client}/src/index.ts`,
    place: 'services/checkout/src/payments/gateway.ts',
    note: 'a barrel is looked through',
  },
];

/** What is not own, in code or configuration, of the client as a package at the end. */
export const expectedReach = {
  asset: client,
  people: 7,
  teams: ['@storefront/checkout', '@storefront/mobile', '@storefront/search'],
  places: 11,
  /** Places that landed from January to June 2026. */
  placesInLastHalfYear: 9,
} as const;

/** Identities that belong together, and those that conflict. */
export const expectedPeople = {
  joined: [
    ['Ada Byron <ada@storefront.example>', 'Ada Byron <ada.byron@home.example>'],
    ['Hana Sato <hana@storefront.example>', 'hsato <hana@storefront.example>'],
    [
      'Goran Petrović <goran@storefront.example>',
      'Goran Petrovic <7041776+goranp@users.noreply.github.com>',
    ],
    ['Bruno Keller <bruno@storefront.example>', 'Bruno Keller <pair@storefront.example>'],
    ['Chiara Fontana <chiara@storefront.example>', 'Chiara Fontana <pair@storefront.example>'],
  ],
  conflicts: ['pair@storefront.example'],
  bots: ['dependabot[bot]', 'github-actions[bot]'],
  agents: ['copilot-swe-agent[bot]'],
} as const;
