/** Messages: between the editor and its worker, and between the editor and the page. */
import type { Draft, Edit } from './core/draft/draft.ts';
import type { Summary } from './core/summary/summary.ts';

/** What the editor tells the worker. */
export type ToEngine = { readonly type: 'cancel' };

/** What the worker tells the editor. */
export type FromEngine =
  | {
      readonly type: 'progress';
      readonly stage: string;
      readonly done: number;
      readonly total: number;
    }
  | { readonly type: 'log'; readonly level: 'info' | 'warn'; readonly sentence: string }
  | { readonly type: 'done'; readonly markdown: string }
  | { readonly type: 'failed'; readonly sentence: string }
  | { readonly type: 'cancelled' };

/** Only messages of the protocol can be sent through it. */
export function fromEngine(send: (message: FromEngine) => void): (message: FromEngine) => void {
  return send;
}

/** A thing that a link on the page opens. `repository` is its index in the summary. */
export type OpenTarget =
  | { readonly kind: 'commit'; readonly repository: number; readonly commit: string }
  | {
      readonly kind: 'file';
      readonly repository: number;
      readonly path: string;
      readonly line: number | null;
    }
  | { readonly kind: 'url'; readonly url: string };

export type ExportFormat = 'markdown' | 'html' | 'json' | 'clipboard';

/** What the host tells the page. */
export type ToPage =
  | {
      readonly type: 'progress';
      readonly stage: string;
      readonly done: number;
      readonly total: number;
    }
  /** A finished or partial analysis with the draft that belongs to it; replaces what the page shows. */
  | {
      readonly type: 'summary';
      readonly summary: Summary;
      readonly draft: Draft;
      readonly partial: boolean;
    }
  /** Edits of another window, or of the host. */
  | { readonly type: 'draft'; readonly draft: Draft }
  | { readonly type: 'saved'; readonly edits: readonly string[] }
  | { readonly type: 'not-saved'; readonly sentence: string }
  | { readonly type: 'failed'; readonly sentence: string; readonly help: string }
  | { readonly type: 'cancelled' };

/** What the page asks of the host; the host parses it by a closed schema, since any script could send one. */
export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'edit'; readonly edit: Edit }
  | { readonly type: 'open'; readonly target: OpenTarget }
  | { readonly type: 'export'; readonly format: ExportFormat }
  | { readonly type: 'run-again' }
  | { readonly type: 'cancel' }
  | { readonly type: 'command'; readonly command: 'identities' | 'teams' | 'period' | 'log' };
