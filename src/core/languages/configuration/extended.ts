/** What a configuration extends, in JSON with comments or in YAML. */
import { visit, type JSONPath } from 'jsonc-parser';

import { readEntries, unquote } from '../actions/lines.ts';
import type { NamedThing } from '../dialect.ts';

/** Values deeper than this are options. */
const deepest = 4;

/** Never throws; text that is neither JSON nor YAML extends nothing. */
export function readExtended(text: string): readonly NamedThing[] {
  return /^\uFEFF?\s*(?:\/[/*]|\{|\[)/.test(text.slice(0, 1000)) ? inJson(text) : inYaml(text);
}

/** Keys that name what is extended, at the top or in an override; an entry with options is a pair. */
function isExtended(path: readonly (string | number)[]): boolean {
  const [first, second, ...rest] = path;
  if (first === 'overrides' && typeof second === 'number') return isExtended(rest);
  switch (first) {
    case 'extends':
    case 'preset':
      return path.length === 1 || (path.length === 2 && typeof second === 'number');
    case 'presets':
      return (
        typeof second === 'number' && (path.length === 2 || (path.length === 3 && rest[0] === 0))
      );
    default:
      return false;
  }
}

function inJson(text: string): readonly NamedThing[] {
  const found: NamedThing[] = [];
  let depth = 0;
  const enter = (): void => {
    depth++;
  };
  const leave = (): void => {
    depth--;
  };
  try {
    visit(
      text,
      {
        onObjectBegin: enter,
        onArrayBegin: enter,
        onObjectEnd: leave,
        onArrayEnd: leave,
        onLiteralValue(
          value: unknown,
          _offset: number,
          _length: number,
          line: number,
          _character: number,
          pathOf: () => JSONPath,
        ) {
          if (typeof value !== 'string' || value === '' || depth > deepest) return;
          if (isExtended(pathOf())) found.push({ name: value, line: line + 1 });
        },
      },
      { allowTrailingComma: true },
    );
  } catch (error) {
    // The parser descends into every bracket; nothing real nests so deep that it cannot.
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
}

const flowItem = /"[^"\n]*"|'[^'\n]*'|[^\s,[\]"']+/g;

function inYaml(text: string): readonly NamedThing[] {
  const found: NamedThing[] = [];
  readEntries(text, ({ path, value, isFlow, line }) => {
    const [key] = path[0] === 'overrides' ? path.slice(1) : path;
    const depth = path[0] === 'overrides' ? 2 : 1;
    if (path.length !== depth || (key !== 'extends' && key !== 'preset' && key !== 'presets'))
      return;
    const names = isFlow ? [...value.matchAll(flowItem)].map(([item]) => unquote(item)) : [value];
    for (const name of names) if (name !== '' && name !== 'null') found.push({ name, line });
  });
  return found;
}
