/** July 2024: the workspaces, who owns what, and three products that each do a little. */
import { bruno, emeka, freya, hana, kavya } from './people.ts';
import type { Step } from './step.ts';

/** A workspace package whose entry is `src/index.ts`. */
export const manifest = (name: string, more: Readonly<Record<string, unknown>> = {}): string =>
  `${JSON.stringify({ name, version: '0.1.0', private: true, type: 'module', ...more }, null, 2)}\n`;

/** Trap: the reviewers own nearly everything, which tells nothing apart. */
const codeowners = `*                                  @storefront/reviewers

/libs/                             @storefront/platform @storefront/reviewers
/tools/                            @storefront/platform @storefront/reviewers
/.github/                          @storefront/platform @storefront/reviewers

/services/checkout/                @storefront/checkout @storefront/reviewers
/services/search/                  @storefront/search @storefront/reviewers
/apps/mobile/                      @storefront/mobile @storefront/reviewers
`;

export const foundation: readonly Step[] = [
  {
    on: '2024-07-01',
    by: kavya,
    subject: 'Start the storefront: workspaces and owners',
    direct: true,
    files: {
      'package.json': manifest('storefront', {
        workspaces: ['libs/*', 'services/*', 'apps/*', 'tools/*'],
      }),
      'README.md':
        '# Storefront\n\nThe shop: checkout, search and the mobile app, in one repository.\n',
      '.github/CODEOWNERS': codeowners,
      '.gitignore': 'node_modules/\ndist/\n',
      'CHANGELOG.md': '# Changelog\n',
    },
  },
  {
    on: '2024-07-02',
    by: kavya,
    subject: 'Session store: keep who is signed in',
    files: {
      'libs/session-store/package.json': manifest('@storefront/session-store', {
        exports: { '.': './src/index.ts' },
      }),
      'libs/session-store/src/index.ts': `/** Sessions on disk, one file each. */
export { openSession } from "./open.ts";
export { sweep } from "./sweep.ts";
`,
      'libs/session-store/src/open.ts': `import { readFileSync } from "node:fs";

export interface Session {
  readonly user: string;
  readonly expires: number;
}

export function openSession(folder: string, id: string): Session | null {
  const session: Session = JSON.parse(readFileSync(folder + "/" + id, "utf8"));
  return session.expires > Date.now() ? session : null;
}
`,
      'libs/session-store/src/sweep.ts': `import { readdirSync, rmSync, statSync } from "node:fs";

/** Deletes sessions that nobody used for a day. */
export function sweep(folder: string): number {
  const old = readdirSync(folder).filter((id) => statSync(folder + "/" + id).mtimeMs < Date.now() - 86_400_000);
  for (const id of old) rmSync(folder + "/" + id);
  return old.length;
}
`,
    },
  },
  {
    on: '2024-07-03',
    by: bruno,
    subject: 'Checkout: take an order and charge for it',
    files: {
      'services/checkout/package.json': manifest('@storefront/checkout'),
      'services/checkout/src/server.ts': `import { createServer } from "node:http";

import { charge } from "./payments/gateway.ts";
import { currentUser } from "./session.ts";

export const server = createServer(async (request, response) => {
  const user = currentUser(request.headers.cookie ?? "");
  if (user === null) return void response.writeHead(401).end();
  const receipt = await charge({ user, cents: Number(request.headers["x-amount"]) });
  response.end(JSON.stringify(receipt));
});
`,
      'services/checkout/src/session.ts': `import { openSession } from "@storefront/session-store";

export function currentUser(cookie: string): string | null {
  const id = /(?:^|; )sid=([^;]+)/.exec(cookie)?.[1];
  return id === undefined ? null : (openSession("/var/sessions", id)?.user ?? null);
}
`,
      'services/checkout/src/payments/gateway.ts': `export interface Charge {
  readonly user: string;
  readonly cents: number;
}

/** Charges a card; tries three times. */
export async function charge(order: Charge): Promise<{ id: string }> {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch("https://pay.storefront.example/v1/charges", {
      method: "POST",
      body: JSON.stringify(order),
    });
    if (response.ok) return (await response.json()) as { id: string };
    if (attempt === 3) throw new Error("The card was not charged: " + response.status);
  }
}

/** Gives the money back, in full or in part. */
export async function refund(id: string, cents: number): Promise<void> {
  const response = await fetch("https://pay.storefront.example/v1/charges/" + id + "/refunds", {
    method: "POST",
    body: JSON.stringify({ cents }),
  });
  if (!response.ok) throw new Error("No refund for " + id + ": " + response.status);
}

/** Refunds that the bank has not confirmed after three days. */
export async function staleRefunds(now: number): Promise<readonly string[]> {
  const response = await fetch("https://pay.storefront.example/v1/refunds?state=pending");
  const pending = (await response.json()) as { id: string; created: number }[];
  return pending.filter((entry) => now - entry.created > 3 * 86_400_000).map((entry) => entry.id);
}
`,
    },
  },
  {
    on: '2024-07-04',
    by: emeka,
    subject: 'Search: index products and answer queries',
    files: {
      'services/search/package.json': manifest('@storefront/search'),
      'services/search/src/server.ts': `import { createServer } from "node:http";

import { lookUp } from "./query/lookUp.ts";

export const server = createServer((request, response) => {
  const words = new URL(request.url ?? "/", "http://search").searchParams.get("q") ?? "";
  response.end(JSON.stringify(lookUp(words)));
});
`,
      'services/search/src/query/lookUp.ts': `import { tokens } from "./tokens.ts";

const index = new Map<string, Set<string>>();

/** Products that hold every word. */
export function lookUp(query: string): readonly string[] {
  const hits = tokens(query).map((word) => index.get(word) ?? new Set<string>());
  return [...(hits[0] ?? [])].filter((id) => hits.every((hit) => hit.has(id)));
}
`,
      'services/search/src/query/tokens.ts': `/** Words of a text, folded to lower case. */
export function tokens(text: string): readonly string[] {
  return text.toLowerCase().split(/[^\\p{L}\\p{N}]+/u).filter((word) => word !== "");
}
`,
      'services/search/src/indexing/writer.ts': `export interface Product {
  readonly id: string;
  readonly title: string;
}

const endpoint = "https://index.storefront.example/products/";

/** Sends a product to the index; waits longer after every failure. */
export async function writeProduct(product: Product): Promise<void> {
  for (let attempt = 0; attempt < 6; attempt++) {
    const response = await fetch(endpoint + product.id, {
      method: "PUT",
      body: JSON.stringify(product),
    });
    if (response.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200 * 2 ** attempt));
  }
  throw new Error("The index does not take " + product.id);
}
`,
    },
  },
  {
    on: '2024-07-05',
    by: freya,
    subject: 'Search: remember the last queries of a signed-in user',
    files: {
      'services/search/src/session.ts': `import { openSession } from "@storefront/session-store";

const recent = new Map<string, string[]>();

export function remember(session: string, query: string): void {
  const user = openSession("/var/sessions", session)?.user;
  if (user !== undefined) recent.set(user, [query, ...(recent.get(user) ?? [])].slice(0, 10));
}
`,
    },
  },
  {
    on: '2024-07-08',
    by: hana,
    subject: 'Mobile: sign in and browse',
    files: {
      'apps/mobile/package.json': manifest('@storefront/mobile'),
      'apps/mobile/tsconfig.json':
        '{\n  "compilerOptions": {\n    "paths": { "@mobile/*": ["./src/*"] }\n  }\n}\n',
      'apps/mobile/src/main.ts': `import { signedIn } from "./auth/session.ts";
import { open } from "./screens/home.ts";

open(signedIn() ?? "guest");
`,
      'apps/mobile/src/auth/session.ts': `import { openSession } from "@storefront/session-store";

export function signedIn(): string | null {
  return openSession("/data/sessions", "current")?.user ?? null;
}
`,
      'apps/mobile/src/screens/home.ts': `export function open(user: string): void {
  console.log("Good to see you, " + user);
}
`,
    },
  },
];
