/** A history that was told wrongly, or not to its end. */
export class HistoryError extends Error {
  override readonly name = 'HistoryError';
}
