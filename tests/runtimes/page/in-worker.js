const worker = new Worker(new URL('worker.js', import.meta.url), { type: 'module' });
worker.onmessage = ({ data }) => (globalThis.said = data);
worker.onerror = ({ message }) => (globalThis.said = `failed: ${message}`);
worker.postMessage('go');
