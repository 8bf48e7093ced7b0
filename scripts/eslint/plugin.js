/**
 * The house rules that no published plugin knows. Each is a few AST selectors and a message that says
 * what to do instead.
 */

/**
 * A rule that reports every node which one of the selectors matches.
 * @param {string} message
 * @param {...string} selectors
 * @returns {import('eslint').Rule.RuleModule}
 */
const forbid = (message, ...selectors) => ({
  meta: { type: 'problem', schema: [], messages: { forbidden: message } },
  create: (context) =>
    Object.fromEntries(
      selectors.map((selector) => [
        selector,
        (node) => context.report({ node, messageId: 'forbidden' }),
      ]),
    ),
});

const disableDirective = /^\s*eslint-disable/;

/**
 * `eslint-disable` without a reason on the same line hides a decision from the next reader.
 * @type {import('eslint').Rule.RuleModule}
 */
const disableNeedsReason = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { reason: 'Give the reason on the same line: eslint-disable-… <rule> -- why.' },
  },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        if (disableDirective.test(comment.value) && !/\s--\s+\S/.test(comment.value)) {
          if (comment.loc) context.report({ loc: comment.loc, messageId: 'reason' });
        }
      }
    },
  }),
};

/** The file name of a DTO module, as an esquery regular expression. */
const dtoModule = '/\\.dto(\\.[jt]s)?$/';
const bodyOrQuery = 'Decorator[expression.callee.name=/^(Body|Query)$/]';
const testWords = '/^(describe|it|test)$/';

/** @type {import('eslint').ESLint.Plugin} */
export default {
  meta: { name: 'wide-angle' },
  rules: {
    'disable-needs-reason': disableNeedsReason,

    'no-raw-clock': forbid(
      'Time is an argument or comes from the injected clock; the demo and the tests move it.',
      'MemberExpression[object.name="Date"][property.name="now"]',
      'NewExpression[callee.name="Date"][arguments.length=0]',
      'CallExpression[callee.name="Date"]',
    ),

    'no-default-export': forbid(
      'Export by name; only Taro pages, app files and configs have a default export.',
      'ExportDefaultDeclaration',
      'ExportSpecifier[exported.name="default"]',
    ),

    'no-enum': forbid(
      'Write a const object and a union type; an enum costs bytes in the mini-program.',
      'TSEnumDeclaration',
    ),

    'no-partial-test-run': forbid(
      'No .only, .skip or .todo: every test that is in the tree runs.',
      `MemberExpression[property.name=/^(only|skip|todo)$/][object.name=${testWords}]`,
      'CallExpression[callee.name=/^(fdescribe|fit|ftest|xdescribe|xit|xtest)$/]',
    ),

    'no-raw-navigation-title': forbid(
      'On H5 this writes innerHTML: use the wrapper in miniapp/src/platform, which escapes.',
      'MemberExpression[property.name="setNavigationBarTitle"]',
      'ImportSpecifier[imported.name="setNavigationBarTitle"]',
      'Property[key.name="setNavigationBarTitle"][parent.type="ObjectPattern"]',
    ),

    'no-type-only-dto': forbid(
      'Import a DTO as a value: a type-only import emits no metadata and the pipe skips its checks.',
      `ImportDeclaration[importKind="type"][source.value=${dtoModule}]`,
      `ImportDeclaration[source.value=${dtoModule}] > ImportSpecifier[importKind="type"]`,
    ),

    'handler-params-are-dto': forbid(
      'Type @Body and @Query parameters by a *Dto class; an interface emits Object and is never validated.',
      `:function > .params:has(> ${bodyOrQuery}):not([typeAnnotation.typeAnnotation.typeName.name=/Dto$/])`,
    ),
  },
};
