/** The summary with the user's edits, as the files that leave the editor. */
import { applyDraft } from '../core/draft/applyDraft.ts';
import type { Draft } from '../core/draft/draft.ts';
import type { EditedSummary } from '../core/draft/editedSummary.ts';
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
import { privateThingsIn, type PrivateThing } from '../report/privateThings.ts';
import type { Shown } from '../report/shown.ts';
import { showSummary } from '../report/shownSummary.ts';
import type { Request, Result } from './context.ts';

type Files = readonly ExportedFile[];

export async function exportSummary(request: Request<'export'>): Result<'export'> {
  const draft = without(request.refused, request.draft);
  const edited = applyDraft(unpackSummary(new TextDecoder().decode(request.packed)), draft);
  const files = filesOf(edited, draft, request);
  const text = files.map((file) => file.text).join('\n');
  return { files, holds: privateThingsIn(text, edited) };
}

/** The draft as it would be if the engineer had taken out what may not leave. A repository cannot be taken out of its summary. */
function without(refused: readonly PrivateThing[], { version, edits }: Draft): Draft {
  const quotes = new Set(refused.flatMap((thing) => (thing.kind === 'quote' ? [thing.id] : [])));
  const left = edits.filter(({ change }) => change.kind !== 'quote' || !quotes.has(change.id));
  const byRole = refused.some(({ kind }) => kind === 'colleagues');
  return {
    version,
    edits: left.filter(({ change }) => !byRole || change.kind !== 'people'),
  };
}

function filesOf(
  edited: EditedSummary,
  draft: Draft,
  { choice, picture }: Request<'export'>,
): Files {
  if (choice.kind === 'summary' && choice.format === 'json')
    return only(`${JSON.stringify(summaryDocument(edited, draft), null, 2)}\n`);
  const shown = showSummary(edited);
  switch (choice.kind) {
    case 'summary':
      return summaryFiles(shown, choice.format, picture);
    case 'document': {
      const document = documents.find(({ id }) => id === choice.document);
      if (!document) throw new Error(`There is no document ${choice.document}.`);
      const format = choice.format === 'html' ? 'html' : 'md';
      const text = writeDocument(shown, document, format, choice.order, picture);
      return withPicture(text, shown, picture);
    }
    case 'form':
      return only(filledText(fillForm(shown, choice.form)));
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
