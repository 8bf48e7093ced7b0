/**
 * How Jest compiles what it loads: everything becomes CommonJS, because Jest on Node 20 cannot
 * `require` an ES module. `ignoreDynamic` stays off on purpose: `import()` becomes `require` too.
 */
const swcrcOff = { swcrc: false, sourceMaps: 'inline', module: { type: 'commonjs' } };

const typescript = { syntax: 'typescript', tsx: true, decorators: true };

const swc = (jsc) => ({
  // `.ts` may hold `<T>value` casts and generic arrows, so only `.tsx` is read as JSX.
  '^.+\\.(mts|cts|ts|js|mjs)$': [
    '@swc/jest',
    {
      ...swcrcOff,
      jsc: { target: 'es2022', ...jsc, parser: { ...typescript, tsx: false } },
    },
  ],
  '^.+\\.(tsx|jsx)$': [
    '@swc/jest',
    { ...swcrcOff, jsc: { target: 'es2022', ...jsc, parser: typescript } },
  ],
});

/** Plain TypeScript: the domain. */
export const swcTypeScript = swc({});

/** NestJS: decorators with metadata, class fields as TypeScript means them under `legacyDecorator`. */
export const swcServer = swc({
  keepClassNames: true,
  transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
});

/** React with the automatic runtime: the mini-program and the console. */
export const swcReact = swc({ transform: { react: { runtime: 'automatic' } } });
