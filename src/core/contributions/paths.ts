/** What a path says about what it holds. Paths have `/`; a folder has no trailing slash; the root is empty. */

export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

export function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The name of a file until its first dot; that of `.eslintrc.json` is `.eslintrc`. */
export function stemOf(path: string): string {
  const base = baseOf(path);
  const dot = base.indexOf('.', 1);
  return dot < 0 ? base : base.slice(0, dot);
}

export function isInside(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** The deepest folder that holds all of the paths. */
export function commonFolder(paths: readonly string[]): string {
  let common: string | undefined;
  for (const path of paths) {
    let folder = folderOf(path);
    if (common !== undefined) {
      while (folder !== common && !isInside(common, folder)) folder = folderOf(folder);
      while (common !== folder && !isInside(folder, common)) common = folderOf(common);
    }
    common = folder;
  }
  return common ?? '';
}

const containers = new Set([
  'src', 'source', 'lib', 'libs', 'packages', 'pkg', 'internal', 'main', 'java', 'kotlin', 'python', 'js', 'ts', 'app',
  'apps', 'module', 'modules', 'plugins', 'services', 'tools', 'cmd', 'core', 'org', 'com', 'io', 'resources',
]); // prettier-ignore

/** Whether a folder's name says only that it holds others (`src`, `packages`). */
export function isContainer(name: string): boolean {
  return containers.has(name);
}

/** The part of the repository that a path belongs to: its folder down to the first name that says something. */
export function areaOf(path: string): string {
  const parts = path.split('/').slice(0, -1);
  const end = parts.findIndex((part) => !containers.has(part));
  if (end < 0) return parts.slice(0, 2).join('/');
  return parts.slice(0, end + 1).join('/');
}

const testPath =
  /(^|\/)(tests?|__tests__|spec|specs|e2e|fixtures?|testing|testdata)\/|[._-](test|spec)\.[^/]+$|(^|\/)test_[^/]+$|_test\.[^/]+$|Tests?\.(java|kt)$/;
const docsPath =
  /(^|\/)(docs?|documentation|adr|website|changelogs?|changelog_unreleased|\.changes?|\.changesets?|newsfragments|releasenotes)\/|\.(md|mdx|rst|adoc|txt)$|(^|\/)(LICENSE|CHANGES|CHANGELOG|AUTHORS)[^/]*$/i;
const buildPath =
  /^\.github\/|^\.gitlab|^\.circleci\/|^\.azure|^\.buildkite\/|(^|\/)(Dockerfile|Makefile|Jenkinsfile|Rakefile|tox\.ini|\.travis\.yml|\.pre-commit-config\.yaml|CODEOWNERS|\.editorconfig|\.gitignore|\.gitattributes|\.npmrc|\.nvmrc)[^/]*$|(^|\/)(ci|docker|\.husky)\/|\.gradle(\.kts)?$|(^|\/)(tsconfig|webpack\.config|rollup\.config|esbuild|vite\.config|\.eslintrc|eslint\.config|\.prettierrc)[^/]*$/;
const manifestPath =
  /(^|\/)(package\.json|package-lock\.json|yarn\.lock|pnpm-lock\.yaml|pnpm-workspace\.yaml|go\.mod|go\.sum|requirements[^/]*\.(txt|in)|[^/]*requirements\.txt|poetry\.lock|uv\.lock|pyproject\.toml|setup\.(py|cfg)|Pipfile(\.lock)?|Cargo\.(toml|lock)|Gemfile(\.lock)?|pom\.xml|gradle\.properties|libs\.versions\.toml|\.nvmrc|\.node-version)$/;

const designPath =
  /(^|\/)(adrs?|rfcs?|seps?|keps?|designs?|design-docs?|proposals|decisions)\/[^/]*\.(md|mdx|rst|adoc|txt)$/i;

/** A document in which a design was written down. */
export function isDesignPath(path: string): boolean {
  return designPath.test(path);
}

export function isTestPath(path: string): boolean {
  return testPath.test(path);
}

export function isDocsPath(path: string): boolean {
  return docsPath.test(path) && !manifestPath.test(path);
}

export function isBuildPath(path: string): boolean {
  return buildPath.test(path);
}

const versionPath =
  /(^|\/)(gradle-wrapper\.properties|\.(python|go|java|ruby)-version)$|\.gradle(\.kts)?$|^\.github\/workflows\/[^/]+\.ya?ml$|(^|\/)action\.ya?ml$|(^|\/)([^/]+\.)?Dockerfile(\.[^/]+)?$/;

/** A file that states versions of dependencies, runtimes, build tools, actions or base images. */
export function statesVersions(path: string): boolean {
  return manifestPath.test(path) || versionPath.test(path);
}

/** A file that states or locks versions of dependencies. */
export function isManifestPath(path: string): boolean {
  return manifestPath.test(path);
}
