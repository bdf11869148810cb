import type { Via } from '../../model.ts';
/** Readers of everything by which a file takes something from another one. */
import type { ImportedName } from '../language.ts';
import {
  closeParen,
  comma,
  dot,
  equals,
  greater,
  less,
  openBrace,
  openBracket,
  openParen,
  semicolon,
  star,
} from './characters.ts';
import { addImport, type Findings } from './findings.ts';
import { arrow, end, string, template, word, type Lexer } from './lexer.ts';
import { readBinding, type Binding } from './patterns.ts';
import {
  readFrom,
  readMember,
  readModuleArgument,
  readSpecifiers,
  unquoted,
  type Specifier,
} from './specifiers.ts';

/** Reads what begins with `import`. `binding` is what takes the value of a dynamic one. */
export function readImport(
  lexer: Lexer,
  findings: Findings,
  binding: Binding | null = null,
  start: number = lexer.start,
): void {
  const isTypeQuery = lexer.follows('typeof');
  const isAwaited = lexer.follows('await');
  lexer.next();
  if (lexer.kind === openParen)
    readDynamicImport(lexer, findings, { binding, start, isTypeQuery, isAwaited });
  else if (lexer.kind !== dot) readStaticImport(lexer, findings, start);
}

function readStaticImport(lexer: Lexer, findings: Findings, start: number): void {
  if (lexer.kind === string) {
    const specifier = unquoted(lexer);
    addImport(findings, {
      specifier,
      via: 'import',
      names: null,
      namespace: null,
      start,
      end: lexer.end,
    });
    lexer.next();
    return;
  }
  const clause = readClause(lexer);
  if (!clause) return;
  const { name, specifiers, namespace, isType } = clause;
  if (name !== null && lexer.kind === equals) {
    lexer.next();
    if (!lexer.is('require')) return;
    lexer.next();
    const found = readModuleArgument(lexer);
    const via = isType ? 'type-import' : 'require';
    if (found) addImport(findings, { ...found, via, names: null, namespace: name, start });
    return;
  }
  const from = readFrom(lexer);
  if (!from) return;
  const names: ImportedName[] = name === null ? [] : [{ imported: 'default', local: name }];
  for (const { imported, local } of specifiers ?? []) names.push({ imported, local });
  const onlyTypes =
    isType ||
    (name === null && !!specifiers?.length && specifiers.every((specifier) => specifier.isType));
  const via: Via = onlyTypes ? 'type-import' : 'import';
  if (names.length > 0 || namespace === null) {
    const taken = names.length > 0 ? names : null;
    addImport(findings, { ...from, via, names: taken, namespace: null, start });
  }
  if (namespace !== null) addImport(findings, { ...from, via, names: null, namespace, start });
}

interface Clause {
  /** Local name of the default. */
  name: string | null;
  specifiers: readonly Specifier[] | null;
  namespace: string | null;
  isType: boolean;
}

const modifiers = new Set(['type', 'typeof', 'defer', 'source']);

/** Reads what stands between `import` and `from` (or `=`); null where it is no import. */
function readClause(lexer: Lexer): Clause | null {
  const clause: Clause = { name: null, specifiers: null, namespace: null, isType: false };
  if (lexer.kind === word) {
    const first = lexer.text();
    lexer.next();
    clause.name = first;
    if (modifiers.has(first)) {
      const isName = lexer.kind === comma || lexer.kind === equals || lexer.is('from');
      if (!isName) {
        clause.isType = first === 'type' || first === 'typeof';
        clause.name = lexer.kind === word ? lexer.text() : null;
        if (clause.name !== null) lexer.next();
      }
    }
    if (clause.name !== null) {
      if (lexer.kind !== comma) return clause;
      lexer.next();
    }
  }
  if (lexer.kind === openBrace) {
    clause.specifiers = readSpecifiers(lexer);
    return clause.specifiers ? clause : null;
  }
  if (lexer.kind !== star) return null;
  lexer.next();
  if (!lexer.is('as')) return null;
  lexer.next();
  if (lexer.kind !== word) return null;
  clause.namespace = lexer.text();
  lexer.next();
  return clause;
}

const promiseMembers = new Set(['then', 'catch', 'finally']);

