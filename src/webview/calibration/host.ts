/** The connection of a calibration's page to the editor, and what outlasts its reload. */
import type { CalibrationEdit } from '../../core/calibration/calibrationEdits.ts';
import type { FromCalibration, PickedContribution, ToCalibration } from '../../protocol.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
};

export interface Kept {
  readonly unsaved: readonly CalibrationEdit[];
  readonly picked: readonly PickedContribution[];
}

export interface Host {
  send(message: FromCalibration): void;
  onMessage(listener: (message: ToCalibration) => void): void;
  readonly kept: Kept;
  keep(state: Kept): void;
}

export function connectHost(): Host {
  const api = acquireVsCodeApi();
  return {
    send: (message) => api.postMessage(message),
    onMessage: (listener) =>
      window.addEventListener('message', (event: MessageEvent<ToCalibration>) =>
        listener(event.data),
      ),
    kept: readKept(api.getState()),
    keep: (state) => api.setState(state),
  };
}

function readKept(value: unknown): Kept {
  const { unsaved, picked } = (value ?? {}) as Partial<Record<keyof Kept, unknown>>;
  return {
    unsaved: Array.isArray(unsaved) ? (unsaved as readonly CalibrationEdit[]) : [],
    picked: Array.isArray(picked) ? (picked as readonly PickedContribution[]) : [],
  };
}
