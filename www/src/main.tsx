// Mounts the page, in the visitor's language as far as the components know it, and in light or dark.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from '@cloudscape-design/components/i18n';
import type { I18nProviderProps } from '@cloudscape-design/components/i18n';
import english from '@cloudscape-design/components/i18n/messages/all.en';
import '@cloudscape-design/global-styles/dark-mode-utils.css';
import { init } from 'cleanrooms-collaboration/async';
import { App } from './app';
import { FormProvider } from './form';
import { followMode } from './mode';
import { EndpointProvider } from './send/settings';
import './style.css';

type Messages = I18nProviderProps.Messages;
const translations = import.meta.glob<{ default: Messages }>(
  '../../node_modules/@cloudscape-design/components/i18n/messages/all.{ar,de,en-GB,es,fr,id,it,ja,ko,pt-BR,th,tr,zh-CN,zh-TW}.js',
);

async function messages(): Promise<[string, readonly Messages[]]> {
  for (const language of navigator.languages) {
    const wanted = language.toLowerCase();
    const found = Object.keys(translations).find((path) => {
      const locale = /all\.(.+)\.js$/.exec(path)?.[1]?.toLowerCase() ?? '';
      return locale === wanted || locale === wanted.split('-')[0];
    });
    const load = found && translations[found];
    if (found && load) return [language, [(await load()).default, english]];
    if (wanted.startsWith('en')) break;
  }
  return ['en', [english]];
}

followMode();

const [[locale, all]] = await Promise.all([messages(), init()]);
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <I18nProvider locale={locale} messages={all}>
        <EndpointProvider>
          <FormProvider>
            <App />
          </FormProvider>
        </EndpointProvider>
      </I18nProvider>
    </StrictMode>,
  );
}
