/** What a person is asked to let go, each in one line. */
import type { PrivateThing } from '../privateThings.ts';
import { visible } from '../visible.ts';

export interface PrivateThingWords {
  readonly label: string;
  readonly detail: string;
}

export function privateThingWords(thing: PrivateThing): PrivateThingWords {
  switch (thing.kind) {
    case 'repository':
      return {
        label: `The private repository ${short(thing.name)}`,
        detail: 'Its name, paths and changes; they cannot be taken out.',
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
