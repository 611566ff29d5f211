import { createContext, type ComponentChildren } from 'preact';

/** What the desk itself has to show between a screen's title and its content: the views of a list. */
export const UnderTitle = createContext<ComponentChildren>(null);
