/** What Maven and Gradle files take from elsewhere, and how files name it. */
import type { Abroad, Requirement } from '../language.ts';
import { isPom } from './maven.ts';

const gradle = /(?:^|\/)[\w.-]+\.gradle(?:\.kts)?$|(?:^|\/)libs\.versions\.toml$/;
const coordinates = /["']([\w.-]{1,200}:[\w.-]{1,200})(?::([^"'\s@]{1,100}))?(?:@\w{1,20})?["']/g;
const element =
  /<(?:dependency|parent|plugin)>\s{0,200}<groupId>([^<\s]{1,200})<\/groupId>\s{0,200}<artifactId>([^<\s]{1,200})<\/artifactId>(?:\s{0,200}<version>([^<\s]{1,100})<\/version>)?/g;

export const abroad: Abroad = {
  namesPackage: false,
  requires: (path) => isPom(path) || gradle.test(path),
  isLock: (path) => /(?:^|\/)gradle\.lockfile$/.test(path),
  canonical: (name) => name,
  requirements(text, path) {
    if (isPom(path))
      return [...text.matchAll(element)].map(([, group, artifact, version]) =>
        requirement(`${group}:${artifact}`, version),
      );
    return [...text.matchAll(coordinates)].map(([, name, version]) => requirement(name!, version));
  },
  // A class is named by its package, which no other repository has; the artifact may come through another one.
  inward: (imported, taken) => (taken.any ? imported : null),
};

function requirement(name: string, version: string | undefined): Requirement {
  return { as: name, name, range: version ?? null, source: null };
}
