import assert from 'node:assert/strict';

import fc from 'fast-check';

import type { Import, Layout } from '../../../src/core/languages/language.ts';
import { python } from '../../../src/core/languages/python.ts';
import { cpuMilliseconds } from '../../support/cpuTime.ts';

const scan = (text: string, path = 'pkg/mod.py') => python.scan(text, path);
const names = (text: string) => scan(text).definitions.map(({ name }) => name);

/** Imports in a short form: `via specifier names|namespace @line`. */
function imports(text: string, path?: string): readonly string[] {
  return scan(text, path).imports.map(({ via, specifier, names: taken, namespace, line }) => {
    const what = taken
      ? taken.map(({ imported, local }) => (imported === local ? local : `${imported}=${local}`))
      : [namespace === null ? '*' : `(${namespace})`];
    return `${via} ${specifier} ${what.join(',')} @${line}`;
  });
}

function members(text: string, ...namespaces: readonly string[]) {
  return Object.fromEntries(python.members(text, new Set(namespaces)));
}

function layout(files: Readonly<Record<string, string>>): Layout {
  return { paths: Object.keys(files), text: (path) => files[path], formerNames: () => [] };
}

/** The first alternative that exists, for each thing that the statement takes. */
function resolve(paths: readonly string[], from: string, statement: string): readonly string[] {
  const files = Object.fromEntries(paths.map((path) => [path, '']));
  const keys = new Set(paths.flatMap((path) => python.keysOf(path)));
  const resolver = python.resolver(layout(files));
  return scan(statement, from)
    .imports.flatMap((imported) => resolver.resolve(from, imported))
    .map((group) => {
      const target = group.find(({ key }) => keys.has(key));
      if (!target) return '-';
      return [target.key, ...(target.names ?? []).map(({ imported }) => imported)].join(' ');
    });
}

describe('Python imports', () => {
  it('are read in all their forms', () => {
    const text = `\uFEFF"""Doc."""
import a.b as c, d
import a . b
from x import (a,  # one
    b as c,
)
from x import *
from . import y
from ..pkg import z; import w
from...deep.mod import v
from \\
  q import r, \\
  s
`;
    assert.deepEqual(imports(text), [
      'import a.b (c) @2',
      'import d (d) @2',
      'import a.b (a.b) @3',
      'import x a,b=c @4',
      'import x * @7',
      'import . y @8',
      'import ..pkg z @9',
      'import w (w) @9',
      'import ...deep.mod v @10',
      'import q r,s @11',
    ]);
  });

  it('count inside functions, classes and blocks, also on the line of their header', () => {
    const text = `try: import a
except ImportError: import b
def f():
\tdef g():
\t\timport c
class C: from d import e; import f
if x := (lambda: 0)(): import g
with a as b, \\
     c as d:
  import h
`;
    assert.deepEqual(
      imports(text).map((line) => line.split(' ')[1]),
      ['a', 'b', 'c', 'd', 'f', 'g', 'h'],
    );
  });

  it('are told apart where only a type checker sees them', () => {
    const text = `if TYPE_CHECKING:
    import a
    if x:
        import b
else:
    import c
if typing.TYPE_CHECKING: import d; import e
import f
if (t.TYPE_CHECKING):  # why
    import g
if not TYPE_CHECKING:
    import h
`;
    assert.deepEqual(
      imports(text).map((line) => line.split(' ').slice(0, 2).join(' ')),
      [
        'type-import a',
        'type-import b',
        'import c',
        'type-import d',
        'type-import e',
        'import f',
        'type-import g',
        'import h',
      ],
    );
  });

  it('are read from calls with a literal name', () => {
    const text = `import importlib
m = importlib.import_module('a.b')
n = import_module(
    ".c", package=__name__)
o = __import__(r"d")
p = import_module(f'e'), import_module('f' + g), import_module(h), import_module('i j')
# import_module('k')
`;
    assert.deepEqual(imports(text).slice(1), [
      'dynamic-import a.b * @2',
      'dynamic-import .c * @3',
      'dynamic-import d * @5',
    ]);
  });

  it('are not read from strings and comments', () => {
    const text = `x = """
import a
"""
y = r'\\'; z = 'it\\'s \\
import b'
# import c
s = "'''"; t = ''; u = """\\""" import d"""
f(
  'import e',
import_f)
`;
    assert.deepEqual(imports(text), []);
  });

  it('go on after a bracket that was never closed', () => {
    assert.deepEqual(imports('x = f(1,\n  2\nimport a\nfrom b import c\n'), [
      'import a (a) @3',
      'import b c @4',
    ]);
  });

  it('are left out where they are not finished', () => {
    assert.deepEqual(
      imports('from x import\nimport\nfrom\nfrom . \nimport a.\nfrom import x\n'),
      [],
    );
  });

  it('are passed on by the file of a package, and only there', () => {
    const text = `from .mod import X as Y
from . import sub
from pkg.other import Z
from elsewhere import W
from .all import *
def f():
    from .late import L
if TYPE_CHECKING:
    from .types import T
`;
    const vias = (path: string, body = text) => scan(body, path).imports.map(({ via }) => via);
    assert.deepEqual(vias('src/pkg/__init__.py'), [
      're-export',
      're-export',
      're-export',
      'import',
      're-export',
      'import',
      'type-import',
    ]);
    assert.ok(vias('src/pkg/mod.py').every((via) => via !== 're-export'));
    assert.equal(
      vias('p/__init__.pyi', `${text}\ndef __getattr__(name): ...\n`).at(-1),
      're-export',
    );
  });
});

