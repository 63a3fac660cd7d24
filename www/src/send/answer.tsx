// What came of sending, shown for what it is.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { Answer } from './send';

const headers = {
  ValidationException: 'The service refuses the request',
  ServiceQuotaExceededException: 'A quota of the account is used up',
  AccessDeniedException: 'The account may not create collaborations',
  ThrottlingException: 'Too many requests at once',
  InternalServerException: 'The service failed',
  UnknownException: 'An answer that the operation does not have',
} as const;

export function AnswerView({ answer, retry }: { answer: Answer; retry: () => void }) {
  const again = <Button onClick={retry}>Try again</Button>;
  switch (answer.kind) {
    case 'created': {
      const { collaboration } = answer;
      return (
        <Alert type="success" header="The collaboration was created">
          <KeyValuePairs
            columns={2}
            items={[
              { label: 'Name', value: collaboration.name },
              { label: 'ID', value: collaboration.id },
              {
                label: 'ARN',
                value: (
                  <CopyToClipboard
                    variant="inline"
                    textToCopy={collaboration.arn}
                    copyButtonAriaLabel="Copy the ARN"
                    copySuccessText="Copied"
                    copyErrorText="The browser did not allow it"
                  />
                ),
              },
              { label: 'Your status', value: collaboration.memberStatus },
              { label: 'Created', value: collaboration.createTime.toLocaleString() },
              { label: 'Query log', value: collaboration.queryLogStatus },
            ]}
          />
          <p>
            What comes next: you and each member create a membership of it, and associate tables. Those who pay agree to
            it there.
          </p>
        </Alert>
      );
    }
    case 'refused': {
      const { exception } = answer;
      const isQuota = exception.name === 'ServiceQuotaExceededException';
      const fields = exception.name === 'ValidationException' ? (exception.fieldList ?? []) : [];
      return (
        <Alert
          type={exception.retryable ? 'warning' : 'error'}
          header={headers[exception.name]}
          action={exception.retryable ? again : undefined}
        >
          <p>{exception.message}</p>
          <ul>
            {fields.map(({ name, message }) => (
              <li key={`${name} ${message}`}>
                <code>{name}</code> {message}
              </li>
            ))}
          </ul>
          {isQuota && exception.quotaName && (
            <p>
              Quota: {exception.quotaName}
              {exception.quotaValue !== undefined && `, ${exception.quotaValue}`}
            </p>
          )}
          {'reason' in exception && exception.reason && <p>Reason: {exception.reason}</p>}
          <small>
            {exception.name}, status {exception.status}
          </small>
        </Alert>
      );
    }
    case 'unreadable':
      return (
        <Alert type="error" header="The answer can't be read">
          <p>The endpoint says that all is well, but what it answers is no collaboration.</p>
          <ul>
            {answer.messages.map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </Alert>
      );
    case 'failed':
      return (
        <Alert type="error" header="There is no answer" action={again}>
          {answer.message}
        </Alert>
      );
  }
}
