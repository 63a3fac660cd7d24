// Cryptographic computing: off, or on with its four choices.
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { encryptionChoices, newEncryption } from '../draft/draft';
import { fieldAt } from '../fields';
import { Field } from '../field';
import { setting } from '../field-id';
import { part } from '../part';

export const EncryptionPanel = part(
  ({ encryption }) => ({ encryption }),
  function EncryptionPanel({ encryption, dispatch }) {
    const settings = fieldAt('/dataEncryptionMetadata');
    return (
      <Container
        header={
          <Header variant="h2" description={settings.help}>
            {settings.label} <i>- optional</i>
          </Header>
        }
      >
        <SpaceBetween size="m">
          <Toggle
            checked={encryption !== null}
            onChange={({ detail }) => dispatch({ type: 'encryption', value: detail.checked ? newEncryption() : null })}
          >
            Tables can be encrypted
          </Toggle>
          {encryption && (
            <Field id={setting('dataEncryptionMetadata')} label="Rules for encrypted tables">
              <SpaceBetween size="xs">
                {encryptionChoices.map((choice) => {
                  const { label, help } = fieldAt(`/dataEncryptionMetadata/${choice}`);
                  return (
                    <Checkbox
                      key={choice}
                      checked={encryption[choice]}
                      description={help}
                      onChange={({ detail }) =>
                        dispatch({ type: 'encryption', value: { ...encryption, [choice]: detail.checked } })
                      }
                    >
                      {label}
                    </Checkbox>
                  );
                })}
              </SpaceBetween>
            </Field>
          )}
        </SpaceBetween>
      </Container>
    );
  },
);