describe('Python definitions', () => {
  it('are functions, classes and assignments at the top level, with their lines', () => {
    const text = `@decorated(
    x=1)
def f(a, b=2): return a
async  def g(): pass
class C(Base):
    inner = 1
    def method(self): pass
A = B = 1
x, (y, *z), obj.attr, items[i] = 1, 2
[p, q] = r
n: int
m: dict[str, int] = {'k': 1}
type Alias[T] = list[T]
`;
    assert.deepEqual(
      scan(text).definitions.map(({ name, line }) => `${name}@${line}`),
      [
        'f@3',
        'g@4',
        'C@5',
        'A@8',
        'B@8',
        'x@9',
        'y@9',
        'z@9',
        'p@10',
        'q@10',
        'n@11',
        'm@12',
        'Alias@13',
      ],
    );
  });

  it('count under top-level conditions, once', () => {
    const text = `if a:
    class X(Base): ...
    class Y(Base): ...
else:
    X = None
    def Y(): pass
try:
    Z = 1
finally: W = 2
`;
    assert.deepEqual(names(text), ['X', 'Y', 'Z', 'W']);
  });

  it('are nothing that only compares, changes, calls or annotates otherwise', () => {
    const text = `a == b
c += 1
f(d=1)
e[g: h] = 1
lambda i: j
lambda k=1, l=2: m
value = lambda o, p=1: p
if q == 1: pass
print('r = 1')
del s
self.t: int = 1
'{"u": 1}'.v = 2
`;
    assert.deepEqual(names(text), ['value']);
  });

  it('are public unless their names begin with an underscore', () => {
    assert.deepEqual(names('_a = 1\n__version__ = "1"\nb = 2\ndef _c(): pass\n'), ['b']);
  });

  it('are those of `__all__` where it is written out', () => {
    const body = 'a = _b = c = 1\n';
    assert.deepEqual(names(`${body}__all__ = ["a", '_b']`), ['a', '_b']);
    assert.deepEqual(names(`${body}__all__: list[str] = ("a",  # why\n)`), ['a']);
    assert.deepEqual(names(`${body}__all__ = ["a"] + [\n"c"]`), ['a', 'c']);
    assert.deepEqual(names(`${body}__all__ = []\n__all__ += ["c"]\n__all__.append("a")`), [
      'a',
      'c',
    ]);
    assert.deepEqual(names(`${body}__all__ = ["a"] + other.__all__`), ['a', 'c']);
    assert.deepEqual(names(`${body}__all__ = ["a"]\n__all__ += other.__all__`), ['a', 'c']);
    assert.deepEqual(names(`${body}__all__ = ["a"]\n__all__.sort()`), ['a']);
  });

  it('are found by name, public or not', () => {
    const text = 'def _f(): pass\nclass C:\n    def g(self): pass\n';
    assert.ok(python.defines(text, '_f'));
    assert.ok(python.defines(text, 'C'));
    assert.ok(!python.defines(text, 'g'));
    assert.ok(!python.defines(text, 'self'));
  });
});

