// What the person is told at the top of the page: what took the draft's place, with the way back; drafts of earlier visits.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Kept } from './draft/storage';
import { focusAt } from './focus';
import { type Notice, useActions } from './form';
import { Lines } from './lines';

export function Notices() {
  const { notices, dismiss, dispatch } = useActions();
  return (
    <div data-place="notices" tabIndex={-1}>
      <SpaceBetween size="s">
        {notices.map((notice) => (
          <Alert
            key={notice.header}
            type={notice.type}
            header={notice.header}
            dismissible
            dismissAriaLabel="Dismiss"
            onDismiss={() => {
              dismiss(notice);
              focusAt('step');
            }}
            action={
              <Ways
                notice={notice}
                undo={() => {
                  if (notice.about) dispatch({ type: 'give back', instead: notice.about });
                  focusAt('step');
                }}
              />
            }
          >
            {notice.lines && notice.lines.length > 0 && <Lines lines={notice.lines} />}
          </Alert>
        ))}
        <Offered />
      </SpaceBetween>
    </div>
  );
}

/** What can be done about a notice. */
function Ways({ notice: { action, isUndoable }, undo }: { notice: Notice; undo: () => void }) {
  if (action) return <Button onClick={action.run}>{action.label}</Button>;
  return isUndoable ? <Button onClick={undo}>Undo</Button> : null;
}

/** Drafts of earlier visits. */
function Offered() {
  const { offered, refuse, start, current } = useActions();
  if (offered.length === 0) return null;
  const restore = (kept: Kept) => {
    const replaced = current().draft !== current().origin;
    const header = `The draft of an earlier visit is open: ${titleOf(kept)}`;
    start(kept.draft, { id: kept.id, notice: { type: 'success', header, isUndoable: replaced } });
    focusAt('notices');
  };
  return (
    <Alert header={offered.length === 1 ? '1 draft of an earlier visit' : `${offered.length} drafts of earlier visits`}>
      <SpaceBetween size="xs">
        {offered.map((kept) => (
          <div key={kept.id} className="offered" role="group" aria-label={titleOf(kept)}>
            <span>
              {titleOf(kept)}
              {kept.refused !== undefined && <small> {kept.refused}</small>}
            </span>
            <SpaceBetween direction="horizontal" size="xs">
              {kept.refused === undefined && <Button onClick={() => restore(kept)}>Open</Button>}
              <Button
                onClick={() => {
                  refuse(kept);
                  focusAt('notices');
                }}
              >
                Delete
              </Button>
            </SpaceBetween>
          </div>
        ))}
      </SpaceBetween>
    </Alert>
  );
}

const titleOf = ({ draft, at }: Kept) =>
  `${draft.name || 'Without a name'}${at > 0 ? `, ${new Date(at).toLocaleString('en')}` : ''}`;
