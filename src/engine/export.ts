/** The summary with the user's edits, as the files that leave the editor. */
import { applyDraft } from '../core/draft/applyDraft.ts';
import { unpackSummary } from '../core/summary/packed.ts';
import type { ExportedFile } from '../protocol.ts';
import { renderTimelineSvg } from '../report/charts/staticSvg.tsx';
import { renderHtml } from '../report/html.tsx';
import { summaryDocument } from '../report/json.ts';
import { renderMarkdown } from '../report/markdown.ts';
import { showSummary } from '../report/shownSummary.ts';
import type { Request, Result } from './context.ts';

export async function exportSummary(request: Request<'export'>): Result<'export'> {
  const { packed, draft, format, picture } = request;
  const edited = applyDraft(unpackSummary(new TextDecoder().decode(packed)), draft);
  const only = (text: string): { readonly files: readonly ExportedFile[] } => ({
    files: [{ name: '', text }],
  });
  if (format === 'json')
    return only(`${JSON.stringify(summaryDocument(edited, draft), null, 2)}\n`);
  const shown = showSummary(edited);
  if (format === 'html') return only(renderHtml(shown));
  if (format === 'clipboard' || shown.timeline.rows.length === 0)
    return only(renderMarkdown(shown));
  return {
    files: [
      { name: '', text: renderMarkdown(shown, { timeline: picture }) },
      { name: picture, text: renderTimelineSvg(shown.timeline) },
    ],
  };
}
