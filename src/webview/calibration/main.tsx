/** Mounts the page of a calibration and says that it is ready. */
import { render } from 'preact';

import { App } from './App.tsx';
import { connectHost } from './host.ts';

import '../style.css';
import './calibration.css';

const root = document.getElementById('root');
if (root) render(<App host={connectHost()} />, root);
