/** What the page knows after each message and edit. */
import assert from 'node:assert/strict';

import { emptyDraft, type Edit } from '../../../src/core/draft/draft.ts';
import type { ToPage } from '../../../src/protocol.ts';
import { readKept, nothingKept } from '../../../src/webview/kept.ts';
import { addEdits, initialState, receive, type PageState } from '../../../src/webview/pageState.ts';
import { makeSummary } from '../../support/summaries.ts';

const summary = makeSummary();
const edit = (id: string, at = 1): Edit => ({
  id,
  at: new Date(at * 1000).toISOString(),
  change: { kind: 'people', people: 'names' },
});
const ids = (state: PageState): readonly string[] => state.draft.edits.map(({ id }) => id);
const after = (...messages: readonly ToPage[]): PageState => messages.reduce(receive, initialState);
const full: ToPage = { type: 'summary', summary, draft: emptyDraft, partial: false };

describe('the state of the page', () => {
  it('keeps edits that are on their way when a summary comes, and when it comes again', () => {
    const typed = addEdits(after(full), [edit('a')]);
    assert.deepEqual(ids(receive(typed, full)), ['a']);
    assert.deepEqual([...receive(typed, full).unsaved], ['a']);
  });

  it('takes the draft of another analysis as it is once everything is saved', () => {
    const saved = receive(addEdits(after(full), [edit('a')]), { type: 'saved', edits: ['a'] });
    assert.deepEqual(ids(receive(saved, full)), []);
  });

  it('joins the edits of another window with its own', () => {
    const own = addEdits(after(full), [edit('b', 2)]);
    const joined = receive(own, { type: 'draft', draft: { version: 1, edits: [edit('a', 1)] } });
    assert.deepEqual(ids(joined), ['a', 'b']);
  });

  it('says what is not saved until it is', () => {
    const failed = receive(addEdits(after(full), [edit('a')]), {
      type: 'not-saved',
      sentence: 'Full.',
    });
    assert.equal(failed.notSaved, 'Full.');
    assert.equal(failed.unsaved.size, 1);
    const saved = receive(failed, { type: 'saved', edits: ['a'] });
    assert.deepEqual([saved.notSaved, saved.unsaved.size], [null, 0]);
  });

  it('goes on showing a summary when the next analysis fails or is cancelled', () => {
    const failed = after(
      full,
      { type: 'progress', stage: 's', done: 0, total: 0 },
      { type: 'failed', sentence: 'x', help: 'y' },
    );
    assert.ok(failed.summary && failed.failure && failed.progress === null);
    const cancelled = after(full, { type: 'cancelled' });
    assert.ok(cancelled.summary && cancelled.cancelled);
  });

  it('shows progress beside a partial summary, and none beside a finished one', () => {
    const progress: ToPage = { type: 'progress', stage: 's', done: 1, total: 2 };
    assert.ok(after(progress, { ...full, partial: true }).progress);
    assert.equal(after(progress, full).progress, null);
  });
});

describe('what outlasts a reload', () => {
  it('is nothing where the kept state is of another making', () => {
    for (const value of [null, undefined, 3, 'x', [], { open: 1, scroll: 'x', unsaved: {} }])
      assert.deepEqual(readKept(value), nothingKept);
  });

  it('leaves out of it what is no name', () => {
    assert.deepEqual(readKept({ open: ['a', 3], scroll: 7, unsaved: [] }), {
      open: ['a'],
      scroll: 7,
      unsaved: [],
      form: null,
    });
  });
});
