import assert from 'node:assert/strict';

import fc from 'fast-check';

import { java } from '../../../src/core/languages/java.ts';
import type { Import, Layout } from '../../../src/core/languages/language.ts';
import { cpuMilliseconds } from '../../support/cpuTime.ts';

const scan = (text: string) => java.scan(text, 'src/main/java/a/b/File.java');
const explicit = (text: string) => scan(text).imports.filter(({ via }) => via === 'import');
const names = (text: string) => scan(text).definitions.map(({ name }) => name);

/** Names that may stand for a neighbour in the package. */
function neighbours(text: string): readonly string[] {
  return scan(text).imports.flatMap((imported) =>
    imported.via === 'same-package' ? imported.names!.map((name) => name.imported) : [],
  );
}

function layout(files: Readonly<Record<string, string>>): Layout {
  return { paths: Object.keys(files), text: (path) => files[path], formerNames: () => [] };
}

function resolve(imported: Partial<Import>) {
  return java.resolver(layout({})).resolve('X.java', {
    specifier: '',
    via: 'import',
    names: null,
    namespace: null,
    line: 1,
    ...imported,
  });
}

describe('Java imports', () => {
  it('are read in all their forms', () => {
    const text = `package a.b;
import c.d.One;
import c.d.One . Inner ;
import static c.d.Two.method;
import static c.d.Two.*;
import e.f.*; /* import no.No; */ // import no.No;
import module java.base;
class X { Thing t; }
import late.Late;
`;
    assert.deepEqual(
      explicit(text).map(({ specifier, namespace, names: taken, line }) => [
        specifier,
        namespace,
        taken?.map(({ local }) => local) ?? null,
        line,
      ]),
      [
        ['c.d.One', 'One', null, 2],
        ['c.d.One.Inner', 'Inner', null, 3],
        ['c.d.Two', null, ['method'], 4],
        ['c.d.Two.*', null, null, 5],
        ['e.f.*', null, ['Thing'], 6],
      ],
    );
  });

  it('include types that are named in full', () => {
    const text = 'class X { java.util.List l = a.b.C.of(this.x.Y, z.Q, x.y.z.foo()); a.b.C c; }';
    assert.deepEqual(
      explicit(text).map(({ specifier }) => specifier),
      ['java.util.List', 'a.b.C'],
    );
  });

  it('tell which neighbours a file may use, from the line of the first one', () => {
    const text = `package a.b;
import c.Imported;

@Marker(value = Arg.class)
class X<T> extends Base implements Face {
	Imported i = new Made(Static.call(Outer.Inner.A), Ref::new);
	void f(String... Rest) throws Oops { for (Each e : x) if (e instanceof Kind k) { } }
	String Strings...Varargs;
}`;
    assert.deepEqual(
      neighbours(text),
      'Marker Arg T Base Face Made Static Outer Ref String Rest Oops Each Kind Strings Varargs'.split(
        ' ',
      ),
    );
    const own = scan(text).imports.find(({ via }) => via === 'same-package');
    assert.deepEqual([own?.specifier, own?.line], ['a.b.*', 4]);
    assert.equal(scan('class X { Y y; }').imports[0]?.specifier, '*');
  });

  it('do not take names from comments, strings and members', () => {
    const text = `class X {
	// A comment.
	Used a = "No" + 'N' + '\\'' + "\\"No";
	String s = """
		No "quoted" \\""" No
		""";
	/* No */ int i = x . No + x.
		No.no;
}`;
    assert.deepEqual(neighbours(text), ['Used', 'String']);
    assert.deepEqual(neighbours('class X { String s = "open;\n Next n; }'), ['String', 'Next']);
  });

  it('leave out types of the file itself, but only where they are in sight', () => {
    const text = `class X extends Inner {
	Inner a; Deep b; Other c;
	class Inner { Deep d; X x; class Deep { Inner i; } }
	void f() { class Local {} record(Other.x); }
}
record Other(Part p) { }
@interface Mark { }`;
    assert.deepEqual(neighbours(text), ['Inner', 'Deep', 'Local', 'Part']);
    assert.deepEqual(neighbours('record R(@Ann({1}) int a) { In i; class In { } }'), ['Ann']);
  });
});

