/** What a case's two checks come to. */

export interface Verdict {
  readonly kind: 'passed' | 'failed' | 'open';
  /** A line to print; `ID` stands for the case. */
  readonly line: string;
}

/** `open` says why the engine is known to be wrong: that excuses no failing proof, and ends when the engine agrees. */
export function judge(
  open: string | undefined,
  unproven: readonly string[],
  wrong: readonly string[],
): Verdict {
  if (unproven.length > 0) return failed([...unproven, ...wrong]);
  if (open === undefined)
    return wrong.length === 0 ? { kind: 'passed', line: 'ok    ID' } : failed(wrong);
  if (wrong.length === 0) return failed(['no longer open: close it']);
  return { kind: 'open', line: `open  ID: ${open} (${wrong.join('; ')})` };
}

function failed(problems: readonly string[]): Verdict {
  return { kind: 'failed', line: `FAIL  ID\n      ${problems.join('\n      ')}` };
}
