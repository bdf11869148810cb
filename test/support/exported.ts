/** Exported summaries for tests: what the tool writes, and every change of one field of it. */
import { applyDraft } from '../../src/core/draft/applyDraft.ts';
import type { Change, Draft } from '../../src/core/draft/draft.ts';
import type { Summary } from '../../src/core/summary/summary.ts';
import { summaryDocument } from '../../src/report/json.ts';

export function draftOf(changes: readonly Change[]): Draft {
  return {
    version: 1,
    edits: changes.map((change, index) => ({
      id: `e${index}`,
      at: `2026-07-01T00:00:${String(index).padStart(2, '0')}Z`,
      change,
    })),
  };
}

/** The text of the document, as it is written to a file. */
export function exportedText(summary: Summary, changes: readonly Change[] = []): string {
  const draft = draftOf(changes);
  return `${JSON.stringify(summaryDocument(applyDraft(summary, draft), draft), null, 2)}\n`;
}

/** Edits of every kind, as an engineer would make them before the review. */
export function everyEdit({ contributions }: Summary): readonly Change[] {
  const [first, second, third] = contributions.map(({ id }) => id) as [string, string, string];
  return [
    { kind: 'rename', contribution: first, title: 'A title of my own' },
    { kind: 'claim', contribution: first, insight: 'D1', text: 'A claim\nof my own.' },
    {
      kind: 'quote',
      contribution: first,
      id: 'q',
      value: { text: 'It helped.', source: 'https://git.example/1' },
    },
    {
      kind: 'counterfactual',
      contribution: second,
      value: { alternative: 'Each its own', whoPays: 'Checkout', when: 'now', howSure: 'quite' },
    },
    { kind: 'include-argument', contribution: second, insight: 'D1', included: false },
    { kind: 'include', contribution: third, included: false },
    { kind: 'include-argument', contribution: 'reverts', insight: 'prompt', included: false },
    {
      kind: 'manual',
      contribution: 'm',
      value: {
        title: 'On call',
        lens: 'enables',
        claim: 'I wrote the run book.',
        links: [{ url: 'https://git.example/2', label: 'run book' }],
      },
    },
    {
      kind: 'quote',
      contribution: 'm',
      id: 'qm',
      value: { text: 'I used it at night.', source: 'a colleague in Search' },
    },
    { kind: 'move', contribution: 'm', before: first },
    { kind: 'form-text', form: 'google-perf', field: 'accomplishments', text: 'My own\n- words.' },
    { kind: 'form-text', form: 'meta', field: 'self-review', text: 'Thought better of.' },
    { kind: 'form-text', form: 'meta', field: 'self-review', text: null },
  ];
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Each way to take one field away or to give it a value of another type; of lists, only the first item is changed. */
export function* brokenDocuments(
  text: string,
): Generator<{ readonly where: string; readonly text: string }> {
  const document = JSON.parse(text) as Json;
  function* at(value: Json, where: string): Generator<{ where: string; text: string }> {
    if (Array.isArray(value)) {
      if (value.length > 0) yield* at(value[0]!, `${where}.0`);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      const known = value[key]!;
      delete value[key];
      yield { where: `${where}.${key} is missing`, text: JSON.stringify(document) };
      value[key] = typeof known === 'boolean' ? 7 : true;
      yield { where: `${where}.${key} has another type`, text: JSON.stringify(document) };
      value[key] = known;
      yield* at(known, `${where}.${key}`);
    }
  }
  yield* at(document, '');
}