function readDynamicImport(
  lexer: Lexer,
  findings: Findings,
  context: {
    readonly binding: Binding | null;
    readonly start: number;
    readonly isTypeQuery: boolean;
    readonly isAwaited: boolean;
  },
): void {
  const found = readModuleArgument(lexer);
  if (!found) return;
  const { binding, start, isTypeQuery, isAwaited } = context;
  const add = (via: Via, names: readonly ImportedName[] | null, namespace: string | null): void =>
    addImport(findings, { ...found, via, names, namespace, start });
  if (isAwaited && lexer.kind === closeParen) {
    lexer.next();
    const member = readMember(lexer);
    if (member === null) add('dynamic-import', null, null);
    else add('dynamic-import', [{ imported: member, local: binding?.name ?? member }], null);
    return;
  }
  const member = readMember(lexer);
  if (isTypeQuery || (member !== null && !promiseMembers.has(member))) {
    add('type-import', member === null ? null : [{ imported: member, local: member }], null);
  } else if (member === 'then') {
    add('dynamic-import', readCallback(lexer), null);
  } else if (member === null && isAwaited) {
    add('dynamic-import', binding?.names ?? null, binding?.name ?? null);
  } else add('dynamic-import', null, null);
}

/** The names that `({ a, b }) => …` or `(m) => m.a` takes of its argument. */
function readCallback(lexer: Lexer): readonly ImportedName[] | null {
  if (lexer.kind !== openParen) return null;
  lexer.next();
  const inParens = lexer.kind === openParen;
  if (inParens) lexer.next();
  if (lexer.kind !== word && lexer.kind !== openBrace) return null;
  const binding = readBinding(lexer);
  if (inParens) {
    if (lexer.kind !== closeParen) return null;
    lexer.next();
  }
  if (!binding || lexer.kind !== arrow) return null;
  if (binding.name === null) return binding.names;
  lexer.next();
  if (!lexer.is(binding.name)) return null;
  lexer.next();
  const member = readMember(lexer);
  return member === null ? null : [{ imported: member, local: member }];
}

/** A call of `require` with what is taken of its value. */
export interface RequireCall {
  readonly specifier: string;
  readonly member: string | null;
  /** Whether the value is called or otherwise used up at once. */
  readonly isUsed: boolean;
  readonly end: number;
}

/** Reads `require('x')` and `.member` after it; null where it is none. */
export function readRequireCall(lexer: Lexer): RequireCall | null {
  lexer.next();
  const found = readModuleArgument(lexer);
  if (!found) return null;
  const member = readMember(lexer);
  const isUsed =
    (lexer.kind === openParen && !lexer.startsLine) ||
    (lexer.kind === openBracket && !lexer.startsLine) ||
    lexer.kind === template;
  return { ...found, member, isUsed };
}

/** Reads what begins with `require`. `binding` is what takes its value. */
export function readRequire(
  lexer: Lexer,
  findings: Findings,
  binding: Binding | null,
  start: number = lexer.start,
): void {
  const call = readRequireCall(lexer);
  if (!call) return;
  const { specifier, member, isUsed } = call;
  const whole = member === null && !isUsed ? binding : null;
  const name = binding?.name ?? null;
  addImport(findings, {
    specifier,
    via: 'require',
    names:
      member === null
        ? (whole?.names ?? null)
        : [{ imported: member, local: name !== null && !isUsed ? name : member }],
    namespace: whole?.name ?? null,
    start,
    end: call.end,
  });
}

const continuesType = new Set(['extends', 'is', 'in']);

/** Passes over `: Type` up to what follows a declared type; what it imports is noted. */
export function skipType(lexer: Lexer, findings: Findings): void {
  const { depth } = lexer;
  let angles = 0;
  lexer.next();
  while (lexer.kind !== end && lexer.depth >= depth) {
    if (lexer.depth === depth) {
      if (lexer.kind === word && lexer.startsLine && lexer.startsStatement()) {
        if (!continuesType.has(lexer.text())) return;
      } else if (lexer.kind === less) angles++;
      else if (lexer.kind === greater) angles--;
      else if (
        angles <= 0 &&
        (lexer.kind === equals ||
          lexer.kind === comma ||
          lexer.kind === semicolon ||
          lexer.kind === closeParen)
      ) {
        return;
      }
    }
    if (lexer.is('import')) readImport(lexer, findings);
    else lexer.next();
  }
}
