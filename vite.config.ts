import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { offlineApp } from './app-manifest.ts';
import { developmentHeaders, officeSources, servesSources } from './server-headers.ts';

const sources = officeSources(process.env.HAETAE_SOURCES);

export default defineConfig({
  plugins: [react(), VitePWA(offlineApp), servesSources(sources)],
  worker: { format: 'es' },
  optimizeDeps: { exclude: ['onnxruntime-web'] },
  server: { port: 5173, headers: developmentHeaders },
  preview: { port: 4173, strictPort: true, headers: sources.headers },
  build: { target: 'es2023', chunkSizeWarningLimit: 1200, modulePreload: { polyfill: false } },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/journeys/**', 'node_modules/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
