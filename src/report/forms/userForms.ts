/** Form presets that the user made: read from a JSON file or a setting, by a closed schema. */
import { findNodeAtLocation, parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser';
import * as v from 'valibot';

import { lengths } from '../parts/item.ts';
import { partNames } from '../parts/parts.ts';
import { formFormats, formUnits, type Form, type FormField } from './form.ts';
import { presets } from './presets.ts';

/** What is wrong with presets, and where. */
export class FormsError extends Error {
  override readonly name = 'FormsError';
  /** Counted from 0; null where the presets are no file. */
  readonly line: number | null;

  constructor(message: string, line: number | null) {
    super(message);
    this.line = line;
  }
}

const id = v.pipe(
  v.string('is text'),
  v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'has small letters, digits and hyphens, at most 64'),
);
const words = (longest: number) =>
  v.pipe(v.string('is text'), v.maxLength(longest, `has at most ${longest} characters`));
const positive = (greatest: number) =>
  v.nullable(
    v.pipe(
      v.number('is a number or null'),
      v.integer('is a whole number'),
      v.minValue(1, 'is at least 1'),
      v.maxValue(greatest, `is at most ${greatest}`),
    ),
  );
const oneOf = <const Choices extends readonly string[]>(choices: Choices) =>
  v.picklist(choices, `is one of ${choices.join(', ')}`);

const fieldSchema = v.strictObject(
  {
    id,
    label: v.pipe(words(200), v.minLength(1, 'is not empty')),
    unit: oneOf(formUnits),
    limit: v.optional(positive(10_000_000), null),
    format: v.optional(oneOf(formFormats), 'plain'),
    maxItems: v.optional(positive(1000), null),
    parts: v.optional(
      v.pipe(v.array(oneOf(partNames), 'is a list'), v.maxLength(50, 'has at most 50 parts')),
    ),
    length: v.optional(oneOf(lengths)),
  },
  (issue) => unknownKey(issue, 'a field'),
);

const formSchema = v.strictObject(
  {
    id,
    name: v.pipe(words(200), v.minLength(1, 'is not empty')),
    source: v.optional(words(500), ''),
    date: v.optional(words(20), ''),
    fields: v.pipe(
      v.array(fieldSchema, 'is a list of fields'),
      v.minLength(1, 'has at least one field'),
      v.maxLength(50, 'has at most 50 fields'),
      v.check((fields) => areUnlike(fields), 'has no two fields of the same id'),
    ),
  },
  (issue) => unknownKey(issue, 'a preset'),
);

const formsSchema = v.pipe(
  v.array(formSchema, 'is a list of presets'),
  v.maxLength(200, 'has at most 200 presets'),
  v.check((forms) => areUnlike(forms), 'has no two presets of the same id'),
);

/** The presets in the text of a JSON file; throws a `FormsError` that names the line. */
export function parseForms(text: string): readonly Form[] {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: false });
  const [error] = errors;
  if (error || !tree) {
    const line = lineAt(text, error?.offset ?? 0);
    const what = error ? printParseErrorCode(error.error) : 'empty';
    throw new FormsError(`Form presets, line ${line + 1}: no JSON (${what}).`, line);
  }
  const value: unknown = JSON.parse(text);
  const parsed = v.safeParse(formsSchema, value, { abortEarly: true });
  if (parsed.success) return parsed.output.map(completed);
  const [issue] = parsed.issues;
  const path = pathOf(issue);
  const node = nodeAt(tree, path) ?? tree;
  const line = lineAt(text, node.offset);
  throw new FormsError(`Form presets, line ${line + 1}: ${said(path, issue.message)}`, line);
}

/** The presets of a setting; throws a `FormsError`. */
export function readForms(value: unknown): readonly Form[] {
  const parsed = v.safeParse(formsSchema, value, { abortEarly: true });
  if (parsed.success) return parsed.output.map(completed);
  const [issue] = parsed.issues;
  throw new FormsError(`Form presets: ${said(pathOf(issue), issue.message)}`, null);
}

/** The presets that come along with those of the user; one with the same id takes the place of ours. */
export function withPresets(own: readonly Form[]): readonly Form[] {
  const taken = new Set(own.map(({ id }) => id));
  return [...own, ...presets.filter(({ id }) => !taken.has(id))];
}

type GivenForm = v.InferOutput<typeof formSchema>;

/** A field that does not say what it is filled with is filled as ours of the same ids, else with everything. */
function completed({ fields, ...form }: GivenForm): Form {
  const ours = presets.find(({ id }) => id === form.id);
  return {
    ...form,
    fields: fields.map(({ parts, length, ...field }): FormField => {
      const known = ours?.fields.find(({ id }) => id === field.id);
      return {
        ...field,
        parts: parts ??
          known?.parts ?? ['headline', 'accomplished', 'delayed', 'enables', 'absence'],
        length: length ?? known?.length ?? (field.limit === null ? 'short' : 'full'),
      };
    }),
  };
}

function areUnlike(items: readonly { readonly id: string }[]): boolean {
  return new Set(items.map(({ id }) => id)).size === items.length;
}

function unknownKey(issue: v.StrictObjectIssue, what: string): string {
  if (issue.expected === 'Object') return `is ${what}`;
  return issue.expected === 'never' ? `is nothing that ${what} has` : `is missing in ${what}`;
}

function pathOf(issue: v.BaseIssue<unknown>): readonly (string | number)[] {
  return (issue.path ?? []).map(({ key }) => key as string | number);
}

/** `[0].fields[1].unit is one of chars, words, bytes.` */
function said(path: readonly (string | number)[], message: string): string {
  const where = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
  return `${where === '' ? 'the document' : where.replace(/^\./, '')} ${message}.`;
}

/** The place of what is wrong; of what is missing, the place of what should have it. */
function nodeAt(
  tree: NonNullable<ReturnType<typeof parseTree>>,
  path: readonly (string | number)[],
) {
  for (let length = path.length; length >= 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node) return node;
  }
  return undefined;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1;
}