describe('What a Python file is', () => {
  const share = (text: string, path = 'pkg/__init__.py') => scan(text, path).reExportShare;

  it('counts the re-exports of a package among its lines of code', () => {
    const reExports = `"""What
it is."""
from __future__ import annotations

from .a import (
    A,
    B,
)
from .b import C  # noqa

__all__ = [
    "A", "B", "C",
]
__version__ = "1"
`;
    assert.equal(share(reExports), 1);
    assert.equal(share(reExports, 'pkg/mod.py'), 0);
    assert.equal(share(`${reExports}import os\n`), 5 / 6);
    assert.equal(share(`${reExports}def f():\n    # nothing\n    x = 1\n\n    return x\n`), 5 / 8);
    assert.equal(share('if x: from .a import b\n'), 1);
    assert.equal(share(''), 0);
  });

  it('is generated where its top or a line says so', () => {
    const generated = (text: string) => scan(text).generated;
    assert.ok(generated('# -*- coding: utf-8 -*-\n# Generated by the protocol buffer compiler.\n'));
    assert.ok(generated('# @generated\n'));
    assert.ok(generated('# Code generated by x. DO NOT EDIT.\n'));
    assert.ok(generated(`a = 1\nb = "${'x'.repeat(6000)}"\n`));
    assert.ok(!generated(`a = 1\n${'b = 2\n'.repeat(2000)}# @generated\n`));
  });

  it('is summed up by the first sentence of its docstring', () => {
    const summary = (text: string) => scan(text).summary;
    assert.equal(
      summary('#!/usr/bin/python\n\n"""Reads e.g. this\nand that.  Then more."""\n'),
      'Reads e.g. this and that.',
    );
    assert.equal(summary("r'''\n    pkg.mod\n    ~~~~~~~\n\n    Does it.\n'''"), 'Does it.');
    assert.equal(summary('"""pkg.mod\n\n:copyright: (c) by someone.\n"""'), null);
    assert.equal(summary('"not" + "doc"'), null);
    assert.equal(summary('x = 1\n"""Late."""'), null);
    assert.equal(summary('f"""No {doc}."""'), null);
  });
});

describe('Python members', () => {
  it('are what is taken from namespaces, the longest one first', () => {
    const text = `import a, a.b
from a.c import d
a.X; a.b.Y.z; a.X; a . W
(a
  .V)
other.a.N; f(a=1); a = 2; x.b
"a.N"  # a.N
print(a)
`;
    assert.deepEqual(members(text, 'a', 'a.b'), { a: ['X', 'W', 'V', '*'], 'a.b': ['Y'] });
  });

  it('are looked for in formatted strings, not in others', () => {
    const text = `f"{a.X:>{a.Y}} {{a.N}} {b['a.N']}" rf'''{
a.Z}''' "{a.N}" rb"{a.N}" f'{ {a.W: 1}["}"] } a.N'
raise a.Error from a.Cause
`;
    assert.deepEqual(members(text, 'a'), { a: ['X', 'Y', 'Z', 'W', 'Error', 'Cause'] });
  });
});

