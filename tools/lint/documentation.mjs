/* What is missing in the documentation of the functions that a package exports. */
import { dirname, join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';

const SHAPED = /\b(ReturnsMatrix|Float64Array)\b/;
const SHAPE_WORDS = /\b[NTMKn]\b/;
const NAN_WORDS = /NaN|finite|no observation/;

/**
 * The rules that exported functions break, one line each: a comment with a summary; `@param` or `@returns`; where series or matrices
 * are taken or given, their shapes and what becomes of NaN; `@throws` where it throws, itself or through what it calls by name; the source.
 *
 * @param sources - text of each module, by path
 * @param index - path of the module that re-exports
 */
export function documentationGaps(sources, index) {
  const modules = new Map(Array.from(sources, ([path, text]) => [path, moduleOf(path, text)]));
  const throwing = throwingFunctions(modules);
  return exportedFunctions(modules, index).flatMap(({ path, name }) => {
    const { comment, signature } = modules.get(path).functions.get(name);
    const broken = brokenRules(comment, signature, throwing.has(`${path} ${name}`));
    return broken.map((rule) => `${path}: ${name}: ${rule}`);
  });
}

function brokenRules(comment, signature, throws) {
  const rules = [
    ['has a comment that begins with a summary', /^\s*[^@\s]\S*(\s+\S+){2,}/.test(comment)],
    ['tells its arguments or its result (@param, @returns)', /@(param|returns)\b/.test(comment)],
    ['tells the shapes of its arrays (N, T × N)', !SHAPED.test(signature) || SHAPE_WORDS.test(comment)],
    ['tells what becomes of NaN', !SHAPED.test(signature) || NAN_WORDS.test(comment)],
    ['tells what it throws (@throws, or that it throws nothing)', !throws || /@throws\b|Throws nothing/.test(comment)],
    ['names where its definition is from (Source: …)', /Source:/.test(comment)],
  ];
  return rules.filter(([, kept]) => !kept).map(([rule]) => rule);
}

/** Functions of a module with their comments, what they call by name, and where those names come from. */
function moduleOf(path, text) {
  const functions = new Map();
  const imported = new Map();
  for (const statement of parseAst(text, { lang: 'ts' }, path).body) {
    if (statement.type === 'ImportDeclaration') {
      for (const { local, imported: from } of statement.specifiers.filter(({ imported }) => imported)) {
        imported.set(local.name, { path: sourceOf(path, statement.source.value), name: from.name });
      }
    }
    const declaration = statement.declaration ?? statement;
    for (const [name, node] of functionsIn(declaration)) {
      functions.set(name, {
        comment: commentBefore(text, statement.start),
        signature: text.slice(declaration.start, node.body.start),
        ...effectsOf(node.body),
      });
    }
  }
  const exports = reexports(path, text);
  return { functions, imported, exports };
}

function functionsIn(declaration) {
  if (declaration.type === 'FunctionDeclaration') return [[declaration.id.name, declaration]];
  if (declaration.type !== 'VariableDeclaration') return [];
  return declaration.declarations
    .filter(({ init }) => init?.type === 'ArrowFunctionExpression')
    .map(({ id, init }) => [id.name, init]);
}

/** Functions that `export { a, b as c } from` passes on. */
function reexports(path, text) {
  return parseAst(text, { lang: 'ts' }, path).body.flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration' || !statement.source || statement.exportKind === 'type') return [];
    return statement.specifiers
      .filter(({ exportKind }) => exportKind !== 'type')
      .map(({ local }) => ({ path: sourceOf(path, statement.source.value), name: local.name }));
  });
}

function exportedFunctions(modules, index) {
  return modules.get(index).exports.filter(({ path, name }) => modules.get(path)?.functions.has(name));
}

function sourceOf(path, specifier) {
  return specifier.startsWith('.') ? join(dirname(path), specifier.replace(/\.js$/, '.ts')) : specifier;
}

/** The text of the comment that ends where a statement starts. */
function commentBefore(text, start) {
  const before = text.slice(0, start).trimEnd();
  if (!before.endsWith('*/')) return '';
  const comment = before.slice(before.lastIndexOf('/*'));
  return comment.startsWith('/**') ? comment.slice(3, -2).replaceAll(/^\s*\* ?/gm, '') : '';
}

/** Whether a body throws, and what it calls by name. */
function effectsOf(body) {
  const calls = new Set();
  let throws = false;
  const visit = (node) => {
    if (Array.isArray(node)) node.forEach(visit);
    if (node === null || typeof node !== 'object' || Array.isArray(node)) return;
    if (node.type === 'ThrowStatement') throws = true;
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier') calls.add(node.callee.name);
    Object.values(node).forEach(visit);
  };
  visit(body);
  return { throws, calls };
}

/** Functions that throw themselves, or through what they call by name, as `<path> <name>`. */
function throwingFunctions(modules) {
  const throwing = new Set();
  const all = Array.from(modules, ([path, { functions, imported }]) =>
    Array.from(functions, ([name, { throws, calls }]) => {
      const callees = Array.from(calls, (call) => imported.get(call) ?? { path, name: call });
      return { id: `${path} ${name}`, throws, callees: callees.map((callee) => `${callee.path} ${callee.name}`) };
    }),
  ).flat();
  for (let before = -1; before < throwing.size; ) {
    before = throwing.size;
    for (const { id, throws, callees } of all) {
      if (throws || callees.some((callee) => throwing.has(callee))) throwing.add(id);
    }
  }
  return throwing;
}
