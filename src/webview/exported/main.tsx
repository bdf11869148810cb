/** Mounts the page of an exported summary and says that it is ready. */
import { render } from 'preact';

import { App } from './App.tsx';

import '../style.css';

const root = document.getElementById('root');
if (root) render(<App api={acquireVsCodeApi()} />, root);

declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
};
