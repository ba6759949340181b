import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

// The window's content security policy allows files of our own only: nothing is put inline.
export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  css: {
    // `0\0` in govuk-frontend's media queries stops the minifier otherwise.
    lightningcss: { errorRecovery: true },
    preprocessorOptions: { scss: { loadPaths: ['.', 'node_modules'], quietDeps: true } },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'safari16.4',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { port: 1420, strictPort: true },
  clearScreen: false,
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/test-setup.ts'],
    restoreMocks: true,
    // A limit for what hangs, not a measure of speed: the machine may be busy.
    testTimeout: 60_000,
    css: false,
  },
});
