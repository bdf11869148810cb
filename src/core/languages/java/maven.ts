/** Maven's name for the project in a folder. */
import type { Layout, Package } from '../language.ts';

export function isPom(path: string): boolean {
  return path === 'pom.xml' || path.endsWith('/pom.xml');
}

/** `group:artifact` of a pom.xml; the group is the parent's where the project has none of its own. */
export function parsePom(text: string): string | undefined {
  const open: string[] = [];
  const values = new Map<string, string>();
  for (let at = text.indexOf('<'); at >= 0;) {
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 4);
      if (end < 0) break;
      at = text.indexOf('<', end);
      continue;
    }
    const end = text.indexOf('>', at);
    if (end < 0) break;
    const next = text.indexOf('<', end);
    const tag = /^<(\/?)([\w.-]+)/.exec(text.slice(at, Math.min(end, at + 100)));
    if (tag?.[1] === '/') open.pop();
    else if (tag && text.charAt(end - 1) !== '/') {
      open.push(tag[2]!);
      const path = open.length <= 3 ? open.join('/') : '';
      if (wanted.has(path) && !values.has(path) && next > end) {
        values.set(path, text.slice(end + 1, next).trim());
      }
    }
    at = next;
  }
  const artifact = values.get('project/artifactId');
  const group = values.get('project/groupId') ?? values.get('project/parent/groupId');
  if (!artifact) return undefined;
  return group ? `${group}:${artifact}` : artifact;
}

const wanted = new Set(['project/artifactId', 'project/groupId', 'project/parent/groupId']);

export function findProjects(layout: Layout): readonly Package[] {
  return layout.paths.filter(isPom).flatMap((manifest) => {
    const name = parsePom(layout.text(manifest) ?? '');
    const folder = manifest.slice(0, -'/pom.xml'.length);
    return name === undefined
      ? []
      : [{ name, folder, manifest, formerNames: layout.formerNames(manifest) }];
  });
}
