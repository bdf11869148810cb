/** Mounts the page and says that it is ready; nothing is sent to it before. */
import { render } from 'preact';

import { App } from './App.tsx';
import { connectHost } from './host.ts';

import './style.css';

const root = document.getElementById('root');
if (root) render(<App host={connectHost()} />, root);
