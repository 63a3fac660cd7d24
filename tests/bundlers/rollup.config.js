import resolve from '@rollup/plugin-node-resolve';

export default {
  input: 'src/index.js',
  output: { file: 'dist/rollup/bundle.js', format: 'es' },
  plugins: [resolve({ browser: true })],
};
