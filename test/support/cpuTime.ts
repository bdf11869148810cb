/** Milliseconds of processor time that this process has used so far: what other processes do does not count. */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
