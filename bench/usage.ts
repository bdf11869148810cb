/** What a process used of the machine. */
import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second, whatever the kernel's own clock. */
const ticksPerSecond = 100;

/** Seconds of processor time (user and system) so far: of this process, and of its children, ended and living. */
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
  const own = fieldsOf('self');
  if (own === null) return null;
  const ended = Number(own[13]) + Number(own[14]);
  const children = (readProc(`self/task/${process.pid}/children`) ?? '')
    .split(' ')
    .filter((pid) => pid !== '');
  const living = children.reduce((sum, pid) => {
    const fields = fieldsOf(pid);
    return fields === null ? sum : sum + Number(fields[11]) + Number(fields[12]);
  }, 0);
  return (ended + living) / ticksPerSecond;
}

/** From the third field of a process's `stat` on; 11 and 12 are its own times, 13 and 14 those of its ended children. */
function fieldsOf(pid: string): readonly string[] | null {
  const stat = readProc(`${pid}/stat`);
  // The second field, the name in brackets, may hold spaces.
  return stat === null ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function readProc(name: string): string | null {
  try {
    return readFileSync(`/proc/${name}`, 'latin1');
  } catch {
    return null;
  }
}
