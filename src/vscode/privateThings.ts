/** What an export holds of others: each needs a tick before it leaves the editor. */
import * as vscode from 'vscode';

import type { PrivateThing } from '../report/privateThings.ts';
import { visible } from '../report/visible.ts';

/** Those that the user did not tick; undefined where they gave no answer, none where there was nothing to ask. */
export async function askPrivateThings(
  holds: readonly PrivateThing[],
): Promise<readonly PrivateThing[] | undefined> {
  if (holds.length === 0) return [];
  const items = holds.map((thing) => ({ ...itemOf(thing), thing }));
  const ticked = await vscode.window.showQuickPick(items, {
    title: 'This Export Holds What Belongs to Others',
    placeHolder: 'Tick what may leave; names and quotes without a tick are left out',
    canPickMany: true,
    ignoreFocusOut: true,
  });
  return ticked && holds.filter((thing) => ticked.every((item) => item.thing !== thing));
}

/** Why nothing was exported: something that was refused could not be taken out. Null where all of it is gone. */
export function stillThere(
  refused: readonly PrivateThing[],
  holds: readonly PrivateThing[],
): string | null {
  const kinds = new Set(refused.map(({ kind }) => kind));
  const still = holds.find(
    (thing) =>
      kinds.has(thing.kind) &&
      (thing.kind !== 'quote' || refused.some((one) => isSame(one, thing))),
  );
  if (!still) return null;
  const { label } = itemOf(still);
  return `Nothing was exported: “${label}” had no tick, and it is in the text that you or the history wrote.`;
}

function isSame(a: PrivateThing, b: PrivateThing): boolean {
  return a.kind === 'quote' && b.kind === 'quote' && a.id === b.id;
}

function itemOf(thing: PrivateThing): vscode.QuickPickItem {
  switch (thing.kind) {
    case 'repository':
      return {
        label: `The private repository ${short(thing.name)}`,
        detail: 'Its name, paths and changes. Without a tick nothing is exported.',
      };
    case 'colleagues':
      return {
        label:
          thing.names.length === 1
            ? 'The name of a colleague'
            : `The names of ${thing.names.length} colleagues`,
        detail: thing.names.map(short).join(', '),
      };
    case 'quote':
      return { label: `A quote: “${short(thing.text)}”`, detail: short(thing.source) };
  }
}

function short(text: string): string {
  const line = visible(text.slice(0, 400).replaceAll(/\s+/g, ' '));
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`;
}
