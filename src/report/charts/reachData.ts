/** Who builds on a contribution now: places by team (or area), those with the most places first. */
export interface ReachTarget {
  readonly label: string;
  readonly places: number;
  readonly people: number;
  /** The areas in which these places lie. */
  readonly areas: readonly string[];
}

export interface ReachData {
  readonly title: string;
  readonly targets: readonly ReachTarget[];
}
