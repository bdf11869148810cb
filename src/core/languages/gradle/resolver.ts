/** Finds the scripts and plugin classes of the repository that a build script may mean. */
import { folderOf } from '../../contributions/paths.ts';
import { joinPath } from '../javascript/paths.ts';
import type { Import, Layout, Resolution, Resolver } from '../language.ts';
import { isPluginManifest, keyOfPlugin, keyOfScript } from './paths.ts';

export function createResolver(layout: Layout): Resolver {
  const classes = new Map(
    layout.paths
      .filter(isPluginManifest)
      .flatMap((manifest) => readPlugins(layout.text(manifest) ?? '')),
  );
  const resolve = (from: string, { specifier }: Import): Resolution => {
    if (specifier.startsWith('id:')) {
      const id = specifier.slice('id:'.length);
      const implementation = classes.get(id);
      const keys = [
        keyOfPlugin(id),
        ...(implementation === undefined ? [] : [`java:${implementation}`]),
      ];
      return [keys.map((key) => ({ key, names: null }))];
    }
    const path = specifier.replace(
      /^\$\{?(?:rootDir|rootProject\.projectDir|rootProject\.rootDir|projectDir)\}?\//,
      '',
    );
    if (/[$:]/.test(path)) return [];
    const isRooted =
      path !== specifier &&
      !specifier.includes('{projectDir}') &&
      !specifier.startsWith('$projectDir');
    const candidates = isRooted ? [path] : [joinPath(folderOf(from), path), path];
    return [
      candidates.flatMap((each) =>
        each === undefined ? [] : [{ key: keyOfScript(each), names: null }],
      ),
    ];
  };
  return { resolve };
}

const declaration =
  /\bid\s*=\s*["']([\w.-]{1,200})["'][^{}]{0,400}?\bimplementationClass\s*=\s*["']([\w.]{1,300})["']/g;

/** Ids of plugins with the classes that implement them, as a `gradlePlugin` block declares them. */
function readPlugins(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(declaration)].map((match) => [match[1]!, match[2]!] as const);
}
