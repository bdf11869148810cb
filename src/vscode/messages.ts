/** What the page may ask for. Any script in it could send a message, so only what is listed here is ever looked at. */
import * as v from 'valibot';

import type { FromCalibration, FromPage } from '../protocol.ts';
import { calibrationEditSchema } from '../store/calibration.ts';
import { editSchema } from '../store/edits.ts';

/** One address, and nothing that a mail program takes for more. */
const mailbox = /^[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+$/;

const repository = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000));

const target = v.variant('kind', [
  v.strictObject({
    kind: v.literal('commit'),
    repository,
    commit: v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)),
  }),
  v.strictObject({
    kind: v.literal('file'),
    repository,
    path: v.pipe(v.string(), v.minLength(1), v.maxLength(4096), v.check(isPathInside)),
    line: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000))),
  }),
  v.strictObject({
    kind: v.literal('url'),
    url: v.pipe(v.string(), v.maxLength(2000), v.check(isHttps)),
  }),
]);

const message = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  v.strictObject({ type: v.literal('edit'), edit: editSchema }),
  v.strictObject({ type: v.literal('open'), target }),
  v.strictObject({
    type: v.literal('export'),
    format: v.picklist(['markdown', 'html', 'json', 'clipboard']),
  }),
  v.strictObject({ type: v.literal('copy'), text: v.pipe(v.string(), v.maxLength(20_000)) }),
  v.strictObject({
    type: v.literal('mail'),
    to: v.nullable(v.pipe(v.string(), v.maxLength(320), v.regex(mailbox))),
    subject: v.pipe(v.string(), v.maxLength(500)),
    body: v.pipe(v.string(), v.maxLength(4000)),
  }),
  v.strictObject({ type: v.literal('run-again') }),
  v.strictObject({ type: v.literal('cancel') }),
  v.strictObject({
    type: v.literal('command'),
    command: v.picklist(['identities', 'teams', 'forms', 'period', 'pull-requests', 'log']),
  }),
]) satisfies v.GenericSchema<FromPage>;

/** The message, or null for anything that is none. */
export function parseFromPage(value: unknown): FromPage | null {
  const parsed = v.safeParse(message, value);
  return parsed.success ? parsed.output : null;
}

const calibrationMessage = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  v.strictObject({ type: v.literal('edit'), edit: calibrationEditSchema }),
  v.strictObject({
    type: v.literal('open'),
    url: v.pipe(v.string(), v.maxLength(2000), v.check(isHttps)),
  }),
  v.strictObject({
    type: v.literal('export'),
    format: v.picklist(['markdown', 'html']),
    picked: v.pipe(
      v.array(
        v.strictObject({
          column: v.pipe(v.string(), v.maxLength(1000)),
          contribution: v.pipe(v.string(), v.maxLength(1000)),
        }),
      ),
      v.maxLength(10),
    ),
  }),
  v.strictObject({ type: v.literal('add') }),
  v.strictObject({ type: v.literal('guide') }),
]) satisfies v.GenericSchema<FromCalibration>;

/** The message of a calibration's page, or null for anything that is none. */
export function parseFromCalibration(value: unknown): FromCalibration | null {
  const parsed = v.safeParse(calibrationMessage, value);
  return parsed.success ? parsed.output : null;
}

/** A path as git writes it, from the top of the repository to something in it. */
function isPathInside(path: string): boolean {
  return !/[\\\0]|^[A-Za-z]:/.test(path) && path.split('/').every(isName);
}

function isName(part: string): boolean {
  return part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git';
}

function isHttps(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:' && new URL(text).username === '';
}