describe('Python modules', () => {
  it('are named by their paths', () => {
    assert.deepEqual(python.keysOf('src/a/b.py'), ['py:src/a/b']);
    assert.deepEqual(python.keysOf('src/a/b.pyi'), ['py:src/a/b']);
    assert.deepEqual(python.keysOf('src/a/__init__.py'), ['py:src/a']);
    assert.deepEqual(python.keysOf('__init__.py'), ['py:.']);
    assert.deepEqual(python.keysOf('bin/not-a-module.py'), []);
    assert.ok(!python.reads('a.pyc'));
  });

  it('are found relative to the importing file', () => {
    const paths = ['a/__init__.py', 'a/b.py', 'a/c/__init__.py', 'a/c/d.py'];
    assert.deepEqual(resolve(paths, 'a/b.py', 'from . import c, x'), ['py:a/c', 'py:a x']);
    assert.deepEqual(resolve(paths, 'a/c/__init__.py', 'from .d import y'), ['py:a/c/d y']);
    assert.deepEqual(resolve(paths, 'a/c/d.py', 'from ..b import z'), ['py:a/b z']);
    assert.deepEqual(resolve(paths, 'a/c/d.py', 'from .. import b'), ['py:a/b']);
    assert.deepEqual(resolve(paths, 'a/b.py', 'from ... import b'), []);
    assert.deepEqual(resolve(['b.py', 'c.py'], 'b.py', 'from . import c'), ['py:c']);
  });

  it('are found from the roots of the sources', () => {
    const paths = ['src/a/__init__.py', 'src/a/b.py', 'tests/test_a.py', 'lib/n/m.py', 'setup.py'];
    assert.deepEqual(resolve(paths, 'tests/test_a.py', 'import a, a.b, a.none'), [
      'py:src/a',
      'py:src/a/b',
      '-',
    ]);
    assert.deepEqual(resolve(paths, 'tests/test_a.py', 'from a import b, c'), [
      'py:src/a/b',
      'py:src/a c',
    ]);
    assert.deepEqual(resolve(paths, 'tests/test_a.py', 'from a import *'), ['py:src/a']);
    assert.deepEqual(resolve(paths, 'lib/n/x.py', 'import n.m'), ['py:lib/n/m']);
    assert.deepEqual(resolve(paths, 'src/a/b.py', 'import_module("a.b")'), ['py:src/a/b']);
  });

  it('are found nearest first where several folders have them', () => {
    const paths = ['x', 'y'].flatMap((name) => [
      `${name}/tests/__init__.py`,
      `${name}/tests/helpers.py`,
      `${name}/tests/unit/__init__.py`,
    ]);
    for (const name of ['x', 'y']) {
      assert.deepEqual(
        resolve(paths, `${name}/tests/unit/test.py`, 'from tests.helpers import h'),
        [`py:${name}/tests/helpers h`],
      );
    }
  });

  it('are found from folders that are gone now', () => {
    const keys = python
      .resolver(layout({ 'src/a/b.py': '' }))
      .resolve('old/a/c.py', scan('import a.b').imports[0]!)
      .flat()
      .map(({ key }) => key);
    assert.deepEqual(keys.slice(0, 3), ['py:old/a/b', 'py:a/b', 'py:src/a/b']);
  });

  it('stand beside scripts, never beside modules of a package', () => {
    const paths = [
      'bin/run.py',
      'bin/tool.py',
      'bin/logging.py',
      'p/__init__.py',
      'p/requests.py',
      'p/m.py',
    ];
    assert.deepEqual(resolve(paths, 'bin/run.py', 'import tool, logging'), ['py:bin/tool', '-']);
    assert.deepEqual(resolve(paths, 'p/m.py', 'import requests'), ['-']);
  });

  it('are none of the repository where Python brings them, but beside stubs and in the top folder', () => {
    const paths = [
      'p/__init__.py',
      'p/m.py',
      'stubs/typing.pyi',
      'stubs/abc.pyi',
      'stubs/q/__init__.py',
    ];
    assert.deepEqual(resolve(paths, 'p/m.py', 'import typing, q'), ['-', 'py:stubs/q']);
    assert.deepEqual(resolve(paths, 'stubs/typing.pyi', 'import abc'), ['py:stubs/abc']);
    assert.deepEqual(resolve([...paths, 'queue.py'], 'p/m.py', 'import queue'), ['py:queue']);
  });

  it('are not sought inside packages that happen to bear the name', () => {
    const paths = ['p/__init__.py', 'p/django/__init__.py', 'p/django/asgi.py'];
    assert.deepEqual(resolve(paths, 'p/django/asgi.py', 'from django import VERSION'), ['-']);
  });

  it('are tried in few folders where many have the same first segment', () => {
    const paths = Array.from({ length: 100 }, (_, index) => `p${index}/ns/m${index}/__init__.py`);
    const manifests = Array.from({ length: 100 }, (_, index) => `p${index}/pyproject.toml`);
    assert.deepEqual(resolve([...paths, ...manifests], 'tools/x.py', 'import ns.m77'), [
      'py:p77/ns/m77',
    ]);
    const resolver = python.resolver(
      layout(Object.fromEntries([...paths, ...manifests].map((path) => [path, '']))),
    );
    const groups = resolver.resolve('tools/x.py', scan('import ns.gone').imports[0]!);
    assert.ok(groups[0]!.length < 12);
  });
});

