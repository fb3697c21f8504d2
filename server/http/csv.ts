/** One line of a CSV file as RFC 4180 writes it: what has a comma, a quote or a line end in it stands in quotes. */
export const csvLine = (values: readonly string[]): string => `${values.map(inQuotes).join(",")}\r\n`;

const inQuotes = (value: string) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
