// Who takes part: the creator, then a row for each member.
import { type ClipboardEvent, memo } from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { CREATOR, type Participant, nameOf } from '../draft/draft';
import type { Action } from '../draft/reducer';
import { fieldAt } from '../fields';
import { Field, FieldFrame, type FrameProps, focusOn, focusOnLast, useMessages } from '../field';
import { useForm } from '../form';

const displayName = fieldAt('/members/*/displayName');
const accountId = fieldAt('/members/*/accountId');
const creatorName = fieldAt('/creatorDisplayName');

/**
 * The accounts in a text that was pasted, as a column, in cells of a table or with commas, with or without
 * dashes and spaces; whatever else stands beside them is passed over.
 */
export function accountsIn(pasted: string): string[] {
  const cells = pasted.split(/[\r\n\t,;]+/).map((cell) => cell.replace(/[\s-]/g, ''));
  return cells.filter((cell) => /^\d+$/.test(cell));
}

/** Takes accounts out of what is pasted; where there is nothing to take out or to put right, it is pasted as ever. */
const pasteAccounts = (take: (accounts: readonly string[]) => void) => (event: ClipboardEvent) => {
  const pasted = event.clipboardData.getData('text');
  const accounts = accountsIn(pasted);
  if (accounts.length === 0 || (accounts.length === 1 && accounts[0] === pasted.trim())) return;
  event.preventDefault();
  take(accounts);
};

/** The frame is drawn once: all that stands in one would be drawn anew with it. */
export const Members = memo(function Members() {
  return (
    <Container header={<MembersHeader />}>
      <Rows />
    </Container>
  );
});

function MembersHeader() {
  const { draft } = useForm();
  return (
    <Header variant="h2" counter={`(${draft.members.length + 1})`}>
      Participants
    </Header>
  );
}

function Rows() {
  const { draft, dispatch, touch, focus } = useForm();
  const list = fieldAt('/members', draft.edition);
  const messagesOf = useMessages();
  return (
    <SpaceBetween size="l">
      <div className="row" role="group" aria-label="Participant 1, you">
        <Box variant="h3">1. You, the creator</Box>
        <ColumnLayout columns={2}>
          <Field
            id={`members.${CREATOR}.displayName`}
            label={creatorName.label}
            description={creatorName.help}
            constraint={creatorName.constraint}
          >
            <Input
              value={draft.creator.displayName}
              onChange={({ detail }) =>
                dispatch({ type: 'participant', id: CREATOR, field: 'displayName', value: detail.value })
              }
            />
          </Field>
          <div
            onPaste={pasteAccounts(([value = '']) =>
              dispatch({ type: 'participant', id: CREATOR, field: 'accountId', value }),
            )}
          >
            <Field
              id={`members.${CREATOR}.accountId`}
              label="Your account ID"
              description="Only to see that you are not among the members; it is not part of the request."
              constraint={accountId.constraint}
              optional
            >
              <Input
                value={draft.creator.accountId}
                inputMode="numeric"
                onChange={({ detail }) =>
                  dispatch({ type: 'participant', id: CREATOR, field: 'accountId', value: detail.value })
                }
              />
            </Field>
          </div>
        </ColumnLayout>
      </div>
      {draft.members.map((member, index) => (
        <Row
          key={member.id}
          member={member}
          number={index + 2}
          name={nameOf(draft, member)}
          isFirst={index === 0}
          isLast={index === draft.members.length - 1}
          nameError={messagesOf(`members.${member.id}.displayName`).error}
          nameWarning={messagesOf(`members.${member.id}.displayName`).warning}
          accountError={messagesOf(`members.${member.id}.accountId`).error}
          accountWarning={messagesOf(`members.${member.id}.accountId`).warning}
          neighbour={(draft.members[index + 1] ?? draft.members[index - 1])?.id}
          {...{ dispatch, touch, focus }}
        />
      ))}
      <Field
        id="members"
        label={list.label}
        description={`${list.help} A column of account IDs can be pasted into an account ID: each gets a row.`}
        constraint={list.constraint}
      >
        <Button
          iconName="add-plus"
          onClick={() => {
            dispatch({ type: 'add member' });
            focusOnLast('.displayName');
          }}
        >
          Add member
        </Button>
      </Field>
    </SpaceBetween>
  );
}

interface RowProps extends Pick<FrameProps, 'touch' | 'focus'> {
  readonly member: Participant;
  readonly number: number;
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly nameError: string | undefined;
  readonly nameWarning: string | undefined;
  readonly accountError: string | undefined;
  readonly accountWarning: string | undefined;
  /** Where the focus goes when this row is removed. */
  readonly neighbour: string | undefined;
  readonly dispatch: (action: Action) => void;
}

const Row = memo(function Row(props: RowProps) {
  const {
    member,
    number,
    name,
    isFirst,
    isLast,
    nameError,
    nameWarning,
    accountError,
    accountWarning,
    neighbour,
    dispatch,
    touch,
    focus,
  } = props;
  const { id } = member;
  const set = (field: 'displayName' | 'accountId') => (event: { detail: { value: string } }) =>
    dispatch({ type: 'participant', id, field, value: event.detail.value });
  const paste = pasteAccounts((accounts) => dispatch({ type: 'fill accounts', id, accounts }));
  return (
    <div className="row" role="group" aria-label={`Participant ${number}`}>
      <Box variant="h3">
        {number}. {name}
      </Box>
      <ColumnLayout columns={2}>
        <FieldFrame
          id={`members.${id}.displayName`}
          label={displayName.label}
          description={displayName.help}
          constraint={displayName.constraint}
          error={nameError}
          warning={nameWarning}
          {...{ touch, focus }}
        >
          <Input value={member.displayName} onChange={set('displayName')} />
        </FieldFrame>
        <div onPaste={paste}>
          <FieldFrame
            id={`members.${id}.accountId`}
            label={accountId.label}
            description={accountId.help}
            constraint={accountId.constraint}
            error={accountError}
            warning={accountWarning}
            {...{ touch, focus }}
          >
            <Input value={member.accountId} inputMode="numeric" onChange={set('accountId')} />
          </FieldFrame>
        </div>
      </ColumnLayout>
      <SpaceBetween direction="horizontal" size="xs">
        <Button
          iconName="angle-up"
          variant="icon"
          ariaLabel={`Move ${name} up`}
          disabled={isFirst}
          onClick={() => dispatch({ type: 'move member', id, by: -1 })}
        />
        <Button
          iconName="angle-down"
          variant="icon"
          ariaLabel={`Move ${name} down`}
          disabled={isLast}
          onClick={() => dispatch({ type: 'move member', id, by: 1 })}
        />
        <Button
          onClick={() => {
            dispatch({ type: 'remove member', id });
            focusOn([neighbour ? `members.${neighbour}.displayName` : 'members']);
          }}
          ariaLabel={`Remove ${name}`}
        >
          Remove
        </Button>
      </SpaceBetween>
    </div>
  );
});
