/** The page's one connection to the editor: typed messages, and the state that outlasts a reload. */
import type { FromPage, ToPage } from '../protocol.ts';

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
      window.addEventListener('message', (event: MessageEvent<ToPage>) => listener(event.data)),
    kept: api.getState(),
    keep: (state) => api.setState(state),
  };
}
