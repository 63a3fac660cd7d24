// Parts of the page that nobody sees at first: they come once the page stands, and are there offline as well.
import { type ComponentType, useCallback, useEffect, useState } from 'react';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';

type Loading = () => Promise<unknown>;

const parts: Loading[] = [() => import('cleanrooms-collaboration/read')];

/** A component that comes later; until then there is room for it. */
function later<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>): ComponentType<Props> {
  parts.push(load);
  let loaded: ComponentType<Props> | undefined;
  return function Later(props: Props) {
    const [Part, setPart] = useState(() => loaded);
    const [isFailed, setFailed] = useState(false);
    const ask = useCallback(
      () =>
        load().then(
          ({ default: found }) => {
            loaded = found;
            setPart(() => found);
          },
          () => setFailed(true),
        ),
      [],
    );
    useEffect(() => {
      if (!Part) void ask();
    }, [Part, ask]);
    if (Part) return <Part {...props} />;
    if (!isFailed) return <div className="later" aria-busy="true" />;
    return (
      <Alert
        type="error"
        header="This part of the page could not be loaded"
        action={<Button onClick={() => location.reload()}>Reload the page</Button>}
      >
        Your draft stays in this browser.
      </Alert>
    );
  };
}

export const ImportDialog = later(async () => ({ default: (await import('../import/dialog')).ImportDialog }));
export const Results = later(async () => ({ default: (await import('../panels/results')).Results }));
export const Abilities = later(async () => ({ default: (await import('../panels/abilities')).Abilities }));
export const Payment = later(async () => ({ default: (await import('../panels/payment')).Payment }));
export const Outcome = later(async () => ({ default: (await import('../send/outcome')).Outcome }));
export const Review = later(async () => ({ default: (await import('../panels/review')).Review }));

/** Fetches them, one after the other, when the page has nothing else to do. */
export async function fetchParts() {
  for (const load of parts) {
    await new Promise<void>((resolve) => {
      // Not every browser tells when it is idle.
      if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 5000 });
      else setTimeout(resolve, 500);
    });
    // Without the network, they come when they are asked for.
    await load().catch(() => undefined);
  }
}
