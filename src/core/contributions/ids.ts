/** Ids that outlast rebases, re-runs and new commits: a hash of what a thing was when it began. */

/** FNV-1a over the UTF-16 code units, 64 bits, as 16 hexadecimal digits. */
export function stableId(...parts: readonly string[]): string {
  let hash = 0xcbf2_9ce4_8422_2325n;
  for (const part of parts) {
    for (let index = 0; index <= part.length; index++) {
      const unit = index < part.length ? part.charCodeAt(index) : 0x1_0000;
      hash = BigInt.asUintN(64, (hash ^ BigInt(unit)) * 0x100_0000_01b3n);
    }
  }
  return hash.toString(16).padStart(16, '0');
}

/** Order by UTF-16 code units, the same on every machine. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
