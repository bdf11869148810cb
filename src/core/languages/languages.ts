/** Every language that is read. To add one: a file with its `Language`, a line here, and its cases. */
import { actions } from './actions.ts';
import { configuration } from './configuration.ts';
import { go } from './go.ts';
import { gradle } from './gradle.ts';
import { java } from './java.ts';
import { javascript } from './javascript.ts';
import type { Language } from './language.ts';
import { python } from './python.ts';
import { terraform } from './terraform.ts';

export const languages: readonly Language[] = [
  javascript,
  python,
  go,
  java,
  actions,
  configuration,
  terraform,
  gradle,
];
