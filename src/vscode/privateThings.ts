/** What an export holds of others: each needs a tick before it leaves the editor. */
import * as vscode from 'vscode';

import { isSameThing, type PrivateThing } from '../report/privateThings.ts';
import { privateThingWords } from '../report/words/privateThings.ts';

/** Those that the user did not tick; undefined where they gave no answer, none where there was nothing to ask. */
export async function askPrivateThings(
  holds: readonly PrivateThing[],
): Promise<readonly PrivateThing[] | undefined> {
  if (holds.length === 0) return [];
  const items = holds.map((thing) => ({ ...privateThingWords(thing), thing }));
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
  const still = holds.find((thing) => refused.some((one) => isSameThing(one, thing)));
  if (!still) return null;
  const { label } = privateThingWords(still);
  return `Nothing was exported: “${label}” had no tick, and it is in the text that you or the history wrote.`;
}
