import { useMessages } from '../i18n/index.tsx';

/** The word for an event's type; one that a newer server knows stands under its own name. */
export function useEventWord(): (type: string) => string {
  const events: Readonly<Record<string, string>> = useMessages().record.events;
  return (type) => events[type] ?? type;
}

/** The word for a command's type. */
export function useCommandWord(): (type: string) => string {
  const commands: Readonly<Record<string, string>> = useMessages().record.commands;
  return (type) => commands[type] ?? type;
}
