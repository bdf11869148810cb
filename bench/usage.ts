/** What a process used of the machine. */
import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second, whatever the kernel's own clock. */
const ticksPerSecond = 100;

/** Seconds of processor time (user and system) so far: of this process, and of its children that ended. */
export interface CpuTime {
  readonly own: number;
  /** Null where the system does not tell. */
  readonly children: number | null;
}

export function cpuTime(): CpuTime {
  const { user, system } = process.cpuUsage();
  return { own: (user + system) / 1e6, children: childrenTime() };
}

/** The most memory that a living process ever held, in MiB; null where the system does not tell. */
export function peakMemory(pid: number): number | null {
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readProc(`${pid}/status`) ?? '');
  return peak ? Number(peak[1]) / 1024 : null;
}

function childrenTime(): number | null {
  const stat = readProc('self/stat');
  if (stat === null) return null;
  // The second field, the name in brackets, may hold spaces; cutime and cstime are fields 16 and 17.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
}

function readProc(name: string): string | null {
  try {
    return readFileSync(`/proc/${name}`, 'latin1');
  } catch {
    return null;
  }
}