describe('Python distributions', () => {
  it('are named by their manifests, one for each folder', () => {
    const files = {
      'pyproject.toml': '[project]\nname = "Root"\n',
      'setup.py': 'setup(name="other")',
      'a/pyproject.toml':
        '[tool.poetry]\nname = "poem"\n[[tool.poetry.packages]]\ninclude = "q"\nfrom = "code"\n',
      'b/pyproject.toml': 'not toml [',
      'b/setup.cfg': '[options]\nname = no\n[metadata]\nname = cfg-name\n',
      'c/setup.py': "setup(\n    name='script',\n    package_dir={'': 'lib'})\n",
    };
    assert.deepEqual(
      python.packages(layout(files)).map(({ name, folder, manifest }) => [name, folder, manifest]),
      [
        ['Root', '', 'pyproject.toml'],
        ['poem', 'a', 'a/pyproject.toml'],
        ['cfg-name', 'b', 'b/setup.cfg'],
        ['script', 'c', 'c/setup.py'],
      ],
    );
    assert.equal(python.packageName('x/setup.cfg', '[metadata]\nname: n\n'), 'n');
  });

  it('say where their modules are', () => {
    const files = {
      'a/pyproject.toml':
        '[[tool.poetry.packages]]\nfrom = "code"\n[tool.setuptools.packages.find]\nwhere = ["w"]\n',
      'a/code/q/m.py': '',
      'a/w/r/m.py': '',
      'c/setup.py': "setup(package_dir={'': 'lib'})",
      'c/lib/s/m.py': '',
      'd/setup.cfg': '[options]\npackage_dir =\n    = deep/er\n',
      'd/deep/er/t/m.py': '',
    };
    const resolver = python.resolver(layout(files));
    const keys = (module: string): readonly string[] =>
      resolver.resolve('x/y.py', scan(`import ${module}`).imports[0]!)[0]!.map(({ key }) => key);
    assert.ok(keys('q.m').includes('py:a/code/q/m'));
    assert.ok(keys('r.m').includes('py:a/w/r/m'));
    assert.ok(keys('s.m').includes('py:c/lib/s/m'));
    assert.ok(keys('t.m').includes('py:d/deep/er/t/m'));
  });
});

