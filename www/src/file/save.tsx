// Saving to the file that the form was opened with, and whether there is something to save; without a file there is nothing here.
import Button from '@cloudscape-design/components/button';
import { useForm } from '../form';
import { useFile } from './use-file';

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
      Save to {file.target}
    </Button>
  );
}

export function SaveState() {
  const file = useFile();
  const { draft } = useForm();
  if (!file || file.choices.length > 0) return null;
  const isSaved = draft === file.saved;
  return (
    <span className="saved" role="status">
      {!isSaved && 'Not saved yet'}
      {isSaved && draft !== file.first && (file.isPartly ? 'Saved in part' : 'Saved')}
    </span>
  );
}
