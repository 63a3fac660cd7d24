// A list of rows, for participants and for tags alike: the heads of its columns once, a window of rows where there are many,
// a filter, and a button to add one.
import { type ReactNode, memo, useState } from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Input from '@cloudscape-design/components/input';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Field } from '../field';
import type { FieldId } from '../field-id';
import { useWanted } from './wanted';

/** How many rows are drawn. */
const WINDOW = 25;

interface Column {
  readonly label: string;
  readonly constraint: string | undefined;
}

interface Props<Row extends { readonly id: string }> {
  /** What a row is called: “tag”. */
  readonly noun: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** What is looked through by the filter. */
  readonly textOf: (row: Row) => string;
  readonly draw: (row: Row, index: number) => ReactNode;
  /** What is wrong with the list, and not with a row. */
  readonly field: FieldId;
  readonly help: string;
  readonly constraint: string | undefined;
  readonly add: () => void;
}

export function Rows<Row extends { readonly id: string }>(props: Props<Row>) {
  const { noun, columns, rows, textOf, draw, field, help, constraint, add } = props;
  const [filter, setFilter] = useState('');
  const [page, setPage] = useState(0);
  const isLong = rows.length > WINDOW;
  const sought = isLong ? filter.trim().toLowerCase() : '';
  const places = new Map(rows.map((row, index) => [row, index]));
  const found = sought === '' ? rows : rows.filter((row) => textOf(row).toLowerCase().includes(sought));
  const pages = Math.max(1, Math.ceil(found.length / WINDOW));
  const shown = Math.min(page, pages - 1);

  // A field that is led to is drawn, whatever the filter and the window are.
  useWanted((id) => {
    const index = rows.findIndex((row) => row.id === id);
    if (index < 0) return false;
    setFilter('');
    setPage(Math.floor(index / WINDOW));
    return true;
  });

  return (
    <SpaceBetween size="s">
      {isLong && (
        <Finder
          {...{ noun, filter, setFilter, shown, setPage, pages }}
          told={sought === '' ? '' : `${found.length} of ${rows.length}`}
        />
      )}
      {rows.length > 0 && <Heads noun={noun} columns={columns} />}
      {found.slice(shown * WINDOW, (shown + 1) * WINDOW).map((row) => draw(row, places.get(row) ?? 0))}
      <Add {...{ noun, field, help, constraint, add }} />
    </SpaceBetween>
  );
}

// What stands around the rows: a key typed in one leaves it as it is.

interface FinderProps {
  readonly noun: string;
  readonly filter: string;
  readonly setFilter: (filter: string) => void;
  /** The page that is shown, from 0, of so many. */
  readonly shown: number;
  readonly setPage: (page: number) => void;
  readonly pages: number;
  /** How many were found. */
  readonly told: string;
}

/** What chooses the rows that are drawn: a filter and pages. */
const Finder = memo(function Finder({ noun, filter, setFilter, shown, setPage, pages, told }: FinderProps) {
  return (
    <div className="window">
      <Input
        type="search"
        value={filter}
        placeholder={`Find ${noun}s`}
        ariaLabel={`Find ${noun}s`}
        clearAriaLabel="Clear the filter"
        onChange={({ detail }) => {
          setFilter(detail.value);
          setPage(0);
        }}
      />
      <span role="status">{told}</span>
      <Pagination
        currentPageIndex={shown + 1}
        pagesCount={pages}
        onChange={({ detail }) => setPage(detail.currentPageIndex - 1)}
        ariaLabels={{
          paginationLabel: `Pages of ${noun}s`,
          nextPageLabel: 'Next page',
          previousPageLabel: 'Previous page',
          pageLabel: (number) => `Page ${number}`,
        }}
      />
    </div>
  );
});

const Heads = memo(function Heads({ noun, columns }: { noun: string; columns: readonly Column[] }) {
  return (
    <div className={`row ${noun} heads`}>
      {columns.map(({ label, constraint }) => (
        <div key={label}>
          <Box variant="awsui-key-label">{label}</Box>
          <small>{constraint}</small>
        </div>
      ))}
    </div>
  );
});

type AddProps = Pick<Props<never>, 'noun' | 'field' | 'help' | 'constraint' | 'add'>;

const Add = memo(function Add({ noun, field, help, constraint, add }: AddProps) {
  return (
    <Field id={field} label={`Add ${noun}s`} description={help} constraint={constraint}>
      <Button iconName="add-plus" onClick={add}>
        Add {noun}
      </Button>
    </Field>
  );
});
