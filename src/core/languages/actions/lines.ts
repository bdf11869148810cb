/** Reads the keys of a YAML file line by line, as far as workflows and actions need them. */

export interface Entry {
  /** Keys from the outermost mapping to this one; items of sequences add none. */
  readonly path: readonly string[];
  /** The value on the line of its key: unquoted if it is a plain word, with brackets if it is a flow collection. */
  readonly value: string;
  /** Whether the value stands in `[…]` or `{…}`. */
  readonly isFlow: boolean;
  readonly line: number;
}

interface Level {
  readonly column: number;
  readonly path: readonly string[];
}

const deepest = 32;
const longestFlow = 64 * 1024;
/** A key, plain or quoted, and where its value begins. */
const key =
  /("(?:[^"\\]|\\.){0,200}"|'[^']{0,200}'|[^\s"'#&*!|>%@`[\]{},?:-][^\s:#"'{}[\],]{0,200}|-[^\s:#"'{}[\],]{1,200})[ \t]*:(?=[ \t\r]|$)/y;
/** An anchor or tag in front of a value. */
const property = /^[&!]\S*[ \t]*/;
const blockScalar = /^[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$/;

/** Gives every key with its value, and every plain item of a sequence under the path of the sequence. */
export function readEntries(text: string, receive: (entry: Entry) => void): void {
  const lines = text.split('\n');
  const levels: Level[] = [];
  for (let index = 0; index < lines.length;) {
    index = readLine(lines, index, levels, receive);
  }
}

/** Reads the entries of one line; gives the line on which to go on. */
function readLine(
  lines: readonly string[],
  index: number,
  levels: Level[],
  receive: (entry: Entry) => void,
): number {
  const text = lines[index]!.trimEnd();
  let column = indentOf(text);
  if (column === text.length || text.charAt(column) === '#') return index + 1;
  const indent = column;
  let holder = column;
  let dashes = 0;
  while (
    text.charAt(column) === '-' &&
    /[ \t]/.test(text.charAt(column + 1)) &&
    dashes++ < deepest
  ) {
    holder = column;
    column = indentOf(text, column + 1);
  }
  // A sequence may stand in the column of the key that holds it.
  const last = dashes > 0 ? indent : indent - 1;
  while (levels.length > 0 && levels.at(-1)!.column > last) levels.pop();
  const around = levels.at(-1)?.path ?? [];

  key.lastIndex = column;
  const found = key.exec(text);
  const path = found ? [...around, unquote(found[1]!)] : around;
  if (found && levels.length < deepest) levels.push({ column, path });
  const start = found ? key.lastIndex : column;
  return readValue(
    lines,
    index,
    text.slice(start).trim(),
    found ? column : holder,
    (value, isFlow) => {
      if (value !== '' && (found || dashes > 0)) receive({ path, value, isFlow, line: index + 1 });
      else if (found) receive({ path, value: '', isFlow: false, line: index + 1 });
    },
  );
}

/** Reads a value that may go on over the lines after its key; gives the line after it. */
function readValue(
  lines: readonly string[],
  index: number,
  written: string,
  column: number,
  receive: (value: string, isFlow: boolean) => void,
): number {
  let value = written;
  for (let times = 0; times < 2 && property.test(value); times++)
    value = value.replace(property, '');
  if (blockScalar.test(value)) {
    receive('', false);
    return skipDeeper(lines, index + 1, column);
  }
  const first = value.charAt(0);
  if (first === '[' || first === '{') return readFlow(lines, index, value, receive);
  if (first === '"' || first === "'") return readQuoted(lines, index, value, receive);
  receive(value.replace(/(?:^|\s)#.*$/, '').trim(), false);
  return index + 1;
}

/** The lines of a block scalar are indented deeper than what holds it. */
function skipDeeper(lines: readonly string[], index: number, column: number): number {
  while (index < lines.length) {
    const line = lines[index]!;
    const indent = indentOf(line);
    if (indent <= column && indent < line.trimEnd().length) break;
    index++;
  }
  return index;
}

function readQuoted(
  lines: readonly string[],
  index: number,
  value: string,
  receive: (value: string, isFlow: boolean) => void,
): number {
  const quote = value.charAt(0);
  let end = closingQuote(value, 1, quote);
  if (end > 0) {
    receive(unquote(value.slice(0, end)), false);
    return index + 1;
  }
  receive('', false);
  for (index++; index < lines.length; index++) {
    end = closingQuote(lines[index]!, 0, quote);
    if (end > 0) return index + 1;
  }
  return index;
}

/** Position after the quote that closes, 0 where the line does not have it. */
function closingQuote(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\' && quote === '"') at++;
    else if (character === quote) {
      if (quote === '"' || text.charAt(at + 1) !== quote) return at + 1;
      at++;
    }
  }
  return 0;
}

function readFlow(
  lines: readonly string[],
  index: number,
  value: string,
  receive: (value: string, isFlow: boolean) => void,
): number {
  const parts: string[] = [];
  let length = 0;
  let depth = 0;
  let quote = '';
  for (let line = value; ; line = lines[index]!) {
    let end = line.length;
    for (let at = 0; at < line.length; at++) {
      const character = line.charAt(at);
      if (quote !== '') {
        if (character === '\\' && quote === '"') at++;
        else if (character === quote) quote = '';
      } else if (character === '"' || character === "'") quote = character;
      else if (character === '[' || character === '{') depth++;
      else if (character === ']' || character === '}') {
        if (--depth === 0) {
          end = at + 1;
          break;
        }
      } else if (character === '#' && (at === 0 || /\s/.test(line.charAt(at - 1)))) {
        end = at;
        break;
      }
    }
    parts.push(line.slice(0, end));
    length += end;
    index++;
    if (depth <= 0 || length > longestFlow || index >= lines.length) break;
  }
  receive(parts.join('\n'), true);
  return index;
}

function indentOf(text: string, from = 0): number {
  let at = from;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at++;
  return at;
}

/** The text of a scalar without its quotes. */
export function unquote(value: string): string {
  const quote = value.charAt(0);
  if (value.length < 2 || !value.endsWith(quote)) return value;
  if (quote === "'") return value.slice(1, -1).replaceAll("''", "'");
  return quote === '"' ? value.slice(1, -1).replace(/\\(["\\/])/g, '$1') : value;
}
