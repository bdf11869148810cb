/** A review form: what it asks for, and how much of it it takes. */
import type { Length } from '../parts/item.ts';
import type { PartName } from '../parts/parts.ts';

/** `chars` are UTF-16 code units with a line end as 1, `bytes` UTF-8 with a line end as 2, `words` runs of non-space. */
export const formUnits = ['chars', 'words', 'bytes'] as const;
export type FormUnit = (typeof formUnits)[number];

/** How a field takes its text; `rich` is the plain text with paragraphs, lists, bold and links. */
export const formFormats = ['plain', 'rich', 'markdown'] as const;
export type FormFormat = (typeof formFormats)[number];

export interface FormField {
  readonly id: string;
  readonly label: string;
  readonly unit: FormUnit;
  /** Null where none is known. */
  readonly limit: number | null;
  readonly format: FormFormat;
  readonly maxItems: number | null;
  /** What it is filled with; nothing where only the engineer can say it. */
  readonly parts: readonly PartName[];
  /** How long one item gets at most. */
  readonly length: Length;
}

export interface Form {
  readonly id: string;
  readonly name: string;
  /** Where the limits are told, and when that was written or, if it does not say, read. */
  readonly source: string;
  readonly date: string;
  readonly fields: readonly FormField[];
}
