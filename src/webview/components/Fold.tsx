/** Something one click away; what is closed costs nothing, what is open stays so after a reload. */
import type { ComponentChildren, JSX, TargetedEvent } from 'preact';
import { useState } from 'preact/hooks';

import { useActions } from '../actions.ts';

export interface FoldProps {
  readonly id: string;
  readonly label: string;
  readonly children: () => ComponentChildren;
}

export function Fold({ id, label, children }: FoldProps): JSX.Element {
  const actions = useActions();
  const [isOpen, setOpen] = useState(() => actions.kept.open.includes(id));
  const onToggle = (event: TargetedEvent<HTMLDetailsElement>): void => {
    const { open } = event.currentTarget;
    if (open === isOpen) return;
    setOpen(open);
    const others = actions.kept.open.filter((item) => item !== id);
    actions.keep({ open: open ? [...others, id] : others });
  };
  return (
    <details class="fold" open={isOpen} onToggle={onToggle}>
      <summary>{label}</summary>
      {isOpen && children()}
    </details>
  );
}
