/** Moves and other ways in Python, Go, Java and workflows (rules 1, 2 and 3). */
import { checkRules } from '../../support/ruleCase.ts';

const naming =
  'def snake(text):\n    """Words with underscores."""\n    out = []\n    for sign in text:\n        out.append(sign.lower())\n    return "_".join(out)\n\n\nLIMIT = 80\n';
const python = (head: string, call = 'snake("a b")'): string =>
  `${head}\n\n\ndef build():\n    name = ${call}\n    return name + "!"\n`;

const backoff =
  'package backoff\n\nimport "time"\n\n// Wait waits longer each time.\nfunc Wait(n int) time.Duration {\n\treturn time.Duration(n) * time.Second\n}\n';
const go = (path: string): string =>
  `package stock\n\nimport "${path}"\n\nfunc Count(n int) int {\n\tbackoff.Wait(n)\n\treturn n + 1\n}\n`;

const money = (pack: string, name = 'Money'): string =>
  `package ${pack};\n\npublic final class ${name} {\n    private final long cents;\n\n    public ${name}(long cents) {\n        this.cents = cents;\n    }\n\n    public long cents() {\n        return cents;\n    }\n}\n`;
const cart = (pack: string, imports: string, name = 'Money'): string =>
  `package ${pack};\n\n${imports}public class Cart {\n    private ${name} total = new ${name}(0);\n\n    public long total() {\n        return total.cents();\n    }\n}\n`;
const java = (pack: string, name: string): string =>
  `src/main/java/${pack.replaceAll('.', '/')}/${name}.java`;

const reusable =
  'name: Build\non:\n  workflow_call:\n    inputs:\n      target:\n        type: string\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make build\n';
const caller = (uses: string): string =>
  `name: CI\non: [push]\njobs:\n  ci:\n    uses: ${uses}\n    with:\n      target: all\n`;
const action =
  'name: Set up\nruns:\n  using: composite\n  steps:\n    - run: make setup\n      shell: bash\n';
const steps = (uses: string): string =>
  `name: CI\non: [push]\njobs:\n  ci:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ${uses}\n      - run: make test\n`;

