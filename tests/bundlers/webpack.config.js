export default {
  mode: 'production',
  entry: './src/index.js',
  output: { path: new URL('dist/webpack', import.meta.url).pathname, filename: 'bundle.js' },
  devServer: { static: import.meta.dirname, client: { overlay: false } },
};
