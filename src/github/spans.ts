/** Spans of days in UTC, both ends included. */

export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

const day = 86_400_000;

/** The span in that many parts of about the same length, in order; fewer where it has fewer days. */
export function cutSpan(span: DaySpan, parts: number): readonly DaySpan[] {
  const first = Date.parse(span.from) / day;
  const days = Date.parse(span.to) / day - first + 1;
  const count = Math.min(parts, days);
  return Array.from({ length: count }, (_, part) => ({
    from: dayAt(first + Math.floor((days * part) / count)),
    to: dayAt(first + Math.floor((days * (part + 1)) / count) - 1),
  }));
}

function dayAt(number: number): string {
  return new Date(number * day).toISOString().slice(0, 10);
}
