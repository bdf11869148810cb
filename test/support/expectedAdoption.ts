import type { PlaceKind, Via } from '../../src/core/model.ts';

/** An adoption as the rules of crediting want it, its commits told by their subjects. */
export interface ExpectedAdoption {
  /** Path of the asset at the end: a module, or the folder of a package or action. */
  readonly asset: string;
  readonly symbol?: string;
  readonly place: string;
  /** Subject as it was written, before the hosting service put the number behind it. */
  readonly subject: string;
  readonly person: string;
  readonly placeKind?: PlaceKind;
  readonly via?: Via;
  /** Own, when the owner asked about is the person at `born`. */
  readonly own?: true;
  readonly bulk?: true;
  readonly copied?: true;
  /** Subject of the commit with which the present stretch began. */
  readonly since?: string;
  readonly coAuthors?: readonly string[];
  readonly note: string;
}
