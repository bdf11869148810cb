/** Addresses of repositories as manifests write them. */

const shorthand = /^(?:(github|gitlab|bitbucket):)?([\w.-]+)\/([\w.-]+?)(?:\.git)?(?:[#@].*)?$/;
const full =
  /^(?:[a-z][a-z+]{0,20}:\/\/)?(?:[^@/\s]{1,200}@)?([\w-]+(?:\.[\w-]+)+)(?::\d{1,5})?[:/]([\w.-]+)\/([\w.-]+?)(?:\.git)?(?:[#?@].*)?$/i;
const hosts = { github: 'github.com', gitlab: 'gitlab.com', bitbucket: 'bitbucket.org' } as const;

/** `host/owner/name` in lower case; the empty text where it is no such address. */
export function repositoryOf(address: string): string {
  const short = shorthand.exec(address);
  if (short && (short[1] !== undefined || !short[2]!.startsWith('.'))) {
    const host = hosts[(short[1] ?? 'github') as keyof typeof hosts];
    return `${host}/${short[2]}/${short[3]}`.toLowerCase();
  }
  const [, host, owner, name] = full.exec(address) ?? [];
  return name === undefined ? '' : `${host}/${owner}/${name}`.toLowerCase();
}
