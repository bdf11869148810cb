/** The schema registry and its code generator, autumn 2024: adopted slowly, one script or service at a time. */
import { manifest } from './foundation.ts';
import { ada, bruno, chiara, emeka, goran, ines, noor } from './people.ts';
import type { Step } from './step.ts';

export const schema: readonly Step[] = [
  {
    on: '2024-09-30',
    by: ada,
    subject: 'Schema registry: one place for what services say to each other',
    files: {
      'tools/schema/package.json': manifest('@storefront/schema', {
        exports: { '.': './src/registry.ts' },
      }),
      'tools/schema/README.md':
        '# Schema registry and code generator\n\nWhat services say to each other is written down once and checked on both sides.\n',
      'tools/schema/src/registry.ts': `export interface Schema {
  readonly name: string;
  readonly required: readonly string[];
}

const known = new Map<string, Schema>();

/** Makes a schema known under its name. */
export function register(schema: Schema): void {
  known.set(schema.name, schema);
}

/** The schema of that name; asks for one that nobody wrote down are mistakes. */
export function loadSchema(name: string): Schema {
  const schema = known.get(name);
  if (schema === undefined) throw new Error("No schema is called " + name);
  return schema;
}

/** Fields that the message should have and has not. */
export function missing(schema: Schema, message: object): readonly string[] {
  return schema.required.filter((field) => !(field in message));
}
`,
    },
  },
  {
    on: '2024-10-21',
    by: ada,
    subject: 'Schema tool: generate code from schemas',
    files: {
      'tools/schema/pyproject.toml': '[project]\nname = "schema-codegen"\nversion = "0.1.0"\n',
      'tools/schema/schema_codegen/__init__.py':
        '"""Generates code from the schemas of the registry."""\n',
      'tools/schema/schema_codegen/emit.py': `"""Writes TypeScript for one schema."""

from .naming import camel_case


def emit(name, fields):
    """An interface with one line for each field."""
    lines = [f"  readonly {camel_case(field)}: {kind};" for field, kind in fields]
    return "\\n".join([f"export interface {camel_case(name, True)} {{", *lines, "}"]) + "\\n"
`,
      'tools/schema/schema_codegen/naming.py': `"""Turns the names of one language into those of another."""

import re


def words(name):
    """The words of a name, whatever joins them."""
    return [word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)]


def snake_case(name):
    return "_".join(words(name))


def camel_case(name, first_too=False):
    first, *rest = words(name)
    return "".join([first.title() if first_too else first, *(word.title() for word in rest)])
`,
    },
  },
  {
    on: '2024-11-06',
    by: ada,
    subject: 'Schema tool: tests of names',
    files: {
      'tools/schema/tests/test_naming.py': `from schema_codegen.naming import snake_case


def test_abbreviations_are_one_word():
    assert snake_case("orderURL") == "order_url"
`,
    },
  },
  {
    on: '2024-12-04',
    by: noor,
    subject: 'Schema tool: keep the order of fields',
    edits: {
      'tools/schema/schema_codegen/emit.py': [
        ['for each field."""', 'for each field, in the order of the schema."""'],
      ],
    },
  },
  {
    on: '2025-02-26',
    by: bruno,
    subject: 'Orders are checked against their schema',
    files: {
      'services/checkout/src/orders/validate.ts': `import { loadSchema, missing } from "@storefront/schema";

/** What is wrong with an order, in words for the log. */
export function validate(order: object): readonly string[] {
  return missing(loadSchema("order"), order).map((field) => "An order needs " + field);
}
`,
    },
  },
  {
    on: '2025-03-27',
    by: goran,
    subject: 'Rebuild synonyms with the names of the registry',
    files: {
      'services/search/scripts/rebuild_synonyms.py': `"""Rebuilds the list of synonyms from the product sheets."""

import csv
import sys

from schema_codegen.naming import snake_case

for row in csv.DictReader(sys.stdin):
    print({snake_case(name): value for name, value in row.items()})
`,
    },
  },
  {
    on: '2025-09-17',
    by: chiara,
    subject: 'Export the ledger for the auditors',
    files: {
      'services/checkout/scripts/export_ledger.py': `"""Writes the ledger as the auditors want it."""

from schema_codegen import naming

COLUMNS = ["bookedAt", "orderId", "amountCents"]


def header():
    return ",".join(naming.snake_case(column) for column in COLUMNS)


print(header())
`,
    },
  },
  {
    on: '2025-10-14',
    by: emeka,
    subject: 'Catalogue messages are checked against their schema',
    files: {
      'services/search/src/catalogue/load.ts': `import { loadSchema, missing } from '@storefront/schema';

export function load(message: object): void {
  const absent = missing(loadSchema('product'), message);
  if (absent.length > 0) throw new Error('A product lacks ' + absent.join(', '));
}
`,
    },
  },
  {
    on: '2026-02-18',
    by: ines,
    subject: 'Generate the strings of the app',
    files: {
      'apps/mobile/scripts/gen_strings.py': `"""Writes one constant for each text of the app."""

import json

from schema_codegen.naming import camel_case

with open("strings.json") as file:
    for key, text in json.load(file).items():
        print(f"export const {camel_case(key)} = {json.dumps(text)};")
`,
    },
  },
];
