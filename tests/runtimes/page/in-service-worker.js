navigator.serviceWorker.addEventListener('message', ({ data }) => (globalThis.said = data));
navigator.serviceWorker.startMessages();
const url = new URL('service-worker.js', import.meta.url);
const { active, installing, waiting } = await navigator.serviceWorker.register(url, { type: 'module' });
const worker = active ?? waiting ?? installing;
const go = () => worker.state === 'activated' && worker.postMessage('go');
worker.addEventListener('statechange', go);
go();
