// Tags: a row each. A key can stand twice here, so that it can be said and mended.
import { memo } from 'react';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Tag } from '../draft/draft';
import type { Action } from '../draft/reducer';
import { fieldAt } from '../fields';
import { Field, FieldFrame, type FrameProps, focusOn, focusOnLast, useMessages } from '../field';
import { useForm } from '../form';

const tags = fieldAt('/tags');

/** The frame is drawn once: all that stands in one would be drawn anew with it. */
export const Tags = memo(function Tags() {
  return (
    <Container header={<TagsHeader />}>
      <Rows />
    </Container>
  );
});

function TagsHeader() {
  const { draft } = useForm();
  return (
    <Header variant="h2" counter={`(${draft.tags.length})`} description={tags.help}>
      {tags.label} <i>- optional</i>
    </Header>
  );
}

function Rows() {
  const { draft, dispatch, touch, focus } = useForm();
  const messagesOf = useMessages();
  return (
    <SpaceBetween size="m">
      {draft.tags.map((tag, index) => (
        <Row
          key={tag.id}
          tag={tag}
          number={index + 1}
          keyError={messagesOf(`tags.${tag.id}.key`).error}
          keyWarning={messagesOf(`tags.${tag.id}.key`).warning}
          valueError={messagesOf(`tags.${tag.id}.value`).error}
          valueWarning={messagesOf(`tags.${tag.id}.value`).warning}
          neighbour={(draft.tags[index + 1] ?? draft.tags[index - 1])?.id}
          {...{ dispatch, touch, focus }}
        />
      ))}
      <Field id="tags" label="Add tags" constraint={tags.constraint}>
        <Button
          iconName="add-plus"
          onClick={() => {
            dispatch({ type: 'add tag' });
            focusOnLast('.key');
          }}
        >
          Add tag
        </Button>
      </Field>
    </SpaceBetween>
  );
}

interface RowProps extends Pick<FrameProps, 'touch' | 'focus'> {
  readonly tag: Tag;
  readonly number: number;
  readonly keyError: string | undefined;
  readonly keyWarning: string | undefined;
  readonly valueError: string | undefined;
  readonly valueWarning: string | undefined;
  /** Where the focus goes when this row is removed. */
  readonly neighbour: string | undefined;
  readonly dispatch: (action: Action) => void;
}

const Row = memo(function Row(props: RowProps) {
  const { tag, number, keyError, keyWarning, valueError, valueWarning, neighbour, dispatch, touch, focus } = props;
  const { id } = tag;
  return (
    <div className="tag" role="group" aria-label={`Tag ${number}`}>
      <FieldFrame id={`tags.${id}.key`} label="Key" error={keyError} warning={keyWarning} {...{ touch, focus }}>
        <Input
          value={tag.key}
          onChange={({ detail }) => dispatch({ type: 'tag', id, field: 'key', value: detail.value })}
        />
      </FieldFrame>
      <FieldFrame
        id={`tags.${id}.value`}
        label="Value"
        optional
        error={valueError}
        warning={valueWarning}
        {...{ touch, focus }}
      >
        <Input
          value={tag.value}
          onChange={({ detail }) => dispatch({ type: 'tag', id, field: 'value', value: detail.value })}
        />
      </FieldFrame>
      <Button
        iconName="remove"
        variant="icon"
        ariaLabel={`Remove tag ${number}${tag.key && `, ${tag.key}`}`}
        onClick={() => {
          dispatch({ type: 'remove tag', id });
          focusOn([neighbour ? `tags.${neighbour}.key` : 'tags']);
        }}
      />
    </div>
  );
});
