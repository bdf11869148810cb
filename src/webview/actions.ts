/** What every component of the page may ask for. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

import type { Change } from '../core/draft/draft.ts';
import type { EditedSummary } from '../core/draft/editedSummary.ts';
import type { FromPage } from '../protocol.ts';
import type { Link } from '../report/line.ts';
import type { Kept } from './kept.ts';

export interface Actions {
  change(change: Change): void;
  open(link: Link): void;
  /** Whether there is anything to open. */
  canOpen(link: Link): boolean;
  send(message: FromPage): void;
  /** A new id for a contribution, a quote or an edit. */
  newId(): string;
  /** What the person opened or arranged; outlasts a reload of the page. */
  readonly kept: Kept;
  keep(change: Partial<Kept>): void;
  edited(): EditedSummary;
  /** Shows the texts of review forms. */
  openForms(): void;
  /** The page shows an exported summary: everything can be read and opened, nothing changed. */
  readonly isReadOnly: boolean;
}

export const ActionsContext = createContext<Actions | null>(null);

export function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (actions === null) throw new Error('The component stands outside of the page.');
  return actions;
}
