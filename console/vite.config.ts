import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Where the API answers while developing: `npm run dev` starts the server on this port. */
const apiOrigin = `http://127.0.0.1:${process.env.PORT ?? '8765'}`;

/** `vite --mode fake` starts from the county in memory; a product build never sees that file. */
const fakeCounty: Plugin = {
  name: 'fake-county',
  transformIndexHtml: (html) => html.replace('/src/main.tsx', '/src/testing/main-fake.tsx'),
};

export default defineConfig(({ mode }) => ({
  base: '/console/',
  plugins: [react(), ...(mode === 'fake' ? [fakeCounty] : [])],
  server: {
    host: '127.0.0.1',
    port: 8767,
    strictPort: true,
    proxy: { '/api': { target: apiOrigin }, '/m': { target: apiOrigin } },
  },
  // Office machines keep browsers for years: 2021's Chromium and its relatives.
  build: { target: ['chrome90', 'edge90', 'firefox90', 'safari15'], sourcemap: false },
}));
