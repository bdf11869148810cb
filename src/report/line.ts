/** Lines of plain text with marks and links. */

/** What a link opens; `repository` is an index. The page's protocol has the same shape. */
export type Link =
  | { readonly kind: 'commit'; readonly repository: number; readonly commit: string }
  | {
      readonly kind: 'file';
      readonly repository: number;
      readonly path: string;
      readonly line: number | null;
    }
  | { readonly kind: 'url'; readonly url: string };

/** A piece of plain text: whatever it holds, it is text and nothing else. */
export interface Span {
  readonly text: string;
  readonly as?: 'strong' | 'code';
  readonly link?: Link;
}

export type Line = readonly Span[];

/** The text of a line without its marks. */
export function textOf(line: Line): string {
  return line.map((span) => span.text).join('');
}

/** A part of a path for an address; half a character of UTF-16, which no address can hold, is replaced. */
function encodePart(part: string): string {
  return encodeURIComponent(
    part.replace(
      /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
      '\uFFFD',
    ),
  );
}

/** Where a link leads on the web; null where only the editor can open it. */
export function hrefOf(
  link: Link,
  repositories: readonly { readonly webUrl: string | null; readonly head: string }[],
): string | null {
  if (link.kind === 'url') return link.url;
  const { webUrl, head } = repositories[link.repository] ?? { webUrl: null, head: '' };
  if (webUrl === null) return null;
  if (link.kind === 'commit') return `${webUrl}/commit/${link.commit}`;
  const path = link.path.split('/').map(encodePart).join('/');
  return `${webUrl}/blob/${head}/${path}${link.line === null ? '' : `#L${link.line}`}`;
}
