import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { developmentHeaders, productionHeaders } from './server-headers.ts';

export default defineConfig({
  plugins: [react()],
  worker: { format: 'es' },
  optimizeDeps: { exclude: ['onnxruntime-web'] },
  server: { port: 5173, headers: developmentHeaders },
  preview: { port: 4173, strictPort: true, headers: productionHeaders },
  build: { target: 'es2023', chunkSizeWarningLimit: 1200, modulePreload: { polyfill: false } },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/journeys/**', 'node_modules/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
