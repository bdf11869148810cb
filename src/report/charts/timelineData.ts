/** What the payoff timeline shows; days as `YYYY-MM-DD`. */
import type { Link } from '../line.ts';

export interface TimelineMark {
  readonly day: string;
  /** Index in the groups. */
  readonly group: number;
  /** `3 December 2025: a colleague in Checkout, services/checkout/…`. */
  readonly text: string;
  readonly link: Link;
}

export interface TimelineRow {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly built: { readonly from: string; readonly to: string };
  /** The wait from the end of building to the first use by others, and its length in words. */
  readonly wait: { readonly to: string; readonly text: string } | null;
  /** In order of their days. */
  readonly marks: readonly TimelineMark[];
  /** Said where there are no marks. */
  readonly note: string;
}

/** Users of one kind; `style` picks shape and colour. */
export interface TimelineGroup {
  readonly label: string;
  readonly style: number | 'others' | 'own';
}

export interface TimelineData {
  readonly period: { readonly from: string; readonly to: string; readonly label: string };
  readonly rows: readonly TimelineRow[];
  readonly groups: readonly TimelineGroup[];
}
