// Mounts the form, in English and in light or dark.
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from '@cloudscape-design/components/i18n';
import english from '@cloudscape-design/components/i18n/messages/all.en';
import '@cloudscape-design/global-styles/dark-mode-utils.css';
import { init } from 'cleanrooms-collaboration/async';
import { App } from './app';
import { FormProvider } from './form';
import { FileProvider, useFileProvider } from './file/use-file';
import { followMode } from './mode';
import { FileChoice } from './file/choice';
import { fetchParts } from './shell/later';
import { EndpointProvider } from './send/settings';
import './style.css';

followMode();
await init();

/** It has nothing of the file: what is told of that at each key doesn't draw it anew. */
const app = <App />;

function Page() {
  const { file, isReading } = useFileProvider();
  if (isReading) return <p role="status">Reading the file</p>;
  return (
    <FileProvider value={file}>
      <FileChoice />
      {app}
    </FileProvider>
  );
}

const root = document.getElementById('root');
if (root) {
  const form = createRoot(root);
  // In slices: whoever scrolls or types meanwhile isn't held up.
  startTransition(() =>
    form.render(
      <StrictMode>
        <I18nProvider locale="en" messages={[english]}>
          <EndpointProvider>
            <FormProvider>
              <Page />
            </FormProvider>
          </EndpointProvider>
        </I18nProvider>
      </StrictMode>,
    ),
  );
}
void fetchParts();
