/** Hermetic CI, autumn 2025: an image, a composite action and a reusable workflow that other teams build on. */
import { ada, bruno, freya, jonas } from './people.ts';
import type { Step } from './step.ts';

const steps = (service: string): string => `name: ${service}
on: pull_request
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: npm ci
      - run: npm test --workspace ${service}
`;

const reusing = (service: string): string => `name: ${service}
on: pull_request
jobs:
  test:
    uses: ./.github/workflows/build.yml
    with:
      workspace: ${service}
`;

export const pipelines: readonly Step[] = [
  {
    on: '2024-07-15',
    by: bruno,
    subject: 'Test checkout on every pull request',
    files: { '.github/workflows/checkout.yml': steps('services/checkout') },
    edits: {
      '.github/CODEOWNERS': [
        [
          '/.github/                          @storefront/platform @storefront/reviewers\n',
          '/.github/                          @storefront/platform @storefront/reviewers\n/.github/workflows/checkout.yml    @storefront/checkout @storefront/reviewers\n/.github/workflows/search.yml      @storefront/search @storefront/reviewers\n/.github/workflows/mobile.yml      @storefront/mobile @storefront/reviewers\n',
        ],
      ],
    },
  },
  {
    on: '2024-07-17',
    by: freya,
    subject: 'Test search on every pull request',
    files: { '.github/workflows/search.yml': steps('services/search') },
  },
  {
    on: '2024-07-24',
    by: jonas,
    subject: 'Test the app on every pull request',
    files: { '.github/workflows/mobile.yml': steps('apps/mobile') },
  },
  {
    on: '2025-09-22',
    by: ada,
    subject: 'CI image with everything in it, pinned by digest',
    files: {
      'images/ci/Dockerfile': `FROM node:22-bookworm-slim@sha256:${'4f9a'.repeat(16)}
RUN apt-get update && apt-get install -y --no-install-recommends git golang python3 && rm -rf /var/lib/apt/lists/*
`,
    },
  },
  {
    on: '2025-10-01',
    by: ada,
    subject: 'Action that sets up the toolchain without the network',
    files: {
      '.github/actions/setup-toolchain/action.yml': `name: Set up the toolchain
description: Restores Node, Go and Python from the CI image, without the network.
inputs:
  workspace:
    required: true
runs:
  using: composite
  steps:
    - shell: bash
      run: npm ci --offline --workspace \${{ inputs.workspace }}
`,
    },
  },
  {
    on: '2025-10-20',
    by: ada,
    subject: 'Reusable workflow: build and test one workspace',
    files: {
      '.github/workflows/build.yml': `# Builds and tests one workspace inside the CI image.
name: build
on:
  workflow_call:
    inputs:
      workspace:
        required: true
        type: string
jobs:
  test:
    runs-on: ubuntu-latest
    container: ghcr.io/storefront/ci
    steps:
      - uses: actions/checkout@v4
      - uses: ./.github/actions/setup-toolchain
        with:
          workspace: \${{ inputs.workspace }}
      - run: npm test --workspace \${{ inputs.workspace }}
`,
    },
  },
  {
    on: '2025-11-18',
    by: bruno,
    subject: 'Checkout builds in the CI image',
    files: { '.github/workflows/checkout.yml': reusing('services/checkout') },
  },
  {
    on: '2026-01-22',
    by: freya,
    subject: 'Search builds in the CI image',
    files: { '.github/workflows/search.yml': reusing('services/search') },
  },
  {
    on: '2026-02-24',
    by: jonas,
    subject: 'The app is built in the CI image, and nightly too',
    files: {
      '.github/workflows/mobile.yml': reusing('apps/mobile'),
      '.github/workflows/nightly.yml': `name: nightly
on:
  schedule:
    - cron: '0 3 * * *'
jobs:
  emulator:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: ./.github/actions/setup-toolchain
        with:
          workspace: apps/mobile
      - run: npm run emulator --workspace apps/mobile
`,
    },
  },
];
