/** A few quarters before some work and as many after it, of an area and of the rest of the repository. */
export interface SeriesQuarter {
  readonly side: 'before' | 'after';
  /** `Jun 2019`: when it begins. */
  readonly label: string;
  /** One for each row; null where nothing was there to be measured. */
  readonly values: readonly (number | null)[];
}

export interface SeriesData {
  /** What is counted, with all of the numbers, in words. */
  readonly caption: string;
  /** Each has a scale of its own. */
  readonly rows: readonly string[];
  readonly quarters: readonly SeriesQuarter[];
}