describe('Python that is not what it claims to be', () => {
  const piece = fc.constantFrom(
    'import',
    'from',
    'a',
    '.',
    '..',
    ',',
    'as',
    '*',
    '(',
    ')',
    '[',
    '}',
    '{',
    '=',
    ':',
    ';',
    '\n',
    '\n    ',
    '\n\t',
    '\\',
    '\\\n',
    '"',
    "'",
    '"""',
    "'''",
    'f"',
    '#',
    'def f',
    'class C:',
    'if TYPE_CHECKING:',
    '__all__',
    'async',
    'type X =',
    'lambda',
    'import_module(',
    '\0',
    'é',
    '\r\n',
  );
  const soup = fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join(' '));

  it('is read without fail', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string()), (text) => {
        const facts = scan(text, 'a/__init__.py');
        const lines = text.split('\n').length;
        let last = 1;
        for (const { line, names: taken, specifier } of facts.imports) {
          assert.ok(line >= last && line <= lines && specifier !== '' && taken?.length !== 0);
          last = line;
        }
        assert.ok(facts.reExportShare >= 0 && facts.reExportShare <= 1);
        const resolver = python.resolver(
          layout({ 'a/__init__.py': '', 'setup.py': text, 'setup.cfg': text }),
        );
        for (const imported of facts.imports) resolver.resolve('a/b.py', imported);
        python.members(text, new Set(['a', 'a.a', 'f']));
        python.defines(text, 'a');
        python.packageName('pyproject.toml', text);
      }),
      { numRuns: 1500 },
    );
  });

  it('does not hide what stands before it', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const specifiers = scan(`import first\ndef known(): pass\n${text}`).imports.map(
          ({ specifier }: Import) => specifier,
        );
        assert.equal(specifiers[0], 'first');
        assert.ok(python.defines(`def known(): pass\n${text}`, 'known'));
      }),
      { numRuns: 500 },
    );
  });

  const size = 200_000;
  const hostile: Readonly<Record<string, string>> = {
    'unclosed triple quotes': '"""'.repeat(size / 3),
    'escaped triple quotes': `'''${"\\'''".repeat(size / 4)}`,
    backslashes: `"""${'\\'.repeat(size)}"""`,
    'open brackets': '('.repeat(size),
    'open brackets on lines': '(\n'.repeat(size / 2),
    'brackets before imports': '(\nimport a\n'.repeat(size / 11),
    'formatted strings': 'f"{'.repeat(size / 3),
    'nested fields': `f"""${'{a.'.repeat(size / 3)}`,
    'a long chain': 'a.'.repeat(size / 2),
    'a long chain over lines': 'a\n.'.repeat(size / 3),
    'escaped quotes in fields': `f"{\\'''"\n`.repeat(size / 8),
    'many targets': 'a,'.repeat(size / 2),
    'many assignments': 'a='.repeat(size / 2),
    'many imports': `import ${'a,'.repeat(size / 2)}`,
    'many names': `from a import (${'b as c,\n'.repeat(size / 8)}`,
    dots: `from ${'.'.repeat(size)} import a`,
    'froms in one statement': 'from a '.repeat(size / 7),
    indentation: Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth)}def f():\n`).join(
      '',
    ),
    headers: 'if a: '.repeat(size / 6),
    semicolons: 'a=1;'.repeat(size / 4),
    'calls without an end': 'import_module(\n'.repeat(size / 15),
    'calls with spaces': `import_module(${' '.repeat(size)}`,
    '`__all__` again and again': '__all__ = ["a"]\n'.repeat(size / 16),
    comments: '#'.repeat(size),
    spaces: `x = 1${' '.repeat(size)}`,
    'a docstring of dots': `"""${'. '.repeat(size / 2)}"""`,
  };
  for (const [what, text] of Object.entries(hostile)) {
    it(`takes time in proportion to its length: ${what}`, () => {
      const start = cpuMilliseconds();
      python.scan(text, 'a/__init__.py');
      python.members(text, new Set(['a', 'a.a.a']));
      python.defines(text, 'a');
      for (const manifest of ['setup.py', 'setup.cfg']) python.packageName(manifest, text);
      assert.ok(cpuMilliseconds() - start < 1000);
    });
  }
});
