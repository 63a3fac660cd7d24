// Sharing: a link that carries the draft. It says what is in it before anybody copies it.
import { memo, useState } from 'react';
import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Popover from '@cloudscape-design/components/popover';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { linkTo } from '../draft/storage';
import { useActions } from '../form';

export const Share = memo(function Share() {
  const { current } = useActions();
  const [link, setLink] = useState('');
  return (
    <span onClick={() => setLink(linkTo(current().draft))}>
      <Popover
        header="Share the draft"
        size="large"
        position="bottom"
        triggerType="custom"
        dismissAriaLabel="Close"
        content={
          <SpaceBetween size="s">
            <span>
              The link holds all that you filled in, account IDs as well, in the part of the address that no server is
              sent. Whoever has the link can read it.
            </span>
            <CopyToClipboard
              copyButtonText="Copy the link"
              copySuccessText="Copied"
              copyErrorText="The browser did not allow it"
              textToCopy={link}
              popoverRenderWithPortal
            />
          </SpaceBetween>
        }
      >
        <Button iconName="share" variant="icon" ariaLabel="Share" />
      </Popover>
    </span>
  );
});
