/** Finds what a text uses of modules that it knows by one name. */
import { colon, comma, dot, equals, openBrace, openBracket, closeBracket } from './characters.ts';
import { createFindings } from './findings.ts';
import { readImport } from './imports.ts';
import { createLexer, type Lexer } from './lexer.ts';
import { readBinding, type Binding } from './patterns.ts';
import { scriptOf } from './scripts.ts';
import { unquoted } from './specifiers.ts';
import { createWordFilter, end, string, word } from './tokens.ts';

const noWords = createWordFilter([]);
const everything = '*';
const variables = new Set(['const', 'let', 'var']);

export function findMembers(
  text: string,
  namespaces: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const used = new Map<string, Set<string>>();
  const use = (namespace: string, member: string): void => {
    const members = used.get(namespace);
    if (members) members.add(member);
    else used.set(namespace, new Set([member]));
  };
  const lexer = createLexer(scriptOf(text), noWords);
  lexer.level = Infinity;
  let pattern: Binding | null = null;
  while (lexer.kind !== end) {
    if (lexer.kind !== word || lexer.previous === dot) {
      lexer.next();
      continue;
    }
    if (lexer.is('import')) {
      readImport(lexer, createFindings());
      continue;
    }
    const name = lexer.text();
    if (namespaces.has(name)) {
      readUse(lexer, name, pattern, use);
      pattern = null;
      continue;
    }
    lexer.next();
    if (!variables.has(name)) {
      if (name !== 'await') pattern = null;
      continue;
    }
    if (lexer.kind !== openBrace) continue;
    pattern = readBinding(lexer);
    if (lexer.kind !== equals) pattern = null;
    else lexer.next();
  }
  return new Map([...used].map(([namespace, members]) => [namespace, [...members]]));
}

/** Reads the name of a namespace and what is taken of it; what only binds the name is no use. */
function readUse(
  lexer: Lexer,
  namespace: string,
  pattern: Binding | null,
  use: (namespace: string, member: string) => void,
): void {
  const isBound = lexer.follows('as') || [...variables].some((keyword) => lexer.follows(keyword));
  const mayBeKey = lexer.previous === openBrace || lexer.previous === comma;
  lexer.next();
  if (isBound || lexer.kind === equals || (mayBeKey && lexer.kind === colon)) return;
  if (lexer.kind === dot) {
    lexer.next();
    use(namespace, lexer.kind === word ? lexer.text() : everything);
    if (lexer.kind === word) lexer.next();
  } else if (lexer.kind === openBracket && !lexer.startsLine) {
    lexer.next();
    const member = lexer.kind === string ? unquoted(lexer) : everything;
    if (lexer.kind === string) lexer.next();
    use(namespace, lexer.kind === closeBracket ? member : everything);
  } else if (pattern?.names) {
    for (const { imported } of pattern.names) use(namespace, imported);
  } else use(namespace, everything);
}
