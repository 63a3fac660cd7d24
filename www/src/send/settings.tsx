// Where requests go, kept for the session only.
import { createContext, memo, type ReactNode, useContext, useState } from 'react';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Popover from '@cloudscape-design/components/popover';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { attempt } from '../attempt';
import { chooseMode, isDark } from '../mode';
import { NO_ADDRESS, addressOf } from './send';

const KEY = 'cleanrooms-collaboration.endpoint';

const Endpoint = createContext<[string, (endpoint: string) => void]>(['', () => undefined]);
export const useEndpoint = () => useContext(Endpoint);

const kept = () => attempt(() => sessionStorage.getItem(KEY));

export function EndpointProvider({ children }: { children: ReactNode }) {
  // `npm start -- --emulator` has an emulator answer under this address.
  const [endpoint, setEndpoint] = useState(() => kept() ?? (import.meta.env.VITE_ENDPOINT as string | undefined) ?? '');
  const set = (next: string) => {
    setEndpoint(next);
    // Failing that, it is kept until the page is left.
    attempt(() => sessionStorage.setItem(KEY, next));
  };
  return <Endpoint.Provider value={[endpoint, set]}>{children}</Endpoint.Provider>;
}

export const Settings = memo(function Settings() {
  const [endpoint, setEndpoint] = useEndpoint();
  const [dark, setDark] = useState(isDark);
  return (
    <Popover
      header="Settings"
      size="large"
      position="bottom"
      triggerType="custom"
      dismissAriaLabel="Close the settings"
      content={
        <SpaceBetween size="m">
          <FormField
            label="Endpoint"
            description="A backend of yours that signs requests and passes them on to the service. It is kept until the tab is closed."
            constraintText="No credentials of AWS belong here."
            errorText={endpoint !== '' && !addressOf(endpoint) && NO_ADDRESS}
          >
            <Input
              value={endpoint}
              type="url"
              placeholder="https://example.com/cleanrooms"
              onChange={({ detail }) => setEndpoint(detail.value)}
            />
          </FormField>
          <Toggle
            checked={dark}
            onChange={({ detail }) => {
              setDark(detail.checked);
              chooseMode(detail.checked ? 'dark' : 'light');
            }}
          >
            Dark mode
          </Toggle>
        </SpaceBetween>
      }
    >
      <Button iconName="settings" variant="icon" ariaLabel="Settings" />
    </Popover>
  );
});
