/** What package.json files say: names, and which files stand behind the paths that others import. */
import type { Layout, Package } from '../language.ts';
import { folderOf, isPackageManifest } from './paths.ts';

export type Json = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function parseManifest(text: string | undefined): Json {
  if (text === undefined) return {};
  try {
    const manifest: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isRecord(manifest) ? manifest : {};
  } catch {
    return {};
  }
}

export function nameOfPackage(path: string, text: string): string | undefined {
  if (!isPackageManifest(path) || isMaterial(path)) return undefined;
  const { name } = parseManifest(text);
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** Folders of packages that stand for others' (installed, made for tests, or to be copied). */
const material =
  /(?:^|\/)(?:node_modules|bower_components|fixtures?|__fixtures__|templates?|tests?|__tests__|testdata|test-data)\//;

function isMaterial(path: string): boolean {
  return material.test(path);
}

export function findPackages(layout: Layout): readonly Package[] {
  return layout.paths.filter(isPackageManifest).flatMap((manifest) => {
    const name = nameOfPackage(manifest, layout.text(manifest) ?? '');
    if (name === undefined) return [];
    return [
      { name, folder: folderOf(manifest), manifest, formerNames: layout.formerNames(manifest) },
    ];
  });
}
