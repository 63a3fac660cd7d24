// Tags: a row each. A key can stand twice here, so that it can be said and mended.
import { type ClipboardEvent, memo, useCallback } from 'react';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import { type Tag, newId } from '../draft/draft';
import { tagsIn } from '../draft/pasted';
import { FieldFrame, areRight, useProblems } from '../field';
import { fieldId, setting } from '../field-id';
import { fieldAt } from '../fields';
import { focusOn } from '../focus';
import { type Form, useForm } from '../form';
import { part } from '../part';
import type { Problem } from '../problems';
import { Rows } from '../rows/rows';

const tags = fieldAt('/tags');
const columns = [
  { label: 'Key', constraint: undefined },
  { label: 'Value - optional', constraint: undefined },
];

const keyField = (id: string) => fieldId({ kind: 'tag', id, part: 'key' });
const valueField = (id: string) => fieldId({ kind: 'tag', id, part: 'value' });

/** The frame is drawn once: all that stands in one would be drawn anew with it. */
export const Tags = memo(function Tags() {
  return (
    <Container header={<TagsHeader />}>
      <List />
    </Container>
  );
});

const TagsHeader = part(
  ({ tags: all }) => ({ count: all.length }),
  function TagsHeader({ count }) {
    return (
      <Header
        variant="h2"
        counter={`(${count})`}
        description={`${tags.help} Lines of key=value, or JSON, can be pasted into a key: each gets a row.`}
      >
        {tags.label} <i>- optional</i>
      </Header>
    );
  },
);

function List() {
  const { draft, dispatch, touch, focus, mend } = useForm();
  const problemsOf = useProblems();
  const add = useCallback(() => {
    const id = newId();
    dispatch({ type: 'add tag', id });
    focusOn(keyField(id));
  }, [dispatch]);
  return (
    <Rows
      noun="tag"
      columns={columns}
      rows={draft.tags}
      textOf={({ key, value }) => `${key} ${value}`}
      field={setting('tags')}
      help=""
      constraint={tags.constraint}
      add={add}
      draw={(tag, index) => (
        <Row
          key={tag.id}
          tag={tag}
          number={index + 1}
          keyProblems={problemsOf(keyField(tag.id))}
          valueProblems={problemsOf(valueField(tag.id))}
          neighbour={(draft.tags[index + 1] ?? draft.tags[index - 1])?.id}
          {...{ dispatch, touch, focus, mend }}
        />
      )}
    />
  );
}

interface RowProps extends Pick<Form, 'dispatch' | 'touch' | 'focus' | 'mend'> {
  readonly tag: Tag;
  readonly number: number;
  readonly keyProblems: readonly Problem[];
  readonly valueProblems: readonly Problem[];
  /** Where the focus goes when this row is removed. */
  readonly neighbour: string | undefined;
}

const isSameRow = (one: RowProps, other: RowProps) =>
  one.tag === other.tag &&
  one.number === other.number &&
  one.neighbour === other.neighbour &&
  areRight(one.keyProblems, other.keyProblems) &&
  areRight(one.valueProblems, other.valueProblems);

const Row = memo(function Row(props: RowProps) {
  const { tag, number, keyProblems, valueProblems, neighbour, dispatch, touch, focus, mend } = props;
  const { id } = tag;
  const set = (field: 'key' | 'value', value: string) => dispatch({ type: 'tag', id, field, value });
  const paste = (event: ClipboardEvent) => {
    const pasted = tagsIn(event.clipboardData.getData('text'));
    if (pasted.length === 0) return;
    event.preventDefault();
    dispatch({ type: 'paste tags', id, tags: pasted });
  };
  const frame = { isCell: true, stretch: true, touch, focus, mend };
  return (
    <div className="row tag" role="group" aria-label={`Tag ${number}`}>
      <div onPaste={paste}>
        <FieldFrame
          id={keyField(id)}
          label="Key"
          problems={keyProblems}
          value={tag.key}
          limits={tags.keyLimits}
          {...frame}
        >
          <Input
            value={tag.key}
            ariaLabel={`Key of tag ${number}`}
            onChange={({ detail }) => set('key', detail.value)}
          />
        </FieldFrame>
      </div>
      <FieldFrame
        id={valueField(id)}
        label="Value"
        optional
        problems={valueProblems}
        value={tag.value}
        limits={tags.valueLimits}
        open={tag.open.value}
        {...frame}
      >
        <Input
          value={tag.value}
          ariaLabel={`Value of tag ${number}`}
          onChange={({ detail }) => set('value', detail.value)}
        />
      </FieldFrame>
      <div className="row-actions">
        <Button
          iconName="remove"
          variant="icon"
          ariaLabel={`Remove tag ${number}${tag.key && `, ${tag.key}`}`}
          onClick={() => {
            dispatch({ type: 'remove tag', id });
            focusOn(neighbour === undefined ? setting('tags') : keyField(neighbour));
          }}
        />
      </div>
    </div>
  );
}, isSameRow);
