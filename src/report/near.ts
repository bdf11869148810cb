/** Names that somebody may have meant. */

const mostNear = 5;

/** The known names most like an unknown one; all, in their order, where none is like it. */
export function nearNames(wanted: string, known: readonly string[]): readonly string[] {
  const key = wanted.slice(0, 100).toLowerCase();
  const near = known
    .map((name) => ({ name, distance: distanceOf(key, name.toLowerCase()) }))
    .filter(
      ({ name, distance }) =>
        distance <= Math.max(2, Math.ceil(key.length / 3)) ||
        (key !== '' && (name.toLowerCase().includes(key) || key.includes(name.toLowerCase()))),
    )
    .toSorted((a, b) => a.distance - b.distance)
    .map(({ name }) => name);
  return near.length > 0 ? near.slice(0, mostNear) : known;
}

/** How many letters have to be put in, taken out or changed. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + Number(a[i - 1] !== b[j - 1])),
      );
    row = next;
  }
  return row.at(-1)!;
}
