/** What a record holds under a name that came from outside; nothing under the names that every object inherits (`constructor`, `toString`). */
export const lookUp = <T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
