// Who does what: a row for each participant, a column for each ability that is in use.
import { useState } from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import LiveRegion from '@cloudscape-design/components/live-region';
import RadioButton from '@cloudscape-design/components/radio-button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { abilitiesIn, hasAbility, whoDoesWhat } from '../draft/agreement';
import { type Draft, type Participant, RUN_JOB, type Use, nameOf, participants } from '../draft/draft';
import { Field, Fixes, messages, useProblems } from '../field';
import { type AbilityList, fieldId } from '../field-id';
import { abilityLists, isAbility, knownAbilities } from '../fields';
import { useForm } from '../form';

const PURPOSE = 'What the collaboration is for';

const USUALLY_ONE: readonly string[] = ['CAN_QUERY', RUN_JOB];

/** The columns of what is in use; those who run something stand first, of whom one alone is usual. */
function columnsOf(draft: Draft) {
  const all = abilitiesIn(draft).map((one) => ({ ...one, isUsuallyOne: USUALLY_ONE.includes(one.ability) }));
  return [...all.filter(({ isUsuallyOne }) => isUsuallyOne), ...all.filter(({ isUsuallyOne }) => !isUsuallyOne)];
}

/** A column of the table. */
type Column = ReturnType<typeof columnsOf>[number];

export function Abilities() {
  const { draft, dispatch } = useForm();
  const columns = columnsOf(draft);
  const all = participants(draft);
  const hasJobs = knownAbilities('abilities', draft.edition).includes(RUN_JOB);
  const [isSeveral, setSeveral] = useState(false);
  const holders = (ability: string) => all.filter((one) => hasAbility(one, ability)).length;
  const areSeveral = isSeveral || columns.some(({ isUsuallyOne, ability }) => isUsuallyOne && holders(ability) > 1);
  const use = (name: Use, isUsed: boolean) => dispatch({ type: 'use', use: name, isUsed });
  return (
    <Container header={<Header variant="h2">Who does what</Header>}>
      <SpaceBetween size="m">
        <LiveRegion>
          <Box fontSize="heading-s">{whoDoesWhat(draft)}</Box>
        </LiveRegion>
        <div role="group" aria-label={PURPOSE}>
          <Box variant="awsui-key-label">{PURPOSE}</Box>
          <SpaceBetween size="xs">
            <Checkbox checked disabled>
              Queries (always)
            </Checkbox>
            {hasJobs && (
              <Checkbox checked={draft.uses.jobs} onChange={({ detail }) => use('jobs', detail.checked)}>
                Jobs
              </Checkbox>
            )}
            <Checkbox checked={draft.uses.ml} onChange={({ detail }) => use('ml', detail.checked)}>
              Custom machine learning
            </Checkbox>
          </SpaceBetween>
        </div>
        <Table columns={columns} all={all} areSeveral={areSeveral} />
        <Messages columns={columns} />
        <Checkbox
          checked={areSeveral}
          onChange={({ detail }) => {
            setSeveral(detail.checked);
            if (detail.checked) return;
            // The first of them stays.
            for (const { ability, isUsuallyOne } of columns) {
              const [first, second] = all.filter((one) => hasAbility(one, ability));
              if (isUsuallyOne && first && second) dispatch({ type: 'only', id: first.id, ability });
            }
          }}
        >
          More than one participant runs queries
        </Checkbox>
        {abilityLists.map(({ list }) => (
          <Unknown key={list} list={list} />
        ))}
      </SpaceBetween>
    </Container>
  );
}

interface TableProps {
  readonly columns: readonly Column[];
  readonly all: readonly Participant[];
  readonly areSeveral: boolean;
}

function Table({ columns, all, areSeveral }: TableProps) {
  const { draft } = useForm();
  const problemsOf = useProblems();
  return (
    <div className="scroll">
      <table className="abilities">
        <thead>
          <tr>
            <th scope="col">Participant</th>
            {columns.map(({ ability, label, help }) => {
              const isWrong = problemsOf(fieldId({ kind: 'ability', ability })).some(({ level }) => level === 'error');
              return (
                <th key={ability} scope="col" className={isWrong ? 'wrong' : undefined}>
                  {label}
                  <small>{help}</small>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {all.map((one) => (
            <tr key={one.id}>
              <th scope="row">{nameOf(draft, one)}</th>
              {columns.map((column) => (
                <td key={column.ability}>
                  <Cell column={column} one={one} isOne={column.isUsuallyOne && !areSeveral} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The id of what is said of a column. */
const messagesId = (ability: string) => `messages-${ability}`;

function Cell({ column, one, isOne }: { column: Column; one: Participant; isOne: boolean }) {
  const { draft, dispatch, touch, focus } = useForm();
  const { list, ability, label } = column;
  const field = fieldId({ kind: 'ability', ability });
  const checked = one[list].includes(ability);
  const described = useProblems()(field).length > 0 ? messagesId(ability) : undefined;
  // Whose it is stands in the row's head: here it is for those who hear it.
  const named = (
    <>
      <span className="for-ears">{nameOf(draft, one)}: </span>
      <span className="cell-label">{label}</span>
    </>
  );
  return (
    <div data-field={field.key} onFocus={() => focus(field)} onBlur={() => (focus(null), touch(field))}>
      {isOne ? (
        <RadioButton
          name={ability}
          value={one.id}
          checked={checked}
          onSelect={() => dispatch({ type: 'only', id: one.id, ability })}
          nativeInputAttributes={{ 'aria-describedby': described }}
        >
          {named}
        </RadioButton>
      ) : (
        <Checkbox
          checked={checked}
          {...(described !== undefined && { ariaDescribedby: described })}
          onChange={({ detail }) => dispatch({ type: 'ability', id: one.id, list, ability, has: detail.checked })}
        >
          {named}
        </Checkbox>
      )}
    </div>
  );
}

/** What is wrong with a column, below the table. */
function Messages({ columns }: { columns: readonly Column[] }) {
  const { mend } = useForm();
  const problemsOf = useProblems();
  return columns.map(({ ability, label }) => {
    const field = fieldId({ kind: 'ability', ability });
    const problems = problemsOf(field);
    if (problems.length === 0) return null;
    const error = messages(problems, 'error');
    return (
      <div key={ability} id={messagesId(ability)} data-messages={field.key}>
        <FormField label={label} errorText={error} warningText={error ? undefined : messages(problems, 'warning')} />
        <Fixes problems={problems} mend={mend} />
      </div>
    );
  });
}

/** What an imported request lists and the edition has no column for. */
function Unknown({ list }: { list: AbilityList }) {
  const { draft, dispatch } = useForm();
  const known = knownAbilities(list, draft.edition);
  const isWritten = list === 'abilities' || draft.uses.ml;
  const unknownTo = (one: Participant) => one[list].filter((ability) => !isAbility(list, ability));
  const having = participants(draft).filter((one) => unknownTo(one).length > 0);
  if (having.length === 0 || !isWritten) return null;
  const isOne = having.flatMap(unknownTo).length === 1;
  return (
    <div>
      <Field
        id={fieldId({ kind: 'unknown', list })}
        label={isOne ? 'Not an ability' : 'Not abilities'}
        description={list === 'mlAbilities' && 'Of custom machine learning'}
      >
        {having.map((one) => (
          <Box key={one.id}>
            {nameOf(draft, one)}: {[...new Set(unknownTo(one))].join(', ')}
          </Box>
        ))}
      </Field>
      <div className="fixes">
        <Button variant="inline-link" onClick={() => dispatch({ type: 'known abilities', list, known })}>
          {isOne ? 'Remove it' : 'Remove them'}
        </Button>
      </div>
    </div>
  );
}
