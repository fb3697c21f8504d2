/** How a session came about. */
export type SignInWay = "password" | "link" | "passkey" | "token" | "oidc" | "guest";
