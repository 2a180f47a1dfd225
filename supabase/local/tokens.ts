import { importJWK, jwtVerify, SignJWT, type JWK, type JWTPayload } from 'jose';

/** The claims of an access token, as Supabase Auth writes them. */
export type Claims = JWTPayload & { sub: string; role: string; session_id: string; email?: string };

export type Tokens = {
  jwks: { keys: JWK[] };
  sign(claims: Omit<Claims, 'iat' | 'exp' | 'iss'>, expiresAt: number): Promise<string>;
  /** The claims of a token of ours that is still good; throws otherwise. */
  verify(token: string): Promise<Claims>;
};

/** Access tokens are ES256, so that the app verifies them with the published key and needs no secret. */
export async function openTokens(signingKey: JWK, issuer: string): Promise<Tokens> {
  const { d: _private, ...publicKey } = signingKey;
  const signer = await importJWK(signingKey, 'ES256');
  const verifier = await importJWK(publicKey, 'ES256');
  const known = new Map<string, Claims>();

  return {
    jwks: { keys: [{ ...publicKey, use: 'sig', key_ops: ['verify'] }] },
    sign: (claims, expiresAt) =>
      new SignJWT({ ...claims, iss: issuer })
        .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: publicKey.kid! })
        .setIssuedAt()
        .setExpirationTime(expiresAt)
        .sign(signer),
    async verify(token) {
      const seen = known.get(token);
      if (seen && seen.exp! * 1000 > Date.now()) return seen;
      known.delete(token);
      const { payload } = await jwtVerify(token, verifier, { algorithms: ['ES256'] });
      if (known.size > 5000) known.clear();
      known.set(token, payload as Claims);
      return payload as Claims;
    },
  };
}
