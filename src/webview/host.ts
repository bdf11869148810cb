/** The page's one connection to the editor: typed messages, and the state that outlasts a reload. */
import { unpackSummary } from '../core/summary/packed.ts';
import type { FromPage, HostToPage, ToPage } from '../protocol.ts';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

export interface Host {
  send(message: FromPage): void;
  onMessage(listener: (message: ToPage) => void): void;
  readonly kept: unknown;
  keep(state: unknown): void;
}

export function connectHost(): Host {
  const api = acquireVsCodeApi();
  return {
    send: (message) => api.postMessage(message),
    onMessage: (listener) =>
      window.addEventListener('message', (event: MessageEvent<HostToPage>) =>
        listener(unpacked(event.data)),
      ),
    kept: api.getState(),
    keep: (state) => api.setState(state),
  };
}

function unpacked(message: HostToPage): ToPage {
  if (message.type !== 'packed-summary') return message;
  const { packed, draft, partial } = message;
  const summary = unpackSummary(new TextDecoder().decode(packed));
  return { type: 'summary', summary, draft, partial };
}
