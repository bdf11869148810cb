/** The summary with the user's edits, as the files that leave the editor. */
import { applyDraft } from '../core/draft/applyDraft.ts';
import { unpackSummary } from '../core/summary/packed.ts';
import { summaryDocument } from '../report/json.ts';
import { renderMarkdown } from '../report/markdown.ts';
import { showSummary } from '../report/shownSummary.ts';
import type { Request, Result } from './context.ts';

export async function exportSummary({
  packed,
  draft,
  format,
}: Request<'export'>): Result<'export'> {
  const edited = applyDraft(unpackSummary(new TextDecoder().decode(packed)), draft);
  if (format === 'json') {
    const text = `${JSON.stringify(summaryDocument(edited.summary), null, 2)}\n`;
    return { files: [{ name: '', text }] };
  }
  return { files: [{ name: '', text: renderMarkdown(showSummary(edited)) }] };
}
