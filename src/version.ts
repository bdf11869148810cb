import type { ToolRef } from './core/model.ts';

declare const __GROUNDWORK_VERSION__: string | undefined;
declare const __GROUNDWORK_FACTS__: string | undefined;

/** This program, with the version that the build put in. */
export const toolRef: ToolRef = {
  name: 'groundwork',
  version: typeof __GROUNDWORK_VERSION__ === 'string' ? __GROUNDWORK_VERSION__ : '0.0.0-source',
};

/** Facts that an index keeps are believed only where the same code would find them again. */
export const factsVersion: string =
  typeof __GROUNDWORK_FACTS__ === 'string' ? __GROUNDWORK_FACTS__ : 'source';
