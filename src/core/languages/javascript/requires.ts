/** Readers of calls of `require`. */
import { dot, openBracket, openParen } from './characters.ts';
import { addImport, bindOrigins, type Findings } from './findings.ts';
import type { Lexer } from './lexer.ts';
import type { Binding } from './patterns.ts';
import { readMember, readModuleArgument } from './specifiers.ts';
import { template, templatePart } from './tokens.ts';

/** A call of `require` with what is taken of its value. */
export interface RequireCall {
  readonly specifier: string;
  readonly member: string | null;
  /** Whether what is taken is called or looked into at once. */
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
    lexer.kind === dot ||
    lexer.kind === template ||
    lexer.kind === templatePart ||
    (!lexer.startsLine && (lexer.kind === openParen || lexer.kind === openBracket));
  return { ...found, member, isUsed };
}

/** Reads what begins with `require`. `binding` is what takes its value, in a statement that begins at `start`. */
export function readRequire(
  lexer: Lexer,
  findings: Findings,
  binding: Binding | null,
  start: number = lexer.start,
): void {
  const call = readRequireCall(lexer);
  if (!call) return;
  const { specifier, member, isUsed, end } = call;
  const taker = isUsed ? null : binding;
  const names =
    member === null ? (taker?.names ?? null) : [{ imported: member, local: taker?.name ?? member }];
  const namespace = member === null ? (taker?.name ?? null) : null;
  const add = taker?.isTopLevel ? bindOrigins : addImport;
  add(findings, { specifier, via: 'require', names, namespace, start, end });
}
