/** How a summary is told: as a form, as a document, or as it is. */
import { renderHtml } from '../report/html.tsx';
import { renderMarkdown } from '../report/markdown.ts';
import type { Shown } from '../report/shown.ts';
import { renderText } from '../report/text.ts';
import { findDocument } from './documents.ts';
import { findForm, renderForm } from './forms.ts';
import type { CommandLine } from './options.ts';

/** What the options ask for; throws before anything is read where they ask for what is not there. */
export async function findTelling(line: CommandLine): Promise<(shown: Shown) => string> {
  const { options, format } = line;
  if (options.form !== undefined) {
    const form = await findForm(line, options.form);
    return (shown) => renderForm(shown, form, format);
  }
  if (options.document !== undefined) return findDocument(line, options.document);
  if (format === 'html') return renderHtml;
  return format === 'text' ? renderText : (shown) => renderMarkdown(shown);
}
