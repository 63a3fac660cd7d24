// Saving to the file that the form was opened with; without one there is nothing here.
import Button from '@cloudscape-design/components/button';
import { useFile } from '../hooks/use-file';

export function SaveButton() {
  const file = useFile();
  if (!file) return null;
  return (
    <Button
      variant="primary"
      loading={file.isSaving}
      loadingText="Saving"
      disabled={file.choices.length > 0}
      disabledReason="Choose a request first"
      onClick={() => void file.save()}
    >
      <span className="target">Save to {file.target}</span>
    </Button>
  );
}
