/** The page of a repository on its hosting service, as its remote address tells. */

const scpForm = /^(?:[^@/\s]+@)?([A-Za-z0-9.-]+):(?!\/\/)\/?(.+)$/;

/**
 * `https://host/owner/name` for the https, ssh, git and scp forms of a remote with an owner and a name; null for
 * everything else. Names, passwords and tokens in the address never come through.
 */
export function webUrlOf(remote: string): string | null {
  // A line break would be passed over by the parser of addresses, and so name another repository.
  if (/\s/.test(remote)) return null;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(remote)) {
    if (!URL.canParse(remote)) return null;
    const url = new URL(remote);
    switch (url.protocol) {
      case 'https:':
        return pageOf(url.host, url.pathname);
      case 'http:':
        return url.port === '' ? pageOf(url.hostname, url.pathname) : null;
      case 'ssh:':
      case 'git+ssh:':
      case 'git:':
        return pageOf(url.hostname, url.pathname);
      default:
        return null;
    }
  }
  const scp = scpForm.exec(remote);
  return scp ? pageOf(scp[1]!, scp[2]!) : null;
}

function pageOf(host: string, path: string): string | null {
  const [, owner, name] =
    /^\/?([A-Za-z0-9._-]+)\/([A-Za-z0-9._-]+?)(?:\.git)?\/?$/.exec(path) ?? [];
  if (owner === undefined || name === undefined || !host.includes('.')) return null;
  if (/^\.+$/.test(owner) || /^\.+$/.test(name)) return null;
  const known = host.toLowerCase();
  return `https://${known === 'ssh.github.com' ? 'github.com' : known}/${owner}/${name}`;
}
