/** A document as a file. */
import { markdownText } from '../parts/markdownText.ts';
import { plainText } from '../parts/plainText.ts';
import type { Shown } from '../shown.ts';
import { composeDocument, type SectionOrder } from './composeDocument.ts';
import { documentHtml } from './documentHtml.tsx';
import type { DocumentKind } from './documents.ts';

export const documentFormats = ['md', 'html', 'text'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/** `picture` is the file beside a Markdown document in which the timeline is saved. */
export function writeDocument(
  shown: Shown,
  document: DocumentKind,
  format: DocumentFormat,
  order: SectionOrder = null,
  picture?: string,
): string {
  const composed = composeDocument(shown, document, order);
  switch (format) {
    case 'md':
      return `${markdownText(composed.blocks, shown.repositories, picture)}\n`;
    case 'html':
      return documentHtml(composed, shown.repositories);
    case 'text':
      return `${plainText(composed.blocks, shown.repositories)}\n`;
  }
}