describe('Java definitions', () => {
  it('are the types of the file and what is public and static in the first one', () => {
    const text = `package a;
public class X {
	public static final Map<String, Y> FIELD = new HashMap<>() {{ put(1, 2); }};
	static int hidden = 1;
	@Ann(name = "x", all = {A.class})
	public static <T extends Y> T method(@Nullable T t) throws Z { int local = 1; return t; }
	public static T method(int overload) { }
	public void instance() { }
	private static void secret() { }
	public static class Nested { public static int DEEPER = 1; }
	class Own { }
	static { }
	public static int last;
}
class Neighbour { public static int NO = 1; }
enum Kind { A, B }
`;
    assert.deepEqual(names(text), 'X FIELD method Nested last Neighbour Kind'.split(' '));
  });

  it('of an interface are its constants, static methods and types', () => {
    const text =
      'interface I { int C = 1; void m(); default void d() {} static I of() {} private static void p() {} class N {} }';
    assert.deepEqual(names(text), ['I', 'C', 'of', 'N']);
  });

  it('know contextual and misleading keywords', () => {
    assert.deepEqual(
      names('record R<T>(T record) implements I { } sealed interface S permits T { }'),
      ['R', 'S'],
    );
    assert.deepEqual(
      names('class X { Object o = Y.class; int record = 1; } @interface A { int v() default 1; }'),
      ['X', 'A'],
    );
  });

  it('can be asked for by any type, field, constant or method of a top-level type', () => {
    const text = `class X { int field; @Ann(1) void method() { int local; if (record instanceof Z z) { } class Local {} } class N { int deep; } }
enum E { A, B(1) { void in() {} }, C; java.util.Map<K, V> f; }`;
    assert.deepEqual(
      'X field Ann method local instanceof Local N deep E A B in C K f missing'
        .split(' ')
        .filter((name) => java.defines(text, name)),
      'X field method Local N E A B C f'.split(' '),
    );
  });
});

describe('Java headers', () => {
  it('give the first sentence of the documentation of the first type', () => {
    const text = `/** Licence. */
package a;
/** Not this. */
import b.C;
/**
 * Makes <b>things</b> like {@link Foo#bar(int) bars}, e.g. {@code x}. More.
 *
 * @author Somebody
 */
@Ann
public class X { /** Nor this. */ int i; }`;
    assert.equal(scan(text).summary, 'Makes things like bars, e.g. x.');
    assert.equal(scan('/** Licence. */ package a; class X {}').summary, null);
    assert.equal(scan('/** @author x */ class X {}').summary, null);
  });

  it('tell generated files', () => {
    assert.ok(
      scan('// Generated by the protocol buffer compiler.  DO NOT EDIT!\nclass X {}').generated,
    );
    assert.ok(scan('// Code generated by x. DO NOT EDIT.\nclass X {}').generated);
    assert.ok(scan('/**\n * Autogenerated by Thrift Compiler (0.9.1)\n */\nclass X {}').generated);
    assert.ok(!scan('/** Edits generated files. */ class X {}').generated);
    assert.ok(scan('/* @generated */ class X {}').generated);
    assert.ok(scan('package a;\n@javax.annotation.Generated("x")\nclass X {}').generated);
    assert.ok(!scan('/** Adds {@code @Generated} to a class. */ class X {}').generated);
  });
});

describe('Java members', () => {
  it('are what is taken from a type', () => {
    const text = `import a.Util;
class X { // Util.comment
	Util u = Util.make("Util.text", Util::ref, x.Util.not, Util
		.chained());
	// Ends with a dot.
	Other o;
}`;
    assert.deepEqual(
      [...java.members(text, new Set(['Util', 'Other']))],
      [
        ['Util', ['*', 'make', 'ref', 'chained']],
        ['Other', ['*']],
      ],
    );
  });
});

describe('Java classes', () => {
  it('are named by their path below the root of the sources', () => {
    const keys = {
      'm/src/main/java/a/b/C.java': 'java:a.b.C',
      'm/src/test/java/a/java/C.java': 'java:a.java.C',
      'src/main/java17/a/C.java': 'java:a.C',
      'src/test/resources/a/C.java': 'java:a.C',
      'src/a/C.java': 'java:a.C',
      'x/java/a/C.java': 'java:a.C',
      'a/C.java': 'java:a.C',
      'C.java': 'java:C',
      'test/org/tool/C.java': 'java:org.tool.C',
      'guava-tests/test/com/tool/test/C.java': 'java:com.tool.test.C',
      'lib/net/tool/C.java': 'java:net.tool.C',
      'core/tests/tool/C.java': 'java:tool.C',
      'org/C.java': 'java:org.C',
    };
    for (const [path, key] of Object.entries(keys)) assert.deepEqual(java.keysOf(path), [key]);
    assert.deepEqual(java.keysOf('src/main/java/a/package-info.java'), []);
    assert.deepEqual(java.keysOf('src/main/java/module-info.java'), []);
    assert.ok(java.reads('src/main/java/a/package-info.java'));
  });

  it('are found from imports, outer classes last', () => {
    assert.deepEqual(resolve({ specifier: 'a.b.C' }), [[{ key: 'java:a.b.C', names: null }]]);
    assert.deepEqual(resolve({ specifier: 'a.C.D' }), [
      [
        { key: 'java:a.C.D', names: null },
        { key: 'java:a.C', names: [{ imported: 'D', local: 'D' }] },
      ],
    ]);
    const method = [{ imported: 'm', local: 'm' }];
    assert.deepEqual(resolve({ specifier: 'a.C', names: method }), [
      [{ key: 'java:a.C', names: method }],
    ]);
  });

  it('are found from wildcards, one by one', () => {
    const used = ['X', 'Y'].map((name) => ({ imported: name, local: name }));
    assert.deepEqual(resolve({ specifier: 'a.b.*', names: used }), [
      [{ key: 'java:a.b.X', names: null }],
      [{ key: 'java:a.b.Y', names: null }],
    ]);
    assert.deepEqual(resolve({ specifier: '*', names: used })[0], [{ key: 'java:X', names: null }]);
    assert.deepEqual(resolve({ specifier: 'a.C.*' }), [[{ key: 'java:a.C', names: null }]]);
    assert.deepEqual(resolve({ specifier: 'a.C.*', names: used }), [
      [{ key: 'java:a.C', names: null }],
    ]);
  });
});

