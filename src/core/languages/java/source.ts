/** Reads a Java file in one pass. */
import * as kind from './lexer.ts';
import { isSelected, kindOf, skipSpace, skipToken, wordEnd } from './lexer.ts';
import { createOutline, type Declared } from './outline.ts';
import { createScopes } from './scopes.ts';

export interface ImportStatement {
  /** `a.b.C`, or `a.b.*`. */
  readonly name: string;
  readonly isStatic: boolean;
  readonly position: number;
}

export interface Source {
  /** Empty for the default package. */
  readonly packageName: string;
  readonly imports: readonly ImportStatement[];
  readonly declared: readonly Declared[];
  /** Simple names of types that are used and not declared here, by first position. */
  readonly uses: ReadonlyMap<string, number>;
  /** Types named in full, as `a.b.C`, by first position. */
  readonly qualified: ReadonlyMap<string, number>;
  /** The documentation comment of the first type. */
  readonly doc: string | null;
}

const dot = 0x2e;
const star = 0x2a;

export function readSource(text: string): Source {
  const scopes = createScopes();
  const outline = createOutline(text, scopes);
  const imports: ImportStatement[] = [];
  const qualified = new Map<string, number>();
  let packageName = '';
  let doc: string | null = null;

  /** Reads `package` and `import`; returns where the statement ends, or `end` where the word is neither. */
  const header = (from: number, end: number): number => {
    const isImport = end - from === 6 && text.startsWith('import', from);
    if (!isImport && !(end - from === 7 && text.startsWith('package', from))) return end;
    doc = null;
    const first = readName(text, end);
    if (!isImport) {
      packageName = first.name;
      return first.end;
    }
    const isStatic = first.name === 'static';
    const { name, end: after } = isStatic ? readName(text, first.end) : first;
    if (name.includes('.')) imports.push({ name, isStatic, position: from });
    return after;
  };

  let tokenEnd = 0;
  for (let at = 0; at < text.length;) {
    const sign = kindOf(text.charCodeAt(at));
    if (sign === kind.other) at++;
    else if (sign === kind.lower) {
      const end = wordEnd(text, at);
      if (text.charCodeAt(end) === dot) {
        at = readQualified(text, at, end, isSelected(text, at, tokenEnd) ? null : qualified);
        continue;
      }
      const isHeader = outline.declared.length === 0 && outline.depth() === 0;
      const after = isHeader ? header(at, end) : end;
      if (after === end && text.charCodeAt(at - 1) !== dot) outline.word(at, end);
      at = after;
    } else if (sign === kind.upper) {
      const end = wordEnd(text, at);
      if (!isSelected(text, at, tokenEnd)) {
        scopes.use(text.slice(at, end), at);
        outline.word(at, end);
      }
      at = end;
    } else if (sign === kind.token) {
      const end = skipToken(text, at);
      if (outline.declared.length === 0 && isDoc(text, at, end)) doc = text.slice(at, end);
      at = tokenEnd = end;
    } else if (sign === kind.digit) at = wordEnd(text, at);
    else {
      outline.sign(sign);
      at++;
    }
  }
  return {
    packageName,
    imports,
    declared: outline.declared,
    uses: scopes.finish(),
    qualified,
    doc,
  };
}

function isDoc(text: string, from: number, to: number): boolean {
  return to > from + 4 && text.startsWith('/**', from);
}

/** The dotted name after white space; a star may end it. */
function readName(text: string, from: number): { readonly name: string; readonly end: number } {
  const start = skipSpace(text, from);
  let end = start;
  for (let at = start; ;) {
    const next = text.charCodeAt(at) === star ? at + 1 : wordEnd(text, at);
    if (next === at) break;
    end = next;
    at = skipSpace(text, end);
    if (text.charCodeAt(at) !== dot) break;
    at = skipSpace(text, at + 1);
  }
  const name = text.slice(start, end);
  return { name: /\s/.test(name) ? name.replace(/\s+/g, '') : name, end };
}

/** Reads on from a lower-case word before a dot; notes `a.b.C`, a type in a package of at least two segments. */
function readQualified(
  text: string,
  from: number,
  end: number,
  qualified: Map<string, number> | null,
): number {
  let segments = 1;
  for (let at = end; text.charCodeAt(at) === dot; at = end, segments++) {
    const sign = kindOf(text.charCodeAt(at + 1));
    if (sign !== kind.lower && sign !== kind.upper) return at;
    end = wordEnd(text, at + 1);
    if (sign === kind.lower) continue;
    const first = text.slice(from, text.indexOf('.', from));
    if (qualified && segments >= 2 && first !== 'this' && first !== 'super') {
      const name = text.slice(from, end);
      if (!qualified.has(name)) qualified.set(name, from);
    }
    return end;
  }
  return end;
}