describe('rules 1 to 3 in other languages', () => {
  checkRules([
    {
      title: 'Python: relative, then absolute import',
      build(story) {
        story.commit('make', 'Ada', { 'shop/__init__.py': '', 'shop/naming.py': naming });
        story.commit('use', 'Bo', { 'shop/orders.py': python('from .naming import snake') });
        story.commit('absolute', 'Cy', { 'shop/orders.py': python('from shop.naming import snake') });
      },
      expect: [
        { asset: 'shop/naming.py', place: 'shop/orders.py', commit: 'use', person: 'Bo', via: 'import' },
        { asset: 'shop/naming.py', symbol: 'snake', place: 'shop/orders.py', commit: 'use', person: 'Bo' },
      ],
    },
    {
      title: 'Python: from the module to the package that passes it on',
      build(story) {
        story.commit('make', 'Ada', { 'shop/__init__.py': '', 'shop/naming.py': naming });
        story.commit('use', 'Bo', { 'tools/build.py': python('from shop.naming import snake') });
        story.commit('pass on', 'Ada', { 'shop/__init__.py': 'from .naming import snake\n' });
        story.commit('shorter', 'Cy', { 'tools/build.py': python('from shop import snake') });
      },
      expect: [
        { asset: 'shop/naming.py', place: 'tools/build.py', commit: 'use', person: 'Bo' },
        { asset: 'shop/naming.py', symbol: 'snake', place: 'tools/build.py', commit: 'use', person: 'Bo' },
      ],
    },
    {
      title: 'Python: x.py becomes x/__init__.py',
      build(story) {
        story.commit('make', 'Ada', { 'shop/__init__.py': '', 'shop/naming.py': naming });
        story.commit('use', 'Bo', { 'tools/build.py': python('from shop.naming import snake') });
        story.commit('package', 'Cy', {
          'shop/naming.py': null,
          'shop/naming/__init__.py': `${naming}\nOTHER = 1\n`,
        });
      },
      expect: [{ asset: 'shop/naming/__init__.py', place: 'tools/build.py', commit: 'use', person: 'Bo' }],
      born: [{ asset: 'shop/naming/__init__.py', commit: 'make', person: 'Ada' }],
    },
    {
      title: 'Python: a package moved into src',
      build(story) {
        story.commit('make', 'Ada', {
          'pyproject.toml': '[project]\nname = "shop"\n',
          'shop/__init__.py': '"""The shop."""\n',
          'shop/naming.py': naming,
        });
        story.commit('use', 'Bo', { 'tools/build.py': python('from shop.naming import snake') });
        story.commit('src', 'Cy', {
          'shop/__init__.py': null, 'shop/naming.py': null,
          'src/shop/__init__.py': '"""The shop."""\n', 'src/shop/naming.py': naming,
        });
      },
      expect: [{ asset: 'src/shop/naming.py', place: 'tools/build.py', commit: 'use', person: 'Bo' }],
    },
    {
      title: 'Python: for types alone, then for values',
      build(story) {
        story.commit('make', 'Ada', { 'shop/__init__.py': '', 'shop/naming.py': naming });
        story.commit('types', 'Bo', {
          'tools/build.py': python('from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from shop.naming import snake', 'str("a b")'),
        });
        story.commit('values', 'Cy', { 'tools/build.py': python('from shop.naming import snake') });
      },
      expect: [{ asset: 'shop/naming.py', place: 'tools/build.py', commit: 'types', person: 'Bo', via: 'import' }],
    },
    {
      title: 'Go: the module gets another path',
      build(story) {
        story.commit('make', 'Ada', { 'go.mod': 'module example.org/old\n\ngo 1.22\n', 'backoff/backoff.go': backoff });
        story.commit('use', 'Bo', { 'stock/count.go': go('example.org/old/backoff') });
        story.commit('path', 'Cy', { 'go.mod': 'module example.org/new\n\ngo 1.22\n', 'stock/count.go': go('example.org/new/backoff') });
      },
      expect: [{ asset: 'backoff', place: 'stock/count.go', commit: 'use', person: 'Bo' }],
    },
    {
      title: 'Go: a package moved, its users rewritten',
      build(story) {
        story.commit('make', 'Ada', { 'go.mod': 'module example.org/shop\n\ngo 1.22\n', 'backoff/backoff.go': backoff });
        story.commit('use', 'Bo', { 'stock/count.go': go('example.org/shop/backoff') });
        story.commit('move', 'Cy', {
          'backoff/backoff.go': null,
          'internal/net/backoff/backoff.go': backoff,
          'stock/count.go': go('example.org/shop/internal/net/backoff'),
        });
      },
      expect: [{ asset: 'internal/net/backoff', place: 'stock/count.go', commit: 'use', person: 'Bo' }],
      born: [{ asset: 'internal/net/backoff', commit: 'make', person: 'Ada' }],
    },
    {
      title: 'Go: a package moved and the module’s path changed at once',
      build(story) {
        story.commit('make', 'Ada', { 'go.mod': 'module example.org/old\n\ngo 1.22\n', 'backoff/backoff.go': backoff });
        story.commit('use', 'Bo', { 'stock/count.go': go('example.org/old/backoff') });
        story.commit('both', 'Cy', {
          'go.mod': 'module example.org/new/v2\n\ngo 1.22\n',
          'backoff/backoff.go': null,
          'pkg/backoff/backoff.go': backoff,
          'stock/count.go': go('example.org/new/v2/pkg/backoff'),
        });
      },
      expect: [{ asset: 'pkg/backoff', place: 'stock/count.go', commit: 'use', person: 'Bo' }],
    },
    {
      title: 'Java: a neighbour needs no import; moved away it does, and that is no adoption',
      build(story) {
        story.commit('make', 'Ada', { [java('a.shop', 'Money')]: money('a.shop') });
        story.commit('use', 'Bo', { [java('a.shop', 'Cart')]: cart('a.shop', '') });
        story.commit('move', 'Cy', {
          [java('a.shop', 'Money')]: null,
          [java('a.money', 'Money')]: money('a.money'),
          [java('a.shop', 'Cart')]: cart('a.shop', 'import a.money.Money;\n\n'),
        });
      },
      expect: [{ asset: java('a.money', 'Money'), place: java('a.shop', 'Cart'), commit: 'use', person: 'Bo', via: 'import' }],
      born: [{ asset: java('a.money', 'Money'), commit: 'make', person: 'Ada' }],
    },
    {
      title: 'Java: a whole package moved with its users inside',
      build(story) {
        story.commit('make', 'Ada', { [java('a.shop', 'Money')]: money('a.shop') });
        story.commit('use', 'Bo', { [java('a.shop', 'Cart')]: cart('a.shop', '') });
        story.commit('move', 'Cy', {
          [java('a.shop', 'Money')]: null,
          [java('a.shop', 'Cart')]: null,
          [java('org.shop', 'Money')]: money('org.shop'),
          [java('org.shop', 'Cart')]: cart('org.shop', ''),
        });
      },
      expect: [{ asset: java('org.shop', 'Money'), place: java('org.shop', 'Cart'), commit: 'use', person: 'Bo', via: 'same-package' }],
    },
    {
      title: 'Java: a class renamed with its file',
      build(story) {
        story.commit('make', 'Ada', { [java('a.shop', 'Money')]: money('a.shop') });
        story.commit('use', 'Bo', { [java('b', 'Cart')]: cart('b', 'import a.shop.Money;\n\n') });
        story.commit('rename', 'Cy', {
          [java('a.shop', 'Money')]: null,
          [java('a.shop', 'Amount')]: money('a.shop', 'Amount'),
          [java('b', 'Cart')]: cart('b', 'import a.shop.Amount;\n\n', 'Amount'),
        });
      },
      expect: [{ asset: java('a.shop', 'Amount'), place: java('b', 'Cart'), commit: 'use', person: 'Bo' }],
    },
    {
      title: 'Java: a star import written out',
      build(story) {
        story.commit('make', 'Ada', { [java('a.shop', 'Money')]: money('a.shop') });
        story.commit('use', 'Bo', { [java('b', 'Cart')]: cart('b', 'import a.shop.*;\n\n') });
        story.commit('written out', 'Cy', { [java('b', 'Cart')]: cart('b', 'import a.shop.Money;\n\n') });
      },
      expect: [{ asset: java('a.shop', 'Money'), place: java('b', 'Cart'), commit: 'use', person: 'Bo' }],
    },
    {
      title: 'a reusable workflow renamed, its callers rewritten',
      build(story) {
        story.commit('make', 'Ada', { '.github/workflows/build.yml': reusable });
        story.commit('use', 'Bo', { '.github/workflows/ci.yml': caller('./.github/workflows/build.yml') });
        story.commit('rename', 'Cy', {
          '.github/workflows/build.yml': null,
          '.github/workflows/build-reusable.yaml': reusable,
          '.github/workflows/ci.yml': caller('./.github/workflows/build-reusable.yaml'),
        });
      },
      expect: [
        { asset: '.github/workflows/build-reusable.yaml', place: '.github/workflows/ci.yml', commit: 'use', person: 'Bo', via: 'uses', placeKind: 'config' },
      ],
    },
    {
      title: 'a composite action moved',
      build(story) {
        story.commit('make', 'Ada', { '.github/actions/setup/action.yml': action });
        story.commit('use', 'Bo', { '.github/workflows/ci.yml': steps('./.github/actions/setup') });
        story.commit('move', 'Cy', {
          '.github/actions/setup/action.yml': null,
          '.github/actions/toolchain/action.yml': action,
          '.github/workflows/ci.yml': steps('./.github/actions/toolchain/'),
        });
      },
      expect: [{ asset: '.github/actions/toolchain', place: '.github/workflows/ci.yml', commit: 'use', person: 'Bo', via: 'uses' }],
    },
    {
      title: 'another repository’s action of the same name is another one',
      build(story) {
        story.origin('https://github.com/acme/shop.git');
        story.commit('make', 'Ada', { '.github/actions/setup/action.yml': action });
        story.commit('else', 'Bo', { '.github/workflows/ci.yml': steps('someone/else/.github/actions/setup@v1') });
        story.commit('own', 'Cy', { '.github/workflows/own.yml': steps('Acme/shop/.github/actions/setup@main') });
      },
      expect: [{ asset: '.github/actions/setup', place: '.github/workflows/own.yml', commit: 'own', person: 'Cy' }],
      absent: [{ asset: '.github/actions/setup', place: '.github/workflows/ci.yml' }],
    },
  ]);
}); // prettier-ignore
