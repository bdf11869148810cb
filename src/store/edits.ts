/** Edits as they come from outside, from a file or from the page: closed objects of bounded size, or nothing. */
import * as v from 'valibot';

import type { Edit } from '../core/draft/draft.ts';

const longText = v.pipe(v.string(), v.maxLength(20_000));
const formText = v.pipe(v.string(), v.maxLength(100_000));
const shortText = v.pipe(v.string(), v.maxLength(1000));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const ids = v.pipe(v.array(id), v.maxLength(1000));
const lens = v.picklist(['delayed', 'enables', 'absence']);
const webAddress = v.pipe(
  v.string(),
  v.maxLength(2000),
  v.check(
    (text) => text === '' || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)),
  ),
);

const change = v.variant('kind', [
  v.strictObject({ kind: v.literal('include'), contribution: id, included: v.boolean() }),
  v.strictObject({
    kind: v.literal('include-argument'),
    contribution: id,
    insight: id,
    included: v.boolean(),
  }),
  v.strictObject({ kind: v.literal('rename'), contribution: id, title: v.nullable(shortText) }),
  v.strictObject({ kind: v.literal('move'), contribution: id, before: v.nullable(id) }),
  v.strictObject({ kind: v.literal('merge'), into: id, others: ids }),
  v.strictObject({ kind: v.literal('split'), contribution: id, assets: ids, into: id }),
  v.strictObject({
    kind: v.literal('claim'),
    contribution: id,
    insight: id,
    text: v.nullable(longText),
  }),
  v.strictObject({
    kind: v.literal('counterfactual'),
    contribution: id,
    value: v.nullable(
      v.strictObject({
        alternative: longText,
        whoPays: longText,
        when: longText,
        howSure: longText,
      }),
    ),
  }),
  v.strictObject({
    kind: v.literal('quote'),
    contribution: id,
    id,
    value: v.nullable(v.strictObject({ text: longText, source: shortText })),
  }),
  v.strictObject({
    kind: v.literal('manual'),
    contribution: id,
    value: v.nullable(
      v.strictObject({
        title: shortText,
        lens,
        claim: longText,
        links: v.pipe(
          v.array(v.strictObject({ url: webAddress, label: shortText })),
          v.maxLength(100),
        ),
      }),
    ),
  }),
  v.strictObject({
    kind: v.literal('restore'),
    reason: v.picklist([
      'bot',
      'agent',
      'bulk',
      'generated',
      'vendored',
      'format',
      'boundary',
      'test',
      'too-large',
      'unreadable',
      'submodule',
      'copied',
    ]),
    restored: v.boolean(),
  }),
  v.strictObject({
    kind: v.literal('form-text'),
    form: id,
    field: id,
    text: v.nullable(formText),
  }),
  v.strictObject({ kind: v.literal('people'), people: v.picklist(['roles', 'names']) }),
  v.strictObject({ kind: v.literal('voice'), voice: v.picklist(['first', 'third']) }),
  v.strictObject({ kind: v.literal('undo'), edit: id }),
]);

/** One edit; its output is checked to be exactly the `Edit` of the core. */
export const editSchema = v.strictObject({
  id,
  at: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/)),
  change,
}) satisfies v.GenericSchema<Edit>;

/** The edit that a line of JSON holds; null for anything else. */
export function parseEdit(line: string): Edit | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  const parsed = v.safeParse(editSchema, value);
  return parsed.success ? parsed.output : null;
}
