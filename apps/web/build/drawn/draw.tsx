import { renderToString } from 'preact-render-to-string';
import { Router } from 'wouter-preact';
import { Door } from '../../src/account/door.tsx';
import { PasswordForm } from '../../src/account/password-form.tsx';
import { DoorCards } from '../../src/counter/door-cards.tsx';
import { catalogueOf, Speaking, withWords, type Language, type Messages } from '../../src/i18n/index.tsx';

/** The screens that are drawn before there is a program on the page. */
export type DrawnScreen = 'door' | 'counter';

/** What stands in their place where the server knows more: the county's code and the station's name. */
export const COUNTY = 'COUNTY-CODE';
export const STATION = 'STATION-NAME';

const nothing = () => undefined;

/** Draws a screen as HTML, with the same pieces that draw it in the browser. Its links lead, its form sends nothing by itself. */
export async function draw(screen: DrawnScreen, language: Language): Promise<string> {
  const messages = await catalogueOf(language);
  await withWords(Promise.resolve(), ['counter']);
  const html = renderToString(
    <Speaking first={messages} language={language}>
      <Router ssrPath="/">
        {screen === 'door' ? <SignInDoor messages={messages} /> : <CounterDoors messages={messages} />}
      </Router>
    </Speaking>,
  );
  return html.replace('<form ', '<form method="dialog" ');
}

function SignInDoor({ messages: { account } }: { messages: Messages }) {
  return (
    // How the screens are read is chosen by the program.
    <Door foot={<span class="button button-plain" />}>
      <PasswordForm name="" onName={nothing} password="" onPassword={nothing} onSubmit={nothing} />
      <p class="note">{account.forgotten}</p>
    </Door>
  );
}

function CounterDoors({ messages: { shell } }: { messages: Messages }) {
  return (
    <div class="counter">
      <div class="counter-top">
        <header class="counter-head">
          <span class="counter-station">
            <strong>{STATION}</strong>
          </span>
        </header>
      </div>
      <main class="counter-main">
        <div class="doors-screen">
          <h1>{shell.product}</h1>
          <DoorCards county={COUNTY} />
        </div>
      </main>
    </div>
  );
}
