// Who takes part: you first, then a row for each member, with a name and an account.
import { type ClipboardEvent, type FocusEvent, memo, useCallback } from 'react';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import { CREATOR, type Participant, nameOf, newId, participants } from '../draft/draft';
import { accountOf, participantsIn } from '../draft/pasted';
import { FieldFrame, areRight, useProblems } from '../field';
import { fieldId, setting } from '../field-id';
import { fieldAt } from '../fields';
import { focusOn, focusOnButton } from '../focus';
import { type Form, useActions, useForm } from '../form';
import { part } from '../part';
import type { Problem } from '../problems';
import { Rows } from '../rows/rows';

const displayName = fieldAt('/members/*/displayName');
const accountId = fieldAt('/members/*/accountId');
const creatorName = fieldAt('/creatorDisplayName');
const columns = [
  { label: displayName.label, constraint: displayName.constraint },
  { label: accountId.label, constraint: accountId.constraint },
];

const nameField = (id: string) => fieldId({ kind: 'participant', id, part: 'displayName' });
const accountField = (id: string) => fieldId({ kind: 'participant', id, part: 'accountId' });

/** The frame is drawn once: all that stands in one would be drawn anew with it. */
export const Participants = memo(function Participants() {
  return (
    <Container header={<ParticipantsHeader />}>
      <List />
    </Container>
  );
});

const ParticipantsHeader = part(
  ({ members }) => ({ count: members.length + 1 }),
  function ParticipantsHeader({ count }) {
    return (
      <Header
        variant="h2"
        counter={`(${count})`}
        description="Accounts can be pasted as a column, and names with accounts out of a spreadsheet: each gets a row."
      >
        Participants
      </Header>
    );
  },
);

function List() {
  const { draft, dispatch, touch, focus, mend } = useForm();
  const { help, constraint } = fieldAt('/members', draft.edition);
  const { current } = useActions();
  const problemsOf = useProblems();
  const { members } = draft;
  const add = useCallback(() => {
    const id = newId();
    dispatch({ type: 'add member', id });
    focusOn(nameField(id));
  }, [dispatch]);
  const goOn = useCallback(
    (id: string) => {
      const all = participants(current().draft);
      const next = all[all.findIndex((one) => one.id === id) + 1];
      const to = next?.id ?? newId();
      if (!next) dispatch({ type: 'add member', id: to });
      focusOn(nameField(to));
    },
    [current, dispatch],
  );
  return (
    <Rows
      noun="member"
      columns={columns}
      rows={participants(draft)}
      textOf={(one) => `${one.displayName} ${one.accountId}`}
      field={setting('members')}
      help={help}
      constraint={constraint}
      add={add}
      draw={(one, index) => (
        <Row
          key={one.id}
          participant={one}
          number={index + 1}
          name={nameOf(draft, one)}
          isFirst={index === 1}
          isLast={index === members.length}
          nameProblems={problemsOf(nameField(one.id))}
          accountProblems={problemsOf(accountField(one.id))}
          neighbour={(members[index] ?? members[index - 2])?.id}
          {...{ dispatch, touch, focus, mend, goOn }}
        />
      )}
    />
  );
}

interface RowProps extends Pick<Form, 'dispatch' | 'touch' | 'focus' | 'mend'> {
  readonly participant: Participant;
  /** From 1, for the creator. */
  readonly number: number;
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly nameProblems: readonly Problem[];
  readonly accountProblems: readonly Problem[];
  /** Where the focus goes when this row is removed. */
  readonly neighbour: string | undefined;
  /** To the row after this one. */
  readonly goOn: (id: string) => void;
}

const isSameRow = (one: RowProps, other: RowProps) =>
  one.participant === other.participant &&
  one.number === other.number &&
  one.name === other.name &&
  one.isFirst === other.isFirst &&
  one.isLast === other.isLast &&
  one.neighbour === other.neighbour &&
  areRight(one.nameProblems, other.nameProblems) &&
  areRight(one.accountProblems, other.accountProblems);

