// Which of the requests in the file is to be opened, where there are several.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFile } from './use-file';

export function FileChoice() {
  const file = useFile();
  if (!file || file.choices.length === 0) return null;
  return (
    <Alert header={`${file.choices.length} requests are in ${file.name}. Choose one.`}>
      <SpaceBetween size="xs">
        {file.choices.map((found) => (
          <Button key={found.title} onClick={() => file.choose(found)}>
            {found.title}
            {found.draft.name !== '' && `: ${found.draft.name}`}
          </Button>
        ))}
      </SpaceBetween>
    </Alert>
  );
}
