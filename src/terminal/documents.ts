/** `summary --document`. */
import { documents } from '../report/documents/documents.ts';
import { writeDocument, type DocumentFormat } from '../report/documents/writeDocument.ts';
import { nearNames } from '../report/near.ts';
import type { Shown } from '../report/shown.ts';
import { UsageError, type CommandLine } from './options.ts';

/** How the document that `--document` names is written; what is unknown is an error that lists near names. */
export function findDocument(
  { options, format }: CommandLine,
  wanted: string,
): (shown: Shown) => string {
  const ids = documents.map(({ id }) => id);
  const document = documents.find(({ id }) => id === wanted);
  if (!document) {
    const near = nearNames(wanted, ids).join(', ');
    throw new UsageError(`There is no document ${wanted} (--document). Near: ${near}.`);
  }
  const order = options.parts?.split(',').map((name) => name.trim()) ?? null;
  const names = document.sections.map(({ name }) => name);
  const unknown = order?.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`${wanted} has no part ${unknown} (--parts); it has ${names.join(', ')}.`);
  return (shown) => writeDocument(shown, document, format as DocumentFormat, order);
}
