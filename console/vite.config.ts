import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the API answers while developing: `npm run dev` starts the server on this port. */
const apiOrigin = `http://127.0.0.1:${process.env.PORT ?? '8765'}`;

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    port: 8767,
    strictPort: true,
    proxy: { '/api': { target: apiOrigin }, '/m': { target: apiOrigin } },
  },
  build: { target: 'es2022', sourcemap: false },
});
