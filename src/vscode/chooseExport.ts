/** What to export: asked for, unless a caller says it. */
import * as vscode from 'vscode';

import type { ExportChoice, ExportFormat } from '../protocol.ts';
import { documents } from '../report/documents/documents.ts';
import type { Forms } from './forms.ts';
import { documentOrder } from './settings.ts';

export interface ExportArguments {
  readonly format?: ExportFormat;
  /** Ids. */
  readonly document?: string;
  readonly form?: string;
}

/** A kind of export, or one of several of them that are asked for next. */
type Offer = vscode.QuickPickItem & {
  readonly choice: ExportChoice | 'document' | 'form';
};

const offers: readonly Offer[] = [
  offer('Markdown File', 'with its charts beside it', 'markdown'),
  offer('Copy as Markdown', '', 'clipboard'),
  offer('HTML File', 'self-contained', 'html'),
  offer('JSON File', 'with a published schema', 'json'),
  { label: 'Document…', description: 'packet, brag document, STAR, one page', choice: 'document' },
  { label: 'Form Text…', description: 'cut to the fields of a review form', choice: 'form' },
];

function offer(label: string, description: string, format: ExportFormat): Offer {
  return { label, description, choice: { kind: 'summary', format } };
}

/** Undefined where the user chose nothing. */
export async function chooseExport(
  forms: Forms,
  { format, document, form }: ExportArguments,
): Promise<ExportChoice | undefined> {
  if (document !== undefined) return chooseDocument(document, format);
  if (form !== undefined) return chooseForm(forms, form);
  const known = offers.find(
    ({ choice }) =>
      typeof choice === 'object' && choice.kind === 'summary' && choice.format === format,
  );
  const chosen = known ?? (await vscode.window.showQuickPick(offers, { title: 'Export Summary' }));
  if (chosen?.choice === 'document') return chooseDocument(undefined, format);
  return chosen?.choice === 'form' ? chooseForm(forms, undefined) : chosen?.choice;
}

async function chooseDocument(
  id: string | undefined,
  format: ExportFormat | undefined,
): Promise<ExportChoice | undefined> {
  const items = documents.map((document) => ({
    label: document.name,
    description: document.purpose,
    document,
  }));
  const known = items.find(({ document }) => document.id === id);
  const chosen =
    known ??
    (await vscode.window.showQuickPick(items, {
      title: 'Export Summary',
      placeHolder: 'Document',
    }));
  if (!chosen) return undefined;
  const kind =
    format ??
    (
      await vscode.window.showQuickPick(
        [
          { label: 'Markdown File', format: 'markdown' as const },
          { label: 'HTML File', format: 'html' as const },
        ],
        { title: chosen.label, placeHolder: 'Format' },
      )
    )?.format;
  if (kind === undefined) return undefined;
  const { id: document } = chosen.document;
  return {
    kind: 'document',
    document,
    format: kind === 'html' ? 'html' : 'markdown',
    order: documentOrder(document),
  };
}

async function chooseForm(forms: Forms, id: string | undefined): Promise<ExportChoice | undefined> {
  const known = await forms.known();
  if (known.fault !== null) void vscode.window.showWarningMessage(known.fault);
  const items = known.forms.map((form) => ({ label: form.name, description: form.source, form }));
  const chosen =
    items.find(({ form }) => form.id === id) ??
    (await vscode.window.showQuickPick(items, {
      title: 'Export Summary',
      placeHolder: 'Review form',
    }));
  return chosen && { kind: 'form', form: chosen.form };
}
