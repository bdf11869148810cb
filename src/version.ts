import type { ToolRef } from './core/model.ts';

declare const __GROUNDWORK_VERSION__: string | undefined;

/** This program, with the version that the build put in. */
export const toolRef: ToolRef = {
  name: 'groundwork',
  version: typeof __GROUNDWORK_VERSION__ === 'string' ? __GROUNDWORK_VERSION__ : '0.0.0-source',
};
