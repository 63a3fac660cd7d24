// Where results may be written, and which changes need nobody's approval: what later editions have.
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Multiselect from '@cloudscape-design/components/multiselect';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { findField } from '../fields';
import { Field } from '../field';
import { setting } from '../field-id';
import { part } from '../part';

export const Results = part(
  ({ edition, regions: chosenRegions, changeTypes }) => ({ edition, chosenRegions, changeTypes }),
  function Results({ edition, chosenRegions, changeTypes, dispatch }) {
    const regions = findField('/allowedResultRegions', edition);
    const changes = findField('/autoApprovedChangeRequestTypes', edition);
    if (!regions && !changes) return null;
    const options = (regions?.values ?? []).map(({ value, label }) => ({ value, label }));
    // One that there isn't is shown as well, to be taken out.
    const chosen = chosenRegions.map((value) => options.find((one) => one.value === value) ?? { value, label: value });
    const known = changes?.values ?? [];
    const others = changeTypes.filter((type) => !known.some(({ value }) => value === type));
    const choose = (type: string, isChosen: boolean) => {
      const rest = changeTypes.filter((one) => one !== type);
      dispatch({ type: 'choose', field: 'changeTypes', values: isChosen ? [...rest, type] : rest });
    };
    return (
      <Container header={<Header variant="h2">Results and changes</Header>}>
        <SpaceBetween size="l">
          {regions && (
            <Field
              id={setting('allowedResultRegions')}
              label={regions.label}
              description={regions.help}
              constraint={regions.constraint}
              optional
            >
              <Multiselect
                options={options}
                selectedOptions={chosen}
                placeholder="Any Region"
                filteringType="auto"
                onChange={({ detail }) =>
                  dispatch({
                    type: 'choose',
                    field: 'regions',
                    values: detail.selectedOptions.flatMap(({ value }) => value ?? []),
                  })
                }
              />
            </Field>
          )}
          {changes && (
            <Field
              id={setting('autoApprovedChangeRequestTypes')}
              label={changes.label}
              description={changes.help}
              constraint={changes.constraint}
              optional
            >
              <SpaceBetween size="xs">
                {[...known, ...others.map((value) => ({ value, label: value, help: '' }))].map(
                  ({ value, label, help }) => (
                    <Checkbox
                      key={value}
                      checked={changeTypes.includes(value)}
                      description={help}
                      onChange={({ detail }) => choose(value, detail.checked)}
                    >
                      {label}
                    </Checkbox>
                  ),
                )}
              </SpaceBetween>
            </Field>
          )}
        </SpaceBetween>
      </Container>
    );
  },
);
