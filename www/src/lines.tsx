// Lines that are told, the first of many.
import Box from '@cloudscape-design/components/box';

/** How many are listed. */
export const LISTED = 20;

export function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <>
      <ul className="problems">
        {lines.slice(0, LISTED).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {lines.length > LISTED && <Box>and {lines.length - LISTED} more</Box>}
    </>
  );
}
