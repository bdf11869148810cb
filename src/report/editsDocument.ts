/** What the engineer changed, as their words in the JSON document; other people are named in it only if they chose so. */
import type { Change, Counterfactual, Edit } from '../core/draft/draft.ts';

/** Makes the engineer's own text fit for the document. */
export type Quoting = (text: string) => string;

export function editsDocument(edits: readonly Edit[], quote: Quoting): unknown {
  return edits.map(({ id, at, change }) => ({ id, at, change: told(change, quote) }));
}

export function counterfactualTold(value: Counterfactual, quote: Quoting): Counterfactual {
  return {
    alternative: quote(value.alternative),
    whoPays: quote(value.whoPays),
    when: quote(value.when),
    howSure: quote(value.howSure),
  };
}

function told(change: Change, quote: Quoting): Change {
  const orNull = (text: string | null): string | null => (text === null ? null : quote(text));
  switch (change.kind) {
    case 'rename':
      return { ...change, title: orNull(change.title) };
    case 'claim':
      return { ...change, text: orNull(change.text) };
    case 'form-text':
      return { ...change, text: change.text === null ? null : quoteLines(change.text, quote) };
    case 'counterfactual': {
      const { value } = change;
      return {
        ...change,
        value: value && counterfactualTold(value, quote),
      };
    }
    case 'quote': {
      const { value } = change;
      return {
        ...change,
        value: value && { text: quote(value.text), source: quote(value.source) },
      };
    }
    case 'manual': {
      const { value } = change;
      return {
        ...change,
        value: value && {
          ...value,
          title: quote(value.title),
          claim: quote(value.claim),
          links: value.links.map(({ url, label }) => ({ url, label: quote(label) })),
        },
      };
    }
    default:
      return change;
  }
}

/** Text of several lines, each of them quoted. */
export function quoteLines(text: string, quote: (line: string) => string): string {
  return text
    .split(/\r\n?|\n/)
    .map(quote)
    .join('\n');
}
