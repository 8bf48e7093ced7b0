import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';
import { type IH5Config, type IMiniAppConfig } from '@tarojs/taro/types/compile';

const sharedSource = path.resolve(__dirname, '../../shared/src');

/**
 * Build flags, read from the shell:
 * - `E2E=1`: the build takes overrides for device functions, shows the gallery, and goes to `dist/<platform>-e2e`;
 * - `API_ORIGIN`: origin that the mini-program calls (H5 always calls its own origin).
 */
const isE2e = process.env.E2E === '1';
const platform = process.env.TARO_ENV ?? 'h5';
const apiOrigin = process.env.API_ORIGIN ?? 'https://wide-angle.example.gov.cn';

const mini: IMiniAppConfig<'webpack5'> = {
  compile: { include: [sharedSource] },
  optimizeMainPackage: { enable: true },
  postcss: {
    pxtransform: { enable: true, config: {} },
    cssModules: { enable: false },
  },
};

/**
 * All pages of owners in one file: they share nearly everything, and a page that were still to be fetched could not be
 * opened once the network is gone. The pages of staff and officers come as files of their own.
 */
const mainPages = {
  name: 'main-pages',
  chunks: 'async',
  enforce: true,
  priority: 50,
  test: ({ resource = '' }: { resource?: string }) =>
    /[\\/]shared[\\/]src[\\/]/.test(resource) ||
    /[\\/]node_modules[\\/](react|@tarojs|@babel)[\\/]/.test(resource) ||
    /[\\/]miniapp[\\/]src[\\/](lib|ui|platform|pages[\\/](?!gallery)|features[\\/](?!desk))/.test(
      resource,
    ),
};

const h5: IH5Config<'webpack5'> = {
  compile: { include: [sharedSource] },
  publicPath: '/m/',
  staticDirectory: 'static',
  router: { mode: 'hash' },
  // Only for `npm run dev`: the page and its API under one origin, as in production.
  devServer: {
    host: '127.0.0.1',
    port: 8768,
    open: false,
    proxy: [{ context: ['/api', '/s'], target: `http://127.0.0.1:${process.env.PORT ?? '8765'}` }],
  },
  webpackChain(chain) {
    chain.performance.hints(false);
    chain.optimization.merge({ splitChunks: { cacheGroups: { mainPages } } });
  },
  output: {
    filename: 'js/[name].[contenthash:8].js',
    chunkFilename: 'js/[name].[contenthash:8].js',
  },
  miniCssExtractPluginOption: {
    ignoreOrder: true,
    filename: 'css/[name].[contenthash:8].css',
    chunkFilename: 'css/[name].[contenthash:8].css',
  },
  postcss: {
    autoprefixer: { enable: true, config: {} },
    // Plain px: no root-font script, and a desktop browser shows the true size. Taro's types do not know 'px'.
    pxtransform: { enable: true, config: { targetUnit: 'px' as 'rem' } },
    cssModules: { enable: false },
  },
};

/** Taro's build of both targets, weapp and H5. */
export default defineConfig<'webpack5'>((): UserConfigExport<'webpack5'> => ({
  projectName: 'wide-angle',
  date: '2026-11-22',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${platform}${isE2e ? '-e2e' : ''}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // Not for weapp: from the cache, Taro's split of the subpackages leaves modules in no chunk, and pages do not open.
  cache: { enable: platform === 'h5', name: `${platform}${isE2e ? '-e2e' : ''}` },
  logger: { quiet: true, stats: false },
  defineConstants: {
    __E2E__: JSON.stringify(isE2e),
    __API_ORIGIN__: JSON.stringify(platform === 'h5' ? '' : apiOrigin),
  },
  plugins: [path.resolve(__dirname, 'aria-plugin.js')],
  mini,
  h5,
}));
