/** Paths of build scripts, and the keys by which others name them. */
import { baseOf } from '../../contributions/paths.ts';

const script = /\.gradle(?:\.kts)?$/;
const settings = /(?:^|\/)(?:settings|init)\.gradle(?:\.kts)?$/;
/** Scripts in a main source set are plugins, called by the name of the file. */
const pluginScript = /(?:^|\/)src\/main\/(?:groovy|kotlin|java)\/.*\.gradle(?:\.kts)?$/;

export function isScript(path: string): boolean {
  return script.test(path) && !settings.test(path);
}

/** A build script of a folder in which plugins may be declared. */
export function isPluginManifest(path: string): boolean {
  return /(?:^|\/)(?:buildSrc|build-[\w-]+|[\w-]*gradle-plugin[\w-]*)\/(?:[^/]+\/)*build\.gradle(?:\.kts)?$/.test(
    path,
  );
}

export function keyOfScript(path: string): string {
  return `gradle:${path}`;
}

export function keyOfPlugin(id: string): string {
  return `gradle:id:${id}`;
}

export function keysOfScript(path: string): readonly string[] {
  if (pluginScript.test(path)) return [keyOfPlugin(baseOf(path).replace(script, ''))];
  // Nobody applies the build of a project; scripts that are applied have names of their own.
  return baseOf(path).startsWith('build.gradle') ? [] : [keyOfScript(path)];
}