const Row = memo(function Row(props: RowProps) {
  const { participant, number, nameProblems, accountProblems, dispatch, touch, focus, mend } = props;
  const { id, open } = participant;
  const isYou = id === CREATOR;
  const set = (field: 'displayName' | 'accountId', value: string) =>
    dispatch({ type: 'participant', id, field, value });
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text');
    const rows = participantsIn(pasted);
    const [only] = rows;
    // A name, or an account as it should be, is pasted as ever.
    if (!only || (rows.length === 1 && only.accountId === pasted)) return;
    event.preventDefault();
    dispatch({ type: 'paste participants', id, rows });
  };
  const leave = ({ target }: FocusEvent<HTMLElement>) => {
    if (!(target instanceof HTMLInputElement)) return;
    const account = accountOf(target.value);
    if (account !== target.value) set('accountId', account);
  };
  const frame = { isCell: true, stretch: true, touch, focus, mend };
  const label = isYou ? creatorName.label : displayName.label;
  const [accountLabel, whose] = [isYou ? 'Your account ID' : accountId.label, isYou ? 'you' : `participant ${number}`];
  return (
    <div
      className="row member"
      role="group"
      aria-label={isYou ? 'Participant 1, you' : `Participant ${number}`}
      onPaste={paste}
      onKeyDown={({ key, target }) => {
        // Enter goes on to the next row, and from the last one to a new one.
        if (key === 'Enter' && target instanceof HTMLInputElement) props.goOn(id);
      }}
    >
      <FieldFrame
        id={nameField(id)}
        label={label}
        value={participant.displayName}
        limits={displayName.limits}
        open={open.displayName}
        problems={nameProblems}
        {...frame}
      >
        <Input
          value={participant.displayName}
          placeholder={isYou ? 'Your name' : `Name of member ${number}`}
          ariaLabel={`${label}, ${whose}`}
          onChange={({ detail }) => set('displayName', detail.value)}
        />
      </FieldFrame>
      <div onBlur={leave}>
        <FieldFrame
          id={accountField(id)}
          label={accountLabel}
          optional={isYou}
          constraint={isYou ? 'Not part of the request: only to see that you are not a member as well.' : undefined}
          value={participant.accountId}
          open={open.accountId}
          problems={accountProblems}
          {...frame}
        >
          <Input
            value={participant.accountId}
            inputMode="numeric"
            placeholder={isYou ? 'Your account ID - optional' : (open.accountId ?? '111122223333')}
            ariaLabel={`${accountLabel}, ${whose}`}
            onChange={({ detail }) => set('accountId', detail.value)}
          />
        </FieldFrame>
      </div>
      {isYou ? <div className="row-actions you">You</div> : <Actions {...props} />}
    </div>
  );
}, isSameRow);

function Actions({ participant: { id }, name, isFirst, isLast, neighbour, dispatch }: RowProps) {
  const move = (by: -1 | 1) => {
    dispatch({ type: 'move member', id, by });
    focusOnButton(`Move ${name} ${by < 0 ? 'up' : 'down'}`, `Move ${name} ${by < 0 ? 'down' : 'up'}`);
  };
  return (
    <div className="row-actions">
      <Button
        iconName="angle-up"
        variant="icon"
        ariaLabel={`Move ${name} up`}
        disabled={isFirst}
        onClick={() => move(-1)}
      />
      <Button
        iconName="angle-down"
        variant="icon"
        ariaLabel={`Move ${name} down`}
        disabled={isLast}
        onClick={() => move(1)}
      />
      <Button
        iconName="remove"
        variant="icon"
        ariaLabel={`Remove ${name}`}
        onClick={() => {
          dispatch({ type: 'remove member', id });
          focusOn(neighbour === undefined ? setting('members') : nameField(neighbour));
        }}
      />
    </div>
  );
}
