/** Dates as recorded: seconds since 1970 with the offset of the person's clock. */

/** ISO 8601 with the recorded offset (minutes east of UTC), as `git log --format=%aI` writes it. */
export function toIso(seconds: number, offset: number): string {
  const shifted = new Date((seconds + offset * 60) * 1000);
  const text = Number.isNaN(shifted.getTime())
    ? '0000-00-00T00:00:00'
    : shifted.toISOString().replace(/\.\d+Z$/, '');
  const sign = offset < 0 ? '-' : '+';
  const minutes = Math.abs(offset);
  return `${text}${sign}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** The day in UTC of an ISO date with offset. */
export function utcDay(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso.slice(0, 10) : date.toISOString().replace(/T.*$/, '');
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
