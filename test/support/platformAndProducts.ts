/**
 * A platform repository and the repositories of its users, with a trap each: `orders` uses it in every language and moves
 * its places about, `search` has what only looks like use, `media` uses it in tests alone.
 */
import type { CommitSpec } from '../../src/git/importStream.ts';
import type { CommitHandle } from '../../src/git/repositoryWriter.ts';
import { buildRepository, type TestRepository } from './repoBuilder.ts';

export interface Built {
  readonly folder: string;
  /** Id of a commit by its message. */
  commit(message: string): string;
  readonly repository: TestRepository;
}

const authors = {
  ada: 'Ada Byron <ada@example.org>',
  adaThere: 'Ada Byron <ada@product.example.org>',
  ben: 'Ben Kay <ben@example.org>',
  cyd: 'Cyd Roe <cyd@example.org>',
  di: 'Di Lin <di@example.org>',
} as const;
type Author = keyof typeof authors;

export interface Story {
  commit(message: string, author: Author, day: string, files: CommitSpec['files']): CommitHandle;
  readonly repository: TestRepository;
}

export async function tell(remote: string, build: (story: Story) => void): Promise<Built> {
  const repository = await buildRepository();
  const commits = new Map<string, CommitHandle>();
  build({
    repository,
    commit(message, author, day, files = {}) {
      const spec = { author: authors[author], date: `${day}T10:00:00+00:00`, message, files };
      const made = repository.commit(spec);
      commits.set(message, made);
      return made;
    },
  });
  await repository.write();
  if (remote !== '') repository.git('remote', 'add', 'origin', remote);
  return {
    folder: repository.folder,
    commit: (message) => repository.id(commits.get(message)!),
    repository,
  };
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const client =
  'export class Client {\n  constructor(readonly base: string) {}\n  get(path: string) {\n    return fetch(this.base + path);\n  }\n}\n';
const retry =
  'export function retry<T>(work: () => Promise<T>, times = 3): Promise<T> {\n  return work().catch((error) => {\n    if (times === 0) throw error;\n    return retry(work, times - 1);\n  });\n}\n';

/** Ada's platform of 2024: packages in five languages, a workflow and an action. */
export function buildPlatform(): Promise<Built> {
  return tell('https://github.com/acme/platform.git', (story) => {
    story.commit('Ownership', 'ada', '2024-01-02', {
      CODEOWNERS: '/packages/ @acme/platform\n/other/ @acme/other\n',
      'other/readme.txt': 'x\n',
    });
    story.commit('HTTP client', 'ada', '2024-02-01', {
      'packages/http-client/package.json': json({ name: '@acme/http-client', version: '2.1.0' }),
      'packages/http-client/src/index.ts':
        "export { Client } from './client.ts';\nexport { retry } from './retry.ts';\n",
      'packages/http-client/src/client.ts': client,
      'packages/http-client/src/retry.ts': retry,
    });
    story.commit('Tools', 'ada', '2024-02-02', {
      'packages/tools/package.json': json({ name: 'tools', version: '1.0.0' }),
      'packages/tools/src/index.ts': 'export const tool = 1;\n',
    });
    story.commit('Go backoff', 'ada', '2024-02-03', {
      'go.mod': 'module github.com/acme/platform\n\ngo 1.22\n',
      'backoff/backoff.go': 'package backoff\n\nfunc Wait(n int) int {\n\treturn n * 2\n}\n',
    });
    story.commit('Python naming', 'ada', '2024-02-04', {
      'python/pyproject.toml': '[project]\nname = "Acme_Naming"\nversion = "1.2"\n',
      'python/src/acme_naming/__init__.py': '',
      'python/src/acme_naming/case.py': 'def snake(text):\n    return text.lower()\n',
      'python/tests/__init__.py': '',
      'python/tests/helpers.py': 'def check(value):\n    assert value\n',
    });
    story.commit('Java clock', 'ada', '2024-02-05', {
      'java/pom.xml':
        '<project>\n<groupId>com.acme</groupId>\n<artifactId>clock</artifactId>\n<version>1.0</version>\n</project>\n',
      'java/src/main/java/com/acme/clock/Clock.java':
        'package com.acme.clock;\n\npublic final class Clock {\n    public long now() {\n        return 1;\n    }\n}\n',
    });
    story.commit('Build workflow', 'ada', '2024-02-06', {
      '.github/workflows/build.yml':
        'name: Build\non:\n  workflow_call: {}\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make\n',
      '.github/actions/setup/action.yml':
        'name: Set up\nruns:\n  using: composite\n  steps:\n    - run: make setup\n      shell: bash\n',
    });
  });
}

const pay = (from: string): string =>
  `import { Client, retry } from '${from}';\n\nconst client = new Client('/pay');\n\nexport function pay(id: string) {\n  return retry(() => client.get(id));\n}\n\nexport function cancel(id: string) {\n  return retry(() => client.get('cancel/' + id));\n}\n\nexport function settle(id: string) {\n  return retry(() => client.get('settle/' + id));\n}\n`;
const half = (from: string, name: string): string =>
  `import { Client, retry } from '${from}';\n\nconst client = new Client('/pay');\n\nexport function ${name}(id: string) {\n  return retry(() => client.get('${name}/' + id));\n}\n`;

/** Uses everything; its places were moved, split and merged after. */
export function buildOrders(): Promise<Built> {
  return tell('git@github.com:acme/orders.git', (story) => {
    const { repository } = story;
    story.commit('Start', 'ben', '2024-06-01', {
      '.github/CODEOWNERS': '/src/ @acme/checkout\n/lib/ @acme/stock\n',
      'package.json': json({ name: 'orders', private: true }),
      'src/http.ts': client,
      'src/pay.ts': pay('./http.ts'),
      'lib/readme.txt': 'x\n',
    });
    story.commit('Own client', 'ada', '2025-01-10', {
      'package.json': json({
        name: 'orders',
        private: true,
        dependencies: { '@acme/http-client': '^2.0.0' },
      }),
      'src/own.ts':
        "import { Client } from '@acme/http-client';\nexport const own = new Client('/');\n",
    });
    repository.branch('move-pay');
    story.commit('Pay by the client', 'ben', '2025-03-01', {
      'src/pay.ts': pay('@acme/http-client'),
    });
    story.commit('Words', 'cyd', '2025-03-02', { 'src/words.ts': 'export const words = 1;\n' });
    repository.switchTo('main');
    repository.merge('move-pay', {
      author: authors.di,
      date: '2025-03-03T10:00:00+00:00',
      message: 'Merge pull request #7 from acme/move-pay',
    });
    repository.commit({
      author: authors.cyd,
      date: '2025-06-01T10:00:00+00:00',
      message: 'A folder for payments',
      renames: { 'src/pay.ts': 'src/payments/pay.ts' },
    });
    story.commit('Cancelling apart', 'cyd', '2025-07-01', {
      'src/payments/pay.ts': half('@acme/http-client', 'pay'),
      'src/payments/cancel.ts': half('@acme/http-client', 'cancel'),
    });
    story.commit('Refunds', 'di', '2026-02-01', {
      'src/refund.ts':
        "import * as http from '@acme/http-client';\nexport const refund = () => http.retry(async () => 1);\n",
    });
    story.commit('Deep path', 'di', '2026-02-02', {
      'src/deep.ts':
        "import { retry } from '@acme/http-client/src/retry.ts';\nexport const deep = retry;\n",
    });
    story.commit('Stock', 'cyd', '2026-03-01', {
      'go.mod':
        'module github.com/acme/orders\n\ngo 1.22\n\nrequire (\n\tgithub.com/acme/platform v1.4.0\n)\n',
      'lib/stock/stock.go':
        'package stock\n\nimport "github.com/acme/platform/backoff"\n\nfunc Count(n int) int {\n\treturn backoff.Wait(n)\n}\n',
    });
    story.commit('Reports', 'cyd', '2026-03-02', {
      'requirements.txt': 'acme.naming >= 1.0 ; python_version > "3.8"\nrequests\n',
      'reports/build.py': 'from acme_naming.case import snake\n\nprint(snake("A"))\n',
      'reports/probe.py': 'import tests.helpers\n\nprint(tests.helpers)\n',
    });
    story.commit('Ledger', 'cyd', '2026-03-03', {
      'ledger/pom.xml':
        '<project>\n<artifactId>ledger</artifactId>\n<dependencies>\n<dependency>\n<groupId>com.acme</groupId>\n<artifactId>clock</artifactId>\n<version>1.0</version>\n</dependency>\n</dependencies>\n</project>\n',
      'ledger/src/main/java/com/acme/ledger/Ledger.java':
        'package com.acme.ledger;\n\nimport com.acme.clock.Clock;\n\npublic class Ledger {\n    private final Clock clock = new Clock();\n}\n',
    });
    story.commit('Pipeline', 'di', '2026-03-04', {
      '.github/workflows/ci.yml':
        'name: CI\non: [push]\njobs:\n  build:\n    uses: acme/platform/.github/workflows/build.yml@v1\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: Acme/Platform/.github/actions/setup@v1\n      - uses: other/platform/.github/actions/setup@v1\n',
    });
  });
}

/** Nothing here is a use, though every file looks like one. */
export function buildSearch(): Promise<Built> {
  return tell('', (story) => {
    story.commit('Lockfile only', 'ben', '2025-05-01', {
      'package-lock.json': json({ packages: { 'node_modules/@acme/http-client': {} } }),
    });
    story.commit('Of the same name', 'ben', '2025-05-02', {
      'package.json': json({ dependencies: { tools: 'npm:@elsewhere/tools@^1.0.0' } }),
      'src/alias.ts': "import { tool } from 'tools';\nexport const alias = tool;\n",
      'late/package.json': json({ dependencies: { tools: '^9.0.0' } }),
      'late/src/late.ts': "import { tool } from 'tools';\nexport const late = tool;\n",
      'fork/package.json': json({ dependencies: { '@acme/http-client': 'github:other/platform' } }),
      'fork/src/fork.ts':
        "import { Client } from '@acme/http-client';\nexport const fork = Client;\n",
    });
    story.commit('A copy', 'cyd', '2025-05-03', {
      'third_party/http-client/package.json': json({ name: '@acme/http-client', version: '1.0.0' }),
      'third_party/http-client/src/client.ts': client,
      'src/copy.ts':
        "import { Client } from '../third_party/http-client/src/client.ts';\nexport const copy = Client;\n",
    });
    story.commit('Not declared', 'cyd', '2025-05-04', {
      'src/undeclared.py': 'from acme_naming.case import snake\n',
      'src/main/java/com/shop/App.java':
        'package com.shop;\n\nimport com.acme.clock.Clock;\n\npublic class App {\n    private Clock clock;\n}\n',
      'src/count.go':
        'package count\n\nimport "github.com/other/platform/backoff"\n\nfunc Count() int {\n\treturn backoff.Wait(1)\n}\n',
      'go.mod': 'module github.com/acme/search\n\nrequire github.com/other/platform v1.0.0\n',
    });
  });
}

/** An earlier generation, in tests alone. */
export function buildMedia(): Promise<Built> {
  return tell('https://github.com/acme/media.git', (story) => {
    story.commit('A test', 'cyd', '2025-08-01', {
      'package.json': json({ devDependencies: { '@acme/http-client': '^1.3.0' } }),
      'test/client.test.ts': "import { Client } from '@acme/http-client';\nnew Client('/');\n",
    });
  });
}
