/** The summary with the user's edits, as the files that leave the editor. */
import { applyDraft } from '../core/draft/applyDraft.ts';
import { unpackSummary } from '../core/summary/packed.ts';
import type { ExportedFile } from '../protocol.ts';
import { renderTimelineSvg } from '../report/charts/staticSvg.tsx';
import { documents } from '../report/documents/documents.ts';
import { writeDocument } from '../report/documents/writeDocument.ts';
import { fillForm } from '../report/forms/fillForm.ts';
import { filledText } from '../report/forms/formsDocument.ts';
import { renderHtml } from '../report/html.tsx';
import { summaryDocument } from '../report/json.ts';
import { pictureOf, renderMarkdown } from '../report/markdown.ts';
import type { Shown } from '../report/shown.ts';
import { showSummary } from '../report/shownSummary.ts';
import type { Request, Result } from './context.ts';

type Files = readonly ExportedFile[];

export async function exportSummary(request: Request<'export'>): Result<'export'> {
  const { packed, draft, choice, picture } = request;
  const edited = applyDraft(unpackSummary(new TextDecoder().decode(packed)), draft);
  if (choice.kind === 'summary' && choice.format === 'json')
    return {
      files: only(`${JSON.stringify(summaryDocument(edited, draft), null, 2)}\n`),
    };
  const shown = showSummary(edited);
  switch (choice.kind) {
    case 'summary':
      return { files: summaryFiles(shown, choice.format, picture) };
    case 'document': {
      const document = documents.find(({ id }) => id === choice.document);
      if (!document) throw new Error(`There is no document ${choice.document}.`);
      const format = choice.format === 'html' ? 'html' : 'md';
      const text = writeDocument(shown, document, format, choice.order, picture);
      return { files: withPicture(text, shown, picture) };
    }
    case 'form':
      return { files: only(filledText(fillForm(shown, choice.form))) };
  }
}

function summaryFiles(shown: Shown, format: string, picture: string): Files {
  if (format === 'html') return only(renderHtml(shown));
  if (format === 'clipboard') return only(renderMarkdown(shown));
  return withPicture(renderMarkdown(shown, { timeline: picture }), shown, picture);
}

/** The document, and the timeline beside it if the document shows it from there. */
function withPicture(text: string, { timeline }: Shown, picture: string): Files {
  return text.includes(pictureOf(picture))
    ? [
        { name: '', text },
        { name: picture, text: renderTimelineSvg(timeline) },
      ]
    : only(text);
}

function only(text: string): Files {
  return [{ name: '', text }];
}
