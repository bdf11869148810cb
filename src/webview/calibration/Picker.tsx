/** Whole summaries, or two contributions of them. */
import type { JSX } from 'preact';

import type { Column } from '../../core/calibration/columns.ts';
import type { PickedContribution } from '../../protocol.ts';
import { titlesOf } from '../../report/calibration/shownCalibration.ts';

export interface PickerProps {
  readonly columns: readonly Column[];
  readonly picked: readonly PickedContribution[];
  onPick(picked: readonly PickedContribution[]): void;
}

export function Picker({ columns, picked, onPick }: PickerProps): JSX.Element | null {
  const options = columns.flatMap((column) =>
    titlesOf(column).map(({ id, title }) => ({
      name: column.document.subject.name.slice(0, 60),
      title,
      value: { column: column.key, contribution: id },
    })),
  );
  if (options.length < 2) return null;
  const indexOf = ({ column, contribution }: PickedContribution): number =>
    options.findIndex(
      ({ value }) => value.column === column && value.contribution === contribution,
    );
  const choose = (place: number, index: number): void => {
    const next = [0, 1].map((at) => (at === place ? options[index]?.value : picked[at]));
    onPick(index < 0 ? [] : next.map((value, at) => value ?? options[at === 0 ? index : 0]!.value));
  };
  return (
    <p class="choices picker">
      {[0, 1].map((place) => (
        <label key={place}>
          <span class="quiet">{place === 0 ? 'Look at' : 'beside'}</span>{' '}
          <select
            value={picked[place] ? indexOf(picked[place]) : -1}
            disabled={place === 1 && picked.length === 0}
            onChange={({ currentTarget }) => choose(place, Number(currentTarget.value))}
          >
            <option value={-1}>{place === 0 ? 'whole summaries' : 'a contribution'}</option>
            {options.map(({ name, title }, index) => (
              <option key={index} value={index}>
                {name}: {title}
              </option>
            ))}
          </select>
        </label>
      ))}
    </p>
  );
}
