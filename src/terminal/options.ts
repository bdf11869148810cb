/** The command line, read strictly: what is not known is an error that says so. */
import { parseArgs } from 'node:util';

import { documents } from '../report/documents/documents.ts';
import { documentFormats } from '../report/documents/writeDocument.ts';

/** Wrong usage, or something that is not built yet: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const commands = [
  'summary',
  'adoptions',
  'people',
  'verify',
  'calibrate',
  'forms',
  'demo',
] as const;
export type Command = (typeof commands)[number];

const common = {
  at: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  cache: { type: 'string' },
  'no-cache': { type: 'boolean' },
  teams: { type: 'string' },
  exhaustive: { type: 'boolean' },
  strict: { type: 'boolean' },
  quiet: { type: 'boolean' },
  verbose: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

const summaryOptions = {
  me: { type: 'string', multiple: true },
  period: { type: 'string' },
  people: { type: 'string' },
  voice: { type: 'string' },
  form: { type: 'string' },
  across: { type: 'string', multiple: true },
  forms: { type: 'string' },
  document: { type: 'string' },
  parts: { type: 'string' },
  edits: { type: 'string' },
  from: { type: 'string' },
  github: { type: 'boolean' },
  'github-api': { type: 'string' },
  'github-search': { type: 'boolean' },
} as const;

const adoptionsOptions = {
  path: { type: 'string', multiple: true },
  symbol: { type: 'string' },
  symbols: { type: 'boolean' },
  by: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
} as const;

const every = {
  ...common,
  ...summaryOptions,
  ...adoptionsOptions,
  repo: { type: 'string', multiple: true },
  contribution: { type: 'string', multiple: true },
} as const;

const allowed: Record<Command, readonly string[]> = {
  summary: [...Object.keys(common), ...Object.keys(summaryOptions)],
  demo: [...Object.keys(common), ...Object.keys(summaryOptions)],
  adoptions: [...Object.keys(common), ...Object.keys(adoptionsOptions)],
  people: Object.keys(common),
  verify: [...Object.keys(common).filter((option) => option !== 'at'), 'repo'],
  calibrate: ['format', 'out', 'quiet', 'verbose', 'no-color', 'contribution'],
  forms: ['format', 'out', 'quiet', 'verbose', 'no-color', 'forms'],
};

const formats: Record<Command, readonly string[]> = {
  summary: ['md', 'html', 'json', 'text'],
  demo: ['md', 'html', 'json', 'text'],
  adoptions: ['table', 'json', 'csv'],
  people: ['table', 'json'],
  verify: ['text', 'json'],
  calibrate: ['md', 'html'],
  forms: ['text', 'json'],
};

export type Options = ReturnType<typeof parse>['values'];

export interface CommandLine {
  readonly command: Command | 'help' | 'version';
  readonly operands: readonly string[];
  readonly options: Options;
  readonly format: string;
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: every, allowPositionals: true, strict: true });
}

/** Reads the arguments after `groundwork`; throws a `UsageError` that names what is wrong. */
export function readCommandLine(args: readonly string[]): CommandLine {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    const sentence = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    throw new UsageError(`${sentence.replace(/\.?$/, '.')} See groundwork --help.`);
  }
  const { values: options, positionals } = parsed;
  if (options.version) return { command: 'version', operands: [], options, format: '' };
  const [name, ...operands] = positionals;
  if (options.help || name === undefined) return { command: 'help', operands, options, format: '' };
  const command = commands.find((candidate) => candidate === name);
  if (!command)
    throw new UsageError(`There is no command ${name}. The commands are ${commands.join(', ')}.`);
  for (const option of Object.keys(options)) {
    if (!allowed[command].includes(option)) {
      throw new UsageError(
        `groundwork ${command} has no option --${option}. See groundwork --help.`,
      );
    }
  }
  const available = formatsOf(command, options);
  const format = options.format ?? available[0]!;
  if (!available.includes(format)) {
    const what = options.form ?? options.document ?? command;
    throw new UsageError(
      `groundwork ${what} has no format ${format}; it has ${available.join(', ')}.`,
    );
  }
  if (operands.length > (command === 'summary' || command === 'calibrate' ? Infinity : 1)) {
    throw new UsageError(`groundwork ${command} takes one operand, not ${operands.length}.`);
  }
  return { command, operands, options, format };
}

/** A form has fields, a document is read: each has formats of its own. */
function formatsOf(command: Command, { form, document, parts }: Options): readonly string[] {
  if (form !== undefined && document !== undefined)
    throw new UsageError('Give either --form ID or --document ID.');
  if (parts !== undefined && document === undefined)
    throw new UsageError('--parts goes with --document ID.');
  if (form !== undefined) return ['text', 'json'];
  return document === undefined ? formats[command] : documentFormats;
}

export const usage = `groundwork: who later built on your work, and a summary of it for a review

  groundwork summary   [REPO…]  the strategic-contribution summary of one person
  groundwork adoptions [REPO]   who later built on what: facts, no prose
  groundwork people    [REPO]   persons, their identities, and why they were joined
  groundwork verify    FILE     whether the recorded facts of an exported summary still hold
  groundwork calibrate FILE FILE…   exported summaries side by side, by lens and by standing
  groundwork forms              the review forms that a summary can be cut to, with their source
  groundwork demo      [DIR]    builds the demonstration repository and summarises it

Options of every command:
  --at REV           revision to read (default: the default branch known here)
  --format FORMAT    summary: md, html, json, text; adoptions: table, json, csv; people: table, json;
                     verify: text, json; calibrate: md, html; forms: text, json
  --out FILE         writes there, whole or not at all
  --cache DIR, --no-cache   where what was read is kept for the next run, or nowhere
  --teams FILE       team file (YAML)
  --exhaustive       reads every version of every file
  --strict           exit code 3 when the history read is incomplete
  --quiet, --verbose, --no-color

summary:   --me NAME|EMAIL|LOGIN (repeatable)  --period 2026-H1|2026-Q3|2026|FROM..TO
           --people roles|names  --voice first|third
           --across FOLDER|GLOB (repeatable): repositories that are searched for use only
           --github (reads pull requests, reviews and runs there; without it nothing touches the network)
           --github-api URL (base of the API; default: that of the remote's host)
           --github-search (asks its code search as well who uses your packages, 8 names at most)
           --edits FILE (a summary exported as JSON, or a draft of the editor)
           --from FILE (tells a summary exported as JSON again, without a repository: md, html, text)
           --form ID (text, json: the fields of a review form, cut to their limits)
           --document ID (md, html, text: ${documents.map(({ id }) => id).join(', ')})
           --parts NAME,… (which parts of the document, in which order)
forms:     --forms FILE (your own presets as JSON; for summary --form too)
verify:    --repo REPO (repeatable; default: the current folder)
calibrate: --contribution TITLE (repeatable: single contributions side by side)
adoptions: --path PATH (repeatable)  --symbol NAME  --symbols  --by PERSON  --from DAY  --to DAY

Exit codes: 0 done, 1 failed, 2 wrong usage or not built yet, 3 incomplete (--strict), 130 interrupted.
`;
