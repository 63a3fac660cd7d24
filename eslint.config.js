import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      '**/node_modules',
      'target',
      '.tools',
      'pkg/dist/*',
      '!pkg/dist/{reader,answers,options}.js',
      'www/dist',
      'src',
    ],
  },
  js.configs.recommended,
  { files: ['**/*.{js,mjs,cjs}'], languageOptions: { globals: globals.node } },
  // The rest of an object without some of its members.
  { rules: { 'no-unused-vars': ['error', { ignoreRestSiblings: true }] } },
  {
    files: ['pkg/core.js', 'pkg/async.js', 'pkg/async.cjs'],
    languageOptions: { globals: globals['shared-node-browser'] },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
  },
  // Parts of these run in the page.
  {
    files: ['tests/{e2e,runtimes,bundlers,frameworks,browsers}/**/*.{js,mjs}'],
    languageOptions: { globals: { ...globals.browser, ...globals.serviceworker, ...globals.node } },
  },
  { files: ['tests/runtimes/jest.test.cjs'], languageOptions: { globals: globals.jest } },
  // Types of tests are declared in order to be looked at, not to be used.
  {
    files: ['tests/types/*.ts'],
    rules: { '@typescript-eslint/no-unused-vars': 'off', '@typescript-eslint/no-empty-function': 'off' },
  },
);
