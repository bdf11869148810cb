/** Environments for git, built from nothing: only what git needs to start, and what makes it harmless. */

const kept = ['PATH', 'SystemRoot', 'SYSTEMROOT', 'TEMP', 'TMP', 'TMPDIR'] as const;
const keptForDiscovery = [
  ...kept,
  'HOME',
  'USERPROFILE',
  'HOMEDRIVE',
  'HOMEPATH',
  'XDG_CONFIG_HOME',
] as const;

const harmless = {
  LC_ALL: 'C',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_PAGER: 'cat',
  GIT_TERMINAL_PROMPT: '0',
} as const;

/** For questions to the real repository: the user's own settings count (ownership exceptions, identity). */
export function discoveryEnvironment(ours: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  return { ...pick(ours, keptForDiscovery), ...harmless };
}

/** For everything else: no settings of anybody. `shadow` is the git directory, `objects` the repository's objects. */
export function shadowEnvironment(
  ours: NodeJS.ProcessEnv,
  shadow: string,
  objects: string | null,
): Readonly<Record<string, string>> {
  return {
    ...pick(ours, kept),
    ...harmless,
    HOME: shadow,
    USERPROFILE: shadow,
    XDG_CONFIG_HOME: shadow,
    GIT_ATTR_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    // Without this, log hands over every commit in a write of its own.
    GIT_FLUSH: '0',
    ...(objects === null ? {} : { GIT_DIR: shadow, GIT_OBJECT_DIRECTORY: objects }),
  };
}

function pick(environment: NodeJS.ProcessEnv, names: readonly string[]): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    const wanted = process.platform === 'win32' ? name.toUpperCase() : name;
    const known = names.some(
      (one) => (process.platform === 'win32' ? one.toUpperCase() : one) === wanted,
    );
    if (known && value !== undefined) picked[name] = value;
  }
  return picked;
}
