/** Parts of the page that are loaded when they are first shown, so that the first content waits for less. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

type Part<Props> = (props: Props) => JSX.Element | null;

/** A component that loads itself; what it loads is kept for all places that show it. */
export function onDemand<Props extends object>(load: () => Promise<Part<Props>>): Part<Props> {
  let loaded: Part<Props> | null = null;
  return function OnDemand(props) {
    const [part, setPart] = useState<{ readonly show: Part<Props> } | 'failed' | null>(
      loaded && { show: loaded },
    );
    useEffect(() => {
      if (part !== null) return;
      load().then(
        (show) => {
          loaded = show;
          setPart({ show });
        },
        () => setPart('failed'),
      );
    }, [part]);
    if (part === 'failed') {
      return (
        <p class="failure" role="alert">
          This part of the page could not be loaded.{' '}
          <button type="button" onClick={() => setPart(null)}>
            Try again
          </button>
        </p>
      );
    }
    return part && <part.show {...props} />;
  };
}
