/** The script of single-file components, with everything else blanked out so that lines stay where they are. */

const component = /\.(?:vue|svelte)$/;

export function isComponent(path: string): boolean {
  return component.test(path);
}

/** The text to read as a module. Without a path, a text that begins with a tag is a component. */
export function scriptOf(text: string, path?: string): string {
  const hasScript = path === undefined ? /^\s*<[\w!]/.test(text.slice(0, 1000)) : isComponent(path);
  return hasScript ? scriptsOnly(text) : text;
}

function scriptsOnly(text: string): string {
  const parts: string[] = [];
  let done = 0;
  const blankTo = (to: number): void => {
    parts.push(text.slice(done, to).replaceAll(/[^\n]+/g, ''));
    done = to;
  };
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) {
      const close = text.indexOf('-->', at);
      if (close < 0) break;
      at = close + 3;
      continue;
    }
    if (!/^<script[\s>]/.test(text.slice(at, at + 8))) {
      at++;
      continue;
    }
    const tagEnd = text.indexOf('>', at);
    if (tagEnd < 0) break;
    blankTo(tagEnd + 1);
    const source = /\ssrc\s?=\s?["']([^"']+)["']/.exec(text.slice(at, tagEnd));
    if (source) parts.push(`import '${source[1]!.trim()}';`);
    const close = text.indexOf('</script', tagEnd);
    const end = close < 0 ? text.length : close;
    parts.push(text.slice(done, end), ';');
    done = end;
    at = end;
    if (close < 0) break;
  }
  blankTo(text.length);
  return parts.join('');
}
