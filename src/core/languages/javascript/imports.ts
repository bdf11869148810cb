/** Readers of `import` in all its forms: statements, calls and types. */
import type { Via } from '../../model.ts';
import type { ImportedName } from '../language.ts';
import { closeParen, comma, dot, equals, openBrace, openParen, star } from './characters.ts';
import { addImport, bindOrigins, type Findings } from './findings.ts';
import type { Lexer } from './lexer.ts';
import { readBinding, type Binding } from './patterns.ts';
import {
  readFrom,
  readMember,
  readModuleArgument,
  readSpecifiers,
  unquoted,
  type Specifier,
} from './specifiers.ts';
import { arrow, string, word } from './tokens.ts';

/** Reads what begins with `import`. `binding` is what takes the value of a call, in a statement that begins at `start`. */
export function readImport(
  lexer: Lexer,
  findings: Findings,
  binding: Binding | null = null,
  start: number = lexer.start,
): void {
  const context = {
    binding,
    start,
    isTypeQuery: lexer.follows('typeof'),
    isAwaited: lexer.follows('await'),
  };
  lexer.next();
  if (lexer.kind === dot) {
    lexer.next();
    if (!lexer.is('defer') && !lexer.is('source')) return;
    lexer.next();
    if (lexer.kind !== openParen) return;
  }
  if (lexer.kind === openParen) readCall(lexer, findings, context);
  else readStatement(lexer, findings, start);
}

function readStatement(lexer: Lexer, findings: Findings, start: number): void {
  if (lexer.kind === string) {
    const found = { specifier: unquoted(lexer), start, end: lexer.end };
    addImport(findings, { ...found, via: 'import', names: null, namespace: null });
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
    if (found) bindOrigins(findings, { ...found, via, names: null, namespace: name, start });
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
    bindOrigins(findings, { ...from, via, names: taken, namespace: null, start });
  }
  if (namespace !== null) bindOrigins(findings, { ...from, via, names: null, namespace, start });
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
    clause.name = lexer.text();
    lexer.next();
    const isModifier =
      modifiers.has(clause.name) &&
      lexer.kind !== comma &&
      lexer.kind !== equals &&
      !lexer.is('from');
    if (isModifier) {
      clause.isType = clause.name.startsWith('type');
      clause.name = lexer.kind === word ? lexer.text() : null;
      if (clause.name !== null) lexer.next();
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

interface CallContext {
  readonly binding: Binding | null;
  readonly start: number;
  readonly isTypeQuery: boolean;
  readonly isAwaited: boolean;
}

const ofPromise = new Set(['then', 'catch', 'finally']);

/** Reads `('x')` and what is taken of it: `.Name` makes it a type, because a promise has no such member. */
function readCall(lexer: Lexer, findings: Findings, context: CallContext): void {
  const found = readModuleArgument(lexer);
  if (!found) return;
  const { binding, start, isTypeQuery, isAwaited } = context;
  const call = { ...found, start, via: 'dynamic-import', names: null, namespace: null } as const;
  const isInParens = isAwaited && lexer.kind === closeParen;
  if (isInParens) lexer.next();
  const member = readMember(lexer);
  if (isInParens) {
    if (member === null) return addImport(findings, call);
    const local = binding?.name ?? member;
    const add = binding?.isTopLevel ? bindOrigins : addImport;
    return add(findings, { ...call, names: [{ imported: member, local }] });
  }
  if (isTypeQuery || (member !== null && !ofPromise.has(member))) {
    const names = member === null ? null : [{ imported: member, local: member }];
    return addImport(findings, { ...call, via: 'type-import', names });
  }
  if (member !== null) {
    const names = member === 'then' ? readCallback(lexer) : null;
    return addImport(findings, { ...call, names });
  }
  if (!isAwaited || !binding) return addImport(findings, call);
  const add = binding.isTopLevel ? bindOrigins : addImport;
  add(findings, { ...call, names: binding.names, namespace: binding.name });
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
