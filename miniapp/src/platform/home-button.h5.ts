/** See home-button.ts. In browsers the sheet h5.scss hides the house beside tabs. */
export function hideHomeButton(): void {
  // Nothing to call.
}
