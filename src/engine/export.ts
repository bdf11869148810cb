/** The summary with the user's edits, as the files that leave the editor. */
import { unpackSummary } from '../core/summary/packed.ts';
import { summaryDocument } from '../report/json.ts';
import { renderMarkdown } from '../report/markdown.ts';
import type { Request, Result } from './context.ts';

export async function exportSummary({ packed, format }: Request<'export'>): Result<'export'> {
  const summary = unpackSummary(new TextDecoder().decode(packed));
  const text =
    format === 'json'
      ? `${JSON.stringify(summaryDocument(summary), null, 2)}\n`
      : renderMarkdown(summary);
  return { files: [{ name: '', text }] };
}
