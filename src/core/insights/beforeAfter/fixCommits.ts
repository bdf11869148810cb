/** Which commits mend something that was wrong in the product, told from their subject lines alone. */
import { parseMessage } from '../../contributions/themes.ts';

const fixType = /^(fix|fixes|hotfix|bugfix|bug|revert)$/;
/** Other prefixes, as in `parser: fix …`, name a part of the product. */
const otherType =
  /^(feat|feature|docs?|style|refactor|perf|tests?|build|ci|chore|release|deps|types?|lint|wip|new|update|upgrade|breaking|bench)$/;
const fixWord =
  /\b(fix(es|ed|ing)?|bug-?fix(es)?|hot-?fix(es)?|bugs?|regressions?|crash(es|ed|ing)?|revert(s|ed)?)\b/i;
const otherMatter =
  /\b(typos?|spelling|grammar|wording|lint\w*|eslint|tslint|flake8|pyflakes|pylint|mypy|pyright|pep-?8|isort|import order|prettier|gofmt|format(ting)?|white ?space|indent\w*|docs?|documentation|docstrings?|readme|changelog|comments?|javadocs?|typings?|annotations?|links?|tests?|specs?|snapshots?|flak[ey]\w*|ci|travis|github actions?|workflows?|builds?|deps?|dependenc(y|ies)|bump(s|ed)?|upgrade[sd]?|lock-?file|release|version|example|examples|website|benchmarks?)\b/i;
const revertOfRevert = /^(revert|reapply)\b\W*(revert|reapply)\b|^reapply\b/i;

/**
 * Whether a subject line tells of a fix, a hotfix or a revert. Typing errors, formatting, documents, tests, CI and
 * dependencies are no fixes of the product; a type as in `feat(search): …` decides where there is one.
 */
export function isFixSubject(subject: string): boolean {
  const { type, scope, text } = parseMessage(subject);
  if (revertOfRevert.test(subject) || otherMatter.test(text)) return false;
  if (scope !== null && otherMatter.test(scope)) return false;
  if (type !== null && fixType.test(type)) return true;
  return (type === null || !otherType.test(type)) && fixWord.test(text);
}
