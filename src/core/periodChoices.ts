/** The review periods that a person is likely to mean on a day. */
import type { Period } from './model.ts';
import { defaultPeriod, parsePeriod } from './period.ts';

export interface PeriodChoice {
  readonly period: Period;
  readonly note: string;
}

/** The last two half-years, the last two quarters, this year and the last one; the one that ended last first. */
export function periodChoices(today: string): readonly PeriodChoice[] {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const last = defaultPeriod(today);
  const half = (back: number): string => label('H', year * 2 + (month > 6 ? 1 : 0) - back, 2);
  const quarter = (back: number): string =>
    label('Q', year * 4 + Math.floor((month - 1) / 3) - back, 4);
  const choices: readonly (readonly [label: string, note: string])[] = [
    [last.label, 'the half-year that ended last'],
    [half(0), 'this half-year so far'],
    [half(2), 'the half-year before the last'],
    [quarter(1), 'the quarter that ended last'],
    [quarter(2), 'the quarter before the last'],
    [String(year), 'this year so far'],
    [String(year - 1), 'last year'],
  ];
  return choices.map(([text, note]) => ({ period: parsePeriod(text)!, note }));
}

function label(letter: string, number: number, perYear: number): string {
  return `${Math.floor(number / perYear)}-${letter}${(number % perYear) + 1}`;
}
