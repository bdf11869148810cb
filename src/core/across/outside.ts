/** A surveyed repository as the files of another one name it. */
import type { Import, Language } from '../languages/language.ts';
import { placeKindOf } from '../placeKind.ts';
import type { Dependency, Outside, TargetId } from '../reuse/dependencies.ts';
import type { Survey } from '../reuse/survey.ts';
import type { Taking } from './taking.ts';

/**
 * An import of a file there means here what it meant at that time, as far as the dates of the two repositories tell; what
 * that was is followed to what it has become.
 */
export function createOutside(survey: Survey, taking: Taking): Outside {
  const { world, units, reader, end } = survey;
  const inward = (language: Language, from: string, imported: Import): Import | null =>
    language.abroad.inward(imported, taking.of(language, from));
  const positionOn = createCalendar(world.dayOf, end);
  return {
    names: (language, from, imported) => inward(language, from, imported) !== null,
    read({ language, from, day }, imports, members, receive) {
      const file = { language, path: '' };
      const standing = { from: positionOn(day), until: end, members };
      for (const imported of imports) {
        const named = inward(language, from, imported);
        if (!named) continue;
        const found: Dependency[] = [];
        reader.readForeign(file, { imports: [named] }, standing, (each) => found.push(each));
        if (language.abroad.namesPackage || found.every(({ target }) => isForOthers(target)))
          for (const dependency of found) receive(dependency);
      }
    },
  };

  /** Tests, examples and documents are not published, though a module elsewhere may be called as one of them. */
  function isForOthers(target: TargetId): boolean {
    if (target >= units.count) return true;
    const kind = placeKindOf(units.name(target), false);
    return kind === 'code' || kind === 'config';
  }
}

/** The last position that had landed by the end of a day; the first one where none had. */
function createCalendar(dayOf: (position: number) => number, end: number): (day: number) => number {
  // Recorded dates may go back; by then, what landed earlier had landed too.
  const days = new Float64Array(end);
  for (let position = 0; position < end; position++)
    days[position] = Math.max(dayOf(position), days[position - 1] ?? -Infinity);
  return (day) => {
    let low = 0;
    let high = end;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (days[middle]! <= day) low = middle;
      else high = middle;
    }
    return low;
  };
}
