// What is shown where it is narrow: the form or the request. Elsewhere the style hides this.
const views = { form: 'Form', request: 'Request' } as const;
export type Shown = keyof typeof views;

export function Shown({ shown, show }: { shown: Shown; show: (view: Shown) => void }) {
  const other = shown === 'form' ? 'request' : 'form';
  return (
    <div
      className="views"
      role="tablist"
      aria-label="What to show"
      onKeyDown={({ key }) => {
        if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
        show(other);
        document.getElementById(`${other}-tab`)?.focus();
      }}
    >
      {(['form', 'request'] as const).map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`${one}-tab`}
          aria-controls={`${one}-view`}
          aria-selected={shown === one}
          tabIndex={shown === one ? 0 : -1}
          onClick={() => show(one)}
        >
          {views[one]}
        </button>
      ))}
    </div>
  );
}
