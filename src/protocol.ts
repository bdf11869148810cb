/** Messages between the editor and its worker. */

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