describe('Maven projects', () => {
  const pom = `<?xml version="1.0"?><!-- <artifactId>no</artifactId> -->
<project xmlns="x"><!-- <artifactId>no</artifactId> --><modelVersion>4</modelVersion>
<parent><groupId>org.parent</groupId><artifactId>parent</artifactId></parent>
<dependencies><dependency><groupId>no</groupId><artifactId>no</artifactId></dependency></dependencies><empty/>
<artifactId> mine </artifactId></project>`;

  it('are named by group and artifact', () => {
    assert.equal(java.packageName('pom.xml', pom), 'org.parent:mine');
    assert.equal(
      java.packageName('pom.xml', '<project><groupId>g</groupId><artifactId>a</artifactId>'),
      'g:a',
    );
    assert.equal(java.packageName('pom.xml', '<project><!-- '), undefined);
    assert.deepEqual(
      java
        .packages(layout({ 'pom.xml': pom, 'm/pom.xml': pom, 'n/pom.xml': '' }))
        .map(({ folder }) => folder),
      ['', 'm'],
    );
  });
});

describe('Java on hostile input', () => {
  const piece = fc.constantFrom(
    ...'package a.b;|import|static|a.b.C;|.*;|{|}|(|)|"|"""|\'|\\|//|/*|/**|*/|\n|;|,|.|...|=|@|<|>|class|interface|enum|record|public|X|Y|x|9|é|\u0000'.split(
      '|',
    ),
  );
  const soup = fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join(' '));

  it('reads the same imports where only they are asked for', () => {
    fc.assert(
      fc.property(soup, (text) => {
        assert.deepEqual(java.imports!(text, 'a/b/File.java'), scan(text).imports);
      }),
    );
  });

  it('never throws, and finds names only where they stand', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string()), (text) => {
        const facts = scan(text);
        const lines = text.split('\n');
        for (const { name, line } of facts.definitions) assert.ok(lines[line - 1]?.includes(name));
        for (const imported of facts.imports) {
          assert.ok(imported.line >= 1 && imported.line <= lines.length);
          resolve(imported);
        }
        java.members(text, new Set(['X', 'x']));
        java.defines(text, 'X');
        java.packageName('pom.xml', text);
        java.keysOf(`${text}.java`);
      }),
      { numRuns: 500 },
    );
  });

  it('reads the same whatever comment or text block stands before', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const comment = `/*${text.replaceAll('*/', '')}*/`;
        const block = `"""\n${text.replaceAll('"', '').replaceAll('\\', '')}"""`;
        const found = `class A { ${comment} Before b; String s = ${block}; After a; }`;
        assert.deepEqual(neighbours(found), ['Before', 'String', 'After']);
      }),
    );
  });

  it('takes time in proportion to the length', () => {
    for (const unit of [
      '"',
      '"""',
      "'",
      '/*',
      '/**/',
      '/** */',
      '//',
      '{',
      '}',
      '(',
      'import a.b.C;',
      'import a.',
      'A.',
      'a.',
      'a.b.C ',
      'class A {',
      'class A { B',
      'record ',
      'record R ',
      '@',
      ' ',
      '\n',
      '. ',
      'X ',
      '@Generated',
      'generated ',
      '\\"',
      '<a>',
      '</',
      '<!--',
      '<!-- -->',
      '...',
      '= ',
      ',',
    ]) {
      const text = unit.repeat(200_000 / unit.length);
      for (const hostile of [text, `/** ${text}`]) {
        const start = cpuMilliseconds();
        for (const imported of scan(hostile).imports) resolve(imported);
        java.members(hostile, new Set(['A']));
        java.packageName('pom.xml', hostile);
        const took = cpuMilliseconds() - start;
        assert.ok(took < 1500, `${JSON.stringify(unit)} took ${took} ms`);
      }
    }
  });

  it('keeps names apart in deeply nested types without copying them again and again', () => {
    const text = Array.from({ length: 12_000 }, (_, index) => `class A { X${index} x; `).join('');
    const start = cpuMilliseconds();
    assert.equal(neighbours(text).length, 12_000);
    assert.ok(cpuMilliseconds() - start < 2500);
  });
});
