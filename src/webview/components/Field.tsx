/** A labelled field that grows with its text. */
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  /** One line, as a title or an address. */
  readonly short?: boolean;
  readonly focus?: boolean;
  set(value: string): void;
  flush(): void;
  onDone?(): void;
}

export function Field({
  label,
  value,
  hint,
  short,
  focus,
  set,
  flush,
  onDone,
}: FieldProps): JSX.Element {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (focus) field.current?.focus();
  }, []);
  const common = {
    ref: field,
    value,
    placeholder: hint,
    onInput: () => set(field.current?.value ?? ''),
    onBlur: flush,
    onKeyDown: (event: KeyboardEvent) => {
      const isDone =
        event.key === 'Escape' ||
        (event.key === 'Enter' && (short || event.ctrlKey || event.metaKey));
      if (!isDone || !onDone) return;
      event.preventDefault();
      flush();
      onDone();
    },
  };
  return (
    <label class="field">
      <span>{label}</span>
      {short ? <input type="text" {...common} /> : <textarea rows={2} {...common} />}
    </label>
  );
}
