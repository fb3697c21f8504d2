import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/browser";
import { api } from "../core/api.ts";
import { home } from "../core/home.ts";

/** True where a passkey of this site can be used: on our own pages, which come by a name and not a bare address. */
export const takesPasskeys = (): boolean =>
  home.origin === "" && "PublicKeyCredential" in globalThis && !/^[\d.]+$|:/.test(location.hostname);

/** Asks the browser for a passkey of this site; null when there is none, or its holder did not want to. Throws ApiProblem. */
export async function signByPasskey(): Promise<AuthenticationResponseJSON | null> {
  const optionsJSON = await api.post<PublicKeyCredentialRequestOptionsJSON>("sessions/passkey/challenge");
  const { startAuthentication } = await import("@simplewebauthn/browser");
  return await startAuthentication({ optionsJSON }).catch(() => null);
}

/** Asks the browser to make one; null when nothing came of it. Throws ApiProblem. */
export async function makePasskey(): Promise<RegistrationResponseJSON | null> {
  const optionsJSON = await api.post<PublicKeyCredentialCreationOptionsJSON>("me/passkeys/challenge");
  const { startRegistration } = await import("@simplewebauthn/browser");
  return await startRegistration({ optionsJSON }).catch(() => null);
}
