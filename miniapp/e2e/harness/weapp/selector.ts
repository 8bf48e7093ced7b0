import { descendants, plain, type WxNode } from './tree';

type Test = (node: WxNode) => boolean;

interface Step {
  combinator: ' ' | '>' | '+' | '~';
  test: Test;
}

const part =
  /^(?:(\*|[a-zA-Z][\w-]*)|\.((?:[\w-]|[^\x00-\x7f])+)|#((?:[\w-]|[^\x00-\x7f])+)|\[\s*([\w-]+)\s*(?:([~^$*|]?=)\s*(?:"([^"]*)"|'([^']*)'|([^\]\s]+))\s*)?\]|:([\w-]+)(?:\(([^)]*)\))?)/;

const camel = (name: string): string =>
  name.replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase());

/** A node's attribute by its WXML name; the compiler keeps some names in camel case. */
export const attributeOf = (one: WxNode, name: string): unknown =>
  one.attrs[name] ?? one.attrs[camel(name)];

const classesOf = (one: WxNode): string[] => plain(one.attrs['class']).split(/\s+/);
const elementsBeside = (one: WxNode): WxNode[] =>
  (one.parent?.children ?? [one]).filter((sibling) => sibling.tag !== '#text');

const operators: Record<string, (value: string, wanted: string) => boolean> = {
  '=': (value, wanted) => value === wanted,
  '^=': (value, wanted) => value.startsWith(wanted),
  '$=': (value, wanted) => value.endsWith(wanted),
  '*=': (value, wanted) => value.includes(wanted),
  '~=': (value, wanted) => value.split(/\s+/).includes(wanted),
};

function attributeTest(name: string, operator: string | undefined, wanted: string): Test {
  if (operator === undefined) return (one) => attributeOf(one, name) !== undefined;
  const compare = operators[operator];
  if (!compare) throw new Error(`Attribute operator ${operator} is not supported`);
  return (one) => compare(plain(attributeOf(one, name)), wanted);
}

function pseudoTest(name: string, argument: string | undefined): Test {
  const place = (one: WxNode): number => elementsBeside(one).indexOf(one);
  if (name === 'first-child') return (one) => place(one) === 0;
  if (name === 'last-child') return (one) => place(one) === elementsBeside(one).length - 1;
  if (name === 'nth-child') return (one) => place(one) === Number(argument) - 1;
  if (name === 'not') {
    const inner = compound(argument ?? '');
    return (one) => !inner(one);
  }
  throw new Error(`Pseudo-class :${name} is not supported`);
}

function partTest(match: RegExpExecArray): Test {
  const [, tag, className, id, attribute, operator, double, single, bare, pseudo, argument] = match;
  if (tag !== undefined) return (one) => tag === '*' || one.tag === tag;
  if (className !== undefined) return (one) => classesOf(one).includes(className);
  if (id !== undefined) return (one) => one.attrs['id'] === id;
  if (attribute !== undefined) {
    return attributeTest(attribute, operator, double ?? single ?? bare ?? '');
  }
  return pseudoTest(pseudo ?? '', argument);
}

function compound(source: string): Test {
  const tests: Test[] = [];
  let rest = source.trim();
  while (rest !== '') {
    const match = part.exec(rest);
    if (!match) throw new Error(`Selector not understood at "${rest}"`);
    tests.push(partTest(match));
    rest = rest.slice(match[0].length);
  }
  return (one) => tests.every((test) => test(one));
}

/** Splits on separators that stand outside brackets and quotes. */
function splitOutside(source: string, separator: RegExp): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let piece = '';
  for (const letter of source) {
    if ('[('.includes(letter)) depth += 1;
    if (')]'.includes(letter)) depth -= 1;
    if (depth === 0 && separator.test(letter)) {
      pieces.push(piece);
      piece = '';
    } else piece += letter;
  }
  return [...pieces, piece];
}

function chain(source: string): Step[] {
  const spaced = splitOutside(source.replace(/\s*([>+~])(?![=])\s*/g, ' $1 ').trim(), /\s/);
  const steps: Step[] = [];
  let combinator: Step['combinator'] = ' ';
  for (const word of spaced.filter(Boolean)) {
    if (word === '>' || word === '+' || word === '~') combinator = word;
    else {
      steps.push({ combinator, test: compound(word) });
      combinator = ' ';
    }
  }
  return steps;
}

function candidates(one: WxNode, combinator: Step['combinator']): WxNode[] {
  if (combinator === '>') return one.parent ? [one.parent] : [];
  if (combinator === ' ') {
    const up: WxNode[] = [];
    for (let here = one.parent; here; here = here.parent) up.push(here);
    return up;
  }
  const beside = elementsBeside(one);
  const at = beside.indexOf(one);
  return combinator === '+' ? beside.slice(Math.max(0, at - 1), at) : beside.slice(0, at);
}

function matches(one: WxNode, steps: Step[]): boolean {
  const last = steps[steps.length - 1];
  if (!last?.test(one)) return false;
  const before = steps.slice(0, -1);
  if (before.length === 0) return true;
  return candidates(one, last.combinator).some((other) => matches(other, before));
}

/**
 * Elements under `root` that match a CSS selector: tag, `.class`, `#id`, `[attribute]`, `:first-child`, `:last-child`,
 * `:nth-child(n)`, `:not(…)`, the four combinators and lists. Throws on anything else.
 */
export function select(root: WxNode, selector: string): WxNode[] {
  const chains = splitOutside(selector, /,/).map(chain);
  if (chains.some((steps) => steps.length === 0)) throw new Error(`Empty selector "${selector}"`);
  return descendants(root).filter((one) => chains.some((steps) => matches(one, steps)));
}
