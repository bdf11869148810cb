/** From text to an exported summary, or one sentence that says what is wrong with it. */
import * as v from 'valibot';

import { exportedSchema, type ExportedSummary } from './exportedSummary.ts';

/** Text that is no exported summary; the sentence says why, and what to do. */
export class ExportedError extends Error {
  override readonly name = 'ExportedError';
}

/** Summaries of the largest repositories known have about a fifth of it. */
export const mostExportedBytes = 64 << 20;
const deepest = 64;

/** Reads a summary exported as JSON; throws an `ExportedError` for anything else. `name` is how its sentence calls the text. */
export function readExported(text: string, name: string): ExportedSummary {
  if (text.length > mostExportedBytes) throw tooLarge(name);
  if (depthOf(text) > deepest)
    throw new ExportedError(`${name} is no exported summary: it is nested too deeply.`);
  const value = parse(text, name);
  checkKind(value, name);
  const parsed = v.safeParse(exportedSchema, value, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const where = v.getDotPath(issue)?.slice(0, 120) ?? 'its top';
    throw new ExportedError(
      `${name} is no whole exported summary: something is missing or wrong at ${where}. Export it again.`,
    );
  }
  return parsed.output;
}

export function tooLarge(name: string): ExportedError {
  return new ExportedError(
    `${name} is larger than ${mostExportedBytes >> 20} MiB, more than any summary needs.`,
  );
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    throw new ExportedError(
      `${name} is no whole JSON document. It may have been cut off on its way; get it again.`,
    );
  }
}

function checkKind(value: unknown, name: string): void {
  const { kind, schema } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<
    Record<string, unknown>
  >;
  if (kind !== 'summary') {
    const is = kind === 'adoptions' || kind === 'people' ? ` but a list of ${kind}` : '';
    throw new ExportedError(
      `${name} is no exported summary${is}. Give a file that was exported as JSON.`,
    );
  }
  if (typeof schema === 'number' && schema > 1)
    throw new ExportedError(
      `${name} was made by a newer version of Groundwork (document format ${schema}; this one reads 1). Update Groundwork to read it.`,
    );
}

/** How deep the brackets of a JSON text go, without going down into them. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (inString) {
      if (sign === backslash) at++;
      else if (sign === quotationMark) inString = false;
    } else if (sign === quotationMark) inString = true;
    else if (sign === openBracket || sign === openBrace) most = Math.max(most, ++depth);
    else if (sign === closeBracket || sign === closeBrace) depth--;
  }
  return most;
}

const quotationMark = 0x22;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
