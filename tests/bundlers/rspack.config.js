export default {
  mode: 'production',
  entry: './src/index.js',
  output: { path: new URL('dist/rspack', import.meta.url).pathname, filename: 'bundle.js' },
};
